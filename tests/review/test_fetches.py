"""Pages of the web are fetched; this machine and its network are not, by whatever name, number or redirect."""

import socket
import threading
import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from desks import browser

from vigie.review.web import fetches
from vigie.review.web.addresses import is_public
from vigie.review.web.fetches import Bounds, fetched
from vigie.review.web.refusals import RefusedError

LOCAL = (
    "127.0.0.1 127.1.2.3 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 198.18.0.1"
    " ::1 :: fe80::1 fd00::1 ff02::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1::"
).split()


@pytest.mark.parametrize("number", LOCAL)
def test_numbers_that_are_not_open_to_everybody(number):
    assert not is_public(number)


def test_numbers_that_are():
    assert is_public("8.8.8.8") and is_public("2001:4860:4860::8888") and is_public("64:ff9b::808:808")


REFUSED = {
    "http://127.0.0.1/": "local_address", "http://localhost/": "local_address", "http://[::1]/": "local_address",
    "http://2130706433/": "local_address", "http://0x7f.1/": "local_address", "http://169.254.169.254/latest/": "local_address",
    "http://[::ffff:10.0.0.1]/": "local_address", "http://127.0.0.1:22/": "invalid", "file:///etc/passwd": "invalid",
    "gopher://x/": "invalid", "http://user:word@8.8.8.8/": "invalid", "http://": "invalid", "http://[/": "invalid",
    "http://8.8.8.8:99999/": "invalid", "http://nowhere.invalid/": "invalid", "http://8.8.8.8\r\nHost: x/": "invalid",
}  # fmt: skip


@pytest.mark.parametrize("url", REFUSED)
def test_addresses_that_are_refused_with_a_clear_message(desk, url):
    answer = browser(desk).post("/api/imports/url", json={"url": url})
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (422, REFUSED[url]) and error["message"] and error["remedy"]
    assert browser(desk).get("/api/imports").json()["total"] == 0


class Pages(BaseHTTPRequestHandler):
    """A small web."""

    def do_GET(self):
        kind, status, body = "text/html; charset=utf-8", 200, b"<html><p>Rebels killed two men.</p></html>"
        if self.path.startswith("/to/"):
            status, body = 302, b""
        if self.path == "/image":
            kind = "image/png"
        if self.path == "/large":
            body = b"x" * 200_000
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if status == 302:
            self.send_header("Location", self.path.removeprefix("/to/") or "/")
        if self.path != "/slow":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.path == "/slow":
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def web():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def bounds(port, **others):
    """Bounds within which this machine's own web counts as open; 127.0.0.2 does not."""
    return Bounds(
        **{"ports": frozenset((port,)), "public": lambda n: n == "127.0.0.1", "most": 100_000, "longest": 5.0} | others
    )


def test_a_page_is_fetched_with_its_headers(web):
    got = fetched(f"http://127.0.0.1:{web}/a page?x=é", bounds(web))
    assert b"Rebels" in got.capture.data and got.capture.media_type == "text/html" and "date" in got.headers


def test_a_redirect_is_looked_at_anew(web):
    assert fetched(f"http://127.0.0.1:{web}/to/http://127.0.0.1:{web}/x", bounds(web)).capture.uri.endswith("/x")
    for onward in (f"http://127.0.0.2:{web}/", "file:///etc/passwd", f"/to//to//to//to//to//to//to/{'/to/' * 9}"):
        with pytest.raises(RefusedError):
            fetched(f"http://127.0.0.1:{web}/to/{onward}", bounds(web))


def test_what_is_too_large_too_slow_or_no_text_is_refused(web):
    for path, said in (("large", "MiB"), ("slow", "too long"), ("image", "image/png")):
        began = time.monotonic()
        with pytest.raises(RefusedError, match=said):
            fetched(f"http://127.0.0.1:{web}/{path}", bounds(web, longest=0.5 if path == "slow" else 5.0))
        assert time.monotonic() - began < 30


def test_a_name_is_looked_up_once(web, monkeypatch):
    asked = []

    def changing(host, port, **options):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "127.0.0.2", port))]

    monkeypatch.setattr(fetches.socket, "getaddrinfo", changing)
    monkeypatch.setattr(socket, "create_connection", lambda at, timeout=None: _direct(at, timeout))
    assert fetched(f"http://rebinding.example:{web}/", bounds(web)).capture.data
    assert asked == ["rebinding.example"]


def _direct(at, timeout):
    made = socket.socket()
    made.settimeout(timeout)
    made.connect(at)
    return made


def test_only_a_few_pages_are_fetched_at_once():
    with ExitStack() as running:
        for _ in range(fetches.AT_ONCE):
            running.enter_context(fetches.turn())
        with pytest.raises(RefusedError, match="already"), fetches.turn():
            pass
    with fetches.turn():
        pass
