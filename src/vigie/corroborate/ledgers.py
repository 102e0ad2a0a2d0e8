"""The ledger: reports come in one by one, and the picture follows.

What a report is compared with is found by keys (`blocks`), never by walking over all reports. Scores of pairs look at the
pair alone, and accounts are clustered within the parts that positive scores connect; so the picture depends on the set of
reports, not on the order in which they came, and one more report touches only what it is connected with.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from vigie.corroborate import blocks
from vigie.corroborate.accounts import Account, accounts
from vigie.corroborate.alignments import alignment
from vigie.corroborate.blocks import Key
from vigie.corroborate.comparisons import where
from vigie.corroborate.incidents import LOOSE, Cluster, Pair, clusters, pair
from vigie.corroborate.judgements import Decided, Decision, applied, partition
from vigie.corroborate.lineages import Item, Link, lineages, link, update
from vigie.corroborate.marks import marks
from vigie.corroborate.moves import settled
from vigie.corroborate.pictures import incident
from vigie.corroborate.scores import Score, between, threshold
from vigie.corroborate.statements import Statement
from vigie.languages.gazetteer import key
from vigie.model import Claim, Contradiction, Incident, Lineage, Picture, Placed, Report

HERE = frozenset(("same", "same_town", "same_city", "near"))
RESUMED = 0.1  # share of an update's names, numbers and things that its outlet told before
SMALL = 400  # accounts of a part whose pairs are all scored
Dossier = tuple[Report, tuple[Claim, ...]]
Made = tuple[Incident, list[Contradiction]]
Home = frozenset[str]  # the claims of a cluster, by which it is known


@dataclass(slots=True)
class Ledger:
    """All reports so far with their accounts, links and scores. `decisions` are what people judged; `rule` makes figures."""

    decisions: tuple[Decision, ...] = ()
    rule: str = "vigie"
    items: dict[str, Item] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    links: dict[str, dict[str, Link]] = field(default_factory=lambda: defaultdict(dict))  # by report, then by the other
    scores: dict[str, dict[str, Score]] = field(
        default_factory=lambda: defaultdict(dict)
    )  # by account, then by the other
    lineage: dict[str, Lineage] = field(default_factory=dict)
    _keys: dict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))
    _of_report: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _clusters: dict[Home, Cluster] = field(default_factory=dict)
    _home: dict[str, Home] = field(default_factory=dict)  # by claim
    _made: dict[Home, Made] = field(default_factory=dict)
    _stale: set[str] = field(default_factory=set)  # accounts whose part is to be clustered anew
    _resumed: set[str] = field(default_factory=set)  # reports whose outlet has a new report of those weeks
    _met: set[str] = field(default_factory=set)  # reports with which the last one was compared

    def add(self, report: Report, claims: Iterable[Claim]) -> None:
        """Take in one report with its claims; a report that is already there changes nothing."""
        if report.id in self.items:
            return
        ordered = sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id))
        told = [Statement(claim, k) for k, claim in enumerate(ordered)]
        words = None if report.text else "\n".join(s.claim.evidence.exact for s in told)
        item = Item(report, marks(report, words))
        self.items[report.id] = item
        self._link(item)
        kin = self._file(report.id, accounts(told, partition(self.decisions, ordered)))
        self._relink(item, kin)
        self._stale |= {a for other in (report.id, *self.links.get(report.id, ())) for a in self._of_report[other]}

    def _link(self, item: Item) -> None:
        """Compare the text with those that share runs of words, or enough names and numbers."""
        name = item.report.id
        copied, told = blocks.bands(item.marks), blocks.tellings(item.report, item.marks)
        met = {other for one in copied for other in self._keys.get(one, ())}
        shared = Counter(other for one in blocks.around(told) for other in self._keys.get(one, ()))
        met |= {other for other, count in shared.items() if count >= blocks.SHARED}
        for other in sorted(met):
            if found := link(item, self.items[other]):
                self.links[name][other] = self.links[other][name] = found
        self._met = met
        self._resumed |= {other for week in blocks.around(_outlet(item)) for other in self._keys.get(week, ())}
        for one in (*copied, *told, *_outlet(item)):
            self._keys[one].append(name)

    def _relink(self, item: Item, kin: set[str]) -> None:
        """Compare the text with those of which an account agrees; accounts of reports that are linked now score anew."""
        name = item.report.id
        for other in sorted(kin - self._met):
            if found := link(item, self.items[other]):
                self.links[name][other] = self.links[other][name] = found
                for one in self._of_report[name]:
                    for two in self._of_report[other]:
                        self._score(one, two, linked=True)

    def _file(self, report: str, mine: tuple[Account, ...]) -> set[str]:
        """Score the report's accounts against those that share a key or a linked report; the reports that agree."""
        self.accounts |= {one.id: one for one in mine}
        self._of_report[report] = tuple(one.id for one in mine)
        linked = {a for other in self.links.get(report, ()) for a in self._of_report[other]}
        kin: set[str] = set()
        for one in mine:
            met = {other for name in blocks.asked(one) for other in self._keys.get(name, ())}
            for other in met | linked:
                if self._score(one.id, other, linked=other in linked).value > threshold():
                    kin.add(self.accounts[other].report)
        for one in mine:
            for name in blocks.filed(one):
                self._keys[name].append(one.id)
        return kin

    def _score(self, one: str, two: str, *, linked: bool = False) -> Score:
        one, two = pair(one, two)  # reasons read the same whichever came first
        score = between(self.accounts[one], self.accounts[two], linked=linked)
        self.scores[one][two] = self.scores[two][one] = score
        return score

    def refresh(self) -> tuple[Incident, ...]:
        """Bring incidents and lineages up to date; the incidents that are new or may have changed."""
        decided = self._decided()
        touched = self._recluster(decided)
        reports = {a.report for home in touched for a in self._clusters[home].accounts} | self._resumed
        self._resumed = set()
        changed = self._trace(self._kin(reports | (self.items.keys() - self.lineage.keys())))
        touched |= {home for report in changed for home in self._homes(report)}
        roots = _Roots(self.lineage)
        for home in touched:
            self._made[home] = incident(self._clusters[home], self.lineage, roots, rule=self.rule)
        return tuple(self._made[home][0] for home in sorted(touched, key=min))

    def _recluster(self, decided: Decided) -> set[Home]:
        """Cluster anew every part that holds a stale account, each for itself; the clusters made."""
        touched: set[Home] = set()
        left, self._stale = self._stale, set()
        while left:
            part = self._part({left.pop()}, decided)
            left -= part
            for told in (s for account in part for s in self.accounts[account].statements):
                home = self._home.pop(told.id, None)
                if home is not None:
                    self._clusters.pop(home, None)
                    self._made.pop(home, None)
            found = clusters(
                [self.accounts[a] for a in part], self._pairs(part), together=decided.together, apart=decided.apart
            )
            pinned = {a for group in decided.together for a in group} | {a for two in decided.apart for a in two}
            for cluster in settled(found, {a: self._near(a) for a in part}, pinned=pinned):
                home = frozenset(s.id for a in cluster.accounts for s in a.statements)
                self._clusters[home] = cluster
                self._home |= dict.fromkeys(home, home)
                touched.add(home)
        return touched

    def _homes(self, report: str) -> set[Home]:
        """The clusters that a report tells of."""
        mine = (self.accounts[a] for a in self._of_report.get(report, ()))
        return {self._home[s.id] for account in mine for s in account.statements}

    def _part(self, seeds: Collection[str], decided: Decided) -> set[str]:
        """All accounts that positive scores, or people's merges, connect with these."""
        bound: dict[str, set[str]] = defaultdict(set)
        for group in decided.together:
            for one in group:
                bound[one] |= group
        found, open_ = set(seeds), list(seeds)
        while open_:
            one = open_.pop()
            near = {other for other in (*self._near(one), *bound[one]) if other in self.accounts}
            open_ += near - found
            found |= near
        return found

    def _near(self, one: str) -> list[str]:
        """The accounts that an account might go with."""
        vague = self.accounts[one].vague if one in self.accounts else True
        floors = {True: LOOSE, False: threshold()}
        return [
            other
            for other, score in self.scores.get(one, {}).items()
            if score.value > floors[vague != self.accounts[other].vague]
        ]

    def _pairs(self, part: set[str]) -> dict[Pair, Score]:
        """The scores of all pairs of a part; in a small one also of those that share no key."""
        found = {pair(a, b): s for a in part for b, s in self.scores.get(a, {}).items() if b in part}
        if len(part) <= SMALL:
            for one, two in combinations(sorted(part), 2):
                a, b = self.accounts[one], self.accounts[two]
                if (one, two) not in found:
                    found[one, two] = between(a, b)
        return found

    def _decided(self) -> Decided:
        if not self.decisions:
            return Decided()
        told = [(s.claim, account.id) for account in self.accounts.values() for s in account.statements]
        homes = {claim.id: home for claim, home in told}
        words = {(claim.report.uri, claim.evidence.exact): claim.id for claim, _ in told}
        return applied(self.decisions, homes, words)

    def _kin(self, reports: Collection[str]) -> set[str]:
        """The reports that links join to these, however far."""
        found, open_ = set(reports), list(reports)
        while open_:
            near = self.links.get(open_.pop(), {}).keys() - found
            found |= near
            open_ += near
        return found

    def _trace(self, reports: Collection[str]) -> set[str]:
        """The lineage of these reports anew; those where it changed, with their kin."""
        made: list[Link] = []
        for name in reports:
            mine = [one for one in self.links.get(name, {}).values() if one.copy == name]
            made += mine or self._updates(name)
        found = lineages({name: self.items[name] for name in reports}, made, self.items)
        changed = {name for name in reports if found[name] != self.lineage.get(name)}
        self.lineage |= found
        return self._kin(changed)

    def _updates(self, name: str) -> Iterator[Link]:
        """The earlier reports of the same outlet that tell of this report's main incident, or much the same of its place."""
        mine = [self.accounts[a] for a in self._of_report.get(name, ())]
        main = [a for a in mine if len(a.statements) > 1 or a.statements[0].order == 0 or a.voiced]
        for other in sorted(self._beside(name) - self.links.get(name, {}).keys() - {name}):
            made = update(self.items[name], self.items[other])
            if made and made.copy == name and self._goes_on(main, name, other):
                yield made

    def _beside(self, name: str) -> set[str]:
        """The reports of the same outlet from about the same time."""
        return {other for week in blocks.around(_outlet(self.items[name])) for other in self._keys.get(week, ())}

    def _goes_on(self, main: list[Account], name: str, other: str) -> bool:
        homes = {self._home[s.id] for m in main for s in m.statements}
        if any(account.report == other for home in homes for account in self._clusters[home].accounts):
            return True
        theirs = [self.accounts[o] for o in self._of_report[other]]
        levels = {where(m, o).level for m in main[:1] for o in theirs} or {"unknown"}
        if not levels & {*HERE, "within", "unknown"}:
            return False
        known = alignment(self.items[name].marks, self.items[other].marks)
        return max(known.lines) >= (RESUMED if levels & HERE else 2 * RESUMED)

    def picture(self) -> Picture:
        """Everything side by side."""
        self.refresh()
        roots = _Roots(self.lineage)
        placed = [Placed(item.report, roots[name], self.lineage[name]) for name, item in self.items.items()]
        made = list(self._made.values())
        return Picture(
            tuple(sorted(placed, key=lambda p: (str(p.report.published), p.report.id))),
            tuple(sorted((one for one, _ in made), key=lambda i: (-len(i.claims), i.id))),
            tuple(sorted((c for _, several in made for c in several), key=lambda c: c.id)),
        )


def _outlet(item: Item) -> frozenset[Key]:
    """The key under which an outlet's reports are filed, week by week."""
    publisher = item.report.publisher
    return frozenset((("outlet", key(publisher), blocks.week(item.report.published)),)) if publisher else frozenset()


class _Roots(dict[str, str]):
    """For every report the origin of its reporting, which names the group; found when asked for."""

    def __init__(self, lineage: dict[str, Lineage]) -> None:
        super().__init__()
        self._lineage = lineage

    def __missing__(self, name: str) -> str:
        seen, root = {name}, name
        while (parent := self._lineage[root].of) and parent in self._lineage and parent not in seen:
            seen.add(parent)
            root = parent
        self[name] = root
        return root


def picture(dossiers: Iterable[Dossier], *, decisions: tuple[Decision, ...] = (), rule: str = "vigie") -> Picture:
    """The reports with their claims, side by side."""
    ledger = Ledger(decisions, rule)
    for report, claims in dossiers:
        ledger.add(report, claims)
    return ledger.picture()
