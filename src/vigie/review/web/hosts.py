"""The Host header names this desk, or the request is not for it: what a page elsewhere makes a browser ask is refused."""

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from vigie.review.web.refusals import body

LOCAL = ("127.0.0.1", "localhost", "::1")


class HostCheck:
    """Lets through what is meant for one of these hosts, whatever the port."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or named(Headers(scope=scope).get("host", "")) in self.hosts:
            await self.app(scope, receive, send)
            return
        told = body("this desk does not go by that name", code="wrong_host", remedy="start it with --name HOST")
        await JSONResponse(told, 421)(scope, receive, send)


def named(host: str) -> str:
    """The host of a Host header, without port and brackets, in lower case."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower().rstrip(".")
