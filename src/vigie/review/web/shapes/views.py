"""What the pages are made of beside lists: the morning's queue, the map, the timeline, the search."""

from typing import Literal

from pydantic import Field

from vigie.review.web.shapes.claims import DeskClaim
from vigie.review.web.shapes.common import Number, Shape
from vigie.review.web.shapes.incidents import Incident
from vigie.review.web.shapes.judgements import Judgement

Reason = Literal["lapsed", "disputed", "single_source_high_toll", "high_toll", "unjudged", "new"]


class Because(Shape):
    """One reason why an incident waits, and what it weighs; `detail` holds what the words need."""

    reason: Reason
    points: int
    detail: dict[str, Number | str | None] = Field(default_factory=dict)


class Waiting(Shape):
    """An incident that needs eyes, and why it stands where it stands."""

    incident: Incident
    points: int
    reasons: list[Reason]
    because: list[Because]


class Weight(Shape):
    """What one reason weighs in the order of the queue."""

    reason: Reason
    points: int


class Counts(Shape):
    """How much there is."""

    reports: int
    claims: int
    incidents: int
    disputed: int
    unjudged: int
    lapsed: int
    waiting: int


class Lapse(Shape):
    """A judgement that no longer holds, and why."""

    judgement: Judgement
    why: str


class Today(Shape):
    """What came in since the last visit, and what needs eyes first."""

    now: str
    since: str | None
    counts: Counts
    queue: list[Waiting]
    lapsed: list[Lapse]
    explained: list[Weight]


class Spot(Shape):
    """A town's point or a province's area, and how much is told of it; `key` is what the `place` filter takes."""

    key: str
    name: str
    latitude: float
    longitude: float
    precision: Literal["town", "province"]
    country: str | None
    adm1: str | None
    where_prec: int
    geo_precision: int
    incidents: int
    claims: int


class Country(Shape):
    """What is told of a country and of no place in it: a number, never a pin."""

    country: str
    incidents: int
    claims: int


class Map(Shape):
    """Everything that has a place. Of very many places those with most incidents are given; `total` counts all."""

    places: list[Spot]
    total: int
    countries: list[Country]


class Day(Shape):
    """Incidents that begin on one day, by type."""

    day: str
    types: dict[str, int]


class Timeline(Shape):
    """Incidents day by day."""

    days: list[Day]


class Excerpt(Shape):
    """Some of a text; `marks` are the words that were searched for, as [start, end) of it."""

    text: str
    start: int
    marks: list[list[int]]


class Hit(Shape):
    """A report that has the words."""

    id: str
    uri: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str
    excerpt: Excerpt


class Hits(Shape):
    """What the words are found in."""

    incidents: list[Incident]
    reports: list[Hit]
    claims: list[DeskClaim]


class ReadAgain(Shape):
    """What the program itself reads in some words of a report, as the value of a slot."""

    value: dict[str, Number | str | None] | str | None
    because: list[str]
