"""Dates as a table's column or an option writes them. Day-first or month-first is never guessed, only settled."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

_NAMES = (
    "jan january janvier janv",
    "feb february fevrier février fev fév fevr févr",
    "mar march mars",
    "apr april avril avr",
    "may mai",
    "jun june juin",
    "jul july juillet juil",
    "aug august aout août",
    "sep sept september septembre",
    "oct october octobre",
    "nov november novembre",
    "dec december decembre décembre déc",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_ISO = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+([^\W\d_]+)\.?,?[\s-]+(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
_ENOUGH = 1000  # values that settle the order; more would tell no more


class NoDateError(ValueError):
    """The words are no date that exists."""


class AmbiguousDateError(ValueError):
    """The words are two dates: 4/6/2017 is 4 June and April 6."""


def day(words: str, *, order: str | None = None) -> date:
    """The day that the words name: 2017-10-17, 17 octobre 2017, Apr 5, 2017, 16/04/2017, a Unix time."""
    words = words.strip()
    if found := _ISO.match(words):
        return _real(words, *map(int, found.groups()))
    if found := _NUMBERS.match(words):
        return _numeric(words, found, order)
    if found := _EPOCH.fullmatch(words):
        return datetime.fromtimestamp(int(found[1]), UTC).date()
    if (found := _DAY_MONTH.search(words)) and (month := _MONTHS.get(found[2].casefold())):
        return _real(words, int(found[3]), month, int(found[1]))
    if (found := _MONTH_DAY.search(words)) and (month := _MONTHS.get(found[1].casefold())):
        return _real(words, int(found[3]), month, int(found[2]))
    raise NoDateError(f"{words!r} is no date")


def order(values: Iterable[str]) -> str | None:
    """`dmy` or `mdy`, by the values that can be read in one way only; None where none settles it."""
    votes = {"dmy": 0, "mdy": 0}
    for value in values:
        found = _NUMBERS.match(value.strip())
        if found and found[2] != "." and (only := _only_order(int(found[1]), int(found[3]))):
            votes[only] += 1
            if votes[only] >= _ENOUGH:
                break
    if votes["dmy"] == votes["mdy"]:
        return None
    return max(votes, key=lambda key: votes[key])


def _only_order(first: int, second: int) -> str | None:
    if 31 >= first > 12 >= second:
        return "dmy"
    return "mdy" if 31 >= second > 12 >= first else None


def _numeric(words: str, found: re.Match[str], order: str | None) -> date:
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    year += 0 if year > 99 else 2000
    if max(first, second) > 31 or min(first, second) > 12:
        raise NoDateError(f"{words!r} is no day of the calendar")
    settled = _only_order(first, second) or ("dmy" if found[2] == "." or first == second else order)
    if settled is None:
        raise AmbiguousDateError(f"{words!r} may have the day or the month first")
    return _real(words, year, *((second, first) if settled == "dmy" else (first, second)))


def _real(words: str, year: int, month: int, number: int) -> date:
    try:
        found = date(year, month, number)
    except ValueError:
        raise NoDateError(f"{words!r} is no day of the calendar") from None
    if not 1900 <= year <= 2100:
        raise NoDateError(f"{words!r} lies outside 1900-2100")
    return found
