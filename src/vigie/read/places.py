"""Places: every place name of a text, resolved to one place of the gazetteer.

First the names that the gazetteer knows (`toponyms`) and what stands around them (`surroundings`, `bodies`); then what
countries the report is about (`lands`); then, for each name, the best of its places given both (`candidates`), once
alone and once more with the others as neighbours. A name that stands where only a place can, and that the gazetteer
lacks (`unlisted`), is a place without coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vigie.languages import Language
from vigie.languages.gazetteer import Entry, Gazetteer, gazetteer, key
from vigie.model import Place, Report, Sentence, Span
from vigie.read.bodies import may_be_place, persons_of
from vigie.read.candidates import accepted_as_place, best_of, containers, foreign, is_sure
from vigie.read.lands import Land, nearby_adjectives
from vigie.read.lexicons import Lexicon, lexicon
from vigie.read.surroundings import read_surroundings
from vigie.read.toponyms import Toponym, Word, adjectives_in, lowered, toponyms, words_of
from vigie.read.unlisted import stands_as_place, unlisted

WHERE_PREC = {"city": 1, "site": 1, "district": 3, "adm1": 4, "region": 5, "river": 5, "country": 6}  # UCDP
GEO_PRECISION = {"city": 1, "site": 1, "district": 2, "adm1": 3, "region": 3, "river": 3, "country": 3}  # ACLED
PARTS = {
    "north": "northern", "south": "southern", "east": "eastern", "west": "western", "northeast": "northeastern",
    "northwest": "northwestern", "southeast": "southeastern", "southwest": "southwestern", "centre": "central",
    "far north": "far northern", "far south": "far southern", "far east": "far eastern",
    "north-centre": "north-central",
}  # fmt: skip
QUOTED_START = re.compile(r"[:.!?] [«“\"]? ?|[«“] ?")
NO_WORD = re.compile(r"\W*")


@dataclass(frozen=True)
class Page:
    """A report's text as the readers of this package need it."""

    text: str
    low: str
    runs: list[Word]
    lex: Lexicon
    book: Gazetteer


def places(report: Report, sentences: tuple[Sentence, ...], words: Language) -> tuple[Place, ...]:
    """Every place name of the report, in order; spans do not overlap."""
    page = _page(report, words)
    starts, persons = _starts(sentences, report.text), persons_of(page.runs, page.lex)
    known = []
    for c in toponyms(page.text, page.runs, page.book, page.lex):
        read_surroundings(c, page.low, page.runs, page.lex)
        c.initial = c.start in starts
        if may_be_place(c, page.runs, page.lex, persons):
            known.append(c)
    nearby_adjectives(known, page.runs, page.book)
    land = Land(report, page.runs, known, page.book)
    containers(known, page.low)
    _resolve(known, land)
    new = unlisted(page.text, page.low, page.runs, known, page.lex, page.book, persons)
    kept = _kept(known, page, land)
    found = {c.start: c for c in new} | kept
    found |= _again(found, {c.start for c in known}, page)
    return tuple(_places(found, page, land))


def demonyms(report: Report, words: Language) -> tuple[Place, ...]:
    """Adjectives and peoples of one country ("malien", "Syrians") as places: they are no part of `places`."""
    page = _page(report, words)
    nations = {e.country: e for entries in page.book.own.values() for e in entries if e.kind == "country"}
    found = []
    for i, isos in adjectives_in(page.runs, page.book).items():
        word = page.runs[i]
        entry = nations.get(next(iter(isos))) if len(isos) == 1 else None
        if entry and (word.capital or page.lex.small_adjectives):
            span = Span(word.start, word.end, word.text)
            found.append(_read(span, entry, None, ("place.demonym",)))
    return tuple(found)


def countries(report: Report, words: Language) -> dict[str, float]:
    """What share of the report's words on places speaks of each country (ISO 3166-1 alpha-2)."""
    page = _page(report, words)
    known = toponyms(page.text, page.runs, page.book, page.lex)
    for c in known:
        read_surroundings(c, page.low, page.runs, page.lex)
    return Land(report, page.runs, known, page.book).shares


def _page(report: Report, words: Language) -> Page:
    return Page(report.text, lowered(report.text), words_of(report.text), lexicon(words), gazetteer())


def _starts(sentences: tuple[Sentence, ...], text: str) -> frozenset[int]:
    """Where a capital means nothing: the first word of a sentence or of a quotation."""
    firsts = {m.end() for s in sentences if (m := NO_WORD.match(text, s.start, s.end))}
    return frozenset(firsts | {m.end() for m in QUOTED_START.finditer(text)})


def _resolve(known: list[Toponym], land: Land) -> None:
    """The best place of each name, first alone, then beside the others."""
    for c in known:
        c.best = best_of(c, land.at(c.start), ())
    around = [c.best for c in known if c.best and is_sure(c)]
    for c in known:
        c.best = best_of(c, land.at(c.start), around)


