"""Claims that another incident fits better than the one that their account came to.

An account is made from its report alone, and goes to an incident as a whole. Once the incidents of many reports are known,
a claim may turn out to have been taken into the wrong account: two towns' tolls in one sentence, a bombing told between a
march and its arrests. So each claim is weighed against every incident that its report
tells of or that its account might go with: by how it fits the claims that its own
report makes there, and, on the average, what the other reports tell there. It moves where another incident fits better by
`GAIN`; one that is alone in its incident stays, as its account was weighed as it is. All claims are weighed before any is
moved, in a few rounds, so that no order matters.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vigie.corroborate.accounts import Account
from vigie.corroborate.incidents import Cluster
from vigie.corroborate.scores import between, within
from vigie.corroborate.statements import Statement

GAIN = 1.0  # bits: how much better another incident must fit
OTHERS = 1.5  # how much the other reports weigh beside the report itself
ROUNDS = 2
WORST_WITHIN, WORST_BETWEEN = -20.0, -12.0  # lower than that makes no difference

Homes = Mapping[str, int]  # the number of a claim's incident
Told = tuple[Statement, ...]


def settled(
    found: Iterable[Cluster], near: Mapping[str, Collection[str]], *, pinned: Collection[str] = ()
) -> list[Cluster]:
    """The clusters by their first accounts, with each claim where it fits best; one may be left without any.

    `near`: for the ids of accounts, those of other reports that they might go with. Claims of accounts in `pinned` stay.
    """
    clusters = sorted(found, key=lambda c: min(a.id for a in c.accounts))
    if len(clusters) < 2:
        return clusters
    first = {s.id: k for k, c in enumerate(clusters) for a in c.accounts for s in a.statements}
    stay = {s.id for c in clusters for a in c.accounts if a.id in pinned for s in a.statements}
    told = sorted((s for c in clusters for a in c.accounts for s in a.statements), key=_place)
    about = _neighbours(clusters, near)
    scales, homes = _Scales(), dict(first)
    for _ in range(ROUNDS):
        moved = dict(_moves(homes, told, about, scales))
        homes |= {name: home for name, home in moved.items() if name not in stay}
    return clusters if homes == first else list(_clusters(clusters, homes, told))


@dataclass(slots=True)
class _Scales:
    """Weighs a claim against what an incident holds; what was weighed once is kept."""

    known: dict[tuple[str, ...], float] = field(default_factory=dict)

    def fit(self, one: Statement, incident: Mapping[str, Told], follows: bool) -> float:
        """How well a claim goes with the incident, by report; 0 with one that holds nothing else."""
        own = one.claim.report.id
        mine = tuple(s for s in incident.get(own, ()) if s.id != one.id)
        value = max(within(Account((one,)), Account(mine), follows=follows), WORST_WITHIN) if mine else 0.0
        others = [self._agreement(one, several) for report, several in incident.items() if report != own]
        return value + (OTHERS * sum(others) / len(others) if others else 0.0)

    def _agreement(self, one: Statement, several: Told) -> float:
        name = (one.id, *(s.id for s in several))
        if name not in self.known:
            self.known[name] = max(between(Account((one,)), Account(several)).value, WORST_BETWEEN)
        return self.known[name]


def _neighbours(clusters: list[Cluster], near: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """For each claim, the claims of its own report, and of the accounts that its account might go with."""
    accounts = {a.id: a for c in clusters for a in c.accounts}
    own: dict[str, set[str]] = defaultdict(set)
    for account in accounts.values():
        own[account.report] |= {s.id for s in account.statements}
    found: dict[str, set[str]] = {}
    for name, account in accounts.items():
        others = {s.id for other in near.get(name, ()) if other in accounts for s in accounts[other].statements}
        found |= {s.id: own[account.report] | others for s in account.statements}
    return found


def _moves(
    homes: Homes, told: list[Statement], about: Mapping[str, set[str]], scales: _Scales
) -> Iterator[tuple[str, int]]:
    """The claims that fit another incident better, with its number."""
    incidents = _incidents(homes, told)
    last: tuple[str, int] = ("", -1)
    for one in told:
        report, home = one.claim.report.id, homes[one.id]
        before = last[1] if last[0] == report else -1
        values = {k: scales.fit(one, incidents[k], before == k) for k in {homes[name] for name in about[one.id]}}
        best = max(values, key=lambda k: (values[k], -k))
        if values[best] > values[home] + GAIN and incidents[home] != {report: (one,)}:
            yield one.id, best
        last = (report, home)


def _incidents(homes: Homes, told: list[Statement]) -> dict[int, dict[str, Told]]:
    """What each incident holds, by report."""
    found: dict[int, dict[str, Told]] = defaultdict(dict)
    for one in told:
        held = found[homes[one.id]]
        held[one.claim.report.id] = (*held.get(one.claim.report.id, ()), one)
    return dict(sorted(found.items()))


def _clusters(clusters: list[Cluster], homes: Homes, told: list[Statement]) -> Iterator[Cluster]:
    """The clusters anew; an account whose claims went to several incidents is one in each."""
    held = _incidents(homes, told)
    for k, cluster in enumerate(clusters):
        accounts = sorted(map(Account, held.get(k, {}).values()), key=lambda a: a.id)
        yield Cluster(tuple(accounts), cluster.because)


def _place(one: Statement) -> tuple[str, int, str]:
    return one.claim.report.id, one.order, one.id
