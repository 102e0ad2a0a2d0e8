"""Where a text speaks of time: expressions found by the language's phrases, not yet resolved to days.

A phrase of `times.toml` is a regular expression with slots for words ({weekday}, {month}, {count} …); its table names
the rule. The longest phrase at a place wins; parts of one date ("mardi 3 mars", "vers cinq heures") are joined.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from vigie.languages import Language
from vigie.orthography import folded
from vigie.read.patterns import any_of

LENGTHS = frozenset({"duration"})
PARTS = frozenset({"daypart", "clock"})
DAYS = frozenset(
    {
        "date",
        "weekday",
        "deictic",
        "anchored",
        "numeric",
        "holiday",
        "earlier",
        "later",
        "ago",
        "night",
        "days",
        "dayofmonth",
    }
)
WORDS = ("deictic", "anchored", "relative", "anchored_units")

_SLOT = re.compile(r"\{([a-z]+?)(\d?)\}")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<iso>(?:19|20)\d\d)-(?P<isomonth>\d\d)-(?P<isoday>\d\d)"
    r"|(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)?\d\d))(?![\d/-]|\.\d)"
)
_UNNAMED = re.compile(r"\(\?P<\w+>")
_PART_OF_NUMBER = re.compile(r"[\d$€£][.,]?$|[a-z]-$")
_CASED = ("month", "placedmonth", "plainmonth", "weekday", "shortday")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of text that speaks of time, the rule that found it and what its slots held (folded)."""

    start: int
    end: int
    rule: str
    slots: dict[str, str] = field(default_factory=dict)

    @property
    def duration(self) -> bool:
        """Whether it is a length, no date."""
        return self.rule in LENGTHS


@dataclass(frozen=True)
class _Phrases:
    scan: re.Pattern[str]  # any phrase, to find the places
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    glue: re.Pattern[str]
    unyear: re.Pattern[str]
    cased: bool  # months and weekdays are written with a capital


def expressions(text: str, words: Language) -> tuple[Expression, ...]:
    """All time expressions of `text` in order, none within another."""
    return _expressions(text, words)


@lru_cache(maxsize=64)
def _expressions(text: str, words: Language) -> tuple[Expression, ...]:
    plain = folded(text)
    known = _phrases(words)
    found = [e for e in _found(plain, known) if _is_time(e, text, plain, known)]
    return tuple(_joined(found, plain, known))


def _found(plain: str, known: _Phrases) -> Iterator[Expression]:
    at = 0
    while match := known.scan.search(plain, at):
        best = max(_here(plain, match.start(), known), key=lambda e: e.end, default=None)
        if best is None:
            at = match.end()
            continue
        yield best
        at = best.end


def _here(plain: str, at: int, known: _Phrases) -> Iterator[Expression]:
    for rule, pattern in known.rules:
        if match := pattern.match(plain, at):
            slots = {k: v for k, v in match.groupdict().items() if v}
            yield Expression(at + len(slots.pop("lead", "")), match.end(), rule, slots)


def _is_time(e: Expression, text: str, plain: str, known: _Phrases) -> bool:
    """Not a number that looks like a year ("2000 personnes"), nor a month that is another word ("may", "march")."""
    if e.rule == "year" and _YEAR_ALONE.fullmatch(plain, e.start, e.end):
        before = plain[max(0, e.start - 3) : e.start]
        return not known.unyear.match(plain, e.end) and not _PART_OF_NUMBER.search(before)
    return not known.cased or all(_capital(e, slot, text, plain) for slot in e.slots if slot.startswith(_CASED))


def _capital(e: Expression, slot: str, text: str, plain: str) -> bool:
    at = plain.find(e.slots[slot], e.start)
    return text[at].isupper()


def _joined(found: list[Expression], plain: str, known: _Phrases) -> Iterator[Expression]:
    """Parts of one date made one; parts of a day that belong to no date are dropped with the sets ("every Friday")."""
    i = 0
    while i < len(found):
        e = found[i]
        i += 1
        while i < len(found) and known.glue.fullmatch(plain, e.end, found[i].start) and (whole := _whole(e, found[i])):
            e, i = whole, i + 1
        yield e


def _whole(a: Expression, b: Expression) -> Expression | None:
    if a.rule in PARTS and (b.rule in DAYS or b.rule in PARTS):
        return replace(b, start=a.start)
    if a.rule in DAYS and b.rule in PARTS:
        return replace(a, end=b.end)
    if {a.rule, b.rule} == {"deictic", "weekday"}:
        return replace(a if a.rule == "deictic" else b, start=a.start, end=b.end)
    return None


