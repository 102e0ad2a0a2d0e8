"""Every test that asks for `store` runs on SQLite and on PostgreSQL; each gets an empty store of its own."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy

from benchmarks import postgres
from vigie.store import Store, connect

_NUMBERS = count(1)
BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server for this run of the tests; its database `vigie` holds an empty store to copy."""
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    with postgres.server() as url:
        connect(url).close()
        yield url


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store in a file, to copy."""
    path = tmp_path_factory.mktemp("empty") / "vigie.db"
    connect(f"sqlite:///{path}").close()
    return path


@pytest.fixture(params=BOTH)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store."""
    if request.param == "postgresql":
        return database(request.getfixturevalue("server"), like="vigie")
    shutil.copy(request.getfixturevalue("empty"), tmp_path / "vigie.db")
    return f"sqlite:///{tmp_path}/vigie.db"


@pytest.fixture(params=BOTH)
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database that holds nothing yet."""
    if request.param == "postgresql":
        return database(request.getfixturevalue("server"), like="template1")
    return f"sqlite:///{tmp_path}/new.db"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty store."""
    made = connect(address)
    yield made
    made.close()


def database(server: str, *, like: str) -> str:
    """A new database of the server, copied from another of its own."""
    name = f"test{next(_NUMBERS)}"
    engine = sqlalchemy.create_engine(f"{server.removesuffix('/vigie')}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text(f"CREATE DATABASE {name} TEMPLATE {like}"))
    engine.dispose()
    return f"{server.removesuffix('/vigie')}/{name}"
