"""A server for one desk: from binding the port to the last answer."""

import os
import socket
import sys
import threading
import time
import urllib.request
import webbrowser

import uvicorn

from vigie.errors import OptionError
from vigie.review.web.app import app
from vigie.review.web.desk import Desk

_STARTED = 30.0  # seconds until a server answers
_IDLE = 20  # seconds that a silent connection is kept
_MOST = 500  # connections at once


def serve(desk: Desk, host: str, port: int, *, check: bool = False, browser: bool = False) -> None:
    """Serve until Ctrl-C; with `check` only until it has answered. Raises OptionError where the port cannot be had."""
    listening = bound(host, port)
    url = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    config = uvicorn.Config(
        app(desk), log_level="warning", timeout_keep_alive=_IDLE, limit_concurrency=_MOST, server_header=False,
        proxy_headers=True, timeout_graceful_shutdown=3,
    )  # fmt: skip
    server = uvicorn.Server(config)
    told = threading.Thread(target=_tell, args=(server, url, check, browser), daemon=True)
    told.start()
    server.run(sockets=[listening])
    told.join(timeout=1)


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises OptionError, with what to do, where it cannot."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        what = f"--host {host} --port {port}: {error.strerror or error}"
        raise OptionError(what, remedy="choose another port: --port 0 takes any that is free") from None
    return made


def _tell(server: uvicorn.Server, url: str, check: bool, browser: bool) -> None:
    """Say where the desk is, once it answers."""
    end = time.monotonic() + _STARTED
    while not server.started and time.monotonic() < end:
        time.sleep(0.02)
    if check:
        with urllib.request.urlopen(f"{url}/api/me", timeout=_STARTED) as answer:
            print(f"vigie: the desk answers at {url} ({answer.status})", file=sys.stderr, flush=True)
        server.should_exit = True
        return
    print(f"vigie: the desk is at {url} — Ctrl-C closes it", file=sys.stderr, flush=True)
    if browser and os.environ.get("CI") is None:
        webbrowser.open(url)
