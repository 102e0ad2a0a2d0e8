"""Clusters of accounts: which of them tell of one incident.

Pairs are scored; the pair of clusters whose accounts agree best on the average is joined first, and joining stops where no
two clusters agree. What cannot be one (another town, another day, and every pair that a person has put apart) keeps whole
clusters apart, so that no chain of merges ever joins two accounts that no comparison supports. The result depends on the
set of accounts, not on their order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf

from vigie.corroborate.accounts import Account
from vigie.corroborate.scores import Score, threshold

Pair = tuple[str, str]
_APART = -4.0  # what a pair weighs that was never scored: nothing speaks for it


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
    """Clusters being joined: members and the sums of their pairs' scores."""

    members: dict[str, tuple[str, ...]]
    sums: dict[Pair, float] = field(default_factory=dict)

    def mean(self, one: str, two: str) -> float:
        return self.sums[pair(one, two)] / (len(self.members[one]) * len(self.members[two]))

    def join(self, one: str, two: str) -> str:
        """Join two clusters; the new one goes by the smaller name."""
        kept, gone = pair(one, two)
        self.sums.pop((kept, gone))
        for other in self.members:
            if other in (kept, gone):
                continue
            a, b = pair(kept, other), pair(gone, other)
            if a in self.sums or b in self.sums:
                self.sums[a] = self._sum(kept, other) + self._sum(gone, other)
                self.sums.pop(b, None)
        self.members[kept] = tuple(sorted(self.members[kept] + self.members.pop(gone)))
        return kept

    def _sum(self, one: str, two: str) -> float:
        unscored = _APART * len(self.members[one]) * len(self.members[two])
        return self.sums.get(pair(one, two), unscored)


def clusters(
    accounts: Iterable[Account],
    scores: Mapping[Pair, Score],
    *,
    together: Iterable[frozenset[str]] = (),
    apart: Iterable[Pair] = (),
) -> list[Cluster]:
    """The accounts by incident. `together` and `apart` are what people decided: sets of account ids and pairs of them."""
    by_id = {account.id: account for account in sorted(accounts, key=lambda a: a.id)}
    bench = _Bench({name: (name,) for name in by_id})
    bench.sums = {p: s.value for p, s in sorted(scores.items()) if p[0] in by_id and p[1] in by_id}
    for two in apart:
        bench.sums[pair(*two)] = -inf
    for group in together:
        _put_together(bench, sorted(group & by_id.keys()))
    while best := max(((bench.mean(*p), p) for p in bench.sums), default=None):
        if best[0] <= threshold():
            break
        bench.join(*best[1])
    return [_cluster([by_id[m] for m in members], scores) for members in bench.members.values()]


def _put_together(bench: _Bench, names: list[str]) -> None:
    for name in names[1:]:
        homes = [home for home, members in bench.members.items() if names[0] in members or name in members]
        if len(homes) == 2:
            bench.sums.setdefault(pair(*homes), 0.0)
            bench.join(*homes)


def _cluster(members: list[Account], scores: Mapping[Pair, Score]) -> Cluster:
    ids = sorted(m.id for m in members)
    found = [scores[p] for k, one in enumerate(ids) for two in ids[k + 1 :] if (p := pair(one, two)) in scores]
    best = sorted((s for s in found if s.value > threshold()), key=lambda s: (-s.value, s.because))
    return Cluster(tuple(sorted(members, key=lambda a: a.id)), best[0].because if best else ())
