"""The ledger: reports come in one by one, and the picture follows.

What a report is compared with is found by keys (`blocks`), never by walking over all reports. Scores of pairs look at the
pair alone, and accounts are clustered within the parts that positive scores connect; so the picture depends on the set of
reports, not on the order in which they came, and one more report touches only what it is connected with.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from vigie.corroborate import blocks
from vigie.corroborate.accounts import Account, accounts
from vigie.corroborate.alignments import alignment
from vigie.corroborate.blocks import Index, Key
from vigie.corroborate.comparisons import where
from vigie.corroborate.imprints import imprint
from vigie.corroborate.incidents import Cluster, Pair, clusters, pair
from vigie.corroborate.judgements import Decided, Decision, Named, applied, partition
from vigie.corroborate.lineages import Item, Link, candidates, lineages, link, update
from vigie.corroborate.marks import Marks, marks
from vigie.corroborate.moves import settled
from vigie.corroborate.outlines import Archive, Outline, packed, shared, unpacked
from vigie.corroborate.pictures import incident
from vigie.corroborate.prospects import hopeless
from vigie.corroborate.scores import Score, between, threshold
from vigie.corroborate.statements import Statement
from vigie.languages.gazetteer import key
from vigie.model import Claim, Contradiction, Incident, Lineage, Picture, Placed, Report

HERE = frozenset(("same", "same_town", "same_city", "near"))
RESUMED = 0.1  # share of an update's names, numbers and things that its outlet told before
SCORED = 1 << 14  # scores that stay at hand
SMALL = 400  # accounts of a part whose pairs are all scored
Dossier = tuple[Report, tuple[Claim, ...]]
Made = tuple[Incident, list[Contradiction]]
Held = tuple[tuple[str, tuple[int, ...]], ...]  # reports, and which of their claims


@dataclass(slots=True)
class Ledger:
    """All reports so far with their accounts and links. `decisions` are what people judged; `rule` makes figures.

    Claims, texts and incidents are kept packed; unpacked are those that were asked for last.
    """

    decisions: tuple[Decision, ...] = ()
    rule: str = "vigie"
    items: dict[str, Item] = field(default_factory=dict)
    accounts: dict[str, Outline] = field(default_factory=dict)
    links: dict[str, dict[str, Link]] = field(default_factory=dict)  # by report, then by the other
    lineage: dict[str, Lineage] = field(default_factory=dict)
    _archive: Archive = field(default_factory=Archive)
    _index: Index = field(default_factory=Index)
    _agreed: dict[str, list[str]] = field(default_factory=dict)  # by account, those with a score above the threshold
    _of_report: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _clusters: dict[str, tuple[str, ...]] = field(default_factory=dict)  # accounts, by the first of their names
    _home: dict[str, str] = field(default_factory=dict)  # by account, the cluster
    _moved: dict[str, Held] = field(default_factory=dict)  # by cluster, what it holds where claims moved
    _beyond: dict[str, set[str]] = field(default_factory=dict)  # by account, the clusters to which claims of it moved
    _made: dict[str, bytes] = field(default_factory=dict)  # by cluster, packed
    _named: "_Judged" = field(default_factory=lambda: _Judged(()))
    _stale: set[str] = field(default_factory=set)  # accounts whose part is to be clustered anew
    _untraced: set[str] = field(
        default_factory=set
    )  # reports that are new, or whose outlet has a new one of those weeks
    _met: set[str] = field(default_factory=set)  # reports with which the last one was compared

    _between: Callable[[str, str, bool], Score] = field(init=False)

    def __post_init__(self) -> None:
        self._named = _Judged(self.decisions)
        self._between = lru_cache(maxsize=SCORED)(self._compared)

    def _compared(self, one: str, two: str, linked: bool) -> Score:
        return between(self.accounts[one], self.accounts[two], linked=linked)

    def add(self, report: Report, claims: Iterable[Claim]) -> None:
        """Take in one report with its claims; a report that is already there changes nothing."""
        if report.id in self.items:
            return
        ordered = tuple(sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id)))
        told = [Statement(claim, k) for k, claim in enumerate(ordered)]
        words = None if report.text else "\n".join(s.claim.evidence.exact for s in told)
        self._archive.put(report, ordered)
        found = marks(report, words)
        item = Item(_head(report), imprint(found))
        self.items[item.report.id] = item
        self._link(item, found)
        made = accounts(told, partition(self.decisions, ordered))
        for account in made if self.decisions else ():
            self._named.meet(account.id, [s.claim for s in account.statements])
        kin = self._file(item.report.id, tuple(Outline(one, self._archive) for one in made))
        self._relink(item, kin)
        self._stale |= {a for other in (report.id, *self.links.get(report.id, ())) for a in self._of_report[other]}

    def _link(self, item: Item, found: Marks) -> None:
        """Compare the text with those that share runs of words, or enough names and numbers."""
        copied, told = blocks.bands(found), blocks.tellings(item.report, found)
        met = set(self._index.under(copied)) | self._index.often(blocks.around(told), blocks.SHARED)
        self._join(item, met)
        self._met = met
        self._untraced |= {item.report.id, *self._index.under(blocks.around(_outlet(item)))}
        self._index.put(item.report.id, (*copied, *told, *_outlet(item)))

    def _join(self, item: Item, others: Iterable[str]) -> list[str]:
        """Those of the others that derive from the report or from which it derives."""
        found = []
        for other in candidates(item, [self.items[name] for name in sorted(others)]):
            if made := link(item, other):
                name, its = item.report.id, other.report.id
                self.links.setdefault(name, {})[its] = self.links.setdefault(its, {})[name] = made
                found.append(its)
        return found

    def _relink(self, item: Item, kin: set[str]) -> None:
        """Compare the text with those of which an account agrees; accounts of reports that are linked now score anew."""
        for other in self._join(item, kin - self._met):
            for one in self._of_report[item.report.id]:
                for two in self._of_report[other]:
                    self._agree(one, two)

    def _file(self, report: str, mine: tuple[Outline, ...]) -> set[str]:
        """Score the report's accounts against those that share a key or a linked report; the reports that agree."""
        self.accounts |= {one.id: one for one in mine}
        self._of_report[report] = tuple(one.id for one in mine)
        linked = {a for other in self.links.get(report, ()) for a in self._of_report[other]}
        kin = {
            self.accounts[other].report
            for one in mine
            for other in linked.union(self._index.under(blocks.asked(one)))
            if self._agree(one.id, other)
        }
        for one in mine:
            self._index.put(one.id, blocks.filed(one))
        return kin

    def _agree(self, one: str, two: str) -> bool:
        """Whether two accounts agree; what agrees is kept."""
        if hopeless(self.accounts[one], self.accounts[two]) or self._score(*pair(one, two)).value <= threshold():
            return False
        for this, other in ((one, two), (two, one)):
            near = self._agreed.setdefault(this, [])
            if other not in near:
                near.append(other)
        return True

    def _score(self, one: str, two: str) -> Score:
        """The score of two accounts; reasons read the same whichever came first."""
        reports = self.accounts[one].report, self.accounts[two].report
        return self._between(one, two, reports[1] in self.links.get(reports[0], ()))

    def refresh(self) -> tuple[Incident, ...]:
        """Bring incidents and lineages up to date; the incidents that are new or may have changed."""
        reasons = self._recluster(self._named.applied())
        reports = {self.accounts[a].report for home in reasons for a in self._clusters[home]} | self._untraced
        self._untraced = set()
        changed = self._trace(self._kin(reports))
        told = [a for report in changed for a in self._of_report.get(report, ())]
        touched = {self._home[a] for a in told}.union(reasons, *(self._beyond.get(a, ()) for a in told))
        roots, found = _Roots(self.lineage), []
        for home in sorted(home for home in touched if self._moved.get(home) != ()):
            because = reasons[home] if home in reasons else self._incident(home)[0].because
            made = incident(Cluster(self._held(home), because), self.lineage, roots, rule=self.rule)
            self._made[home] = packed(made)
            found.append(made[0])
        return tuple(found)

    def _held(self, home: str) -> tuple[Account, ...]:
        """The accounts of a cluster, as they are after claims moved."""
        if home not in self._moved:
            return tuple(self.accounts[a] for a in self._clusters[home])
        told = ((self._archive.statements(report), orders) for report, orders in self._moved[home])
        return tuple(Account(tuple(statements[k] for k in orders)) for statements, orders in told)

    def _incident(self, home: str) -> Made:
        made: Made = unpacked(self._made[home])
        return made

    def _recluster(self, decided: Decided) -> dict[str, tuple[str, ...]]:
        """Cluster anew every part that holds a stale account, each for itself; the clusters made and their reasons."""
        touched: dict[str, tuple[str, ...]] = {}
        left, self._stale = self._stale, set()
        while left:
            part = self._part({left.pop()}, decided)
            left -= part
            for account in part:
                self._beyond.pop(account, None)
                home = self._home.pop(account, None)
                if home is not None:
                    self._clusters.pop(home, None)
                    self._made.pop(home, None)
                    self._moved.pop(home, None)
            found = clusters(
                [self.accounts[a] for a in part], self._pairs(part), together=decided.together, apart=decided.apart
            )
            for cluster in found:
                names = tuple(sorted(self.accounts[a.id].id for a in cluster.accounts))
                self._clusters[names[0]] = names
                self._home |= dict.fromkeys(names, names[0])
                touched[names[0]] = cluster.because
            self._settle(found, {a for group in (*decided.together, *decided.apart) for a in group})
        return touched

    def _settle(self, found: list[Cluster], pinned: set[str]) -> None:
        """Note what the clusters of a part hold where a claim fits another one better."""
        near = {a.id: self._agreed.get(a.id, ()) for cluster in found for a in cluster.accounts}
        before = sorted(found, key=lambda c: min(a.id for a in c.accounts))
        homes = {s.id: a.id for cluster in before for a in cluster.accounts for s in a.statements}
        for one, other in zip(before, settled(before, near, pinned=pinned), strict=True):
            mine = {s.id for a in one.accounts for s in a.statements}
            held = {s.id for a in other.accounts for s in a.statements}
            if mine != held:
                home = self._home[one.accounts[0].id]
                self._moved[home] = tuple((a.report, tuple(s.order for s in a.statements)) for a in other.accounts)
                for name in held - mine:
                    self._beyond.setdefault(homes[name], set()).add(home)

    def _part(self, seeds: Collection[str], decided: Decided) -> set[str]:
        """All accounts that positive scores, or people's merges, connect with these."""
        bound: dict[str, set[str]] = defaultdict(set)
        for group in decided.together:
            for one in group:
                bound[one] |= group
        found, open_ = set(seeds), list(seeds)
        while open_:
            one = open_.pop()
            near = bound[one].union(self._agreed.get(one, ())) - found
            open_ += near
            found |= near
        return found

    def _pairs(self, part: set[str]) -> dict[Pair, Score]:
        """The scores of all pairs of a part; of a great one only of those that share a key or a linked report."""
        if len(part) <= SMALL:
            return {both: self._score(*both) for both in combinations(sorted(part), 2)}
        keys, reports = Index(), defaultdict[str, list[str]](list)
        for one in sorted(part):
            keys.put(one, blocks.filed(self.accounts[one]))
            reports[self.accounts[one].report].append(one)
        found: dict[Pair, Score] = {}
        for one in part:
            mine = self.accounts[one]
            linked = (other for name in self.links.get(mine.report, ()) for other in reports.get(name, ()))
            for other in {*keys.under(blocks.asked(mine)), *linked} - {*self._of_report[mine.report]}:
                if (both := pair(one, other)) not in found:
                    found[both] = self._score(*both)
        return found

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
        main = [one for one in mine if one.main]
        for other in sorted(self._beside(name) - self.links.get(name, {}).keys() - {name}):
            made = update(self.items[name], self.items[other])
            if made and made.copy == name and self._goes_on(main, name, other):
                yield made

    def _beside(self, name: str) -> set[str]:
        """The reports of the same outlet from about the same time."""
        return set(self._index.under(blocks.around(_outlet(self.items[name]))))

    def _goes_on(self, main: list[Outline], name: str, other: str) -> bool:
        if any(self.accounts[o].report == other for m in main for o in self._clusters[self._home[m.id]]):
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
        placed = [Placed(self._archive.report(name), roots[name], self.lineage[name]) for name in self.items]
        made = [self._incident(home) for home in self._made]
        return Picture(
            tuple(sorted(placed, key=lambda p: (str(p.report.published), p.report.id))),
            tuple(sorted((one for one, _ in made), key=lambda i: (-len(i.claims), i.id))),
            tuple(sorted((c for _, several in made for c in several), key=lambda c: c.id)),
        )


