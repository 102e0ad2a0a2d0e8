"""MUC, B³ and CEAF-e: how far two ways of sorting the same mentions into clusters agree.

Each measure returns its hits with what they are a share of on both sides; CoNLL F1 is the mean of the three F1 (Pradhan
et al. 2014). Both sides may hold mentions that the other lacks, as they do once clusters of one are left out.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Cluster = frozenset[Hashable]
Clusters = Collection[Cluster]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is right of all that was found and of all that the gold holds."""

    right_found: float
    found: float
    right_wanted: float
    wanted: float

    @property
    def precision(self) -> float:
        """The share of what was found."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what the gold holds."""
        return self.right_wanted / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measures(gold: Clusters, ours: Clusters) -> dict[str, Agreement]:
    """The three measures by name."""
    return {"MUC": muc(gold, ours), "B3": b_cubed(gold, ours), "CEAF-e": ceaf_e(gold, ours)}


def conll(gold: Clusters, ours: Clusters) -> float:
    """The mean of the three F1."""
    found = measures(gold, ours)
    return sum(one.f1 for one in found.values()) / len(found)


def without_singletons(clusters: Clusters) -> list[Cluster]:
    """The clusters of more than one mention."""
    return [one for one in clusters if len(one) > 1]


def muc(gold: Clusters, ours: Clusters) -> Agreement:
    """Links: a cluster of n mentions has n - 1, less one for each part beyond the first that the other side makes of it."""
    return Agreement(*_links(ours, gold), *_links(gold, ours))


def _links(of: Clusters, by: Clusters) -> tuple[int, int]:
    home = _homes(by)
    kept = sum(len(one) - len({home.get(mention, -k - 1) for k, mention in enumerate(one)}) for one in of)
    return kept, sum(len(one) - 1 for one in of)


def b_cubed(gold: Clusters, ours: Clusters) -> Agreement:
    """Mentions: each counts the share of its own cluster that its cluster on the other side holds too."""
    return Agreement(*_shares(ours, gold), *_shares(gold, ours))


def _shares(of: Clusters, by: Clusters) -> tuple[float, int]:
    held = sum(common * common / len(of_one) for of_one, _, common in _overlaps(of, by))
    return held, sum(map(len, of))


def ceaf_e(gold: Clusters, ours: Clusters) -> Agreement:
    """Clusters, mapped one to one so that the sum of their likenesses (Dice) is greatest."""
    total = sum(map(_best_sum, _connected(gold, ours)))
    return Agreement(total, len(ours), total, len(gold))


def _homes(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: k for k, one in enumerate(clusters) for mention in one}


def _overlaps(of: Clusters, by: Clusters) -> Iterator[tuple[Cluster, Cluster, int]]:
    """Pairs of clusters that share mentions, and how many."""
    home, others = _homes(by), list(by)
    for one in of:
        for k in sorted({home[mention] for mention in one if mention in home}):
            yield one, others[k], len(one & others[k])


def _connected(gold: Clusters, ours: Clusters) -> Iterator[list[tuple[Cluster, Cluster, float]]]:
    """The likenesses of pairs that share mentions, in groups that share no cluster: each is mapped by itself."""
    groups: list[list[tuple[Cluster, Cluster, float]]] = []
    for wanted, found, common in _overlaps(gold, ours):
        row = (wanted, found, 2 * common / (len(wanted) + len(found)))
        touched = [group for group in groups if any(wanted is a or found is b for a, b, _ in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([*(one for group in touched for one in group), row])
    yield from groups


def _best_sum(pairs: Iterable[tuple[Cluster, Cluster, float]]) -> float:
    rows = list(pairs)
    gold = list(dict.fromkeys(wanted for wanted, _, _ in rows))
    ours = list(dict.fromkeys(found for _, found, _ in rows))
    likeness = np.zeros((len(gold), len(ours)))
    for wanted, found, value in rows:
        likeness[gold.index(wanted), ours.index(found)] = value
    return float(sum(likeness[i, j] for i, j in assignment(likeness)))


def assignment(values: npt.ArrayLike | Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Rows paired with columns one to one so that the sum of `values` is greatest (Kuhn 1955, Munkres 1957)."""
    table = np.asarray(values, dtype=float)
    if table.size == 0:
        return []
    if table.shape[0] > table.shape[1]:
        return sorted((i, j) for j, i in assignment(table.T))
    return _cheapest(-table)


def _cheapest(costs: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    """Every row, of which there are no more than columns, with a column of its own, for the least sum.

    Row after row takes a column along the shortest path of swaps; prices on rows and columns keep all reduced costs
    from sinking below zero.
    """
    rows, columns = costs.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    taken = np.full(columns, -1)
    for row in range(rows):
        _swap_in(row, costs, row_price, column_price, taken)
    return sorted((int(taken[j]), int(j)) for j in np.flatnonzero(taken >= 0))


def _swap_in(
    row: int,
    costs: npt.NDArray[np.float64],
    row_price: npt.NDArray[np.float64],
    column_price: npt.NDArray[np.float64],
    taken: npt.NDArray[np.int_],
) -> None:
    """Give `row` a column, by the shortest path to one that is free (Dijkstra over reduced costs)."""
    columns = costs.shape[1]
    away, before = np.full(columns, np.inf), np.full(columns, -1)
    done = np.zeros(columns, bool)
    here, reach, last = row, 0.0, -1
    while True:
        through = reach + costs[here] - row_price[here] - column_price
        nearer = ~done & (through < away)
        away[nearer], before[nearer] = through[nearer], last
        last = int(np.argmin(np.where(done, np.inf, away)))
        done[last], reach = True, float(away[last])
        if taken[last] < 0:
            break
        here = int(taken[last])
    passed = np.flatnonzero(done & (away < reach))
    row_price[row] += reach
    row_price[taken[passed]] += reach - away[passed]
    column_price[passed] -= reach - away[passed]
    while last >= 0:
        previous = int(before[last])
        taken[last] = taken[previous] if previous >= 0 else row
        last = previous
