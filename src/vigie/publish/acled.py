"""ACLED-shaped CSV: the 31 columns of its export in their order, one row an incident (ACLED Codebook, 2023 edition).

ACLED's data is coded and reviewed by people; these rows are not, and `source` says whose they are. An incident that the
codebook cannot hold (no sub-event, no day, no country, nobody says that it happened) is left out and counted.
"""

from datetime import date

from vigie.model import Figure
from vigie.publish.columns import Column, slot, table, unknown
from vigie.publish.countries import Country, country
from vigie.publish.editions import Case, Edition
from vigie.publish.outgoing import Outgoing, kept
from vigie.publish.parties import PEOPLE, Party
from vigie.publish.phrases import outlet
from vigie.publish.tellings import amount, fatalities, named, telling

# ACLED Codebook, "Inter codes". Its 8 counts external and other forces; what we call `other` may be no force at all.
INTER = {
    "state_forces": 1, "rebel_group": 2, "political_militia": 3, "identity_militia": 4, "rioters": 5, "protesters": 6,
    "civilians": 7, "external_forces": 8,
}  # fmt: skip
_DISORDER = {"Protests": "Demonstrations", "Strategic developments": "Strategic developments"}
_SINGLE = {
    "Violent demonstration": "Demonstrations",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
_AT_CIVILIANS = ("Violence against civilians",)
_MAY_BE = ("Explosions/Remote violence", "Riots")  # civilian targeting where civilians are the target
_CROWDS = ("Protests", "Riots")


def outgoing(edition: Edition, *, hxl: bool = False) -> Outgoing:
    """The table, and what it has no place for."""
    cases, left = kept(edition.cases, _why_not)
    return Outgoing(table(COLUMNS, cases, hxl=hxl).encode(errors="backslashreplace"), len(cases), left)


def _why_not(case: Case) -> str | None:
    """Why ACLED's codebook has no place for an incident."""
    if case.acled is None:
        return "of a type without an ACLED sub-event"
    if not case.asserted:
        return "that nobody says happened"
    if _day(case) is None:
        return "without a day"
    return None if _land(case) else "without a country"


def _land(case: Case) -> Country | None:
    return country(case.incident.place.country) if case.incident.place else None


def _event(case: Case) -> tuple[str, str]:
    assert case.acled is not None  # an incident without one is left out
    return case.acled


def _id(case: Case) -> str:
    land = _land(case)
    return f"{land.iso3 if land else ''}{case.incident.id}"


def _day(case: Case) -> date | None:
    return case.incident.start or case.incident.end


def _time_precision(case: Case) -> int:
    """1 a day, 2 within a week, 3 longer or open."""
    start, end = case.incident.start, case.incident.end
    days = (end - start).days if start and end else 99
    return 1 if days == 0 else 2 if days <= _WEEK else 3


def _disorder(case: Case) -> str:
    group, title = _event(case)
    return _SINGLE.get(title) or _DISORDER.get(group, "Political violence")


def _agent(case: Case) -> Party | None:
    return next(iter(case.parties.agents), None)


def _target(case: Case) -> Party | None:
    return next(iter(case.parties.targets), None)


def _actor(case: Case, party: Party | None) -> str | None:
    """`Civilians (Mali)` for people; groups by their names."""
    if party is None:
        return None
    land = _land(case)
    if party.kind in PEOPLE:
        return f"{party.kind.capitalize()} ({land.name})" if land else party.kind.capitalize()
    return named(case, party)


def _associates(case: Case, side: tuple[Party, ...]) -> str | None:
    """The other parties of a side that have a name."""
    return "; ".join(named(case, one) for one in side[1:] if one.name) or None


def _inter(party: Party | None) -> int | None:
    return INTER.get(party.kind) if party else None


def _interaction(case: Case) -> int | None:
    """Both codes, the smaller first; one code and 0 where there is no second party."""
    one, two = _inter(_agent(case)), _inter(_target(case))
    if one is None:
        return None
    if _target(case) is None:
        return one * 10
    return None if two is None else min(one, two) * 10 + max(one, two)


def _civilians(case: Case) -> str | None:
    group, title = _event(case)
    at = group in _AT_CIVILIANS or title == "Excessive force against protesters"
    at = at or (group in _MAY_BE and _inter(_target(case)) in (INTER["civilians"], INTER["protesters"]))
    return "Civilian targeting" if at else None


def _point(case: Case, name: str) -> float | None:
    """A coordinate, where the place is one and no whole country."""
    place = case.incident.place
    return getattr(place, name) if place and place.where_prec < _COUNTRY else None


def _tags(case: Case) -> str | None:
    """The size of a crowd, as ACLED notes it for demonstrations."""
    if _event(case)[0] not in _CROWDS:
        return None
    crowds = [one for claim in case.claims for one in claim.figures if _is_crowd(one)]
    return "crowd size=" + ("; ".join(dict.fromkeys(map(amount, crowds))) if crowds else "no report")


def _is_crowd(figure: Figure) -> bool:
    return figure.what == "present" and figure.unit == "people"


_WEEK, _COUNTRY = 6, 6
COLUMNS = (
    Column("event_id_cnty", "the country's three letters and the incident's id", _id, "#event+id"),
    Column("event_date", "the incident's first day; its last where the first is open", _day, "#date+start"),
    Column("year", "its year", lambda c: day.year if (day := _day(c)) else None, "#date+year"),
    Column("time_precision", "1 one day, 2 within a week, 3 longer or open", _time_precision, "#meta+time+precision"),
    Column("disorder_type", "by event type, as the codebook has it", _disorder, "#event+disorder"),
    Column("event_type", "of the incident's type", lambda c: _event(c)[0], "#event+type"),
    Column("sub_event_type", "one of the 25", lambda c: _event(c)[1], "#event+subtype"),
    Column(
        "actor1", "who did it, by name or by the words of the text; empty where nobody is named or voices contradict each other",
        lambda c: _actor(c, _agent(c)), "#group+name+actor1",
    ),
    Column("assoc_actor_1", "other named parties of that side", lambda c: _associates(c, c.parties.agents), "#group+name+assoc1"),
    Column("inter1", "1-8 by the actor's kind; empty for none and for `other`", lambda c: _inter(_agent(c)), "#group+code+inter1"),
    Column("actor2", "to whom", lambda c: _actor(c, _target(c)), "#group+name+actor2"),
    Column("assoc_actor_2", "other named parties of that side", lambda c: _associates(c, c.parties.targets), "#group+name+assoc2"),
    Column("inter2", "as inter1", lambda c: _inter(_target(c)), "#group+code+inter2"),
    Column("interaction", "both codes, the smaller first; code and 0 without actor2", _interaction, "#group+code+interaction"),
    Column(
        "civilian_targeting", "violence against civilians, excessive force; bombs and mobs whose target are civilians", _civilians,
        "#event+civilians",
    ),
    Column("iso", "the country's number (ISO 3166-1)", lambda c: land.number if (land := _land(c)) else None, "#country+code+num"),
    Column("region", "the region in which ACLED counts the country", lambda c: land.region if (land := _land(c)) else None, "#region+name"),
    Column("country", "its name", lambda c: land.name if (land := _land(c)) else None, "#country+name"),
    Column("admin1", "the province", slot("adm1"), "#adm1+name"),
    Column("admin2", "always empty: the gazetteer knows provinces only", unknown, "#adm2+name"),
    Column("admin3", "always empty", unknown, "#adm3+name"),
    Column("location", "the place by name", slot("name"), "#loc+name"),
    Column("latitude", "of the place; empty for a whole country", lambda c: _point(c, "latitude"), "#geo+lat"),
    Column("longitude", "likewise", lambda c: _point(c, "longitude"), "#geo+lon"),
    Column(
        "geo_precision", "1 the town, 2 near it or part of a region, 3 region or country",
        slot("geo_precision"), "#meta+geo+precision",
    ),
    Column(
        "source", "the outlets of its reports, copies not counted", lambda c: "; ".join(dict.fromkeys(map(outlet, c.reports))),
        "#meta+source",
    ),
    Column("source_scale", "always empty: nothing says how far an outlet reaches", unknown, "#meta+source+scale"),
    Column(
        "notes", "what is said, who counts how many dead, what vague words and rough places were coded to, how it stands; "
        "\"(coded to X)\" after each", lambda c: telling(c, coded=True), "#description+notes",
    ),
    Column(
        "fatalities", "the lowest standing figure; \"several\" 3, \"dozens\" 12, \"hundreds\" 100; 0 where no number is given",
        fatalities, "#affected+killed",
    ),
    Column("tags", "`crowd size=` for protests and riots", _tags, "#meta+tags"),
    Column("timestamp", "always empty: the same input gives the same file, whenever it is made", unknown, "#meta+timestamp"),
)  # fmt: skip