def _outlet(item: Item) -> frozenset[Key]:
    """The key under which an outlet's reports are filed, week by week."""
    publisher = item.report.publisher
    return frozenset((("outlet", key(publisher), blocks.week(item.report.published)),)) if publisher else frozenset()


def _head(report: Report) -> Report:
    """What linking looks at: a report without its text, in words that reports share."""
    said = (report.id, report.language, report.publisher, report.translator, report.agency)
    name, code, publisher, translator, agency = (sys.intern(one) if one else one for one in said)
    return Report(
        name or "", "", "", code or "", publisher=publisher, translator=translator, agency=agency,
        published=shared(report.published), published_time=report.published_time,
    )  # fmt: skip


class _Judged:
    """What people decided, and the claims that it names as far as they have come."""

    def __init__(self, decisions: tuple[Decision, ...]) -> None:
        self._decisions = decisions
        self._named: set[Named] = {name for one in decisions for group in one.groups for name in group}
        self._homes: dict[str, str] = {}  # by claim, the account
        self._words: dict[tuple[str, str], str] = {}  # by URI and words, the claim

    def meet(self, account: str, claims: Iterable[Claim]) -> None:
        """Note the account of claims that are named."""
        for claim in claims:
            words = (claim.report.uri, claim.evidence.exact)
            if words in self._named:
                self._words[words] = claim.id
            if words in self._named or claim.id in self._named:
                self._homes[claim.id] = account

    def applied(self) -> Decided:
        """The decisions in terms of accounts."""
        return applied(self._decisions, self._homes, self._words)


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
