"""Who am I, log in, log out."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from vigie.review import passwords
from vigie.review.web.answers import Json
from vigie.review.web.desk import Desk
from vigie.review.web.doors import COOKIE, Asker, Asking, Looker, TheDesk, refuse_foreign
from vigie.review.web.refusals import RefusedError
from vigie.review.web.setting import settings
from vigie.review.web.shapes.common import Done
from vigie.review.web.shapes.people import Login, Me
from vigie.store import audit, people, sessions

router = APIRouter(tags=["sessions"])


@router.get("/me", response_model=Me)
def me(kept: TheDesk, who: Asker) -> Response:
    """Who is asking, what they may do, and the token that proves it was this page that asked."""
    return _told(kept, who)


def _told(kept: Desk, who: Asking) -> Json:
    with kept.store.reading() as connection:
        shown = settings(connection)
    return Json({
        "name": who.name, "role": who.role, "single_user": who.single_user, "csrf": who.csrf, "language": who.language,
        "settings": shown,
    })  # fmt: skip


@router.post("/login", response_model=Me)
def login(request: Request, sent: Login, kept: TheDesk) -> Response:
    """Open a session: a cookie that scripts cannot read. Repeated failures make the caller wait."""
    refuse_foreign(request)
    address = request.client.host if request.client else "?"
    if wait := kept.throttle.wait(address, sent.name.lower()):
        raise RefusedError(429, f"too many failed logins; wait {wait} s", after=wait)
    with kept.store.reading() as connection:
        found = people.named(connection, sent.name)
    if not passwords.fits(found.password if found and found.active else None, sent.password) or found is None:
        kept.throttle.failed(address, sent.name.lower())
        with kept.store.writing(alone=False) as connection:
            audit.add(connection, who=sent.name, action="login_failed", subject="session")
        raise RefusedError(401, "name and password do not fit", code="wrong_password")
    kept.throttle.passed(address, sent.name.lower())
    return _opened(request, kept, found, sent.password)


def _opened(request: Request, kept: Desk, found: people.Person, password: str) -> Response:
    secret, csrf = passwords.secret(), passwords.secret()
    id = passwords.digest(secret)
    with kept.store.writing(alone=False) as connection:
        if found.password and passwords.stale(found.password):
            people.rehash(connection, found.id, passwords.hashed(password))
        sessions.add(connection, id, found.id, csrf)
        audit.add(connection, who=found.name, action="login", subject="session")
    answer = _told(kept, Asking(found.name, found.role, found.id, csrf, id, found.language))
    answer.set_cookie(
        COOKIE, secret, max_age=int(sessions.LASTS.total_seconds()), httponly=True, samesite="lax",
        secure=request.url.scheme == "https", path="/",
    )  # fmt: skip
    return answer


@router.post("/logout", response_model=Done)
def logout(kept: TheDesk, who: Looker) -> Response:
    """End the session; its cookie is worth nothing from now on."""
    if who.session:
        with kept.store.writing(alone=False) as connection:
            sessions.end(connection, who.session)
            audit.add(connection, who=who.who, action="logout", subject="session")
    answer = Json({"done": True})
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return answer
