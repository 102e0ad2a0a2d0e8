"""Accounts. They are never deleted, only closed, so that the log keeps its names."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from vigie.store.connections import now
from vigie.store.schema import people, sessions


@dataclass(frozen=True, slots=True)
class Person:
    """An account; `password` is what argon2 keeps of it."""

    id: int
    name: str
    role: str
    active: bool
    language: str | None
    password: str | None

    @property
    def record(self) -> dict[str, Any]:
        """The account without its password."""
        return {
            "id": self.id, "name": self.name, "role": self.role, "active": self.active, "language": self.language,
        }  # fmt: skip


_COLUMNS = (people.c.id, people.c.name, people.c.role, people.c.active, people.c.language, people.c.password)


def any_account(connection: Connection) -> bool:
    """Whether there is an account at all, open or closed."""
    return connection.execute(select(people.c.id).limit(1)).first() is not None


def listed(connection: Connection) -> list[Person]:
    """All accounts by name."""
    return [_person(row) for row in connection.execute(select(*_COLUMNS).order_by(people.c.name))]


def one(connection: Connection, id: int) -> Person | None:
    """An account by its number."""
    row = connection.execute(select(*_COLUMNS).where(people.c.id == id)).first()
    return _person(row) if row else None


def named(connection: Connection, name: str) -> Person | None:
    """An account by its name, whatever the case."""
    row = connection.execute(select(*_COLUMNS).where(func.lower(people.c.name) == name.lower())).first()
    return _person(row) if row else None


def add(connection: Connection, name: str, role: str, password: str | None, *, language: str | None = None) -> Person:
    """A new account; `password` is hashed already. The name must be free."""
    values = {"name": name, "role": role, "password": password, "language": language}
    made = connection.execute(insert(people).values(**values, active=True, created=now()).returning(*_COLUMNS)).one()
    return _person(made)


def change(connection: Connection, id: int, **changes: Any) -> None:
    """Set columns of an account; what ends its rights (closing, another role, another password) ends its sessions."""
    if changes:
        connection.execute(update(people).where(people.c.id == id).values(**changes))
    if changes.keys() & {"active", "role", "password"}:
        connection.execute(sessions.delete().where(sessions.c.person == id))


def rehash(connection: Connection, id: int, password: str) -> None:
    """Keep a password at a higher cost; the sessions stay."""
    connection.execute(update(people).where(people.c.id == id).values(password=password))


def administrators(connection: Connection) -> int:
    """How many open accounts administer."""
    query = select(func.count()).where(people.c.role == "admin", people.c.active.is_(True))
    return connection.execute(query).scalar_one()


def _person(row: Row[Any]) -> Person:
    return Person(*row)
