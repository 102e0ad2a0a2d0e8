"""Reports: the clean text with its claims, the bytes as received, what derives from what; and the search over all."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from vigie.review.web import curtain
from vigie.review.web.answers import Json, download, page
from vigie.review.web.doors import Asking, Looker, Needs, TheDesk
from vigie.review.web.queries import Stretch, Text
from vigie.review.web.refusals import RefusedError
from vigie.review.web.shapes.common import Page
from vigie.review.web.shapes.incidents import Group, ReportPage
from vigie.review.web.shapes.views import Hits, ReadAgain
from vigie.store import captures, claims, incidents, reports, searches
from vigie.store.filters import Filters

SHOWN = (*reports.HEAD, "text", "removed", "group", "lineage")
Id = Annotated[str, Path(pattern="^[0-9A-Za-z_-]{1,64}$")]
Slot = Literal["figures", "time", "place", "actors", "voice"]
router = APIRouter(tags=["reports"])


class Trees(Stretch):
    """A part of the list of trees, or one tree."""

    group: Text | None = None


@router.get("/reports/{id}", response_model=ReportPage)
def one(id: Id, kept: TheDesk, who: Looker) -> Response:
    """A report: its clean text, its claims, and what was taken out, by which rule."""
    with kept.store.reading() as connection:
        found = reports.one(connection, id)
        if found is None:
            raise RefusedError(404, "no such report")
        kin = reports.of_group(connection, found["group"]) if found["group"] else []
        told = claims.of_report(connection, id)
        related = [one for one in kin if one["id"] != id]
        shown = {name: found[name] for name in SHOWN} | {
            "related": related,
            "received": captures.received(connection, id),
        }
        return Json(curtain.report(connection, shown, told, who))


@router.get("/reports/{id}/original", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def original(id: Id, kept: TheDesk, who: Annotated[Asking, Depends(Needs("look_unmasked"))]) -> Response:
    """The bytes as received, to be saved. They name everybody, so readers do not get them."""
    with kept.store.reading() as connection:
        found = captures.one(connection, id)
    if found is None:
        raise RefusedError(404, "no such capture")
    return download(found["bytes"], f"{id[:12]}.txt")


@router.get("/reports/{id}/reading", response_model=ReadAgain)
def reading(
    id: Id, slot: Slot, start: Annotated[int, Query(ge=0, le=2**31)], end: Annotated[int, Query(ge=0, le=2**31)],
    kept: TheDesk, who: Annotated[Asking, Depends(Needs("judge"))],
) -> Response:  # fmt: skip
    """What the program itself reads in these words of the report, as the value of a slot."""
    with kept.store.reading() as connection:
        found = reports.one(connection, id)
    if found is None or not start < end <= len(found["text"]):
        raise RefusedError(404, "no such words")
    return Json(kept.reader.slot(found, slot, start, end))


@router.get("/lineage", response_model=Page[Group])
def lineage(stretch: Annotated[Trees, Query()], kept: TheDesk, who: Looker) -> Response:
    """Reports by the reporting they go back to, where more than one does; or those of one group."""
    with kept.store.reading() as connection:
        if stretch.group:
            kin = reports.of_group(connection, stretch.group)
            groups: list[dict[str, Any]] = [{"group": stretch.group, "reports": kin}] if kin else []
            total = len(groups)
        else:
            total, groups = reports.lineage(connection, offset=stretch.offset, limit=stretch.limit)
        shown = [group | {"reports": curtain.heads(connection, group["reports"], who)} for group in groups]
    return page(total, shown, offset=stretch.offset, limit=stretch.limit)


@router.get("/search", response_model=Hits, tags=["views"])
def search(q: Text, kept: TheDesk, who: Looker, limit: Annotated[int, Query(ge=1, le=50)] = 10) -> Response:
    """What the words are found in, accents and case aside: incidents, reports, claims."""
    with kept.store.reading() as connection:
        asked = Filters(q=q)
        if curtain.betrays(connection, asked, who):
            return Json({"incidents": [], "reports": [], "claims": []})
        _, events = incidents.page(connection, asked, limit=limit, counted=False)
        _, told = claims.page(connection, asked, limit=limit, counted=False)
        _, texts = searches.hits(connection, q, limit=limit, counted=False)
        return Json({
            "incidents": curtain.incidents(connection, events, who),
            "reports": curtain.heads(connection, texts, who),
            "claims": curtain.claims(connection, told, who),
        })  # fmt: skip
