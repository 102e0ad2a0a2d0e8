"""kill -9 of the desk while people bring reports and judge, at random moments, again and again, on both databases.

After each kill the store is opened and looked at: is every acknowledged judgement there as it was sent, and every
acknowledged capture; does the audit chain verify; is the store check clean. The next round starts the desk on the same
store, which reads on where it stopped; after some rounds a new store is taken. A round with a fault names it and the run ends
with status 1.

`python -m benchmarks.faults.kill [--rounds 200] [--database sqlite postgresql] [--seed 1]
[--minutes 60] [--out docs/reliability.md]`
"""

import argparse
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

from sqlalchemy import Connection, create_engine, select, text

from benchmarks import postgres
from benchmarks.faults.desks import desk
from benchmarks.faults.people import Acknowledged, at_work, report
from vigie.importing import imported
from vigie.model import Capture
from vigie.store import Store, audit, checks, connect
from vigie.store.schema import captures, imports, judgements

LONGEST = 4.0  # seconds of work before a kill
PATIENCE = 20.0  # seconds until a desk must have begun to read
READING = 0.6  # of the desks die when they have begun to read
FRESH = 20  # rounds on one store


@dataclass(slots=True)
class Run:
    """What the rounds on one database came to."""

    database: str
    rounds: int = 0
    kept: Acknowledged = field(default_factory=Acknowledged)
    judged: int = 0
    brought: int = 0
    states: Counter[str] = field(default_factory=Counter)  # what the desk was doing with reports when it died
    faults: list[str] = field(default_factory=list)
    seconds: float = 0


def faults(store: Store, known: Acknowledged) -> list[str]:
    """What a dead desk left undone that it had said was done, and what is broken."""
    with store.reading() as connection:
        there = {row["n"]: row for row in connection.execute(select(judgements)).mappings()}
        held = set(connection.execute(select(captures.c.id)).scalars())
        wrong = [f"judgement {n} is lost" for n in known.judgements if n not in there]
        for n, sent in known.judgements.items():
            row = there.get(n)
            if row and (
                row["kind"] != sent["kind"] or row["value"] != sent.get("value") or row["reason"] != sent.get("reason")
            ):
                wrong.append(f"judgement {n} is not what was sent")
        wrong += [f"capture {name} is lost" for name in known.captures - held]
        wrong += audit.verify(connection).wrong
        return wrong + list(checks.faults(connection))


def round_(url: str, dice: Random, run: Run) -> list[str]:
    """One desk's life and death."""
    known = run.kept
    before = len(known.judgements), len(known.captures)
    living = desk(url)
    stop = threading.Event()
    workers = at_work(living, dice, known, stop)
    if dice.random() < READING:
        _reads(url)
    time.sleep(dice.random() * LONGEST)
    living.kill()
    stop.set()
    for one in workers:
        one.join()
    run.judged += len(known.judgements) - before[0]
    run.brought += len(known.captures) - before[1]
    store = connect(url)
    try:
        run.states[_doing(store)] += 1
        return faults(store, known)
    finally:
        store.close()


def _reads(url: str) -> None:
    """Wait until the desk reads: before, it loads its models."""
    store, until = connect(url), time.monotonic() + PATIENCE
    with store.reading() as connection:
        before = _imports(connection)
    while time.monotonic() < until:
        with store.reading() as connection:
            if any(one[1] != "waiting" for one in _imports(connection) - before):
                break
        time.sleep(0.05)
    store.close()


def _imports(connection: Connection) -> set[tuple[int, str, int]]:
    return set(connection.execute(select(imports.c.id, imports.c.state, imports.c.read)).tuples())


def _doing(store: Store) -> str:
    """What the desk did with the reports: it reads one import after the other, then compares."""
    with store.reading() as connection:
        there = {state for _, state, _ in _imports(connection)}
    return next((state for state in ("comparing", "reading", "waiting") if state in there), "done")


def rounds(database: str, number: int, seed: int, minutes: float) -> Run:
    """So many rounds on a database, or as many as the time allows."""
    run, began = Run(database), time.monotonic()
    with stores(database) as fresh:
        url = ""
        for k in range(number):
            if k % FRESH == 0 or not url:
                url, run.kept = fresh(), Acknowledged()
            found = round_(url, Random(f"{seed} {database} {k}"), run)
            run.rounds, run.seconds = k + 1, time.monotonic() - began
            said = f"{run.judged} judgements, {run.brought} captures, {'; '.join(found) or 'clean'}"
            print(f"{database} {k + 1}/{number}: {said}", file=sys.stderr, flush=True)
            if found:
                run.faults += [f"round {k + 1}: {one}" for one in found]
                url = ""
            if run.seconds > minutes * 60:
                break
    return run


@contextmanager
def stores(database: str) -> Iterator[Callable[[], str]]:
    """Where new stores come from: copies of one that holds some reports already."""
    numbers = count(1)
    if database == "postgresql":
        with postgres.server(quick=False) as server:
            _seeded(server)
            yield lambda: _database(server, f"faults{next(numbers)}")
        return
    folder = Path(tempfile.mkdtemp(prefix="vigie-faults-"))
    try:
        _seeded(f"sqlite:///{folder}/vigie.db")
        yield lambda: f"sqlite:///{shutil.copy(folder / 'vigie.db', folder / f'vigie{next(numbers)}.db')}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _seeded(url: str) -> None:
    """A store with some reports that were read."""
    dice, store = Random(0), connect(url)
    found = [Capture(report(dice), f"dispatch-{k}.txt") for k in range(15)]
    imported(store, ["dispatches"], found, who="the bench")
    store.close()


def _database(server: str, name: str) -> str:
    engine = create_engine(f"{server.removesuffix('/vigie')}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE vigie"))
    engine.dispose()
    return f"{server.removesuffix('/vigie')}/{name}"


HEADS = (
    "database",
    "kills",
    "judgements acknowledged",
    "captures acknowledged",
    "reports were",
    "faults",
    "minutes",
)


def table(runs: list[Run]) -> str:
    """The runs as a table of Markdown."""
    lines = [HEADS, ("---",) * len(HEADS)]
    for run in runs:
        states = ", ".join(f"{name} {number}" for name, number in run.states.most_common())
        faults_ = str(len(run.faults)) if run.faults else "none"
        counts = (run.rounds, run.judged, run.brought)
        lines.append((run.database, *map(str, counts), states, faults_, f"{run.seconds / 60:.0f}"))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def written(out: Path, runs: list[Run]) -> None:
    """Put the table between the marks of a page."""
    page = out.read_text("utf-8")
    head, _, rest = page.partition("<!-- kills: begin -->")
    _, _, tail = rest.partition("<!-- kills: end -->")
    out.write_text(f"{head}<!-- kills: begin -->\n{table(runs)}\n<!-- kills: end -->{tail}", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--database", nargs="+", choices=("sqlite", "postgresql"), default=["sqlite", "postgresql"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600, help="the most that one database may take")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    runs = [rounds(one, asked.rounds, asked.seed, asked.minutes) for one in asked.database]
    print(table(runs))
    if asked.out:
        written(asked.out, runs)
    for run in runs:
        print("\n".join(f"{run.database}, {one}" for one in run.faults))
    return int(any(run.faults for run in runs))


if __name__ == "__main__":
    sys.exit(main())
