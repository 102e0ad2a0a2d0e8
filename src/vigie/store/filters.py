"""What is asked for: the same filters for claims, incidents, the map and the time line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, func, or_, select

from vigie.store import keys, searches
from vigie.store.schema import claim_facets, claims, incident_facets, incidents, places

EXACT = 1000  # matches are counted up to here
NEWEST = 2000  # claims with the words asked for, whose incidents are looked at
FEW = 100  # places of a rectangle that are looked up one by one


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; several values of one filter mean any of them. Days are both inclusive.

    `place` is a place's key or its name; `bbox` is west, south, east, north in degrees, and may cross the 180th meridian.
    """

    type: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    q: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    incident: tuple[str, ...] = ()
    report: tuple[str, ...] = ()  # of claims only
    status: tuple[str, ...] = ()  # of claims only: unjudged, accepted, corrected, rejected

    def __bool__(self) -> bool:
        return self != Filters()


Where = ColumnElement[bool]


def of_claims(connection: Connection, asked: Filters) -> list[Where]:
    """The conditions on claims."""
    found = list(_shared(connection, asked, claims))
    found += [
        claims.c[name].in_(values) for name in ("language", "report", "status") if (values := getattr(asked, name))
    ]
    if asked.incident:
        found.append(claims.c.incident.in_(asked.incident))
    for facet in ("actor", "voice", "what"):
        if values := _keys(getattr(asked, facet)):
            found.append(_facet(claim_facets, claim_facets.c.claim, claims.c.id, facet, values))
    if asked.q:
        found.append(searches.matches(connection, claims, asked.q))
    return found


def of_incidents(connection: Connection, asked: Filters) -> list[Where]:
    """The conditions on incidents: one of their claims has the actor, the voice, the words."""
    found = list(_shared(connection, asked, incidents))
    if asked.incident:
        found.append(incidents.c.id.in_(asked.incident))
    for column, wanted in ((incidents.c.languages, asked.language), (incidents.c.whats, asked.what)):
        if wanted:
            found.append(or_(*(column.contains(f" {value} ", autoescape=True) for value in wanted)))
    for facet in ("actor", "voice"):
        if values := _keys(getattr(asked, facet)):
            found.append(_facet(incident_facets, incident_facets.c.incident, incidents.c.id, facet, values))
    if asked.q:
        said = searches.matches(connection, claims, asked.q)
        newest = select(claims.c.incident).where(said).order_by(claims.c.day.desc(), claims.c.n.desc()).limit(NEWEST)
        found.append(incidents.c.id.in_(select(newest.subquery().c.incident)))
    return found


def _shared(connection: Connection, asked: Filters, table: FromClause) -> Iterator[Where]:
    for name in ("type", "country", "standing"):
        if values := getattr(asked, name):
            yield table.c[name].in_(values)
    if asked.since:
        yield table.c.day >= asked.since.isoformat()
    if asked.until:
        yield table.c.day <= asked.until.isoformat()
    if asked.place:
        named = connection.execute(select(places.c.place).where(places.c.key.in_(_keys(asked.place)))).scalars()
        yield table.c.place.in_({*asked.place, *named})
    if asked.bbox:
        inside = select(places.c.place).where(within(asked.bbox))
        few = list(connection.execute(inside.limit(FEW + 1)).scalars())
        yield table.c.place.in_(few if len(few) <= FEW else inside)


def within(bbox: tuple[float, float, float, float]) -> Where:
    """The places of a rectangle."""
    west, south, east, north = bbox
    columns = places.c
    inside = columns.longitude.between(west, east)
    across = or_(columns.longitude >= west, columns.longitude <= east)
    return and_(columns.latitude.between(south, north), inside if west <= east else across)


def _facet(table: FromClause, owner: Any, of: Any, facet: str, values: list[str]) -> Where:
    return select(1).where(owner == of, table.c.facet == facet, table.c.key.in_(values)).exists()


def _keys(names: Iterable[str]) -> list[str]:
    return [made for name in names if (made := keys.key(name))]


def sorted_by(
    query: "Select[Any]", sorts: Mapping[str, ColumnElement[Any]], sort: str, last: ColumnElement[Any]
) -> "Select[Any]":
    """The rows in the order of one of `sorts`, "-" before its name: downwards; rows that are equal by `last`, the same way."""
    order = sorts[sort.lstrip("-")]
    return query.order_by(order.desc(), last.desc()) if sort.startswith("-") else query.order_by(order, last)


def total(connection: Connection, table: FromClause, where: list[Where]) -> int:
    """How many rows match: exact up to `EXACT`, and one more than that where there are more."""
    some: Select[Any] = select(1).select_from(table).where(*where).limit(EXACT + 1)
    return connection.execute(select(func.count()).select_from(some.subquery())).scalar_one()
