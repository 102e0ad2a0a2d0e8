"""A backup holds everything, for either database, and says when it was changed."""

import shutil
import zipfile

import pytest
from factories import claim, dossier, toll
from kept import every, kept
from sqlalchemy import select

from vigie.errors import OptionError, StoreError
from vigie.model import Capture
from vigie.store import audit, backups, captures, checks, connect, judgements
from vigie.store.schema import metadata


def full(store):
    """A store with a capture, claims and a judgement."""
    kept(store, dossier("AP", claim(killed=toll(12))), dossier("Fil", claim(type="arrests", place="Bria", day=9)))
    with store.writing() as connection:
        captures.save(connection, [Capture(b"\x00\xff bytes", "x.txt")])
        judgements.add(connection, who="ann", kind="accept", claims=sorted(every(store))[:1], reason="« vu »")
    return store


def rows(store):
    with store.reading() as connection:
        return {
            table.name: connection.execute(select(table).order_by(*table.primary_key)).all()
            for table in metadata.sorted_tables
        }


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request, tmp_path):
    """Another empty store, of either database."""
    if request.param == "postgresql":
        from conftest import database

        url = database(request.getfixturevalue("server"), like="vigie")
    else:
        shutil.copy(request.getfixturevalue("empty"), tmp_path / "other.db")
        url = f"sqlite:///{tmp_path}/other.db"
    made = connect(url)
    yield made
    made.close()


def test_what_is_restored_is_what_was_backed_up(store, other, tmp_path):
    backups.backup(full(store), tmp_path / "b.zip")
    backups.restore(other, tmp_path / "b.zip")
    assert rows(other) == rows(store)
    with other.reading() as connection:
        assert not list(checks.faults(connection)) and audit.verify(connection).rows == 1
    with other.writing() as connection:
        assert judgements.add(connection, who="bob", kind="reject", claims=sorted(every(other))[:1])["id"] == 2


def test_only_an_empty_store_is_filled(store, other, tmp_path):
    backups.backup(full(store), tmp_path / "b.zip")
    backups.restore(other, tmp_path / "b.zip")
    with pytest.raises(StoreError, match="not empty") as raised:
        backups.restore(other, tmp_path / "b.zip")
    assert raised.value.remedy


def test_a_backup_that_was_changed_is_refused_and_nothing_restored(store, other, tmp_path):
    backups.backup(full(store), tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as whole, zipfile.ZipFile(tmp_path / "c.zip", "w") as changed:
        for name in whole.namelist():
            changed.writestr(name, whole.read(name).replace(b'"ann"', b'"bob"'))
    with pytest.raises(OptionError, match="was changed"):
        backups.restore(other, tmp_path / "c.zip")
    assert not any(rows(other).values())


@pytest.mark.parametrize("data", [b"", b"no backup", b"PK\x05\x06" + b"\x00" * 18])
def test_a_file_that_is_no_backup(store, tmp_path, data):
    (tmp_path / "b.zip").write_bytes(data)
    with pytest.raises(OptionError, match="no backup") as raised:
        backups.restore(store, tmp_path / "b.zip")
    assert raised.value.remedy


def test_a_backup_that_cannot_be_written_leaves_nothing(store, tmp_path):
    with pytest.raises(OptionError):
        backups.backup(store, tmp_path / "nowhere" / "b.zip")
    assert not list(tmp_path.glob("**/*.part"))
