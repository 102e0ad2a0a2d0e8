"""The marks of a text as they are kept among many: some three kilobytes a report, opened when two texts are compared.

Each distinct word is held once, with the lines it stands in as bits of a number; spellings are shared between texts.
"""

import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from struct import Struct

from vigie.corroborate.marks import Line, Marks

NAME, NUMBER, CONCEPT, STEM = range(4)
WEIGHTS = (2.0, 2.0, 1.0, 1.0)  # what a shared name, number, thing or word weighs
BEGINNING = 2  # letters that two spellings of one word share at their beginning
SHORT = 4  # letters below which a word has no kin of another spelling

BITS = (128, 64, 256, 256)  # of a line: for its names, numbers, things and other words
_MORE = Struct("<4H")
Word = str | float
Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Imprint:
    """A text as it is compared with others: its names, numbers, things and other words, and its runs."""

    language: str
    size: int  # words in all
    kinds: tuple[Words, Words, Words, Words]
    lines: bytes  # for each word of all kinds in turn the lines it stands in, as bits
    weights: bytes  # of each line, in four bytes: what there is in it to be found again
    bits: bytes  # of each line: for each kind its `BITS`, then in two bytes each the words beyond them
    runs: bytes  # eight each
    weight: float  # of all lines


def imprint(marks: Marks) -> Imprint:
    """The marks of a text in little space."""
    kinds = [_lines(marks.lines, kind) for kind in range(4)]
    width = (len(marks.lines) + 7) // 8
    held = b"".join(bits.to_bytes(width, "little") for words in kinds for bits in words.values())
    names, numbers, concepts, stems = (tuple(words) for words in kinds)
    weights = array("I", (int(weight(line)) for line in marks.lines))
    return Imprint(
        marks.language, marks.size, (names, numbers, concepts, stems), held, weights.tobytes(),
        b"".join(map(_bits, marks.lines)), array("Q", marks.runs).tobytes(), float(sum(weights)),
    )  # fmt: skip


def _bits(line: Line) -> bytes:
    """A line as bits of its words, and how many words of each kind bear a bit that another bears."""
    found, more = [0, 0, 0, 0], [0, 0, 0, 0]
    for kind, words in enumerate((line.names, line.numbers, line.concepts, line.stems)):
        for word in words:
            sign = word[:BEGINNING] if kind in (NAME, STEM) and isinstance(word, str) else word
            found[kind] |= 1 << hash(sign) % BITS[kind]
        more[kind] = len(words) - found[kind].bit_count()
    each = (one.to_bytes(size // 8, "little") for one, size in zip(found, BITS, strict=True))
    return b"".join(each) + _MORE.pack(*more)


def _lines(lines: Iterable[Line], kind: int) -> dict[Word, int]:
    """The words of a kind, each with the lines it stands in."""
    found: dict[Word, int] = {}
    for number, line in enumerate(lines):
        for word in (line.names, line.numbers, line.concepts, line.stems)[kind]:
            word = sys.intern(word) if isinstance(word, str) else word
            found[word] = found.get(word, 0) | 1 << number
    return found


def weight(line: Line) -> float:
    """What there is in a line to be found again."""
    kinds = (line.names, line.numbers, line.concepts, line.stems)
    return sum(each * len(words) for each, words in zip(WEIGHTS, kinds, strict=True))


class Opened:
    """An imprint with its words where they can be looked up."""

    def __init__(self, closed: Imprint) -> None:
        self._closed = closed

    @cached_property
    def runs(self) -> frozenset[int]:
        """Hashes of its runs of words."""
        return frozenset(array("Q", self._closed.runs))

    @cached_property
    def weights(self) -> "array[int]":
        """Of each line."""
        return array("I", self._closed.weights)

    @cached_property
    def sets(self) -> tuple[frozenset[Word], ...]:
        """The words of each kind but the last."""
        return tuple(map(frozenset, self._closed.kinds[:STEM]))

    @cached_property
    def lines(self) -> tuple[dict[Word, tuple[int, ...]], ...]:
        """For each kind, the lines in which a word stands."""
        held, width, at = self._closed.lines, (len(self._closed.weights) // 4 + 7) // 8, 0
        found = []
        for words in self._closed.kinds:
            ends = range(at + width, at + width * (len(words) + 1), width) if width else ()
            found.append({w: bits(held[end - width : end]) for w, end in zip(words, ends, strict=True)})
            at += width * len(words)
        return tuple(found)

    @cached_property
    def begun(self) -> tuple[dict[str, list[str]], ...]:
        """Names and other words, for each beginning, that are long enough to have a kin."""
        return tuple(_begun(self._closed.kinds[kind]) for kind in (NAME, STEM))


def _begun(words: Words) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        if isinstance(word, str) and len(word) >= SHORT:
            found.setdefault(word[:BEGINNING], []).append(word)
    return found


@lru_cache(maxsize=256)
def opened(closed: Imprint) -> Opened:
    """The imprint opened; those that were used last stay open."""
    return Opened(closed)


@lru_cache(maxsize=1 << 14)
def bits(held: bytes) -> tuple[int, ...]:
    """The numbers whose bits are set."""
    value = int.from_bytes(held, "little")
    return tuple(k for k in range(value.bit_length()) if value >> k & 1)
