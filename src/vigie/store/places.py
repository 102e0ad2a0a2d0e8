"""Where things happened: places with how many incidents and claims each has."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, func, select, true, update

from vigie.store import filters, keys
from vigie.store.filters import Filters
from vigie.store.inserting import add
from vigie.store.schema import claims, incidents, places

Record = dict[str, Any]
TOWN, COUNTRY = 2, 6  # UCDP's where_prec: up to here a point; from here a country


def by_place(connection: Connection, asked: Filters, *, limit: int = 1000) -> Record:
    """What the filters leave, by place: `places` that can be drawn, and `countries` with all that happened in each.

    A place has `key` (for the filter `place`), `name`, `country`, `adm1`, `latitude`, `longitude`, `precision` (town or
    province), `incidents`, `claims`. What is only known by its country has no point. Of more than `limit` places those
    with most incidents are given; `total` is how many there are.
    """
    counted = _counted(connection, asked)
    some = places.c.place.in_(list(counted)) if len(counted) <= filters.FEW else true()
    found = [row for row in connection.execute(select(places).where(some)) if row.place in counted]
    countries: dict[str, list[int]] = {}
    for row in found:
        if row.country:
            total = countries.setdefault(row.country, [0, 0])
            total[:] = total[0] + counted[row.place][0], total[1] + counted[row.place][1]
    drawn = [row for row in found if row.latitude is not None and row.where_prec < COUNTRY and counted[row.place][0]]
    first = sorted(drawn, key=lambda row: (-counted[row.place][0], str(row.name), row.place))[:limit]
    return {
        "total": len(drawn),
        "places": [_shown(row._mapping, counted[row.place]) for row in first],
        "countries": [{"country": c, "incidents": i, "claims": n} for c, (i, n) in sorted(countries.items())],
    }


def _counted(connection: Connection, asked: Filters) -> dict[str, tuple[int, int]]:
    if not asked:
        query = select(places.c.place, places.c.incidents, places.c.claims)
    else:
        where = filters.of_incidents(connection, asked)
        query = (
            select(incidents.c.place, func.count(), func.sum(incidents.c.claims))
            .where(*where)
            .group_by(incidents.c.place)
        )
    return {place: (int(some), int(many)) for place, some, many in connection.execute(query).tuples() if place}


def _shown(row: Any, number: tuple[int, int]) -> Record:
    named = ("name", "country", "adm1", "latitude", "longitude", "where_prec", "geo_precision")
    precision = "town" if row["where_prec"] <= TOWN else "province"
    return {"key": row["place"], "precision": precision, "incidents": number[0], "claims": number[1]} | {
        n: row[n] for n in named
    }


def refresh(connection: Connection) -> None:
    """Count all places anew from the incidents there are."""
    connection.execute(delete(places))
    counts = {p: (i, n) for p, i, n in connection.execute(
        select(incidents.c.place, func.count(), func.sum(incidents.c.claims)).where(incidents.c.place.is_not(None)).group_by(incidents.c.place)
    ).tuples()}  # fmt: skip
    one = select(func.min(incidents.c.n)).where(incidents.c.place.is_not(None)).group_by(incidents.c.place)
    rows = connection.execute(select(incidents.c.record).where(incidents.c.n.in_(one))).scalars()
    add(connection, places, [row(record["place"], counts) for record in rows])
    mentioned = select(claims.c.place).where(claims.c.place.is_not(None)).distinct()
    missing = set(connection.execute(mentioned).scalars()) - counts.keys()
    add(connection, places, [_unsettled(connection, name) for name in sorted(missing)])


def recount(connection: Connection, names: Iterable[str]) -> None:
    """Count these places (by key) anew, and take in those that are new."""
    wanted = list(names)
    query = select(incidents.c.place, func.count(), func.sum(incidents.c.claims), func.min(incidents.c.n))
    rows = connection.execute(query.where(incidents.c.place.in_(wanted)).group_by(incidents.c.place)).tuples().all()
    counts = {place: (some, many) for place, some, many, _ in rows}
    firsts = select(incidents.c.record).where(incidents.c.n.in_([first for *_, first in rows]))
    add(connection, places, [row(record["place"], counts) for record in connection.execute(firsts).scalars()])
    for name in wanted:
        some, many = counts.get(name, (0, 0))
        connection.execute(update(places).where(places.c.place == name).values(incidents=some, claims=many))


def of_incidents(connection: Connection, names: Iterable[str]) -> set[str]:
    """The keys of the places of these incidents."""
    found = select(incidents.c.place).where(incidents.c.id.in_(list(names)), incidents.c.place.is_not(None))
    return set(connection.execute(found.distinct()).scalars())


def _unsettled(connection: Connection, name: str) -> Record:
    """A place that claims name and no incident has."""
    record = connection.execute(select(claims.c.record).where(claims.c.place == name).limit(1)).scalar_one()
    return row(record["place"], {}) | {"place": name}


def row(of: Record, counts: dict[str, tuple[int, int]]) -> Record:
    """The row of a place's record."""
    name = keys.place(of) or ""
    some, many = counts.get(name, (0, 0))
    return {
        "place": name, "name": of["name"] or of["text"] or of["country"], "key": keys.key(of["name"] or of["text"] or "")[:120],
        "country": of["country"], "adm1": of["adm1"], "latitude": of["latitude"], "longitude": of["longitude"],
        "where_prec": of["where_prec"], "geo_precision": of["geo_precision"], "incidents": some, "claims": many,
    }  # fmt: skip
