"""Stores of every schema there ever was are brought up, with all that is in them."""

from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from kept import every
from sqlalchemy import inspect, text

from vigie.errors import NewerSchemaError, StoreError
from vigie.store import backups, checks, connect, judgements, migrating
from vigie.store.schema import metadata

RELEASED = Path(__file__).parent / "released"  # a backup of each schema: vigie store backup


def drift(connection):
    """How the tables differ from what `schema` says, apart from what searching needs."""
    found = compare_metadata(MigrationContext.configure(connection), metadata)
    return [one for one in found if "words" not in str(one)]


def test_the_migrations_make_what_the_schema_says(store):
    with store.reading() as connection:
        assert drift(connection) == []


def test_the_last_schema_is_the_one_that_is_expected():
    assert migrating.revisions()[-1] == migrating.HEAD


def test_every_schema_has_its_backup():
    assert [path.stem for path in sorted(RELEASED.glob("*.zip"))] == migrating.revisions()


@pytest.mark.parametrize("schema", migrating.revisions())
def test_a_store_of_an_earlier_schema_is_brought_up(address, schema):
    store = connect(address)
    manifest = backups.restore(store, RELEASED / f"{schema}.zip")
    assert manifest["schema"] == schema
    with store.reading() as connection:
        assert not list(checks.faults(connection)) and drift(connection) == []
        assert judgements.page(connection)[0] == manifest["tables"]["judgements"]["rows"] > 0
    assert every(store, q="soldats")
    store.close()


def test_a_store_of_a_later_vigie_is_left_alone(address):
    with closing(connect(address)) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerSchemaError, match="9999") as raised:
        connect(address)
    assert raised.value.remedy


def test_a_store_that_may_not_be_changed_is_not(nowhere):
    with pytest.raises(StoreError, match="none"):
        connect(nowhere, upgrade=False)
    store = connect(nowhere)
    store.close()
    connect(nowhere, upgrade=False).close()


def test_an_empty_schema_can_be_taken_away(store):
    with store.writing() as connection:
        migrating.clear(connection)
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
