"""From any schema that was ever released to this program's."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from vigie.errors import NewerSchemaError, StoreError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"  # the last of migrations/versions; a test holds them equal
_LOCK = 7_216_443  # PostgreSQL: one program migrates at a time


def migrate(connection: Connection, *, upgrade: bool = True, to: str = HEAD) -> None:
    """Bring the schema up to `to`. Raises NewerSchemaError, or StoreError where it is older and may not be changed."""
    if revision(connection) == to:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    found = revision(connection)
    if found is not None and found not in revisions():
        what = f"its schema is {found}, and this program knows schemas up to {HEAD}"
        raise NewerSchemaError(what, remedy="use the later vigie that made it, or restore a backup")
    if found == to:
        return
    if not upgrade:
        raise StoreError(
            f"its schema is {found or 'none'}, not {HEAD}", remedy="open it once with this vigie, or restore"
        )
    from alembic import command

    command.upgrade(_config(connection), to)


def clear(connection: Connection) -> None:
    """Take an empty store's schema away."""
    from alembic import command

    command.downgrade(_config(connection), "base")


def revision(connection: Connection) -> str | None:
    """The schema that the store has; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def revisions() -> list[str]:
    """Every schema there ever was, the first one first."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_config())
    return [one.revision for one in reversed(list(script.walk_revisions()))]


def _config(connection: Connection | None = None) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
