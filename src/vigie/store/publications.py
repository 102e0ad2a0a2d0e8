"""What is proposed for publication, and who confirmed it."""

from typing import Any

from sqlalchemy import Connection, insert, select, update

from vigie.store.connections import now
from vigie.store.schema import publications

Record = dict[str, Any]
_COLUMNS = tuple(publications.c[name] for name in (
    "id", "incident", "version", "state", "proposed_by", "proposed_at", "confirmed_by", "confirmed_at",
))  # fmt: skip


def listed(connection: Connection, *, state: str | None = None, offset: int = 0, limit: int = 100) -> list[Record]:
    """Publications, the latest first."""
    query = select(*_COLUMNS).order_by(publications.c.id.desc()).offset(offset).limit(limit)
    rows = connection.execute(query.where(publications.c.state == state) if state else query)
    return [dict(row._mapping) for row in rows]


def one(connection: Connection, id: int) -> Record | None:
    """A publication by its number."""
    row = connection.execute(select(*_COLUMNS).where(publications.c.id == id)).first()
    return dict(row._mapping) if row else None


def latest(connection: Connection, incident: str) -> Record | None:
    """An incident's last publication that was not withdrawn."""
    query = select(*_COLUMNS).where(publications.c.incident == incident, publications.c.state != "withdrawn")
    row = connection.execute(query.order_by(publications.c.id.desc()).limit(1)).first()
    return dict(row._mapping) if row else None


def propose(connection: Connection, incident: str, version: int, record: Record, *, who: str) -> Record:
    """Keep an incident as it would go out."""
    values = {"incident": incident, "version": version, "record": record, "state": "proposed", "proposed_by": who}
    made = insert(publications).values(**values, proposed_at=now()).returning(*_COLUMNS)
    return dict(connection.execute(made).one()._mapping)


def settle(connection: Connection, id: int, state: str, *, who: str) -> Record:
    """Confirm (`published`) or withdraw what was proposed."""
    values = {"state": state, "confirmed_by": who, "confirmed_at": now()}
    made = update(publications).where(publications.c.id == id).values(**values).returning(*_COLUMNS)
    return dict(connection.execute(made).one()._mapping)
