"""Incidents: what the claims of many reports have together. Computed; a version counts what changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.engine import RowMapping

from vigie.model import Contradiction, Incident
from vigie.publish import picture_record
from vigie.store import claims as claims_
from vigie.store import filters, keys, queue
from vigie.store.connections import now
from vigie.store.filters import Filters
from vigie.store.inserting import STEP, add
from vigie.store.schema import bearings, claims, contradictions, incident_facets, incidents

Record = dict[str, Any]
SHOWN = tuple(
    incidents.c[name]
    for name in ("record", "version", "seen", "changed", "published", "reports", "judged", "lapsed", "eyes", "toll")
)
NEAR = 2  # days between two that may be one
SORTS = {name: incidents.c[name] for name in ("day", "toll", "eyes", "seen", "published", "claims", "sources")}


@dataclass(frozen=True, slots=True)
class Told:
    """An incident with what is kept beside it: its contradictions, and for each claim its source and the claim it repeats."""

    incident: Incident
    contradictions: tuple[Contradiction, ...] = ()
    sources: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)


def save(connection: Connection, found: Iterable[Told]) -> list[str]:
    """Keep these incidents in place of all that hold one of their claims; the ids of those that are new or changed.

    An incident that says what it said before keeps its version; one that changed gets the next.
    """
    made = list(found)
    kept = {claim for one in made for claim in one.incident.claims}
    named = {one.incident.id for one in made}
    before = _Before(connection, kept | named)
    stays = named | before.left(kept)
    told = claims_.by_ids(connection, kept)
    changed = [one for one in made if _saved(connection, one, told, before)]
    drop(connection, [name for name in before.rows if name not in stays])
    return [one.incident.id for one in changed]


class _Before:
    """The incidents that were there before: of these names, and those that these claims were in."""

    def __init__(self, connection: Connection, names: set[str]) -> None:
        homes: set[str] = set(names)
        for some in _steps(names):
            found = select(claims.c.incident).where(claims.c.id.in_(some), claims.c.incident.is_not(None))
            homes |= set(connection.execute(found.distinct()).scalars())
        self.rows: dict[str, RowMapping] = {}
        for some in _steps(homes):
            rows = connection.execute(select(incidents).where(incidents.c.id.in_(some))).mappings()
            self.rows |= {row["id"]: row for row in rows}
        self.homes = {claim: row for row in self.rows.values() for claim in row["record"]["claims"]}

    def left(self, taken: set[str]) -> set[str]:
        """The incidents that keep claims of their own: they are nobody's here, so they stay."""
        return {name for name, row in self.rows.items() if set(row["record"]["claims"]) - taken}

    def history(self, one: Incident) -> Record:
        """When the claims of an incident were first seen in one, and its version: it may go on under another id."""
        mine = [row for claim in one.claims if (row := self.homes.get(claim)) is not None]
        version = max((row["version"] for row in mine), default=0)
        return {"seen": min((row["seen"] for row in mine), default=now()), "version": version + 1}


def _steps(names: Iterable[str]) -> Iterator[list[str]]:
    """Names, as many at a time as one statement takes."""
    wanted = sorted(names)
    for k in range(0, len(wanted), STEP):
        yield wanted[k : k + STEP]


def _saved(connection: Connection, one: Told, told: Mapping[str, Record], before: "_Before") -> bool:
    """Write an incident; whether it is new or says something else than before."""
    row = columns(one, [told[name] for name in one.incident.claims if name in told])
    old = before.rows.get(one.incident.id)
    if old is None:
        new = {"changed": now(), "judged": 0, "lapsed": 0, "eyes": eyes(row)} | before.history(one.incident)
        connection.execute(insert(incidents).values(**row, **new))
    elif any(old[name] != row[name] for name in row):
        values = row | {"changed": now(), "eyes": eyes(dict(old) | row), "version": incidents.c.version + 1}
        connection.execute(update(incidents).where(incidents.c.id == row["id"]).values(**values))
    _beside(connection, one, told)
    return old is None or old["record"] != row["record"]


