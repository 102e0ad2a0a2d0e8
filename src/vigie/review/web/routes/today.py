"""The morning's page: what is new, disputed, told by one source alone, lapsed; in an order that is explained."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.review import queue
from vigie.review.roles import may
from vigie.review.web import curtain
from vigie.review.web.answers import Json
from vigie.review.web.doors import Asking, Looker, TheDesk
from vigie.review.web.shapes.views import Today
from vigie.store import counts, incidents, judgements, now
from vigie.store.filters import Filters

Record = dict[str, Any]
router = APIRouter(tags=["views"])


@router.get("/today", response_model=Today)
def today(
    kept: TheDesk, who: Looker, since: datetime | None = None, limit: Annotated[int, Query(ge=1, le=200)] = 50
) -> Response:
    """The queue. `since`: the moment of the last visit, after which an incident is new."""
    seen = queue.moment(since) if since else None
    with kept.store.reading() as connection:
        waiting = queue.ordered(_candidates(connection, limit, new=seen is not None), since=seen)[:limit]
        shown = curtain.incidents(connection, [one.incident for one in waiting], who)
        return Json({
            "now": now(), "since": seen, "counts": kept.memory.of(connection, "counts", lambda: _counts(connection)),
            "queue": [replace(one, incident=told).record for one, told in zip(waiting, shown, strict=True)],
            "lapsed": _lapsed(connection, limit, who),
            "explained": queue.EXPLAINED,
        })  # fmt: skip


def _counts(connection: Connection) -> Record:
    found = counts.all_(connection)
    return {
        name: found[name] for name in ("reports", "claims", "incidents", "disputed", "unjudged", "lapsed", "waiting")
    }


def _lapsed(connection: Connection, limit: int, who: Asking) -> list[Record]:
    """Judgements that no longer hold, for those who can judge anew."""
    found = judgements.lapsed(connection, limit=limit) if may(who.role, "judge") else []
    return [{"judgement": one, "why": one["lapsed"]} for one in found]


def _candidates(connection: Connection, limit: int, *, new: bool) -> list[Record]:
    """Those that need eyes most, and those that came last: nothing else can be among the first."""
    _, found = incidents.page(connection, Filters(), sort="-eyes", limit=limit, counted=False)
    latest = incidents.page(connection, Filters(), sort="-seen", limit=limit, counted=False)[1] if new else []
    return list({one["id"]: one for one in [*found, *latest]}.values())