def _kept(known: list[Toponym], page: Page, land: Land) -> dict[int, Toponym]:
    """The names that are places, by their start; a name accepted once is that place throughout."""
    kept: dict[int, Toponym] = {}
    accepted: dict[str, Entry | None] = {}
    for c in known:
        if foreign(c, land.at(c.start), land.clear(c.start)):
            shouted = page.text[c.start : c.end].isupper()
            if not (c.stopped or shouted) and (c.strong or stands_as_place(c, page.text, page.lex)):
                kept[c.start], c.best = c, None
        elif accepted_as_place(c, land.at(c.start), listed=_listed(c, page.runs)):
            kept[c.start] = c
            accepted[key(page.text[c.start : c.end])] = c.best
        elif not (c.stopped or c.doubtful) and (c.strong or (c.bare and stands_as_place(c, page.text, page.lex))):
            kept[c.start] = c
    for c in known:
        spelling = key(page.text[c.start : c.end])
        if c.start not in kept and spelling in accepted and not c.stopped:
            kept[c.start], c.best = c, accepted[spelling]
    return kept


def _listed(c: Toponym, runs: list[Word]) -> bool:
    return c.first > 0 and (runs[c.first - 1].gap == ", " or runs[c.first - 1].low in ("et", "and"))


def _again(found: dict[int, Toponym], known: set[int], page: Page) -> dict[int, Toponym]:
    """The other mentions of names without an entry."""
    names = {page.text[c.start : c.end] for c in found.values() if c.best is None}
    more: dict[int, Toponym] = {}
    for name in names:
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", page.text):
            words = [k for k, run in enumerate(page.runs) if m.start() <= run.start < m.end()]
            if m.start() not in found and m.start() not in known and words:
                more[m.start()] = Toponym(m.start(), m.end(), words[0], words[-1])
                read_surroundings(more[m.start()], page.low, page.runs, page.lex)
    return more


def _places(found: dict[int, Toponym], page: Page, land: Land) -> Iterator[Place]:
    end = 0
    for start, c in sorted(found.items()):
        if start >= end:
            if end and start - end <= 7:
                c.direction = None  # "le Nord-Ouest du Cameroun": the direction is a place of its own
            place = _place(c, page, land.clear(start) or _shared(found, start, page))
            end = place.span.end if place.span else end
            yield place


def _shared(found: dict[int, Toponym], start: int, page: Page) -> str | None:
    """The one country of the places of the same paragraph."""
    head, tail = page.text.rfind("\n", 0, start), page.text.find("\n", start)
    inside = [c for s, c in found.items() if s > head and (s < tail or tail < 0)]
    nations = {c.best.country for c in inside if c.best and c.best.country and not c.in_name}
    return next(iter(nations)) if len(nations) == 1 else None


def _place(c: Toponym, page: Page, clear: str | None) -> Place:
    """The candidate as it leaves: with the noun that belongs to its name ("Fashoda County")."""
    end = c.noun_end if c.noun_end and page.text[c.end + 1].isupper() else c.end
    span = Span(c.start, end, page.text[c.start : end])
    because = ("place.in_name",) if c.in_name else ()
    holder = c.container.best if c.container else None
    if c.best is None:
        name = page.text[c.start : c.end]
        twin = page.book.similar(name, clear) if clear and holder is None else None
        if twin is None:
            return _unresolved(c, span, holder, clear, because)
        c.best, because = twin, ("place.spelling", *because)
    e = c.best
    if len({x.geonameid or x.name for x in c.entries}) > 1:
        because = ("place.country" if e.country and e.country == clear else "place.nearby", *because)
    relation = c.relation or (PARTS.get(c.direction) if c.direction else None)
    if e.kind == "country" and page.lex.inside_country and relation and relation.endswith(" of"):
        relation = PARTS.get(relation.removesuffix(" of"), relation)  # "au nord du Mali" is in it
    within = holder.name if holder and holder.kind == "adm1" and holder.country == e.country else None
    return _read(span, e, relation, ("place.gazetteer", *because), adm1=within)


def _read(span: Span, e: Entry, relation: str | None, because: tuple[str, ...], *, adm1: str | None = None) -> Place:
    where, geo = _precision(e.feature, relation)
    return Place(
        span, e.name, relation, e.geonameid, e.latitude, e.longitude, e.country,
        e.name if e.kind == "adm1" else e.adm1 or adm1, where, geo, e.feature, because,
    )  # fmt: skip


def _unresolved(c: Toponym, span: Span, holder: Entry | None, clear: str | None, because: tuple[str, ...]) -> Place:
    """A place that the gazetteer lacks; its country is its container's, its adjective's or the report's."""
    nation = next(iter(c.nations)) if len(c.nations) == 1 else None
    country = (holder.country if holder else None) or nation or clear
    feature = c.kind if c.kind in ("district", "adm1", "river", "site") else "city"
    relation = c.relation or (PARTS.get(c.direction) if c.direction else None)
    where, geo = _precision(feature, relation)
    return Place(
        span, span.text, relation, country=country, adm1=holder.name if holder and holder.kind == "adm1" else None,
        where_prec=where, geo_precision=geo, feature=feature,
        because=("place.pattern", *(("place.country",) if country else ()), *because),
    )  # fmt: skip


def _precision(feature: str, relation: str | None) -> tuple[int, int]:
    """Near a place is less exact than the place; a part of it is not."""
    if relation and WHERE_PREC[feature] == 1 and relation not in PARTS.values():
        return 2, 2
    return WHERE_PREC[feature], GEO_PRECISION[feature]
