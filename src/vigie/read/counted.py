"""The noun that a number counts, read off the surface: "onze [gendarmes maliens] ont péri", and the unit it makes.

Callers who have the parse may refine the group; this one ends at the first word that cannot belong to it.
"""

import re
from dataclasses import dataclass
from functools import cache

from vigie.languages import Language
from vigie.model import Span
from vigie.read.patterns import before_noun

_WORD = re.compile(r"[^\W\d_][\w]*(?:[-'][^\W\d_]\w*)*")
_BETWEEN = re.compile(r"[\" ]{0,3}")
_PERCENT = re.compile(r" ?%")
_LONGEST = 5


@dataclass(frozen=True)
class _Nouns:
    units: dict[str, str]  # counted noun → unit
    longest: int
    leading: frozenset[str]
    stops: frozenset[str]
    partitive: re.Pattern[str]
    keeps: re.Pattern[str]
    tail: re.Pattern[str]
    people: tuple[str, ...]
    head_only: bool
    numbers: frozenset[str]  # "six des [dix-neuf] marins": the noun is counted by another number
    currency: re.Pattern[str]


@cache
def _nouns(words: Language) -> _Nouns:
    table = words.table("figures")
    nouns = table["nouns"]
    units = {noun: unit for unit, listed in nouns["units"].items() for noun in reversed(listed)}
    return _Nouns(
        units=units,
        longest=max(len(noun.split()) for noun in units),
        leading=frozenset(nouns["leading"]),
        stops=frozenset(nouns["stops"]),
        partitive=re.compile(before_noun(nouns["partitive"])),
        keeps=re.compile(rf" (?:{'|'.join(map(re.escape, nouns['keeps']))})\b"),
        tail=re.compile(nouns["tail"]),
        people=tuple(nouns["endings"]["people"]),
        head_only=nouns["head_only"],
        numbers=frozenset({*table["numerals"]["units"], *table["numerals"]["scales"]}),
        currency=re.compile(rf" ?(?:{'|'.join(map(re.escape, table['exclude']['currencies']))})"),
    )


def counted(text: str, plain: str, at: int, words: Language) -> tuple[Span | None, str]:
    """What the number that ends at `at` counts, and its unit; `plain` is the folded text."""
    known = _nouns(words)
    if percent := _PERCENT.match(plain, at):
        return _group(text, plain, percent.end(), known)[0], "percent"
    if known.currency.match(plain, at):
        return None, "money"
    span, unit = _group(text, plain, at, known)
    if unit == "percent" and span:
        return _group(text, plain, span.start + _unit_length(plain, span.start, known), known)[0], "percent"
    return span, unit


def _group(text: str, plain: str, at: int, known: _Nouns) -> tuple[Span | None, str]:
    start = _begin(plain, at, known)
    found = _words(plain, start, known)
    if not found or found[0].group() in known.numbers:
        return None, "people"
    end = found[-1].end()
    if keep := known.keeps.match(plain, end):
        end = keep.end()
    span = Span(found[0].start(), end, text[found[0].start() : end])
    return span, _unit(text, found, plain, known)


def _begin(plain: str, at: int, known: _Nouns) -> int:
    """Where the noun begins: past a space, a closing quotation mark, "of the", "de ses"."""
    between = _BETWEEN.match(plain, at)
    at = between.end() if between else at
    linked = known.partitive.match(plain, at)
    quoted = _BETWEEN.match(plain, linked.end()) if linked else None
    return quoted.end() if quoted else at


def _words(plain: str, at: int, known: _Nouns) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    while len(found) < _LONGEST and (word := _WORD.match(plain, at)):
        if not found and _unit_length(plain, at, known):
            pass
        elif (
            word.group() in known.stops
            or _elided(word.group(), known)
            or (found and not known.head_only and not _goes_on(found, word, known))
        ):
            break
        found.append(word)
        at = word.end() + 1
        if known.head_only and _is_head(word, plain, known):
            break
        if plain[word.end() : at] != " ":
            break
    return found


def _elided(word: str, known: _Nouns) -> bool:
    return "'" in word and word.split("'")[0] in known.stops


def _goes_on(found: list[re.Match[str]], word: re.Match[str], known: _Nouns) -> bool:
    """After the noun only adjectives go on; before it only the leading ones stand."""
    before = found[-1].group()
    if before in known.leading and all(f.group() in known.leading for f in found):
        return True
    return bool(known.tail.search(word.group()) and known.tail.search(word.group()).end() == len(word.group()))  # type: ignore[union-attr]


def _is_head(word: re.Match[str], plain: str, known: _Nouns) -> bool:
    noun = word.group()
    if noun in known.leading and re.match(r" [a-z]", plain[word.end() : word.end() + 2]):
        following = _WORD.match(plain, word.end() + 1)
        return bool(following and (following.group() in known.stops))
    return noun in known.units or (noun.endswith(("s", "men")) and not noun.endswith(("ss", "us", "'s")))


def _unit_length(plain: str, at: int, known: _Nouns) -> int:
    """How long the listed noun at `at` is; 0 where none stands there."""
    for end in sorted(_ends(plain, at, known.longest), reverse=True):
        if plain[at:end] in known.units:
            return end - at
    return 0


def _ends(plain: str, at: int, count: int) -> list[int]:
    ends: list[int] = []
    for _ in range(count):
        word = re.compile(r"[\w-]+").match(plain, at)
        if not word:
            break
        ends.append(word.end())
        if plain[word.end() : word.end() + 1] != " ":
            break
        at = word.end() + 1
    return ends


def _unit(text: str, found: list[re.Match[str]], plain: str, known: _Nouns) -> str:
    order = reversed(found) if known.head_only else iter(found)
    for word in order:
        if word.group() in known.leading and len(found) > 1:
            continue
        if length := _unit_length(plain, word.start(), known):
            return known.units[plain[word.start() : word.start() + length]]
    head = found[-1] if known.head_only else next((f for f in found if f.group() not in known.leading), found[0])
    if text[head.start()].isupper() or head.group() in known.leading:
        return "people"
    noun = head.group()
    person = noun.endswith(known.people) or noun.rstrip("s").endswith(known.people)
    return "people" if person or text[head.start() : head.end()].endswith("és") else "other"
