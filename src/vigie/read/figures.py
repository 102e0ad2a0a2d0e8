"""Figures: every counted number of a text with its bounds, its unit and the noun it counts.

`numerals` reads the numbers; here they get bounds ("au moins", "fewer than"), become ranges, and lose those that count
nothing: dates, clock times, article, route and telephone numbers, models, scores. What remains of durations, distances,
money and percentages says so by its unit. Vague stays vague: "des dizaines" has a least number and no best one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from vigie.languages import Language
from vigie.model import Figure, Span
from vigie.orthography import folded
from vigie.read.counted import counted
from vigie.read.expressions import expressions
from vigie.read.numerals import Number, Numeral, numerals
from vigie.read.patterns import any_of, before_noun

_NOISE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\S+|#\w+"
    r"|\+\d[\d ().-]{6,}\d|(?<!\d)0\d(?:[ .-]\d\d){4}(?!\d)|(?<!\d)\d{3}-\d{4}(?!\d)"
    r"|\d+(?:/\d+)+|\d+(?:\.\d+){2,}|\[\d+\]|(?:(?<=\n)|\A)\s*\d{1,2}[.)](?=\s)|(?<![\w-])\d{1,2}-\d{1,2}(?=\))|\d+x\d+"
)
_WORD_BEFORE = re.compile(r"([\w°º$.'-]+)[ ]?$")
_WORD_AFTER = re.compile(r"[ ]?([\w'-]+)")
_AGE = re.compile(r"[A-Z][\w'’-]+, $")
_BEFORE = 40  # how far back a bound is looked for


@dataclass(frozen=True)
class _Bounds:
    before: re.Pattern[str]
    after: re.Pattern[str]
    verbs: re.Pattern[str]
    names: dict[str, str]
    verb_names: dict[str, str]
    open: re.Pattern[str]
    join: re.Pattern[str]
    enclosed: re.Pattern[str]  # joins that need an opening word: "entre 10 et 15"
    changes: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A numeral on its way to a figure."""

    start: int
    end: int
    bound: str
    low: Number | None
    best: Number | None
    high: Number | None
    rules: tuple[str, ...]


def figures(text: str, words: Language) -> tuple[Figure, ...]:
    """Every figure of `text` in order, none within another; a bare "un", "a" is not one (see `singles`)."""
    plain = folded(text)
    found = [n for n in numerals(text, words) if not _is_decimal_noise(n)]
    whole = list(_zeros(text, plain, words))
    found = [n for n in found if not _overlaps(n, whole)]
    drafts = [_bounded(d, plain, words) for d in (*_ranges(found, plain, words), *_fractions(plain, words))]
    kept = list(_kept(drafts, text, plain, words))
    return tuple(sorted((*kept, *whole), key=lambda f: f.span.start))


def singles(text: str, words: Language) -> tuple[Figure, ...]:
    """ "un enfant", "a soldier", "l'un d'eux": one, where the caller knows that it counts (tolls and lists)."""
    plain = folded(text)
    pattern, not_before = _singles(words)
    taken = figures(text, words)
    out = []
    for match in pattern.finditer(plain):
        noun, unit = counted(text, plain, match.end(), words)
        first = noun.text.split()[0] if noun else ""
        if folded(first) in not_before or unit in ("time", "km", "money", "percent"):
            continue
        end = noun.end if noun else match.end()
        if not any(f.span.start < end and match.start() < f.span.end for f in taken):
            out.append(
                Figure(_span(text, match.start(), end), "exact", 1, 1, 1, unit, noun, because=("figures.single",))
            )
    return tuple(out)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _is_decimal_noise(numeral: Numeral) -> bool:
    return numeral.value > 10**13


def _overlaps(numeral: Numeral, figures_: Iterable[Figure]) -> bool:
    return any(f.span.start < numeral.end and numeral.start < f.span.end for f in figures_)


# Bounds and ranges -----------------------------------------------------------------------------------------------


