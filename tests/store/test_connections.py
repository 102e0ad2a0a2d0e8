"""Where a store is, and what a transaction leaves."""

import threading

import pytest
from sqlalchemy import select

from vigie.errors import OptionError, UnreachableError
from vigie.store import connect
from vigie.store.schema import settings


def names(store):
    with store.reading() as connection:
        return set(connection.execute(select(settings.c.name)).scalars())


def test_what_is_written_is_there_when_it_is_opened_again(address):
    first = connect(address)
    with first.writing() as connection:
        connection.execute(settings.insert().values(name="tiles", value="none"))
    first.close()
    again = connect(address)
    assert names(again) == {"tiles"}
    again.close()


def test_a_transaction_that_fails_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        connection.execute(settings.insert().values(name="tiles", value=1))
        raise ZeroDivisionError
    assert not names(store)


def test_a_reader_sees_one_state(store):
    with store.reading() as reader:
        assert not reader.execute(select(settings.c.name)).all()
        with store.writing() as writer:
            writer.execute(settings.insert().values(name="tiles", value=1))
        assert not reader.execute(select(settings.c.name)).all()
    assert names(store) == {"tiles"}


def test_writers_wait_their_turn(store):
    def write(k):
        for j in range(5):
            with store.writing() as connection:
                connection.execute(settings.insert().values(name=f"{k}.{j}", value=j))

    threads = [threading.Thread(target=write, args=(k,)) for k in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(names(store)) == 30


@pytest.mark.parametrize("url", ["vigie.db", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "://"])
def test_an_address_that_is_none(url):
    with pytest.raises(OptionError) as raised:
        connect(url)
    assert "sqlite:///" in raised.value.remedy


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all/vigie.db", "postgresql://vigie@127.0.0.1:1/vigie"])
def test_a_place_where_nothing_is(url):
    with pytest.raises(UnreachableError) as raised:
        connect(url)
    assert raised.value.remedy


def test_a_file_that_is_no_store(tmp_path):
    (tmp_path / "words.db").write_text("no database, only words " * 100, "utf-8")
    with pytest.raises(UnreachableError, match="not a database"):
        connect(f"sqlite:///{tmp_path}/words.db")
