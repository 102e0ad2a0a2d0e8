"""A desk in a process of its own, to talk to and to kill."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
PATIENCE = 120.0  # seconds until a desk must answer


@dataclass(slots=True)
class Desk:
    """A running `vigie desk` and how to ask it."""

    process: "subprocess.Popen[bytes]"
    port: int
    csrf: str = ""

    def ask(self, method: str, path: str, body: bytes | Record | None = None) -> tuple[int, Any]:
        """Status and answer. Raises OSError or HTTPException where the desk is gone."""
        headers = {"X-CSRF-Token": self.csrf, "Host": f"127.0.0.1:{self.port}"}
        if isinstance(body, dict):
            body = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        elif body is not None:
            headers["Content-Type"] = "application/octet-stream"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, f"/api{path}", body, headers)
            answer = connection.getresponse()
            said = answer.read()
            return answer.status, json.loads(said) if said else None
        finally:
            connection.close()

    def kill(self) -> None:
        """kill -9, its children too."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def desk(url: str, *, log: str = os.devnull) -> Desk:
    """A desk over a store, as soon as it answers."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    with open(log, "ab") as out:  # noqa: PTH123 - may be the null device
        process = subprocess.Popen(
            [sys.executable, "-m", "vigie", "desk", "--store", url, "--port", str(port)],
            stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    made = Desk(process, port)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the desk ended by itself with {process.returncode}")
        try:
            status, me = made.ask("GET", "/me")
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
            continue
        if status == 200:
            made.csrf = me["csrf"]
            return made
    made.kill()
    raise RuntimeError("the desk does not answer")