def _beside(connection: Connection, one: Told, told: Mapping[str, Record]) -> None:
    """Facets, contradictions and the claims' way to their incident."""
    name = one.incident.id
    found: dict[tuple[str, str], None] = {}
    for claim in one.incident.claims:
        if record := told.get(claim):
            of = keys.facets(record)
            found |= {(facet, key): None for facet in ("actor", "voice") for key in sorted(of[facet])}
    connection.execute(delete(incident_facets).where(incident_facets.c.incident == name))
    add(connection, incident_facets, [{"incident": name, "facet": facet, "key": key} for facet, key in found])
    connection.execute(delete(contradictions).where(contradictions.c.incident == name))
    add(connection, contradictions, [contradiction(c, name) for c in one.contradictions])
    gone = update(claims).where(claims.c.incident == name, claims.c.id.not_in(one.incident.claims))
    connection.execute(gone.values(incident=None, standing=None, source=None, copy_of=None))
    sources = {claim: one.sources.get(claim, (None, None)) for claim in one.incident.claims}
    claims_.settle(connection, name, one.incident.standing, sources)


def contradiction(of: Contradiction, incident: str) -> Record:
    """Its row."""
    return {
        "id": of.id, "incident": incident, "one": of.between[0], "two": of.between[1], "about": of.about,
        "because": list(of.because),
    }  # fmt: skip


def columns(of: Told, told: list[Record]) -> Record:
    """The columns of an incident, apart from its history."""
    record = picture_record.incident(of.incident)
    days = [day for one in told if (day := one["report"]["published"])]
    dead: Record = next((v for k, v in record["figures"].items() if k == "killed"), {})
    highest = [
        n
        for k, v in record["figures"].items()
        if k.split(":")[0] == "killed"
        for n in v.values()
        if isinstance(n, int | float)
    ]
    return {
        "id": record["id"], "record": record, "type": record["type"], "country": (record["place"] or {}).get("country"),
        "place": keys.place(record["place"]), "start": record["start"], "end": record["end"],
        "day": record["start"] or record["end"] or max(days, default=""), "standing": record["standing"],
        "languages": listed(one["report"]["language"] for one in told),
        "whats": listed(figure["what"] for one in told for figure in one["figures"]),
        "sources": record["sources"], "claims": len(record["claims"]), "reports": len({one["report"]["id"] for one in told}),
        "contradictions": len(record["contradictions"]), "killed_low": dead.get("low"), "killed_best": dead.get("best"),
        "killed_high": dead.get("high"), "toll": max(highest, default=0), "published": max(days, default=None),
    }  # fmt: skip


def listed(names: Iterable[str]) -> str:
    """Names in one column, each between spaces."""
    return f" {' '.join(sorted(set(names)))} "


def eyes(of: Mapping[str, Any]) -> int:
    """How much an incident needs eyes."""
    return sum(reason.points for reason in queue.reasons(of))


def drop(connection: Connection, names: Iterable[str]) -> None:
    """Let go of incidents; their claims stay."""
    wanted = list(names)
    for k in range(0, len(wanted), STEP):
        some = wanted[k : k + STEP]
        connection.execute(
            update(claims)
            .where(claims.c.incident.in_(some))
            .values(incident=None, standing=None, source=None, copy_of=None)
        )
        for table, column in ((incident_facets, "incident"), (contradictions, "incident"), (incidents, "id")):
            connection.execute(delete(table).where(table.c[column].in_(some)))


def page(
    connection: Connection,
    asked: Filters,
    *,
    sort: str = "-day",
    offset: int = 0,
    limit: int = 50,
    counted: bool = True,
) -> tuple[int, list[Record]]:
    """The incidents asked for, and how many there are (see `filters.total`). `sort` is one of `SORTS`, "-" before it: downwards.

    Where nobody asks how many there are (`counted=False`), it is 0.
    """
    where = filters.of_incidents(connection, asked)
    query = filters.sorted_by(select(*SHOWN).where(*where), SORTS, sort, incidents.c.n)
    number = filters.total(connection, incidents, where) if counted else 0
    return number, [shown(row) for row in connection.execute(query.offset(offset).limit(limit)).mappings()]


