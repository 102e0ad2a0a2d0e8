"""People, their tokens, settings, the log, imports and publications."""

from typing import Literal

from pydantic import Field, JsonValue

from vigie.review.web.shapes.common import Sent, Shape

RoleName = Literal["reader", "analyst", "editor", "admin"]
Language = Literal["fr", "en"]


class Settings(Sent):
    """What an administrator may set for everybody."""

    two_person: bool = Field(
        default=False, description="An analyst proposes, an editor who is another person confirms."
    )
    tiles: str | None = Field(default=None, max_length=500, description="A tile layer's address; none: outlines alone.")


class Mask(Shape):
    """What an editor decided of a name: always masked, or never; and why."""

    name: str
    masked: bool
    who: str
    at: str
    reason: str


class NewMask(Sent):
    """A decision on a name. `masked` null takes the decision back: the rule decides again."""

    name: str = Field(min_length=3, max_length=200)
    masked: bool | None
    reason: str = Field(min_length=3, max_length=2_000)


class Me(Shape):
    """Who is asking; `role` is null where nobody has logged in."""

    name: str | None
    role: RoleName | None
    single_user: bool
    csrf: str | None
    language: Language | None
    settings: Settings


class Login(Sent):
    """A name and its password."""

    name: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=1, max_length=1_000)


class Person(Shape):
    """An account."""

    id: int
    name: str
    role: RoleName
    active: bool
    language: Language | None


class NewPerson(Sent):
    """An account to be made."""

    name: str = Field(
        min_length=1, max_length=100, pattern=r"^[^\s\x00-\x1f\x7f]([^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f])?$"
    )
    role: RoleName
    password: str = Field(min_length=12, max_length=1_000)
    language: Language | None = None


class PersonChange(Sent):
    """What of an account changes."""

    role: RoleName | None = None
    active: bool | None = None
    password: str | None = Field(None, min_length=12, max_length=1_000)
    language: Language | None = None


class Token(Shape):
    """A key for scripts; what it is made of is shown once, when it is made."""

    id: int
    label: str
    role: RoleName
    created: str
    expires: str | None
    last_used: str | None


class NewToken(Sent):
    """A token to be made; its role is at most one's own."""

    label: str = Field(min_length=1, max_length=100)
    role: RoleName = "reader"
    days: int | None = Field(90, ge=1, le=3_650)


class MadeToken(Token):
    """A token with its secret, which is not kept."""

    token: str


class AuditRow(Shape):
    """One line of the log; `hash` is over the line and the hash before it."""

    n: int
    at: str
    who: str
    action: str
    subject: str
    old: JsonValue
    new: JsonValue
    reason: str | None
    previous: str
    hash: str


class Verified(Shape):
    """Whether the chain holds; `wrong` says in words where it does not. `hash` is the last one: note it elsewhere."""

    whole: bool
    rows: int
    hash: str
    wrong: list[str]


class Import(Shape):
    """An import and how far it is."""

    id: int
    name: str
    who: str
    state: Literal["waiting", "reading", "comparing", "done", "failed"]
    at: str
    total: int | None
    read: int
    claims: int
    problems: list[str]


class NewUrl(Sent):
    """A page of the web to be fetched and read."""

    url: str = Field(min_length=1, max_length=2_000)


class NewPublication(Sent):
    """An incident that is ready to go out, as it was seen."""

    incident: str = Field(min_length=1, max_length=200)
    version: int = Field(ge=0)


class Publication(Shape):
    """An incident proposed for publication, and who confirmed it."""

    id: int
    incident: str
    version: int
    state: Literal["proposed", "published", "withdrawn"]
    proposed_by: str
    proposed_at: str
    confirmed_by: str | None
    confirmed_at: str | None
