"""The log: who did what when, old and new; to read, to take away, to check."""

import json
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response, StreamingResponse

from vigie.review.web.answers import Json, attached, page
from vigie.review.web.doors import Asking, Needs, TheDesk
from vigie.review.web.queries import LONGEST, Text
from vigie.review.web.shapes.common import Page
from vigie.review.web.shapes.people import AuditRow, Verified
from vigie.store import audit

Looking = Annotated[Asking, Depends(Needs("read_log"))]
router = APIRouter(tags=["audit"])


class Rows(BaseModel):
    """Which lines of the log."""

    model_config = ConfigDict(extra="forbid")

    who: Text | None = None
    action: Text | None = None
    subject: Text | None = None
    since: date | None = None
    until: date | None = None

    def filters(self) -> dict[str, Any]:
        """As the store takes them."""
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in ("since", "until")}
        return {"who": self.who, "action": self.action, "subject": self.subject} | days


class Part(Rows):
    """A part of them."""

    offset: int = Field(0, ge=0, le=10_000_000)
    limit: int = Field(50, ge=1, le=LONGEST)


@router.get("/audit", response_model=Page[AuditRow])
def listed(wanted: Annotated[Part, Query()], kept: TheDesk, who: Looking) -> Response:
    """Lines of the log, the newest first."""
    with kept.store.reading() as connection:
        total, rows = audit.page(connection, **wanted.filters(), offset=wanted.offset, limit=wanted.limit)
    return page(total, rows, offset=wanted.offset, limit=wanted.limit)


@router.get("/audit.jsonl", response_class=Response, responses={200: {"content": {"application/x-ndjson": {}}}})
def as_jsonl(wanted: Annotated[Rows, Query()], kept: TheDesk, who: Looking) -> Response:
    """The log, the oldest line first; `vigie audit verify` checks the store's own."""

    def lines() -> Any:
        with kept.store.reading() as connection:
            for row in audit.stream(connection, **wanted.filters()):
                yield json.dumps(row, ensure_ascii=False) + "\n"

    return StreamingResponse(lines(), media_type="application/x-ndjson", headers=attached("audit.jsonl"))


@router.get("/audit/verify", response_model=Verified)
def verify(kept: TheDesk, who: Looking) -> Response:
    """Whether no line is missing, changed or put in."""
    with kept.store.reading() as connection:
        found = audit.verify(connection)
    return Json({"whole": not found.wrong, "rows": found.rows, "hash": found.hash, "wrong": list(found.wrong)})
