"""`desk`: a desk over a store of its own, copied from one that is filled once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import filled

from vigie.review.web.desk import Desk
from vigie.store import connect


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled store in a file."""
    path = tmp_path_factory.mktemp("desk") / "vigie.db"
    store = filled(connect(f"sqlite:///{path}"))
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk that nobody has an account on."""
    shutil.copy(template, tmp_path / "vigie.db")
    store = connect(f"sqlite:///{tmp_path}/vigie.db")
    yield Desk(store)
    store.close()
