"""Whole reports, where their folder lies beside the project: heads read, boilerplate gone, no evidence lost."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from vigie import clean
from vigie.model import Capture, Report

SHARED = Path(__file__).parents[3] / "shared" / "journeys" / "reports"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of whole reports is not there")


def _rows(name: str) -> list[dict[str, str]]:
    path = SHARED / name
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []


def _reports() -> Iterator[tuple[dict[str, str], Report]]:
    for row in _rows("reports.jsonl"):
        path = SHARED / row["file"]
        yield row, clean.report(Capture(path.read_bytes(), path.name))


def _words(text: str) -> str:
    return " ".join(text.split())


def test_heads_of_whole_reports() -> None:
    for row, report in _reports():
        read = (
            str(report.published),
            report.publisher,
            report.author,
            report.translator,
            report.agency,
            report.language,
        )
        assert read[0] == row["published"]
        assert read[1] is not None and _words(row["publisher"]).casefold() in read[1].casefold()
        assert tuple(name and name.removesuffix(" and staff") for name in read[2:]) == (
            row["author"], row["translator"], row["agency"], row["language"],
        )  # fmt: skip


def test_boilerplate_of_whole_reports_is_gone() -> None:
    left = [line for row, report in _reports() for line in row["boilerplate"] if _words(line) in _words(report.text)]
    assert left == []


def test_no_evidence_of_whole_reports_is_lost() -> None:
    texts = {row["file"]: _words(report.text) for row, report in _reports()}
    lost = [row["evidence"] for row in _rows("gold.jsonl") if _words(row["evidence"]) not in texts[row["file"]]]
    assert lost == []
