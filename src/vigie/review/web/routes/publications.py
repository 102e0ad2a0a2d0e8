"""Publishing: an analyst proposes an incident, an editor confirms; by the two-person rule these are two people."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.review.roles import may
from vigie.review.web import curtain
from vigie.review.web.answers import Json
from vigie.review.web.doors import Asking, Looker, Needs, TheDesk
from vigie.review.web.refusals import RefusedError
from vigie.review.web.setting import settings
from vigie.review.web.shapes.people import NewPublication, Publication
from vigie.store import audit, incidents, publications

Record = dict[str, Any]
router = APIRouter(tags=["publications"])
Number = Annotated[int, Path(ge=1, le=2**53)]
State = Literal["proposed", "published", "withdrawn"]


@router.get("/publications", response_model=list[Publication])
def listed(kept: TheDesk, who: Looker, state: State | None = None) -> Response:
    """What was proposed, confirmed and withdrawn, the latest first."""
    with kept.store.reading() as connection:
        return Json(publications.listed(connection, state=state))


@router.post("/publications", response_model=Publication, status_code=201)
def propose(sent: NewPublication, kept: TheDesk, who: Annotated[Asking, Depends(Needs("propose"))]) -> Response:
    """Propose an incident as it was seen. It is kept as it would go out: private persons masked."""
    with kept.store.writing() as connection:
        found = incidents.one(connection, sent.incident)
        if found is None:
            raise RefusedError(404, "no such incident")
        if found["version"] != sent.version:
            raise RefusedError(409, f"it has changed: it is version {found['version']} now", remedy="look at it again")
        last = publications.latest(connection, sent.incident)
        if last and last["state"] == "proposed":
            raise RefusedError(409, "it is proposed already", remedy="confirm it or withdraw it")
        record = curtain.published(connection, found)
        made = publications.propose(connection, sent.incident, sent.version, record, who=who.who)
        audit.add(connection, who=who.who, action="propose", subject=f"incident {sent.incident}", new=made)
    return Json(made, 201)


@router.post("/publications/{id}/confirm", response_model=Publication)
def confirm(id: Number, kept: TheDesk, who: Annotated[Asking, Depends(Needs("confirm"))]) -> Response:
    """Confirm what was proposed; what has changed since must be proposed again."""
    with kept.store.writing() as connection:
        old = _proposed(connection, id)
        if settings(connection)["two_person"] and old["proposed_by"] == who.who and not who.single_user:
            raise RefusedError(403, "two people publish: another editor confirms", code="two_person")
        now = incidents.one(connection, old["incident"])
        if now is None or now["version"] != old["version"]:
            raise RefusedError(
                409, "it has changed since it was proposed", remedy="look at it again and propose it anew"
            )
        return Json(_settled(connection, old, "published", who))


@router.post("/publications/{id}/withdraw", response_model=Publication)
def withdraw(id: Number, kept: TheDesk, who: Annotated[Asking, Depends(Needs("propose"))]) -> Response:
    """Take a proposal back: one's own, or as an editor anyone's."""
    with kept.store.writing() as connection:
        old = _proposed(connection, id)
        if old["proposed_by"] != who.who and not may(who.role, "confirm"):
            raise RefusedError(403, "somebody else proposed it", remedy="ask an editor")
        return Json(_settled(connection, old, "withdrawn", who))


def _proposed(connection: Connection, id: int) -> Record:
    found = publications.one(connection, id)
    if found is None:
        raise RefusedError(404, "no such proposal")
    if found["state"] != "proposed":
        raise RefusedError(409, f"it is {found['state']} already")
    return found


def _settled(connection: Connection, old: Record, state: str, who: Asking) -> Record:
    made = publications.settle(connection, old["id"], state, who=who.who)
    action = "publish" if state == "published" else "withdraw"
    audit.add(connection, who=who.who, action=action, subject=f"incident {old['incident']}", old=old, new=made)
    return made
