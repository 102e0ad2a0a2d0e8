"""A table as a list of columns, each with its name, its meaning and what fills it: rows, documentation and HXL tags derive from it."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vigie.publish.editions import Case

Value = str | int | float | date | None
_FORMULA = re.compile(r"[=+\-@]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what stands in it, in words and as a function of the case, and its HXL tag."""

    name: str
    means: str
    value: Callable[[Case], Value]
    tag: str = ""


def rows(columns: Sequence[Column], cases: Iterable[Case]) -> list[list[str]]:
    """One row a case; what is not known is an empty cell."""
    return [[cell(column.value(case)) for column in columns] for case in cases]


def table(columns: Sequence[Column], cases: Iterable[Case], *, hxl: bool = False) -> str:
    """The table as CSV after RFC 4180, with a row of HXL tags beneath the head where it is asked for."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([one.name for one in columns])
    if hxl:
        writer.writerow([one.tag for one in columns])
    writer.writerows(rows(columns, cases))
    return stream.getvalue()


def cell(value: Value) -> str:
    """A value as text on one line; text that a spreadsheet would take for a formula is led by an apostrophe."""
    if isinstance(value, str):
        line = " ".join(value.split())
        return f"'{line}" if _FORMULA.match(line) else line
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def unknown(_: Case) -> None:
    """A column that vigie has nothing to say in."""


def slot(name: str) -> Callable[[Case], Value]:
    """A slot of the incident's place; nothing where it has none."""

    def value(case: Case) -> Value:
        found: Value = getattr(case.incident.place, name, None)
        return found

    return value
