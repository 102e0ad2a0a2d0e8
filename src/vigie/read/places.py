"""Places: every place name of a text, resolved to one place of the gazetteer.

First the names that the gazetteer knows and what stands around them (`toponyms`); then what countries the report is about;
then, for each name, the best of its places given both, once alone and once more with the others as neighbours. A name that
stands where only a place can, and that the gazetteer lacks, is a place without coordinates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import asin, cos, log10, radians, sin, sqrt

from vigie.languages import Language
from vigie.languages.gazetteer import Entry, Gazetteer, gazetteer, key, stops
from vigie.model import Place, Report, Sentence, Span
from vigie.orthography import folded, levelled
from vigie.read.toponyms import Lexicon, Toponym, Word, lexicon, lowered, read_surroundings, toponyms, words_of

CLEAR = 0.6  # share of the evidence from which a report is about one country
WORTH = (0.0, 1.0, 2.0, 2.5)  # of a name alone, by the size of its place
AREAS = ("country", "adm1", "region")
CONTAINED = re.compile(
    r"(?:,|\s\(|,? (?:dans|en|au|in|à)) ?(?:(?:une|un|a|an|la|le|the|dans|in|en|au|aux|à|situé|située|situated|located|du|de) ?)*"
    r"(?:[\w'-]+ ){0,4}?(?:le |la |les |l'|the |de |du |d'|of |in |dans |en |au )*$"
)
FLAT = re.compile(r",? (?:[\w'-]+ ){0,2}$")
WHERE_PREC = {"city": 1, "site": 1, "district": 3, "adm1": 4, "region": 5, "river": 5, "country": 6}
GEO_PREC = {"city": 1, "site": 1, "district": 2, "adm1": 3, "region": 3, "river": 3, "country": 3}


def places(report: Report, sentences: tuple[Sentence, ...], words: Language) -> tuple[Place, ...]:
    """Every place name of the report, in order; spans do not overlap."""
    return _read(report, sentences, words, gazetteer())


def demonyms(report: Report) -> tuple[Place, ...]:
    """Adjectives and peoples of countries ("malien", "Syrians") as places of their country."""
    book = gazetteer()
    found = []
    for word in words_of(report.text):
        countries = book.adjectives.get(folded(word.text), set()) if word.capital or report.language == "fr" else set()
        if len(countries) == 1 and (entry := _country(next(iter(countries)), book)):
            found.append(
                Place(
                    Span(word.start, word.end, word.text), entry.name, geonameid=entry.geonameid, latitude=entry.latitude,
                    longitude=entry.longitude, country=entry.country, where_prec=6, geo_precision=3, feature="country",
                    because=("place.demonym",),
                )
            )  # fmt: skip
    return tuple(found)


def countries(report: Report, words: Language) -> dict[str, float]:
    """What share of the report's words on places speaks of each country."""
    runs = words_of(report.text)
    return Land(report, runs, toponyms(report.text, runs, gazetteer(), lexicon(words)), gazetteer()).shares


def _read(report: Report, sentences: tuple[Sentence, ...], words: Language, book: Gazetteer) -> tuple[Place, ...]:
    text, lex = report.text, lexicon(words)
    low = lowered(text)
    runs = words_of(text)
    starts = _starts(sentences, text)
    candidates = toponyms(text, runs, book, lex)
    for place in candidates:
        read_surroundings(place, text, low, runs, lex)
        place.initial = place.start in starts
    persons = _persons(candidates, runs, lex, starts)
    candidates = [c for c in candidates if _no_person(c, runs, lex, starts, persons)]
    _adjectives(candidates, runs, book)
    land = Land(report, runs, candidates, book)
    _containers(candidates, low)
    for near in ((), None):
        around = near if near is not None else [c.best for c in candidates if c.best and _sure(c)]
        for c in candidates:
            c.best = _best(c, land.at(c.start), around)
    unknown = dict(_unknown(text, low, runs, candidates, lex, book, persons))
    return tuple(_emit(candidates, unknown, runs, text, land, lex, book))


