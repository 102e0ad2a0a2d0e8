"""Judgements: given here, kept for ever; whoever judges what somebody else judged meanwhile is shown both."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from vigie.errors import ConflictError, OptionError, UnknownError
from vigie.review.web.answers import Json, page
from vigie.review.web.doors import Asking, Needs, TheDesk
from vigie.review.web.queries import Several, Stretch, Text
from vigie.review.web.refusals import RefusedError, body
from vigie.review.web.shapes.common import Page
from vigie.review.web.shapes.judgements import Conflict, Judgement, Kept, Kind, NewJudgement, State
from vigie.review.wording import sound
from vigie.store import claims, judgements

Judging = Annotated[Asking, Depends(Needs("judge"))]
router = APIRouter(tags=["judgements"])


class Wanted(Stretch):
    """Which judgements."""

    who: Text | None = None
    kind: Kind | None = None
    state: State | None = None
    report: Text | None = None
    claim: Several


@router.get("/judgements", response_model=Page[Judgement])
def listed(wanted: Annotated[Wanted, Query()], kept: TheDesk, who: Judging) -> Response:
    """Judgements, the latest first; those that bear on a report's claims or on some claims, the oldest first."""
    with kept.store.reading() as connection:
        if wanted.report or wanted.claim:
            told = claims.of_report(connection, wanted.report) if wanted.report else []
            items = judgements.of(connection, claims={*wanted.claim, *(one["id"] for one in told)})
            some = items[wanted.offset : wanted.offset + wanted.limit]
            return page(len(items), some, offset=wanted.offset, limit=wanted.limit)
        asked = {"who": wanted.who, "kind": wanted.kind, "state": wanted.state}
        total, items = judgements.page(connection, **asked, offset=wanted.offset, limit=wanted.limit)
    return page(total, items, offset=wanted.offset, limit=wanted.limit)


@router.post("/judgements", response_model=Kept, status_code=201, responses={409: {"model": Conflict}})
def judge(sent: NewJudgement, kept: TheDesk, who: Judging) -> Response:
    """Judge. 201: it is on the disk, with its line in the log. 409: somebody else was first; nothing changed."""
    if wrong := sound(sent.model_dump()):
        raise RefusedError(422, wrong)
    try:
        return Json(kept.judged(sent.model_dump(), who.who), 201)
    except UnknownError as error:
        raise RefusedError(404, str(error), remedy=error.remedy) from None
    except OptionError as error:
        raise RefusedError(422, str(error), remedy=error.remedy) from None
    except ConflictError as error:
        told: dict[str, Any] = body(str(error), code="conflict", remedy=error.remedy)
        return Json(told | {"yours": sent.model_dump(), "theirs": error.theirs, "version": error.version}, 409)
