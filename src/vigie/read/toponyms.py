"""Where a text may name a place: runs of words that the gazetteer knows, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from vigie.languages import Language
from vigie.languages.gazetteer import ARTICLES, Entry, Gazetteer, key, stops
from vigie.orthography import levelled

LONGEST = 7  # words of a name
WORD = re.compile(r"[^\W_]+")
JOINTS = frozenset((" ", "-", "'", "ʿ", "ʻ", "`", ". ", ".", "’", " - "))
ABBREVIATION = re.compile(r"(?:[A-Z]\.)+[A-Z]")
ELISIONS = frozenset("dlscnjmt") | {"qu", "jusqu", "lorsqu", "puisqu"}
ARTICLE = re.compile(r"(?:la |le |les |l'|the |une |a |un )$")
PARTICLES = frozenset(
    "al el ad ar as at az an ash ath ed es ez la le les de del du des of and et the e i y d sur en au aux bin".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits; `gap` is what stands between it and the next."""

    start: int
    end: int
    text: str
    low: str
    gap: str

    @property
    def capital(self) -> bool:
        """It begins like a name; a script without case always does."""
        return self.text[0].isupper() or not (self.text[0].islower() or self.text[0].isdigit())


@dataclass(slots=True)
class Toponym:
    """A run of words that may name a place, the entries that go by it, and what its surroundings say."""

    start: int
    end: int
    first: int  # words
    last: int
    entries: tuple[Entry, ...]
    kind: str | None = None  # a noun beside it says what it is
    strong: bool = False  # that noun is said of settlements only
    relation: str | None = None
    direction: str | None = None
    locative: bool = False
    weak: bool = False
    initial: bool = False
    in_name: bool = False
    stopped: bool = False
    doubtful: bool = False
    dateline: bool = False
    nations: frozenset[str] = field(default=frozenset())  # of adjectives right beside it
    container: "Toponym | None" = None
    best: Entry | None = None


def lowered(text: str) -> str:
    """Lower case with plain quotes and dashes, the same length; accents stay."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in levelled(text))


def words_of(text: str) -> list[Word]:
    """The words of a text."""
    low = lowered(text)
    plain = levelled(text)
    spans = [m.span() for m in WORD.finditer(text)]
    ends = [*(s for s, _ in spans[1:]), len(text)][: len(spans)]
    return [
        Word(s, e, text[s:e], low[s:e], plain[e:n] if n - e < 4 else "   ") for (s, e), n in zip(spans, ends, strict=True)
    ]


@dataclass(frozen=True)
class Lexicon:
    """The words of one language's `places.toml`, compiled."""

    before_kind: re.Pattern[str]
    after_kind: re.Pattern[str] | None
    relation: re.Pattern[str]
    relations: dict[str, str]
    directions: dict[str, str]
    outside: re.Pattern[str]
    inside: re.Pattern[str]
    adjective: re.Pattern[str] | None
    distance: re.Pattern[str]
    between: re.Pattern[str]
    locative: re.Pattern[str]
    weak: re.Pattern[str]
    saying: re.Pattern[str]
    never: re.Pattern[str]
    kinds: dict[str, str]
    after: dict[str, str]
    names: dict[str, frozenset[str]]


def _any(items: Any) -> str:
    return "|".join(re.escape(i) for i in sorted(items, key=len, reverse=True))


