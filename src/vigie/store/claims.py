"""Claims: the machine's record of each, what people made of it, and the columns by which it is found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.engine import RowMapping

from vigie.store import filters, keys, searches
from vigie.store.filters import Filters
from vigie.store.inserting import STEP, add
from vigie.store.schema import claim_facets, claims

Record = dict[str, Any]
SHOWN = tuple(
    claims.c[name]
    for name in ("id", "incident", "record", "judged", "verdict", "status", "source", "copy_of", "standing", "version")
)
SORTS = {"day": claims.c.day, "toll": claims.c.toll}


def save(connection: Connection, records: Iterable[Record]) -> int:
    """Keep the claims of one or more reports, in the order of each report's text; how many are new."""
    orders: dict[str, int] = defaultdict(int)
    rows = []
    for one in records:
        rows.append(row(one, orders[one["report"]["id"]]))
        orders[one["report"]["id"]] += 1
    known = _known(connection, [one["id"] for one in rows])
    rows = [one for one in rows if one["id"] not in known]
    made = add(connection, claims, rows)
    _file(connection, [one["record"] for one in rows])
    return made


def replace(connection: Connection, report: str, records: list[Record]) -> None:
    """The claims of a report that was read anew: those that are told no more go, and what was read otherwise is changed."""
    there = {
        r["id"]: r
        for r in connection.execute(select(claims.c.id, claims.c.record).where(claims.c.report == report)).mappings()
    }
    new = {one["id"]: one for one in records}
    gone = [name for name in there if name not in new or there[name]["record"] != new[name]]
    drop(connection, gone)
    save(connection, records)


def drop(connection: Connection, names: list[str]) -> None:
    """Let go of claims."""
    for k in range(0, len(names), STEP):
        some = names[k : k + STEP]
        connection.execute(delete(claim_facets).where(claim_facets.c.claim.in_(some)))
        connection.execute(delete(claims).where(claims.c.id.in_(some)))


def row(of: Record, order: int) -> Record:
    """The columns of a claim's record."""
    return columns(of) | {
        "id": of["id"], "report": of["report"]["id"], "order": order, "incident": None, "record": of, "judged": None,
        "verdict": None, "status": "unjudged", "standing": None, "source": None, "copy_of": None, "version": 1,
    }  # fmt: skip


def columns(of: Record) -> Record:
    """The columns that follow from what a claim says."""
    time, report = of["time"] or {}, of["report"]
    start, end, published = time.get("start"), time.get("end"), report["published"]
    dead: Record = next((f for f in of["figures"] if f["what"] == "killed"), {})
    return {
        "type": of["event"]["type"], "modality": of["event"]["modality"], "stance": of["voice"]["stance"],
        "language": report["language"], "publisher": report["publisher"], "published": published,
        "country": (of["place"] or {}).get("country"), "place": keys.place(of["place"]),
        "start": start, "end": end, "day": start or end or published or "",
        "killed_low": dead.get("low"), "killed_best": dead.get("best"), "killed_high": dead.get("high"),
        "toll": max((n for n in (dead.get("low"), dead.get("best"), dead.get("high")) if n is not None), default=0),
    }  # fmt: skip


def judge(connection: Connection, name: str, judged: Record | None, verdict: Record | None, status: str) -> None:
    """Note what people made of a claim: its record as corrected (None: as read), who judged what, its status."""
    record = connection.execute(select(claims.c.record).where(claims.c.id == name)).scalar_one()
    shown = judged or record
    values = columns(shown) | {"judged": judged, "verdict": verdict, "status": status, "version": claims.c.version + 1}
    connection.execute(update(claims).where(claims.c.id == name).values(**values))
    connection.execute(delete(claim_facets).where(claim_facets.c.claim == name))
    _file(connection, [shown])


