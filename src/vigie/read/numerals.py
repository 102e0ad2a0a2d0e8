"""Numbers as they are written, in digits or in words: "350 000", "2,5 millions", "quatre-vingt-dix-sept", "two dozen".

A numeral has a value and is exact, an estimate ("une centaine", "three dozen") or vague ("des milliers", of which only
the least number meant is known). Bounds, ranges and what is counted are the business of `figures`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from vigie.languages import Language
from vigie.orthography import folded
from vigie.read.patterns import any_of, before_noun

Kind = Literal["exact", "about", "vague"]
Number = int | float

_GAP = r"[ -]{0,3}"
_DIGITS = re.compile(
    r"(?<![\w])(?<!\d[.,])(?:\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*(?!\d)(?:(?!\1)[.,]\d+)?|\d+(?:[.,]\d+)?|[.,]\d+)"
)
_INDIAN = re.compile(r"(?<![\w.,])\d{1,2}(?:,\d\d)+,\d{3}(?![\d,])(?:\.\d+)?")
_ATTACHED = re.compile(r"(?!ha\b|km2)[a-z]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it stands."""

    start: int
    end: int
    value: Number
    kind: Kind = "exact"


@dataclass(frozen=True, slots=True)
class _Lexeme:
    start: int
    end: int
    kind: str  # unit | digits | scale | scales | group | groups | article | half | point
    value: Number


@dataclass(frozen=True)
class _Words:
    """The number words of one language, compiled."""

    lexemes: dict[str, tuple[str, Number]]
    scan: re.Pattern[str]
    vague: re.Pattern[str]
    gap: re.Pattern[str]
    joined: frozenset[int]
    teens_after: frozenset[int]
    decimal: str
    suffixes: dict[str, int]
    suffix: re.Pattern[str]


def numerals(text: str, words: Language) -> list[Numeral]:
    """Every number of `text` but a bare "un", "une", "a", "an"; in order, none within another."""
    plain = folded(text)
    known = _words(words)
    exact = list(_exact(_lexemes(text, plain, known), plain, known))
    vague = [v for v in _vague(plain, known) if not any(n.start <= v.start < n.end for n in exact)]
    exact = [n for n in exact if not any(v.start < n.start < v.end for v in vague)]
    return sorted((*exact, *vague), key=lambda n: n.start)


def value(text: str, words: Language) -> Number | None:
    """What a text that is a number and nothing else is worth: `value("vingt-quatre")` is 24."""
    found = numerals(text.strip(), words)
    if len(found) == 1 and found[0].end - found[0].start == len(text.strip()):
        return found[0].value
    return None


# Reading words ---------------------------------------------------------------------------------------------------


@cache
def _words(words: Language) -> _Words:
    table: dict[str, Any] = words.table("figures")["numerals"]
    lexemes: dict[str, tuple[str, Number]] = {}
    for name, kind in (
        ("units", "unit"), ("scales", "scale"), ("scales_plural", "scales"), ("groups", "group"),
        ("groups_plural", "groups"),
    ):  # fmt: skip
        lexemes |= {word: (kind, number) for word, number in table[name].items()}
    lexemes |= dict.fromkeys(table["articles"], ("article", 1))
    lexemes |= dict.fromkeys(table["halves"], ("half", 0.5))
    lexemes |= dict.fromkeys(table["point"], ("point", 0))
    suffixes = table["suffixes"]
    return _Words(
        lexemes=lexemes,
        scan=re.compile(rf"(?<![^\W\d])(?:{any_of(lexemes)})(?![\w])"),
        vague=_vague_pattern(words),
        gap=re.compile(rf"{_GAP}(?:({re.escape(table['joiner'])}){_GAP})?"),
        joined=frozenset(table["joined"]),
        teens_after=frozenset(table["teens_after"]),
        decimal=table["decimal"],
        suffixes=suffixes,
        suffix=re.compile(rf" ?({any_of(suffixes)})(?![\w])"),
    )


def _lexemes(text: str, plain: str, known: _Words) -> list[_Lexeme]:
    found = [_Lexeme(m.start(), m.end(), *known.lexemes[m.group()]) for m in known.scan.finditer(plain)]
    found += _digits(text, plain, known)
    return sorted(found, key=lambda x: x.start)


def _digits(text: str, plain: str, known: _Words) -> Iterator[_Lexeme]:
    at = 0
    while match := _DIGITS.search(plain, at):
        indian = _INDIAN.match(plain, match.start())
        whole = indian.group() if indian else match.group()
        end = match.start() + len(whole)
        suffix = known.suffix.match(text, end)
        if suffix and suffix.group()[0] == " " and len(suffix.group(1)) == 1 and suffix.group(1) != "k":
            suffix = None
        scale = known.suffixes[suffix.group(1)] if suffix else 1
        number = _number(
            whole.replace(",", "") if indian else whole, known, scaled=scale > 1 or _scaled(plain, end, known)
        )
        if suffix or not _ATTACHED.match(plain, end) or known.scan.match(plain, end):
            yield _Lexeme(match.start(), suffix.end() if suffix else end, "digits", _whole(number * scale))
        at = suffix.end() if suffix else end


