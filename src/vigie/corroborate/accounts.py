"""Accounts: what one report tells of one event, claim after claim.

A report moves from event to event. A claim goes on with the account before it unless its own place, day or kind of event
says that it speaks of another; then it joins the account of the same report that it fits, or opens a new one. Only the
report itself is looked at, so that an account is the same whatever other reports there are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vigie.corroborate.statements import Statement
from vigie.model import Figure, Place

COMMON = frozenset(
    "kill dead die death wound wounded victim toll body attack raid strike fight clash battle offensive shell shelling rocket missile"
    " bomb bombing explosion explode explosive air plane force troop unit army military soldier fighter rebel group enemy war civilian"
    " resident man woman child family town city village neighbourhood region area province country capital place zone north south east"
    " west centre day night morning evening hour week month year first second third several other new large small number dozen hundred"
    " thousand say tell add announce source report statement observer monitor syrian russian american united european islamic armed"
    " security control capture take retake leave hit launch last continue continue own hold local terrorist islamic part side people"
    " january february march_month april may_month june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday yesterday today government".split()
)
_VAGUE = 3  # UCDP's where_prec from which a place is an area


@dataclass(frozen=True)
class Account:
    """Claims of one report about one event, in the order of the text."""

    statements: tuple[Statement, ...]

    @property
    def id(self) -> str:
        """Made of its first claim's id: the same whatever other reports there are."""
        return min(s.id for s in self.statements)

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.statements[0].claim.report.id

    @property
    def published(self) -> date | None:
        """When its report was published."""
        return self.statements[0].claim.report.published

    @cached_property
    def leads(self) -> bool:
        """Whether its report opens with it."""
        return any(s.order == 0 for s in self.statements)

    @cached_property
    def voiced(self) -> bool:
        """Whether somebody is quoted in it; narration alone may only look back."""
        return any(s.claim.voice.mode != "narration" for s in self.statements)

    @cached_property
    def sites(self) -> tuple[Place, ...]:
        """The places that most of its claims name; areas only where it names no town."""
        found = [s.site for s in self.statements if s.site]
        exact = [p for p in found if p.where_prec < _VAGUE]
        named = Counter((p.name or (p.span.text if p.span else "")) for p in exact or found)
        most = max(named.values(), default=0)
        main = [p for p in exact or found if named[p.name or (p.span.text if p.span else "")] == most]
        return tuple(dict.fromkeys(main))

    @cached_property
    def countries(self) -> frozenset[str]:
        """Where it plays."""
        return frozenset(s.claim.place.country for s in self.statements if s.claim.place and s.claim.place.country)

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """Its days: the shortest stretch of time that one of its claims gives."""
        found = [s.days for s in self.statements if s.days]
        return min(found, key=lambda d: (d[1] - d[0], d[0]), default=None)

    @property
    def dated(self) -> bool:
        """Whether it gives a day, or two that meet in a night."""
        return self.days is not None and (self.days[1] - self.days[0]).days <= 1

    @property
    def vague(self) -> bool:
        """Whether it gives no day, or no place."""
        return not (self.dated and self.sites)

    @cached_property
    def season(self) -> bool:
        """Whether it tells of a season of the war: all days it gives are long stretches."""
        told = [s for s in self.statements if s.days or s.season]
        return bool(told) and all(s.season for s in told)

    @cached_property
    def types(self) -> frozenset[str]:
        """The types of its events."""
        return frozenset(s.claim.event.type for s in self.statements)

    @cached_property
    def families(self) -> frozenset[str]:
        """The families of its events."""
        return frozenset(s.family for s in self.statements)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Who takes part."""
        return frozenset[str]().union(*(s.parties for s in self.statements))

    @cached_property
    def agents(self) -> frozenset[str]:
        """The canonical names of those who did it."""
        told = (a for s in self.statements for a in s.claim.actors)
        return frozenset(a.name for a in told if a.role == "agent" and a.name)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures."""
        return tuple(f for s in self.statements for f in s.claim.figures)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital in the evidence and of speakers who speak for nobody, without places and parties.

        Who speaks for a body speaks of many things; who saw it, of one.
        """
        known = {word for place in self.sites for word in _folded(place)}
        spoken = frozenset[str]().union(*(s.said.names | s.witness for s in self.statements))
        tables = {
            word
            for s in self.statements
            for a in (*s.said.actors, *s.speaker.actors)
            for word in a.name.lower().split()
        }
        return spoken - known - tables

    @cached_property
    def things(self) -> frozenset[str]:
        """Everyday things that the evidence speaks of, without those that every report of war speaks of."""
        return frozenset[str]().union(*(s.said.concepts for s in self.statements)) - COMMON


def _folded(place: Place) -> set[str]:
    from vigie.orthography import folded

    return set(folded(f"{place.name or ''} {place.span.text if place.span else ''}").replace("-", " ").split())


def accounts(statements: Iterable[Statement], groups: Mapping[str, int] | None = None) -> tuple[Account, ...]:
    """The accounts of one report's statements, in the order in which the report opens them.

    `groups`: claims that a person told apart, by the number of their group; claims of two groups never share an account.
    """
    from vigie.corroborate.scores import within

    told = groups or {}
    found: list[Account] = []
    last = -1
    for statement in statements:
        alone = Account((statement,))
        fitting = [k for k, other in enumerate(found) if _may_join(statement, other, told)]
        scored = [(within(alone, found[k], follows=k == last), -k) for k in fitting]
        best = max(scored, default=(0.0, 0))
        if scored and best[0] > 0:
            last = -best[1]
            found[last] = Account((*found[last].statements, statement))
        else:
            last = len(found)
            found.append(alone)
    return tuple(found)


def _may_join(statement: Statement, account: Account, groups: Mapping[str, int]) -> bool:
    held = {groups[s.id] for s in account.statements if s.id in groups}
    return not held or statement.id not in groups or held == {groups[statement.id]}
