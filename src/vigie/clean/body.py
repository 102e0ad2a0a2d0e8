"""The clean text: what is left of the source when the cuts are taken, and the way back."""

from collections.abc import Iterable, Sequence

from vigie.clean.layout import Paragraph
from vigie.clean.passages import Cut
from vigie.clean.source import Segment, Source
from vigie.model import Removed

LONG = 100  # characters: two such lines under each other are paragraphs, not items of a list


def body(source: Source, lines: Sequence[Paragraph], cuts: Iterable[Cut]) -> tuple[str, tuple[Segment, ...]]:
    """The text that stays, paragraphs apart by a blank line and items of a list by the line end they had."""
    cuts = sorted(cuts, key=lambda cut: cut.start)
    pieces: list[str] = []
    origins: list[Segment] = []
    length, before = 0, None
    for line in lines:
        for first, (start, end) in enumerate(_left(source.text, line, cuts)):
            gap = _gap(before, line) if not first else " "
            if gap:
                origins.append((length, _gap_position(source, start, len(gap)), len(gap)))
            pieces += gap, source.text[start:end]
            length += len(gap)
            origins += ((length + at - start, received, run) for at, received, run in source.segments(start, end))
            length += end - start
            before = line
    return "".join(pieces), _merged(origins)


def _gap_position(source: Source, start: int, length: int) -> int:
    """Where the white space before a piece stands: just before it."""
    return max(0, source.at(start) - length)


def _left(text: str, line: Paragraph, cuts: Sequence[Cut]) -> list[tuple[int, int]]:
    """What the cuts leave of one paragraph, without white space at the ends."""
    spans, at = [], line.start
    for cut in cuts:
        if cut.end > line.start and cut.start < line.end:
            spans.append((at, max(at, cut.start)))
            at = max(at, cut.end)
    spans.append((at, line.end))
    return [span for a, b in spans if (span := _stripped(text, a, b))]


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if not any(char.isalnum() for char in piece):
        return None
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _gap(before: Paragraph | None, line: Paragraph) -> str:
    if before is None:
        return ""
    long = min(len(before.text), len(line.text)) >= LONG
    return "\n\n" if before.block != line.block or long else "\n"


def _merged(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Neighbouring runs that continue each other, as one."""
    merged: list[Segment] = []
    for clean, received, length in segments:
        if merged and sum(merged[-1][::2]) == clean and merged[-1][1] + merged[-1][2] == received:
            merged[-1] = (merged[-1][0], merged[-1][1], merged[-1][2] + length)
        else:
            merged.append((clean, received, length))
    return tuple(merged)


def removed(source: Source, cuts: Iterable[Cut]) -> tuple[Removed, ...]:
    """The cuts as passages of the text as received, in order."""
    found = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        start, end = source.at(cut.start), source.at(cut.end - 1) + 1
        found.append(Removed(start, end, source.received[start:end], cut.rule))
    return tuple(found)
