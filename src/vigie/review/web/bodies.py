"""How much a request may carry: what is larger is refused before it is read, or as soon as it grows too large."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vigie.review.web.refusals import body

SMALL = 1 << 20  # bytes of a JSON body
UPLOAD = 64 << 20  # bytes of an uploaded file
UPLOADS = "/api/imports"


def limit(path: str) -> int:
    """How many bytes a request to this path may carry."""
    return UPLOAD if path == UPLOADS else SMALL


class BodyLimit:
    """Refuses bodies above the limit: by their announced length at once, else when the limit is passed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = limit(scope["path"])
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdecimal() and int(announced[:20]) > most:
            headers = {"connection": "close"}  # the rest is not waited for
            told = body(message(most), code="too_large", remedy=REMEDY)
            await JSONResponse(told, 413, headers)(scope, receive, send)
            return
        await self.app(scope, _counted(receive, most), send)


REMEDY = "cut it into several files, or import it on the server: vigie import"


def message(most: int) -> str:
    """What is said of a body that is too large."""
    return f"more than the {most >> 20} MiB that may be sent here"


def _counted(receive: Receive, most: int) -> Receive:
    had = 0

    async def counted() -> Message:
        nonlocal had
        piece = await receive()
        had += len(piece.get("body", b""))
        if had > most:
            raise HTTPException(413, message(most))  # the one exception that FastAPI lets through while it reads
        return piece

    return counted
