"""Incidents: the list, one with all that is told of it, on the map and day by day."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from sqlalchemy import Connection
from starlette.responses import Response

from vigie.review.web import curtain, queries
from vigie.review.web.answers import Json, page, rendered
from vigie.review.web.doors import Looker, TheDesk
from vigie.review.web.refusals import RefusedError
from vigie.review.web.shapes.common import Page
from vigie.review.web.shapes.incidents import Incident, IncidentPage
from vigie.review.web.shapes.views import Map, Timeline
from vigie.store import claims, days, incidents, judgements, places, reports

Record = dict[str, Any]
Id = Annotated[str, Path(max_length=200, pattern=r"^[A-Za-z0-9_.:-]+$")]
router = APIRouter(tags=["incidents"])


@router.get("/incidents", response_model=Page[Incident])
def listed(wanted: Annotated[queries.Incidents, Query()], kept: TheDesk, who: Looker) -> Response:
    """Incidents that the filters let through."""
    with kept.store.reading() as connection:
        asked = wanted.filters()
        if curtain.betrays(connection, asked, who):
            return page(0, [], offset=wanted.offset, limit=wanted.limit)
        total, items = incidents.page(connection, asked, sort=wanted.sort, offset=wanted.offset, limit=wanted.limit)
        shown = curtain.incidents(connection, items, who)
    return page(total, shown, offset=wanted.offset, limit=wanted.limit)


@router.get("/incidents/{id}", response_model=IncidentPage)
def one(id: Id, kept: TheDesk, who: Looker) -> Response:
    """One incident: its claims with their voices, reports, contradictions, judgements."""
    with kept.store.reading() as connection:
        found = incidents.one(connection, id)
        if found is None:
            raise RefusedError(404, "no such incident", remedy="it may have been merged: search for its place")
        return Json(curtain.page(connection, _page(connection, found), who))


def _page(connection: Connection, found: Record) -> Record:
    told = claims.of_incident(connection, found["id"])
    heads = reports.heads(connection, {one["report"]["id"] for one in told})
    return {
        "incident": found,
        "claims": told,
        "reports": list(heads.values()),
        "contradictions": incidents.against(connection, found["id"]),
        "judgements": judgements.of_incident(connection, found["id"]),
        "version": found["version"],
    }


@router.get("/map", response_model=Map, tags=["views"])
def by_place(wanted: Annotated[queries.Wanted, Query()], kept: TheDesk, who: Looker) -> Response:
    """How much is told of each place: points for towns, areas for provinces, a number alone for a country."""
    with kept.store.reading() as connection:
        asked = wanted.filters()
        if curtain.betrays(connection, asked, who):
            return Json({"places": [], "total": 0, "countries": []})
        found = kept.memory.of(connection, ("map", asked), lambda: rendered(places.by_place(connection, asked)))
    return Json(found)


@router.get("/timeline", response_model=Timeline, tags=["views"])
def by_day(wanted: Annotated[queries.Steps, Query()], kept: TheDesk, who: Looker) -> Response:
    """How many incidents begin each day, by type."""
    with kept.store.reading() as connection:
        asked = wanted.filters()
        if curtain.betrays(connection, asked, who):
            return Json({"days": []})
        found = kept.memory.of(
            connection, ("timeline", asked, wanted.step), lambda: days.by_day(connection, asked, step=wanted.step)
        )
        return Json({"days": found})
