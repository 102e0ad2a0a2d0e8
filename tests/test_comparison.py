"""`vigie corroborate` from outside: samples, records, options, bad input; and what a reader expects of the samples."""

import json
from functools import cache
from pathlib import Path

import pytest
from factories import claim, dossier, toll
from typer.testing import CliRunner

from vigie import cli, comparison
from vigie.publish import record

SAMPLES = Path(__file__).parents[1] / "samples"
STRIKE = {"type": "air_drone_strike", "place": "Raqqa", "day": 3}


def run(*arguments):
    return CliRunner().invoke(cli.app, ["corroborate", *map(str, arguments)])


def shown(*arguments):
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@cache
def compared():
    return comparison.compared([str(SAMPLES)])


@pytest.fixture
def records(tmp_path):
    """Claim records of two reports on one strike, and on a toll that only a belligerent gives."""
    said = {"AP": claim(who="United Nations", killed=toll((10, 15), "range"), **STRIKE),
            "Fil": claim(who="the army", killed=toll(35, of="rebels"), type="armed_clash", place="Bria", day=3,
                         words="Soldiers clashed with gunmen outside the town")}  # fmt: skip
    lines = [json.dumps(record.record(dossier(name, one)[1][0])) for name, one in said.items()]
    path = tmp_path / "claims.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_claim_records_make_a_picture(records):
    made = shown(records)
    assert made.keys() == {"reports", "incidents", "contradictions"}
    assert [one["publisher"] for one in made["reports"]] == ["AP", "Fil"]
    assert sorted(one["type"] for one in made["incidents"]) == ["air_drone_strike", "armed_clash"]
    assert "vigie: 2 reports (0 copies), 2 claims, 2 incidents, 0 contradictions" in run(records).stderr


@pytest.mark.parametrize(("rule", "best"), [("vigie", {None}), ("ucdp", {10, 35}), ("acled", {10, 35})])
def test_whose_rule_makes_figures(records, rule, best):
    made = shown(records, "--figures", rule)
    assert {f["best"] for one in made["incidents"] for f in one["figures"].values()} == best


def test_judgements_are_taken(records, tmp_path):
    ids = [c for one in shown(records)["incidents"] for c in one["claims"]]
    (tmp_path / "judged.jsonl").write_text(json.dumps({"merge": ids}), "utf-8")
    assert len(shown(records, "--judgements", tmp_path / "judged.jsonl")["incidents"]) == 1


def test_claims_of_records_stand_in_for_reading(records, tmp_path):
    (tmp_path / "AP.txt").write_text("On Monday the mayor opened a school in the town, and everybody came.", "utf-8")
    made = shown(tmp_path / "AP.txt", "--claims", records)
    assert [one["type"] for one in made["incidents"]] == ["air_drone_strike"]  # found by the name of the file
    assert [Path(one["uri"]).name for one in made["reports"]] == ["AP.txt"]


@pytest.mark.parametrize("option", ["--claims", "--judgements"])
def test_a_file_of_an_option_that_is_not_there(records, tmp_path, option):
    result = run(records, option, tmp_path / "none.jsonl")
    assert result.exit_code == 2
    assert f"vigie: {option} {tmp_path / 'none.jsonl'}: " in result.stderr and " — " in result.stderr


def test_a_judgement_that_is_none_is_named_with_its_line(records, tmp_path):
    (tmp_path / "judged.jsonl").write_text('{"merge": ["a"]}\n{"join": []}', "utf-8")
    result = run(records, "--judgements", tmp_path / "judged.jsonl")
    assert result.exit_code == 2
    assert "judged.jsonl:2: neither merge nor split — write" in result.stderr


