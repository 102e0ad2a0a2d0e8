"""The desk as an application: shields around it, routes under /api, the front end everywhere else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError, TimeoutError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from vigie import __version__
from vigie.review.web import pages, refusals
from vigie.review.web.bodies import BodyLimit
from vigie.review.web.desk import Desk
from vigie.review.web.headers import SafeHeaders
from vigie.review.web.hosts import HostCheck
from vigie.review.web.routes import (
    audit,
    claims,
    events,
    imports,
    incidents,
    judgements,
    masks,
    people,
    publications,
    reports,
    sessions,
    today,
)

ROUTES = (sessions, today, incidents, claims, reports, judgements, publications, imports, events, masks, people, audit)
_WORTH = 1_000  # bytes from which an answer is compressed


def app(desk: Desk) -> FastAPI:
    """The application that serves a desk."""
    made = FastAPI(
        title="vigie desk", version=__version__, summary="Who says that who did what to whom, where, when, how many.",
        docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", lifespan=_lifespan,
    )  # fmt: skip
    made.state.desk = desk
    made.include_router(api(), prefix="/api", responses=refusals.DOCUMENTED)
    pages.add(made, desk)
    made.add_exception_handler(refusals.RefusedError, refusals.refused)
    made.add_exception_handler(HTTPException, refusals.unknown)
    made.add_exception_handler(RequestValidationError, refusals.invalid)
    made.add_exception_handler(OperationalError, refusals.busy)
    made.add_exception_handler(TimeoutError, refusals.busy)
    made.add_exception_handler(Exception, refusals.failed)
    made.add_middleware(GZipMiddleware, minimum_size=_WORTH, compresslevel=1)
    made.add_middleware(BodyLimit)
    made.add_middleware(HostCheck, hosts=desk.names)
    made.add_middleware(SafeHeaders)
    return made


def api() -> APIRouter:
    """All routes under /api."""
    made = APIRouter()
    for one in ROUTES:
        made.include_router(one.router)
    return made


@asynccontextmanager
async def _lifespan(made: FastAPI) -> AsyncIterator[None]:
    """While the server runs, waiting documents are read and listeners are told."""
    async with made.state.desk.running():
        yield
