"""What happens while pages are open. The store is looked at once a second for all who listen, however many servers write."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool

from vigie.store import Store, imports, judgements

Record = dict[str, Any]
Event = tuple[str, Record]
LISTENERS = 200  # pages that may listen to one server
_EVERY = 1.0  # seconds
_SILENCE = 15.0  # seconds after which a comment keeps the line open
_LATEST = 50


@dataclass(slots=True)
class News:
    """Who listens, and what was told already."""

    store: Store
    _queues: set[asyncio.Queue[Event | None]] = field(default_factory=set)
    _judged: int | None = None
    _imports: dict[int, Record] = field(default_factory=dict)

    def room(self) -> bool:
        """Whether one more may listen."""
        return len(self._queues) < LISTENERS

    async def listen(self) -> AsyncIterator[Event | None]:
        """What happens from now on; None when nothing has for a while."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue(maxsize=_LATEST * 4)
        self._queues.add(queue)
        try:
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), _SILENCE)
                except TimeoutError:
                    yield None
                    continue
                if event is None:
                    return
                yield event
        finally:
            self._queues.discard(queue)

    async def watch(self) -> None:
        """Look at the store as long as the server runs."""
        while True:
            await asyncio.sleep(_EVERY)
            if self._queues:
                for event in await run_in_threadpool(self.since):
                    self._tell(event)
            else:
                self._judged = None

    def end(self) -> None:
        """The server stops: nobody listens any more."""
        for queue in self._queues:
            with contextlib.suppress(asyncio.QueueFull):
                queue.put_nowait(None)

    def _tell(self, event: Event) -> None:
        for queue in self._queues:
            with contextlib.suppress(asyncio.QueueFull):  # a page that reads too slowly loads anew sooner or later
                queue.put_nowait(event)

    def since(self) -> list[Event]:
        """What is new in the store since the last look; the first look only remembers."""
        with self.store.reading() as connection:
            _, told = judgements.page(connection, limit=_LATEST)
            _, running = imports.page(connection, limit=_LATEST)
        known, before = self._judged, self._imports
        self._judged = max((one["n"] for one in told), default=0)
        self._imports = {one["id"]: one for one in running}
        if known is None:
            return []
        judged = [("judgement", _brief(one)) for one in reversed(told) if one["n"] > known]
        return judged + [("import", one) for one in reversed(running) if before.get(one["id"]) != one]


def _brief(judgement: Record) -> Record:
    return {name: judgement[name] for name in ("id", "kind", "slot", "who", "at", "claims", "incidents")}


def line(event: Event | None) -> str:
    """An event as it is sent; a comment for silence."""
    if event is None:
        return ": still here\n\n"
    return f"event: {event[0]}\ndata: {json.dumps(event[1], ensure_ascii=False)}\n\n"
