"""Interviews: blocks whose first line asks and whose other lines answer; the answers are the guest's own words.

A report is one where at least two blocks open with a question of the interviewer and go on below it. The guest is the
first person named before the first question. A report whose lines begin with who speaks ("Awa Koné: …", "A. K. : …") needs
no questions: each such line is that one's own words.
"""

import re
from dataclasses import dataclass

from vigie.attribute.speakers import Source, source
from vigie.languages import Language
from vigie.model import Reading, Report, Span

_BLOCK = re.compile(r"(?:[^\n]+\n?)+")
_LONGEST_QUESTION = 45  # words
_TURN = re.compile(r"^[ \t–—-]*((?:[A-ZÀ-Þ][\w'’-]*\.?[  ]?){1,4}?)[  ]?:[  ]+(?=\S)", re.M)


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


def turns(report: Report, reading: Reading) -> tuple[Answer, ...]:
    """The lines that begin with the name or initials of who speaks; none where no such label stands twice."""
    places = {report.text[p.span.start : p.span.end] for p in reading.places if p.span}
    found = [(m, m.group(1).strip()) for m in _TURN.finditer(report.text)]
    found = [(m, label) for m, label in found if label not in places]
    full = {_initials(label): label for _, label in reversed(found) if " " in label and "." not in label}
    names = [full.get(_initials(label), label) if "." in label else label for _, label in found]
    spoken = []
    for (match, label), name in zip(found, names, strict=True):
        person = " " in name or label.isupper()
        if names.count(name) > 1 and person:
            line = report.text.find("\n", match.end())
            span = Span(match.start(1), match.end(1), match.group(1))
            guest = Source(span, name.title() if name.isupper() and "." not in name else name, person=True)
            spoken.append(Answer(match.end(), line if line > 0 else len(report.text), guest))
    return tuple(spoken)


def _initials(label: str) -> str:
    return "".join(word[0] for word in re.split(r"[.\s  ]+", label) if word)


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
