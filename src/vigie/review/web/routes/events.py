"""What happens meanwhile, as server-sent events: how far imports are, what others judge."""

from collections.abc import AsyncIterator

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from vigie.review.roles import may
from vigie.review.web.desk import Desk
from vigie.review.web.doors import Asking, Looker, TheDesk
from vigie.review.web.news import line
from vigie.review.web.refusals import RefusedError

router = APIRouter(tags=["events"])


@router.get("/events", response_class=Response, responses={200: {"content": {"text/event-stream": {}}}})
async def events(kept: TheDesk, who: Looker) -> Response:
    """Events `import` (as in /api/imports) and `judgement` (id, kind, who, claims, incidents), as they come."""
    if not kept.news.room():
        raise RefusedError(503, "too many pages listen already", remedy="close some", after=60)
    return StreamingResponse(_told(kept, who), media_type="text/event-stream", headers={"x-accel-buffering": "no"})


async def _told(kept: Desk, who: Asking) -> AsyncIterator[str]:
    yield "retry: 3000\n\n"
    async for event in kept.news.listen():
        if event is not None and not may(who.role, "judge"):  # who looks only learns that something changed
            name, told = event
            if name == "import":
                continue
            event = name, {key: told[key] for key in ("id", "claims", "incidents")}
        yield line(event)
