"""Tokens for scripts. The store knows the SHA-256 of a token, never the token."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from vigie.store.connections import now
from vigie.store.schema import people, tokens
from vigie.store.sessions import later

_SEEN = timedelta(hours=1)  # how exactly the last use is kept


@dataclass(frozen=True, slots=True)
class Token:
    """A token that holds, with its person."""

    id: int
    person: int
    role: str
    used: str | None
    person_name: str
    person_role: str


_RECORD = (
    tokens.c.id, tokens.c.name.label("label"), tokens.c.role, tokens.c.created, tokens.c.expires,
    tokens.c.used.label("last_used"),
)  # fmt: skip


def one(connection: Connection, secret: str) -> Token | None:
    """The token of this hash, unless it has expired or its account is closed."""
    query = (
        select(tokens.c.id, tokens.c.person, tokens.c.role, tokens.c.used, people.c.name, people.c.role)
        .join(people, people.c.id == tokens.c.person)
        .where(people.c.active.is_(True), tokens.c.secret == secret)
        .where(or_(tokens.c.expires.is_(None), tokens.c.expires > now()))
    )
    row = connection.execute(query).first()
    return Token(*row) if row else None


def unseen(token: Token) -> bool:
    """Whether its last use was kept so long ago that it should be kept again."""
    return token.used is None or token.used < (datetime.now(UTC) - _SEEN).isoformat()


def used(connection: Connection, id: int) -> None:
    """Keep that it was used now."""
    connection.execute(update(tokens).where(tokens.c.id == id).values(used=now()))


def listed(connection: Connection, person: int) -> list[dict[str, Any]]:
    """A person's tokens, the newest first."""
    query = select(*_RECORD).where(tokens.c.person == person).order_by(tokens.c.id.desc())
    return [dict(row._mapping) for row in connection.execute(query)]


def add(connection: Connection, secret: str, person: int, label: str, role: str, *, days: int | None) -> dict[str, Any]:
    """A new token, by the hash of its secret; `days` it holds, None for ever."""
    expires = later(timedelta(days=days)) if days else None
    values = {"person": person, "name": label, "secret": secret, "role": role, "created": now(), "expires": expires}
    return dict(connection.execute(insert(tokens).values(**values).returning(*_RECORD)).one()._mapping)


def end(connection: Connection, id: int, person: int) -> bool:
    """Take a person's token back; whether there was one."""
    return connection.execute(delete(tokens).where(tokens.c.id == id, tokens.c.person == person)).rowcount > 0
