from collections.abc import Callable
from datetime import date

import pytest

from vigie import clean
from vigie.model import Capture, Report

Cleaned = Callable[..., Report]


@pytest.fixture
def cleaned() -> Cleaned:
    """A report from a text or from bytes, as a reader would hand it in."""

    def make(text: str | bytes, *, published: date | None = None, **capture: str | date | None) -> Report:
        data = text.encode() if isinstance(text, str) else text
        return clean.report(Capture(data, "report.txt", **capture), published=published)  # type: ignore[arg-type]

    return make
