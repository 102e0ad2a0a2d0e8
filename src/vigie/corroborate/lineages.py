"""Which report comes from which: reprints, cuts, rewrites, translations, and the updates of one outlet.

Within one language shared runs of words tell a copy. A rewrite or a translation shares no run, but the same names, numbers
and things line by line in the same order, and credits may say so. An update is a later report of the same outlet on the
same incident that is no copy. Each report has at most one parent: the one that accounts for most of it; of equals, the
one nearer to the origin.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from vigie.corroborate.alignments import Alignment, alignment
from vigie.corroborate.imprints import Imprint
from vigie.corroborate.phrases import phrase
from vigie.corroborate.promises import lines_shared, runs_shared
from vigie.model import Lineage, Report
from vigie.orthography import folded

COPIED = 0.55  # share of a copy's runs of words that stand in its original
WHOLE = 0.85  # share of the original's runs that a reprint keeps; less is a cut
RETOLD, RETOLD_CREDITED = 0.25, 0.13  # share of a retold text's names, numbers and things that stand in the original
LINES, LINES_CREDITED = 4, 3  # lines that must match in order
TRANSLATED = 0.3  # share from which a text in another language is a translation; less is told in its own words
RIVALS = 0.4  # the share for two texts that credit different agencies: both heard the same man speak
_NEAR = 0.06  # shares this near to each other are equal
UPDATE_DAYS = 10
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Item:
    """A report with its marks; its text and its claims are not looked at."""

    report: Report
    marks: Imprint

    @property
    def at(self) -> tuple[date, time]:
        """When it was published; a report without a date comes last, one without an hour at the day's end."""
        return self.report.published or date.max, self.report.published_time or time.max

    @property
    def credited(self) -> bool:
        """Whether it names another as its origin: an agency that is not its publisher, a translator."""
        agency = self.report.agency
        return bool(self.report.translator) or bool(agency and not same_outlet(agency, self.report.publisher))

    @property
    def wire(self) -> bool:
        """Whether an agency itself publishes it."""
        return same_outlet(self.report.agency, self.report.publisher)


@dataclass(frozen=True, slots=True)
class Link:
    """One report that may derive from another."""

    kind: str
    copy: str
    original: str
    score: float
    because: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def same_outlet(one: str | None, two: str | None) -> bool:
    """Whether two names are of one outlet: the same words, an entry of the table of actors, or initials."""
    if not one or not two:
        return False
    words = [tuple(w for w in re.sub(r"\W+", " ", folded(x)).split() if w not in _ARTICLES) for x in (one, two)]
    if words[0] == words[1]:
        return bool(words[0])
    bodies = [body.name if (body := phrase(x).body) and body.category in _OUTLETS else None for x in (one, two)]
    if bodies[0] and bodies[0] == bodies[1]:
        return True
    initials = ["".join(w[0] for w in x) for x in words]
    return any(
        len(x) == 1 and len(x[0]) > 1 and x[0] == i for x, i in ((words[0], initials[1]), (words[1], initials[0]))
    )


_ARTICLES = frozenset(("the", "le", "la", "les", "l", "de", "du", "des", "of"))
_OUTLETS = frozenset(("media", "agency"))


