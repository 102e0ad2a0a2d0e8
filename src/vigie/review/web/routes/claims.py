"""Claims: the list, and the same list to take away, complete."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response, StreamingResponse

from vigie.review.web import curtain, queries
from vigie.review.web.answers import attached, page
from vigie.review.web.desk import Desk
from vigie.review.web.doors import Asking, Looker, TheDesk
from vigie.review.web.rows import COLUMNS, row
from vigie.review.web.shapes.claims import DeskClaim
from vigie.review.web.shapes.common import Page
from vigie.store import claims

Record = dict[str, Any]
_BATCH = 200  # claims that are written at once
router = APIRouter(tags=["claims"])


@router.get("/claims", response_model=Page[DeskClaim])
def listed(wanted: Annotated[queries.Claims, Query()], kept: TheDesk, who: Looker) -> Response:
    """Claims that the filters let through."""
    with kept.store.reading() as connection:
        asked = wanted.filters()
        if curtain.betrays(connection, asked, who):
            return page(0, [], offset=wanted.offset, limit=wanted.limit)
        total, items = claims.page(connection, asked, sort=wanted.sort, offset=wanted.offset, limit=wanted.limit)
        shown = curtain.claims(connection, items, who)
    return page(total, shown, offset=wanted.offset, limit=wanted.limit)


@router.get("/claims.jsonl", response_class=Response, responses={200: {"content": {"application/x-ndjson": {}}}})
def as_jsonl(wanted: Annotated[queries.Wanted, Query()], kept: TheDesk, who: Looker) -> Response:
    """All claims that the filters let through, a record a line."""
    lines = (
        "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in some) for some in _batches(kept, wanted, who)
    )
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=attached("claims.jsonl"))


@router.get("/claims.csv", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
def as_csv(wanted: Annotated[queries.Wanted, Query()], kept: TheDesk, who: Looker) -> Response:
    """All claims that the filters let through, a row each; no cell is a formula."""
    lines = _written(_batches(kept, wanted, who))
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=attached("claims.csv"))


def _batches(kept: Desk, wanted: queries.Claims | queries.Wanted, who: Asking) -> Iterator[list[Record]]:
    with kept.store.reading() as connection:
        asked = wanted.filters()
        found = iter(()) if curtain.betrays(connection, asked, who) else claims.stream(connection, asked)
        while some := list(islice(found, _BATCH)):
            yield curtain.claims(connection, some, who)


def _written(batches: Iterable[list[Record]]) -> Iterator[str]:
    stream = io.StringIO()
    out = csv.writer(stream)
    out.writerow(COLUMNS)
    for some in batches:
        out.writerows(row(one) for one in some)
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()
    yield stream.getvalue()
