"""When a report was published, and the place that a dispatch is dated from.

Looked at are head lines, foot lines and the dateline that opens the first sentence; dates inside the story only settle
a year that is missing there. Of several dates the one marked as publication comes first, then an unmarked one of the
head, the dateline, and last a date of change; a date of another text (an original, a next issue) never counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from vigie.clean.dates import LAST_YEAR, Written, clocks, dates, weekdays
from vigie.clean.layout import Paragraph
from vigie.clean.words import pattern, wire
from vigie.orthography import folded

_NAME = (
    r"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?:[ -](?:(?:de|du|des|d[’']|la|le|al|el|as|oil|field|sur|of) ?)*[A-ZÀ-ÖØ-Þa-zà-ÿ’'.-]+){0,3}"
)
_DISPATCH = re.compile(
    rf"(?P<open>\()?(?P<place>{_NAME}?(?:(?:, ?|/){_NAME}?){{0,2}}?(?: \([A-ZÀ-Þ][^()]+\))?)"
    r"(?:(?P<sep>[,.] ?| (?=le \d|\d|[A-Z][a-z]{2,8}\.? \d))(?P<date>(?:le )?[^()/—–]{3,28}?))?(?(open)\))"
    r"(?:[,.]? ?[(/](?P<agency>[^()]{2,40}?)[)/]\.?)?"
    r"(?!(?<=\w)-\w)(?P<dash> ?\.? ?(?:--|[-–—]|:(?!\d))(?: ?|$)|(?<=/\.) )(?=[A-ZÀ-ÖØ-Þ«“\"'’\d(])"
)
_SIGNED = re.compile(r"(?P<open>\()?(?P<agency>[A-ZÀ-Þ][^()/–—]{1,30}?)(?(open)\)) ?(?:--|[-–—/]) (?=[A-ZÀ-ÖØ-Þ«“\"])")
_CLOSED = re.compile(r"(?: ?\.? ?(?:--|[-–—:])|\.) ?(?=[A-ZÀ-ÖØ-Þ«“\"'’\d(])")
_PERIOD = re.compile(r"(?:\d(?:er)?|[a-z]{3,}|\d{4}) ?(?:-|au|to|and|et|until|through)(?: le| the)? ?$")
_WEEKEND = re.compile(r"week-?end\D{0,12}(?P<day>[0-3]?\d)(?:er)? ?(?:et|and|&|/|-) ?$")
_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,12}((?:19|20)\d\d)", re.I)
_NAMED_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d%]|[.,/-]\d)")
_NUMBERED = re.compile(r"(?<![\d/.-])\d{1,5}/((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The dateline that opens a story: "BANGUI, 3 mars (Agence du Fleuve) - "."""

    end: int
    place: str | None
    agency: str | None = None
    written: Written | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """When a report was published, and the rule that says so."""

    day: date | None = None
    clock: time | None = None
    rule: str = ""


def dispatch(text: str, head: str = "") -> Dispatch | None:
    """The dateline at the start of a story's first paragraph, below a `head`."""
    if signed := _signed(text, head):
        return signed
    if not (found := _DISPATCH.match(text[:140])):
        return None
    place, agency, middle = found["place"].strip(" ,."), found["agency"], found["date"]
    if agency is None and (bracket := re.search(r" \(([^()]+)\)$", place)) and _house(bracket[1]):
        place, agency = place[: bracket.start()], bracket[1]
    written = next(iter(dates(middle or "")), None)
    if middle and not written:
        place, agency = _with_initials(place, middle, agency)
        if not place:
            return None
    if not _plausible(found, place, agency, written, text):
        return None
    end, after = _date_after(text, found.end())
    return Dispatch(end, place, agency, written or after)


def _signed(text: str, head: str) -> Dispatch | None:
    """ "(AFP) - ", and "NNA - " below a head that names it: a dateline without a place."""
    found = _SIGNED.match(text[:60])
    if not found or not wire(found["agency"]):
        return None
    alone = head and not found["open"] and not re.search(rf"(?<!\w){re.escape(found['agency'])}(?!\w)", head)
    return None if alone else Dispatch(found.end(), None, found["agency"])


def _date_after(text: str, start: int) -> tuple[int, Written | None]:
    """The date, and its hour, that follow a dateline with a dash of their own: "(AFP) - 28/02/2020 16:22 - "."""
    ahead = text[start : start + 60]
    written = next((one for one in dates(ahead) if one.start == 0), None)
    if written is None:
        return start, None
    end = next((last for first, last, _ in clocks(ahead) if first <= written.end + 3), written.end)
    closed = _CLOSED.match(ahead, end)
    return (start + closed.end(), written) if closed else (start, None)


def _house(name: str) -> bool:
    """A name in brackets that is an agency's and no country's."""
    return name.isupper() or bool(pattern("wires").search(folded(name)) or pattern("outlets").search(folded(name)))


def _with_initials(place: str, middle: str, agency: str | None) -> tuple[str, str | None]:
    """ "Deir Ezzor, LSW - ": an agency without brackets; "URUAPAN, Mexico - ": the country of the place."""
    middle = middle.strip()
    capitals = middle.isupper() and middle.replace(".", "").isalpha() and len(middle) <= 8 and not place.isupper()
    if agency is None and (capitals or wire(middle)):
        return place, middle
    named = bool(re.fullmatch(r"[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*){0,2}", middle))
    return (f"{place}, {middle}", agency) if named else ("", agency)


