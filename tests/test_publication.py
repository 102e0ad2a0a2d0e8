"""`vigie publish` from outside: reports, claims, a picture with its claims; what fails leaves nothing behind."""

import csv
import io
import json
from pathlib import Path
from typing import get_args

import pyarrow.parquet
import pytest
from factories import claim, dossier, toll
from typer.testing import CliRunner

from vigie import cli
from vigie.publish import record
from vigie.publish.exports import EXPORTS

STRIKE = {
    "type": "air_drone_strike",
    "acled": ("Explosions/Remote violence", "Air/drone strike"),
    "place": "Raqqa",
    "day": 3,
}


SAMPLES = Path(__file__).parents[1] / "samples"


def run(command, *arguments):
    return CliRunner().invoke(cli.app, [command, *map(str, arguments)])


@pytest.fixture
def claims(tmp_path):
    """Claim records of a report on a strike, and of its reprint."""
    told = claim(who="United Nations", killed=toll(12), **STRIKE)
    said = {"AP": told, "Fil": told}
    path = tmp_path / "claims.jsonl"
    path.write_text(
        "\n".join(json.dumps(record.record(dossier(name, one)[1][0])) for name, one in said.items()), "utf-8"
    )
    return path


@pytest.fixture
def picture(claims, tmp_path):
    """The picture that vigie corroborate makes of them."""
    assert run("corroborate", claims, "--out", tmp_path / "picture.json").exit_code == 0
    return tmp_path / "picture.json"


def test_the_choices_are_those_of_the_program():
    assert get_args(cli.Export) == EXPORTS


@pytest.mark.parametrize("form", EXPORTS)
def test_a_picture_with_its_claims_gives_what_its_claims_give(form, claims, picture):
    one, two = run("publish", form, claims), run("publish", form, picture, claims)
    assert one.exit_code == two.exit_code == 0, one.stderr + two.stderr
    assert one.stdout_bytes == two.stdout_bytes == run("publish", form, picture, "--claims", claims).stdout_bytes


def test_a_table(claims):
    result = run("publish", "acled", claims)
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["sub_event_type"], row["fatalities"], row["iso"]) == ("Air/drone strike", "12", "760")
    assert "vigie: acled: 1 incident published" in result.stderr
    assert "names of persons are not masked" not in result.stderr


def test_private_persons_are_masked_unless_names_are_asked_for():
    masked, named = run("publish", "jsonl", SAMPLES), run("publish", "jsonl", SAMPLES, "--names")
    assert "Amna Hamid" in named.stdout and "names of persons are not masked" in named.stderr
    assert "Amna Hamid" not in masked.stdout and "Tarig Osman" in masked.stdout  # a colonel who speaks in office


def test_a_file_takes_its_name_when_it_is_whole(claims, tmp_path):
    assert run("publish", "parquet", claims, "--out", tmp_path / "o.parquet").exit_code == 0
    assert pyarrow.parquet.read_table(tmp_path / "o.parquet").num_rows == 1
    assert run("publish", "ninjs", claims, "--out", tmp_path / "none" / "o.jsonl").exit_code == 2
    assert [one.name for one in tmp_path.glob("*.part")] == []


def test_a_failed_check_publishes_nothing(claims, picture, tmp_path):
    found = json.loads(picture.read_text("utf-8"))
    found["incidents"][0]["figures"]["killed"]["best"] = 99
    picture.write_text(json.dumps(found), "utf-8")
    result = run("publish", "ucdp", picture, claims, "--out", tmp_path / "o.csv")
    assert result.exit_code == 2 and not (tmp_path / "o.csv").exists()
    assert (
        f"vigie: incident {found['incidents'][0]['id']}: killed: best 99 is above high 12 — make the picture anew"
        in result.stderr
    )


def test_a_picture_without_its_claims(picture):
    result = run("publish", "jsonl", picture)
    assert result.exit_code == 2
    assert (
        "no record of its claim" in result.stderr and "give the claims that the picture was made from" in result.stderr
    )


def test_two_pictures_texts_beside_one_and_no_picture_at_all(picture, claims, tmp_path):
    (tmp_path / "a.txt").write_text("Rebels killed ten people.", "utf-8")
    (tmp_path / "b.json").write_text('{"reports": [{}], "incidents": [], "contradictions": []}', "utf-8")
    for paths, what in (
        ((picture, picture), "a second picture"), ((picture, tmp_path / "a.txt"), "no claim records, beside a picture"),
        ((tmp_path / "b.json", claims), "not a picture: missing 'lineage'"),
        ((picture, claims, "--judgements", claims), "the picture is made"),
    ):  # fmt: skip
        result = run("publish", "jsonl", *paths)
        assert result.exit_code == 2 and what in result.stderr and " — " in result.stderr


def test_options_that_make_no_sense(claims):
    assert run("publish", "xml", claims).exit_code == 2
    assert "geojson is no table" in run("publish", "geojson", claims, "--hxl").stderr
    assert "nothing could be read" in run("publish", "acled", claims.with_name("none.txt")).stderr
