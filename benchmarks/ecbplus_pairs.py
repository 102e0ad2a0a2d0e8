"""Two event words side by side: levels of likeness, as words, each weighed by `ecbplus.toml`.

Where, when, who, how many and which names is `vigie.corroborate.comparisons`, as it stands. What is added: how alike the
event words are (lemma, kin, concept, frame), and how near the two stories, sentences and participants are. Most words say
more or less according to the story they stand in, so those are weighed together.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from math import inf, log, log2, sqrt
from pathlib import Path
from typing import cast

from benchmarks.coreference import Cluster
from benchmarks.ecbplus_documents import Document
from benchmarks.ecbplus_events import Read, Told
from vigie.coding.frames import FRAMES
from vigie.corroborate import comparisons as vigies
from vigie.corroborate import incidents
from vigie.corroborate.accounts import Account
from vigie.corroborate.alignments import alignment, kindred
from vigie.corroborate.imprints import imprint
from vigie.corroborate.scores import Score, threshold
from vigie.corroborate.statements import ANY, FAMILIES

Levels = dict[str, str]
Pair = tuple[str, str]
WEIGHTS = Path(__file__).with_name("ecbplus.toml")
STORY = -0.4  # bits of kinship from which documents tell one story; chosen on the training topics
_FAR = 0.05  # the least nearness that counts, in shares of the usual
VIGIES: tuple[tuple[str, Callable[..., vigies.Comparison]], ...] = (
    ("where", vigies.where), ("when", vigies.when), ("who", vigies.who), ("how many", vigies.how_many),
    ("names", vigies.words),
)  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """The documents of one topic: how rare a word is among them, and how near two of them are."""

    documents: Sequence[Read]
    told: Mapping[str, int] | None = None  # each document's story, where that is given

    def with_stories(self, story_of: Callable[[Document], int]) -> "Desk":
        """The same documents with their stories given."""
        known = Desk(self.documents, {one.document.name: story_of(one.document) for one in self.documents})
        known.__dict__["nearness"] = self.nearness  # what takes longest
        return known

    @cached_property
    def events(self) -> Sequence[Told]:
        """All event words."""
        return [event for one in self.documents for event in one.events]

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """What sharing a key is worth: less the more of the documents speak of it."""
        counts = Counter(key for one in self.documents for key in one.bag)
        return {key: log((1 + len(self.documents)) / count) for key, count in counts.items()}

    @cached_property
    def lemmas(self) -> Mapping[str, int]:
        """In how many documents a word heads an event."""
        return Counter(head for one in self.documents for head in {event.head for event in one.events})

    @cached_property
    def heads(self) -> Mapping[str, frozenset[str]]:
        """The words that head events, by document."""
        return {one.document.name: frozenset(event.head for event in one.events) for one in self.documents}

    @cached_property
    def nearness(self) -> Mapping[Pair, float]:
        """How alike two documents are, by words in any order and line by line in theirs."""
        found = {}
        for (one, mine), (two, theirs) in combinations([(one, imprint(one.marks)) for one in self.documents], 2):
            shares = alignment(mine, theirs).lines
            both = sqrt(max(shares) * self.likeness(one.bag, two.bag))
            found[one.document.name, two.document.name] = found[two.document.name, one.document.name] = both
        return found

    @cached_property
    def stories(self) -> Mapping[str, int]:
        """The number of each document's story: documents nearer to one another than documents of the topic mostly are."""
        if self.told is not None:
            return self.told
        groups = linked([one.document.name for one in self.documents], self.kinship, at=STORY)
        return {name: number for number, names in enumerate(groups) for name in names}

    @cached_property
    def kinship(self) -> Mapping[Pair, float]:
        """In bits, how much nearer two documents are than each is to the others."""
        names = [one.document.name for one in self.documents]
        usual = {a: sum(self.nearness[a, b] for b in names if b != a) / max(1, len(names) - 1) for a in names}
        return {
            (a, b): log2(max(near / sqrt(usual[a] * usual[b]), _FAR)) if near else log2(_FAR)
            for (a, b), near in self.nearness.items()
        }

    def likeness(self, one: frozenset[str], two: frozenset[str]) -> float:
        """The cosine of two bags, rare words weighing more; 0 where one is empty."""
        rarity = self.rarity
        sizes = [sum(rarity.get(key, 0.0) ** 2 for key in bag) for bag in (one, two)]
        shared = sum(rarity.get(key, 0.0) ** 2 for key in one & two)
        return shared / sqrt(sizes[0] * sizes[1]) if sizes[0] and sizes[1] else 0.0


@dataclass(frozen=True, slots=True)
class _Named:
    """What `incidents.clusters` asks of an account, for anything that has a name."""

    id: str
    vague: bool = False


def linked(names: Sequence[str], scores: Mapping[Pair, float], *, at: float) -> list[list[str]]:
    """Names by cluster: average linkage as accounts are joined to incidents, as long as the mean is above `at`."""
    found = {incidents.pair(*two): Score(value - at + threshold(), ()) for two, value in scores.items()}
    clusters = incidents.clusters(cast("list[Account]", [_Named(name) for name in names]), found)
    return [[account.id for account in cluster.accounts] for cluster in clusters]


