"""Interviews: blocks whose first line asks and whose other lines answer; the answers are the guest's own words.

A report is one where at least two blocks open with a question of the interviewer and go on below it. The guest is the
first person named before the first question.
"""

import re
from dataclasses import dataclass

from vigie.attribute.speakers import Source, source
from vigie.languages import Language
from vigie.model import Reading, Report

_BLOCK = re.compile(r"(?:[^\n]+\n?)+")
_LONGEST_QUESTION = 45  # words


@dataclass(frozen=True, slots=True)
class Answer:
    """What a guest says: character offsets of an answer, and the guest."""

    start: int
    end: int
    guest: Source


def answers(report: Report, reading: Reading, words: Language) -> tuple[Answer, ...]:
    """The answers of an interview; none where the report is no interview or names no guest."""
    blocks = [(m.start(), m.group().rstrip("\n")) for m in _BLOCK.finditer(report.text)]
    asked: list[tuple[int, str, str]] = []
    for start, block in blocks:
        if _asks(block):
            first, _, rest = block.partition("\n")
            asked.append((start, first, rest))
    if sum(first.rstrip().endswith("?") for _, first, _ in asked) < 2 and len(asked) < 3:
        return ()
    guest = _guest(reading, report, asked[0][0], words)
    if guest is None:
        return ()
    return tuple(
        Answer(start + len(first) + 1, start + len(first) + 1 + len(rest), guest) for start, first, rest in asked
    )


def _asks(block: str) -> bool:
    first, _, rest = block.partition("\n")
    ends = first.rstrip().endswith(("?", ".", "…", "!"))
    return (
        bool(rest.strip())
        and ends
        and len(first.split()) <= _LONGEST_QUESTION
        and not first.lstrip().startswith(("-", "•", "*"))
    )


def _guest(reading: Reading, report: Report, before: int, words: Language) -> Source | None:
    for sentence in reading.sentences:
        if sentence.start >= before:
            break
        found = source(reading.tokens[sentence.first : sentence.last], report.text, reading, words)
        if found is not None and found.person:
            return found
    return None
