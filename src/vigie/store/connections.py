"""Where the store is, and how it is reached: SQLite in a file, or PostgreSQL.

Every transaction is either one that reads or one that writes. One writer goes at a time and the others wait their turn;
readers never wait. What `writing` has left is on the disk.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from vigie.errors import OptionError, UnreachableError
from vigie.store import migrating

DEFAULT = "sqlite:///vigie.db"
WAIT = 30  # seconds that a writer waits for its turn in SQLite
TURN = 7_216_442  # the number by which writers of PostgreSQL wait for their turn
_MANY = "-c max_parallel_workers_per_gather=0 -c jit=off"  # many ask little at once: one process for each is enough
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={WAIT * 1000}", "temp_store=MEMORY")


@dataclass(frozen=True, slots=True)
class Store:
    """A store that is open. Its engine may be shared by threads; a connection may not."""

    engine: Engine

    @property
    def url(self) -> str:
        """Where it is, without the password."""
        return self.engine.url.render_as_string()

    @property
    def lite(self) -> bool:
        """Whether it is a file of SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store from its first to its last query."""
        options: dict[str, Any] = (
            {} if self.lite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
        with self.engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, alone: bool = True) -> Iterator[Connection]:
        """A transaction that writes: all of it or, where something is raised, nothing.

        One goes after the other, so that none is refused because of another. With `alone=False` PostgreSQL lets one go
        beside the others: for sessions and settings, never for what is judged or computed.
        """
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if alone and not self.lite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": TURN})
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def connect(url: str = DEFAULT, *, upgrade: bool = True) -> Store:
    """The store at a URL, brought up to this program's schema.

    Raises OptionError for a URL that is none, UnreachableError where nothing answers, NewerSchemaError where a later
    program made the store, and StoreError where it is older and `upgrade` is False.
    """
    store = Store(_engine(_address(url)))
    try:
        with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
            migrating.migrate(connection, upgrade=upgrade)
    except DBAPIError as error:
        store.close()
        raise UnreachableError(f"{store.url}: {_said(error)}", remedy="check the address, and that it runs") from None
    except BaseException:
        store.close()
        raise
    return store


def now() -> str:
    """The moment, in UTC, as the store writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise OptionError(f"--store {url}: no address of a store", remedy=f"write it as {DEFAULT}") from None
    if address.get_backend_name() == "postgresql":
        return address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() != "sqlite":
        raise OptionError(f"--store {url}: neither SQLite nor PostgreSQL", remedy=f"write it as {DEFAULT}")
    if not address.database or address.database == ":memory:":
        raise OptionError(f"--store {url}: it names no file", remedy=f"write it as {DEFAULT}")
    if not Path(address.database).absolute().parent.is_dir():
        raise UnreachableError(f"{url}: there is no such folder", remedy="make the folder first")
    return address


def _engine(address: URL) -> Engine:
    options: dict[str, Any] = {"json_serializer": partial(json.dumps, ensure_ascii=False)}
    try:
        if address.get_backend_name() == "sqlite":
            engine = create_engine(address, connect_args={"timeout": WAIT}, **options)
            event.listen(engine, "connect", _connected)
            event.listen(engine, "begin", _begun)
        else:
            engine = create_engine(address, pool_size=10, max_overflow=20, connect_args={"options": _MANY}, **options)
    except (ArgumentError, NoSuchModuleError) as error:
        raise OptionError(f"--store {address}: {error}", remedy=f"write it as {DEFAULT}") from None
    return engine


def _connected(connection: Any, _: Any) -> None:
    """Python's driver leaves transactions to us; pragmas hold for the connection."""
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begun(connection: Connection) -> None:
    """A writer takes its turn at once: one that read first would be refused later."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _said(error: DBAPIError) -> str:
    return " ".join(str(error.orig).split())
