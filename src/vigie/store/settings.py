"""What administrators set for everybody, a value under a name."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from vigie.store.schema import settings


def values(connection: Connection) -> dict[str, Any]:
    """Everything that is set."""
    return {row.name: row.value for row in connection.execute(select(settings))}


def put(connection: Connection, changed: Mapping[str, Any]) -> None:
    """Set these, and leave the others."""
    if changed:
        connection.execute(delete(settings).where(settings.c.name.in_(changed)))
        connection.execute(insert(settings), [{"name": name, "value": value} for name, value in changed.items()])
