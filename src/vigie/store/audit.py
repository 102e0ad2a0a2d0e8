"""Who did what when: a log that only grows, each row bound to the one before it by its hash.

A row's hash is the SHA-256, in hex, of its canonical JSON (keys sorted, no spaces, UTF-8) with the hash of the row before.
A row that was changed, taken out or put in shows; a missing end shows against `chain`, and against any hash that was noted
elsewhere. Every judgement stands in the log word for word, so the log also shows whether judgements were changed.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, text, update

from vigie.store.connections import now
from vigie.store.filters import EXACT
from vigie.store.schema import audit, chain, judgements

Record = dict[str, Any]
START = "0" * 64  # what the first row is bound to
FIELDS = ("n", "at", "who", "action", "subject", "old", "new", "reason", "previous")
_LOCK = 7_216_444  # PostgreSQL: one row is added at a time


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking the log found: how many rows, the last hash, and what is wrong in words (nothing: it is whole)."""

    rows: int
    hash: str
    wrong: tuple[str, ...] = ()


def add(
    connection: Connection,
    *,
    who: str,
    action: str,
    subject: str,
    old: Any = None,
    new: Any = None,
    reason: str | None = None,
) -> Record:
    """Add a row and return it. Others wait until the transaction ends, so let it be among the last things done."""
    last = _end(connection, locked=True)
    row: Record = {
        "n": last["n"] + 1 if last else 1, "at": now(), "who": who, "action": action, "subject": subject,
        "old": _plain(old), "new": _plain(new), "reason": reason, "previous": last["hash"] if last else START,
    }  # fmt: skip
    row["hash"] = digest(row)
    connection.execute(insert(audit).values(**row))
    end = {"n": row["n"], "hash": row["hash"]}
    connection.execute(update(chain).where(chain.c.id == 1).values(end) if last else insert(chain).values(id=1, **end))
    return row


def digest(row: Record | RowMapping) -> str:
    """The hash of a row."""
    said = {name: row[name] for name in FIELDS}
    return hashlib.sha256(
        json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def _plain(value: Any) -> Any:
    """As it will be read back: what JSON makes of it."""
    return None if value is None else json.loads(json.dumps(value))


def _end(connection: Connection, *, locked: bool = False) -> RowMapping | None:
    if locked and connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    return connection.execute(select(chain).where(chain.c.id == 1)).mappings().first()


def page(
    connection: Connection, *, who: str | None = None, action: str | None = None, subject: str | None = None,
    since: str | None = None, until: str | None = None, offset: int = 0, limit: int = 50,
) -> tuple[int, list[Record]]:  # fmt: skip
    """Rows, the newest first, and how many there are (up to `filters.EXACT`). `since` and `until` are ISO days, both inclusive."""
    where = _where(who, action, subject, since, until)
    rows = connection.execute(
        select(audit).where(*where).order_by(audit.c.n.desc()).offset(offset).limit(limit)
    ).mappings()
    some = select(1).select_from(audit).where(*where).limit(EXACT + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one(), [dict(row) for row in rows]


def _where(who: str | None, action: str | None, subject: str | None, since: str | None, until: str | None) -> list[Any]:
    same = {"who": who, "action": action, "subject": subject}
    found = [audit.c[name] == value for name, value in same.items() if value]
    found += [audit.c.at >= since] if since else []
    return found + ([audit.c.at < f"{until}U"] if until else [])  # U comes after the T that follows a day


def stream(
    connection: Connection, *, who: str | None = None, action: str | None = None, subject: str | None = None,
    since: str | None = None, until: str | None = None,
) -> Iterator[Record]:  # fmt: skip
    """All rows, or those asked for, the oldest first, without holding them all."""
    query = select(audit).where(*_where(who, action, subject, since, until)).order_by(audit.c.n)
    for row in connection.execute(query, execution_options={"yield_per": 500}).mappings():
        yield dict(row)


def verify(connection: Connection, *, noted: str | None = None) -> Verdict:
    """Whether every row follows from the one before, the end is there, and the judgements are those of the log.

    `noted` is a hash written down earlier: it must be one of the rows'.
    """
    wrong: list[str] = []
    last, number, seen = START, 0, noted in (None, START)
    told: dict[str, Any] = {}
    for row in stream(connection):
        wrong += _wrong(row, number, last)
        last, number = row["hash"], row["n"]
        seen = seen or last == noted
        if row["action"] == "judge":
            told[row["subject"]] = row["new"]
    end = _end(connection)
    if end and (end["n"], end["hash"]) != (number, last):
        wrong.append(f"the log should end with row {end['n']}, and ends with row {number}")
    if not end and number:
        wrong.append("what the log ends with was taken out")
    if not seen:
        wrong.append(f"no row has the hash {noted}")
    return Verdict(number, last, tuple(wrong + _judgements(connection, told)))


def _wrong(row: Record, number: int, last: str) -> list[str]:
    found = []
    if row["n"] != number + 1:
        found.append(f"rows {number + 1} to {row['n'] - 1} are missing")
    elif row["previous"] != last:
        found.append(f"row {row['n']} does not follow from the row before it")
    if digest(row) != row["hash"]:
        found.append(f"row {row['n']} was changed")
    return found


def _judgements(connection: Connection, told: dict[str, Any]) -> list[str]:
    """Judgements that differ from what the log says of them."""
    wrong = []
    for row in connection.execute(select(judgements).order_by(judgements.c.n)).mappings():
        said = told.pop(f"judgement {row['n']}", None)
        if said is None:
            wrong.append(f"judgement {row['n']} is not in the log")
        elif said != _plain(dict(row)):
            wrong.append(f"judgement {row['n']} was changed")
    return wrong + [f"{name} is in the log and no longer in the store" for name in told]
