"""Dates and clock times as head and foot lines write them, in every language of the house."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from vigie.clean.words import listed
from vigie.languages import CODES, language
from vigie.orthography import folded

LAST_YEAR = 2025  # the newest full year at this release: a date without a year is never put later


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: its span, and what it leaves open."""

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def on(self, year: int | None = None) -> date | None:
        """The day itself; None without a year, or where there is no such day."""
        try:
            return date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None


@cache
def months() -> dict[str, int]:
    """Month names and their abbreviations, folded."""
    return {name: number for code in CODES for name, number in language(code).table("heads")["months"].items()}


@cache
def weekdays() -> dict[str, int]:
    """Weekday names and their abbreviations, folded; Monday is 0."""
    return {name: number for code in CODES for name, number in language(code).table("heads")["weekdays"].items()}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{_any(months())})\.?"
    weekday = rf"(?:(?<!\w)(?P<weekday>{_any(weekdays())})\b\.?,? +(?:the |le )?)?"
    year = r"(?:[ ,./-]+(?:de )?(?P<year>(?:19|20)\d\d)(?!\d))?"
    part = r"[0-3]?\d"
    return (
        re.compile(r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<number>[01]?\d)-(?P<day>[0-3]?\d)(?!\d)"),
        re.compile(
            rf"{weekday}(?<![\d:.,h])(?P<day>{part})(?:er|st|nd|rd|th)?[ .-]{{1,2}}(?:of )?{month}(?![a-z]){year}"
        ),
        re.compile(rf"{weekday}(?<!\w){month} (?:{part} ?[-–] ?)?(?P<day>{part})(?:st|nd|rd|th)?(?![\d:]){year}"),
        re.compile(rf"(?<!\w){month} (?P<day>[0-3]\d)(?P<year>(?:19|20)\d\d)(?!\d)"),  # a comma was lost
        re.compile(
            rf"(?<!\w){month} (?P<year>(?:19|20)\d\d)\W{{1,4}}(?:{_listed('published')}) (?:le|on(?: the)?) (?P<day>{part})(?!\w| ?[a-z])"
        ),
        re.compile(
            rf"{weekday}(?<![\d/.-])(?P<day>{part})(?P<sep>[/.-] ?)(?P<number>{part})(?P=sep)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])"
        ),
    )


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _listed(name: str) -> str:
    return "|".join(sorted((re.escape(word) for word in listed(name)), key=len, reverse=True))


def dates(text: str) -> list[Written]:
    """Every date written in a text, in order; where two readings overlap, the fuller one."""
    low = folded(text)
    found = [written for pattern in _patterns() for match in pattern.finditer(low) if (written := _written(match))]
    found.sort(key=lambda w: (w.year is None, w.weekday is None, w.start - w.end))
    kept: list[Written] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda w: w.start)


def _written(match: re.Match[str]) -> Written | None:
    parts = match.groupdict()
    day = int(parts["day"])
    month = months()[parts["month"]] if parts.get("month") else int(parts["number"])
    if month > 12 and day <= 12:
        day, month = month, day  # 4/16/2017
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        year += 2000 if year <= LAST_YEAR % 100 + 1 else 1900
    weekday = weekdays()[parts["weekday"]] if parts.get("weekday") else None
    written = Written(match.start(), match.end(), day, month, year, weekday)
    return written if month <= 12 and written.on(2000) else None


_CLOCK = re.compile(
    r"(?<![\d.,:/-])(?:(?P<hour>[01]?\d|2[0-3]) ?(?:h(?:eures?)?(?![a-z])|:) ?(?P<minute>[0-5]\d)?(?::[0-5]\d)?"
    r"|(?P<hour2>1?\d)(?:[.:](?P<minute2>[0-5]\d))?(?= ?[ap]\.?m\b)"
    r"|(?:at|a) (?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d))(?!\d|[/.]\d)(?: ?(?P<half>[ap])\.?m\b\.?)?"
)


def clocks(text: str) -> Iterator[tuple[int, int, time]]:
    """Every clock time written in a text: start, end, time."""
    for match in _CLOCK.finditer(folded(text)):
        parts = match.groupdict()
        hour = int(parts["hour"] or parts["hour2"] or parts["hour3"])
        minute = int(parts["minute"] or parts["minute2"] or parts["minute3"] or 0)
        if parts["half"] and hour <= 12:
            hour = hour % 12 + (12 if parts["half"] == "p" else 0)
        yield match.start(), match.end(), time(hour, minute)
