"""The filters of every list, as they stand in an address: each may be given several times, and all must hold."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from vigie.model import EVENT_TYPES, STANDINGS, WHATS
from vigie.store.filters import Filters

STATUSES = ("unjudged", "accepted", "corrected", "rejected")
LONGEST = 500  # items of a page
ClaimSort = Literal["day", "-day", "published", "-published", "killed", "-killed"]
IncidentSort = Literal[
    "day", "-day", "toll", "-toll", "eyes", "-eyes", "seen", "-seen", "published", "-published", "claims", "-claims",
    "sources", "-sources",
]  # fmt: skip


def _plain(text: str) -> str:
    if "\x00" in text:
        raise ValueError("no text holds a NUL")
    return text


def _one_of(*known: str) -> AfterValidator:
    def check(value: str) -> str:
        if value not in known:
            raise ValueError(f"none of {', '.join(known)}")
        return value

    return AfterValidator(check)


def _box(text: str) -> str:
    west, south, east, north = (float(part) for part in text.split(","))
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError("west,south,east,north in degrees")
    return text


Text = Annotated[str, Field(max_length=200), AfterValidator(_plain)]
Several = Annotated[list[Text], Field(default_factory=list, max_length=50)]
Box = Annotated[str, Field(max_length=100, pattern=r"^-?\d{1,3}(\.\d+)?(,-?\d{1,3}(\.\d+)?){3}$"), AfterValidator(_box)]


class Wanted(BaseModel):
    """What a list is narrowed to."""

    model_config = ConfigDict(extra="forbid")

    type: Annotated[list[Annotated[str, _one_of(*EVENT_TYPES)]], Field(default_factory=list, max_length=50)]
    standing: Annotated[list[Annotated[str, _one_of(*STANDINGS)]], Field(default_factory=list, max_length=3)]
    what: Annotated[list[Annotated[str, _one_of(*WHATS)]], Field(default_factory=list, max_length=20)]
    actor: Several
    place: Several = Field(description="The `key` of a place of /api/map.")
    country: Annotated[list[Annotated[str, Field(pattern="^[A-Za-z]{2}$")]], Field(default_factory=list, max_length=50)]
    voice: Several
    language: Annotated[list[Annotated[str, Field(pattern="^[a-z]{2,3}$")]], Field(default_factory=list, max_length=10)]
    since: date | None = None
    until: date | None = None
    q: Annotated[Text | None, Field(description="Words to be found, accents and case aside.")] = None
    bbox: Annotated[Box | None, Field(description="west,south,east,north in degrees")] = None

    def filters(self) -> Filters:
        """The filters as the store takes them."""
        west, south, east, north = map(float, self.bbox.split(",")) if self.bbox else (0.0, 0.0, 0.0, 0.0)
        return Filters(
            type=tuple(self.type), standing=tuple(self.standing), what=tuple(self.what), actor=tuple(self.actor),
            place=tuple(self.place), country=tuple(code.upper() for code in self.country), voice=tuple(self.voice),
            language=tuple(self.language), since=self.since, until=self.until, q=self.q or None,
            bbox=(west, south, east, north) if self.bbox else None,
        )  # fmt: skip


class Stretch(BaseModel):
    """Which part of a list."""

    model_config = ConfigDict(extra="forbid")

    offset: int = Field(0, ge=0, le=10_000_000)
    limit: int = Field(50, ge=1, le=LONGEST)


class Steps(Wanted):
    """What is counted along time, and in steps of what length."""

    step: Literal["day", "month", "year"] = "day"


class Incidents(Wanted, Stretch):
    """A part of the list of incidents, in some order."""

    sort: IncidentSort = "-day"


class Claims(Wanted, Stretch):
    """A part of the list of claims, in some order."""

    sort: ClaimSort = "-day"
    incident: Several
    report: Several
    status: Annotated[list[Annotated[str, _one_of(*STATUSES)]], Field(default_factory=list, max_length=4)]

    def filters(self) -> Filters:
        """The filters as the store takes them."""
        incident, report, status = tuple(self.incident), tuple(self.report), tuple(self.status)
        return replace(super().filters(), incident=incident, report=report, status=status)
