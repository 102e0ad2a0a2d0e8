import io
import sys
from types import SimpleNamespace

import pytest

from vigie.collect import Options, captures, weight
from vigie.collect.files import LIMITS
from vigie.errors import Problem


def found(*paths, **options):
    return list(captures(map(str, paths), options=Options(**options)))


def test_a_file_keeps_its_bytes_and_its_name_as_given(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9\r\n")
    monkeypatch.chdir(tmp_path)
    (capture,) = found("./a.txt")
    assert (capture.data, capture.uri, capture.media_type) == (b"caf\xe9\r\n", "./a.txt", "text/plain")


def test_a_folder_is_read_in_sorted_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.html", "a/.hidden.txt", ".git/x.txt", "a/logo.PNG"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<p>words", "utf-8")
    assert [one.uri for one in found(tmp_path)] == [f"{tmp_path}/b.txt", f"{tmp_path}/a/z.html"]


def test_a_page_without_suffix_is_seen_to_be_one(tmp_path):
    (tmp_path / "page").write_text("\n<!DOCTYPE html><title>x", "utf-8")
    assert found(tmp_path / "page")[0].media_type == "text/html"


def test_stdin(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Rebels left.")))
    (capture,) = found("-")
    assert (capture.uri, capture.data) == ("-", b"Rebels left.")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"\x7fELF\x02\x01\0\0\0\0\0\x03", "binary"),
        ("a.docx", b"PK\x03\x04....", "office document"),
        ("a.json", b"[\n1\n]", "JSON"),
    ],
)
def test_what_is_no_report_is_a_problem_with_a_remedy(tmp_path, name, data, message):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("Rebels left.", "utf-8")
    problem, capture = found(tmp_path / name, tmp_path / "z.txt")
    assert problem.uri.endswith(name)
    assert message in problem.message
    assert problem.remedy
    assert capture.data == b"Rebels left."


def test_a_file_of_50_mb_is_refused_without_being_read(tmp_path):
    with (tmp_path / "large.txt").open("wb") as file:
        file.write(b"word " * 20_000)
        file.truncate(50 << 20)
    (problem,) = found(tmp_path / "large.txt")
    assert "more than the 1 MiB" in problem.message
    assert weight([str(tmp_path)]) == 50 << 20


def test_a_text_as_large_as_may_be_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a" * LIMITS["text"])
    assert len(found(tmp_path / "a.txt")[0].data) == LIMITS["text"]


def test_a_name_that_does_not_exist_leaves_the_rest(tmp_path):
    (tmp_path / "a.txt").write_text("words", "utf-8")
    problem, capture = found(tmp_path / "none.txt", tmp_path / "a.txt")
    assert isinstance(problem, Problem)
    assert problem.message == "there is no such file"
    assert capture.data == b"words"


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    (problem,) = found(tmp_path)
    assert "no report" in problem.message


def test_utf_16_is_text(tmp_path):
    (tmp_path / "a.txt").write_bytes("Les rebelles ont quitté la ville.".encode("utf-16-le"))
    assert found(tmp_path / "a.txt")[0].media_type == "text/plain"