def _scaled(plain: str, at: int, known: _Words) -> bool:
    """Whether a word for thousand, million … follows."""
    gap = known.gap.match(plain, at)
    after = known.scan.match(plain, gap.end()) if gap else None
    return bool(after and known.lexemes[after.group()][0] in ("scale", "scales"))


def _number(digits: str, known: _Words, *, scaled: bool) -> Number:
    """The value of digits: three digits after a mark are thousands, unless a scale follows ("1,234 million")."""
    marks = [c for c in digits if not c.isdigit()]
    last = max((digits.rfind(m) for m in ".,"), default=-1)
    fraction = len(digits) - last - 1 if last >= 0 else 0
    decimal = last >= 0 and (
        fraction != 3 or last == 0 or (last > 3 and len(marks) == 1) or (len(set(marks)) > 1 and marks[-1] != marks[0])
        or (scaled and len(marks) == 1 and digits[last] == known.decimal) or (digits[0] == "0" and last == 1)
    )  # fmt: skip
    if not decimal:
        return int(re.sub(r"\D", "", digits))
    return _whole(float(f"{re.sub(chr(92) + 'D', '', digits[:last]) or '0'}.{digits[last + 1 :]}"))


def _whole(number: Number) -> Number:
    number = round(number, 9)
    return int(number) if number == int(number) else number


# Putting words together ------------------------------------------------------------------------------------------


def _exact(lexemes: list[_Lexeme], plain: str, known: _Words) -> Iterator[Numeral]:
    i = 0
    while i < len(lexemes):
        numeral, used = _composed(lexemes, i, plain, known)
        if numeral:
            yield numeral
        i += max(used, 1)


@dataclass(slots=True)
class _Sum:
    """A number under construction: closed parts ("deux millions") and the part below the next scale ("trois cent")."""

    total: Number = 0
    current: Number | None = None
    floor: Number = float("inf")
    hundreds: bool = False
    kind: Kind = "exact"
    counted: bool = False  # something other than an article has been read

    def takes(self, lexeme: _Lexeme, known: _Words, *, joined: bool) -> bool:
        """Adds the lexeme if the number goes on with it."""
        take = getattr(self, f"_{lexeme.kind}")
        return bool(take(lexeme.value, known, joined))

    def _unit(self, number: Number, known: _Words, joined: bool) -> bool:
        if not self._fits(number, known, joined):
            return False
        self.current = number if self.current is None else self.current + number
        self.counted = True
        return True

    def _fits(self, number: Number, known: _Words, joined: bool) -> bool:
        if joined and known.joined and number not in known.joined:
            return False
        if self.current is None:
            return number < self.floor
        low = self.current % 100
        tens = low % 10 == 0 and low >= 20
        if joined and not known.joined and low:
            return False
        return (low == 0 and self.hundreds) or (
            tens and (0 < number < 10 or (low in known.teens_after and 9 < number < 20))
        )

    def _digits(self, number: Number, known: _Words, joined: bool) -> bool:
        if joined or self.current is not None or number >= self.floor:
            return False
        self.current, self.counted = number, True
        return True

    def _scale(self, number: Number, known: _Words, joined: bool) -> bool:
        if joined or self.kind != "exact":
            return False
        if number == 100:
            if self.hundreds:
                return False
            self.current, self.hundreds = (self.current or 1) * 100, True
        elif number < self.floor:
            self.total += (1 if self.current is None else self.current) * number
            self.current, self.floor, self.hundreds = None, number, False
        elif self.current is None and self.total:
            self.total, self.floor = self.total * number, number
        else:
            return False
        self.counted = True
        return True

    def _scales(self, number: Number, known: _Words, joined: bool) -> bool:
        return (self.current is not None or self.total > 0) and self._scale(number, known, joined)

    def _group(self, number: Number, known: _Words, joined: bool) -> bool:
        if joined or (self.current is None and not self.total) or self.kind != "exact":
            return False
        self.total, self.current = (self.total + (self.current or 0)) * number, None
        self.kind, self.counted, self.floor = "about", True, 0
        return True

    _groups = _group

    def _article(self, number: Number, known: _Words, joined: bool) -> bool:
        adds = known.joined and (joined or self._on_tens())
        return self._unit(number, known, joined) if adds else self._opens(number)

    def _on_tens(self) -> bool:
        return self.current is not None and self.current % 10 == 0 and self.current % 100 >= 20

    def _opens(self, number: Number) -> bool:
        if self.current is not None or self.total:
            return False
        self.current = number
        return True

    def _half(self, number: Number, known: _Words, joined: bool) -> bool:
        if not joined:
            return False
        if self.current is None:
            self.total += self.floor / 2
        else:
            self.current += 0.5
        return True

    def _point(self, number: Number, known: _Words, joined: bool) -> bool:
        return False

    @property
    def value(self) -> Number:
        return _whole(self.total + (self.current or 0))