def one(connection: Connection, name: str) -> Record | None:
    """An incident as its record, with its version and what is known around it."""
    row = connection.execute(select(*SHOWN).where(incidents.c.id == name)).mappings().first()
    return shown(row) if row else None


def by_ids(connection: Connection, names: Iterable[str]) -> dict[str, Record]:
    """These incidents, by their ids."""
    rows = connection.execute(select(*SHOWN).where(incidents.c.id.in_(list(names)))).mappings()
    return {row["record"]["id"]: shown(row) for row in rows}


def shown(row: RowMapping) -> Record:
    """An incident as it is shown."""
    return dict(row["record"]) | {column.name: row[column.name] for column in SHOWN if column.name != "record"}


def against(connection: Connection, name: str) -> list[Record]:
    """The contradictions of an incident."""
    rows = connection.execute(
        select(contradictions).where(contradictions.c.incident == name).order_by(contradictions.c.id)
    )
    return [
        {"id": row["id"], "between": [row["one"], row["two"]], "about": row["about"], "because": row["because"]}
        for row in rows.mappings()
    ]


def judged(connection: Connection, names: Iterable[str]) -> None:
    """Count anew the judgements that stand on these incidents and those that lapsed, and how much they need eyes."""
    for name in names:
        row = connection.execute(select(incidents).where(incidents.c.id == name)).mappings().first()
        if row is None:
            continue
        on = select(claims.c.id).where(claims.c.incident == name)
        states = select(bearings.c.state, func.count(bearings.c.judgement.distinct()))
        counted = dict(
            connection.execute(states.where(bearings.c.claim.in_(on)).group_by(bearings.c.state)).tuples().all()
        )
        values: Record = {"judged": counted.get("stands", 0), "lapsed": counted.get("lapsed", 0)}
        values["eyes"] = eyes(dict(row) | values)
        connection.execute(update(incidents).where(incidents.c.id == name).values(**values))


def bump(connection: Connection, names: Iterable[str]) -> None:
    """These incidents were judged: whoever saw them before sees that."""
    rows = [{"name": name} for name in names]
    if rows:
        query = update(incidents).where(incidents.c.id == bindparam("name"))
        connection.execute(query.values(version=incidents.c.version + 1, changed=now()), rows)


def ids(connection: Connection) -> set[str]:
    """The ids of all incidents."""
    return set(connection.execute(select(incidents.c.id)).scalars())


def with_judgements(connection: Connection) -> list[str]:
    """The incidents that judgements bear on, or did."""
    on = select(claims.c.incident).where(claims.c.id.in_(select(bearings.c.claim))).distinct()
    had = select(incidents.c.id).where((incidents.c.judged > 0) | (incidents.c.lapsed > 0) | incidents.c.id.in_(on))
    return list(connection.execute(had).scalars())


def of_claims(connection: Connection, names: Iterable[str]) -> list[Record]:
    """The incidents that hold these claims."""
    homes = select(claims.c.incident).where(claims.c.id.in_(list(names)))
    rows = connection.execute(select(*SHOWN).where(incidents.c.id.in_(homes)).order_by(incidents.c.n)).mappings()
    return [shown(row) for row in rows]


def near(connection: Connection, names: Iterable[str], *, limit: int = 20) -> list[str]:
    """The incidents of the places and days of these claims, to which they may belong."""
    found: set[str] = set()
    told = select(claims.c.place, claims.c.day).where(
        claims.c.id.in_(list(names)), claims.c.place.is_not(None), claims.c.day != ""
    )
    for place, day in connection.execute(told.distinct()).tuples():
        first, last = (date.fromisoformat(day) + timedelta(days) for days in (-NEAR, NEAR))
        days = incidents.c.day.between(first.isoformat(), last.isoformat())
        there = select(incidents.c.id).where(incidents.c.place == place, days).order_by(incidents.c.day, incidents.c.n)
        found |= set(connection.execute(there.limit(limit)).scalars())
    return sorted(found)
