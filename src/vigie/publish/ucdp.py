"""UCDP GED-shaped CSV: the 49 columns of the georeferenced event dataset in their order (UCDP GED Codebook 23.1), one row an incident.

UCDP counts events with at least one dead on a day or days that are known; others are left out and counted. Its identifiers
of conflicts, dyads and actors are UCDP's own and stay empty.
"""

from math import floor

from vigie.model import Report
from vigie.publish.columns import Column, slot, table, unknown
from vigie.publish.countries import Country, country
from vigie.publish.deaths import Deaths, Toll
from vigie.publish.editions import Case, Edition
from vigie.publish.outgoing import Outgoing, PublishError, kept
from vigie.publish.parties import GROUPS, STATES, Party
from vigie.publish.phrases import locality, outlet
from vigie.publish.tellings import named

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3


def outgoing(edition: Edition, *, hxl: bool = False) -> Outgoing:
    """The table, and what it has no place for. Raises PublishError where a row breaks the codebook's own sums."""
    cases, left = kept(edition.cases, _why_not)
    for case in cases:
        _hold(case)
    return Outgoing(table(COLUMNS, cases, hxl=hxl).encode(errors="backslashreplace"), len(cases), left)


def _why_not(case: Case) -> str | None:
    if case.deaths is None or not case.deaths.whole.high:
        return "without a dead"
    if not case.asserted:
        return "that nobody says happened"
    if not (case.incident.start and case.incident.end):
        return "without a first and a last day"
    return None if _land(case) else "without a country"


def _hold(case: Case) -> None:
    """low <= best <= high, and best is the sum of the sides."""
    toll, sides = _whole(case), [_side(case, name) for name in ("a", "b", "civilians", "unknown")]
    if not 0 <= toll.low <= toll.best <= toll.high or sum(sides) != toll.best or min(sides) < 0:
        what = f"incident {case.incident.id}: low {toll.low}, best {toll.best}, high {toll.high} do not go with its sides {sides}"
        raise PublishError(what, remedy="look at its figures in `vigie corroborate --format table` and judge them")


def _land(case: Case) -> Country | None:
    return country(case.incident.place.country) if case.incident.place else None


def violence(case: Case) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided, by the kinds of both parties; None where they do not say."""
    kinds = {one.kind for one in _both(case)}
    armed = kinds & {*STATES, *GROUPS}
    if len(_both(case)) < 2 or not armed:
        return None
    if kinds & {"civilians", "protesters"}:
        return ONE_SIDED
    if kinds - armed:
        return None
    return STATE_BASED if kinds & {*STATES} else NON_STATE


def _both(case: Case) -> list[Party]:
    """The parties in UCDP's order: the state before the group that it fights, those who kill before civilians."""
    sides = [*case.parties.agents[:1], *case.parties.targets[:1]]
    return sorted(sides, key=lambda one: 2 if one.kind in ("civilians", "protesters") else one.kind not in STATES)


def _name(case: Case, at: int) -> str | None:
    both = _both(case)
    if violence(case) is None:
        both = [*case.parties.agents[:1], *case.parties.targets[:1]] if case.parties.agents else []
    if at >= len(both):
        return None
    return "Civilians" if both[at].kind in ("civilians", "protesters") else named(case, both[at])


def _dyad(case: Case) -> str | None:
    one, two = _name(case, 0), _name(case, 1)
    return f"{one} - {two}" if one and two else None


def _deaths(case: Case) -> Deaths:
    assert case.deaths is not None  # an incident without a dead is left out
    return case.deaths


def _whole(case: Case) -> Toll:
    return _deaths(case).whole


def _side(case: Case, name: str) -> int:
    """The best number of dead of one side; `unknown` is what is left of the whole."""
    sides = _sides(case)
    return _whole(case).best - sum(sides.values()) if name == "unknown" else sides[name]


def _sides(case: Case) -> dict[str, int]:
    """Who is counted apart belongs to a side as far as the sides are known."""
    found, kind = _deaths(case), violence(case)
    sides = {"a": 0, "b": 0, "civilians": found.civilians.best}
    if kind == STATE_BASED and sum(one.kind in STATES for one in _both(case)) == 1:
        sides |= {"a": found.state.best, "b": found.armed.best}
    elif kind == ONE_SIDED:
        sides["a"] = found.state.best if _both(case)[0].kind in STATES else found.armed.best
        if not found.sides.high:
            sides["civilians"] = found.whole.best  # nobody else is counted, and they are the target
    return sides


def _coordinates(case: Case) -> tuple[float, float] | None:
    place = case.incident.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.longitude, place.latitude


def _point(case: Case) -> str | None:
    found = _coordinates(case)
    return f"POINT ({found[0]} {found[1]})" if found else None


def _cell(case: Case) -> int | None:
    """The number of the PRIO-GRID cell: half degrees, 720 a row, from 90 south and 180 west (PRIO-GRID Codebook)."""
    if (found := _coordinates(case)) is None:
        return None
    row, column = min(floor((found[1] + 90) * 2), 359), min(floor((found[0] + 180) * 2), 719)
    return row * 720 + column + 1


def _date_prec(case: Case) -> int:
    """1 one day, 2 up to six days, 3 a week, 4 a month, 5 longer (UCDP GED Codebook, date_prec)."""
    start, end = case.incident.start, case.incident.end
    assert start and end  # an incident without them is left out
    days = (end - start).days + 1
    return next(prec for most, prec in ((1, 1), (6, 2), (7, 3), (31, 4), (days, 5)) if days <= most)