def chains(desk: Desk) -> list[Cluster]:
    """The event words of a topic by event; where stories are given, no event is of two."""
    weights, settings = _table()
    scored: dict[Pair, float] = {}
    for one, two, found in compared(desk):
        value = weights["prior", ""] + sum(weights.get(level, 0.0) for level in found.items())
        barred = desk.told is not None and desk.told[one.document.name] != desk.told[two.document.name]
        scored[one.id, two.id] = -inf if barred else max(value, settings["least"])
    names = [event.id for event in desk.events]
    return [frozenset(cluster) for cluster in linked(names, scored, at=settings["threshold"])]


@cache
def _table() -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """What each level weighs, in bits, and how pairs are joined."""
    read = tomllib.loads(WEIGHTS.read_text("utf-8"))
    weights = {(name, level): bits for name, one in read["weights"].items() for level, bits in one.items()}
    return weights | {("prior", ""): read["prior"]}, {"least": read["least"], "threshold": read["threshold"]}


def compared(desk: Desk) -> Iterator[tuple[Told, Told, Levels]]:
    """Every two event words of a topic."""
    for one, two in combinations(desk.events, 2):
        yield one, two, levels(one, two, desk)


def levels(one: Told, two: Told, desk: Desk) -> Levels:
    """What each comparison says of two event words."""
    word, near = word_level(one, two), story(one, two, desk)
    context = sentence(one, two, desk)
    parts = participants(one, two)
    found = {
        "word": word,
        "story": near,
        "word in story": f"{_coarse(word)}, {near}",
        "sentence": context,
        "word in sentence": f"{_coarse(word)}, {context}",
        "participants": parts,
        "word with participants": f"{_coarse(word)}, {parts}",
        "spread": f"{_coarse(word)}, {spread(one, two, desk)}",
        "kind": kind(one, two),
        "lead": f"{_coarse(word)}, {one.leads + two.leads}",
        "rival": f"{_coarse(word)}, {rivals(one, two, desk)}",
    }
    for name, comparison in VIGIES:
        found[name] = comparison(one.account, two.account).level
    return found


def word_level(one: Told, two: Told) -> str:
    """How alike two event words are, from the same words to another kind of thing."""
    if one.words == two.words:
        return "same"
    if one.head == two.head:
        return "head"
    if one.bases & two.bases:
        return "part"
    if kindred(one.head, two.head) or stem(one.head) == stem(two.head):
        return "kin"
    if one.concepts & two.concepts:
        return "concept"
    if one.frame and one.frame == two.frame:
        return "frame"
    if not one.frame or not two.frame:
        return "open"
    family = [FAMILIES.get(FRAMES[event.frame].type, ANY) for event in (one, two)]
    return "family" if family[0] == family[1] or ANY in family else "other"


def stem(word: str) -> str:
    """A word without the endings that make nouns of verbs."""
    for ending in ("ation", "ition", "ment", "ing", "ion", "er", "or", "al", "ure", "ed", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word


def _coarse(word: str) -> str:
    return {"same": "same", "head": "same", "part": "kin", "kin": "kin", "concept": "concept", "frame": "concept"}.get(
        word, "other"
    )


def story(one: Told, two: Told, desk: Desk) -> str:
    """How near the two documents are."""
    if one.document.name == two.document.name:
        return "sentence" if one.sentence == two.sentence else "one"
    names = one.document.name, two.document.name
    near = _band(desk.kinship[names], (-0.6, 0.0, 0.4, 0.8))
    return near if desk.stories[names[0]] == desk.stories[names[1]] else f"apart {near}"


def sentence(one: Told, two: Told, desk: Desk) -> str:
    """How much of what stands around the one stands around the other."""
    if not one.bag or not two.bag:
        return "bare"
    return _band(desk.likeness(one.bag, two.bag), (0.005, 0.03, 0.08, 0.15, 0.25, 0.4, 0.6))


def _band(value: float, bounds: Sequence[float]) -> str:
    return str(sum(value >= bound for bound in bounds))


def participants(one: Told, two: Told) -> str:
    """Whether the words that depend on the one depend on the other."""
    mine, theirs = one.subjects | one.others, two.subjects | two.others
    if not mine or not theirs:
        return "unknown"
    shared = mine & theirs
    if one.subjects & two.subjects:
        return "subject" if len(shared) == 1 else "more"
    return ("none", "one", "more")[min(2, len(shared))]


def spread(one: Told, two: Told, desk: Desk) -> str:
    """In what part of the documents the two words head events: a word that is everywhere tells little."""
    share = max(desk.lemmas[one.head], desk.lemmas[two.head]) / len(desk.documents)
    return _band(share, (0.1, 0.2, 0.35, 0.5, 0.7))


def rivals(one: Told, two: Told, desk: Desk) -> int:
    """How many of the two have their own word in the other's document as well, beside a pair of other words."""
    if one.head == two.head or one.document.name == two.document.name:
        return 0
    return (one.head in desk.heads[two.document.name]) + (two.head in desk.heads[one.document.name])


def kind(one: Told, two: Told) -> str:
    """Verb or noun."""
    return " ".join(sorted("verb" if event.pos in ("VERB", "AUX") else "noun" for event in (one, two)))
