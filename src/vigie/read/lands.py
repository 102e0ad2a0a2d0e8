"""What countries a report speaks of: those it names, their adjectives, and names that only one country has."""

from __future__ import annotations

from collections import Counter

from vigie.languages.gazetteer import Gazetteer, key, stops
from vigie.model import Report
from vigie.read.toponyms import AREAS, Toponym, Word, adjectives_in, words_of

CLEAR = 0.6  # share of the evidence from which a report is about one country
LEADING = (0.4, 1.6)  # or from which share, so many times the next one's
NAMED, ADJECTIVE, OWN_PLACE, PLACE = 3.0, 1.2, 1.5, 0.8  # what a first mention weighs
LOCAL = 1.5  # and at most within its paragraph
RIVAL = 12  # a namesake abroad counts from this part of the population on

# Countries that reports name everywhere for what they do, not for what happens in them.
POWERS = {
    "US": 0.35, "GB": 0.4, "FR": 0.4, "RU": 0.7, "CN": 0.5, "DE": 0.4, "CH": 0.4, "BE": 0.4, "QA": 0.5, "CA": 0.5,
}  # fmt: skip


class Land:
    """What countries a report speaks of, as a whole and paragraph by paragraph, in shares of one."""

    def __init__(self, report: Report, runs: list[Word], candidates: list[Toponym], book: Gazetteer) -> None:
        self.text = report.text
        self.lines: dict[int, dict[str, float]] = {}
        self.whole: dict[str, float] = {}
        self._seen: Counter[str] = Counter()
        for c in candidates:
            spelling, country, worth = _speaks(c)
            if country and not c.in_name:
                self._count(c.start, spelling, country, worth)
        for i, nations in adjectives_in(runs, book).items():
            for nation in sorted(nations):
                self._count(runs[i].start, "adjective", nation, ADJECTIVE / len(nations))
        for extra, worth in ((report.title, 1.5), (report.place, 4.0), (report.dateline, 0.5), (report.publisher, 0.7)):
            for country in _named_in(extra or "", book):
                self.whole[country] = self.whole.get(country, 0.0) + worth * POWERS.get(country, 1)
        self.total = sum(self.whole.values())
        self.shares = _normal(self.whole)

    def _count(self, offset: int, spelling: str, country: str, worth: float) -> None:
        worth *= POWERS.get(country, 1)
        self._seen[spelling + country] += 1
        times = self._seen[spelling + country]
        self.whole[country] = self.whole.get(country, 0.0) + (worth if times == 1 else worth / 3 if times < 6 else 0.0)
        line = self.lines.setdefault(self._line(offset), {})
        line[country] = line.get(country, 0.0) + min(worth, LOCAL)

    def _line(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset)

    def at(self, offset: int) -> dict[str, float]:
        """Shares as they stand at an offset: the report's, and more or less of the paragraph's own."""
        local = self.lines.get(self._line(offset))
        if not local or sum(local.values()) < 1:
            return self.shares
        weight = 0.25 if max(self.shares.values(), default=0) >= CLEAR else 0.6
        near = _normal(local)
        both = sorted({*self.shares, *near})
        return {c: (1 - weight) * self.shares.get(c, 0) + weight * near.get(c, 0) for c in both}

    def clear(self, offset: int) -> str | None:
        """The one country that the report, or else the paragraph, is about."""
        shares = self.at(offset)
        ranked = sorted(shares, key=lambda c: -shares[c])
        if not ranked or self.total < 1.5:
            return None
        first, second = shares[ranked[0]], shares[ranked[1]] if len(ranked) > 1 else 0.0
        least, times = LEADING
        return ranked[0] if first >= CLEAR or (first >= least and first >= times * second) else None


def nearby_adjectives(candidates: list[Toponym], runs: list[Word], book: Gazetteer) -> None:
    """Countries of the adjectives just beside a name: "the Syrian city of Raqqa", "le Kivu congolais"."""
    adjectives = adjectives_in(runs, book)
    for c in candidates:
        for i in range(c.first - 1, max(-1, c.first - 5), -1):
            if runs[i].gap not in (" ", "-", "'", " ("):
                break
            c.nations |= adjectives.get(i, frozenset())
        if runs[c.last].gap == " " and c.last + 1 < len(runs) and not runs[c.last + 1].capital:
            c.nations |= adjectives.get(c.last + 1, frozenset())


def _normal(weights: dict[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {c: w / total for c, w in weights.items()} if total else {}


def _speaks(c: Toponym) -> tuple[str, str | None, float]:
    """The country that a name alone speaks for, and how loudly."""
    if c.stopped or c.doubtful:
        return "", None, 0.0
    primary = [e for e in c.entries if e.primary and e.country]
    named = [e for e in primary if e.kind == "country"]
    if named:
        rivals = {e.country for e in primary if e.kind in AREAS or e.own}
        return named[0].name, named[0].country if len(rivals) == 1 else None, NAMED
    top = max(primary, key=lambda e: e.weight, default=None)
    if top is None or top.weight < 15_000 or not (top.own or top.weight >= 300_000 or _placed(c)):
        return "", None, 0.0
    if any(e.country != top.country and e.weight * RIVAL > top.weight for e in primary):
        return "", None, 0.0
    return top.name, top.country, OWN_PLACE if top.own or top.weight >= 100_000 else PLACE


def _placed(c: Toponym) -> bool:
    return bool(c.locative or c.weak or c.kind or c.dateline)


def _named_in(extra: str, book: Gazetteer) -> set[str]:
    """Countries that a title, a dateline or a publisher's name speaks of."""
    runs = words_of(extra)
    found = {nation for nations in adjectives_in(runs, book).values() for nation in nations}
    pairs = ((i, j) for i in range(len(runs)) for j in range(i, min(i + 4, len(runs))))
    spellings = {key(extra[runs[i].start : runs[j].end]) for i, j in pairs}
    persons, commons, doubtful = stops()
    for entries in book.named({s for s in spellings if len(s) > 3} - persons - commons - doubtful).values():
        top = max((e for e in entries if e.primary), key=lambda e: e.weight, default=None)
        known = top is not None and top.weight >= 50_000
        if (
            known
            and top
            and top.country
            and all(e.country == top.country for e in entries if e.weight * RIVAL > top.weight)
        ):
            found.add(top.country)
    return found