def _phrases(phrases: Iterable[str]) -> str:
    """Alternatives, longest first; a final "de" may be elided."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.sub(r"\\ de$", r"\\ d(?:e\\b|')", re.escape(p)) for p in ordered)


@cache
def _bounds(words: Language) -> _Bounds:
    table: dict[str, Any] = words.table("figures")
    before, after, verbs = (table["bounds"][name] for name in ("before", "after", "verbs"))
    ranges = table["ranges"]
    return _Bounds(
        before=re.compile(rf"(?:(?<=\bd')|(?<![\w']))({_phrases(before)})[\" ]*$"),
        after=re.compile(rf" ({_phrases(after)})(?!\w)"),
        verbs=re.compile(rf"(?<!\w)({_phrases(verbs)})[\" ]*$"),
        names={**after, **before},
        verb_names=verbs,
        open=re.compile(rf"(?<!\w)({_phrases(ranges['open'])})[\" ]+$"),
        join=re.compile(rf" ?%?(?: (?:{_phrases(j for j in ranges['join'] if j != '-')}) | ?- ?)"),
        enclosed=re.compile(rf" ?%? (?:{_phrases(ranges['join'][:1])}) "),
        changes=frozenset(ranges["changes"]),
    )


def _ranges(found: list[Numeral], plain: str, words: Language) -> Iterator[_Draft]:
    """Drafts of all numerals, two of one range made one."""
    i = 0
    while i < len(found):
        pair = None
        if i + 1 < len(found):
            pair = _said_twice(found[i], found[i + 1], plain) or _range(found[i], found[i + 1], plain, words)
        yield pair or _draft(found[i])
        i += 2 if pair else 1


def _said_twice(first: Numeral, second: Numeral, plain: str) -> _Draft | None:
    """ "forty-five (45) soldiers"."""
    if (
        plain[first.end : second.start] != " ("
        or plain[second.end : second.end + 1] != ")"
        or first.value != second.value
    ):
        return None
    return _draft(Numeral(first.start, second.end + 1, first.value, first.kind))


def _draft(n: Numeral) -> _Draft:
    if n.kind == "vague":
        return _Draft(n.start, n.end, "vague", n.value, None, None, ("figures.vague",))
    return _Draft(n.start, n.end, n.kind, n.value, n.value, n.value, ("figures.numeral",))


def _range(first: Numeral, second: Numeral, plain: str, words: Language) -> _Draft | None:
    known = _bounds(words)
    gap = plain[first.end : second.start]
    opened = known.open.search(plain, max(0, first.start - 12), first.start)
    if not known.join.fullmatch(gap) or "vague" in (first.kind, second.kind):
        return None
    if known.enclosed.fullmatch(gap) and not opened:
        return None
    low = _scaled_like(first, second, plain, words)
    if low >= second.value or ("-" in gap and " " not in gap and _attached(plain, first, second)):
        return None
    if "-" not in gap and _changes(plain, first.start, known):
        return None
    start = opened.start() if opened else first.start
    return _Draft(start, second.end, "range", low, None, second.value, ("figures.range",))


def _attached(plain: str, first: Numeral, second: Numeral) -> bool:
    """Digits that hang on to letters or to further hyphens are no range ("T-72-3", "2020-2022-1")."""
    return plain[first.start - 1 : first.start] in ("-", "/") or plain[second.end : second.end + 1] in ("-", "/")


def _changes(plain: str, at: int, known: _Bounds) -> bool:
    """ "est passé de 10 à 15", "rose from 10 to 15": two figures, no range."""
    return not known.changes.isdisjoint(re.findall(r"\w+", plain[max(0, at - 30) : at])[-3:])


def _scaled_like(first: Numeral, second: Numeral, plain: str, words: Language) -> Number:
    """ "two or three hundred": the first shares the second's scale."""
    table = words.table("figures")["numerals"]
    scales = {**table["scales"], **table["scales_plural"], **table["groups"], **table["groups_plural"]}
    last = re.search(r"([a-z]+)$", plain[second.start : second.end])
    scale = scales.get(last.group(1), 1) if last else 1
    shared = scale > 1 and first.value < scale and first.value < second.value / scale
    return first.value * scale if shared else first.value


