"""Two texts line against line: how much of each stands in the other, in the same order."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from vigie.corroborate.marks import Line, Marks

_NAME, _NUMBER, _CONCEPT, _STEM = 2.0, 2.0, 1.0, 1.0  # what a shared name, number, thing or word weighs
_ALIKE = 0.88  # Jaro-Winkler similarity from which two spellings are one word
_BEGINNING = 2  # letters that two spellings of one word share at their beginning
_PROMISING = 0.15  # share of the lesser text's names, numbers and things that both speak of
_LEAST = 0.25  # share of a line's weight below which two lines are not matched


@dataclass(frozen=True, slots=True)
class Alignment:
    """Shares from 0 to 1 of the first text found in the second and the other way round.

    `runs`: runs of words, in one language; `lines`: weight of names, numbers and kindred words in lines that match in order.
    """

    runs: tuple[float, float]
    lines: tuple[float, float]
    matched: int  # pairs of lines


def alignment(one: Marks, two: Marks) -> Alignment:
    """How far the two texts tell the same in the same order."""
    shared = len(one.runs & two.runs) if one.language == two.language else 0
    found, pairs = _aligned(one, two) if _promising(one, two) else (0.0, 0)
    weights = [sum(map(weight, text.lines)) for text in (one, two)]
    return Alignment(
        (shared / (len(one.runs) or 1), shared / (len(two.runs) or 1)),
        (found / (weights[0] or 1), found / (weights[1] or 1)),
        pairs,
    )


def _promising(one: Marks, two: Marks) -> bool:
    """Whether the two texts share enough names, numbers and things, in whatever order, to be compared line by line."""
    shared = (
        _NAME * len(one.names & two.names) + _NUMBER * len(one.numbers & two.numbers) + len(one.concepts & two.concepts)
    )
    whole = min(
        _NAME * len(text.names) + _NUMBER * len(text.numbers) + len(text.concepts) + len(text.stems)
        for text in (one, two)
    )
    return shared >= _PROMISING * whole


@lru_cache(maxsize=1 << 16)
def weight(line: Line) -> float:
    """What there is in a line to be found again."""
    return (
        _NAME * len(line.names) + _NUMBER * len(line.numbers) + _CONCEPT * len(line.concepts) + _STEM * len(line.stems)
    )


def common(one: Line, two: Line) -> float:
    """The weight that two lines share; lines without one equal name, number or thing share nothing."""
    if (
        one.names.isdisjoint(two.names)
        and one.numbers.isdisjoint(two.numbers)
        and one.concepts.isdisjoint(two.concepts)
    ):
        return 0.0
    return (
        _NAME * _kindred(one.names, two.names)
        + _NUMBER * len(one.numbers & two.numbers)
        + _CONCEPT * len(one.concepts & two.concepts)
        + _STEM * _kindred(one.stems, two.stems)
    )


def _aligned(one: Marks, two: Marks) -> tuple[float, int]:
    """The greatest common weight of lines matched in order, and how many pairs it takes."""
    rows = [(0.0, 0)] * (len(two.lines) + 1)
    for a in one.lines:
        new = [(0.0, 0)]
        for k, b in enumerate(two.lines):
            held = common(a, b)
            here = rows[k][0] + held, rows[k][1] + 1
            if held < _LEAST * min(weight(a), weight(b)) or not held:
                here = (0.0, 0)
            new.append(max(here, rows[k + 1], new[k]))
        rows = new
    return rows[-1]


def _kindred(one: frozenset[str], two: frozenset[str]) -> int:
    """How many words of the one have a kin of their own in the other; kin begin with the same letters."""
    equal = one & two
    left: dict[str, list[str]] = {}
    for word in sorted(two - equal) if len(equal) < len(one) else ():
        left.setdefault(word[:_BEGINNING], []).append(word)
    count = len(equal)
    for word in sorted(w for w in one - equal if w[:_BEGINNING] in left):
        alike = left[word[:_BEGINNING]]
        kin = next((other for other in alike if kindred(word, other)), None)
        if kin:
            alike.remove(kin)
            count += 1
    return count


@lru_cache(maxsize=1 << 18)
def kindred(one: str, two: str) -> bool:
    """Whether two spellings come from one word or name."""
    if one[:_BEGINNING] != two[:_BEGINNING] or min(len(one), len(two)) < 4:
        return one == two
    return JaroWinkler.similarity(one, two) >= _ALIKE
