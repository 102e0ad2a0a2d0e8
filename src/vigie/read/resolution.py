"""What days an expression means, seen from a day of reference: one small function a rule of `times.toml`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vigie.languages import Language
from vigie.read import days
from vigie.read.days import Days
from vigie.read.expressions import Expression
from vigie.read.feasts import feast
from vigie.read.numerals import value

_RECENT = 60  # days within which a date that could be read two ways is the later one


@dataclass(frozen=True, slots=True)
class View:
    """From where an expression is seen: the day of publication, the last date told, whether the text looks ahead."""

    words: Language
    published: date | None
    anchor: date | None = None  # the last event date told; publication where none is
    night: date | None = None  # the morning after "the night", where the sentence gives one
    ahead: bool = False

    def listed(self, name: str, key: str) -> object:
        """An entry of a word list of `times.toml`."""
        return self.words.table("times")["words"][name][key]


def resolved(e: Expression, view: View) -> Days | None:
    """First and last day of an expression; None where it gives none or the reference is missing."""
    rule = _RULES.get(e.rule)
    return rule(e.slots, view) if rule else None


Slots = dict[str, str]


def _number(text: str | None) -> int:
    digits = re.match(r"\d+", text or "")
    return int(digits.group()) if digits else 1


def _month(text: str, view: View) -> int:
    listed: dict[str, int] = view.words.table("times")["words"]["months"]
    return listed[text] if text in listed else listed[text.rstrip(".")]


def _nearest(view: View, candidate: Callable[[int], Days | None]) -> Days | None:
    """The span of the year that makes it the last one begun by publication, or the next one if the text looks ahead."""
    if view.published is None:
        return None
    here = view.published.year
    spans = [s for y in range(max(here - 8, 1), min(here + 9, 9999)) if (s := candidate(y))]
    if view.ahead:
        return next((s for s in spans if s[1] >= view.published), None)
    return next((s for s in reversed(spans) if s[0] <= view.published), None)


def _which(slots: Slots, view: View) -> str:
    return str(view.listed("which", slots["which"])) if "which" in slots else ""


def _in_year(slots: Slots, view: View, span: Callable[[int], Days | None], key: str = "year") -> Days | None:
    """A part of the year named, else of the nearest year."""
    if key in slots:
        return span(int(slots[key]))
    which = _which(slots, view)
    if view.published and which in ("last", "next"):
        today = view.published
        years = range(max(today.year - 8, 1), min(today.year + 9, 9999))
        found = [s for y in years if (s := span(y)) and (s[1] < today if which == "last" else s[0] > today)]
        return (found[-1] if which == "last" else found[0]) if found else None
    return _nearest(view, span)


def _dated(year: int, month: int, day: int) -> Days | None:
    found = days.dated(year, month, day)
    return days.one(found) if found else None


def _date(slots: Slots, view: View) -> Days | None:
    month, day = _month(slots["month"], view), _number(slots["day"])
    if "weekday" in slots and "year" not in slots and view.published:
        return _on_weekday(_weekday_number(slots["weekday"], view), month, day, view.published)
    return _in_year(slots, view, lambda y: _dated(y, month, day))


def _on_weekday(weekday: int, month: int, day: int, published: date) -> Days | None:
    """ "lundi 17 février": the year nearest to publication in which that day is a Monday."""
    years = range(max(published.year - 7, 1), min(published.year + 2, 9999))
    found = [d for y in years if (d := days.dated(y, month, day)) and d.weekday() == weekday]
    return days.one(min(found, key=lambda d: abs(d - published))) if found else _nearest_date(month, day, published)


def _nearest_date(month: int, day: int, published: date) -> Days | None:
    """The last such date not after publication, where no year fits the weekday given."""
    for year in (published.year, published.year - 1):
        found = days.dated(year, month, day) if year else None
        if found and found <= published:
            return days.one(found)
    return None


def _numeric(slots: Slots, view: View) -> Days | None:
    if "iso" in slots:
        return _dated(int(slots["iso"]), int(slots["isomonth"]), int(slots["isoday"]))
    first, second, year = int(slots["first"]), int(slots["second"]), int(slots["year"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    readings = [r for r in (_dated(year, second, first), _dated(year, first, second)) if r]
    if view.words.table("times")["slashed"] != "day first":
        recent = [r for r in readings if view.published and 0 <= (view.published - r[0]).days < _RECENT]
        readings = sorted(recent, reverse=True) + readings
    return readings[0] if readings else None


def _days(slots: Slots, view: View) -> Days | None:
    """ "du 3 au 9 août", "March 3-9", "30 August to 2 September"."""
    last = _month(slots.get("month2") or slots["month"], view)
    first = _month(slots.get("month") or slots["month2"], view)
    one, two = _number(slots["day"]), _number(slots["day2"])
    end = _in_year(slots, view, lambda y: _dated(y, last, two))
    if not end:
        return None
    year = int(slots.get("year2") or end[0].year)
    start = days.dated(year, first, one)
    if start and start > end[0]:
        start = days.dated(year - 1, first, one)
    return (start, end[0]) if start else None


def _of_month(slots: Slots, view: View) -> Days | None:
    name = slots.get("month") or slots.get("plainmonth") or slots["placedmonth"]
    number = _month(name, view)
    return _in_year(slots, view, lambda y: days.month(y, number))


def _months(slots: Slots, view: View) -> Days:
    year = int(slots["year"])
    first, last = days.month(year, _month(slots["month"], view)), days.month(year, _month(slots["month2"], view))
    return days.months(first, last) if first[0] < last[0] else (days.month(year - 1, first[0].month)[0], last[1])


def _third(slots: Slots, view: View) -> Days | None:
    if "month" in slots:
        whole = _of_month(slots, view)
    elif "year" in slots:
        whole = days.year(int(slots["year"]))
    elif "week" in slots and view.published:
        return _third_of_week(int(str(view.listed("thirds", slots["third"]))), view, view.published)
    elif view.published:
        named = slots.get("thismonth") or slots.get("thisyear") or ""
        listed = view.words.table("times")["words"]["relative"].get(named)
        unit, step = listed or ("month" if "thismonth" in slots else "year", 0)
        whole = _unit_span(days.stepped(view.published, unit, step), unit)
    else:
        return None
    which = int(str(view.listed("thirds", slots["third"])))
    return days.third(whole, which) if whole and which else whole


def _third_of_week(which: int, view: View, published: date) -> Days:
    """The end of the week of publication, or of the one before where it is yet to come."""
    found = days.third(days.week(published), which or 2)
    if found[0] > published and not view.ahead:
        return days.third(days.week(days.shifted(published, -7)), which or 2)
    return found


def _quarter(slots: Slots, view: View) -> Days | None:
    first, last = view.words.table("times")["words"]["quarters"][slots["quarter"]]
    return _in_year(slots, view, lambda y: days.months(days.month(y, first), days.month(y, last)))


def _season(slots: Slots, view: View) -> Days | None:
    first = int(str(view.listed("seasons", slots["season"])))

    def span(year: int) -> Days:
        last = first + 2
        return days.months(days.month(year, first), days.month(year + (last > 12), (last - 1) % 12 + 1))

    return _in_year(slots, view, span)


def _year(slots: Slots, _view: View) -> Days:
    return days.year(int(slots["year"]))


def _years(slots: Slots, _view: View) -> Days | None:
    first = int(slots["year"])
    last = int(slots["year2"]) if "year2" in slots else first // 100 * 100 + int(slots["shortyear"])
    return (days.year(first)[0], days.year(last)[1]) if first < last else None


def _decade(slots: Slots, _view: View) -> Days:
    first = int(slots["decade"])
    first += 1900 if first < 100 else 0
    return days.year(first)[0], days.year(first + 9)[1]


def _weekday(slots: Slots, view: View) -> Days | None:
    if view.published is None:
        return None
    number = _weekday_number(slots["weekday"], view)
    which = _which(slots, view)
    if "week" in slots:
        monday = days.week(days.shifted(view.published, -7))[0]
        return days.one(days.shifted(monday, number))
    if "same" in slots and view.anchor:
        ahead = slots["same"] == "suivant"
        step = days.weekday_after if ahead else days.weekday_before
        return days.one(step(view.anchor, number, strictly=True))
    if "weeks" in slots or "ago" in slots:
        return days.one(_weeks_ago(slots, view.published, number, view))
    if which in ("following", "previous") and view.anchor:
        step = days.weekday_after if which == "following" else days.weekday_before
        return days.one(step(view.anchor, number, strictly=True))
    if which == "next":
        return days.one(days.weekday_after(view.published, number, strictly=True))
    if which == "last":
        return days.one(days.weekday_before(view.published, number, strictly=True))
    return days.one((days.weekday_after if view.ahead else days.weekday_before)(view.published, number))


def _weekday_number(text: str, view: View) -> int:
    table = view.words.table("times")["words"]
    return int({**table["shortdays"], **table["weekdays"]}[text])


def _weeks_ago(slots: Slots, today: date, number: int, view: View) -> date:
    last = days.weekday_before(today, number, strictly=True)
    if "weeks" in slots:
        count = value(slots["weeks"].split()[0], view.words) or 1
        return days.shifted(last, -7 * int(count))
    return days.shifted(last, -7 * (int(value(slots["ago"], view.words) or 1) - 1))


def _day_of_month(slots: Slots, view: View) -> Days | None:
    """ "mardi 3", "since the 15th": the last such day not after publication, or the next one ahead."""
    if view.published is None:
        return None
    if "thismonth" in slots:
        return _day_of_this_month(slots, view, view.published)
    number = _number(slots["day"])
    named = slots.get("weekday") or slots.get("shortday")
    step = 1 if view.ahead else -1
    for i in range(370 if named else 62):
        day = days.shifted(view.published, i * step)
        if day.day == number and (not named or day.weekday() == _weekday_number(named, view)):
            return days.one(day)
    return None


def _day_of_this_month(slots: Slots, view: View, published: date) -> Days | None:
    """ "the second of this month", "le 3 du mois dernier"."""
    number = _number(slots["day"]) if "day" in slots else int(str(view.listed("ordinals", slots["ordinal"])))
    _, step = view.words.table("times")["words"]["relative"].get(slots["thismonth"], ("month", 0))
    month = days.stepped(published, "month", step)
    return _dated(month.year, month.month, number)


def _consecutive(slots: Slots, view: View) -> Days | None:
    """ "for the fourth day running": since three days before."""
    nth, unit = int(str(view.listed("ordinals", slots["ordinal"]))), str(view.listed("units", slots["unit"]))
    found = days.stepped(view.published, unit, 1 - nth) if view.published else None
    return (found, found) if found else None


def _since_then(_slots: Slots, view: View) -> Days | None:
    return days.one(view.anchor) if view.anchor and view.anchor != view.published else None


def _deictic(slots: Slots, view: View) -> Days | None:
    step = int(str(view.listed("deictic", slots["deictic"])))
    return days.one(days.shifted(view.published, step)) if view.published else None


def _anchored(slots: Slots, view: View) -> Days | None:
    step = int(str(view.listed("anchored", slots["anchored"])))
    return days.one(days.shifted(view.anchor, step)) if view.anchor else None


def _night(_slots: Slots, view: View) -> Days | None:
    morning = view.night or view.published
    return (days.shifted(morning, -1), morning) if morning else None


def _nights(slots: Slots, view: View) -> Days | None:
    """ "dans la nuit de mardi à mercredi": both days; "overnight Tuesday": the day and the one before."""
    if "evening" in slots:
        return _evening(slots, view)
    if "day" in slots and "day2" in slots and ("month2" in slots or "month" in slots):
        return _days(slots, view)
    if "day" in slots and view.published:
        second = _number(slots["day2"])
        end = next((d for d in (days.shifted(view.published, -i) for i in range(60)) if d.day == second), None)
        return (days.shifted(end, -1), end) if end else None
    if view.published is None:
        return None
    if "weekday2" in slots:
        end = days.weekday_before(view.published, _weekday_number(slots["weekday2"], view))
        return days.weekday_before(end, _weekday_number(slots["weekday"], view)), end
    day = days.weekday_before(view.published, _weekday_number(slots["weekday"], view))
    return days.shifted(day, -1), day


def _evening(slots: Slots, view: View) -> Days | None:
    """ "dans la nuit de jeudi": into the next day, or out of the one before where the next is after publication."""
    found = _date(slots, view) if "month" in slots else _weekday(slots, view)
    if not found:
        return None
    morning = days.shifted(found[0], 1)
    if view.published and morning > view.published:
        return days.shifted(found[0], -1), found[0]
    return found[0], morning


def _unit_span(day: date, unit: str) -> Days:
    if unit == "week":
        return days.week(day)
    if unit == "weekend":
        return days.weekend(day)
    return days.month(day.year, day.month) if unit == "month" else days.year(day.year)


def _relative(slots: Slots, view: View) -> Days | None:
    """ "last week", "ce mois-ci": whole units; the present one ends with the day of publication."""
    if view.published is None:
        return None
    unit, step = view.words.table("times")["words"]["relative"][slots["relative"]]
    start, end = _unit_span(days.stepped(view.published, unit, step), unit)
    if unit == "weekend" and step == -1 and view.published.weekday() < 5:
        start, end = days.weekend(view.published)
    return (start, min(end, view.published) if step == 0 and not view.ahead else end)


def _anchored_unit(slots: Slots, view: View) -> Days | None:
    if view.anchor is None:
        return None
    unit, step = view.words.table("times")["words"]["anchored_units"][slots["anchored_unit"]]
    return _unit_span(days.stepped(view.anchor, unit, step), unit)


def count(text: str, view: View) -> int | None:
    """How many: None where the text does not say ("quelques")."""
    listed: dict[str, int] = view.words.table("times")["words"]["counts"]
    if text in listed:
        return listed[text] or None
    number = value(text, view.words)
    return int(number) if number is not None else None


def _stepped(slots: Slots, view: View, origin: date | None, sign: int) -> Days | None:
    number, unit = count(slots["count"], view), str(view.listed("units", slots["unit"]))
    if origin is None or number is None:
        return None
    return days.one(days.stepped(origin, unit, sign * number))


def _ago(slots: Slots, view: View) -> Days | None:
    """ "two weeks ago" is that day, "five years ago" that calendar year, "three months ago" that month."""
    found = _stepped(slots, view, view.published, -1)
    unit = view.listed("units", slots["unit"])
    if found and unit in ("year", "decade", "century"):
        return days.year(found[0].year)
    return days.month(found[0].year, found[0].month) if found and unit in ("month", "quarter") else found


def _lately(slots: Slots, view: View) -> Days | None:
    if "count" not in slots:
        slots = {**slots, "count": "1"}
    found = _stepped(slots, view, view.published, -1)
    return (found[0], view.published) if found and view.published else None


def _holiday(slots: Slots, view: View) -> Days | None:
    """A feast, its eve or the day after, of the year named or of the nearest."""
    written = view.words.table("times")["words"]["holidays"][slots["holiday"]]
    step = -1 if "eve" in slots else 1 if "morrow" in slots else 0
    found = _in_year(slots, view, lambda year: feast(written, year))
    return found if not found or not step else days.one(days.shifted(found[0], step))


_RULES: dict[str, Callable[[Slots, View], Days | None]] = {
    "date": _date, "numeric": _numeric, "days": _days, "month": _of_month, "months": _months, "third": _third,
    "quarter": _quarter, "season": _season, "year": _year, "years": _years, "decade": _decade, "weekday": _weekday,
    "deictic": _deictic, "anchored": _anchored, "night": _night, "nights": _nights, "relative": _relative,
    "anchored_unit": _anchored_unit, "ago": _ago, "lately": _lately, "sinceago": _lately, "dayofmonth": _day_of_month,
    "consecutive": _consecutive, "sincethen": _since_then, "holiday": _holiday,
    "earlier": lambda slots, view: _stepped(slots, view, view.anchor, -1),
    "later": lambda slots, view: _stepped(slots, view, view.anchor, 1),
    "ahead": lambda slots, view: _stepped(slots, view, view.published, 1),
}  # fmt: skip