def candidates(one: Item, others: Iterable[Item]) -> Iterator[Item]:
    """Those of other reports that may be linked with the one, by what their texts can share at most."""
    kept = list(others)
    texts = [other.marks for other in kept]
    runs = runs_shared(one.marks, texts)
    weights, lines = lines_shared(one.marks, texts)
    for k, other in enumerate(kept):
        copied = COPIED / 2 * max(1, min(len(one.marks.runs), len(other.marks.runs)) // 8)
        retold = lines[k] >= LINES_CREDITED and weights[k] >= _enough(one, other) - _SLACK
        if retold or runs[k] >= copied - _SLACK:
            yield other


def _enough(one: Item, two: Item) -> float:
    """The weight of matched lines that a retelling needs at least."""
    copy, original = _direction(one, two)
    share = _least(copy, original)
    return share * max(min(one.marks.weight, two.marks.weight), 0.7 * copy.marks.weight)


def _least(copy: Item, original: Item) -> float:
    return RETOLD_CREDITED if credits(copy, original) else RIVALS if _rivals(copy, original) else RETOLD


def link(one: Item, two: Item) -> Link | None:
    """How one of two reports derives from the other by its text alone, or None."""
    copy, original = _direction(one, two)
    found = alignment(copy.marks, original.marks)
    kind = _kind(found, copy, original)
    if kind is None or (
        kind == "rewrite"
        and copy.marks.language == original.marks.language
        and same_outlet(copy.report.publisher, original.report.publisher)
    ):
        return None  # one outlet that tells a story again updates it
    return Link(
        kind, copy.report.id, original.report.id, _score(kind, found), tuple(_because(kind, found, copy, original))
    )


def _direction(one: Item, two: Item) -> tuple[Item, Item]:
    """The copy and the original: the later one, the one that credits another, the shorter one is the copy."""
    if one.at[0] != two.at[0]:
        return (one, two) if one.at > two.at else (two, one)
    if one.wire != two.wire:
        return (two, one) if one.wire else (one, two)
    if one.credited != two.credited:
        return (one, two) if one.credited else (two, one)
    exact = one.report.published_time and two.report.published_time
    if exact and one.at != two.at:
        return (one, two) if one.at > two.at else (two, one)
    rows = sorted((one, two), key=lambda item: (-item.marks.size, item.report.id))
    return rows[1], rows[0]


def _kind(found: Alignment, copy: Item, original: Item) -> str | None:
    if found.runs[0] >= COPIED or (found.runs[1] >= WHOLE and found.runs[0] >= COPIED / 2):
        return "verbatim" if found.runs[1] >= WHOLE else "cut"
    credited = credits(copy, original)
    least = _least(copy, original)
    if found.matched < (LINES_CREDITED if credited else LINES):
        return None
    if max(found.lines[0], found.lines[1]) >= least and found.lines[0] >= least * 0.7:
        abroad = copy.marks.language != original.marks.language
        return "translation" if abroad and max(found.lines) >= TRANSLATED else "rewrite"
    return None


def credits(copy: Item, original: Item) -> bool:
    """Whether the copy names the original's outlet as its origin."""
    publisher = original.report.publisher
    return copy.credited and (
        same_outlet(copy.report.agency, publisher) or same_outlet(copy.report.agency, original.report.agency)
    )


def _rivals(copy: Item, original: Item) -> bool:
    agencies = copy.report.agency, original.report.agency
    return all(agencies) and not same_outlet(*agencies)


def _score(kind: str, found: Alignment) -> float:
    share = found.runs[0] if kind in ("verbatim", "cut") else min(1.0, found.lines[0] + 0.2)
    return round(share, 3)


def _because(kind: str, found: Alignment, copy: Item, original: Item) -> Iterable[str]:
    if kind in ("verbatim", "cut"):
        yield f"{found.runs[0]:.0%} of its runs of words stand in the original, {found.runs[1]:.0%} of the original's in it"
    else:
        yield f"{found.matched} lines tell the same in the same order ({found.lines[0]:.0%} of its names, numbers and things)"
    if credits(copy, original):
        yield f"it credits {copy.report.agency}"
    if copy.report.translator:
        yield f"it names a translator: {copy.report.translator}"
    if copy.at[0] != original.at[0]:
        yield f"published {copy.report.published}, the original {original.report.published}"


def update(one: Item, two: Item) -> Link | None:
    """The later of two reports of one outlet as the update of the earlier; the caller knows that they share an incident."""
    old, new = sorted((one, two), key=lambda item: (item.at, item.report.id))
    if old.at == new.at or old.marks.language != new.marks.language:
        return None
    if not same_outlet(old.report.publisher, new.report.publisher) or old.credited or new.credited:
        return None
    if (new.at[0] - old.at[0]).days > UPDATE_DAYS:
        return None
    because = (f"{new.report.publisher} reports the same incident again on {new.report.published}",)
    return Link("update", new.report.id, old.report.id, 0.5, because)


def lineages(names: Iterable[str], links: Collection[Link], items: Mapping[str, Item]) -> dict[str, Lineage]:
    """The lineage of these reports: of all reports one may derive from, the one that accounts for most of it."""
    found = {name: Lineage() for name in names}
    by_copy: dict[str, list[Link]] = {}
    for one in links:
        by_copy.setdefault(one.copy, []).append(one)
    for name, parents in by_copy.items():
        best = _parent(parents, items)
        found[name] = Lineage(best.kind, best.original, best.score, best.because)
    return found


_RANK = {"verbatim": 0, "cut": 0, "rewrite": 1, "translation": 1, "update": 2}


def _parent(parents: list[Link], items: Mapping[str, Item]) -> Link:
    """Copies before retellings, retellings before updates; then the greatest share; of equals, the earliest for a copy
    and the latest for an update."""
    rank = min(_RANK[p.kind] for p in parents)
    ranked = [p for p in parents if _RANK[p.kind] == rank]
    if rank == 2:
        return max(ranked, key=lambda p: (items[p.original].at, p.original))
    top = max(p.score for p in ranked)
    near = [p for p in ranked if p.score >= top - _NEAR]
    return min(near, key=lambda p: (items[p.original].at, items[p.original].credited, p.original))
