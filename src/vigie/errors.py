"""What can go wrong, as a tree.

VigieError                    anything vigie raises on purpose; says what is wrong and what to do about it
├── InputError                a document that cannot be read; kept as a Problem, the rest goes on
│   ├── EmptyInputError       no bytes, or no text in them
│   ├── BinaryInputError      not a text
│   ├── OversizeInputError    larger than the limit
│   └── UnknownLanguageError  a language without a folder
├── StoreError                the store cannot do what is asked
│   ├── UnreachableError      there is no store at the address, or it does not answer
│   ├── NewerSchemaError      a later vigie made it
│   ├── UnknownError          it holds nothing of that name
│   └── ConflictError         somebody else judged the same meanwhile
└── OptionError               an option of the caller that makes no sense (a bad date, a missing column)

A Problem is the value that such an error becomes: shown, counted, never raised.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


class VigieError(Exception):
    """Anything vigie raises on purpose: what is wrong, and what to do about it."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


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
            f"no words for the language {code!r}; vigie reads {', '.join(known)}",
            remedy="if the text is in one of these, say which with --language",
        )


class StoreError(VigieError):
    """The store cannot do what is asked."""


class UnreachableError(StoreError):
    """There is no store at the address, or it does not answer."""


class NewerSchemaError(StoreError):
    """A later vigie made it."""


class UnknownError(StoreError):
    """It holds nothing of that name."""


class ConflictError(StoreError):
    """Somebody else judged the same meanwhile: `theirs` are the records of their judgements, `version` is what there is now."""

    def __init__(self, message: str, *, theirs: list[dict[str, Any]], version: int) -> None:
        super().__init__(message, remedy="look at what they judged, then judge again")
        self.theirs, self.version = theirs, version


class OptionError(VigieError):
    """An option of the caller that makes no sense."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be understood, and what to do about it. `lost`: a report could not be read for it."""

    uri: str
    message: str
    remedy: str = ""
    lost: bool = True

    def __str__(self) -> str:
        return f"{self.uri}: {self.message}" + (f" — {self.remedy}" if self.remedy else "")


def problem(uri: str, error: VigieError) -> Problem:
    """The Problem that an error becomes when the rest goes on."""
    return Problem(uri, str(error).removeprefix(f"{uri}: "), error.remedy)
