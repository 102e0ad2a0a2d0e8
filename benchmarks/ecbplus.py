"""Events across documents: which event words of ECB+ (Cybulska and Vossen 2014) name one event.

The mentions are the gold's, in the sentences whose annotation was checked: 1,245 in 196 documents of the dev topics, in 409
chains, of which 280 hold one mention alone (Cybulska and Vossen 2015; the split of Barhom et al. 2019). A chain is what
a cross-document link names, else a link within a document, else the mention alone. All documents of a topic are compared,
and no two of different topics; the scores are taken once over all topics together. Each topic holds two stories of one
kind (two earthquakes, two trials), its subtopics. Figures are given without telling which document is of which subtopic,
and with that given; with chains of one mention, as published figures have them, and with those left out on both sides.

Three ways of sorting: the same lemma of the head within a topic; the same lemma within a story, where documents are put
to stories by `vigie.corroborate` (published same-lemma figures do the like); ours, every two event words compared
(`ecbplus_pairs.py`, weights of the other topics up to 35 in `ecbplus.toml`) and joined as `incidents.clusters` joins
accounts. Topics from 36 on are never read.

`python -m benchmarks.ecbplus [CORPORA] [--misses]`; without the corpus nothing is measured.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path

from benchmarks.coreference import Cluster, conll, measures, without_singletons
from benchmarks.ecbplus_documents import CORPORA, DEV, Document, documents
from benchmarks.ecbplus_events import Told, read_document
from benchmarks.ecbplus_pairs import Desk, chains

Key = Callable[[Told], Hashable]


def scores(corpora: Path = CORPORA) -> dict[str, float]:
    """CoNLL F1 and its parts of the lemma and of our comparison; empty where the corpus is absent."""
    desks = list(read_desks(corpora))
    if not desks:
        return {}
    events = [event for desk in desks for event in desk.events]
    gold = sorted_by(events, lambda event: event.mention.chain)
    sortings = {
        "ours": [chain for desk in desks for chain in chains(desk)],
        "ours, subtopics given": [chain for desk in desks for chain in chains(desk.with_stories(_subtopic))],
        "same lemma": sorted_by(events, lambda event: (event.document.topic, event.head)),
        "same lemma, our stories": [chain for desk in desks for chain in _lemmas_by_story(desk)],
        "same lemma, subtopics given": sorted_by(events, lambda event: (event.document.subtopic, event.head)),
    }
    return {f"{way}: {name}": figure for way, found in sortings.items() for name, figure in _figures(gold, found)}


def read_desks(corpora: Path, topics: Iterable[int] = DEV) -> Iterator[Desk]:
    """The documents of each topic that is here, as vigie reads them."""
    for topic in topics:
        read = [read_document(one) for one in documents(corpora / "linking" / "ecbplus", topic) if one.mentions]
        if read:
            yield Desk(read)


def sorted_by(events: Iterable[Told], key: Key) -> list[Cluster]:
    """The events in clusters of one key."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for event in events:
        found[key(event)].add(event.id)
    return [frozenset(one) for one in found.values()]


def _lemmas_by_story(desk: Desk) -> list[Cluster]:
    return sorted_by(desk.events, lambda event: (desk.stories[event.document.name], event.head))


def _subtopic(document: Document) -> int:
    return int(document.subtopic.endswith("plus"))


def _figures(gold: list[Cluster], ours: list[Cluster]) -> Iterator[tuple[str, float]]:
    yield "CoNLL F1", conll(gold, ours)
    yield from ((f"{name} F1", one.f1) for name, one in measures(gold, ours).items())
    yield "CoNLL F1 without singletons", conll(without_singletons(gold), without_singletons(ours))


def main() -> None:
    """Prints the scores, and with --misses pairs of words that are wrongly apart or together, the most frequent first."""
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    corpora = paths[0] if paths else CORPORA
    found = scores(corpora)
    if not found:
        print("skipped: no corpus")
    for name, score in found.items():
        print(f"{score:.4f}  {name}")
    if "--misses" in sys.argv:
        for row in _misses(corpora):
            print(*row, sep="\t")


def _misses(corpora: Path) -> list[tuple[int, str, str, str]]:
    counts: dict[tuple[str, str, str], int] = defaultdict(int)
    for desk in read_desks(corpora):
        home = {name: k for k, chain in enumerate(chains(desk)) for name in chain}
        for k, one in enumerate(desk.events):
            for two in desk.events[k + 1 :]:
                same, joined = one.mention.chain == two.mention.chain, home[one.id] == home[two.id]
                if same != joined:
                    counts["missed" if same else "ours", *sorted((one.head, two.head))] += 1  # type: ignore[index]
    return sorted(((n, *key) for key, n in counts.items()), reverse=True)


if __name__ == "__main__":
    main()
