"""Days of feasts by the calendar that they follow: fixed, counted from Easter, or of the Islamic year.

A feast of the Islamic year is taken from the arithmetical calendar (years of 354 or 355 days in cycles of thirty, as in
Reingold and Dershowitz, "Calendrical Calculations"); where the new moon is watched for, it may be a day earlier or later.
"""

from collections.abc import Sequence
from datetime import date

from vigie.read import days
from vigie.read.days import Days

_HIJRA = date(622, 7, 19).toordinal()  # the first day of the Islamic year 1


def feast(written: Sequence[int | str], year: int) -> Days | None:
    """When a feast falls in a year of ours; None where it does not.

    `written` is an entry of `times.toml`: `[month, day]`, `["easter", days]`, `["orthodox", days]` counted from that
    Easter, or `["hijri", month, day]`, day 0 being the whole month.
    """
    calendar, *numbers = written
    if isinstance(calendar, int):
        found = days.dated(year, calendar, int(numbers[0]))
        return days.one(found) if found else None
    steps = [int(number) for number in numbers]
    if calendar == "hijri":
        return _islamic(year, *steps)
    sunday = days.easter(year) if calendar == "easter" else orthodox_easter(year)
    return days.one(days.shifted(sunday, steps[0]))


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian reckoning (Meeus), as a day of our calendar; right from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    total = d + e + 114
    return days.shifted(date(year, total // 31, total % 31 + 1), 13)


def islamic(year: int, month: int, day: int) -> date:
    """A day of the Islamic year, as one of ours."""
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return date.fromordinal(_HIJRA + before + day - 1)


def _islamic(year: int, month: int, day: int) -> Days | None:
    """A feast, or with day 0 a month, of the Islamic year that begins it in a year of ours."""
    first = (year - 622) * 33 // 32
    for number in range(first - 1, first + 3):
        begins = islamic(number, month, day or 1)
        if begins.year == year:
            return (begins, days.shifted(islamic(number, month + 1, 1), -1)) if day == 0 else days.one(begins)
    return None
