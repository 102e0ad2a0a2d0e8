"""Tables with one report a row (.csv, .tsv, .jsonl) → captures; a bad row is a Problem, and the rest goes on."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from itertools import zip_longest
from typing import BinaryIO
from urllib.parse import quote

from vigie.collect import dates, kinds
from vigie.collect.encodings import encoding, repaired
from vigie.collect.options import Options, columns
from vigie.errors import Problem
from vigie.model import Capture

CELL = 1 << 20  # code points of one report's text


@dataclass(frozen=True, slots=True)
class Row:
    """One row, by its number (1 is the first report) and its cells by column."""

    number: int
    cells: dict[str, str]


def captures(raw: BinaryIO, uri: str, kind: str, options: Options) -> Iterator[Capture | Problem]:
    """One capture for each row that has a text; `uri#row=N`, or `uri#<column>=value` with a column of ids."""
    first = next((row for row in _rows(raw, kind) if isinstance(row, Row)), None)
    if first is None:
        yield _unreadable(uri, next(_rows(raw, kind), None))
        return
    names = [*first.cells]
    try:
        where = columns(names, options)
    except KeyError as missing:
        yield Problem(uri, f"no column {missing}; it has {_named(names)}", "name one of these")
        return
    if "text" not in where:
        yield Problem(uri, f"no column looks like the text; it has {_named(names)}", "say which with --text-column")
        return
    order = options.date_order or _order(raw, kind, where.get("date"))
    doubtful = False
    for row in _rows(raw, kind):
        if isinstance(row, Problem):
            yield Problem(f"{uri}#{row.uri}", row.message, row.remedy)
            continue
        name = _fragment(uri, row, where.get("id"))
        published, remark = _published(row.cells.get(where.get("date", ""), ""), name, order)
        if remark and not (doubtful and remark.remedy):
            doubtful = doubtful or bool(remark.remedy)
            yield remark
        yield _capture(row, name, where, published)


def _unreadable(uri: str, first: Row | Problem | None) -> Problem:
    """A table without one good row: what is wrong with its first, if it has any."""
    if isinstance(first, Problem):
        return Problem(uri, f"no row of the table can be read; the first: {first.message}", first.remedy)
    return Problem(uri, "the table has no row", "check that it is a table with a header line")


def _capture(row: Row, uri: str, where: dict[str, str], published: date | None) -> Capture | Problem:
    cells = {slot: (row.cells.get(column) or "").strip() for slot, column in where.items()}
    if not cells["text"]:
        return Problem(uri, f"no text in the column {where['text']!r}", "check that the row is complete")
    if len(cells["text"]) > CELL:
        return Problem(uri, "the text is larger than one report may be", "check that its quotes are closed")
    data = repaired(row.cells[where["text"]]).encode("utf-8", "replace")
    head = {slot: repaired(cells.get(slot, "")) or None for slot in ("title", "publisher", "place", "language")}
    return Capture(data, uri, "text/html" if kinds.is_markup(data) else "text/plain", published=published, **head)


def _published(words: str, uri: str, order: str | None) -> tuple[date | None, Problem | None]:
    """The day of the date column; where it is none or two, a remark: the report is read without it."""
    if not words.strip():
        return None, None
    try:
        return dates.day(words, order=order), None
    except dates.AmbiguousDateError as error:
        remedy = "say which with --date-order dmy or mdy; dates like it are left open"
        return None, Problem(uri, str(error), remedy, lost=False)
    except dates.NoDateError as error:
        return None, Problem(uri, f"{error}; the report is read without it", lost=False)


def _order(raw: BinaryIO, kind: str, column: str | None) -> str | None:
    if column is None:
        return None
    return dates.order(str(row.cells.get(column, "")) for row in _rows(raw, kind) if isinstance(row, Row))


def _fragment(uri: str, row: Row, column: str | None) -> str:
    value = (row.cells.get(column) or "").strip() if column else ""
    return f"{uri}#{quote(column or '', safe='')}={quote(value, safe='')}" if value else f"{uri}#row={row.number}"


def _named(names: list[str]) -> str:
    shown = ", ".join(names[:12])
    return shown + (f" and {len(names) - 12} more" if len(names) > 12 else "")


def _rows(raw: BinaryIO, kind: str) -> Iterator[Row | Problem]:
    """Every row from the beginning; the place of a Problem is `row=N`."""
    raw.seek(0)
    code = encoding(raw)
    raw.seek(0)
    text = TextIOWrapper(raw, code, errors="surrogateescape", newline="")
    try:
        yield from _objects(text) if kind == kinds.JSONL else _lines(text, kind)
    finally:
        text.detach()


def _objects(text: TextIOWrapper) -> Iterator[Row | Problem]:
    number = 0
    for line in text:
        if not line.strip():
            continue
        number += 1
        try:
            value = json.loads(line)
        except ValueError as error:
            yield Problem(f"row={number}", f"no JSON: {error}", "write one object a line")
            continue
        if isinstance(value, dict):
            yield Row(number, {str(key): _cell(item) for key, item in value.items()})
        else:
            yield Problem(f"row={number}", "no JSON object", "write one object a line")


def _cell(value: object) -> str:
    """A JSON value as a cell: only texts and numbers can be a report's text or date."""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else ""


def _lines(text: TextIOWrapper, kind: str) -> Iterator[Row | Problem]:
    csv.field_size_limit(CELL)
    reader = csv.reader(text, delimiter="\t" if kind == kinds.TSV else _delimiter(text), strict=True)
    header: list[str] | None = None
    number = 0
    while True:
        number += header is not None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(f"row={number}", f"no row of a table: {error}", "check that its quotes are closed")
            continue
        if not cells:
            number -= header is not None
        elif header is None:
            header = [repaired(name) for name in cells]
        elif any(cells[len(header) :]):
            message = f"{len(cells)} cells where the header has {len(header)}"
            yield Problem(f"row={number}", message, "put the text in quotes")
        else:
            yield Row(number, dict(zip_longest(header, cells[: len(header)], fillvalue="")))


def _delimiter(text: TextIOWrapper) -> str:
    header = text.readline(1 << 20)
    text.seek(0)
    return max(",;\t|", key=header.count)
