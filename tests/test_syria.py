"""Eight hundred reports of a table beside the repository are read without a Problem; without the table, skipped.

The first forty are read; `VIGIE_ALL=1` reads them all.
"""

import os
from itertools import islice
from pathlib import Path

import pytest

from vigie.batches import Wish, outcome
from vigie.collect import captures
from vigie.errors import Problem

TABLE = Path(__file__).parents[2] / "shared" / "reports" / "syria-804-articles.en.csv"
pytestmark = pytest.mark.skipif(not TABLE.is_file(), reason=f"no {TABLE.name} beside the repository")
ROWS = 804 if os.environ.get("VIGIE_ALL") == "1" else 40


def test_every_row_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_DEBUG", "1")
    problems, claims, read = [], 0, 0
    for found in islice(captures([str(TABLE)]), ROWS):
        result = outcome(found, wish=Wish())
        read += 1
        if isinstance(result, Problem):
            problems.append(str(result))
            continue
        text = result.report.text
        told = result.claims or ()
        claims += len(told)
        assert all(text[c.evidence.start : c.evidence.end] == c.evidence.exact for c in told)
        assert len({c.id for c in told}) == len(told)
    assert (problems, read) == ([], ROWS)
    assert claims >= ROWS