@cache
def lexicon(words: Language) -> Lexicon:
    """`places.toml` of a language, compiled once."""
    table = words.table("places")
    kinds = {w: kind for kind, ws in table["kinds"].items() for w in ws}
    after = {w: kind for kind, ws in table["after"].items() for w in ws}
    of = f"(?:{_any(table['of'])})"
    articles = f"(?:{_any(table['articles'])})?"
    directions: dict[str, str] = table["directions"]
    d = f"(?:{_any(directions)})"
    start = r"(?:^|(?<=[\s(\"'«]))"
    fill = lambda patterns: "|".join(p.replace("{d}", f"(?P<d{i}>{d})").replace("{of}", of) for i, p in enumerate(patterns))  # noqa: E731
    tail = of if words.code == "fr" else ""  # the relations of a language with fused articles are given without "de"
    between = f"(?:{_any(table['patterns']['between'])})"
    return Lexicon(
        before_kind=re.compile(rf"{start}(?P<kind>{_any(kinds)})(?: [\w-]+){{0,2}}? (?:dit |dite |called |named )?{of}$"),
        after_kind=re.compile(rf" (?P<kind>{_any(after)})(?!\w)", re.I) if after else None,
        relation=re.compile(rf"{start}(?P<r>{_any(table['relations'])}) ?{tail}{articles}$"),
        relations=table["relations"],
        directions=directions,
        outside=re.compile(rf"{start}(?:{fill(table['patterns']['outside'])}){articles}$"),
        inside=re.compile(rf"{start}(?:{fill(table['patterns']['inside'])}){articles}$"),
        adjective=re.compile(rf"{start}(?:{fill(table['patterns']['adjective'])}) ?$") if table["patterns"]["adjective"] else None,
        distance=re.compile(start + table["patterns"]["distance"][0].replace("{d}", d).replace("{of}", of) + f"{articles}$"),
        between=re.compile(rf"{start}{between} {articles}(?:(?:[\w'-]+ ){{1,4}}?(?:et|and) {articles})?$"),
        locative=re.compile(rf"{start}(?:{_any(table['locative'])}) {articles}$"),
        weak=re.compile(rf"(?:{start}(?:{_any(w for w in table['weak'] if not w.endswith(chr(39)))}) {articles}|[dl]')$"),
        saying=re.compile(rf"{start}(?:{_any(table['saying'])}) (?:[\w-]+ )?(?:[\w']+ )?$"),
        never=re.compile(rf"(?<!\w)(?:{_any(table['names']['never'])})(?!\w)"),
        kinds=kinds,
        after=after,
        names={name: frozenset(ws) for name, ws in table["names"].items()},
    )


def toponyms(text: str, runs: list[Word], book: Gazetteer, lex: Lexicon) -> list[Toponym]:
    """The longest known runs of words, left to right; some are no places."""
    spelled = {(i, j): key(text[runs[i].start : runs[j].end]) for i, j in _windows(runs, book)}
    bare = {span: k for span, k in ((s, _article_less(runs, *s, text)) for s in spelled) if k}
    known = book.named({*spelled.values(), *bare.values()})
    for span, other in bare.items():
        if spelled[span] not in known and other in known:
            spelled[span] = other
    barred = [m.span() for m in lex.never.finditer(levelled(text))]
    found: list[Toponym] = []
    i = 0
    while i < len(runs):
        hit = next((j for j in range(min(i + LONGEST, len(runs)) - 1, i - 1, -1) if spelled.get((i, j)) in known), None)
        if hit is None:
            i += 1
            continue
        start, end = runs[i].start, runs[hit].end
        end += text.startswith(".", end) and bool(ABBREVIATION.fullmatch(text, start, end))  # "U.S."
        if not any(s < end and start < e for s, e in barred):
            spelling = spelled[(i, hit)]
            entries = known[spelling]
            settled = any(e.kind == "country" for e in entries)
            persons, commons, doubtful = stops()
            dated = i == hit and runs[i].low in lex.names["months"] | lex.names["weekdays"]
            found.append(
                Toponym(
                    start, end, i, hit, entries, stopped=dated or (not settled and spelling in persons | commons),
                    doubtful=not settled and spelling in doubtful,
                )
            )  # fmt: skip
        i = hit + 1
    return found


def _article_less(runs: list[Word], i: int, j: int, text: str) -> str | None:
    """"Al-Shaddadi" as "Shaddadi", "Susah" as "al-Susah": the other way a name of Arabic is met."""
    if runs[i].low in ARTICLES and i < j <= i + 2 and (runs[i].gap == "-" or (runs[i].gap == " " and runs[i].capital)):
        rest = key(text[runs[i + 1].start : runs[j].end])
        return rest if len(rest) > 3 else None
    return "al" + key(runs[i].text) if i == j and len(runs[i].text) > 4 and runs[i].capital else None


