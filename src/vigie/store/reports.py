"""Reports: their head, their text, what was taken out, and where their reporting comes from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, func, select, update

from vigie.model import Placed, Removed, Report
from vigie.store import searches
from vigie.store.connections import now
from vigie.store.inserting import add
from vigie.store.schema import reports

Record = dict[str, Any]
HEAD = ("id", "uri", "title", "publisher", "author", "translator", "agency", "published", "language")
_HEAD = tuple(reports.c[name] for name in (*HEAD, "group", "lineage"))


def save(connection: Connection, found: Iterable[Report]) -> int:
    """Keep these reports; how many are new. One that is there already stays as it is."""
    new = {one.id: one for one in found}
    known = set(connection.execute(select(reports.c.id).where(reports.c.id.in_(list(new)))).scalars())
    new = {name: one for name, one in new.items() if name not in known}
    made = add(connection, reports, [_row(one) for one in new.values()])
    searches.index(connection, reports, {n: searches.of_report(r.title, r.publisher, r.text) for n, r in new.items()})
    return made


def replace(connection: Connection, one: Report) -> None:
    """A report read anew takes the place of what was read before."""
    row = _row(one)
    del row["imported"]
    connection.execute(update(reports).where(reports.c.id == one.id).values(**row))
    searches.index(connection, reports, {one.id: searches.of_report(one.title, one.publisher, one.text)})


def _row(of: Report) -> Record:
    head = {name: getattr(of, name) for name in HEAD}
    return head | {
        "published": of.published.isoformat() if of.published else None,
        "day": of.published.isoformat() if of.published else "",
        "published_time": of.published_time.isoformat("seconds") if of.published_time else None,
        "dateline": of.dateline, "place": of.place, "reproduction": of.reproduction, "text": of.text,
        "removed": [{"start": r.start, "end": r.end, "text": r.text, "rule": r.rule} for r in of.removed],
        "origins": [list(one) for one in of.origins], "because": list(of.because), "imported": now(),
    }  # fmt: skip


def one(connection: Connection, name: str) -> Record | None:
    """A report: its head, `text`, `removed` passages each with its rule, `group` and `lineage`."""
    row = connection.execute(select(reports).where(reports.c.id == name)).mappings().first()
    return {key: value for key, value in row.items() if key not in ("n", "day", "kind", "of")} if row else None


def heads(connection: Connection, names: Iterable[str]) -> dict[str, Record]:
    """The heads of these reports, with `group` and `lineage`, by their ids."""
    rows = connection.execute(select(*_HEAD).where(reports.c.id.in_(list(names)))).mappings()
    return {row["id"]: dict(row) for row in rows}


def of_group(connection: Connection, group: str) -> list[Record]:
    """The heads of the reports that go back to one reporting, the oldest first."""
    found = select(*_HEAD).where(reports.c.group == group).order_by(reports.c.published, reports.c.id)
    return [dict(row) for row in connection.execute(found).mappings()]


def lineage(connection: Connection, *, offset: int = 0, limit: int = 50) -> tuple[int, list[Record]]:
    """Groups of more than one report, the newest first: `group` and its `reports`; and how many groups there are."""
    c = reports.c
    grouped = select(c.group, func.max(c.published).label("last")).where(c.group.is_not(None)).group_by(c.group)
    many = grouped.having(func.count() > 1).subquery()
    total = connection.execute(select(func.count()).select_from(many)).scalar_one()
    names = list(
        connection.execute(
            select(many.c.group).order_by(many.c.last.desc(), many.c.group).offset(offset).limit(limit)
        ).scalars()
    )
    told: dict[str, list[Record]] = defaultdict(list)
    for row in connection.execute(select(*_HEAD).where(c.group.in_(names)).order_by(c.published, c.id)).mappings():
        told[row["group"]].append(dict(row))
    return total, [{"group": name, "reports": told[name]} for name in names]


def place(connection: Connection, found: Iterable[Placed]) -> None:
    """Note where the reporting of each comes from."""
    rows = [
        {
            "id_": p.report.id, "group_": p.group, "kind_": p.lineage.kind, "of_": p.lineage.of,
            "lineage_": {"kind": p.lineage.kind, "of": p.lineage.of, "score": p.lineage.score, "because": list(p.lineage.because)},
        }
        for p in found
    ]  # fmt: skip
    if rows:
        from sqlalchemy import bindparam as b

        values: dict[str, Any] = {"group": b("group_"), "kind": b("kind_"), "of": b("of_"), "lineage": b("lineage_")}
        connection.execute(update(reports).where(reports.c.id == b("id_")).values(values), rows)


def each(connection: Connection, names: Iterable[str] | None = None) -> Iterator[Report]:
    """Every report with its text, or these; in the order of their publication."""
    query = select(reports).order_by(reports.c.published, reports.c.id)
    if names is not None:
        query = query.where(reports.c.id.in_(list(names)))
    for row in connection.execute(query, execution_options={"yield_per": 200}).mappings():
        yield of_row(row)


def of_row(row: Any) -> Report:
    """The report that a row keeps."""
    clock = row["published_time"]
    return Report(
        **{name: row[name] for name in HEAD if name != "published"},
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        published_time=time.fromisoformat(clock) if clock else None,
        text=row["text"], dateline=row["dateline"], place=row["place"], reproduction=row["reproduction"],
        removed=tuple(Removed(**one) for one in row["removed"] or ()),
        origins=tuple((a, b, c) for a, b, c in row["origins"] or ()), because=tuple(row["because"] or ()),
    )  # fmt: skip
