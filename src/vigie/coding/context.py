"""When and where: the time and place of an event from its clause, its sentence, or the sentence that it continues."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vigie.coding.syntax import Tree
from vigie.coding.triggers import Trigger
from vigie.languages import Language
from vigie.languages.nationalities import nationality
from vigie.model import Attribution, Place, Reading, Report, Sentence, Span, Time

_FEATURES = {"country": 3, "region": 2, "adm1": 2}


def times_in(sentence: Sentence, reading: Reading, voices: Sequence[Attribution]) -> list[Time]:
    """Times of a sentence that date events: no durations, no times of speaking."""
    spoken = {v.voice.said.span for v in voices if v.voice.said is not None}
    return [
        t for t in reading.times
        if sentence.start <= t.span.start < sentence.end and not t.duration and (t.start or t.end) and t.span not in spoken
        and not _of_publishing(t, sentence, reading)
    ]  # fmt: skip


_PUBLISHING = frozenset(
    "citer cite publier publie diffuser diffuse relayer poster publish quote air broadcast "
    "cited published quoted".split()
)


def _of_publishing(time: Time, sentence: Sentence, reading: Reading) -> bool:
    """A time that hangs on a verb of publishing ("cité mardi par le quotidien") dates no event."""
    token = next((t for t in reading.tokens[sentence.first : sentence.last] if t.start >= time.span.start), None)
    if token is None:
        return False
    above = Tree.of(sentence, reading.tokens).verb_of(token.i)
    return above is not None and above.lemma in _PUBLISHING


def places_in(sentence: Sentence, reading: Reading, voices: Sequence[Attribution]) -> list[Place]:
    """Places of a sentence where events can be: none that only names or locates a speaker or a body."""
    sources = [v.source for v in voices if v.source is not None]
    return [
        p for p in reading.places
        if p.span and sentence.start <= p.span.start < sentence.end and "place.in_name" not in p.because
        and not any(s.start <= p.span.start < s.end for s in sources) and not _of_somebody(p, sentence, reading)
    ]  # fmt: skip


_HOUSES = frozenset("hopital clinique lycee universite ecole mosquee eglise stade hotel".split())
_BASED = frozenset(
    "baser base based backed led soutenir soutenu diriger dirige originaire venir venu stationner born".split()
)


def _of_somebody(place: Place, sentence: Sentence, reading: Reading) -> bool:
    """A place that tells who somebody is ("soutenues par les Etats-Unis", "basée en Turquie"), not where it happened."""
    row = reading.tokens[sentence.first : sentence.last]
    token = next((t for t in row if place.span and place.span.start <= t.start < place.span.end), None)
    if token is None or token.i == token.head:
        return False
    cases = {t.lower for t in row if t.head == token.i and t.dep.startswith("case")}
    above = reading.tokens[token.head]
    hyphened = token.end < sentence.end and reading.tokens[min(token.i + 1, len(reading.tokens) - 1)].text == "-"
    adjective = place.feature == "country" and token.dep.startswith(("compound", "amod"))
    before = reading.tokens[token.i - 1].lower if token.i > sentence.first else ""
    return (
        bool(cases & {"par", "by"})
        or hyphened
        or adjective
        or before in _HOUSES
        or (above.lemma in _BASED and above.dep.startswith(("acl", "amod")))
    )


def nearest(spans: Sequence[Span], own: Sequence[Trigger], others: Sequence[Trigger], tree: Tree) -> Span | None:
    """The span that belongs to an event: reached in the tree before any other event word, else the closest unclaimed."""
    owned = [s for s in spans if _owner(s, [*others, *own], tree) in own]
    free = [s for s in spans if _owner(s, [*others, *own], tree) is None]
    here = tree.tokens[own[0].head].start
    pool = owned or free
    return min(pool, key=lambda s: abs(s.start - here), default=None)


def _owner(span: Span, triggers: Sequence[Trigger], tree: Tree) -> Trigger | None:
    heads = {t.head: t for t in triggers}
    token = next((t for t in tree.tokens[tree.first : tree.last] if span.start <= t.start < span.end), None)
    if token is None:
        return None
    for above in (token, *tree.ancestors(token.i)):
        if above.i in heads:
            return heads[above.i]
    return None


def best_place(found: Sequence[Place], own: Sequence[Trigger], others: Sequence[Trigger], tree: Tree) -> Place | None:
    """The place of an event: its own before the sentence's, a town before the province and country that hold it."""
    if not found:
        return None
    spans = {p.span: p for p in found if p.span}
    pick = nearest(list(spans), own, others, tree)
    if pick is None:
        pool = [p for p in found if len(others) == 0 or len(found) == 1] or (
            [found[0]] if found[0].span and found[0].span.start < tree.tokens[own[0].head].start else []
        )
        if not pool:
            return None
        chosen = pool[0]
    else:
        chosen = spans[pick]
    taken = [p for p in found if p.span and _owner(p.span, [*others, *own], tree) in others]
    return _finer(chosen, [p for p in found if p not in taken])


def _finer(chosen: Place, found: Sequence[Place]) -> Place:
    """A country or province as place gives way to a town of it that stands right beside it."""
    if chosen.feature not in _FEATURES or chosen.span is None:
        return chosen
    beside = [p for p in found if p.span and p.feature not in _FEATURES and p.country in (chosen.country, None)]
    return min(
        beside, key=lambda p: abs(p.span.start - chosen.span.start) if p.span and chosen.span else 0, default=chosen
    )


def country_counts(reading: Reading, words: Language, start: int = 0, end: int | None = None) -> Counter[str]:
    """How much of a stretch of the report speaks of each country: its places (towns twice), its people and adjectives."""
    counts: Counter[str] = Counter()
    last = end if end is not None else (reading.tokens[-1].end if reading.tokens else 0)
    for place in reading.places:
        if place.span is None or not start <= place.span.start < last:
            continue
        if place.country and "place.in_name" not in place.because:
            counts[place.country] += 1 if place.feature == "country" else 2
    for token in reading.tokens:
        land = nationality(token, words.code) if start <= token.start < last else None
        if land:
            counts[land] += 1
    return counts


def settled(place: Place, counts: Counter[str], main: str | None) -> Place:
    """A small place read far from a report's one country, that nothing else of the report speaks of, is a namesake.

    Its country is then the report's, and its coordinates are not known.
    """
    if place.country is None and main:
        return replace(place, country=main)
    if main is None or place.country in (main, None) or place.feature == "country" or place.span is None:
        return place
    alone = counts[place.country or ""] <= 2 and counts[main] >= 6 and counts[main] >= 0.6 * sum(counts.values())
    if not alone:
        return place
    return replace(
        place,
        country=main,
        geonameid=None,
        latitude=None,
        longitude=None,
        adm1=None,
        because=(*place.because, "place.namesake"),
    )


def main_country(report: Report, reading: Reading, counts: Counter[str]) -> str | None:
    """The country that most of the report speaks of; None where two tie."""
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ranked[0][0] if ranked and reading.places and reading.places[0].country == ranked[0][0] else None
    return ranked[0][0]


def country_only(country: str) -> Place:
    """A claim whose text names no place, in a report that plays in one country."""
    return Place(
        None, None, country=country, where_prec=6, geo_precision=3, feature="country", because=("place.report_country",)
    )
