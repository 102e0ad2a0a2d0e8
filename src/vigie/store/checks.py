"""Whether a store is whole: what should hold of its rows, looked at one after the other. Nothing is changed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from vigie.store import audit
from vigie.store.migrating import HEAD, revision
from vigie.store.schema import bearings, captures, claims, incidents, judgements, reports

_SHOWN = 5  # examples of one fault that are named


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong, in words, and what to do about it; nothing where all is well."""
    if (found := revision(connection)) != HEAD:
        yield f"the schema is {found}, not {HEAD}: open the store once with this vigie"
        return
    yield from _database(connection)
    yield from _named("captures whose bytes were changed: restore them from a backup", _changed(connection))
    yield from _named("claims without their report: vigie store recompute --read", _orphans(connection))
    yield from _named(
        "claims whose words do not stand where they say: vigie store recompute --read", _misplaced(connection)
    )
    yield from _named("incidents that do not hold the claims they name: vigie store recompute", _torn(connection))
    yield from _named("claims that cannot be searched: vigie store recompute --words", _unsearched(connection))
    yield from _named("judgements that were never weighed: vigie store recompute", _unweighed(connection))
    yield from audit.verify(connection).wrong


def _named(fault: str, names: Iterator[str]) -> Iterator[str]:
    found = list(names)
    if found:
        yield f"{len(found)} {fault} ({', '.join(found[:_SHOWN])}{', …' * (len(found) > _SHOWN)})"


def _database(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        said = list(connection.execute(text("PRAGMA integrity_check(5)")).scalars())
        if said != ["ok"]:
            yield f"SQLite finds the file broken: restore a backup ({'; '.join(map(str, said))})"


def _changed(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(captures.c.id, captures.c.bytes), execution_options={"yield_per": 50}):
        if hashlib.sha256(row.bytes).hexdigest() != row.id:
            yield row.id


def _orphans(connection: Connection) -> Iterator[str]:
    missing = ~select(1).where(reports.c.id == claims.c.report).exists()
    yield from connection.execute(select(claims.c.id).where(missing)).scalars()


def _misplaced(connection: Connection) -> Iterator[str]:
    """Evidence that is not in the text; reports that came as claim records have no text."""
    query = select(claims.c.id, claims.c.record, reports.c.id.label("report"), reports.c.text).join(
        reports, reports.c.id == claims.c.report
    )
    for row in connection.execute(query.where(reports.c.text != ""), execution_options={"yield_per": 200}):
        said = row.record["evidence"]
        if row.text[said["start"] : said["end"]] != said["exact"]:
            yield row.id


def _torn(connection: Connection) -> Iterator[str]:
    """Incidents whose record and whose claims' rows differ."""
    held: dict[str, set[str]] = defaultdict(set)
    for name, incident in connection.execute(
        select(claims.c.id, claims.c.incident).where(claims.c.incident.is_not(None))
    ).tuples():
        held[incident or ""].add(name)
    for row in connection.execute(select(incidents.c.id, incidents.c.record), execution_options={"yield_per": 500}):
        if set(row.record["claims"]) != held.pop(row.id, set()):
            yield row.id
    yield from held


def _unsearched(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        query = "SELECT id FROM claims WHERE n NOT IN (SELECT rowid FROM claims_words)"
    else:
        query = "SELECT id FROM claims WHERE words IS NULL"
    yield from connection.execute(text(query)).scalars()


def _unweighed(connection: Connection) -> Iterator[str]:
    counted = dict(
        connection.execute(select(bearings.c.judgement, func.count()).group_by(bearings.c.judgement)).tuples().all()
    )
    for row in connection.execute(select(judgements.c.n, judgements.c.groups)):
        if counted.get(row.n, 0) != sum(map(len, row.groups)):
            yield str(row.n)
