"""The claim record, as `publish/record.py` writes it, with what the desk adds."""

from typing import Literal

from pydantic import Field

from vigie.review.web.shapes.common import Number, Record, Shape


class ReportHead(Shape):
    """A report's identity and credits."""

    id: str
    uri: str
    title: str | None
    publisher: str | None
    author: str | None
    translator: str | None
    agency: str | None
    published: str | None
    language: str


class Evidence(Shape):
    """The words that carry the claim; offsets are code points of the report's clean text."""

    exact: str
    start: int
    end: int
    prefix: str
    suffix: str


class Time(Shape):
    """Days, both inclusive; an open end is null."""

    text: str | None
    start: str | None
    end: str | None
    date_prec: int
    time_precision: int


class Voice(Shape):
    """Who says it."""

    speaker: str | None
    role: str | None
    organisation: str | None
    mode: Literal["direct", "indirect", "narration"]
    cue: str | None
    said: Time | None
    stance: str
    anonymous: bool
    via: str | None


class Trigger(Shape):
    """The word that tells of the event."""

    start: int
    end: int
    exact: str


class Acled(Shape):
    """ACLED's codes."""

    event_type: str
    sub_event_type: str


class Event(Shape):
    """What is said to have happened."""

    type: str
    modality: str
    trigger: Trigger
    acled: Acled | None
    plover: str | None


class Actor(Shape):
    """Someone's part in it."""

    role: str
    text: str
    start: int | None
    end: int | None
    name: str | None
    kind: str


class Place(Shape):
    """Where, as the text and as the gazetteer say it."""

    text: str | None
    name: str | None
    relation: str | None
    geonameid: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    adm1: str | None
    where_prec: int
    geo_precision: int


class Figure(Shape):
    """How many, with the bounds that the words set."""

    what: str
    of: str | None
    text: str | None
    bound: str
    low: Number | None
    best: Number | None
    high: Number | None
    unit: str


class ClaimRecord(Shape):
    """What one voice says about one thing that happened, with the words that prove it."""

    id: str
    report: ReportHead
    evidence: Evidence
    voice: Voice
    event: Event
    actors: list[Actor]
    place: Place | None
    time: Time | None
    figures: list[Figure]
    because: list[str]


class Judged(Shape):
    """The verdict that stands on a claim."""

    id: int
    kind: Literal["accept", "reject", "correct"]
    who: str
    at: str
    reason: str | None


class Corrected(Shape):
    """A slot that a person corrected; the record shows the new value."""

    judgement: int
    who: str
    at: str
    old: Record | str | Number | None


class DeskClaim(ClaimRecord):
    """A claim on the desk: its record with corrections applied, and how it stands."""

    incident: str | None = None
    standing: str | None = None
    source: str | None = Field(None, description="The independent source it is counted under.")
    copy_of: str | None = Field(None, description="The claim that it repeats, word for word or in others.")
    version: int = 0
    status: str = Field("unjudged", description="unjudged, accepted, corrected or rejected")
    judged: Judged | None = None
    corrected: dict[str, Corrected] = Field(default_factory=dict)
    masked: list[str] = Field(default_factory=list, description="Slots that hide a private person from this reader.")
