"""Incidents, reports and how reports derive from each other, as `publish/picture_record.py` writes them."""

from pydantic import Field

from vigie.review.web.shapes.claims import DeskClaim, Place, ReportHead
from vigie.review.web.shapes.common import Number, Shape
from vigie.review.web.shapes.judgements import Judgement


class Lineage(Shape):
    """What a report derives from."""

    kind: str
    of: str | None
    score: float
    because: list[str]


class Reconciled(Shape):
    """The figures that still stand."""

    low: Number | None
    best: Number | None
    high: Number | None
    because: list[str]


class Incident(Shape):
    """Claims of any number of reports about one thing that happened."""

    id: str
    type: str
    place: Place | None
    start: str | None
    end: str | None
    claims: list[str]
    sources: int
    source_names: list[str]
    standing: str
    figures: dict[str, Reconciled]
    contradictions: list[str]
    because: list[str]
    version: int
    seen: str
    changed: str
    published: str | None
    reports: int
    judged: int
    lapsed: int
    eyes: int
    toll: float
    publication: str | None = Field(None, description="`proposed` or `published`; null where nobody proposed it.")


class Contradiction(Shape):
    """Two claims that cannot both be true."""

    id: str
    between: list[str]
    about: str
    because: list[str]


class PlacedReport(ReportHead):
    """A report with where its reporting comes from."""

    group: str | None
    lineage: Lineage | None


class IncidentPage(Shape):
    """All that is known of one incident."""

    incident: Incident
    claims: list[DeskClaim]
    reports: list[PlacedReport]
    contradictions: list[Contradiction]
    judgements: list[Judgement]
    version: int


class Removed(Shape):
    """A passage that cleaning took out, and the rule that took it; offsets are of the text as received."""

    start: int
    end: int
    text: str
    rule: str


class ReportPage(PlacedReport):
    """A report: its clean text, its claims, what was taken out, and its kin."""

    text: str
    claims: list[DeskClaim]
    removed: list[Removed]
    related: list[PlacedReport]
    received: str | None = None
    masked: bool = False


class Group(Shape):
    """Reports that go back to the same reporting, the original first."""

    group: str
    reports: list[PlacedReport]
