"""What a person says of claims and incidents, as sent and as kept."""

from typing import Literal

from pydantic import Field, JsonValue

from vigie.review.web.shapes.common import ErrorBody, Id, Sent, Shape

State = Literal["stands", "lapsed", "undone"]
Kind = Literal["accept", "reject", "correct", "split", "merge", "undo", "note"]


class Selector(Sent):
    """Words of the report's clean text; offsets in code points, the end exclusive."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str = Field(max_length=20_000)


class NewJudgement(Sent):
    """A judgement as it is sent. `version` is that of the claim, for split and merge that of the incident it was seen at.

    `accept` and `reject` name claims; `correct` names one claim, a slot and its new value; `split` names the claims that leave
    and their incident; `merge` two incidents or more; `undo` a judgement; `note` a claim or an incident, and its words as `reason`.
    """

    kind: Kind
    claims: list[Id] = Field(default_factory=list, max_length=500)
    incidents: list[Id] = Field(default_factory=list, max_length=50)
    judgement: int | None = Field(None, ge=1, le=2**53)
    slot: str | None = Field(None, max_length=60, examples=["figures.0", "event.type", "actors.+"])
    value: JsonValue = None
    selector: Selector | None = None
    reason: str | None = Field(None, max_length=4_000)
    version: int | None = Field(None, ge=0, le=2**31 - 1)


class Judgement(Shape):
    """A judgement as it is kept. It is never changed: another undoes it, or it lapses."""

    id: int
    n: int
    kind: str
    who: str
    at: str
    claims: list[str]
    incidents: list[str]
    slot: str | None
    value: JsonValue
    selector: Selector | None
    reason: str | None
    undoes: int | None
    version: int | None
    state: State
    undone_by: int | None
    lapsed: str | None = Field(description="Why it no longer holds, where it does not.")
    old: JsonValue = Field(description="What the corrected slot held before.")
    was: JsonValue = Field(description="What the machine read when it was given.")


class Kept(Shape):
    """The judgement, and what there is now: the incidents that show what it is about, and all versions by id."""

    judgement: Judgement
    incidents: list[str]
    version: int
    versions: dict[str, int]


class Conflict(Shape):
    """Somebody else judged it since; nothing was changed."""

    error: ErrorBody
    yours: NewJudgement
    theirs: list[Judgement]
    version: int
