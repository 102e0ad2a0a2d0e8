"""Accounts, tokens for scripts, settings for everybody."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError
from starlette.responses import Response

from vigie.review import passwords
from vigie.review.roles import lower
from vigie.review.web.answers import Json
from vigie.review.web.doors import Asking, Looker, Needs, TheDesk
from vigie.review.web.refusals import RefusedError
from vigie.review.web.setting import settings
from vigie.review.web.shapes.common import Done
from vigie.review.web.shapes.people import MadeToken, NewPerson, NewToken, Person, PersonChange, Settings, Token
from vigie.store import audit, people, tokens
from vigie.store import settings as stored

router = APIRouter(tags=["people"])
Administrator = Annotated[Asking, Depends(Needs("people"))]
Number = Annotated[int, Path(ge=1, le=2**53)]


@router.get("/people", response_model=list[Person])
def everybody(kept: TheDesk, who: Administrator) -> Response:
    """All accounts."""
    with kept.store.reading() as connection:
        return Json([one.record for one in people.listed(connection)])


@router.post("/people", response_model=Person, status_code=201)
def add(sent: NewPerson, kept: TheDesk, who: Administrator) -> Response:
    """A new account. The first one ends the single-user mode, so it must administer."""
    password = passwords.hashed(sent.password)
    try:
        with kept.store.writing(alone=False) as connection:
            if not people.any_account(connection) and sent.role != "admin":
                raise RefusedError(
                    409, "the first account must be an administrator's", remedy='give it the role "admin"'
                )
            if people.named(connection, sent.name):
                raise RefusedError(409, "that name is taken", remedy="choose another")
            made = people.add(connection, sent.name, sent.role, password, language=sent.language)
            audit.add(connection, who=who.who, action="person_added", subject=f"person {made.id}", new=made.record)
    except IntegrityError:
        raise RefusedError(409, "that name is taken", remedy="choose another") from None
    kept.peopled()
    return Json(made.record, 201)


@router.patch("/people/{id}", response_model=Person)
def change(id: Number, sent: PersonChange, kept: TheDesk, who: Administrator) -> Response:
    """Another role, another password, closed or open again; what ends rights ends sessions too."""
    changes = sent.model_dump(exclude_unset=True, exclude_none=True)
    if "password" in changes:
        changes["password"] = passwords.hashed(changes["password"])
    with kept.store.writing(alone=False) as connection:
        old = people.one(connection, id)
        if old is None:
            raise RefusedError(404, "no such account")
        people.change(connection, id, **changes)
        _keep_an_administrator(connection)
        new = people.one(connection, id)
        assert new is not None
        told = new.record | ({"password": "changed"} if "password" in changes else {})
        audit.add(connection, who=who.who, action="person_changed", subject=f"person {id}", old=old.record, new=told)
    return Json(new.record)


def _keep_an_administrator(connection: Connection) -> None:
    if not people.administrators(connection):
        raise RefusedError(409, "nobody could administer the desk any more", remedy="make another administrator first")


@router.get("/tokens", response_model=list[Token])
def my_tokens(kept: TheDesk, who: Looker) -> Response:
    """One's own tokens; their secrets are not known any more."""
    with kept.store.reading() as connection:
        return Json(tokens.listed(connection, who.person) if who.person else [])


@router.post("/tokens", response_model=MadeToken, status_code=201)
def add_token(sent: NewToken, kept: TheDesk, who: Looker) -> Response:
    """A token for scripts, with one's own role at most. A script cannot make tokens."""
    if who.person is None or who.script:
        raise RefusedError(
            403, "tokens are made by people who have logged in", remedy="make an account: vigie people add"
        )
    secret = passwords.secret("vigie_")
    role = lower(sent.role, who.role or "reader")
    with kept.store.writing(alone=False) as connection:
        made = tokens.add(connection, passwords.digest(secret), who.person, sent.label, role, days=sent.days)
        audit.add(connection, who=who.who, action="token_added", subject=f"token {made['id']}", new=made)
    return Json(made | {"token": secret}, 201)


@router.delete("/tokens/{id}", response_model=Done)
def end_token(id: Number, kept: TheDesk, who: Looker) -> Response:
    """Take one's own token back."""
    with kept.store.writing(alone=False) as connection:
        if who.person is None or not tokens.end(connection, id, who.person):
            raise RefusedError(404, "no such token of yours")
        audit.add(connection, who=who.who, action="token_ended", subject=f"token {id}")
    return Json({"done": True})


@router.get("/settings", response_model=Settings)
def all_settings(kept: TheDesk, who: Annotated[Asking, Depends(Needs("settings"))]) -> Response:
    """What is set for everybody."""
    with kept.store.reading() as connection:
        return Json(settings(connection))


@router.put("/settings", response_model=Settings)
def put_settings(sent: Settings, kept: TheDesk, who: Annotated[Asking, Depends(Needs("settings"))]) -> Response:
    """Set what is sent, and leave what is not."""
    changed = sent.model_dump(exclude_unset=True)
    with kept.store.writing(alone=False) as connection:
        old = settings(connection)
        stored.put(connection, changed)
        audit.add(
            connection,
            who=who.who,
            action="settings_changed",
            subject="settings",
            old={k: old[k] for k in changed},
            new=changed,
        )
        return Json(old | changed)