def _plausible(found: re.Match[str], place: str, agency: str | None, written: Written | None, text: str) -> bool:
    low = folded(place)
    if low.split(",")[0] in weekdays() or pattern("kinds").fullmatch(low) or wire(place) or len(place) > 60:
        return False
    if agency or written:
        return True
    spaced = bool(re.match(r"\.? ?(?:--|[-–—]) | [-–—]$", found["dash"].lstrip(" ."))) or " " in found["dash"][:1]
    again = re.search(r" [-–—] ", text[found.end() : found.end() + 80])
    colon = ":" in found["dash"]
    if colon:
        return place.isupper() and len(place) > 3
    return spaced and not again and (place.isupper() or len(place.split()) <= 3)


def publication(
    head: Sequence[Paragraph],
    foot: Sequence[Paragraph],
    opening: Dispatch | None,
    glued: Written | None,
    story: str,
) -> Dated:
    """The best date of head, foot and dateline; a missing year is settled by the rest of the report."""
    found = sorted(_candidates(head, foot, opening), key=lambda one: one[0])
    if glued:
        found.insert(0, (0, glued, None, "date: glued head"))
    full = [one for one in found if one[1].year is not None]
    for _, written, clock, rule in full or found:
        if day := written.on() or _settled(written, head, foot, story):
            return Dated(day, clock, rule)
    return Dated()


def _candidates(
    head: Sequence[Paragraph], foot: Sequence[Paragraph], opening: Dispatch | None
) -> Iterator[tuple[int, Written, time | None, str]]:
    for line in head:
        yield from _of_line(line, 1, "head")
    if opening and opening.written:
        yield 2, opening.written, None, "date: dateline"
    for line in foot:
        yield from _of_line(line, 3, "foot")


def _of_line(line: Paragraph, rank: int, where: str) -> Iterator[tuple[int, Written, time | None, str]]:
    written = dates(line.text)
    for i, one in enumerate(written):
        before = line.folded[written[i - 1].end if i else 0 : one.start]
        one = _first_day(one, before)
        if pattern("elsewhere").search(line.folded[: one.start]):
            continue
        clock = _clock(line.text, one)
        covered = rank + 1 if _PERIOD.search(before) else rank
        if pattern("updated").search(before):
            yield 4, one, clock, "date: updated"
        elif pattern("published").search(before):
            yield 0, one, clock, "date: published"
        else:
            yield covered, one, clock, f"date: {where}"


def _first_day(written: Written, before: str) -> Written:
    """The day on which a paper of two days comes out: "week-end des 14 et 15 mai"."""
    found = _WEEKEND.search(before)
    if not found or int(found["day"]) != written.day - 1:
        return written
    return replace(written, day=int(found["day"]), weekday=None)


def _clock(text: str, written: Written) -> time | None:
    """The first time after the date, else the last before it on its line."""
    times = [(start, clock) for start, _, clock in clocks(text) if not written.start <= start < written.end]
    after = next((clock for start, clock in times if start >= written.end), None)
    return after or (times[-1][1] if times else None)


def _settled(written: Written, head: Sequence[Paragraph], foot: Sequence[Paragraph], story: str) -> date | None:
    """A day and month with the year that the report leads to: another date of head or foot, a number of the year
    ("No. 3/2024"), a copyright line, a full date of the story not long before, the weekday it is written with, or the
    weekday that the story tells its news on: with a weekday the only such year from the latest that the text names up to
    LAST_YEAR; without any of these, None."""
    lines = [*head, *foot]
    years = [one.year for line in lines for one in dates(line.text) if one.year]
    years += [int(year) for line in lines for rule in (_NUMBERED, _YEAR) for year in rule.findall(line.text)]
    if years:
        return written.on(years[0])
    return _near(written, story) or _by_weekday(written, story, " ".join(line.text for line in lines))


def _near(written: Written, story: str) -> date | None:
    """The first such day on or after a full date of the story, at most two months later."""
    told = [day for one in dates(story) if (day := one.on())]
    for day in sorted(told, reverse=True):
        for year in (day.year, day.year + 1):
            if (found := written.on(year)) and 0 <= (found - day).days <= 62:
                return found
    return None


def _by_weekday(written: Written, story: str, around: str) -> date | None:
    """The one day of that weekday from the latest year that the text names up to LAST_YEAR; None where several fit."""
    weekday = written.weekday if written.weekday is not None else _news_day(story)
    told = [int(year) for year in _NAMED_YEAR.findall(f"{around} {story}") if int(year) <= LAST_YEAR]
    if weekday is None or not told:
        return None
    days = (written.on(year) for year in range(max(told), LAST_YEAR + 1))
    fitting = [day for day in days if day is not None and day.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _news_day(story: str) -> int | None:
    """The weekday from which the weekdays of the story lie the fewest days back: what happened "mardi" is reported
    "mercredi"."""
    names = [weekdays()[word] for word in re.findall(r"[a-z]+", folded(story)) if word in weekdays() and len(word) > 4]
    back = {day: (sum((day - other) % 7 for other in names), names.index(day)) for day in names}
    return min(back, key=lambda day: back[day]) if back else None
