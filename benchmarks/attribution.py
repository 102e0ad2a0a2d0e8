"""Who says what: attributions against PolNeAR's (political news of 2016).

Both sides are sets of words of the text as received. A relation is right where content and source each share half of
their joint words with the gold's (or neither has a source); relations are matched one to one, best overlap first.
`content words` asks of every word whether somebody is said to say it. Where an article has two annotators, the first
counts. PolNeAR also marks what people think, want and plan, and never nests; we do neither.

`python -m benchmarks.attribution [CORPORA] [--misses]`; without the corpus nothing is measured.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vigie import pipeline
from vigie.errors import InputError
from vigie.model import Attribution, Capture, Report, Span

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
_WORD = re.compile(r"\w+(?:['’]\w+)*")

Words = frozenset[int]  # the words of a text, by where they start


@dataclass(frozen=True, slots=True)
class Relation:
    """What is said, and who is said to say it."""

    content: Words
    source: Words


def scores(corpora: Path = CORPORA) -> dict[str, float]:
    """F1 of relations and of content words; empty where the corpus is absent."""
    folder = corpora / "attribution" / "polnear" / "dev"
    if not folder.is_dir():
        return {}
    hits = found = wanted = word_hits = words_found = words_wanted = 0
    for text, gold in documents(folder):
        ours = relations(text)
        hits += len(matched(gold, ours))
        found += len(ours)
        wanted += len(gold)
        mine, theirs = _contents(ours), _contents(gold)
        word_hits += len(mine & theirs)
        words_found += len(mine)
        words_wanted += len(theirs)
    return {
        "polnear relation F1": 2 * hits / (found + wanted),
        "polnear relation precision": hits / found if found else 0.0,
        "polnear relation recall": hits / wanted,
        "polnear content words F1": 2 * word_hits / (words_found + words_wanted),
    }


def documents(folder: Path) -> Iterator[tuple[str, list[Relation]]]:
    """Every text with the attributions of its first annotator."""
    for path in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if annotations:
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read()
            yield text, list(_gold(annotations[0].read_text("utf-8"), text))


def relations(text: str) -> list[Relation]:
    """Our attributions, in words of the text as received."""
    try:
        journey = pipeline.journey(Capture(text.encode(), "article"), after="attribute", language_code="en")
    except InputError:
        return []
    starts = {_clean(m.start(), journey.report): m.start() for m in _WORD.finditer(text)}
    found: dict[tuple[int, int], Relation] = {}
    for one in journey.voices or ():
        source = _words(one.source, starts) if one.source else frozenset()
        key = _act(one, journey.voices or ())
        said = _words(one.content, starts) | (found[key].content if key in found else frozenset())
        found[key] = Relation(said, source)
    return list(found.values())


def _act(one: Attribution, among: tuple[Attribution, ...]) -> tuple[int, int]:
    """Which act of saying an attribution is part of: content in several pieces is one relation there. A quotation without a
    cue goes on with the nearest attribution of the same source."""
    if one.cue is None and one.source is not None:
        same = [a for a in among if a.cue is not None and a.source == one.source]
        near = min(same, key=lambda a: abs(a.content.start - one.content.start), default=None)
        if near is not None and near.cue is not None:
            return near.cue.start, near.cue.end
    span = one.cue or one.content
    return span.start, span.end


def matched(gold: list[Relation], ours: list[Relation]) -> list[tuple[Relation, Relation]]:
    """Relations that are each other's counterpart, one to one."""
    fits = [
        (-overlap(g.content, o.content), i, j)
        for i, g in enumerate(gold)
        for j, o in enumerate(ours)
        if overlap(g.content, o.content) >= 0.5 and _same_source(g, o)
    ]
    pairs, used_gold, used_ours = [], set(), set()
    for _, i, j in sorted(fits):
        if i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
            pairs.append((gold[i], ours[j]))
    return pairs


def overlap(a: Words, b: Words) -> float:
    """Shared words over joint words."""
    return len(a & b) / len(a | b) if a | b else 0.0


def _same_source(g: Relation, o: Relation) -> bool:
    return overlap(g.source, o.source) >= 0.5 if g.source or o.source else True


def _contents(relations: list[Relation]) -> Words:
    return frozenset().union(*(one.content for one in relations))


def _words(span: Span, starts: dict[int | None, int]) -> Words:
    return frozenset(there for here, there in starts.items() if here is not None and span.start <= here < span.end)


def _clean(offset: int, report: Report) -> int | None:
    """Where an offset of the text as received stands in the clean text; None where cleaning took it out."""
    for clean, received, length in report.origins:
        if received <= offset < received + length:
            return clean + offset - received
    return None


def _gold(annotation: str, text: str) -> Iterator[Relation]:
    """The attributions of one annotation in brat's format; what is only discussed or discarded is none."""
    spans: dict[str, tuple[str, Words]] = {}
    lines = [line.split("\t") for line in annotation.splitlines()]
    for key, what, *_ in (line for line in lines if line[0].startswith("T")):
        kind, _, places = what.partition(" ")
        pieces = [piece.split() for piece in places.split(";")]
        spans[key] = kind, frozenset().union(*(_between(text, int(start), int(end)) for start, end in pieces))
    for _, what, *_ in (line for line in lines if line[0].startswith("E")):
        parts = [part.split(":") for part in what.split()]
        if spans[parts[0][1]][0].startswith("Attribution"):
            content = frozenset().union(*(spans[key][1] for _, key in parts if spans[key][0] == "Content"))
            source = frozenset().union(*(spans[key][1] for _, key in parts if spans[key][0] == "Source"))
            yield Relation(content, source)


def _between(text: str, start: int, end: int) -> Words:
    return frozenset(m.start() for m in _WORD.finditer(text) if start < m.end() and m.start() < end)


def main() -> None:
    """Prints the scores, and with --misses both sides of every text."""
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    corpora = paths[0] if paths else CORPORA
    for name, score in scores(corpora).items():
        print(f"{score:.4f}  {name}")
    folder = corpora / "attribution" / "polnear" / "dev"
    if "--misses" in sys.argv and folder.is_dir():
        for text, gold in documents(folder):
            ours = relations(text)
            pairs = matched(gold, ours)
            for kind, side, taken in (("missed", gold, 0), ("ours", ours, 1)):
                for one in side:
                    if not any(pair[taken] is one for pair in pairs):
                        print(kind, _shown(text, one.source), _shown(text, one.content), sep="\t")


def _shown(text: str, words: Words) -> str:
    found = [m.group() for m in _WORD.finditer(text) if m.start() in words]
    return " ".join(found)


if __name__ == "__main__":
    main()
