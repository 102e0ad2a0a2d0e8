"""Times: every time expression of a report resolved to days, both inclusive; an open end is None.

`expressions` finds them, `resolution` says what days they mean; here words before and between them make intervals
("since", "between … and"), and the narrative gives the anchor from which "la veille" and "two days later" count.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from vigie.languages import Language
from vigie.model import Report, Sentence, Span, Time
from vigie.orthography import folded
from vigie.read import days
from vigie.read.days import Days
from vigie.read.expressions import DAYS, PARTS, Expression, expressions
from vigie.read.patterns import any_of
from vigie.read.resolution import View, resolved

_CLAUSE = re.compile(r"[,;:.!?()\n\"]")
_BREAK = re.compile(r"[;:()\n\"]")
_FUTURE_REACH, _SAID_REACH, _SINCE_REACH, _SHORT = 160, 60, 60, 15


_SINCE_WHAT = r"(?: [a-z'-]+){0,7}"  # "since the coup of 1 February"


@dataclass(frozen=True)
class _Links:
    """Words around expressions, compiled."""

    since: re.Pattern[str]
    until: re.Pattern[str]
    before: re.Pattern[str]
    soon: re.Pattern[str]
    aimed: re.Pattern[str]
    open: re.Pattern[str]
    join: re.Pattern[str]
    and_: re.Pattern[str]
    future: re.Pattern[str]
    not_future: frozenset[str]
    past: re.Pattern[str]
    undone: re.Pattern[str]
    said_with: frozenset[str]
    said: re.Pattern[str]
    comes: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """An expression with its days, on its way to a time."""

    start: int
    end: int
    rule: str
    days: tuple[date | None, date | None]
    rules: tuple[str, ...] = ()
    duration: bool = False


def times(report: Report, sentences: tuple[Sentence, ...], words: Language) -> tuple[Time, ...]:
    """Every time of a report's text in order, resolved against `report.published` and what the text told before."""
    plain = folded(report.text)
    return tuple(_time(told, report) for told in _told(report, plain, sentences, words))


def _time(told: _Told, report: Report) -> Time:
    text, published = report.text, report.published
    start, end = told.days
    until = end or (published if published and start and published >= start else None)
    length = (until - start).days + 1 if start and until else 1 if end and not start else 9999
    return Time(
        span=Span(told.start, told.end, text[told.start : told.end]), start=start, end=end,
        date_prec=_ucdp(length), time_precision=1 if length == 1 else 2 if length <= 7 else 3,
        because=(f"time.{told.rule}", *told.rules), duration=told.duration,
    )  # fmt: skip


def _ucdp(length: int) -> int:
    return 1 if length == 1 else 2 if length <= 6 else 3 if length <= 8 else 4 if length <= 31 else 5


# Telling ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Narrative:
    """The days told so far, from which "la veille" and "dans la nuit" count."""

    anchor: date | None = None  # the last event's day
    night: date | None = None  # the last event's day in this sentence
    spoken: date | None = None  # the day of speaking in this sentence, where no event's day stands in it
    sentence: int = -1
    end: int = 0  # where the last time told ends

    def enters(self, sentence: int) -> None:
        """Forgets what only counts within a sentence."""
        if sentence != self.sentence:
            self.sentence, self.night, self.spoken = sentence, None, None

    def tells(self, told: _Told, day: date | None, *, said: bool) -> None:
        """Goes on from a time told."""
        self.end = told.end
        if day and said:
            self.spoken = day if self.night is None else None
        elif day:
            self.anchor, self.night, self.spoken = day, day, None


def _told(report: Report, plain: str, sentences: tuple[Sentence, ...], words: Language) -> Iterator[_Told]:
    found = [e for e in expressions(report.text, words) if e.rule not in PARTS and e.rule != "set"]
    known, starts, story = _links(words), [s.start for s in sentences], _Narrative()
    i = 0
    while i < len(found):
        e = found[i]
        at = bisect_right(starts, e.start)
        story.enters(at)
        bounds = (sentences[at - 1].start, sentences[at - 1].end) if at else _line(plain, e.start)
        ahead = _ahead(e, plain, report.text, bounds, known)
        anchor = story.spoken or story.anchor or report.published
        view = View(words, report.published, anchor, story.night, ahead=ahead)
        pair = _pair(e, found[i + 1], plain, view, known, floor=story.end) if i + 1 < len(found) else None
        told = pair or _single(e, plain, view, known, story)
        i += 2 if pair else 1
        yield told
        day = _event_day(told, e, report.published)
        story.tells(told, day, said=bool(day) and _said(told.start, told.end, plain, known))


