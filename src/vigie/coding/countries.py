"""Which country a report, a paragraph or a claim's place belongs to, by all that speaks of countries."""

from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from vigie.coding.courses import Course
from vigie.languages import Language
from vigie.languages.nationalities import countries_named, nationality
from vigie.model import Place, Reading, Report, Sentence


def report_counts(report: Report, reading: Reading, words: Language) -> Counter[str]:
    """How much of a report speaks of each country; its title counts twice, its dateline and place once."""
    counts = country_counts(reading, words)
    for head, weight in ((report.title, 2), (report.dateline, 1), (report.place, 1)):
        for land, times in countries_named(head or "", words.code).items():
            counts[land] += weight * times
    return counts


def country_counts(reading: Reading, words: Language, start: int = 0, end: int | None = None) -> Counter[str]:
    """How much of a stretch of the report speaks of each country: its places (towns twice), its people and adjectives."""
    counts: Counter[str] = Counter()
    last = end if end is not None else (reading.tokens[-1].end if reading.tokens else 0)
    for place in reading.places:
        if place.span is None or not start <= place.span.start < last:
            continue
        if place.country and "place.in_name" not in place.because:
            counts[place.country] += 1 if place.feature == "country" else 2
    first = bisect_left(reading.tokens, start, key=lambda t: t.start)
    for token in reading.tokens[first:]:
        if token.start >= last:
            break
        land = nationality(token, words.code)
        if land:
            counts[land] += 1
    return counts


def main_country(reading: Reading, counts: Counter[str]) -> str | None:
    """The country that most of the report speaks of; None where two tie."""
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return ranked[0][0] if ranked and reading.places and reading.places[0].country == ranked[0][0] else None
    return ranked[0][0]


def country_here(sentence: Sentence, course: Course) -> str | None:
    """The report's country; where it speaks of several, the one that the sentence's paragraph speaks of most."""
    if course.country is not None and not _mixed(course):
        return course.country
    inside = [s for s in course.reading.sentences if s.paragraph == sentence.paragraph]
    counts = country_counts(course.reading, course.words, inside[0].start, inside[-1].end)
    return main_country(course.reading, counts) or course.country


def _mixed(course: Course) -> bool:
    """Whether a report speaks of several countries, none of them most of the time."""
    total = sum(course.countries.values())
    return bool(total) and bool(course.country) and course.countries[course.country or ""] < 0.5 * total


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


def country_only(country: str) -> Place:
    """A claim whose text names no place, in a report that plays in one country."""
    return Place(
        None, None, country=country, where_prec=6, geo_precision=3, feature="country", because=("place.report_country",)
    )
