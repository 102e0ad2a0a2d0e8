"""What people at the desk ask, many at once, and how long the store takes to answer."""

import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, select

from vigie.store import Filters, Store, claims, counts, days, incidents, places, searches
from vigie.store.schema import claim_facets
from vigie.store.schema import claims as claims_
from vigie.store.schema import incidents as incidents_

AIM_MS = 150
Question = Callable[[Connection, Random, "Known"], object]


class Known:
    """What there is to ask for: drawn from the store itself, common things more often."""

    def __init__(self, connection: Connection, dice: Random) -> None:
        some = select(incidents_.c.id, incidents_.c.place, incidents_.c.day, incidents_.c.type, incidents_.c.country)
        self.incidents = connection.execute(some.where(incidents_.c.n % 97 == 0).limit(2000)).all()
        facets = select(claim_facets.c.facet, claim_facets.c.key).limit(20_000)
        self.facets: dict[str, list[str]] = defaultdict(list)
        for facet, key in connection.execute(facets):
            self.facets[facet].append(key)
        texts = connection.execute(select(claims_.c.record).where(claims_.c.n % 499 == 0).limit(1000)).scalars()
        self.words = [dice.choice(one["evidence"]["exact"].rstrip(".").split()) for one in texts]


def _filters(dice: Random, known: Known) -> Filters:
    """What is asked for: one or two things, as people do."""
    one = dice.choice(known.incidents)
    day = date.fromisoformat(one.day)
    return dice.choice(
        (
            Filters(), Filters(type=(one.type,)), Filters(country=(one.country,)), Filters(place=(one.place,)),
            Filters(since=day, until=day + timedelta(30)), Filters(actor=(dice.choice(known.facets["actor"]),)),
            Filters(voice=(dice.choice(known.facets["voice"]),)), Filters(standing=("disputed",), country=(one.country,)),
            Filters(language=("fr",), type=(one.type,)), Filters(type=(one.type,), since=day),
            Filters(actor=(dice.choice(known.facets["actor"]),), country=(one.country,)),
        )
    )  # fmt: skip


QUESTIONS: dict[str, Question] = {
    "incidents": lambda c, d, k: incidents.page(c, _filters(d, k), sort=d.choice(("-day", "-eyes", "-toll"))),
    "claims": lambda c, d, k: claims.page(c, _filters(d, k)),
    "one incident": lambda c, d, k: _incident(c, d.choice(k.incidents).id),
    "map": lambda c, d, k: places.by_place(c, _filters(d, k)),
    "time line": lambda c, d, k: days.by_day(c, _filters(d, k), step="month"),
    "search": lambda c, d, k: searches.hits(c, " ".join(d.sample(k.words, d.choice((1, 1, 2))))),
    "incidents with words": lambda c, d, k: incidents.page(c, Filters(q=d.choice(k.words))),
    "queue": lambda c, d, k: incidents.page(c, Filters(), sort="-eyes", limit=20),
    "counts": lambda c, d, k: counts.all_(c),
}


def _incident(connection: Connection, name: str) -> object:
    return incidents.one(connection, name), claims.of_incident(connection, name), incidents.against(connection, name)


def asked(store: Store, *, users: int, seconds: float, only: tuple[str, ...] = ()) -> dict[str, list[float]]:
    """Milliseconds of each question while so many people ask one after the other."""
    found: dict[str, list[float]] = defaultdict(list)
    with store.reading() as connection:
        known = Known(connection, Random(0))
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=_user, args=(store, Random(k), known, until, found, only)) for k in range(users)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return found


def _user(
    store: Store, dice: Random, known: Known, until: float, found: dict[str, list[float]], only: tuple[str, ...]
) -> None:
    while time.monotonic() < until:
        name = dice.choice(only or tuple(QUESTIONS))
        began = time.perf_counter()
        with store.reading() as connection:
            QUESTIONS[name](connection, dice, known)
        found[name].append((time.perf_counter() - began) * 1000)


def report(store: Store, *, users: int, seconds: float) -> None:
    """Print a table of median and 95th percentile."""
    table = Table("question", "asked", "median ms", f"p95 ms (aim {AIM_MS})", "worst ms")
    for name, times in sorted(asked(store, users=users, seconds=seconds).items()):
        ranked = sorted(times)
        p95 = ranked[int(len(ranked) * 0.95)]
        table.add_row(name, str(len(times)), f"{statistics.median(times):.1f}", f"{p95:.1f}", f"{ranked[-1]:.0f}")
    Console().print(table)