def _line(plain: str, at: int) -> tuple[int, int]:
    start = plain.rfind("\n", 0, at) + 1
    end = plain.find("\n", at)
    return start, end if end >= 0 else len(plain)


def _event_day(told: _Told, e: Expression, published: date | None) -> date | None:
    """The day from which the narrative may go on; a period is none, nor is the dateline."""
    start, end = told.days
    end = end or start
    if told.duration or not start or not end or (end - start).days > 6 or told.rule not in DAYS | {"nights"}:
        return None
    return None if e.rule == "date" and start == published else end


def _said(start: int, end: int, plain: str, known: _Links) -> bool:
    """ "said on Wednesday", "a-t-on appris mercredi": a verb of speaking stands close before it in its clause."""
    clause = _CLAUSE.split(plain[max(0, start - _SAID_REACH) : start])[-1]
    cue = known.said.search(clause)
    if not cue or plain.startswith("'s", end):
        return False
    tail = clause[cue.end() :]
    near = len(tail.split()) < 4 or tail.split()[0] in known.said_with
    return near and not known.future.search(tail) and not known.past.search(tail)


def _ahead(e: Expression, plain: str, text: str, bounds: tuple[int, int], known: _Links) -> bool:
    """Whether the words around an expression look ahead: "doit", "will", "prévu", a verb in the future."""
    before, after = _around(e, plain, bounds)
    if known.undone.search(plain, *bounds):
        return False
    if known.since.search(before) and not known.soon.search(before[-14:]):
        return False
    if known.aimed.search(before[-14:]) and not plain.startswith("'s", e.end):
        return True
    past = known.past.search(before) or known.past.search(after)
    if known.soon.search(before[-14:]) and not plain.startswith("'s", e.end) and not past:
        return True
    if _said(e.start, e.end, plain, known):
        return False
    return _looks_ahead(before, e.start - len(before), text, known) or _looks_ahead(after, e.end, text, known)


def _around(e: Expression, plain: str, bounds: tuple[int, int]) -> tuple[str, str]:
    """The words of the clause before and after: up to a comma, or to the next one where they are too few."""
    left, right = max(bounds[0], e.start - _FUTURE_REACH), min(bounds[1], e.end + _FUTURE_REACH)
    before, after = _BREAK.split(plain[left : e.start])[-1], _BREAK.split(plain[e.end : right])[0]
    clause = before.rsplit(",", 1)[-1]
    first, _, rest = after.partition(",")
    alone = len(clause) <= _SHORT and len(first.strip()) <= 3  # "Lundi, l'armée partira"
    return (before if len(clause) <= _SHORT else clause), (after if alone and rest else first)


def _looks_ahead(part: str, offset: int, text: str, known: _Links) -> bool:
    return any(
        m.group() not in known.not_future
        and not (text[offset + m.start()].isupper() and m.start() > 1)
        and text[offset + m.end() - 1] != "é"  # "a compté" is no "compte"
        for m in known.future.finditer(part)
    )


def _single(e: Expression, plain: str, view: View, known: _Links, story: _Narrative) -> _Told:
    if e.rule == "duration":
        return _Told(e.start, e.end, e.rule, (None, None), duration=True)
    if e.rule == "later" and view.anchor and _tells_earlier(e, plain, story.night is not None, known):
        e = replace(e, rule="earlier")
    span = resolved(e, view)
    if e.rule == "later" and span and not story.anchor and view.published and span[0] > view.published:
        return _Told(e.start, e.end, e.rule, (None, None), duration=True)  # "ninety days after the coup": now
    if span is None and e.rule == "sincethen":
        return _Told(e.start, e.end, e.rule, (None, None))
    if span is None:
        return _Told(e.start, e.end, e.rule, (None, None), duration=e.rule in ("lately", "sinceago"))
    if e.rule in ("sinceago", "consecutive", "sincethen"):
        return _Told(e.start, e.end, e.rule, (span[0], None))
    return _opened(e, span, plain, known, floor=story.end)


