"""The commands of the store, as they are typed."""

import json

import pytest
from typer.testing import CliRunner

from vigie.cli import app
from vigie.store import connect, judgements
from vigie.store.schema import claims

SAMPLE = "samples/05-ansongo-sahel-presse.fr.txt"


def vigie(*words, store):
    """Exit status and what was said."""
    made = CliRunner().invoke(app, [*words, "--store", store])
    return made.exit_code, made.output


@pytest.fixture
def there(address):
    """A store that `vigie import` filled, with a judgement in it."""
    assert vigie("import", SAMPLE, store=address)[0] == 0
    store = connect(address)
    with store.writing() as connection:
        name = connection.execute(claims.select()).first().id
        judgements.add(connection, who="ann", kind="accept", claims=[name])
    store.close()
    return address


def test_import_check_and_verify(there):
    assert "1 reports" in vigie("store", "check", store=there)[1]
    status, said = vigie("audit", "verify", store=there)
    assert status == 0 and said.startswith("whole: 2 lines")
    assert vigie("audit", "verify", "--hash", said.split()[-1], store=there)[0] == 0
    assert vigie("audit", "verify", "--hash", "0" * 63 + "1", store=there)[0] == 1


def test_export(there, tmp_path):
    assert vigie("audit", "export", "--out", str(tmp_path / "audit.jsonl"), store=there)[0] == 0
    lines = [json.loads(line) for line in (tmp_path / "audit.jsonl").read_text("utf-8").splitlines()]
    assert [line["action"] for line in lines] == ["import", "judge"] and lines[1]["previous"] == lines[0]["hash"]
    assert vigie("audit", "export", "--who", "ann", store=there)[1].count("\n") == 1


def test_backup_restore_and_recompute(there, nowhere, tmp_path):
    file = str(tmp_path / "b.zip")
    assert vigie("store", "backup", file, store=there)[0] == 0
    assert vigie("store", "restore", file, store=nowhere)[0] == 0
    assert vigie("store", "recompute", "--words", store=nowhere)[0] == 0
    assert vigie("store", "check", store=nowhere)[0] == 0
    status, said = vigie("store", "restore", file, store=nowhere)
    assert status == 2 and "not empty" in said and "—" in said


def test_the_address_comes_from_the_environment(there, monkeypatch, tmp_path):
    monkeypatch.setenv("VIGIE_STORE", there)
    assert "1 reports" in CliRunner().invoke(app, ["store", "check"]).output
    monkeypatch.delenv("VIGIE_STORE")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert (
        "0 reports" in CliRunner().invoke(app, ["store", "check"]).output and (tmp_path / "here" / "vigie.db").exists()
    )


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////nowhere/vigie.db"])
def test_an_address_that_is_none_is_said_in_a_line(url):
    status, said = vigie("store", "check", store=url)
    assert status == 2 and said.count("\n") == 1 and "—" in said