def _starts(sentences: tuple[Sentence, ...], text: str) -> frozenset[int]:
    """Where a capital means nothing: the first word of a sentence or of a quotation."""
    firsts = {s.start + (len(m.group()) if (m := re.match(r"[^\w]+", text[s.start : s.end])) else 0) for s in sentences}
    return frozenset(firsts | {m.end() for m in re.finditer(r"[:.!?] [«“\"]? ?|[«“] ?", text)})


# ---- persons and bodies ------------------------------------------------------------------------------------------


def _neighbours(c: Toponym, runs: list[Word]) -> tuple[Word | None, Word | None]:
    """The capitalised words glued to a candidate by a space or a hyphen, left and right."""
    left = runs[c.first - 1] if c.first and runs[c.first - 1].gap in (" ", "-", ". ") else None
    right = runs[c.last + 1] if c.last + 1 < len(runs) and runs[c.last].gap in (" ", "-") else None
    if left and left.gap == ". " and not (len(left.text) == 1 and left.text.isupper()) and left.low not in {"mr", "dr", "gen", "col", "sen", "gov", "mme"}:
        left = None
    return left if left and left.capital else None, right if right and right.capital else None


def _free(word: Word, starts: frozenset[int], lex: Lexicon) -> bool:
    """A capitalised word that is no part of a name: a function word, a weekday, a month."""
    names = lex.names
    return word.low in names["functions"] | names["weekdays"] | names["months"]


def _persons(candidates: list[Toponym], runs: list[Word], lex: Lexicon, starts: frozenset[int]) -> frozenset[str]:
    """Words that somewhere in the text stand in a person's name: "Hassan Elay" makes every "Elay" a person."""
    found = set()
    given, _, _ = stops()
    for i, word in enumerate(runs[:-1]):
        after = runs[i + 1]
        if word.gap not in (" ", ". ") or not (word.capital and after.capital) or len(after.text) < 3:
            continue
        if key(word.text) in given or word.low in lex.names["titles"]:
            found.add(after.low)
            if i + 2 < len(runs) and after.gap == " " and runs[i + 2].capital:
                found.add(runs[i + 2].low)
    return frozenset(found)


def _no_person(c: Toponym, runs: list[Word], lex: Lexicon, starts: frozenset[int], persons: frozenset[str]) -> bool:
    """Whether the candidate can be a place at all; marks those that stand inside the name of a body."""
    names = lex.names
    left, right = _neighbours(c, runs)
    if c.first == c.last and folded(runs[c.first].text) in gazetteer().adjectives and not any(e.own for e in c.entries):
        return False
    area = any(e.kind in AREAS for e in c.entries)
    sure = area and c.entries[0].kind == "country"
    before = runs[c.first - 1] if c.first and runs[c.first - 1].gap in (" ", ". ", "-") else None
    if before and before.low in names["titles"] and not (before.low in {"gouverneur", "maire", "préfet"}):
        if not sure:
            return False
    if left and not _free(left, starts, lex) and left.low not in names["left"] and key(left.text) not in _adjectival():
        if left.low in names["media"] | names["organisations"] or sure or left.text.isupper():
            c.in_name = True
        elif left.gap == "-" or not (c.kind and c.strong):
            return False
    if right and not _free(right, starts, lex) and right.low not in names["right"]:
        if right.low in names["media"] | names["organisations"] or (sure and runs[c.last].gap == " "):
            c.in_name = True
        elif runs[c.last].gap == "-" or not (c.locative and max(e.weight for e in c.entries) >= 500_000):
            return False
    if left and left.low in names["media"]:
        return False
    if c.first == c.last and runs[c.first].low in persons and not sure and not c.kind:
        return False
    c.in_name = c.in_name or _inside_body(c, runs, lex)
    return True


