"""Who, where, when and how many: spans with their type against re3d (official texts on Syria and Iraq).

Our readings in the terms of re3d: places are Locations, times Temporals, figures that count no money Quantities. Actors
are Organisations, as are people described in the plural ("rebels"); one civilian described, and a speaker whose name no
table holds, is a Person. Gold of a confidence below a half is left out, as are types that we do not read (weapons,
vehicles, nationalities, documents). A span is right with the same words and type; articles at its edges do not count.
Pronouns are entities of the gold and none of ours.

`python -m benchmarks.entities [CORPORA] [--misses]`; without the corpus nothing is measured.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from vigie import pipeline
from vigie.errors import InputError
from vigie.model import Attribution, Capture, Mention, Report, Span
from vigie.pipeline import Journey

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
TYPES = ("Organisation", "Location", "Person", "Quantity", "Temporal")
MONEY = re.compile(r"[$€£]|dollar|euro|pound|dinar|lira")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_EDGES = " \t\n\xa0.,;:\"“”'’()"

Entity = tuple[int, int, str]  # start, end, type


def scores(corpora: Path = CORPORA) -> dict[str, float]:
    """F1 over all types, and of each; empty where the corpus is absent."""
    folder = corpora / "entities" / "re3d"
    if not folder.is_dir():
        return {}
    sides = [(ours(text), gold) for text, gold in documents(folder)]
    return {"re3d span and type F1": _f1(sides, TYPES)} | {f"re3d {kind} F1": _f1(sides, (kind,)) for kind in TYPES}


def documents(folder: Path) -> Iterator[tuple[str, set[Entity]]]:
    """Every text with its entities."""
    for part in sorted(path for path in folder.iterdir() if path.is_dir()):
        entities = [json.loads(line) for line in (part / "entities.json").read_text("utf-8").splitlines()]
        for line in (part / "documents.json").read_text("utf-8").splitlines():
            document = json.loads(line)
            text = document["text"]
            yield (
                text,
                {
                    _trimmed(text, one["begin"], one["end"], one["type"])
                    for one in entities
                    if one["documentId"] == document["_id"] and one["confidence"] >= 0.5 and one["type"] in TYPES
                },
            )


def ours(text: str) -> set[Entity]:
    """What vigie reads in a text, in offsets of the text as received."""
    try:
        journey = pipeline.journey(Capture(text.encode(), "document"), after="attribute", language_code="en")
    except InputError:
        return set()
    return {_trimmed(text, *_received(span, journey.report), kind) for span, kind in _typed(journey)}


def _typed(journey: Journey) -> Iterator[tuple[Span, str]]:
    reading = journey.reading
    if reading is None:
        return
    text = journey.report.text
    yield from ((place.span, "Location") for place in reading.places if place.span)
    yield from ((time.span, "Temporal") for time in reading.times)
    for figure in reading.figures:
        if not MONEY.search(text[max(0, figure.span.start - 1) : figure.span.end + 8].lower()):
            yield figure.span, "Quantity"
    yield from ((mention.span, _kind(mention)) for mention in reading.mentions if mention.category != "thing")
    taken = [mention.span for mention in reading.mentions] + [place.span for place in reading.places if place.span]
    for span in _speakers(journey.voices or (), text):
        if not any(one.start < span.end and span.start < one.end for one in taken):
            yield span, "Person"


def _kind(mention: Mention) -> str:
    """One person described or named is a Person; any body or group is an Organisation, as re3d has it."""
    described = mention.category == "description" and mention.kind == "civilians"
    return "Person" if (described or mention.category == "person") and not mention.plural else "Organisation"


def _speakers(voices: tuple[Attribution, ...], text: str) -> Iterator[Span]:
    """The names of speakers where they stand in the source of an attribution."""
    for one in voices:
        name = one.voice.speaker
        if one.source and name and name[:1].isupper() and not one.voice.anonymous:
            start = text.find(name, one.source.start, one.source.end)
            if start >= 0:
                yield Span(start, start + len(name), name)


def _received(span: Span, report: Report) -> tuple[int, int]:
    return report.received(span.start), report.received(span.end - 1) + 1


def _trimmed(text: str, start: int, end: int, kind: str) -> Entity:
    """The span without articles, quotes and stops at its edges."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    article = _ARTICLE.match(text, start, end)
    return (article.end() if article else start), end, kind


def _f1(sides: list[tuple[set[Entity], set[Entity]]], kinds: tuple[str, ...]) -> float:
    hits = total = 0
    for mine, gold in sides:
        here, there = ({one for one in side if one[2] in kinds} for side in (mine, gold))
        hits += len(here & there)
        total += len(here) + len(there)
    return 2 * hits / total if total else 0.0


def main() -> None:
    """Prints the scores, and with --misses what only one side has."""
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    corpora = paths[0] if paths else CORPORA
    for name, score in scores(corpora).items():
        print(f"{score:.4f}  {name}")
    folder = corpora / "entities" / "re3d"
    if "--misses" in sys.argv and folder.is_dir():
        for text, gold in documents(folder):
            mine = ours(text)
            for start, end, kind in sorted(mine ^ gold):
                print("missed" if (start, end, kind) in gold else "ours", kind, text[start:end], sep="\t")


if __name__ == "__main__":
    main()
