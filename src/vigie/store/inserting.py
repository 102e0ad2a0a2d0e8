"""Rows into tables: what is there already stays as it is."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

STEP = 500  # rows that one statement takes


def add(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
    """Insert the rows whose keys are not there yet; how many."""
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = insert(table).on_conflict_do_nothing().returning(*table.primary_key.columns)
    return sum(len(connection.execute(statement, rows[k : k + STEP]).all()) for k in range(0, len(rows), STEP))
