"""Who is asking, and whether they may: every route under /api says by `Needs` what it takes.

What changes something also takes proof that the desk's own page asked: the CSRF token of the session in a header. Scripts
come with a token of their own (`Authorization: Bearer`), which no browser sends by itself, and need no other proof.
"""

import secrets
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from vigie.review.passwords import digest
from vigie.review.roles import MAY, lower, reaches
from vigie.review.web.desk import Desk
from vigie.review.web.refusals import RefusedError
from vigie.store import sessions, tokens

COOKIE = "vigie_session"
HEADER = "X-CSRF-Token"
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
SINGLE_USER = "local user"


@dataclass(frozen=True, slots=True)
class Asking:
    """The person behind a request; `role` is None where nobody has logged in."""

    name: str | None = None
    role: str | None = None
    person: int | None = None
    csrf: str | None = None  # None for scripts
    session: str | None = None
    language: str | None = None
    single_user: bool = False
    script: bool = False

    @property
    def who(self) -> str:
        """The name under which what is done is kept."""
        return self.name or "nobody"


async def desk(request: Request) -> Desk:
    """The desk that this server keeps; async, so that no thread is taken for it."""
    kept: Desk = request.app.state.desk
    return kept


TheDesk = Annotated[Desk, Depends(desk)]


def asking(request: Request) -> Asking:
    """Who asks. Raises RefusedError 401 for a token that is none; without token and session it is nobody."""
    kept: Desk = request.app.state.desk
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return _script(kept, secret.strip())
    if kept.single_user():
        return Asking(SINGLE_USER, "admin", csrf=kept.csrf, single_user=True)
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        return Asking()
    with kept.store.reading() as connection:
        found = sessions.one(connection, digest(cookie))
    if found is None:
        return Asking()
    return Asking(found.name, found.role, found.person, found.csrf, found.id, found.language)


def _script(kept: Desk, secret: str) -> Asking:
    with kept.store.reading() as connection:
        found = tokens.one(connection, digest(secret))
    if found is None:
        raise RefusedError(401, "no such token, or it has expired", remedy="make a new one under People")
    if tokens.unseen(found):
        with kept.store.writing(alone=False) as connection:
            tokens.used(connection, found.id)
    return Asking(found.person_name, lower(found.role, found.person_role), found.person, script=True)


Asker = Annotated[Asking, Depends(asking)]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a route takes, as it stands in `roles.MAY`; a dependency that gives who asks."""

    what: str

    def __call__(self, request: Request) -> Asking:
        """Raises RefusedError: 401 for nobody, 403 for too low a role and for what another site's page may have sent."""
        who = asking(request)
        if who.role is None:
            raise RefusedError(401, "log in first", remedy="POST /api/login, or send a token as Authorization: Bearer")
        if not reaches(who.role, MAY[self.what]):
            raise RefusedError(
                403, f"this takes the role {MAY[self.what]}; yours is {who.role}", remedy="ask an administrator"
            )
        if request.method not in SAFE:
            refuse_foreign(request)
            if not who.script:
                refuse_unproven(request, who)
        return who


def refuse_foreign(request: Request) -> None:
    """Raise RefusedError where the browser says that another site's page sends this."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise RefusedError(403, "another site's page sent this", code="foreign", remedy="do it on the desk itself")


def refuse_unproven(request: Request, who: Asking) -> None:
    """Raise RefusedError where the CSRF token of the session does not come along."""
    sent = request.headers.get(HEADER, "")
    if who.csrf is None or not secrets.compare_digest(sent.encode(), who.csrf.encode()):
        raise RefusedError(
            403, f"the header {HEADER} does not hold this session's token", code="csrf", remedy="load the page anew"
        )


Looker = Annotated[Asking, Depends(Needs("look"))]
