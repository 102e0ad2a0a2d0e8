"""Claim records read back: what `vigie read` wrote, and lines that are none."""

import json

import pytest
from factories import claim, full_claim, outlet, report

from vigie.collect.claims import are_claims, dossiers
from vigie.errors import Problem
from vigie.model import Report
from vigie.publish import record


@pytest.fixture
def written(tmp_path):
    """Writes claims and other lines to a file, as `vigie read` does."""

    def write(*lines, name="claims.jsonl"):
        texts = (json.dumps(record.record(one)) if hasattr(one, "evidence") else one for one in lines)
        path = tmp_path / name
        path.write_text("\n".join(texts), "utf-8")
        return str(path)

    return write


def bare(made):
    """A record without the places of actors in the text."""
    actors = [{k: v for k, v in actor.items() if k not in ("start", "end")} for actor in made["actors"]]
    return made | {"actors": actors}


def test_what_was_written_is_read_back(written):
    ((head, (one,)),) = dossiers(written(full_claim()))
    assert bare(record.record(one)) == bare(record.record(full_claim()))
    assert (head.id, head.uri, head.published, head.text) == (report().id, "raqqa.txt", report().published, "")


def test_actors_are_read_back_with_their_places(written):
    ((_, (one,)),) = dossiers(written(full_claim()))
    assert one.actors == full_claim().actors


def test_a_record_keeps_its_id(written):
    made = record.record(claim(killed=12)) | {"id": "given by hand"}
    ((_, (one,)),) = dossiers(written(json.dumps(made)))
    assert one.id == "given by hand"


def test_claims_come_by_report_in_the_order_of_the_file(written):
    one, two = outlet("AP"), outlet("Fil")
    found = list(dossiers(written(claim(of=two, who="x"), claim(of=one), claim(of=two, who="y"))))
    assert [(head.id, [c.voice.speaker for c in claims]) for head, claims in found] == [
        ("Fil", ["x", "y"]),
        ("AP", [None]),
    ]


@pytest.mark.parametrize("line", ["no json", "3", "{}", '{"report": {}}', '{"report": null, "evidence": null}', "[]"])
def test_a_line_that_is_none_is_a_problem_with_its_place(written, line):
    path = written(claim(), line, claim(who="x"))
    problem, (_, claims) = dossiers(path)
    assert isinstance(problem, Problem) and problem.uri == f"{path}:2" and not problem.lost
    assert "vigie read" in problem.remedy and "not a claim record" in problem.message
    assert len(claims) == 2


def test_a_slot_that_is_missing_is_named(written):
    made = record.record(claim())
    del made["evidence"]["exact"]
    (problem,) = dossiers(written(json.dumps(made)))
    assert "'exact'" in problem.message


def test_slots_that_are_null_or_left_out_are_empty(written):
    made = {k: v for k, v in record.record(full_claim()).items() if k in ("report", "evidence", "voice", "event")}
    ((head, (one,)),) = dossiers(written(json.dumps(made)))
    assert isinstance(head, Report) and one.id == full_claim().id
    assert (one.actors, one.place, one.time, one.figures) == ((), None, None, ())


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path):
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe\xff")
    for name in ("latin.jsonl", "none.jsonl"):
        (problem,) = dossiers(str(tmp_path / name))
        assert problem.uri.endswith(name) and problem.remedy


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("claims.jsonl", None, True),
        ("claims.ndjson", None, True),
        ("claims.txt", None, False),
        ("reports.jsonl", '{"text": "Rebels killed 12 people."}', False),
        ("reports.jsonl", "", False),
        ("reports.jsonl", "[1]", False),
    ],
)
def test_which_files_hold_claims(written, name, text, found):
    assert are_claims(written(claim() if text is None else text, name=name)) is found


def test_what_is_no_file_holds_none(tmp_path):
    assert not are_claims(str(tmp_path)) and not are_claims(str(tmp_path / "none.jsonl")) and not are_claims("-")


def test_blank_lines_are_passed_over(written):
    assert len(list(dossiers(written("", claim(), "   ", "")))) == 1
    assert list(dossiers(written(""))) == []
