"""Place names of English news: spans and coordinates against GeoWebNews and TR-News.

`python benchmarks/toponyms.py [CORPORA]` prints span F1 (exact and overlapping) and the share within 161 km,
among the names found and located, and among all. Says so and stops where the corpora are missing.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from vigie.languages import language
from vigie.model import Place, Report, Sentence
from vigie.read.places import demonyms, places
from vigie.read.tokens import spans_of_sentences

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
NAMES = {  # GeoWebNews also marks common nouns ("the city"), which are no names
    "Literal", "Coercion", "Mixed", "Embedded_Literal", "Literal_Modifier", "Metonymic", "Demonym", "Embedded_Non_Lit",
    "Non_Literal_Modifier",
}  # fmt: skip


@dataclass(frozen=True)
class Gold:
    """A name of the gold, and where it lies."""

    start: int
    end: int
    latitude: float | None
    longitude: float | None


def scores(corpora: Path = CORPORA) -> dict[str, float]:
    """All figures, by name; empty where the corpora are missing."""
    folder = corpora / "places"
    if not folder.exists():
        return {}
    return _scored("geowebnews", geowebnews(folder)) | _scored("tr-news", trnews(folder))


def geowebnews(folder: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Texts of GeoWebNews with their names."""
    for article in ElementTree.parse(folder / "geowebnews.xml").getroot():
        names = (t for t in article.iter("toponym") if t.findtext("type") in NAMES)
        gold = [_gold(t, "latitude", "longitude") for t in names]
        yield article.findtext("text", ""), gold


def trnews(folder: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Texts of TR-News with their names."""
    for article in ElementTree.parse(folder / "tr-news.xml").getroot():
        gold = [_gold(t, "gaztag/lat", "gaztag/lon") for t in article.iter("toponym")]
        yield article.findtext("text", ""), gold


def _gold(name: ElementTree.Element, latitude: str, longitude: str) -> Gold:
    start, end = int(name.findtext("start", "0")), int(name.findtext("end", "0"))
    return Gold(start, end, _number(name, latitude), _number(name, longitude))


def found(text: str) -> list[Place]:
    """What vigie reads: places, and the adjectives of countries that do not overlap them."""
    words = language("en")
    sentences = tuple(Sentence(s, e, 0, 0, p) for s, e, p in spans_of_sentences(text, words))
    report = Report("0", "benchmark", text, "en")
    read = [p for p in places(report, sentences, words) if p.span]
    taken = [(p.span.start, p.span.end) for p in read if p.span]
    adjectives = [d for d in demonyms(report, words) if d.span]
    return read + [d for d in adjectives if d.span and not any(s < d.span.end and d.span.start < e for s, e in taken)]


def _scored(name: str, texts: Iterator[tuple[str, list[Gold]]]) -> dict[str, float]:
    exact = overlapping = read = wanted = near = located = placed = 0
    for text, gold in texts:
        ours = found(text)
        read += len(ours)
        wanted += len(gold)
        for g in gold:
            hits = [p for p in ours if p.span and p.span.start < g.end and g.start < p.span.end]
            exact += any(p.span and (p.span.start, p.span.end) == (g.start, g.end) for p in hits)
            overlapping += bool(hits)
            if g.latitude is not None:
                placed += 1
                located += bool(hits and hits[0].latitude is not None)
                near += bool(hits and _km(hits[0], g) <= 161)
    return {
        f"{name} span F1": 2 * exact / (read + wanted),
        f"{name} overlap F1": 2 * overlapping / (read + wanted),
        f"{name} precision": exact / read,
        f"{name} recall": exact / wanted,
        f"{name} within 161 km of those located": near / located,
        f"{name} within 161 km of all": near / placed,
    }


def _number(element: ElementTree.Element, path: str) -> float | None:
    value = (element.findtext(path) or "").strip()
    return float(value) if value else None


def _km(place: Place, gold: Gold) -> float:
    if None in (place.latitude, place.longitude, gold.latitude, gold.longitude):
        return 99_999.0
    a, b, c, d = (radians(float(x or 0)) for x in (place.latitude, place.longitude, gold.latitude, gold.longitude))
    return 12742 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


if __name__ == "__main__":
    results = scores(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA)
    if not results:
        print("The corpora of ../shared/corpora are not here: nothing measured.")
    for figure, value in results.items():
        print(f"{figure:45} {value:.3f}")
