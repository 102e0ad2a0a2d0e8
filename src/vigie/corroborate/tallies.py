"""The figures that sources give: each as it stands, and what one statement counts together as one number.

"Six huts and a pharmacy" are seven; "13 dead, nine of them police" are 13 with a part; "31 of the 82" are a part of what
is known; "two more" adds to what the same voice counted before. The words are in `languages/*/tallies.toml`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from math import inf

from vigie.corroborate.sides import NOT_FIGHTING, counted
from vigie.corroborate.statements import Statement
from vigie.corroborate.voices import Source
from vigie.languages import language
from vigie.model import Claim, Figure, Span
from vigie.orthography import folded

_BETWEEN = 8  # words that may stand between two numbers of one count


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as a source gives it."""

    figure: Figure
    source: int  # which source of the incident
    voice: Source
    statement: Statement
    key: str = ""  # what is counted, and who: the row that it stands in
    upon: "Given | None" = None  # what the same voice counted before, and to which this one was added

    @property
    def day(self) -> tuple[date, int]:
        """When it was given: the day of publication, then its place in the report."""
        return self.statement.claim.report.published or date.min, self.statement.order

    @property
    def interval(self) -> tuple[float, float]:
        """What it leaves open."""
        return interval(self.figure)

    @property
    def number(self) -> float:
        """The number that it turns on."""
        return number(self.figure)

    @property
    def reads(self) -> str:
        """What its words make of it: "whole", "part" of what is known, or "more" than its voice counted before."""
        return reading(self.statement.claim, self.figure)


def number(figure: Figure) -> float:
    """The number that a figure turns on."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def interval(figure: Figure) -> tuple[float, float]:
    """The numbers that a figure allows; "about" allows a tenth more or less."""
    low = -inf if figure.low is None else float(figure.low)
    high = inf if figure.high is None else float(figure.high)
    if figure.bound == "about":
        return low * 0.9, high * 1.1
    return (low + (figure.bound == "more_than"), high - (figure.bound == "less_than"))


def given(clusters: Iterable[list[Source]]) -> list[Given]:
    """Every figure that the sources give; of a denial only that it was none."""
    found = []
    for number_, cluster in enumerate(clusters):
        for voice in cluster:
            claim = voice.statement.claim
            if claim.event.modality in ("planned", "hypothetical") or claim.voice.stance == "doubts":
                continue
            denies = claim.voice.stance == "denies"
            told = [f for f in claim.figures if not denies or number(f) == 0]
            found += [Given(f, number_, voice, voice.statement) for f in (*told, *sums(voice.statement, told))]
    return found


def sums(statement: Statement, figures: list[Figure]) -> Iterator[Figure]:
    """What a statement counts together: neighbouring exact numbers of one thing, of one side, that are no parts."""
    run: list[Figure] = []
    for figure in figures:
        if run and not (_like(run[-1], figure, statement) and together(statement.claim, run[-1], figure)):
            yield from _summed(run)
            run = []
        run.append(figure)
    yield from _summed(run)


def _summed(run: list[Figure]) -> Iterator[Figure]:
    if len(run) > 1:
        total = sum(number(f) for f in run)
        words = " + ".join(f.span.text for f in run)
        span = Span(run[0].span.start, run[-1].span.end, words)
        yield replace(run[0], span=span, low=total, best=total, high=total, of=None)


def _like(one: Figure, two: Figure, statement: Statement) -> bool:
    if one.what != two.what or one.what == "other" or not one.bound == two.bound == "exact":
        return False
    mine, theirs = counted(one, statement), counted(two, statement)
    return mine == theirs or {mine, theirs} <= NOT_FIGHTING


def together(claim: Claim, one: Figure, two: Figure) -> bool:
    """Whether two numbers of the evidence are counted together: "and" stands right before the second, no part-word anywhere."""
    words = _words(claim)
    text = folded(claim.evidence.exact)
    first = _place(text, one.span.text)
    second = first and _place(text, two.span.text, first[1])
    if not first or not second or _finds(words["within"], text[: second[1]]):
        return False
    between = text[first[1] : second[0]].split()
    return len(between) <= _BETWEEN and any(" ".join(between).endswith(join) for join in words["joins"])


def reading(claim: Claim, figure: Figure) -> str:
    """What the words behind a number make of it: "part", "more" or "whole"."""
    text = folded(claim.evidence.exact)
    place = _place(text, figure.span.text)
    if not place:
        return "whole"
    words, behind = _words(claim), " ".join(text[place[1] :].split()[:3])
    if any(re.match(rf"{re.escape(w)}(?!\w)", behind) for w in words["part"]):
        return "part"
    return "more" if _finds(words["more"], f"{folded(figure.span.text)} {behind}") else "whole"


def _place(text: str, words: str, after: int = 0) -> tuple[int, int] | None:
    found = re.compile(rf"(?<!\w){re.escape(folded(words))}(?!\w)").search(text, after) if words else None
    return found.span() if found else None


def _finds(words: Iterable[str], text: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text) for w in words)


def _words(claim: Claim) -> dict[str, list[str]]:
    return words_of_counting(claim.report.language.split("-")[0])


@cache
def words_of_counting(code: str) -> dict[str, list[str]]:
    """The words by which numbers go together in a language."""
    return language(code).table("tallies")