def _bounded(draft: _Draft, plain: str, words: Language) -> _Draft:
    known = _bounds(words)
    for _ in range(2):
        match = known.before.search(plain, max(0, draft.start - _BEFORE), draft.start)
        if not match:
            break
        draft = _with_bound(replace(draft, start=match.start()), _named(match.group(1), known))
    if draft.bound == "exact" and (verb := known.verbs.search(plain, max(0, draft.start - _BEFORE), draft.start)):
        draft = _with_bound(draft, known.verb_names[verb.group(1)])
    if after := known.after.match(plain, draft.end):
        draft = _with_bound(replace(draft, end=after.end()), _named(after.group(1), known))
    return draft


def _named(phrase: str, known: _Bounds) -> str:
    return known.names.get(phrase) or known.names[re.sub(r"'$", "e", phrase)]


def _with_bound(draft: _Draft, bound: str) -> _Draft:
    if draft.bound in ("vague", "range") or bound == "exact" or (bound == "about" and draft.bound != "exact"):
        return draft
    number = draft.best
    low = None if bound in ("at_most", "less_than") else number
    high = None if bound in ("at_least", "more_than") else number
    return replace(draft, bound=bound, low=low, high=high, rules=(*draft.rules, "figures.bound"))


def _fractions(plain: str, words: Language) -> Iterator[_Draft]:
    """ "la moitié de la ville", "two thirds of the camp": a percentage, never exact."""
    for match in _fraction_pattern(words).finditer(plain):
        percent = words.table("figures")["fractions"][match.group(1)]
        yield _Draft(match.start(), match.end(), "about", percent, percent, percent, ("figures.fraction",))


@cache
def _fraction_pattern(words: Language) -> re.Pattern[str]:
    fractions = dict(words.table("figures")["fractions"])
    followed = any_of(fractions.pop("followed"))
    return re.compile(rf"(?<![\w-])({_phrases(fractions)})(?= (?:{followed}))(?! (?:de |d')?heures?)")


# What counts nothing ---------------------------------------------------------------------------------------------


def _kept(drafts: Iterable[_Draft], text: str, plain: str, words: Language) -> Iterator[Figure]:
    noise = [m.span() for m in _NOISE.finditer(plain)] + [m.span() for m in _fixed(words).finditer(plain)]
    times = expressions(text, words)
    dates = [(t.start, t.end) for t in times if not t.duration]
    lengths = [(t.start, t.end) for t in times if t.duration]
    last = -1
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if draft.start < last or _within(draft, noise) or _within(draft, dates):
            continue
        figure = _figure(draft, text, plain, words, lasting=_within(draft, lengths))
        if _counts(draft, figure, text, plain, words):
            last = draft.end
            yield figure


def _within(draft: _Draft, spans: list[tuple[int, int]]) -> bool:
    return any(start < draft.end and draft.start < end for start, end in spans)


def _figure(draft: _Draft, text: str, plain: str, words: Language, *, lasting: bool) -> Figure:
    noun, unit = counted(text, plain, draft.end, words)
    if "figures.fraction" in draft.rules or "%" in plain[draft.start : draft.end]:
        unit = "percent"
    if _money_before(plain, draft, words):
        unit = "money"
    if lasting:
        unit = "time"
    if noun and draft.bound in ("exact", "about"):
        after = _bounds(words).after.match(plain, noun.end)
        if after and draft.bound == "exact":
            draft = _with_bound(draft, _named(after.group(1), _bounds(words)))
    return Figure(
        _span(text, draft.start, draft.end), draft.bound, draft.low, draft.best, draft.high, unit, noun,
        because=draft.rules,
    )  # fmt: skip


def _money_before(plain: str, draft: _Draft, words: Language) -> bool:
    digits = re.search(r"\d", plain[draft.start : draft.end])
    at = draft.start + digits.start() if digits else draft.start
    return plain[:at].rstrip().endswith(tuple(words.table("figures")["exclude"]["currencies"]))


