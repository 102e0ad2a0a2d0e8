"""The desk that a server keeps: the store, how it was started, and what it remembers while it runs."""

import asyncio
import contextlib
import secrets
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from vigie.errors import Problem
from vigie.model import Capture
from vigie.recomputation import revise
from vigie.review.web.hosts import LOCAL
from vigie.review.web.memories import Memory
from vigie.review.web.news import News
from vigie.review.web.reading import Reader
from vigie.review.web.throttles import Throttle
from vigie.store import Store, claims, incidents, judgements, people

Record = dict[str, Any]
_TRUSTED = 1.0  # seconds for which a store without accounts is believed to have none
PAGES = Path(__file__).parent / "static"  # the front end, as built


@dataclass(slots=True)
class Desk:
    """One server's state. What must outlive it is in the store."""

    store: Store
    local: bool = True  # bound to this machine alone
    names: frozenset[str] = frozenset(LOCAL)  # the hosts it answers to
    pages: Path = PAGES
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))  # of the single user
    throttle: Throttle = field(default_factory=Throttle)
    memory: Memory = field(default_factory=Memory)
    reader: Reader = field(init=False)
    news: News = field(init=False)
    _accounts: bool = False
    _nobody: float = 0.0  # until when nobody has an account

    def __post_init__(self) -> None:
        self.reader, self.news = Reader(self.store), News(self.store)

    def single_user(self) -> bool:
        """Whether whoever asks is the one user: nobody has an account, and only this machine can ask."""
        if not self.local or self._accounts:
            return False
        if time.monotonic() < self._nobody:
            return True
        with self.store.reading() as connection:
            self._accounts = people.any_account(connection)
        self._nobody = 0.0 if self._accounts else time.monotonic() + _TRUSTED
        return not self._accounts

    def peopled(self) -> None:
        """Somebody has an account from now on."""
        self._accounts = True

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While the server runs: waiting documents are read, listeners are told."""
        self.reader.start()
        watch = asyncio.create_task(self.news.watch())
        try:
            yield
        finally:
            self.news.end()
            watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watch
            self.reader.stop()

    def judged(self, sent: Record, who: str) -> Record:
        """Keep a judgement, let it take effect on its incidents, and say what there is now: all of it, or nothing."""
        named = {
            name: sent[name]
            for name in ("kind", "claims", "incidents", "slot", "value", "selector", "reason", "version")
        }
        with self.store.writing() as connection:
            made = judgements.add(connection, who=who, undoes=sent["judgement"], **named)
            told = made["claims"]
            homes = revise(connection, told) if made["kind"] != "note" and told else made["incidents"]
            return {"judgement": made, "incidents": homes} | _versions(connection, made, homes)

    def taken_in(
        self, name: str, found: Iterable[Capture | Problem], who: str, *, headers: dict[str, str] | None = None
    ) -> Record:
        """Keep documents that came in, to be read; the import's record."""
        return self.reader.take(name, found, who, headers)


def _versions(connection: Connection, made: Record, homes: list[str]) -> Record:
    """The versions of all that was judged, as they are now; `version` is that of the first, by the judgement's kind."""
    of_claims = {id: one["version"] for id, one in claims.by_ids(connection, made["claims"]).items()}
    of_incidents = {id: one["version"] for id, one in incidents.by_ids(connection, homes).items()}
    first = of_incidents if made["kind"] in judgements.OF_INCIDENTS else of_claims or of_incidents
    return {"version": next(iter(first.values()), 0), "versions": of_claims | of_incidents}