def _clarity(case: Case) -> int:
    """2 where one row sums up more than one event: a toll over a period, fighting that goes on."""
    return 2 if case.incident.type == "casualties" or case.modality == "ongoing" else 1


def _articles(case: Case) -> str:
    """`outlet,day,title` of each report."""
    return ";".join(f'"{outlet(one)},{one.published or ""},{_title(case, one)}"' for one in case.reports)


def _title(case: Case, report: Report) -> str:
    return case.edition.mask(report.title or "", report)


def _listed(values: list[object]) -> str | None:
    return ";".join(dict.fromkeys(str(one) for one in values if one)) or None


COLUMNS = (
    Column("id", "the incident's id", lambda c: c.incident.id, "#event+id"),
    Column("relid", "always empty: UCDP's own", unknown, "#event+id+rel"),
    Column("year", "of its first day", lambda c: c.incident.start and c.incident.start.year, "#date+year"),
    Column("active_year", "always empty: nothing says whether the dyad has 25 dead in the year", unknown, "#meta+active"),
    Column("code_status", "always empty: no coder has checked it", unknown, "#meta+status"),
    Column("type_of_violence", "1 a state and a group or two states, 2 two groups, 3 armed against civilians; else empty",
        violence, "#event+type+code"),
    *(Column(name, "always empty: UCDP's own", unknown, "#event+id+conflict") for name in ("conflict_dset_id", "conflict_new_id")),
    Column("conflict_name", "always empty: UCDP's own", unknown, "#event+name+conflict"),
    *(Column(name, "always empty: UCDP's own", unknown, "#event+id+dyad") for name in ("dyad_dset_id", "dyad_new_id")),
    Column("dyad_name", "both sides, where both are named", _dyad, "#event+name+dyad"),
    *(Column(name, "always empty: UCDP's own", unknown, "#group+id+a") for name in ("side_a_dset_id", "side_a_new_id")),
    Column("side_a", "the state, the group that kills civilians, else who did it", lambda c: _name(c, 0), "#group+name+a"),
    *(Column(name, "always empty: UCDP's own", unknown, "#group+id+b") for name in ("side_b_dset_id", "side_b_new_id")),
    Column("side_b", "the other side", lambda c: _name(c, 1), "#group+name+b"),
    Column("number_of_sources", "independent sources; copies add none", lambda c: c.incident.sources, "#meta+sources+num"),
    Column("source_article", "outlet, day and title of each report", _articles, "#meta+source+article"),
    Column("source_office", "the outlets", lambda c: _listed([outlet(one) for one in c.reports]), "#meta+source+office"),
    Column("source_date", "the days of publication", lambda c: _listed([one.published for one in c.reports]), "#meta+source+date"),
    Column("source_headline", "the titles", lambda c: _listed([_title(c, one) for one in c.reports]), "#meta+source+headline"),
    Column("source_original", "the voices: who says it, in the reports", lambda c: "; ".join(c.speakers()), "#meta+source+original"),
    Column("where_prec", "1 the very place … 6 the country", slot("where_prec"), "#meta+geo+precision"),
    Column("where_coordinates", "the place that the coordinates are of", slot("name"), "#loc+name"),
    Column("where_description", "the place as it is told", lambda c: locality(place) if (place := c.incident.place) else None, "#loc+description"),
    Column("adm_1", "the province", slot("adm1"), "#adm1+name"),
    Column("adm_2", "always empty: the gazetteer knows provinces only", unknown, "#adm2+name"),
    Column("latitude", "of that place", slot("latitude"), "#geo+lat"),
    Column("longitude", "likewise", slot("longitude"), "#geo+lon"),
    Column("geom_wkt", "both as a point", _point, "#geo+wkt"),
    Column("priogrid_gid", "the cell of PRIO-GRID that they lie in", _cell, "#geo+code+priogrid"),
    Column("country", "its name", lambda c: land.name if (land := _land(c)) else None, "#country+name"),
    Column("country_id", "its number with Gleditsch and Ward", lambda c: land.gw if (land := _land(c)) else None, "#country+code+gw"),
    Column("region", "UCDP's, by that number", lambda c: land.ucdp_region if (land := _land(c)) else None, "#region+name"),
    Column("event_clarity", "2 for a toll over a period and fighting that goes on, else 1", _clarity, "#meta+clarity"),
    Column("date_prec", "1 one day, 2 up to six, 3 a week, 4 a month, 5 longer", _date_prec, "#meta+time+precision"),
    Column("date_start", "its first day", lambda c: c.incident.start, "#date+start"),
    Column("date_end", "its last day", lambda c: c.incident.end, "#date+end"),
    Column("deaths_a", "best number of side_a's dead, where voices count them apart", lambda c: _side(c, "a"), "#affected+killed+a"),
    Column("deaths_b", "of side_b's", lambda c: _side(c, "b"), "#affected+killed+b"),
    Column("deaths_civilians", "of civilians", lambda c: _side(c, "civilians"), "#affected+killed+civilians"),
    Column("deaths_unknown", "what is left of `best`", lambda c: _side(c, "unknown"), "#affected+killed+unknown"),
    Column("best", "the best figure, the low one where voices leave none", lambda c: _whole(c).best, "#affected+killed+best"),
    Column("high", "the highest standing figure; `best` where the end is open", lambda c: _whole(c).high, "#affected+killed+max"),
    Column("low", "the lowest standing figure; 0 where all say \"at most\"", lambda c: _whole(c).low, "#affected+killed+min"),
    *(Column(name, "always empty: no actor is held to be one state's", unknown, f"#group+code+gw+{name[-1]}") for name in ("gwnoa", "gwnob")),
)  # fmt: skip