def _windows(runs: list[Word], book: Gazetteer) -> Iterator[tuple[int, int]]:
    """Half of all runs of up to seven words: those that begin and end like a name, or that our own tables hold."""
    for i, word in enumerate(runs):
        if i and runs[i - 1].gap in ("'", "’") and runs[i - 1].low not in ELISIONS:
            continue
        capital = False
        for j in range(i, min(i + LONGEST, len(runs))):
            last = runs[j]
            if j > i and runs[j - 1].gap not in JOINTS:
                break
            if j > i and runs[j - 1].gap in (". ", ".") and len(runs[j - 1].text) > 2:
                break
            if j > i and runs[j - 1].gap == ". " and last.low in PARTICLES:
                break
            if j > i and last.low == "s" and runs[j - 1].gap in ("'", "’"):
                break
            capital = capital or last.capital
            if j > i and not last.capital and runs[j - 1].gap != "-" and last.low not in PARTICLES and j > i + 4:
                break
            if capital and _closed(runs, j):
                shouted = last.text.isupper() and i == j and len(last.text) <= 4 and len(last.text) > 1
                if (i < j or word.capital) and word.text not in ELISIONS and not (shouted and key(last.text) not in book.own and not _dateline(runs, i)):
                    if word.capital or (word.low in ARTICLES and word.gap == "-") or key_own(runs, i, j, book):
                        yield i, j


def key_own(runs: list[Word], i: int, j: int, book: Gazetteer) -> bool:
    """Our own tables hold names that begin with a small letter ("bande de Gaza")."""
    return key("".join(w.text for w in runs[i : j + 1])) in book.own


def _closed(runs: list[Word], j: int) -> bool:
    """No letter is glued to the run's end: "d'Ivoire" is not cut before the apostrophe, nor "Pul-e" before "e"."""
    gap = runs[j].gap
    if j + 1 == len(runs) or gap not in ("-", "'", "’", ""):
        return True
    after = runs[j + 1]
    if gap in ("'", "’"):
        return after.low == "s"
    return not after.capital and len(after.text) > 2


def _dateline(runs: list[Word], i: int) -> bool:
    return runs[i].text.isupper() and (i == 0 or "\n" in runs[i - 1].gap or runs[i - 1].gap == "   ") and (
        runs[i].gap[:1] in ",(" or runs[i].gap[:2] in (" (", " -", " /")
    )


def read_surroundings(place: Toponym, text: str, low: str, runs: list[Word], lex: Lexicon) -> None:
    """Fill in what the words before and after say."""
    start = max(0, place.start - 90, low.rfind("\n", 0, place.start) + 1)
    before = low[start : place.start]
    if kind := lex.before_kind.search(before):
        place.kind, place.strong = lex.kinds[kind["kind"]], kind["kind"] in lex.names["strong"]
        before = ARTICLE.sub("", before[: kind.start()])
        place.weak = True
    if lex.after_kind and (noun := lex.after_kind.match(low, place.end)):
        place.kind, place.strong = lex.after[noun["kind"].lower()], noun["kind"].lower() in lex.names["strong"]
    place.relation = _relation(before, lex)
    if place.relation is None:
        place.direction = _direction(before, lex)
    place.locative = place.relation is not None or place.direction is not None or bool(lex.locative.search(before))
    place.weak = place.weak or bool(lex.weak.search(before))
    if place.locative and lex.saying.search(low[start : place.start]):
        place.locative = False
    place.dateline = _dateline(runs, place.first)


def _direction(before: str, lex: Lexicon) -> str | None:
    """"dans le nord de X", "northern X": part of it."""
    for pattern in (lex.adjective, lex.inside):
        if pattern and (m := pattern.search(before)):
            return next((lex.directions[v] for v in m.groupdict().values() if v), "centre")
    return None


def _relation(before: str, lex: Lexicon) -> str | None:
    if m := lex.distance.search(before):
        number = m["n"] if m["n"][0].isdigit() else None
        unit = "miles" if m["unit"].startswith("mile") else "km"
        way = f"{lex.directions[m['d']]} of" if m["d"] else "from"
        return f"{number.replace(',', '.')} {unit} {way}" if number else f"{way}" if m["d"] else "near"
    if m := lex.outside.search(before):
        return next(f"{lex.directions[v]} of" for v in m.groupdict().values() if v)
    if lex.inside.search(before) or (lex.adjective and lex.adjective.search(before)):
        return None
    if m := lex.relation.search(before):
        return lex.relations[m["r"]]
    return "between" if lex.between.search(before) else None
