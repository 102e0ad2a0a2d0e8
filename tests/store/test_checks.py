"""The check finds what is broken, and nothing where all is well."""

import pytest
from factories import claim, dossier, toll
from kept import every, kept
from sqlalchemy import text

from vigie.model import Capture
from vigie.store import captures, checks, judgements


@pytest.fixture
def full(store):
    kept(store, dossier("AP", claim(killed=toll(12))), dossier("Fil", claim(type="arrests", place="Bria", day=9)))
    with store.writing() as connection:
        captures.save(connection, [Capture(b"bytes", "x.txt")])
        judgements.add(connection, who="ann", kind="accept", claims=sorted(every(store)))
    return store


def faults(store):
    with store.reading() as connection:
        return list(checks.faults(connection))


def test_a_whole_store(full):
    assert faults(full) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE captures SET bytes = CAST('x' AS blob)", "bytes were changed"),
        ("UPDATE captures SET bytes = CAST('x' AS bytea)", "bytes were changed"),
        ("DELETE FROM reports WHERE id = 'AP'", "without their report"),
        ("UPDATE reports SET text = 'Another ' || text WHERE id = 'AP'", "do not stand where they say"),
        ("UPDATE claims SET incident = NULL WHERE report = 'AP'", "do not hold the claims"),
        ("DELETE FROM incidents", "do not hold the claims"),
        ("DELETE FROM bearings WHERE anchor = 1", "never weighed"),
        ("UPDATE chain SET n = 7", "should end with row 7"),
    ],
)
def test_what_is_broken(full, statement, said):
    if ("blob" if not full.lite else "bytea") in statement:
        pytest.skip("written for the other database")
    with full.writing() as connection:
        connection.execute(text(statement))
    found = faults(full)
    assert len(found) == 1 and said in found[0]


def test_what_cannot_be_searched(full):
    with full.writing() as connection:
        connection.execute(text("DELETE FROM claims_words" if full.lite else "UPDATE claims SET words = NULL"))
    assert "cannot be searched" in faults(full)[0]
