"""Who is logged in. The store knows the SHA-256 of a cookie's secret, never the secret."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from vigie.store.connections import now
from vigie.store.schema import people, sessions

LASTS = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Session:
    """A session that holds, with its person."""

    id: str
    person: int
    csrf: str
    name: str
    role: str
    language: str | None


_QUERY = (
    select(sessions.c.id, sessions.c.person, sessions.c.csrf, people.c.name, people.c.role, people.c.language)
    .join(people, people.c.id == sessions.c.person)
    .where(people.c.active.is_(True))
)


def one(connection: Connection, id: str) -> Session | None:
    """The session of this hash, unless it has expired or its account is closed."""
    row = connection.execute(_QUERY.where(sessions.c.id == id, sessions.c.expires > now())).first()
    return Session(*row) if row else None


def add(connection: Connection, id: str, person: int, csrf: str) -> None:
    """A new session; those that have expired go."""
    connection.execute(delete(sessions).where(sessions.c.expires <= now()))
    values = {"id": id, "person": person, "csrf": csrf, "created": now(), "expires": later(LASTS)}
    connection.execute(insert(sessions).values(**values))


def end(connection: Connection, id: str) -> None:
    """Log out."""
    connection.execute(delete(sessions).where(sessions.c.id == id))


def later(by: timedelta) -> str:
    """The moment so much later than now, as the store writes it."""
    return (datetime.now(UTC) + by).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
