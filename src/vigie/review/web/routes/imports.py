"""Documents that come in: files that are uploaded, pages that are fetched. They are kept first and read afterwards."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from vigie.review.web import fetches, uploads
from vigie.review.web.answers import Json, page
from vigie.review.web.doors import Asking, Needs, TheDesk
from vigie.review.web.queries import Stretch, Text
from vigie.review.web.shapes.common import Page
from vigie.review.web.shapes.people import Import, NewUrl
from vigie.store import imports

Importing = Annotated[Asking, Depends(Needs("import"))]
BYTES = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
router = APIRouter(tags=["imports"])


@router.get("/imports", response_model=Page[Import])
def listed(stretch: Annotated[Stretch, Query()], kept: TheDesk, who: Importing) -> Response:
    """Imports and how far they are, the latest first."""
    with kept.store.reading() as connection:
        total, items = imports.page(connection, offset=stretch.offset, limit=stretch.limit)
    return page(total, items, offset=stretch.offset, limit=stretch.limit)


@router.post("/imports", response_model=Import, status_code=202, openapi_extra=BYTES)
async def upload(request: Request, name: Text, kept: TheDesk, who: Importing) -> Response:
    """A file's bytes as the body: a report, a table of reports, or a zip of them. 202: they are on the disk."""
    plain = uploads.named(name)
    with uploads.spooled() as file:
        async for piece in request.stream():
            file.write(piece)
        found = await run_in_threadpool(uploads.captures, file, plain)
        made = await run_in_threadpool(kept.taken_in, plain, found, who.who)
    return Json(made, 202)


@router.post("/imports/url", response_model=Import, status_code=202)
def fetch(sent: NewUrl, kept: TheDesk, who: Importing) -> Response:
    """A page of the web, fetched by the desk; addresses of this machine and its network are refused."""
    with fetches.turn():
        got = fetches.fetched(sent.url)
    return Json(kept.taken_in(sent.url, [got.capture], who.who, headers=got.headers), 202)
