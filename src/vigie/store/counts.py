"""How much there is, from indexes alone."""

from sqlalchemy import Connection, func, select, text

from vigie.store.schema import audit, bearings, captures, claims, contradictions, incidents, judgements, reports

TABLES = (captures, reports, claims, incidents, contradictions, judgements, audit)
_LARGE = 100_000  # rows from which PostgreSQL's own estimate is taken


def all_(connection: Connection) -> dict[str, int]:
    """Rows of each table, and `disputed`, `unjudged`, `lapsed`, `waiting`. Large tables of PostgreSQL are estimated."""
    found = {table.name: _rows(connection, table.name) for table in TABLES}
    where = {
        "disputed": (incidents, incidents.c.standing == "disputed"), "judged": (incidents, incidents.c.judged > 0),
        "lapsed": (bearings, bearings.c.state == "lapsed"), "waiting": (captures, captures.c.state == "waiting"),
    }  # fmt: skip
    for name, (table, condition) in where.items():
        some = select(1).select_from(table).where(condition).limit(_LARGE).subquery()
        found[name] = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return found | {"unjudged": found["incidents"] - found["judged"]}


def _rows(connection: Connection, name: str) -> int:
    if connection.dialect.name == "postgresql":
        query = text("SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(:name)")
        estimate = connection.execute(query, {"name": name}).scalar() or 0
        if estimate >= _LARGE:
            return int(estimate)
    return int(connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one())
