"""What of a text survives copying, rewording and translation: its lines, each with its words, numbers and names.

Two reports are compared line by line. Within one language, runs of words tell a copy. Across languages and rewordings,
what stays are numbers (as values, however they are written), names (a spelling is compared loosely: "Syrie", "Syria"),
and the words that both languages took from one root ("convoi", "convoy").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from vigie.languages import CODES, language
from vigie.languages.phrases import forms
from vigie.model import Report
from vigie.orthography import folded
from vigie.read.numerals import numerals

RUN = 3  # words of a run: shorter ones are common to all news, longer ones are lost with each small change
LONG = 5  # letters of a word that says something of its own

_LINE = re.compile(r"[^\n.!?…]+(?:[.!?…](?![\s\"»”')\]]*(?:\s|$))[^\n.!?…]*)*[.!?…]*[\"»”')\]]*")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_QUOTES = re.compile(r"[\"«“”»]")
_ELIDED = re.compile(r"^(?:[ldcjmnst]|qu|jusqu|lorsqu|puisqu)['’]|['’]s?$", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a text: its words in folded spelling, and what is language-neutral in it."""

    words: tuple[str, ...]
    numbers: frozenset[float]
    names: frozenset[str]
    concepts: frozenset[str]  # things meant by everyday words, the same in every language
    stems: frozenset[str]  # other words that say something of their own
    quoted: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """A text as it is compared with others."""

    language: str
    lines: tuple[Line, ...]
    runs: frozenset[int]
    names: frozenset[str]
    numbers: frozenset[float]
    concepts: frozenset[str]
    stems: frozenset[str]

    @property
    def size(self) -> int:
        """Words in all."""
        return sum(len(line.words) for line in self.lines)


def marks(report: Report, words: str | None = None) -> Marks:
    """The marks of a report's clean text, or of `words` where its text is not at hand."""
    text = report.text if words is None else words
    lines = tuple(_lines(text, report.language))
    return Marks(
        report.language.split("-")[0],
        lines,
        runs(lines),
        frozenset[str]().union(*(line.names for line in lines)),
        frozenset[float]().union(*(line.numbers for line in lines)),
        frozenset[str]().union(*(line.concepts for line in lines)),
        frozenset[str]().union(*(line.stems for line in lines)),
    )


def runs(lines: tuple[Line, ...]) -> frozenset[int]:
    """Hashes of all runs of `RUN` words within a line; the same in every process."""
    return frozenset(
        _hash(line.words[k : k + RUN]) for line in lines for k in range(max(1, len(line.words) - RUN + 1)) if line.words
    )


@lru_cache(maxsize=1 << 16)
def _hash(run: tuple[str, ...]) -> int:
    value = 1469598103934665603
    for byte in " ".join(run).encode():
        value = ((value ^ byte) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value


def words_of(text: str) -> list[str]:
    """The words of a text as written, elisions cut off."""
    return [_ELIDED.sub("", m.group()) for m in _WORD.finditer(text)]


def _lines(text: str, code: str) -> Iterator[Line]:
    known = language(code)
    values = [(n.start, float(n.value)) for n in numerals(text, known)]
    capitals = _capitals(text)
    at = 0
    for match in _LINE.finditer(text):
        words = words_of(match.group())
        if not words:
            continue
        numbers = set()
        while at < len(values) and values[at][0] < match.end():
            if values[at][0] >= match.start():
                numbers.add(values[at][1])
            at += 1
        yield _line(match.group(), words, frozenset(numbers), capitals, code.split("-")[0])


def _line(text: str, words: list[str], numbers: frozenset[float], capitals: frozenset[str], code: str) -> Line:
    names = {folded(w) for k, w in enumerate(words) if w[0].isupper() and (k or folded(w) in capitals) and len(w) > 2}
    found: set[str] = set()
    stems: set[str] = set()
    for word in words:
        meant = concepts(word.lower(), code)
        found |= meant
        if not meant and len(word) >= LONG and folded(word) not in names:
            stems.add(folded(word))
    return Line(
        tuple(map(folded, words)),
        numbers,
        frozenset(names),
        frozenset(found),
        frozenset(stems),
        bool(_QUOTES.search(text)),
    )


@lru_cache(maxsize=1 << 17)
def concepts(lower: str, code: str) -> frozenset[str]:
    """What an everyday word means, as keys that every language's list shares."""
    listed = _concepts(code)
    return frozenset(key for form in forms(lower, folded(lower), code) for key in listed.get(form, ()))


@cache
def meanings() -> frozenset[str]:
    """The keys of all things that everyday words mean, the same in every language."""
    return frozenset(key for code in CODES for key in language(code).table("concepts")["concepts"])


@cache
def _concepts(code: str) -> dict[str, tuple[str, ...]]:
    listed: dict[str, tuple[str, ...]] = {}
    for key, words in language(code).table("concepts")["concepts"].items():
        for word in words:
            listed[word] = (*listed.get(word, ()), key)
    return listed


def _capitals(text: str) -> frozenset[str]:
    """Words that bear a capital inside a sentence somewhere in the text: names wherever they stand."""
    found = set()
    for match in _LINE.finditer(text):
        found |= {folded(w) for w in _WORD.findall(match.group())[1:] if w[0].isupper()}
    return frozenset(found)