def _file(connection: Connection, records: list[Record]) -> None:
    """Make claims findable by facets and words."""
    rows = [
        {"claim": one["id"], "facet": facet, "key": key}
        for one in records for facet, found in keys.facets(one).items() for key in sorted(found)
    ]  # fmt: skip
    add(connection, claim_facets, rows)
    searches.index(connection, claims, {one["id"]: keys.searched(one) for one in records})


def settle(
    connection: Connection, incident: str, standing: str, sources: Mapping[str, tuple[str | None, str | None]]
) -> None:
    """Put claims into an incident, each with its source and the claim that it repeats; those that are there already stay."""
    b, c = bindparam, claims.c
    query = update(claims).where(c.id == b("name"))
    rows = [{"name": name, "by": by, "like": of} for name, (by, of) in sources.items()]
    if rows:
        connection.execute(query.values(incident=incident, standing=standing, source=b("by"), copy_of=b("like")), rows)


def page(
    connection: Connection,
    asked: Filters,
    *,
    sort: str = "-day",
    offset: int = 0,
    limit: int = 50,
    counted: bool = True,
) -> tuple[int, list[Record]]:
    """The claims asked for, and how many there are (see `filters.total`). `sort` is one of `SORTS`, "-" before it: downwards.

    Where nobody asks how many there are (`counted=False`), it is 0.
    """
    where = filters.of_claims(connection, asked)
    query = filters.sorted_by(select(*SHOWN).where(*where), SORTS, sort, claims.c.n)
    number = filters.total(connection, claims, where) if counted else 0
    return number, [shown(one) for one in connection.execute(query.offset(offset).limit(limit)).mappings()]


def stream(connection: Connection, asked: Filters) -> Iterator[Record]:
    """All claims asked for, the newest first, without holding them all."""
    where = filters.of_claims(connection, asked)
    query = select(*SHOWN).where(*where).order_by(claims.c.day.desc(), claims.c.n.desc())
    for one in connection.execute(query, execution_options={"yield_per": 500}).mappings():
        yield shown(one)


def by_ids(connection: Connection, names: Iterable[str]) -> dict[str, Record]:
    """These claims, by their ids."""
    found: dict[str, Record] = {}
    wanted = list(names)
    for k in range(0, len(wanted), STEP):
        rows = connection.execute(select(*SHOWN).where(claims.c.id.in_(wanted[k : k + STEP]))).mappings()
        found |= {one["id"]: shown(one) for one in rows}
    return found


def of_report(connection: Connection, name: str) -> list[Record]:
    """The claims of a report, in the order of its text."""
    rows = connection.execute(select(*SHOWN).where(claims.c.report == name).order_by(claims.c.order)).mappings()
    return [shown(one) for one in rows]


def of_incident(connection: Connection, name: str) -> list[Record]:
    """The claims of an incident, in the order of publication."""
    query = (
        select(*SHOWN).where(claims.c.incident == name).order_by(claims.c.published, claims.c.report, claims.c.order)
    )
    return [shown(one) for one in connection.execute(query).mappings()]


def machine(connection: Connection, name: str) -> Record | None:
    """A claim's record as the machine read it."""
    found: Record | None = connection.execute(select(claims.c.record).where(claims.c.id == name)).scalar()
    return found


def shown(row: RowMapping) -> Record:
    """A claim as it stands: its record with people's corrections, and what is known around it."""
    verdict = row["verdict"] or {}
    return dict(row["judged"] or row["record"]) | {
        "incident": row["incident"], "standing": row["standing"], "source": row["source"], "copy_of": row["copy_of"], "status": row["status"],
        "version": row["version"], "judged": verdict.get("judged"), "corrected": verdict.get("corrected", {}),
    }  # fmt: skip


def _known(connection: Connection, names: list[str]) -> set[str]:
    found: set[str] = set()
    for k in range(0, len(names), STEP):
        found |= set(connection.execute(select(claims.c.id).where(claims.c.id.in_(names[k : k + STEP]))).scalars())
    return found