# Compiling the phrases -------------------------------------------------------------------------------------------


@cache
def _phrases(words: Language) -> _Phrases:
    table = words.table("times")
    slots = _slots(words)
    rules: list[tuple[str, str]] = []
    for rule, patterns in table["phrases"].items():
        rules += [(rule, _filled(p, slots)) for p in patterns]
    for rule in WORDS:
        rules.append((_singular(rule), _words(table["words"][rule], group=_singular(rule))))
    rules.append(("night", _words(table["words"]["night"]["list"], group="night")))
    rules.append(("daypart", _words(table["words"]["dayparts"]["list"])))
    compiled = tuple((rule, re.compile(rf"(?:{p})(?!\w)")) for rule, p in rules)
    anywhere = "|".join(_UNNAMED.sub("(?:", p) for _, p in rules)
    numeric = _UNNAMED.sub("(?:", _NUMERIC.pattern.replace("(?P=mark)", "[/.]"))
    return _Phrases(
        scan=re.compile(rf"(?<!\w)(?<!\w-)(?:{numeric}|(?:{anywhere})(?!\w))"),
        rules=(("numeric", _NUMERIC), *compiled),
        glue=re.compile(table["glue"]["parts"]),
        unyear=_unyear(words),
        cased=bool(table["placed"].get("cased")),
    )


def _singular(rule: str) -> str:
    return rule.removesuffix("s") if rule == "anchored_units" else rule


def _words(listed: Iterable[str], group: str = "") -> str:
    body = any_of(listed)
    return f"(?P<{group}>{body})" if group else f"(?:{body})"


def _filled(pattern: str, slots: dict[str, str]) -> str:
    return _SLOT.sub(lambda m: f"(?P<{m[1]}{m[2]}>{slots[m[1]]})", pattern)


def _slots(words: Language) -> dict[str, str]:
    table: dict[str, Any] = words.table("times")
    listed = {
        name: _words(table["words"][name])
        for name in table["words"]
        if name not in ("dayparts", "night", "relative", "leads")
    }
    placed = table["placed"]
    after = "|".join(f"(?<={re.escape(p)})" for p in placed["bare"])
    plain = [m for m in table["words"]["months"] if m.rstrip(".") not in placed["months"] and m[-1] != "."]
    units = _words(table["words"]["units"])
    return {
        "weekday": listed["weekdays"], "month": listed["months"], "third": listed["thirds"],
        "quarter": listed["quarters"], "season": listed["seasons"], "which": listed["which"], "unit": units,
        "day": r"(?:(?:[12]\d|3[01]|0?[1-9])(?:er|st|nd|rd|th)?|premier)(?![\d.,]\d|\w)",
        "year": r"(?:19|20)\d\d(?!\d)", "shortyear": r"\d\d(?!\d)", "count": _count(words),
        "plainmonth": _words(plain), "placedmonth": f"(?:{after}){_words(placed['months'])}",
        "about": _words(words.table("figures")["bounds"]["before"]),
        "daypart": _words(table["words"]["dayparts"]["list"]),
        "shortday": listed["shortdays"], "holiday": listed["holidays"], "ordinal": listed["ordinals"],
        "lead": _words(f"{w} " for w in table["words"]["leads"]["list"]),
        "thismonth": _words(_of_unit("month", table)), "thisyear": _words(_of_unit("year", table)),
    }  # fmt: skip


def _of_unit(unit: str, table: dict[str, Any]) -> list[str]:
    """Words for a month or year seen from publication: "ce mois", "last year", and after "the end of": "the month"."""
    relative = [w for w, (u, _) in table["words"]["relative"].items() if u == unit]
    return relative + [w for w, u in table["words"]["thisunits"].items() if u == unit]


def _count(words: Language) -> str:
    """A small number in digits or words, or a vague one."""
    numerals = words.table("figures")["numerals"]
    word = _words([*numerals["units"], *numerals["scales"]])
    one = _words(numerals["articles"]) if numerals["joined"] else word
    joiner = numerals["joiner"]
    listed = _words(words.table("times")["words"]["counts"])
    number = rf"{word}(?:[- ](?:{joiner}[- ])?(?:{word}|{one}(?!\w))){{0,3}}"
    return rf"(?:\d{{1,4}}(?:[.,]\d+)?|{number}|{listed})"


def _unyear(words: Language) -> re.Pattern[str]:
    """Nouns that make of four digits a number."""
    units = words.table("figures")["nouns"]["units"]
    nouns = [n for unit, listed in units.items() if unit != "other" for n in listed if len(n) > 2]
    return re.compile(rf" {_words(nouns)}(?!\w)")
