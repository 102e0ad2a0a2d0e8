"""Where things happened: places with how many incidents and claims each has."""

from typing import Any

from sqlalchemy import Connection, delete, func, select, true

from vigie.store import filters, keys
from vigie.store.filters import Filters
from vigie.store.inserting import add
from vigie.store.schema import claims, incidents, places

Record = dict[str, Any]
TOWN, COUNTRY = 2, 6  # UCDP's where_prec: up to here a point; from here a country


def by_place(connection: Connection, asked: Filters) -> Record:
    """What the filters leave, by place: `places` that can be drawn, and `countries` with all that happened in each.

    A place has `key` (for the filter `place`), `name`, `country`, `adm1`, `latitude`, `longitude`, `precision` (town or
    province), `incidents`, `claims`. What is only known by its country has no point.
    """
    counted = _counted(connection, asked)
    found = connection.execute(select(places).where(places.c.place.in_(list(counted)) if asked else true())).mappings()
    shown, countries = [], dict[str, list[int]]()
    for row in found:
        number = counted.get(row["place"], (0, 0))
        if row["country"]:
            total = countries.setdefault(row["country"], [0, 0])
            total[0], total[1] = total[0] + number[0], total[1] + number[1]
        if row["latitude"] is not None and row["where_prec"] < COUNTRY and number[0]:
            shown.append(_shown(row, number))
    return {
        "places": sorted(shown, key=lambda p: (-p["incidents"], str(p["name"]))),
        "countries": [{"country": c, "incidents": i, "claims": n} for c, (i, n) in sorted(countries.items())],
    }


def _counted(connection: Connection, asked: Filters) -> dict[str, tuple[int, int]]:
    if not asked:
        query = select(places.c.place, places.c.incidents, places.c.claims)
    else:
        where = filters.of_incidents(asked, lite=connection.dialect.name == "sqlite")
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
