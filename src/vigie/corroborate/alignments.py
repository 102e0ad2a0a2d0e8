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


Related = tuple[frozenset[str], frozenset[str]]


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


def common(one: Line, two: Line, names: Related, stems: Related) -> float:
    """The weight that two lines share; lines without one equal name, number or thing share nothing.

    `names` and `stems`: the words of the two texts that can have a kin of another spelling.
    """
    if (
        one.names.isdisjoint(two.names)
        and one.numbers.isdisjoint(two.numbers)
        and one.concepts.isdisjoint(two.concepts)
    ):
        return 0.0
    return (
        _NAME * _kindred(one.names, two.names, names)
        + _NUMBER * len(one.numbers & two.numbers)
        + _CONCEPT * len(one.concepts & two.concepts)
        + _STEM * _kindred(one.stems, two.stems, stems)
    )


def _aligned(one: Marks, two: Marks) -> tuple[float, int]:
    """The greatest common weight of lines matched in order, and how many pairs it takes."""
    names, stems = related(one.names, two.names), related(one.stems, two.stems)
    least = [_LEAST * weight(b) for b in two.lines]
    rows = [(0.0, 0)] * (len(two.lines) + 1)
    for a in one.lines:
        new = [(0.0, 0)]
        enough = _LEAST * weight(a)
        for k, b in enumerate(two.lines):
            held = common(a, b, names, stems)
            here = rows[k][0] + held, rows[k][1] + 1
            if not held or held < min(enough, least[k]):
                here = (0.0, 0)
            new.append(max(here, rows[k + 1], new[k]))
        rows = new
    return rows[-1]


def related(one: frozenset[str], two: frozenset[str]) -> Related:
    """The words of each side that have a kin of another spelling on the other: few, in texts that are no kin."""
    begun: dict[str, list[str]] = {}
    for word in two:
        begun.setdefault(word[:_BEGINNING], []).append(word)
    pairs = [(w, v) for w in one for v in begun.get(w[:_BEGINNING], ()) if w != v and kindred(w, v)]
    return frozenset(w for w, _ in pairs), frozenset(v for _, v in pairs)


def _kindred(one: frozenset[str], two: frozenset[str], texts: Related) -> int:
    """How many words of the one have a kin of their own in the other."""
    equal = one & two
    count = len(equal)
    left = sorted((two & texts[1]) - equal)
    if not left:
        return count
    for word in sorted((one & texts[0]) - equal):
        kin = next((other for other in left if kindred(word, other)), None)
        if kin:
            left.remove(kin)
            count += 1
    return count


@lru_cache(maxsize=1 << 18)
def kindred(one: str, two: str) -> bool:
    """Whether two spellings come from one word or name."""
    if one[:_BEGINNING] != two[:_BEGINNING] or min(len(one), len(two)) < 4:
        return one == two
    return JaroWinkler.similarity(one, two) >= _ALIKE
