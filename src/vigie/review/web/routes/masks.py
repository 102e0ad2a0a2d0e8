"""Names for which an editor decided: masked whatever the rule says, or never masked."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from vigie.review.web.answers import Json
from vigie.review.web.curtain import decide, decided
from vigie.review.web.doors import Asking, Needs, TheDesk
from vigie.review.web.shapes.people import Mask, NewMask
from vigie.store import audit

Unmasking = Annotated[Asking, Depends(Needs("unmask"))]
router = APIRouter(tags=["masks"])


@router.get("/masks", response_model=list[Mask])
def listed(kept: TheDesk, who: Unmasking) -> Response:
    """All decisions."""
    with kept.store.reading() as connection:
        return Json(list(decided(connection).values()))


@router.put("/masks", response_model=list[Mask])
def put(sent: NewMask, kept: TheDesk, who: Unmasking) -> Response:
    """Decide for a name, with a reason, which the log keeps."""
    with kept.store.writing() as connection:
        old, new = decide(connection, sent.name, sent.masked, sent.reason, who=who.who)
        audit.add(
            connection,
            who=who.who,
            action="mask",
            subject=f"name {sent.name}"[:200],
            old=old,
            new=new,
            reason=sent.reason,
        )
        return Json(list(decided(connection).values()))