def test_bad_input_is_named_and_the_rest_goes_on(records, tmp_path):
    records.write_text(records.read_text("utf-8") + "\nno json", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run(records, tmp_path / "empty.txt", tmp_path / "none.txt")
    assert result.exit_code == 0
    for name in ("claims.jsonl:3: not a claim record", "empty.txt: ", "none.txt: "):
        (line,) = [line for line in result.stderr.splitlines() if name in line]
        assert line.startswith(f"vigie: {tmp_path}") and (" — " in line or ";" in line)
    assert "2 could not be read" in result.stderr
    assert len(json.loads(result.stdout)["reports"]) == 2


def test_nothing_read_is_exit_code_2(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run(tmp_path / "empty.txt")
    assert result.exit_code == 2
    assert "empty.txt" in result.stderr and "nothing could be read" in result.stderr


@pytest.mark.parametrize("options", [["--figures", "none"], ["--format", "xml"], ["--jobs", "-1"]])
def test_options_that_make_no_sense(records, options):
    assert run(records, *options).exit_code == 2


def test_out_takes_its_format_from_its_suffix(records, tmp_path):
    for name, start in (("o.json", "{"), ("o.html", "<!doctype html>")):
        assert run(records, "--out", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(start)
    assert run(records, "--out", tmp_path / "none" / "o.json").exit_code == 2


def test_a_table_for_people(records):
    assert "one source" in run(records, "--format", "table").stdout


def test_the_samples_from_reports_and_from_records(tmp_path):
    read = CliRunner().invoke(cli.app, ["read", str(SAMPLES), "--out", str(tmp_path / "claims.jsonl")])
    assert read.exit_code == 0
    one, again, two = shown(SAMPLES), shown(SAMPLES), shown(SAMPLES, "--claims", tmp_path / "claims.jsonl")
    assert one == again == two  # the same input twice, and claims as they were written


def test_who_copied_whom():
    uris = {one.report.id: Path(one.report.uri).name[:2] for one in compared().picture.reports}
    found = {
        uris[p.report.id]: (p.lineage.kind, uris[p.lineage.of]) for p in compared().picture.reports if p.lineage.of
    }
    assert found == {"03": ("translation", "01"), "07": ("cut", "05")}


def home(report, words):
    """The incident of the claim of a sample whose evidence holds these words."""
    ids = {c.id for c in compared().claims.values() if f"/{report}-" in c.report.uri and words in c.evidence.exact}
    assert ids, (report, words)
    return next(one for one in compared().picture.incidents if ids & set(one.claims))


STRIKE_17, AMBUSH_9 = ("01", "at least 17"), ("05", "Neuf soldats")


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        (STRIKE_17, ("03", "au moins 17"), True),
        (STRIKE_17, ("02", "Vingt-trois personnes"), True),
        (STRIKE_17, ("04", "at least 20"), True),
        (STRIKE_17, ("04", "abducted three traders"), False),
        (AMBUSH_9, ("07", "Neuf soldats"), True),
        (AMBUSH_9, ("06", "31 soldiers"), True),
        (AMBUSH_9, ("06", "at least 24"), True),
        (AMBUSH_9, ("05", "Plus de 200 soldats"), False),  # a toll of months
        (AMBUSH_9, ("08", "douze bergers"), False),
        (AMBUSH_9, STRIKE_17, False),
        (("09", "64 government soldiers"), ("10", "64 soldats"), True),
        (("09", "64 government soldiers"), ("11", "27 rebelles"), False),
    ],
)
def test_which_claims_tell_of_one_incident(one, two, together):
    assert (home(*one) == home(*two)) is together


def test_figures_sources_and_contradictions():
    strike, ambush, surrender = home(*STRIKE_17), home(*AMBUSH_9), home("10", "64 soldats")
    assert {one.standing for one in (strike, ambush, surrender)} == {"disputed"}
    assert strike.sources >= 5 and ambush.sources >= 4
    assert strike.figures["killed"].low == 17 and strike.figures["killed"].best == 23
    assert (ambush.figures["killed:soldiers"].low, ambush.figures["killed:soldiers"].high) == (9, 31)
    about = {c.about for c in compared().picture.contradictions if c.id in surrender.contradictions}
    assert about & {"happened", "surrendered"}