@lru_cache(maxsize=1)
def _adjectival() -> frozenset[str]:
    return frozenset(key(a) for a in gazetteer().adjectives)


def _inside_body(c: Toponym, runs: list[Word], lex: Lexicon) -> bool:
    """"University of Aleppo", "Conseil civil de Raqqa": a body's noun with a capital, linked by "of"."""
    if c.kind or c.first == 0 or runs[c.first - 1].low not in {"of", "de", "d", "du", "des", "for", "pour", "la", "the", "l"}:
        return False
    for i in range(c.first - 1, max(-1, c.first - 7), -1):
        word = runs[i]
        if word.gap not in (" ", "-", "'"):
            return False
        if word.capital and word.low in lex.names["organisations"]:
            return True
    return False


# ---- what the report is about ------------------------------------------------------------------------------------


def _adjectives(candidates: list[Toponym], runs: list[Word], book: Gazetteer) -> None:
    """Countries of the adjectives within four words before a name ("the Syrian city of Raqqa", "Syria's Idlib")."""
    for c in candidates:
        found: set[str] = set()
        for i in range(c.first - 1, max(-1, c.first - 5), -1):
            if runs[i].gap not in (" ", "-", "'", " ("):
                break
            found |= book.adjectives.get(folded(runs[i].text), set())
        if c.last + 1 < len(runs) and runs[c.last].gap == " ":
            found |= set() if runs[c.last + 1].capital else book.adjectives.get(folded(runs[c.last + 1].text), set())
        c.nations = frozenset(found)


# Countries that reports name everywhere for what they do, not for what happens in them.
POWERS = {"US": 0.35, "GB": 0.4, "FR": 0.4, "RU": 0.7, "CN": 0.5, "DE": 0.4, "CH": 0.4, "BE": 0.4, "QA": 0.5, "CA": 0.5}


class Land:
    """What countries a report speaks of, as a whole and paragraph by paragraph."""

    def __init__(self, report: Report, runs: list[Word], candidates: list[Toponym], book: Gazetteer) -> None:
        self.text = report.text
        self.lines: dict[int, Counter[str]] = {}
        self.whole: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        for c in candidates:
            spelling, country, worth = _speaks(c)
            if country and not c.in_name:
                self._count(c.start, spelling, country, worth * POWERS.get(country, 1), seen)
        for word in runs:
            nations = book.adjectives.get(folded(word.text), ())
            for nation in nations:
                self._count(word.start, "adjective", nation, 1.2 * POWERS.get(nation, 1) / len(nations), seen)
        for extra, worth in ((report.title, 1.5), (report.place, 4.0), (report.dateline, 0.5), (report.publisher, 0.7)):
            for country in _named_in(extra or "", book):
                self.whole[country] += worth * POWERS.get(country, 1)
        self.total = self.whole.total()
        self.shares = _normal(self.whole)

    def _count(self, offset: int, spelling: str, country: str, worth: float, seen: Counter[str]) -> None:
        seen[spelling + country] += 1
        times = seen[spelling + country]
        self.whole[country] += worth if times == 1 else worth / 3 if times < 6 else 0
        self.lines.setdefault(self._line(offset), Counter())[country] += worth

    def _line(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset)

    def at(self, offset: int) -> dict[str, float]:
        """Shares as they stand at an offset: the report's, and more or less of the paragraph's own."""
        local = self.lines.get(self._line(offset))
        if not local or local.total() < 1:
            return self.shares
        weight = 0.25 if max(self.shares.values(), default=0) >= CLEAR else 0.6
        near = _normal(local)
        return {c: (1 - weight) * self.shares.get(c, 0) + weight * near.get(c, 0) for c in {*self.shares, *near}}

    def clear(self, offset: int) -> str | None:
        """The one country that the report, or else the paragraph, is about."""
        shares = self.at(offset)
        ranked = sorted(shares, key=lambda c: -shares[c])
        if not ranked or self.total < 1.5:
            return None
        first, second = shares[ranked[0]], shares[ranked[1]] if len(ranked) > 1 else 0.0
        return ranked[0] if first >= CLEAR or (first >= 0.4 and first >= 1.6 * second) else None


