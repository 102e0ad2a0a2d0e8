"""Phrases of the word lists found in a text, all in one pass.

A phrase is written in folded spelling and found between word boundaries. `*` at the end of a word lets it end freely
("newsletter*"), `#` stands for a number, ` … ` for up to six words in between ("from # … a month").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

_LITERAL = re.compile(r"[^*#…]+")
_NUMBER = r"\d[\d.,]*(?: \d{3})*"
_GAP = r"(?:\S+ ){0,6}?"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: where, and the list it belongs to."""

    start: int
    end: int
    key: str


class Lexicon:
    """Phrases by list, looked for together."""

    def __init__(self, lists: Iterable[tuple[str, str]]) -> None:
        self._entries = [(key, _anchor(phrase), phrase) for key, phrase in lists]
        self._automaton = AhoCorasick([anchor for _, (anchor, _), _ in self._entries])

    def hits(self, text: str) -> Iterator[Hit]:
        """Every phrase in a folded text, overlapping ones too."""
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            key, (_, before), phrase = self._entries[number]
            for begin in _begins(text, start, before):
                if found := _pattern(phrase).match(text, begin):
                    yield Hit(begin, found.end(), key)
                    break


def _anchor(phrase: str) -> tuple[str, bool]:
    """The longest literal of a phrase that opens it, or follows the number that does; and whether one does."""
    found = _LITERAL.search(phrase)
    if found is None:
        raise ValueError(f"no literal in the phrase {phrase!r}")
    return (found[0].strip() if found.start() else found[0].rstrip()), bool(found.start())


def _begins(text: str, start: int, numbered: bool) -> Iterator[int]:
    if not numbered:
        yield start
        return
    head = re.search(r"\d[\d., ]*$", text[max(0, start - 16) : start])
    if head:
        yield start - len(head[0])


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    words = [_GAP if word == "…" else _word(word) + " +" for word in phrase.split(" ")]
    left = r"(?<!\w)" if phrase[0].isalnum() or phrase[0] == "#" else ""
    right = r"(?!\w)" if phrase[-1].isalnum() or phrase[-1] == "#" else ""
    return re.compile(left + "".join(words).removesuffix(" +") + right)


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\#", _NUMBER)
