"""Imports: who brought what, and how far it has come."""

from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from vigie.store.connections import now
from vigie.store.schema import imports

Record = dict[str, Any]
STATES = ("waiting", "reading", "comparing", "done", "failed")
_SHOWN = 100  # problems that are kept


def add(connection: Connection, *, name: str, who: str, total: int | None = None) -> int:
    """A new import; its number."""
    row: Record = {
        "name": name,
        "who": who,
        "at": now(),
        "state": "waiting",
        "total": total,
        "read": 0,
        "claims": 0,
        "problems": [],
    }
    return int(connection.execute(insert(imports).values(**row).returning(imports.c.id)).scalar_one())


def progress(connection: Connection, number: int, *, problems: list[str] | None = None, **values: Any) -> None:
    """Note how far an import has come: `state`, `total`, `read`, `claims`, and its first problems."""
    if problems is not None:
        values["problems"] = problems[:_SHOWN]
    connection.execute(update(imports).where(imports.c.id == number).values(**values))


def one(connection: Connection, number: int) -> Record | None:
    """An import."""
    row = connection.execute(select(imports).where(imports.c.id == number)).mappings().first()
    return dict(row) if row else None


def page(connection: Connection, *, offset: int = 0, limit: int = 50) -> tuple[int, list[Record]]:
    """Imports, the newest first, and how many there are."""
    rows = connection.execute(select(imports).order_by(imports.c.id.desc()).offset(offset).limit(limit)).mappings()
    return connection.execute(select(func.count()).select_from(imports)).scalar_one(), [dict(row) for row in rows]
