"""Reading beside the server: imports and single words are read in processes of their own, so that nobody waits for them.

What came in is on the disk before it is read. A server that was killed goes on with what was left when it starts again.
"""

import logging
import multiprocessing
import os
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any

from vigie.errors import Problem
from vigie.importing import Imported, begun, ended, keep, read_waiting
from vigie.model import Capture
from vigie.review.web.refusals import RefusedError
from vigie.store import Store, captures, connect, imports

Record = dict[str, Any]
_SPAWN = multiprocessing.get_context("spawn")
_PATIENCE = 60.0  # seconds that reading some words may take, the first time included
_log = logging.getLogger("uvicorn.error")


@dataclass(slots=True)
class Reader:
    """Reads what waits in a store, one import after the other, and single words when they are asked for."""

    store: Store
    _work: Event = field(default_factory=Event)
    _stopped: Event = field(default_factory=Event)
    _thread: Thread | None = None
    _pool: ProcessPoolExecutor | None = None
    _lock: Lock = field(default_factory=Lock)

    def take(self, name: str, found: Iterable[Capture | Problem], who: str, headers: dict[str, str] | None) -> Record:
        """Keep documents as a new import, to be read; its record. They are on the disk when this returns."""
        made = begun(self.store, name, who=who)
        keep(self.store, made, found, headers=headers)
        with self.store.reading() as connection:
            record = imports.one(connection, made.id)
        assert record is not None
        self._work.set()
        return record

    def start(self) -> None:
        """Begin to read what waits, now and whenever something comes."""
        self._stopped.clear()
        self._work.set()
        self._thread = Thread(target=self._run, name="reader", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop; what is not read yet waits for the next start."""
        self._stopped.set()
        self._work.set()
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        if self._thread:
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while True:
            self._work.wait()
            self._work.clear()
            if self._stopped.is_set():
                return
            with self.store.reading() as connection:
                open_ = _unfinished(connection)
            if open_:
                self._read(open_)

    def _read(self, open_: list[Record]) -> None:
        url = self.store.engine.url.render_as_string(hide_password=False)
        process = _SPAWN.Process(target=finish, args=(url, open_), daemon=True)
        process.start()
        while process.is_alive():
            process.join(0.2)
            if self._stopped.is_set():
                process.terminate()
                return
        if process.exitcode:
            _log.error("reading ended with %s; what is left is read at the next import or start", process.exitcode)
            with self.store.writing() as connection:
                for one in open_:
                    imports.progress(connection, one["id"], state="failed")

    def slot(self, report: Record, slot: str, start: int, end: int) -> Record:
        """What the program reads in some words of a report. Raises RefusedError where it takes too long."""
        from vigie.review.web.slots import read_slot

        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(1, mp_context=_SPAWN)
            pool = self._pool
        head = {name: report[name] for name in ("id", "uri", "text", "language", "published", "publisher")}
        try:
            return pool.submit(read_slot, head, slot, start, end).result(timeout=_PATIENCE)
        except (TimeoutError, BrokenProcessPool):
            with self._lock:
                self._pool = None
            raise RefusedError(
                503, "the words are not read in time", remedy="fill in the value by hand", after=5
            ) from None


def _unfinished(connection: Any) -> list[Record]:
    _, latest = imports.page(connection, limit=100)
    return [one for one in reversed(latest) if one["state"] not in ("done", "failed")]


def finish(url: str, open_: list[Record]) -> None:
    """Read what waits, compare, and note that these imports are done. Ends when the server has ended."""
    from vigie.recomputation import recompute

    parent = os.getppid()

    def alive(_: Imported) -> None:
        if os.getppid() != parent:
            raise SystemExit("the server has ended; the rest is read when it starts again")

    store = connect(url)
    try:
        for one in open_:
            with store.reading() as connection:
                left = len(captures.waiting(connection))
            made = Imported(one["id"], captures=one["total"] or left, problems=list(one["problems"] or ()))
            read_waiting(store, made, said=alive)
            with store.writing() as connection:
                imports.progress(connection, made.id, state="comparing")
            recompute(store)
            ended(store, made, who=one["who"], name=one["name"])
    finally:
        store.close()