def _tells_earlier(e: Expression, plain: str, after_date: bool, known: _Links) -> bool:
    """ "killed on Monday, four days after their capture": what follows is the earlier event."""
    if re.match(r"\s*(?:[.,;:!?)]|$)", plain[e.end :]) or not known.after.search(plain, e.start, e.end):
        return False
    return after_date or bool(known.comes.search(plain[max(0, e.start - 20) : e.start]))


def _opened(e: Expression, span: Days, plain: str, known: _Links, *, floor: int) -> _Told:
    """The interval that a word before the expression makes of it: "since", "until", "before"."""
    before = plain[max(floor, e.start - _SINCE_REACH) : e.start]
    start, end = span
    if match := known.since.search(before):
        return _Told(e.start - len(before) + match.start(1), e.end, e.rule, (start, None), ("time.since",))
    if match := known.before.search(before):
        last = end if "third" in e.slots else days.shifted(start, -1)
        return _Told(e.start - len(before) + match.start(1), e.end, e.rule, (None, last), ("time.before",))
    if match := known.until.search(before):
        return _Told(e.start - len(before) + match.start(1), e.end, e.rule, (None, end), ("time.until",))
    return _Told(e.start, e.end, e.rule, span)


def _pair(a: Expression, b: Expression, plain: str, view: View, known: _Links, *, floor: int) -> _Told | None:
    """ "entre janvier et octobre", "from Monday to Wednesday", "Wednesday and Thursday": one interval of two."""
    gap = plain[a.end : b.start]
    opened = known.open.search(plain[max(floor, a.start - 14) : a.start])
    coupled = a.rule == b.rule and known.and_.fullmatch(gap)
    if "duration" in (a.rule, b.rule) or not (coupled or (opened and known.join.fullmatch(gap))):
        return None
    last = resolved(b, view)
    first = resolved(a, replace(view, published=last[1], ahead=False)) if last and view.published else resolved(a, view)
    if not first or not last or first[0] > last[0]:
        return None
    if coupled and not opened and (a.rule not in ("weekday", "date") or (last[0] - first[1]).days > 1):
        return None
    start = a.start - (len(opened.group(0)) if opened else 0)
    return _Told(start, b.end, a.rule, (first[0], last[1]), ("time.between",))


# Compiling the links ---------------------------------------------------------------------------------------------


@cache
def _links(words: Language) -> _Links:
    table = words.table("times")
    links, cues = table["links"], table["cues"]
    articles = f"(?: ?(?:{any_of(links['articles'])}))?"

    def before(name: str, more: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?<![\w'-])((?:{any_of(links[name])}){articles}{more}) ?$")

    return _Links(
        since=before("since", _SINCE_WHAT), until=before("until"), before=before("before"), soon=before("soon"),
        aimed=before("aimed"),
        open=re.compile(rf"(?<!\w)(?:{any_of(links['open'])}){articles} ?$"),
        join=re.compile(rf" (?:{any_of(links['join'])}){articles} ?"),
        and_=re.compile(rf" (?:{any_of(links['join'][:1])}){articles} "),
        future=re.compile(rf"(?<!\w)(?:{any_of(cues['future'])}|{table['future_pattern']})(?!\w)"),
        not_future=frozenset(table["future_except"]),
        past=re.compile(rf"(?<!\w)(?:{any_of(cues['past'])}|{cues['past_pattern']})(?!\w)"),
        undone=re.compile(rf"(?<!\w)(?:{any_of(cues['undone'])})(?!\w)"),
        said_with=frozenset(cues["said_with"]),
        said=re.compile(rf"(?<!\w)(?:{any_of(cues['said'])})(?:s|e|es)?(?!\w)(?!.*\b(?:{table['glue']['said_block']})\b)"),
        after=re.compile(rf"(?<!\w)(?:{any_of(links['after'])})$"),
        comes=re.compile(rf"(?<!\w)(?:{any_of(cues['comes'])}) $"),
    )  # fmt: skip
