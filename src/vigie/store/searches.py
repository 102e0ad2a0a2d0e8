"""Words that are searched for, whatever their case and accents: every word must be there; the last may go on.

Letters that stand alone ("l", "d" before an apostrophe) are passed over beside longer words.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, false, select, text
from sqlalchemy.sql.expression import bindparam, column

from vigie.orthography import folded
from vigie.store import keys
from vigie.store.schema import claims, reports

_SHORT = 3  # letters from which the last word may go on
RARE = 1000  # rows with the words, up to which they are rare
MANY = 20  # words of a search; more are passed over


def matches(connection: Connection, table: Table, asked: str) -> ColumnElement[bool]:
    """The condition that a row of claims or reports has the words; none of the rows has no words.

    Rows with rare words are looked up here, so that no database walks over all rows in search of them.
    """
    said = wanted(asked)
    if not said:
        return false()
    met = _met(table, said, lite=connection.dialect.name == "sqlite")
    few = list(connection.execute(select(table.c.n).where(met).limit(RARE + 1)).scalars())
    return table.c.n.in_(few) if len(few) <= RARE else met


def _met(table: Table, said: list[str], *, lite: bool) -> ColumnElement[bool]:
    name = table.name
    if lite:
        some = text(f"{name}.n IN (SELECT rowid FROM {name}_words WHERE words MATCH :{name}_said)")
        return some.bindparams(bindparam(f"{name}_said", _match(said)))  # type: ignore[return-value]
    some = text(f"{name}.words @@ CAST(:{name}_said AS tsquery)")
    return some.bindparams(bindparam(f"{name}_said", _tsquery(said)))  # type: ignore[return-value]


def wanted(asked: str) -> list[str]:
    """The words that are searched for."""
    said = keys.words(asked)[:MANY]
    return [word for word in said if len(word) > 1] or said


def _match(said: list[str]) -> str:
    """As FTS5 has it."""
    return " ".join(f'"{word}"{"*" * _open(said, k)}' for k, word in enumerate(said))


def _tsquery(said: list[str]) -> str:
    """As PostgreSQL has it."""
    return " & ".join(f"'{word}'{':*' * _open(said, k)}" for k, word in enumerate(said))


def _open(said: list[str], k: int) -> bool:
    return k == len(said) - 1 and len(said[k]) >= _SHORT


def index(connection: Connection, table: Table, words: dict[str, str]) -> None:
    """Keep the words of these rows (by id) for searching, in place of the ones they had."""
    if not words:
        return
    rows = [{"id": name, "said": said} for name, said in words.items()]
    name = table.name
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"DELETE FROM {name}_words WHERE rowid = (SELECT n FROM {name} WHERE id = :id)"), rows)
        connection.execute(
            text(f"INSERT INTO {name}_words (rowid, words) SELECT n, :said FROM {name} WHERE id = :id"), rows
        )
    else:
        split = "array_to_tsvector(string_to_array(:said, ' '))"
        connection.execute(text(f"UPDATE {name} SET words = {split} WHERE id = :id"), rows)


def of_report(title: str | None, publisher: str | None, said: str) -> str:
    """The words under which a report is found."""
    return " ".join(dict.fromkeys(keys.words(f"{title or ''} {publisher or ''} {said}")))


def hits(
    connection: Connection, asked: str, *, offset: int = 0, limit: int = 50, counted: bool = True
) -> tuple[int, list[dict[str, object]]]:
    """The reports with these words, the newest first, and how many there are (see `filters.total`; 0 if not `counted`)."""
    from vigie.store.filters import total

    where = [matches(connection, reports, asked)]
    named = ("id", "uri", "title", "publisher", "published", "language", "text")
    rows = connection.execute(
        select(*(reports.c[name] for name in named)).where(*where)
        .order_by(reports.c.day.desc(), column("n").desc()).offset(offset).limit(limit)
    ).mappings()  # fmt: skip
    said = wanted(asked)
    number = total(connection, reports, where) if counted else 0
    return number, [_hit(dict(row), said) for row in rows]


def _hit(row: dict[str, object], said: list[str]) -> dict[str, object]:
    row["excerpt"] = excerpt(str(row.pop("text")), said)
    return row


def _meets(word: str, said: list[str]) -> bool:
    return word in said or (_open(said, len(said) - 1) and word.startswith(said[-1]))


def excerpt(of: str, said: list[str], *, about: int = 160) -> dict[str, object]:
    """Some of a text about the first of the words: `text`, and the `marks` in it as [start, end) in code points."""
    found = ((m.start(), m.end()) for m in keys.WORD.finditer(folded(of)) if _meets(keys.joined(m.group()), said))
    first = next(found, None)
    start = max(0, first[0] - about // 2) if first else 0
    start = of.rfind(" ", 0, start) + 1 if start else 0
    piece = of[start : start + about * 2]
    marks = [first] if first else []
    for one in found:
        if one[1] > start + len(piece):
            break
        marks.append(one)
    return {"text": piece, "start": start, "marks": [[a - start, b - start] for a, b in marks]}


def rebuild(connection: Connection) -> None:
    """Make anew what searching needs, from the claims and reports there are."""
    for table, words in ((claims, _of_claim), (reports, _of_report)):
        if connection.dialect.name == "sqlite":
            connection.execute(text(f"DELETE FROM {table.name}_words"))
        last = 0
        while rows := list(connection.execute(_after(table, last)).mappings()):
            index(connection, table, {row["id"]: words(row) for row in rows})
            last = rows[-1]["n"]


def _after(table: Table, last: int) -> Select[Any]:
    return select(table).where(table.c.n > last).order_by(table.c.n).limit(500)


def _of_claim(row: RowMapping) -> str:
    return keys.searched(row["judged"] or row["record"])


def _of_report(row: RowMapping) -> str:
    return of_report(row["title"], row["publisher"], row["text"])
