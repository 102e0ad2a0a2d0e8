"""Paths → store: what comes in is kept as it came, then read, then put side by side with all that is there.

Each step is on the disk before the next begins, so that an import that was broken off goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from vigie.batches import Wish, journeys
from vigie.collect.claims import are_claims, dossiers
from vigie.errors import Problem
from vigie.model import Capture
from vigie.pipeline import Journey
from vigie.publish.record import record
from vigie.store import Store, audit, captures, claims, imports, reports

BATCH = 20  # reports that are written at once
Said = Callable[["Imported"], None]
T = TypeVar("T")


@dataclass(slots=True)
class Imported:
    """What an import has brought so far."""

    id: int
    captures: int = 0  # new ones
    known: int = 0  # that were there before
    read: int = 0
    claims: int = 0
    size: int = 0  # bytes read
    problems: list[str] = field(default_factory=list)

    @property
    def summary(self) -> dict[str, Any]:
        """For the audit log."""
        counts = ("captures", "known", "read", "claims")
        return {name: getattr(self, name) for name in counts} | {"problems": len(self.problems)}


def begun(store: Store, name: str, *, who: str) -> Imported:
    """A new import, of this name, by this person."""
    with store.writing() as connection:
        return Imported(imports.add(connection, name=name, who=who))


def keep(
    store: Store, made: Imported, found: Iterable[Capture | Problem], *, headers: dict[str, str] | None = None
) -> None:
    """Keep what came in as it came; problems are noted."""
    for several in _batches(found):
        good = [one for one in several if not isinstance(one, Problem)]
        made.problems += [str(one) for one in several if isinstance(one, Problem)]
        with store.writing() as connection:
            new = captures.save(connection, good, headers=headers, of=made.id)
            made.captures += new
            made.known += len(good) - new
            imports.progress(connection, made.id, state="waiting", total=made.captures, problems=made.problems)


def keep_claims(store: Store, made: Imported, path: str) -> None:
    """Keep the claims of a file of records, as they are."""
    for several in _batches(dossiers(path)):
        good = [one for one in several if not isinstance(one, Problem)]
        made.problems += [str(one) for one in several if isinstance(one, Problem)]
        with store.writing() as connection:
            made.read += reports.save(connection, [report for report, _ in good])
            made.claims += claims.save(connection, [record(claim) for _, told in good for claim in told])
            imports.progress(
                connection, made.id, state="reading", read=made.read, claims=made.claims, problems=made.problems
            )


def read_waiting(
    store: Store,
    made: Imported,
    *,
    wish: Wish | None = None,
    jobs: int = 1,
    said: Said | None = None,
    again: bool = False,
) -> None:
    """Read every capture that nobody has read yet; a report, its claims and the note that it was read go in together.

    `again` reads all captures anew. `said` is told after each batch.
    """
    with store.reading() as connection:
        names = captures.ids(connection) if again else captures.waiting(connection)
    with store.writing() as connection:
        imports.progress(connection, made.id, state="reading", total=len(names))
    for several in _batches(journeys(_loaded(store, names), wish or Wish(), jobs=jobs)):
        with store.writing() as connection:
            for source, result in several:
                if isinstance(source, Capture):
                    _save(connection, made, source, result)
            imports.progress(connection, made.id, read=made.read, claims=made.claims, problems=made.problems)
        if said:
            said(made)


def _loaded(store: Store, names: list[str]) -> Iterator[Capture]:
    """The captures, a few at a time."""
    for k in range(0, len(names), BATCH):
        with store.reading() as connection:
            found = list(captures.loaded(connection, names[k : k + BATCH]))
        yield from found


def _save(connection: Any, made: Imported, source: Capture, result: Journey | Problem) -> None:
    made.size += len(source.data)
    if isinstance(result, Problem):
        made.problems.append(str(result))
        captures.read(connection, source.id, str(result))
        return
    told = [record(claim) for claim in result.claims or ()]
    if reports.save(connection, [result.report]):
        claims.save(connection, told)
    else:
        reports.replace(connection, result.report)
        claims.replace(connection, source.id, told)
    captures.read(connection, source.id)
    made.read += 1
    made.claims += len(told)


def ended(store: Store, made: Imported, *, who: str, name: str) -> None:
    """Note what an import has brought, in the audit log too."""
    with store.writing() as connection:
        imports.progress(connection, made.id, state="done", read=made.read, claims=made.claims, problems=made.problems)
        audit.add(connection, who=who, action="import", subject=f"import {made.id}", new=made.summary | {"name": name})


def imported(
    store: Store, paths: list[str], found: Iterable[Capture | Problem], *, who: str, wish: Wish | None = None, jobs: int = 1,
    said: Said | None = None,
) -> Imported:  # fmt: skip
    """All that the paths hold, into the store, and the picture computed anew; `found` are the captures of the paths.

    What an earlier import left unread is read too.
    """
    from vigie.recomputation import recompute

    name = " ".join(paths)
    made = begun(store, name, who=who)
    for path in paths:
        if are_claims(path):
            keep_claims(store, made, path)
    keep(store, made, found)
    read_waiting(store, made, wish=wish, jobs=jobs, said=said)
    with store.writing() as connection:
        imports.progress(connection, made.id, state="comparing")
    recompute(store)
    ended(store, made, who=who, name=name)
    return made


def read_anew(store: Store, *, who: str, jobs: int = 1) -> Imported:
    """Read all captures again, as an import of its own."""
    made = begun(store, "all captures anew", who=who)
    read_waiting(store, made, jobs=jobs, again=True)
    ended(store, made, who=who, name="all captures anew")
    return made


def _batches(found: "Iterable[T]") -> "Iterator[list[T]]":
    left = iter(found)
    while several := list(islice(left, BATCH)):
        yield several
