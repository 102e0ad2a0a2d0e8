"""A text cut into pieces that each lie under the same spans, so that overlapping evidence can be marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that a note is about."""

    number: int
    start: int
    end: int
    family: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks; `opens` are the marks that begin here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()

    @property
    def nearest(self) -> Mark | None:
        """The shortest mark over the piece: the one whose colour it shows."""
        return min(self.marks, key=lambda mark: (mark.end - mark.start, mark.number), default=None)


def paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    """Every line of the text with something on it, as pieces."""
    kept = [mark for mark in marks if mark.start < mark.end]
    seen: set[int] = set()
    found = []
    for line in _PARAGRAPH.finditer(text):
        if line[0].strip():
            found.append(list(_pieces(text, line.start(), line.end(), kept, seen)))
    return found


def _pieces(text: str, start: int, end: int, marks: list[Mark], seen: set[int]) -> Iterator[Piece]:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end, *(edge for mark in here for edge in (mark.start, mark.end) if start < edge < end)}
    for left, right in zip(sorted(edges), sorted(edges)[1:], strict=False):
        over = tuple(mark for mark in here if mark.start <= left and mark.end >= right)
        opens = tuple(mark for mark in over if mark.number not in seen)
        seen.update(mark.number for mark in opens)
        yield Piece(text[left:right], over, opens)
