"""What the desk refuses, as HTTP says it: a status, a code, a message and what to do about it."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from vigie.errors import VigieError
from vigie.review.web.shapes.common import Error

CODES = {
    400: "bad_request", 401: "not_logged_in", 403: "forbidden", 404: "not_found", 405: "method_not_allowed",
    409: "conflict", 413: "too_large", 415: "unsupported", 421: "wrong_host", 422: "invalid", 429: "too_many",
    503: "busy",
}  # fmt: skip
DOCUMENTED: dict[int | str, dict[str, Any]] = {
    status: {"model": Error, "description": CODES[status].replace("_", " ")}
    for status in (400, 401, 403, 404, 405, 409, 413, 415, 421, 422, 429, 503)
}


class RefusedError(VigieError):
    """The desk does not do what it is asked for."""

    def __init__(
        self, status: int, message: str, *, remedy: str = "", code: str | None = None, after: int | None = None
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.status = status
        self.code = code or CODES[status]
        self.after = after  # seconds until it may be tried again


def body(message: str, *, code: str, remedy: str = "") -> dict[str, dict[str, str]]:
    """The JSON of a refusal."""
    return {"error": {"code": code, "message": message, "remedy": remedy}}


def refused(request: Request, error: Exception) -> Response:
    """The answer that a RefusedError becomes."""
    assert isinstance(error, RefusedError)
    headers = {"Retry-After": str(error.after)} if error.after is not None else None
    return JSONResponse(body(str(error), code=error.code, remedy=error.remedy), error.status, headers)


def unknown(request: Request, error: Exception) -> Response:
    """The answer to what the router does not know: no such address, no such method."""
    assert isinstance(error, HTTPException)
    code = CODES.get(error.status_code, "refused")
    return JSONResponse(body(str(error.detail), code=code), error.status_code, error.headers)


def busy(request: Request, error: Exception) -> Response:
    """The answer while the store does not: its server is away, or somebody writes for very long."""
    told = body("the store does not answer", code="busy", remedy="try again; vigie store check says more")
    return JSONResponse(told, 503, {"Retry-After": "5"})


def failed(request: Request, error: Exception) -> Response:
    """The answer where vigie itself has failed; what went wrong is in the server's log alone."""
    return JSONResponse(
        body("vigie itself failed", code="failed", remedy="please report it; the server's log says where"), 500
    )


def invalid(request: Request, error: Exception) -> Response:
    """The answer to what does not fit its model: which part, and why; what was sent is not sent back."""
    rows: list[dict[str, Any]] = getattr(error, "errors", list)()
    told = [f"{'.'.join(map(str, row['loc']))}: {row['msg']}" for row in rows[:5]]
    return JSONResponse(body("; ".join(told), code="invalid", remedy="see /api/openapi.json"), 422)