def _normal(weights: Counter[str]) -> dict[str, float]:
    total = weights.total()
    return {c: w / total for c, w in weights.items()} if total else {}


def _speaks(c: Toponym) -> tuple[str, str | None, float]:
    """The country that a name alone speaks for, and how loudly."""
    if c.stopped or c.doubtful:
        return "", None, 0.0
    primary = [e for e in c.entries if e.primary and e.country]
    named = [e for e in primary if e.kind == "country"]
    if named:
        rivals = {e.country for e in primary if e.kind in AREAS or e.own}
        return named[0].name, named[0].country if len(rivals) == 1 else None, 3.0
    top = max(primary, key=lambda e: e.weight, default=None)
    if top is None or top.weight < 15_000:
        return "", None, 0.0
    if not (top.own or c.locative or c.weak or c.kind or c.dateline or top.weight >= 300_000):
        return "", None, 0.0
    if any(e.country != top.country and e.weight * 12 > top.weight for e in primary):
        return "", None, 0.0
    return top.name, top.country, 1.5 if top.own or top.weight >= 100_000 else 0.8


def _named_in(extra: str, book: Gazetteer) -> set[str]:
    """Countries that a title, a dateline or a publisher's name speaks of."""
    runs = words_of(extra)
    found = {n for w in runs for n in book.adjectives.get(folded(w.text), ())}
    spellings = {key(extra[runs[i].start : runs[j].end]) for i in range(len(runs)) for j in range(i, min(i + 4, len(runs)))}
    persons, commons, doubtful = stops()
    for entries in book.named({s for s in spellings if len(s) > 3} - persons - commons - doubtful).values():
        top = max((e for e in entries if e.primary), key=lambda e: e.weight, default=None)
        if top and top.country and top.weight >= 50_000 and {e.country for e in entries if e.weight * 12 > top.weight} == {top.country}:
            found.add(top.country)
    return found


def _containers(candidates: list[Toponym], low: str) -> None:
    """"X, dans le nord de Y", "X, Y": the area named right after a place."""
    for c, after in zip(candidates, candidates[1:], strict=False):
        gap = low[c.end : after.start]
        if len(gap) > 60 or "\n" in gap or not any(e.kind in AREAS for e in after.entries):
            continue
        if any(e.kind == "country" for e in c.entries):
            continue
        if CONTAINED.fullmatch(gap) or gap == ", ":
            c.container = after
    for c, after in zip(candidates, candidates[1:], strict=False):  # "X, Y, Z": the country of the province too
        if c.container and after.container and c.container is after and any(e.kind == "country" for e in after.container.entries):
            c.nations = c.nations | {e.country for e in after.container.entries if e.kind == "country" and e.country}


# ---- which one ---------------------------------------------------------------------------------------------------


def _sure(c: Toponym) -> bool:
    return not (c.stopped or c.doubtful) and c.best is not None and c.best.weight >= 15_000 and c.best.kind != "country"


def _best(c: Toponym, shares: dict[str, float], around: Iterable[Entry]) -> Entry | None:
    """The likeliest of the places that go by the name."""
    near = [e for e in around if e.latitude is not None]
    return max(c.entries, key=lambda e: _likelihood(c, e, shares, near), default=None)


