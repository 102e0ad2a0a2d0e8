"""What comes in is kept first, then read; an import that was broken off goes on."""

import pytest

from vigie import importing
from vigie.collect import captures as collected
from vigie.errors import Problem
from vigie.importing import imported
from vigie.model import Capture
from vigie.store import Filters, audit, captures, checks, claims, counts, imports, reports

TOLD = b"4 June 2017\n\nRebels killed at least 12 civilians in Raqqa on 3 June, the UN said.\n"
MORE = b"5 June 2017\n\nThe army said on Monday that five soldiers were wounded in Hama.\n"


def bring(store, *found, who="ann"):
    return imported(store, ["these"], list(found), who=who)


def counted(store):
    with store.reading() as connection:
        return counts.all_(connection)


def test_reports_are_kept_read_and_logged(store):
    made = bring(
        store, Capture(TOLD, "a.txt", publisher="AP"), Capture(MORE, "b.txt"), Problem("c.txt", "no text in it")
    )
    assert (made.captures, made.read, made.problems) == (2, 2, ["c.txt: no text in it"]) and made.claims >= 2
    found = counted(store)
    assert (found["captures"], found["reports"], found["claims"], found["waiting"]) == (2, 2, made.claims, 0)
    with store.reading() as connection:
        (line,) = audit.page(connection)[1]
        assert (line["who"], line["action"], line["new"]["read"]) == ("ann", "import", 2)
        assert imports.page(connection)[1][0]["state"] == "done"
        assert not list(checks.faults(connection))


def test_a_capture_stays_as_it_came(store):
    made = Capture(TOLD + b"\xff\x00", "https://example.org/a", "text/plain", publisher="AP")
    with store.writing() as connection:
        assert captures.save(connection, [made], headers={"ETag": "1"}) == 1
        assert captures.save(connection, [made]) == 0
    with store.reading() as connection:
        kept = captures.one(connection, made.id)
        assert (kept["bytes"], kept["headers"], kept["received"][:2]) == (made.data, {"ETag": "1"}, "20")
        assert list(captures.loaded(connection, captures.waiting(connection))) == [made]


def test_the_same_again_adds_nothing(store):
    bring(store, Capture(TOLD, "a.txt"))
    before = counted(store)
    made = bring(store, Capture(TOLD, "elsewhere.txt"))
    assert (made.captures, made.known, made.read) == (0, 1, 0)
    assert counted(store) == before | {"audit": 2}


def test_an_import_that_was_broken_off_goes_on(store):
    made = importing.begun(store, "these", who="ann")
    importing.keep(store, made, [Capture(TOLD, "a.txt"), Capture(MORE, "b.txt")])
    with pytest.raises(KeyboardInterrupt):
        importing.read_waiting(store, made, said=stopped)
    later = bring(store, Capture(TOLD, "a.txt"), who="bob")
    found = counted(store)
    assert found["waiting"] == 0 and found["reports"] == 2 and made.read + later.read == 2


def stopped(made):
    raise KeyboardInterrupt


def test_a_capture_that_cannot_be_read_says_why(store):
    made = bring(store, Capture(b"\x00\x01\x02" * 50, "a.bin"))
    assert made.read == 0 and len(made.problems) == 1
    with store.reading() as connection:
        kept = captures.one(connection, Capture(b"\x00\x01\x02" * 50, "a.bin").id)
    assert kept["state"] == "failed" and kept["problem"] in made.problems[0]


def test_reading_anew_changes_nothing_where_nothing_changed(store):
    bring(store, Capture(TOLD, "a.txt"))
    with store.reading() as connection:
        before = claims.page(connection, Filters())[1], [*reports.each(connection)]
    importing.read_anew(store, who="ann")
    with store.reading() as connection:
        assert (claims.page(connection, Filters())[1], [*reports.each(connection)]) == before


def test_a_report_comes_back_as_it_was_read(store):
    from vigie.pipeline import journey

    (capture,) = list(collected(["samples/05-ansongo-sahel-presse.fr.txt"]))
    bring(store, capture)
    with store.reading() as connection:
        assert list(reports.each(connection)) == [journey(capture).report]
