"""What can go wrong, as a tree.

VigieError                    anything vigie raises on purpose; its message names file, place and remedy
├── InputError                a document that cannot be read; kept as a Problem, the rest goes on
│   ├── EmptyInputError       no bytes, or no text in them
│   ├── BinaryInputError      not a text
│   ├── OversizeInputError    larger than the limit
│   └── UnknownLanguageError  a language without a folder
└── OptionError               an option of the caller that makes no sense (a bad date, a missing column)
"""

from collections.abc import Iterable


class VigieError(Exception):
    """Anything vigie raises on purpose."""


class InputError(VigieError):
    """A document that cannot be read."""


class EmptyInputError(InputError):
    """No bytes, or no text in them."""


class BinaryInputError(InputError):
    """Not a text."""


class OversizeInputError(InputError):
    """Larger than the limit."""


class UnknownLanguageError(InputError):
    """A language without a folder."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        super().__init__(
            f"no words for the language {code!r}; vigie reads {', '.join(known)} (say which with --language, "
            "or add a folder under languages/)"
        )


class OptionError(VigieError):
    """An option of the caller that makes no sense."""
