"""Readers see no private person, wherever they look; analysts do; what goes out does not."""

import pytest
from desks import SEEN, browser
from factories import claim, dossier

from vigie.model import Voice
from vigie.publish.record import record
from vigie.recomputation import recompute
from vigie.review.masking import MASK
from vigie.review.web import curtain
from vigie.store import claims, reports

LISTS = ("/api/claims", "/api/incidents", "/api/claims.jsonl", "/api/claims.csv", "/api/today", "/api/map", "/api/timeline",
         "/api/lineage", "/api/search?q=plane", "/api/reports/" + "a" * 64)  # fmt: skip


@pytest.mark.parametrize("url", LISTS)
def test_readers_see_no_private_person(desk, url):
    reader, analyst = browser(desk, "reader"), browser(desk, "analyst")
    assert "Hamid" not in reader.get(url).text
    assert reader.get(url).status_code == 200 and analyst.get(url).status_code == 200


def test_who_speaks_in_office_is_shown(desk):
    reader, analyst = browser(desk, "reader"), browser(desk, "analyst")
    told = reader.get("/api/reports/" + "a" * 64).json()
    assert "Tarig Osman" in told["text"] and told["masked"] and len(told["text"]) == len(SEEN)
    assert {one["voice"]["speaker"] for one in told["claims"]} == {"Tarig Osman", MASK * 10}
    assert "Amna Hamid" in analyst.get("/api/reports/" + "a" * 64).json()["text"]


def test_an_incident_hides_whom_its_reports_hide(desk):
    reader = browser(desk, "reader")
    (strike,) = reader.get("/api/incidents?type=air_drone_strike").json()["items"]
    page = reader.get(f"/api/incidents/{strike['id']}")
    assert "Hamid" not in page.text and MASK in page.text and page.json()["judgements"] == []
    hidden = next(one for one in page.json()["claims"] if "voice" in one["masked"])
    assert set(hidden["masked"]) >= {"voice", "evidence", "actors"}
    assert hidden["evidence"]["end"] - hidden["evidence"]["start"] == len(hidden["evidence"]["exact"])


@pytest.mark.parametrize("asked", ["q=hamid", "q=amna", "voice=amna+hamid", "actor=Amna+Hamid"])
def test_a_mask_cannot_be_asked_behind(desk, asked):
    reader, analyst = browser(desk, "reader"), browser(desk, "analyst")
    assert analyst.get(f"/api/claims?{asked}").json()["total"] == 1
    for url in ("/api/claims", "/api/incidents", "/api/search"):
        if url != "/api/search" or asked.startswith("q="):
            told = reader.get(f"{url}?{asked}").json()
            assert not told.get("total") and not any(
                told.get(name) for name in ("items", "claims", "reports", "incidents")
            )
    assert reader.get(f"/api/map?{asked}").json()["places"] == []
    assert reader.get(f"/api/timeline?{asked}").json()["days"] == []
    assert reader.get(f"/api/claims.csv?{asked}").text.count("\n") == 1


def test_what_anybody_may_ask_is_answered(desk):
    reader = browser(desk, "reader")
    assert reader.get("/api/claims?q=twelve").json()["total"] == 1
    assert reader.get("/api/claims?voice=tarig+osman").json()["total"] == 1


def test_the_bytes_as_received_are_not_for_readers(desk):
    assert browser(desk, "reader").get("/api/reports/" + "a" * 64 + "/original").status_code == 403


def test_what_goes_out_is_masked(desk):
    editor = browser(desk, "editor")
    (strike,) = editor.get("/api/incidents?type=air_drone_strike").json()["items"]
    editor.post("/api/publications", json={"incident": strike["id"], "version": strike["version"]})
    from vigie.store.schema import publications

    with desk.store.reading() as connection:
        (record,) = connection.execute(publications.select()).mappings()
    assert "Hamid" not in str(record["record"]) and "Tarig Osman" in str(record["record"])


def test_an_editor_lifts_and_sets_masks_and_the_log_says_so(desk):
    editor, reader, url = browser(desk, "editor"), browser(desk, "reader"), "/api/reports/" + "a" * 64
    editor.put("/api/masks", json={"name": "Amna Hamid", "masked": False, "reason": "she asked to be named"})
    assert "Amna Hamid" in reader.get(url).json()["text"]
    editor.put("/api/masks", json={"name": "Tarig Osman", "masked": True, "reason": "threatened since"})
    assert "Osman" not in reader.get(url).text
    log = editor.get("/api/audit?action=mask").json()["items"]
    assert [line["reason"] for line in log] == ["threatened since", "she asked to be named"]
    editor.put("/api/masks", json={"name": "Amna Hamid", "masked": None, "reason": "back to the rule"})
    assert "Amna Hamid" not in reader.get(url).json()["text"]


def test_a_name_that_is_cut_in_two_is_no_way_around(desk):
    around = {
        "exact": "saw the plane",
        "start": 90,
        "end": 103,
        "prefix": "na Hamid, who sells tea, ",
        "suffix": ", said Ta",
    }
    shown = curtain.claim(
        {"evidence": around, "voice": {}, "actors": [], "figures": []}, frozenset({"Amna Hamid", "Hamid"})
    )
    assert (
        shown["evidence"]["prefix"].startswith(f"{MASK * 2} {MASK * 5},")
        and shown["evidence"]["suffix"] == f", said {MASK * 2}"
    )


def test_the_queue_names_no_private_source(desk):
    alone = claim(
        place="Bria",
        day=12,
        killed=30,
        voice=Voice("Halima Diarra", mode="indirect"),
        words="Rebels killed at least 12",
    )
    of, told = dossier("Voix", alone)
    with desk.store.writing() as connection:
        reports.save(connection, [of])
        claims.save(connection, [record(one) for one in told])
    recompute(desk.store)
    reader, analyst = browser(desk, "reader"), browser(desk, "analyst")
    assert "Diarra" in analyst.get("/api/today").text and "Diarra" not in reader.get("/api/today").text
    assert "Diarra" not in reader.get("/api/incidents").text + reader.get("/api/claims").text
