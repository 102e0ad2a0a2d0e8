"""The verbs in order, on one screen: the only file that knows the order.

One report's journey: a capture is cleaned to a report, what is in it is read, who says what is found, and what
happened is coded into claims. Pure and repeatable; reports are independent of each other.
"""

from dataclasses import dataclass
from datetime import date

from vigie import attribute, clean, coding, read
from vigie.languages import language
from vigie.model import Attribution, Capture, Claim, Reading, Report

STAGES = ("clean", "read", "attribute", "coding")


@dataclass(frozen=True, slots=True)
class Journey:
    """Everything that one capture became, stage by stage; stages not asked for are None."""

    report: Report
    reading: Reading | None = None
    voices: tuple[Attribution, ...] | None = None
    claims: tuple[Claim, ...] | None = None


def journey(
    capture: Capture, *, after: str = "coding", language_code: str | None = None, published: date | None = None
) -> Journey:
    """Read one capture as far as the stage `after`. Raises InputError where it holds nothing readable."""
    report = clean.report(capture, language=language_code, published=published)
    if after == "clean":
        return Journey(report)
    words = language(report.language)
    reading = read.reading(report, words)
    if after == "read":
        return Journey(report, reading)
    voices = attribute.voices(report, reading, words)
    if after == "attribute":
        return Journey(report, reading, voices)
    return Journey(report, reading, voices, coding.claims(report, reading, voices, words))


def claims(capture: Capture, *, language_code: str | None = None, published: date | None = None) -> tuple[Claim, ...]:
    """Everything one capture says, and who says it."""
    return journey(capture, language_code=language_code, published=published).claims or ()
