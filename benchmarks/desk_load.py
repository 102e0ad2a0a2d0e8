"""How long the desk takes to answer when many work at it at once: the whole way, over HTTP, from a server of its own.

`python -m benchmarks.desk_load --store URL [--users 20] [--seconds 30] [--pause 0]` starts `vigie desk` on a filled store
(`benchmarks.desk_store fill`) and lets so many users ask, each one thing after the other, with a pause between if one is
given. What is asked for is drawn from the store: common things more often. Needs a store on which nobody has an account.
"""

import argparse
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlencode

from rich.console import Console
from rich.table import Table

AIM_MS = 150  # p95
DRAWN = 40  # pages from which the questions are drawn


@dataclass(slots=True)
class Known:
    """What there is to ask for."""

    incidents: list[dict[str, Any]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Times:
    """Milliseconds of every answer by what was asked, and what went wrong."""

    told: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    failed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def get(line: http.client.HTTPConnection, path: str, **asked: Any) -> tuple[int, bytes]:
    """One answer, unread."""
    query = urlencode({k: v for k, v in asked.items() if v is not None}, doseq=True)
    line.request("GET", f"/api/{path}{'?' if query else ''}{query}")
    answer = line.getresponse()
    return answer.status, answer.read()


def known(port: int, dice: Random) -> Known:
    """Incidents and words from all over the store."""
    line, made = http.client.HTTPConnection("127.0.0.1", port, timeout=120), Known()
    total = json.loads(get(line, "incidents", limit=1)[1])["total"]
    for _ in range(DRAWN):
        offset = dice.randrange(max(1, min(total, 10_000) - 20))
        made.incidents += json.loads(get(line, "incidents", limit=20, offset=offset)[1])["items"]
        for one in json.loads(get(line, "claims", limit=5, offset=offset)[1])["items"]:
            made.words += re.findall(r"\w{3,}", one["evidence"]["exact"])
    line.close()
    return made


def filters(dice: Random, of: Known) -> dict[str, Any]:
    """What is asked for: one or two things, as people do."""
    one = dice.choice(of.incidents)
    country = (one["place"] or {}).get("country")
    return dice.choice((
        {}, {"type": one["type"]}, {"country": country}, {"since": one["start"], "type": one["type"]},
        {"standing": "disputed", "country": country}, {"country": country, "type": one["type"]},
        {"voice": one["source_names"][:1]}, {"language": "fr", "type": one["type"]},
    ))  # fmt: skip


def question(dice: Random, of: Known) -> tuple[str, str, dict[str, Any]]:
    """A call: its name, its path, and what it asks for."""
    name = dice.choice(("list", "claims", "incident", "map", "search", "today"))
    if name == "incident":
        return name, f"incidents/{dice.choice(of.incidents)['id']}", {}
    if name == "search":
        return name, "search", {"q": " ".join(dice.sample(of.words, dice.choice((1, 1, 2))))}
    if name == "today":
        return name, "today", {}
    path = {"list": "incidents", "claims": "claims", "map": "map"}[name]
    sort = {"sort": dice.choice(("-day", "-toll", "-eyes"))} if name == "list" else {}
    return name, path, filters(dice, of) | sort


def user(port: int, of: Known, times: Times, end: float, pause: float, seed: int) -> None:
    """Ask until the time is over."""
    dice = Random(seed)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while time.monotonic() < end:
        name, path, asked = question(dice, of)
        began = time.perf_counter()
        try:
            status, data = get(line, path, **asked)
        except (OSError, http.client.HTTPException):
            line.close()
            status, data = 0, b""
        took = (time.perf_counter() - began) * 1000
        with times.lock:
            times.told[name].append(took)
            times.sizes[name].append(len(data))
            times.failed += status != 200
        time.sleep(pause * dice.random() * 2)
    line.close()


def load(port: int, of: Known, *, users: int, seconds: float, pause: float, seed: int = 1) -> Times:
    """What so many users measure."""
    times = Times()
    end = time.monotonic() + seconds
    crowd = [threading.Thread(target=user, args=(port, of, times, end, pause, seed + k)) for k in range(users)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    return times


def held(pid: int) -> tuple[int, float]:
    """MiB that a process holds, and the seconds of processor time that it has taken."""
    proc = Path("/proc") / str(pid)
    pages = int((proc / "statm").read_text().split()[1])
    ticks = sum(map(int, (proc / "stat").read_text().rpartition(")")[2].split()[11:13]))
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20, ticks / os.sysconf("SC_CLK_TCK")


def report(times: Times, *, users: int, before: tuple[int, float], after: tuple[int, float]) -> None:
    """The table, as it goes into docs/performance.md."""
    table = Table(title=f"{users} users; p95 should be at most {AIM_MS} ms")
    for name in ("call", "answers", "KiB", "median ms", "p95 ms", "longest ms"):
        table.add_column(name, justify="left" if name == "call" else "right")
    for name, told in sorted(times.told.items()):
        size = statistics.median(times.sizes[name]) / 1024
        p95 = statistics.quantiles(told, n=20)[-1] if len(told) > 1 else told[0]
        cells = (f"{size:.0f}", f"{statistics.median(told):.0f}", f"{p95:.0f}", f"{max(told):.0f}")
        table.add_row(name, str(len(told)), *cells)
    Console(width=100).print(table)
    answers = sum(map(len, times.told.values()))
    print(
        f"{times.failed} of {answers} answers failed; the server took {(after[1] - before[1]) / answers * 1000:.1f} ms of processor"
        f" time an answer, and holds {after[0]} MiB ({before[0]} before); load of the machine {os.getloadavg()[0]:.1f}"
    )


def main() -> None:
    """Start a server, ask it, say what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", required=True)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--pause", type=float, default=0, help="seconds between a user's questions, on the average")
    asked = parser.parse_args()
    command = [sys.executable, "-m", "vigie", "desk", "--store", asked.store, "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        said = server.stderr.readline()
        port = int(re.search(r":(\d+) ", said)[1])  # type: ignore[index]
        of = known(port, Random(1))
        before = held(server.pid)
        times = load(port, of, users=asked.users, seconds=asked.seconds, pause=asked.pause)
        report(times, users=asked.users, before=before, after=held(server.pid))
    finally:
        server.terminate()
        server.wait(timeout=30)


if __name__ == "__main__":
    main()
