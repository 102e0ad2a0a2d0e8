"""Quotations of every typography: « », “ ”, „ “, straight quotes in pairs; per paragraph."""

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\n]+")
_PAIRS = {"«": "»", "“": "”", "„": "“”"}


def quotes(text: str) -> tuple[tuple[int, int], ...]:
    """`(start, end)` of what stands between quotation marks, the marks left out; an unclosed one runs to the line's end."""
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        found += _of_line(line.group(), line.start())
    return tuple(sorted(found))


def _of_line(line: str, offset: int) -> Iterator[tuple[int, int]]:
    position = 0
    while position < len(line):
        char = line[position]
        lone = char == '"' and _only_closes(line, position)  # one whose opening mark is lost
        if not lone and (char in _PAIRS or char == '"' or (char == "”" and line.find("”", position + 1) > 0)):
            closing = _PAIRS.get(char, char)
            end = next((i for i in range(position + 1, len(line)) if line[i] in closing), len(line))
            if char == '"' and end < len(line) and _only_opens(line, end):
                position = end  # the closing mark is lost: another quotation begins first
                continue
            if end < len(line) or char != '"':
                yield offset + position + 1, offset + end
            position = end
        position += 1


def _only_closes(line: str, i: int) -> bool:
    """Whether a straight mark can only close: behind a word or a stop, with a space after it."""
    return (
        i > 0
        and not line[i - 1].isspace()
        and line[i - 1] not in "([-–—"
        and (i + 1 == len(line) or line[i + 1] == " ")
    )


def _only_opens(line: str, i: int) -> bool:
    """Whether a straight mark can only open: behind a space, right before a word."""
    return i > 0 and line[i - 1] == " " and i + 1 < len(line) and line[i + 1].isalnum()


def quoted(span: tuple[int, int], among: tuple[tuple[int, int], ...]) -> float:
    """The share of `span` that stands inside quotations."""
    start, end = span
    inside = sum(max(0, min(end, e) - max(start, s)) for s, e in among)
    return inside / (end - start) if end > start else 0.0
