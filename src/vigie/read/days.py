"""Days, and spans of days: plain calendar arithmetic for time expressions. Both ends are inclusive."""

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}  # units that are so many days


def one(day: date) -> Days:
    """The span of one day."""
    return day, day


def shifted(day: date, days: int) -> date:
    """`day` moved; stays within the calendar."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def dated(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def month(year: int, number: int) -> Days:
    """A whole month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Days:
    """A whole year."""
    return date(number, 1, 1), date(number, 12, 31)


def months(first: Days, last: Days) -> Days:
    """From the first day of one span to the last of another."""
    return first[0], last[1]


def third(span: Days, which: int) -> Days:
    """The first, second or last third: of a month days 1-10, 11-20 and 21 to the end; of a longer span by months."""
    start, end = span
    if (end - start).days < 7:
        day = shifted(start, (which - 1) * 2)
        return day, end if which == 3 else shifted(day, 1)
    if (start.year, start.month) == (end.year, end.month):
        first = (which - 1) * 10 + 1
        return start.replace(day=first), end if which == 3 else start.replace(day=first + 9)
    cut = [start.month, start.month + 4, start.month + 8][which - 1]
    return month(start.year, cut)[0], month(start.year, min(cut + 3, 12))[1]


def week(day: date) -> Days:
    """Monday to Sunday around a day."""
    monday = shifted(day, -day.weekday())
    return monday, shifted(monday, 6)


def weekend(day: date) -> Days:
    """The last weekend that has begun by `day`."""
    saturday = shifted(day, -((day.weekday() - 5) % 7))
    return saturday, shifted(saturday, 1)


def stepped(day: date, unit: str, count: int) -> date:
    """`day` moved by units; months and years keep the day of the month where they can."""
    if unit in LENGTHS:
        return shifted(day, count * LENGTHS[unit])
    if unit in ("hour", "minute", "second"):
        hours = count * {"hour": 3600, "minute": 60, "second": 1}[unit]
        return shifted(day, timedelta(seconds=hours).days if count >= 0 else -timedelta(seconds=-hours).days)
    total = (
        day.year * 12
        + day.month
        - 1
        + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    )
    total = min(max(total, 12), 9999 * 12 + 11)
    last = monthrange(total // 12, total % 12 + 1)[1]
    return date(total // 12, total % 12 + 1, min(day.day, last))


def weekday_before(day: date, number: int, *, strictly: bool = False) -> date:
    """The last such weekday not after `day` (or before it)."""
    return shifted(day, -((day.weekday() - number) % 7 or (7 if strictly else 0)))


def weekday_after(day: date, number: int, *, strictly: bool = False) -> date:
    """The next such weekday from `day` on (or after it)."""
    return shifted(day, (number - day.weekday()) % 7 or (7 if strictly else 0))


def easter(number: int) -> date:
    """Easter Sunday of a year (Gregorian; the anonymous algorithm)."""
    a, b, c = number % 19, number // 100, number % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    total = h + j - 7 * m + 114
    return date(number, total // 31, total % 31 + 1)