def _likelihood(c: Toponym, e: Entry, shares: dict[str, float], near: list[Entry]) -> float:
    score = log10(e.weight + 10) + 5 * (shares.get(e.country, 0.0) if e.country else 0.5) + (1.0 if e.primary else -1.2)
    if e.kind == "adm1":
        twin = any(x.kind == "city" and x.primary and x.country == e.country and x.adm1 == e.name for x in c.entries)
        score += 4 if c.kind == "adm1" else -0.2 if c.direction or not twin else -2.5
    elif c.kind in ("adm1", "district", "river") and e.feature == c.kind:
        score += 4
    elif c.kind == "city" and e.feature == "city" and c.strong:
        score += 2.5
    if e.country in c.nations:
        score += 2.5
    if c.container:
        holders = c.container.entries
        if any(h.kind == "country" and h.country == e.country for h in holders):
            score += 5
        elif any(h.kind == "adm1" and h.country == e.country and h.name == e.adm1 for h in holders):
            score += 5
        elif any(h.kind in ("adm1", "region") and h.country == e.country for h in holders):
            score += 2.5
    distance = min((_km(e, n) for n in near if n.name != e.name), default=9999.0)
    return score + (1.8 if distance < 80 else 1.2 if distance < 200 else 0.6 if distance < 500 else 0.0)


