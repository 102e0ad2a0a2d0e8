"""Documents as they were received: kept before anything reads them, and never changed."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select, update

from vigie.model import Capture
from vigie.store.connections import now
from vigie.store.inserting import add
from vigie.store.schema import captures

KNOWN = ("title", "publisher", "published", "language", "place")


def save(
    connection: Connection, found: Iterable[Capture], *, headers: dict[str, str] | None = None, of: int | None = None
) -> int:
    """Keep these captures, for the import `of`; how many are new. The same bytes are kept once."""
    rows = {one.id: _row(one, headers, of) for one in found}
    return add(connection, captures, list(rows.values()))


def _row(one: Capture, headers: dict[str, str] | None, of: int | None) -> dict[str, Any]:
    known = {name: getattr(one, name) for name in KNOWN}
    known["published"] = one.published.isoformat() if one.published else None
    return {
        "id": one.id, "uri": one.uri, "media_type": one.media_type, "received": now(), "headers": headers,
        "bytes": one.data, "known": known, "state": "waiting", "problem": None, "import": of,
    }  # fmt: skip


def one(connection: Connection, name: str) -> dict[str, Any] | None:
    """A capture: `id`, `uri`, `media_type`, `received`, `headers`, `bytes`, `state`, `problem`."""
    row = connection.execute(select(captures).where(captures.c.id == name)).mappings().first()
    return dict(row) if row else None


def read(connection: Connection, name: str, problem: str | None = None) -> None:
    """Note that a capture was read, or why it could not be."""
    state = "failed" if problem else "read"
    connection.execute(update(captures).where(captures.c.id == name).values(state=state, problem=problem))


def waiting(connection: Connection) -> list[str]:
    """The ids of the captures that nobody has read yet, the oldest first."""
    return list(
        connection.execute(
            select(captures.c.id).where(captures.c.state == "waiting").order_by(captures.c.received, captures.c.id)
        ).scalars()
    )


def loaded(connection: Connection, names: Iterable[str]) -> Iterator[Capture]:
    """These captures, as they came."""
    for name in names:
        row = connection.execute(select(captures).where(captures.c.id == name)).mappings().one()
        known = dict(row["known"] or {})
        day = known.pop("published", None)
        yield Capture(
            row["bytes"], row["uri"], row["media_type"], published=date.fromisoformat(day) if day else None, **known
        )


def count(connection: Connection) -> int:
    """How many there are."""
    return connection.execute(select(func.count()).select_from(captures)).scalar_one()


def ids(connection: Connection) -> list[str]:
    """The ids of all of them, the oldest first."""
    return list(connection.execute(select(captures.c.id).order_by(captures.c.received, captures.c.id)).scalars())


def received(connection: Connection, name: str) -> str | None:
    """When a capture came in."""
    return connection.execute(select(captures.c.received).where(captures.c.id == name)).scalar()
