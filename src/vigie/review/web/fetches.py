"""Pages of the web, fetched for whoever asks, but never from this machine or its network.

The name is looked up once, every address it has must be a public one, and the connection goes to that very address: what
the name says a moment later does not matter. Each redirect is a new address and is looked at anew. Bytes and time are bounded.
"""

import http.client
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore, Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from vigie.model import Capture
from vigie.review.web.addresses import Pinned, PinnedSafe, is_public
from vigie.review.web.refusals import RefusedError

REDIRECTS = 5
AT_ONCE = 4  # fetches; the others who ask the desk shall not wait for slow pages
_TURNS = BoundedSemaphore(AT_ONCE)
_KEPT = ("content-type", "last-modified", "date", "etag", "content-language", "server")  # headers worth keeping
_AGENT = "vigie (reads reports; see the operator of this desk)"
_SAFE = "/?&=%:;@!$'()*+,~-._"  # characters of an address that stand for themselves


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is fetched: from which ports and numbers, how many bytes, in how many seconds with all redirects."""

    ports: frozenset[int] = frozenset((80, 443))
    public: Callable[[str], bool] = is_public
    most: int = 8 << 20
    longest: float = 20.0


WEB = Bounds()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came, and what its server said of it."""

    capture: Capture
    headers: dict[str, str]


@contextmanager
def turn() -> Iterator[None]:
    """One of the few fetches that run at once. Raises RefusedError where as many run already."""
    if not _TURNS.acquire(blocking=False):
        raise RefusedError(503, f"{AT_ONCE} pages are being fetched already", remedy="try again", after=5)
    try:
        yield
    finally:
        _TURNS.release()


def fetched(url: str, bounds: Bounds = WEB) -> Fetched:
    """The page at an address. Raises RefusedError, with what is wrong, for addresses and answers that are not taken."""
    end = time.monotonic() + bounds.longest
    for _ in range(REDIRECTS + 1):
        parts = sound(url, bounds)
        answer = _asked(parts, number(parts, bounds), bounds, end)
        if not isinstance(answer, str):
            return _kept(url, *answer)
        url = urljoin(url, answer)
    raise RefusedError(422, f"the address leads on more than {REDIRECTS} times", remedy="give the address it ends at")


def _kept(url: str, data: bytes, headers: dict[str, str]) -> Fetched:
    kind = headers.get("content-type", "text/plain").partition(";")[0].strip().lower()
    if not kind.startswith("text/") and kind != "application/xhtml+xml":
        raise RefusedError(
            415, f"the page is {kind or 'of no kind'}, not a text", remedy="save it as text and upload it"
        )
    return Fetched(Capture(data, url, "text/html" if "html" in kind else "text/plain"), headers)


def sound(url: str, bounds: Bounds = WEB) -> SplitResult:
    """An address in its parts. Raises RefusedError for what is no plain address of the web."""
    try:
        parts = urlsplit(url)
        port = _port(parts)
    except ValueError:
        raise RefusedError(422, "that is no address", remedy="write it as https://host/path") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isprintable():
        raise RefusedError(422, "only http and https addresses are fetched", remedy="write it as https://host/path")
    if parts.username is not None or parts.password is not None:
        raise RefusedError(422, "an address with a password is not fetched", remedy="upload the page instead")
    if port not in bounds.ports:
        raise RefusedError(422, f"port {port} is not fetched from", remedy="pages are on ports 80 and 443")
    return parts


def number(parts: SplitResult, bounds: Bounds = WEB) -> str:
    """The number of the host. Raises RefusedError where any of its numbers is not open to everybody."""
    try:
        rows = socket.getaddrinfo(parts.hostname, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise RefusedError(422, f"there is no host {parts.hostname}", remedy="check the address") from None
    found = [str(row[4][0]) for row in rows]
    if not found or not all(map(bounds.public, found)):
        what = "that address is on this machine or on a network that is not open to everybody"
        raise RefusedError(
            422, what, code="local_address", remedy="give the address of a public page, or upload the file"
        )
    return found[0]


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _asked(parts: SplitResult, at: str, bounds: Bounds, end: float) -> tuple[bytes, dict[str, str]] | str:
    """What one server answers: bytes with headers, or the address that it leads on to."""
    try:
        with _connected(parts, at, end) as connection:
            target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_SAFE)
            connection.request("GET", target, headers={"User-Agent": _AGENT, "Accept": "text/html, text/plain"})
            answer = connection.getresponse()
            if answer.status in (301, 302, 303, 307, 308) and (onward := answer.getheader("location")):
                return onward
            if answer.status != 200:
                raise RefusedError(
                    422, f"the server answers {answer.status}", remedy="open the page and upload what you see"
                )
            headers = {name.lower(): value for name, value in answer.getheaders() if name.lower() in _KEPT}
            data = _read(answer, bounds.most)
            if time.monotonic() >= end:
                raise TimeoutError
            return data, headers
    except (OSError, http.client.HTTPException, ValueError) as error:
        what = "it takes too long" if time.monotonic() >= end else str(error) or type(error).__name__
        raise RefusedError(422, f"the page does not come: {what}", remedy="upload it instead") from None


@contextmanager
def _connected(parts: SplitResult, at: str, end: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to this very number; when the time is over it is cut, however slowly the server drips."""
    left = max(end - time.monotonic(), 0.01)
    kind = PinnedSafe if parts.scheme == "https" else Pinned
    made = kind(parts.hostname or "", _port(parts), at=at, timeout=left)
    watch = Timer(left, made.cut)
    watch.start()
    try:
        yield made
    finally:
        watch.cancel()
        made.close()


def _read(answer: http.client.HTTPResponse, most: int) -> bytes:
    data = answer.read(most + 1)
    if len(data) > most:
        raise RefusedError(413, f"the page has more than {most >> 20} MiB", remedy="upload its text")
    return data
