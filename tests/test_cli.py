import json
import os
import signal
import subprocess
import sys
from functools import partial
from typing import get_args

import pytest
from typer.testing import CliRunner

from vigie import __version__, cli, publish
from vigie.collect.options import DATE_ORDERS
from vigie.languages import CODES

SAID = "Rebels killed 12 civilians in Raqqa on 3 June 2017, the army said. Residents fled the town after the attack."


@pytest.fixture
def reports(tmp_path):
    """A folder with four good reports."""
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(f"{SAID} This is report {name}.", "utf-8")
    return tmp_path


def run(*arguments, **given):
    return CliRunner().invoke(cli.app, ["read", *map(str, arguments)], **given)


def objects(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_help_loads_nothing_that_reading_takes():
    code = (
        "import sys; from vigie import cli; sys.argv = ['vigie', '--help']\n"
        "try: cli.app()\n"
        "finally: print({*sys.modules} & {'spacy', 'numpy', 'sqlalchemy', 'fastapi'})"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "conflict reports" in shown.stdout and shown.stdout.endswith("set()\n")
    assert CliRunner().invoke(cli.app, ["--version"]).stdout == f"vigie {__version__}\n"


def test_the_choices_are_those_of_the_program():
    from vigie.pipeline import STAGES

    assert get_args(cli.Stage) == STAGES
    assert get_args(cli.Format) == publish.FORMATS
    assert get_args(cli.Language) == CODES
    assert get_args(cli.DateOrder) == DATE_ORDERS


def test_claims_as_json_lines(reports):
    result = run(reports / "a.txt")
    claims = objects(result)
    assert result.exit_code == 0
    assert claims[0]["report"]["uri"] == f"{reports}/a.txt"
    assert claims[0]["evidence"]["exact"] in SAID
    assert f"read 1 report ({len(claims)} claim" in result.stderr


def test_a_table_names_its_rows(tmp_path):
    (tmp_path / "t.csv").write_text(f'nr,body,source\n1,"{SAID}",tass\n2,,tass\n', "utf-8")
    result = run(tmp_path / "t.csv", "--after", "clean")
    assert [one["uri"] for one in objects(result)] == [f"{tmp_path}/t.csv#row=1"]
    assert objects(result)[0]["publisher"] == "tass"
    assert "t.csv#row=2: no text" in result.stderr
    assert "read 1 report, 1 could not be read" in result.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_reports_come_in_order_whatever_the_jobs(reports, jobs):
    found = objects(run(reports, "--after", "clean", "--jobs", jobs))
    assert [one["uri"][-5:] for one in found] == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_bad_files_are_named_and_the_rest_is_read(reports):
    (reports / "b.txt").write_bytes(b"\0\x01\x02" * 100)
    (reports / "c.txt").write_bytes(b"")
    (reports / "d.txt").write_text("Der Angriff auf die Stadt hat nach Angaben der Behörden viele Menschen getötet.")
    (reports / "e.html").write_text("<html><body><img src='x.png'></body></html>")
    result = run(reports, reports / "none.txt", "--after", "clean")
    assert [one["uri"][-5:] for one in objects(result)] == ["a.txt"]
    lines = result.stderr.splitlines()
    assert [line.startswith(f"vigie: {reports}/") for line in lines[:-1]] == [True] * 5
    assert all("—" in line or ";" in line for line in lines[:-1])  # what to do about it
    assert lines[-1] == "vigie: read 1 report, 5 could not be read"
    assert result.exit_code == 0


def test_broken_html_is_read(tmp_path):
    (tmp_path / "a.html").write_text(f"<html><body><div><p>{SAID}</p><p>{SAID.lower()}<b></div></i><table><p>", "utf-8")
    (found,) = objects(run(tmp_path / "a.html", "--after", "clean"))
    assert SAID in found["text"]


def test_nothing_read_is_exit_code_2(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    result = run(tmp_path / "a.txt", "--out", tmp_path / "o.jsonl")
    assert result.exit_code == 2
    assert "the file is empty" in result.stderr


@pytest.mark.parametrize("day", ["31/31/2017", "soon", "4/6/2017"])
def test_an_invalid_day_is_refused_with_the_form_that_is_taken(reports, day):
    result = run(reports, "--published", day)
    assert result.exit_code == 2
    assert result.stderr == f"vigie: --published: {result.stderr[20:]}"
    assert "2017-10-17" in result.stderr


def test_published_and_language_are_taken(reports):
    (found,) = objects(run(reports / "a.txt", "--after", "clean", "--published", "5 June 2017", "--language", "en"))
    assert (found["published"], found["language"]) == ("2017-06-05", "en")


@pytest.mark.parametrize("options", [["--format", "xml"], ["--after", "never"], ["--jobs", "-1"], ["--language", "de"]])
def test_options_that_make_no_sense(reports, options):
    assert run(reports, *options).exit_code == 2


def test_out_takes_its_format_from_its_suffix(reports):
    for name, start in (("o.html", "<!doctype html>"), ("o.jsonl", '{"id"')):
        assert run(reports / "a.txt", "--out", reports / name).exit_code == 0
        assert (reports / name).read_text("utf-8").startswith(start)
    assert not list(reports.glob("*.part"))


def test_out_that_cannot_be_written(reports):
    result = run(reports / "a.txt", "--out", reports / "none" / "o.jsonl")
    assert result.exit_code == 2
    assert "--out" in result.stderr


def test_a_table_for_people(reports):
    result = run(reports / "a.txt", "--format", "table")
    assert "who says so" in result.stdout


def test_stdin():
    (found,) = objects(run("-", "--after", "clean", input=SAID))
    assert found["uri"] == "-"


def test_a_reader_that_has_seen_enough_is_no_error(reports):
    command = f"{sys.executable} -m vigie read {reports} --after read | head -c 10"
    ended = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (ended.returncode, "Error" in ended.stderr) == (0, False)


def test_ctrl_c_says_what_was_read(tmp_path):
    (tmp_path / "t.jsonl").write_text(f'{{"text": "{SAID}"}}\n' * 100_000, "utf-8")
    command = [sys.executable, "-m", "vigie", "read", str(tmp_path / "t.jsonl"), "--after", "clean", "--jobs", "2"]
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # which a shell's background job would ignore
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heard
    ) as process:
        assert process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "vigie: stopped; read " in said
    assert "Traceback" not in said
