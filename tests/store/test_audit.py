"""The log shows every line that is missing, changed or put in."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from factories import claim, dossier
from kept import every, kept
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from vigie.store import audit, judgements


def acted(store, *acts):
    for act in acts:
        with store.writing() as connection:
            audit.add(connection, who="ann", action=act, subject="x", old={"é": 1}, new=[1.5, None], reason="why")
    return store


def verified(store, **asked):
    with store.reading() as connection:
        return audit.verify(connection, **asked)


def tampered(store, statement):
    """What checking says after somebody took the guards away and changed the log behind its back."""
    with store.writing() as connection:
        for guard in ("audit_no_update", "audit_no_delete"):
            connection.execute(
                text(f"DROP TRIGGER {guard}" if store.lite else "DROP TRIGGER IF EXISTS audit_only_grows ON audit")
            )
        connection.execute(text(statement))
    return verified(store).wrong


def test_a_log_that_was_only_added_to_is_whole(store):
    assert verified(store).wrong == ()
    found = verified(acted(store, "login", "import", "logout"))
    assert (found.rows, found.wrong, len(found.hash)) == (3, (), 64)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit SET who = 'bob' WHERE n = 2", "row 2 was changed"),
        ("DELETE FROM audit WHERE n = 2", "rows 2 to 2 are missing"),
        ("DELETE FROM audit WHERE n = 3", "should end with row 3"),
        ("DELETE FROM audit", "should end with row 3"),
        ("UPDATE audit SET n = 4 WHERE n = 3", "rows 3 to 3 are missing"),
        ("DELETE FROM chain", "taken out"),
        ("UPDATE audit SET hash = previous WHERE n = 1", "row 1 was changed"),
    ],
)
def test_what_was_done_to_it_shows(store, statement, said):
    acted(store, "login", "import", "logout")
    assert any(said in one for one in tampered(store, statement))


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'bob'", "DELETE FROM audit", "DELETE FROM judgements"])
def test_the_database_refuses_to_change_it(store, statement):
    one = kept(store, dossier("AP", claim()))
    with store.writing() as connection:
        judgements.add(connection, who="ann", kind="accept", claims=[*every(one)])
    with pytest.raises(DBAPIError, match="only grows"), store.writing() as connection:
        connection.execute(text(statement))
    assert verified(store).wrong == ()


def test_a_noted_hash_must_still_be_there(store):
    noted = verified(acted(store, "login")).hash
    assert verified(acted(store, "logout"), noted=noted).wrong == ()
    assert verified(store, noted="f" * 64).wrong == (f"no row has the hash {'f' * 64}",)


def test_a_judgement_that_was_changed_behind_its_back_shows(store):
    kept(store, dossier("AP", claim()))
    with store.writing() as connection:
        judgements.add(connection, who="ann", kind="reject", claims=[*every(store)])
    with store.writing() as connection:
        guard = (
            "DROP TRIGGER judgements_no_update" if store.lite else "DROP TRIGGER judgements_only_grows ON judgements"
        )
        connection.execute(text(guard))
        connection.execute(text("UPDATE judgements SET who = 'bob'"))
    assert verified(store).wrong == ("judgement 1 was changed",)


def test_many_writers_at_once_make_one_chain(store):
    def write(k):
        for j in range(8):
            with store.writing() as connection:
                audit.add(connection, who=f"person {k}", action="x", subject=str(j))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))
    assert verified(store).wrong == () and verified(store).rows == 64


def test_pages_and_filters(store):
    acted(store, "login", "import", "import")
    with store.reading() as connection:
        total, rows = audit.page(connection, action="import", limit=1)
        assert (total, [row["n"] for row in rows]) == (2, [3])
        assert [row["n"] for row in audit.stream(connection, who="ann")] == [1, 2, 3]
        assert audit.page(connection, until="2000-01-01") == (0, [])
        today = rows[0]["at"][:10]
        assert audit.page(connection, since=today, until=today)[0] == 3
