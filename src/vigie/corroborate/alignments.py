"""Two texts line against line: how much of each stands in the other, in the same order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from vigie.corroborate.imprints import BEGINNING, NAME, SHORT, STEM, WEIGHTS, Imprint, Opened, Word, opened

_ALIKE = 0.88  # Jaro-Winkler similarity from which two spellings are one word
_PROMISING = 0.15  # share of the lesser text's names, numbers and things that both speak of
LEAST = 0.25  # share of a line's weight below which two lines are not matched

Cell = tuple[int, int]  # a line of the one text and a line of the other
ByLine = dict[int, list[str]]  # words by the line they stand in


@dataclass(frozen=True, slots=True)
class Alignment:
    """Shares from 0 to 1 of the first text found in the second and the other way round.

    `runs`: runs of words, in one language; `lines`: weight of names, numbers and kindred words in lines that match in order.
    """

    runs: tuple[float, float]
    lines: tuple[float, float]
    matched: int  # pairs of lines


def alignment(one: Imprint, two: Imprint) -> Alignment:
    """How far the two texts tell the same in the same order."""
    shared = len(opened(one).runs & opened(two).runs) if one.language == two.language else 0
    found, pairs = _aligned(one, two) if _promising(one, two) else (0.0, 0)
    return Alignment(
        (shared / (len(opened(one).runs) or 1), shared / (len(opened(two).runs) or 1)),
        (found / (one.weight or 1), found / (two.weight or 1)),
        pairs,
    )


def _promising(one: Imprint, two: Imprint) -> bool:
    """Whether the two texts share enough names, numbers and things, in whatever order, to be compared line by line."""
    both = zip(WEIGHTS, opened(one).sets, opened(two).sets, strict=False)
    shared = sum(weight * len(a & b) for weight, a, b in both)
    whole = min(
        sum(weight * len(words) for weight, words in zip(WEIGHTS, text.kinds, strict=True)) for text in (one, two)
    )
    return shared >= _PROMISING * whole


def _aligned(one: Imprint, two: Imprint) -> tuple[float, int]:
    """The greatest common weight of lines matched in order, and how many pairs it takes."""
    rows: dict[int, list[tuple[int, float]]] = {}
    mine, theirs = opened(one), opened(two)
    for (a, b), held in sorted(common(mine, theirs).items()):
        if held >= LEAST * min(mine.weights[a], theirs.weights[b]):
            rows.setdefault(a, []).append((b, held))
    best = [(0.0, 0)] * (len(theirs.weights) + 1)  # by the last line of the second text, counted from 1
    for row in rows.values():
        new = [(b, held, max(best[: b + 1])) for b, held in row]
        for b, held, (before, pairs) in new:
            best[b + 1] = max(best[b + 1], (before + held, pairs + 1))
    return max(best)


def common(one: Opened, two: Opened) -> dict[Cell, float]:
    """The weight that lines share, where they share anything; lines without one equal name, number or thing do not."""
    found: dict[Cell, float] = {}
    for kind in range(STEM):
        for cell in _cells(one, two, kind):
            found[cell] = found.get(cell, 0.0) + WEIGHTS[kind]
    for cell in _cells(one, two, STEM):
        if cell in found:
            found[cell] += WEIGHTS[STEM]
    for k, kind in enumerate((NAME, STEM)):
        mine, theirs = (
            _by_line(text, kind, words) for text, words in zip((one, two), related(one, two, k), strict=True)
        )
        for a, b in found if mine else ():
            if a in mine and b in theirs:
                found[a, b] += WEIGHTS[kind] * _kindred(mine[a], theirs[b], one.lines[kind], two.lines[kind], (a, b))
    return found


def _cells(one: Opened, two: Opened, kind: int) -> Iterator[Cell]:
    mine, theirs = one.lines[kind], two.lines[kind]
    for word in mine.keys() & theirs.keys():
        for a in mine[word]:
            for b in theirs[word]:
                yield a, b


def _by_line(text: Opened, kind: int, words: Iterable[str]) -> ByLine:
    found: ByLine = {}
    for word in sorted(words):
        for line in text.lines[kind][word]:
            found.setdefault(line, []).append(word)
    return found


def related(one: Opened, two: Opened, kind: int) -> tuple[set[str], set[str]]:
    """The names (0) or other words (1) of each side that have a kin of another spelling on the other: few, in texts that
    are no kin."""
    begun = two.begun[kind]
    pairs = [
        (w, v)
        for beginning, words in one.begun[kind].items()
        if beginning in begun
        for w in words
        for v in begun[beginning]
        if w != v and JaroWinkler.similarity(w, v) >= _ALIKE
    ]
    return {w for w, _ in pairs}, {v for _, v in pairs}


def _kindred(
    mine: list[str], theirs: list[str], one: dict[Word, tuple[int, ...]], two: dict[Word, tuple[int, ...]], cell: Cell
) -> int:
    """How many words of the one line have a kin of their own in the other, beside the words that stand in both."""
    a, b = cell
    left = [v for v in theirs if a not in one.get(v, ())]
    count = 0
    for word in mine if left else ():
        if b in two.get(word, ()):
            continue
        kin = next((other for other in left if kindred(word, other)), None)
        if kin:
            left.remove(kin)
            count += 1
    return count


@lru_cache(maxsize=1 << 18)
def kindred(one: str, two: str) -> bool:
    """Whether two spellings come from one word or name."""
    if one[:BEGINNING] != two[:BEGINNING] or min(len(one), len(two)) < SHORT:
        return one == two
    return JaroWinkler.similarity(one, two) >= _ALIKE
