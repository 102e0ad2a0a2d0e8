"""The samples of the demo are read: each has an outlet, a day and claims, and nothing comes from its boilerplate."""

from datetime import date
from pathlib import Path

import pytest

from vigie.model import Capture
from vigie.pipeline import journey

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("[0-9]*"))


def test_there_are_twelve() -> None:
    assert len(SAMPLES) == 12


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:2])
def test_a_sample_has_outlet_day_and_claims(path: Path) -> None:
    media_type = "text/html" if path.suffix == ".html" else "text/plain"
    read = journey(Capture(path.read_bytes(), path.name, media_type))
    assert read.report.publisher
    assert read.report.published is not None
    assert date(2024, 3, 11) <= read.report.published <= date(2024, 5, 20)
    assert len(read.claims or ()) >= 3
    words = " ".join(c.evidence.exact for c in read.claims or ()).lower()
    assert not any(word in words for word in ("cookie", "newsletter", "whatsapp", "donate", "lire aussi", "read also"))