def _counts(draft: _Draft, figure: Figure, text: str, plain: str, words: Language) -> bool:
    """Whether the number counts something, rather than naming, dating or ordering it."""
    digits = plain[draft.start : draft.end]
    numeric = digits[:1].isdigit()
    return not (
        _is_glued(plain, draft)
        or (numeric and (_is_labelled(plain, draft, words) or _is_year(digits, figure) or _is_age(text, draft)))
        or _is_calibre(plain, draft, words)
        or _ordinal(words).match(plain, draft.end)
        or _is_empty_one(plain, draft, digits, words)
        or (figure.unit != "money" and plain[draft.start - 1 : draft.start] == ",")
    )


def _is_glued(plain: str, draft: _Draft) -> bool:
    """Part of a name ("T-72", "12e") or of a compound ("a 14-year-old", "a 15-member team")."""
    before, after = plain[max(0, draft.start - 2) : draft.start], plain[draft.end : draft.end + 2]
    if re.search(r"\w[-/.]$", before) or before.endswith("+") or re.match(r"[-/][a-z]", after):
        return True
    attached = re.match(r"[a-z]+\d?", plain[draft.end :])
    return bool(attached) and attached.group() not in ("km", "kg", "m", "ha", "km2", "mm", "h")  # type: ignore[union-attr]


def _is_labelled(plain: str, draft: _Draft, words: Language) -> bool:
    before = plain[max(0, draft.start - 24) : draft.start]
    return bool(_labels(words).search(before))


@cache
def _labels(words: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_phrases(words.table('figures')['exclude']['labels'])})[ .-]{{0,2}}$")


@cache
def _ordinal(words: Language) -> re.Pattern[str]:
    return re.compile(words.table("figures")["exclude"]["ordinals"])


@cache
def _fixed(words: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_phrases(words.table('figures')['exclude']['fixed'])})(?!\w)")


def _is_year(digits: str, figure: Figure) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", digits)) and (figure.of is None or figure.unit == "other")


def _is_age(text: str, draft: _Draft) -> bool:
    """ "Ali Hassan, 34, said"."""
    return bool(_AGE.search(text[max(0, draft.start - 30) : draft.start])) and text[draft.end : draft.end + 1] in (
        ",",
        ")",
    )


def _is_calibre(plain: str, draft: _Draft, words: Language) -> bool:
    return bool(re.match(rf"[ -]?(?:{_phrases(words.table('figures')['exclude']['calibres'])})\b", plain[draft.end :]))


def _is_empty_one(plain: str, draft: _Draft, word: str, words: Language) -> bool:
    """ "one" that counts nobody: "this one", "one another", "one day"."""
    one = words.table("figures")["one"]
    if word not in one["words"]:
        return False
    before, after = _WORD_BEFORE.search(plain[: draft.start]), _WORD_AFTER.match(plain, draft.end)
    return bool(before and before.group(1) in one["not_after"]) or bool(after and after.group(1) in one["not_before"])


# Zero and one ----------------------------------------------------------------------------------------------------


def _zeros(text: str, plain: str, words: Language) -> Iterator[Figure]:
    """ "aucun blessé", "pas de victime", "no one was hurt": nobody, said in words."""
    last = -1
    for match in _zero(words).finditer(plain):
        if match.start() >= last:
            last = match.end()
            noun = _span(text, *match.span("noun")) if match["noun"] else None
            yield Figure(_span(text, *match.span()), "exact", 0, 0, 0, "people", noun, because=("figures.zero",))


@cache
def _zero(words: Language) -> re.Pattern[str]:
    zero = words.table("figures")["zero"]
    determiners = before_noun(zero["determiners"])
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(zero['phrases'])}|(?:{determiners})(?P<noun>{_phrases(zero['nouns'])}))(?!\w)"
    )


@cache
def _singles(words: Language) -> tuple[re.Pattern[str], frozenset[str]]:
    table = words.table("figures")["singles"]
    of = any_of(table["of"])
    others = rf"(?:{_phrases(table['others'])})(?! (?:{any_of(table['wholes'])})(?!\w))"
    pattern = re.compile(
        rf"(?<![\w'-])(?:d')?((?:{others}|(?:{_phrases(table['words'])})(?: (?:{of}))?)(?:{table['aged']})?)(?= |$|[,.;:])"
    )
    return pattern, frozenset(table["not_before"])
