"""Clusters of accounts: which of them tell of one incident.

Pairs are scored; the pair of clusters whose accounts agree best on the average is joined first, and joining stops where no
two clusters agree. What cannot be one (another town, another day, and every pair that a person has put apart) keeps whole
clusters apart, so that no chain of merges ever joins two accounts that no comparison supports. The result depends on the
set of accounts, not on their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf

from vigie.corroborate.accounts import Account
from vigie.corroborate.scores import Score, threshold

Pair = tuple[str, str]
MARGIN = 1.5  # by how much a vague account must agree better with one incident than with its rivals
UNSCORED = -4.0  # what a pair weighs that was never scored: nothing speaks for it


@dataclass(slots=True)
class Cluster:
    """Accounts of one incident, and the scores by which they came together."""

    accounts: tuple[Account, ...]
    because: tuple[str, ...] = ()


def pair(one: str, two: str) -> Pair:
    """Two ids in their order."""
    return (one, two) if one < two else (two, one)


@dataclass(slots=True)
class _Bench:
    """Clusters being joined: members, the sums of their pairs' scores, and a heap of the pairs by their mean."""

    members: dict[str, tuple[str, ...]]
    unclear: frozenset[str]  # accounts that give no day or no place
    sums: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    heap: list[tuple[float, str, str, int, int]] = field(default_factory=list)

    def put(self, one: str, two: str, total: float) -> None:
        """The sum of two clusters' scores; pairs above the threshold may be joined."""
        self.sums[one][two] = self.sums[two][one] = total
        sizes = len(self.members[one]), len(self.members[two])
        mean = total / (sizes[0] * sizes[1])
        if mean > threshold():
            heappush(self.heap, (-mean, one, two, *sizes) if one < two else (-mean, two, one, sizes[1], sizes[0]))

    def best(self) -> tuple[str, str] | None:
        """The pair that agrees best; what was joined meanwhile is passed over."""
        while self.heap:
            _, one, two, a, b = heappop(self.heap)
            if len(self.members.get(one, ())) == a and len(self.members.get(two, ())) == b:
                return one, two
        return None

    def vague(self, name: str) -> bool:
        """Whether none of a cluster's accounts gives both a day and a place."""
        return self.unclear.issuperset(self.members[name])

    def ambiguous(self, one: str, two: str) -> bool:
        """Whether one of two clusters is vague, and would go as well with another that cannot be one with its mate."""
        for vague, mate in ((one, two), (two, one)):
            if not self.vague(vague) or self.vague(mate):
                continue
            best = self._mean(vague, mate)
            for other in self.sums[vague]:
                rival = other != mate and self._mean(vague, other) >= max(best - MARGIN, threshold())
                if rival and not self.vague(other) and self._mean(mate, other) < threshold():
                    return True
        return False

    def _mean(self, one: str, two: str) -> float:
        size = len(self.members[one]) * len(self.members[two])
        return self.sums[one].get(two, UNSCORED * size) / size

    def join(self, one: str, two: str) -> None:
        """Join two clusters; the new one goes by the smaller name."""
        kept, gone = pair(one, two)
        sizes = len(self.members[kept]), len(self.members[gone])
        theirs = self.sums.pop(gone)
        mine = self.sums[kept]
        self.members[kept] = tuple(sorted(self.members[kept] + self.members.pop(gone)))
        mine.pop(gone, None)
        theirs.pop(kept, None)
        for other in sorted(mine.keys() | theirs.keys()):
            size = len(self.members[other])
            total = mine.get(other, UNSCORED * sizes[0] * size) + theirs.get(other, UNSCORED * sizes[1] * size)
            self.sums[other].pop(gone, None)
            self.put(kept, other, total)


def clusters(
    accounts: Iterable[Account],
    scores: Mapping[Pair, Score],
    *,
    together: Iterable[frozenset[str]] = (),
    apart: Iterable[Pair] = (),
) -> list[Cluster]:
    """The accounts by incident. `together` and `apart` are what people decided: sets of account ids and pairs of them."""
    by_id = {account.id: account for account in sorted(accounts, key=lambda a: a.id)}
    vague = frozenset(name for name, account in by_id.items() if account.vague)
    bench = _Bench({name: (name,) for name in by_id}, vague)
    decided = {pair(*two): -inf for two in apart}
    values = {p: s.value for p, s in scores.items()} | decided
    for (one, two), value in sorted(values.items()):
        if one in by_id and two in by_id:
            bench.put(one, two, value)
    for group in together:
        _put_together(bench, sorted(group & by_id.keys()))
    while best := bench.best():
        if not bench.ambiguous(*best):
            bench.join(*best)
    return [_cluster([by_id[m] for m in members], scores) for members in bench.members.values()]


def _put_together(bench: _Bench, names: list[str]) -> None:
    for name in names[1:]:
        homes = [home for home, members in bench.members.items() if names[0] in members or name in members]
        if len(homes) == 2:
            bench.join(homes[0], homes[1])


def _cluster(members: list[Account], scores: Mapping[Pair, Score]) -> Cluster:
    ids = sorted(m.id for m in members)
    found = [scores[p] for k, one in enumerate(ids) for two in ids[k + 1 :] if (p := pair(one, two)) in scores]
    best = sorted((s for s in found if s.value > threshold()), key=lambda s: (-s.value, s.because))
    return Cluster(tuple(sorted(members, key=lambda a: a.id)), best[0].because if best else ())
