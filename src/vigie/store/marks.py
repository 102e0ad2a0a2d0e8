"""Whether anything has changed: everything that changes what is shown ends with a line in the log."""

from sqlalchemy import Connection, select

from vigie.store.schema import chain


def mark(connection: Connection) -> int:
    """The number of the log's last line."""
    return connection.execute(select(chain.c.n).where(chain.c.id == 1)).scalar() or 0
