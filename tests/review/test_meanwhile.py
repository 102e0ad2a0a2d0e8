"""What goes on beside: imports that are read, pages that are told, answers that are remembered, servers that start."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from desks import browser

from vigie.review.web.memories import Memory
from vigie.review.web.news import line
from vigie.store import audit

TEXT = b"Raqqa, June 3 - Rebels killed at least 12 civilians in Raqqa on 3 June 2017, the army said.\n"


def until(true, seconds=60):
    """Wait for something to come true."""
    end = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.2)
    return found


def test_an_upload_is_kept_read_and_compared(desk):
    with browser(desk) as client:
        made = client.post("/api/imports?name=raqqa.txt", content=TEXT)
        assert made.status_code == 202 and made.json()["state"] == "waiting"
        assert until(lambda: client.get("/api/imports").json()["items"][0]["state"] == "done")
        told = client.get("/api/claims?q=rebels+killed").json()["items"]
        assert [one["incident"] is not None for one in told if one["report"]["uri"] == "raqqa.txt"] == [True]
        assert client.get("/api/audit").json()["items"][0]["action"] == "import"


def test_what_cannot_be_read_is_told(desk):
    client = browser(desk)
    made = client.post("/api/imports?name=x.pdf", content=b"%PDF-1.4").json()
    assert made["total"] == 0 and "x.pdf" in made["problems"][0] and "PDF" in made["problems"][0]


def test_the_words_of_a_slot_are_read_again(desk):
    with browser(desk) as client:
        url = "/api/reports/" + "a" * 64 + "/reading"
        start = client.get("/api/reports/" + "a" * 64).json()["text"].index("twelve")
        told = client.get(url, params={"slot": "figures", "start": start, "end": start + 6}).json()
        assert told["value"]["best"] == 12 and told["because"]
        assert client.get(url, params={"slot": "figures", "start": 0, "end": 7}).json()["value"] is None
        assert client.get(url, params={"slot": "figures", "start": 5, "end": 5}).status_code == 404


def test_pages_learn_what_others_judge(desk):
    client = browser(desk)
    assert desk.news.since() == []
    claim = client.get("/api/claims").json()["items"][0]
    sent = {"kind": "accept", "claims": [claim["id"]], "version": claim["version"]}
    client.post("/api/judgements", json=sent)
    ((name, told),) = desk.news.since()
    assert name == "judgement" and told["claims"] == [claim["id"]] and told["who"] == "local user"
    assert desk.news.since() == []


def test_events_are_sent_as_they_come(desk):
    async def heard():
        listening = desk.news.listen()
        first = asyncio.ensure_future(anext(listening))
        await asyncio.sleep(0)
        desk.news._tell(("import", {"id": 1}))
        event = await first
        desk.news.end()
        return event, [one async for one in listening]

    with ThreadPoolExecutor(1) as apart:  # a browser's tests may have a loop running in this thread
        event, rest = apart.submit(lambda: asyncio.run(heard())).result()
    assert line(event) == 'event: import\ndata: {"id": 1}\n\n' and rest == [] and line(None).startswith(":")


def test_answers_are_remembered_until_something_changes(desk):
    memory, made = Memory(), []
    with desk.store.writing() as connection:
        ask = lambda: memory.of(connection, "x", lambda: made.append(1) or len(made))  # noqa: E731
        assert (ask(), ask()) == (1, 1)
        audit.add(connection, who="ann", action="judge", subject="x")
        assert ask() == 2


def test_the_map_follows_a_judgement(desk):
    client = browser(desk)
    before = client.get("/api/map?since=2017-01-01").json()
    assert client.get("/api/map?since=2017-01-01", headers={"accept-encoding": "gzip"}).json() == before
    claim = client.get("/api/claims?country=CF").json()["items"][0]
    client.post("/api/judgements", json={"kind": "reject", "claims": [claim["id"]], "version": claim["version"]})
    assert client.get("/api/map?since=2017-01-01").json() != before


def served(*options):
    """A server of its own, and its address."""
    server = subprocess.Popen(
        [sys.executable, "-m", "vigie", "desk", "--port", "0", *options], stderr=subprocess.PIPE, text=True
    )
    said = server.stderr.readline()
    return server, re.search(r"http://\S+", said)[0]


def test_a_server_starts_answers_and_goes_on_after_it_was_killed(desk, tmp_path):
    url = f"sqlite:///{tmp_path}/vigie.db"
    server, at = served("--store", url)
    me = json.load(urllib.request.urlopen(f"{at}/api/me"))
    asked = urllib.request.Request(f"{at}/api/imports?name=raqqa.txt", TEXT, {"X-CSRF-Token": me["csrf"]})
    assert urllib.request.urlopen(asked).status == 202
    os.kill(server.pid, signal.SIGKILL)
    server.communicate()
    server, at = served("--store", url)
    try:
        state = lambda: json.load(urllib.request.urlopen(f"{at}/api/imports"))["items"][0]["state"]  # noqa: E731
        assert until(lambda: state() == "done")
    finally:
        server.terminate()
        server.communicate(timeout=30)


def test_a_port_that_is_taken_is_said(desk, tmp_path):
    server, at = served("--store", f"sqlite:///{tmp_path}/vigie.db")
    try:
        port = at.rpartition(":")[2]
        again = subprocess.run(
            [sys.executable, "-m", "vigie", "desk", "--port", port], capture_output=True, text=True, cwd=tmp_path
        )
        assert again.returncode == 2 and "--port 0" in again.stderr and "Traceback" not in again.stderr
    finally:
        server.terminate()
        server.communicate(timeout=30)