def _composed(lexemes: list[_Lexeme], i: int, plain: str, known: _Words) -> tuple[Numeral | None, int]:
    """The longest number that begins with lexeme `i`, and how many lexemes it takes."""
    half = _half_of(lexemes, i, plain, known)
    if half:
        return half
    number, used = _Sum(), 0
    for j in range(i, len(lexemes)):
        joined = False
        if j > i:
            gap = known.gap.fullmatch(plain, lexemes[j - 1].end, lexemes[j].start)
            if not gap or (lexemes[j].start == lexemes[j - 1].end and lexemes[j].kind == "digits"):
                break
            joined = bool(gap.group(1))
            if joined and _and_a_half(lexemes, j, plain, known):
                number.takes(_Lexeme(0, 0, "half", 0.5), known, joined=True)
                used += 2
                continue
            if lexemes[j].kind == "half" and lexemes[j - 1].kind == "article" and used > 1:
                continue
        if not number.takes(lexemes[j], known, joined=joined):
            break
        used += 1
    numeral, more = _decimals(lexemes, i, used, number, plain, known)
    if numeral:
        return numeral, used + more
    if not number.counted or not used:
        return None, 1
    return Numeral(lexemes[i].start, lexemes[i + used - 1].end, number.value, number.kind), used


def _and_a_half(lexemes: list[_Lexeme], j: int, plain: str, known: _Words) -> bool:
    """ "and [a half]": the article of a half that is added."""
    if lexemes[j].kind != "article" or j + 1 >= len(lexemes) or lexemes[j + 1].kind != "half":
        return False
    return bool(known.gap.fullmatch(plain, lexemes[j].end, lexemes[j + 1].start))


def _half_of(lexemes: list[_Lexeme], i: int, plain: str, known: _Words) -> tuple[Numeral, int] | None:
    """ "half a million", "une demi-douzaine": half of a scale or group, always an estimate."""
    row = lexemes[i : i + 3]
    if len(row) < 2 or "half" not in (row[0].kind, row[1].kind) or row[0].kind not in ("half", "article"):
        return None
    at = 2 if len(row) > 2 and {row[0].kind, row[1].kind} == {"half", "article"} else 1
    if row[at].kind not in ("scale", "group"):
        return None
    if not all(known.gap.fullmatch(plain, a.end, b.start) for a, b in pairwise(row[: at + 1])):
        return None
    return Numeral(row[0].start, row[at].end, _whole(row[at].value / 2), "about"), at + 1


def _decimals(
    lexemes: list[_Lexeme], i: int, used: int, number: _Sum, plain: str, known: _Words
) -> tuple[Numeral | None, int]:
    """ "two point five million", "deux cent virgule zéro trois"."""
    row = lexemes[i + used : i + used + 5]
    if not used or not row or row[0].kind != "point" or number.current is None or len(row) < 2:
        return None, 0
    digits, at = "", 1
    while at < len(row) and row[at].kind in ("unit", "digits", "article"):
        if not known.gap.fullmatch(plain, row[at - 1].end, row[at].start):
            break
        digits += str(row[at].value)
        at += 1
    if not digits.isdigit():
        return None, 0
    if len(digits) > 2 and row[1].value >= 20 and row[1].value % 10 == 0:  # "seventy one": 71
        digits = str(sum(int(x.value) for x in row[1:at]))
    amount = number.total + float(f"{number.current or 0}.{digits}")
    scale = row[at].value if at < len(row) and row[at].kind in ("scale", "scales") else 1
    at += scale > 1
    return Numeral(lexemes[i].start, row[at - 1].end, _whole(amount * scale), "exact"), at


# Vague numbers ---------------------------------------------------------------------------------------------------


def _vague_pattern(words: Language) -> re.Pattern[str]:
    """ "des dizaines de milliers", "tens of thousands", "several hundred", "quelques centaines"."""
    numerals_, vague = words.table("figures")["numerals"], words.table("figures")["vague"]
    plural = any_of({**numerals_["groups_plural"], **numerals_["scales_plural"]})
    single = any_of({**numerals_["groups"], **numerals_["scales"]})
    links = before_noun(vague["links"])
    after = (
        f"(?:{any_of(vague['singular_after'])}) (?P<single>{single})(?: (?P<singular>{single}))?(?![\\w])|"
        if vague["singular_after"]
        else ""
    )
    group = rf"(?:(?:{any_of(vague['determiners'])}) )?(?P<first>{plural})(?: (?:{links})(?P<second>{plural}))?"
    return re.compile(
        rf"(?:(?<=\bd')|(?<![\w']))(?:{after}{group}(?![\w])|(?P<word>{any_of(vague['words'])})(?= ?[\w'\"]))"
    )


def _vague(plain: str, known: _Words) -> Iterator[Numeral]:
    for match in known.vague.finditer(plain):
        parts = [p for name, p in match.groupdict().items() if p and name != "word"]
        least: Number = 2
        for part in parts:
            least *= known.lexemes[part][1]
        yield Numeral(match.start(), match.end(), least if parts else 3, "vague")