def _km(a: Entry, b: Entry) -> float:
    """Great-circle distance."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return 9999.0
    p, q = radians(a.latitude), radians(b.latitude)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12742 * asin(sqrt(h))


def _accepted(c: Toponym, shares: dict[str, float], listed: bool) -> bool:
    """Whether enough speaks for a place."""
    e = c.best
    if e is None:
        return False
    share = shares.get(e.country or "", 0.0)
    if e.kind == "country":
        return True
    home = share >= 0.4
    worth = 3.0 if e.own and e.kind != "town" else WORTH[sum(e.weight >= limit for limit in (15_000, 100_000, 500_000))]
    worth -= 0 if e.primary else 0.5 if home else 1.5
    worth += 2 if c.locative else 1 if c.weak else 0
    worth += (3 if c.strong else 1.5) if c.kind else 0
    worth += 1 if c.relation else 0
    worth += 2 if c.container and _holds(c) else 0
    worth += 2 if c.dateline else 0
    worth += 2 if home else 1 if share >= 0.1 or e.country in c.nations else 0
    worth += 0.5 if listed else 0
    worth -= 1 if e.kind == "town" and share < 0.05 and not (c.container and _holds(c)) and e.country not in c.nations else 0
    theirs = home and (e.own or e.primary) and e.country not in POWERS and not c.doubtful
    if c.initial and c.first == c.last and e.weight < 500_000 and not c.dateline and not theirs:
        worth -= 2
    worth -= 4 if c.stopped else 2 if c.doubtful and (c.initial or not home) else 0
    return worth >= 3


def _holds(c: Toponym) -> bool:
    return bool(c.container and c.best and any(h.country == c.best.country for h in c.container.entries))


def _foreign(c: Toponym, shares: dict[str, float], clear: str | None) -> bool:
    """A small place of a country that the report never speaks of: rather a namesake that the gazetteer lacks."""
    e = c.best
    if not clear or not e or e.own or e.kind != "city" or e.country == clear or (c.container and _holds(c)) or c.dateline:
        return False
    if e.country in c.nations:
        return False
    share = shares.get(e.country or "", 0.0)
    return (share < 0.05 and e.weight < (150_000 if e.primary else 1_000_000)) or (share < 0.25 and e.weight < 15_000)


# ---- names that the gazetteer lacks ------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _name_pattern() -> re.Pattern[str]:
    capital = r"[A-ZÀ-ÖØ-ÞĀ-ŽḀ-Ỿ]"
    word = rf"(?:(?:el|al|ar|as|ad|an|az|ash|at|ed|es|ez)-)?{capital}[\w’'ʿʻ]*(?:-[\w’']+)*"
    return re.compile(rf"{word}(?: (?:(?:de |del |de la |el |al |al-|el-|d'|ez-|es-|ad-|as-|bin |sur )?{word})){{0,3}}")


def _unknown(
    text: str, low: str, runs: list[Word], candidates: list[Toponym], lex: Lexicon, book: Gazetteer, persons: frozenset[str]
) -> Iterator[tuple[int, Toponym]]:
    """Names that stand where only a place can, by their start."""
    taken = [(c.start, c.end) for c in candidates]
    barred = [m.span() for m in lex.never.finditer(levelled(text))]
    given, commons, doubtful = stops()
    small = {run.low for run in runs if not run.capital}
    for i, run in enumerate(runs):
        if not run.capital or not run.text[0].isalpha():
            continue
        if i and runs[i - 1].gap == "-" and not runs[i - 1].low in PREFIXES:
            continue
        start = runs[i - 1].start if i and runs[i - 1].gap == "-" and runs[i - 1].low in PREFIXES else run.start
        match = _name_pattern().match(text, start)
        if match is None or any(s < match.end() and start < e for s, e in barred):
            continue
        name = re.sub(r"[’']s?$", "", match.group())
        inner = [(s, e) for s, e in taken if s < start + len(name) and start < e]
        if any((s, e) != (start, start + len(name)) and s <= start for s, e in inner) or any(s == start for s, _ in inner):
            continue
        parts = name.replace("-", " ").split()
        lows = [lowered(p) for p in parts]
        if name.isupper() or lows[0] in persons or any(w in lex.names["organisations"] | lex.names["media"] | lex.names["titles"] for w in lows):
            continue
        if key(parts[0]) in given or lows[0] in lex.names["functions"] | lex.names["months"] | lex.names["weekdays"]:
            continue
        if len(parts) == 1 and (lows[0] in small or key(name) in commons | doubtful or folded(name) in book.adjectives) or folded(parts[0]) in book.adjectives:
            continue
        first = i if start == run.start else i - 1
        last = max((k for k in range(first, min(first + 9, len(runs))) if runs[k].end <= start + len(name)), default=first)
        place = Toponym(start, start + len(name), first, last, ())
        read_surroundings(place, text, low, runs, lex)
        if inner:
            place.end = start + len(name)
        if _stands_as_place(place, text):
            yield start, place


PREFIXES = frozenset("al el ad ar as at az an ash ed es ez".split())


def _stands_as_place(place: Toponym, text: str) -> bool:
    """"in the village of X", "près de X", "X district"; or "à X", "in X" with a name of one or two words."""
    if place.strong:
        return True
    if lowered(text[: place.start][-4:]).endswith("the "):
        return False
    if place.relation in ("around", "between", "off", "along", "outside", None) or place.relation is None:
        return place.locative and place.relation is None and place.direction is None and _bare(place, text)
    return True


def _bare(place: Toponym, text: str) -> bool:
    before = lowered(text[max(0, place.start - 5) : place.start])
    name = text[place.start : place.end]
    return bool(re.search(r"(?:^|\s)(?:à|in|at)\s$", before)) and len(name) >= 4 and name.count(" ") <= 1


# ---- what comes out ----------------------------------------------------------------------------------------------


def _emit(
    candidates: list[Toponym], unknown: dict[int, Toponym], runs: list[Word], text: str, land: Land, lex: Lexicon,
    book: Gazetteer,
) -> Iterator[Place]:  # fmt: skip
    known = {c.start: c for c in candidates}
    accepted: dict[str, Entry | None] = {}
    keep: dict[int, Toponym] = {}
    for c in candidates:
        listed = any(runs[c.first - 1].gap in (", ",) or runs[c.first - 1].low in ("et", "and") for _ in (0,) if c.first)
        shares, clear = land.at(c.start), land.clear(c.start)
        if _foreign(c, shares, clear):
            if (c.strong or _stands_as_place(c, text)) and not c.stopped and not text[c.start : c.end].isupper():
                keep[c.start] = c
                c.best = None
        elif _accepted(c, shares, listed):
            keep[c.start] = c
            accepted[key(text[c.start : c.end])] = c.best
    for c in candidates:  # a name accepted once is that place throughout
        spelling = key(text[c.start : c.end])
        if c.start not in keep and spelling in accepted and not c.stopped:
            c.best = accepted[spelling]
            keep[c.start] = c
    found = keep | {s: c for s, c in unknown.items() if s not in keep}
    names = {text[c.start : c.end] for c in found.values() if c.best is None}
    for i, run in enumerate(runs):
        for name in names:
            if run.start not in found and run.start not in known and text.startswith(name, run.start) and run.capital:
                end = run.start + len(name)
                if not text[end : end + 1].isalnum():
                    last = next(k for k in range(i, len(runs)) if runs[k].end >= end)
                    again = Toponym(run.start, end, i, last, ())
                    read_surroundings(again, text, lowered(text), runs, lex)
                    if _no_person(again, runs, lex, frozenset(), frozenset()) if again.entries else True:
                        found[run.start] = again
    end = 0
    for start in sorted(found):
        if start >= end:
            end = found[start].end
            yield _place(found[start], text, land.clear(start), lex, book)


def _place(c: Toponym, text: str, clear: str | None, lex: Lexicon, book: Gazetteer) -> Place:
    span = Span(c.start, c.end, text[c.start : c.end])
    because = ["place.in_name"] if c.in_name else []
    holder = c.container.best if c.container else None
    if c.best is None:
        twin = book.similar(span.text, clear) if clear and not holder else None
        if twin and twin.latitude is not None:
            c.best, c.entries = twin, ()
            because.append("place.spelling")
    if c.best is None:
        country = holder.country if holder and holder.country else next(iter(c.nations)) if len(c.nations) == 1 else clear
        adm1 = holder.name if holder and holder.kind == "adm1" else None
        feature = c.kind if c.kind in ("district", "adm1", "river", "site") else "city"
        relation = c.relation or _part(c, feature)
        where, geo = _precision(feature, relation)
        return Place(
            span, span.text, relation, country=country, adm1=adm1, where_prec=where, geo_precision=geo, feature=feature,
            because=("place.pattern", *(["place.country"] if country else []), *because),
        )  # fmt: skip
    e = c.best
    relation = c.relation or _part(c, e.feature)
    if e.kind == "country" and relation and relation.endswith(" of") and relation.split()[0] in PARTS and lex.adjective is None:
        relation = PARTS[relation.split()[0]]  # "au nord du Mali" is in it
    where, geo = _precision(e.feature, relation)
    if len({x.geonameid or x.name for x in c.entries}) > 1:
        because.append("place.country" if e.country and e.country == clear else "place.nearby")
    adm1 = e.name if e.kind == "adm1" else e.adm1 or (holder.name if holder and holder.kind == "adm1" and holder.country == e.country else None)
    return Place(
        span, e.name, relation, e.geonameid, e.latitude, e.longitude, e.country, adm1, where, geo, e.feature,
        ("place.gazetteer", *because),
    )  # fmt: skip


PARTS = {
    "north": "northern", "south": "southern", "east": "eastern", "west": "western", "northeast": "northeastern",
    "northwest": "northwestern", "southeast": "southeastern", "southwest": "southwestern", "centre": "central",
    "far north": "far northern", "far south": "far southern", "far east": "far eastern", "north-centre": "north-central",
}  # fmt: skip


def _part(c: Toponym, feature: str) -> str | None:
    return PARTS.get(c.direction, None) if c.direction else None


def _precision(feature: str, relation: str | None) -> tuple[int, int]:
    where, geo = WHERE_PREC[feature], GEO_PREC[feature]
    if relation and where == 1 and relation not in PARTS.values():
        return 2, 2
    return where, geo


def _country(iso: str, book: Gazetteer) -> Entry | None:
    return next((e for entries in book.own.values() for e in entries if e.kind == "country" and e.country == iso), None)
