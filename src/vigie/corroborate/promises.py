"""Which of many texts can tell the same as one: most that share some names need no alignment, and none that might is left out.

Each line is held as bits: one for each name and word by its beginning, which all its kin share, and one for each number and
thing. What two lines share is at most the bits that both have, and the words beyond them. The bits of all texts are
looked at in one go.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from vigie.corroborate.alignments import LEAST
from vigie.corroborate.imprints import BITS, STEM, WEIGHTS, Imprint

Counts = npt.NDArray[np.int64]
RUN_BITS = 16  # of a run, by which it is looked up
_SLACK = 1e-6
_ENDS = list(accumulate((bits // 64 for bits in BITS), initial=0))
_COLUMNS = [range(*ends) for ends in pairwise(_ENDS)]
_ROW = np.dtype([("bits", np.uint64, (_ENDS[-1],)), ("more", np.uint16, (len(BITS),))])


def runs_shared(one: Imprint, others: Sequence[Imprint]) -> Counts:
    """How many runs of words each of the others shares with the one at most, in whatever language."""
    mine = np.zeros(1 << RUN_BITS, np.int64)
    mine[_short(one.runs)] = 1
    found = np.concatenate(([0], np.cumsum(mine[_short(b"".join(other.runs for other in others))])))
    ends = np.cumsum([len(other.runs) // 8 for other in others], dtype=np.int64)
    return np.diff(found[np.concatenate(([0], ends))])


def _short(runs: bytes) -> npt.NDArray[np.uint64]:
    return np.frombuffer(runs, np.uint64) & np.uint64((1 << RUN_BITS) - 1)


def lines_shared(one: Imprint, others: Sequence[Imprint]) -> tuple[npt.NDArray[np.float64], Counts]:
    """The weight that each of the others can share with the one in matched lines at most, and in how many lines."""
    most = _cells(one, b"".join(other.bits for other in others), b"".join(other.weights for other in others))
    sizes = np.array([len(other.weights) // 4 for other in others], np.int64)
    weights, counts = np.zeros(len(others)), np.zeros(len(others), np.int64)
    told = np.flatnonzero(sizes)
    if len(told) and most.shape[0]:
        starts = np.concatenate(([0], np.cumsum(sizes[told])[:-1]))
        best = np.maximum.reduceat(most, starts, axis=1)  # my lines by texts
        theirs = np.add.reduceat(most.max(axis=0), starts)
        weights[told] = np.minimum(best.sum(axis=0), theirs)
        counts[told] = np.count_nonzero(best, axis=0)
    return weights, counts


def _cells(one: Imprint, bits: bytes, weights: bytes) -> npt.NDArray[np.float64]:
    """The weight that each of my lines can share with each of theirs; 0 where they cannot be matched."""
    mine, theirs = np.frombuffer(one.bits, _ROW), np.frombuffer(bits, _ROW)
    found = np.zeros((len(mine), len(theirs)))
    met = np.zeros(found.shape, bool)
    for kind, weight in enumerate(WEIGHTS):
        both = np.minimum.outer(mine["more"][:, kind], theirs["more"][:, kind])
        for column in _COLUMNS[kind]:
            held = np.bitwise_count(np.bitwise_and.outer(mine["bits"][:, column], theirs["bits"][:, column]))
            both += held
            met |= (held > 0) & (kind != STEM)
        found += weight * both
    lesser = np.minimum.outer(np.frombuffer(one.weights, np.uint32), np.frombuffer(weights, np.uint32))
    return np.where(met & (found >= LEAST * lesser - _SLACK), found, 0.0)
