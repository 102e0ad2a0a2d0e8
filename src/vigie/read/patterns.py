"""Regular expressions made of word lists."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """The words as alternatives, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def before_noun(words: Iterable[str]) -> str:
    """The same where a word is parted from what follows by a space, unless it is elided ("de ", "d'")."""
    return "|".join(linked(word) for word in sorted(words, key=len, reverse=True))


def linked(word: str) -> str:
    """A word and the space behind it, unless it is elided."""
    return re.escape(word) + ("" if word.endswith("'") else " ")
