"""Which of the places that go by one name is meant, and whether it is a place at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from math import asin, cos, log10, radians, sin, sqrt

from vigie.languages.gazetteer import Entry
from vigie.read.lands import POWERS
from vigie.read.toponyms import AREAS, Toponym

WORTH = (0.0, 1.0, 2.0, 2.5)  # of a name alone, by the size of its place
SIZES = (15_000, 100_000, 500_000)
CONTAINED = re.compile(
    r"(?:,|\s\(|,? (?:dans|en|au|in|à)) ?"
    r"(?:(?:une|un|a|an|la|le|the|dans|in|en|au|aux|à|situé|située|situated|located|du|de) ?)*"
    r"(?:[\w'-]+ ){0,4}?(?:le |la |les |l'|the |de |du |d'|of |in |dans |en |au )*$"
)


def containers(candidates: list[Toponym], low: str) -> None:
    """ "X, dans le nord de Y", "X, Y": the area named right after a place."""
    for c, after in pairwise(candidates):
        gap = low[c.end : after.start]
        holds = any(e.kind in AREAS for e in after.entries) and not any(e.kind == "country" for e in c.entries)
        if holds and len(gap) <= 60 and "\n" not in gap and (gap == ", " or CONTAINED.fullmatch(gap)):
            c.container = after
    for c in candidates:  # "X, Y, Z": the country of the province too
        if c.container and c.container.container:
            above = c.container.container.entries
            c.nations |= {e.country for e in above if e.kind == "country" and e.country}


def is_sure(c: Toponym) -> bool:
    """A place whose neighbourhood speaks for others."""
    e = c.best
    return not (c.stopped or c.doubtful) and e is not None and e.weight >= SIZES[0] and e.kind != "country"


def best_of(c: Toponym, shares: dict[str, float], around: Iterable[Entry]) -> Entry | None:
    """The likeliest of the places that go by the name."""
    near = list({(e.name, e.latitude, e.longitude): e for e in around if e.latitude is not None}.values())
    return max(c.entries, key=lambda e: _likelihood(c, e, shares, near), default=None)


def _likelihood(c: Toponym, e: Entry, shares: dict[str, float], near: list[Entry]) -> float:
    """Size, country, kind, container, neighbours."""
    score = log10(e.weight + 10) + (1.0 if e.primary else -1.2)
    score += 5 * (shares.get(e.country, 0.0) if e.country else 0.5)
    score += _kind_fits(c, e) + _container_fits(c, e) + (2.5 if e.country in c.nations else 0.0)
    distance = min((_km(e, n) for n in near if n.name != e.name), default=9999.0)
    return score + (1.8 if distance < 80 else 1.2 if distance < 200 else 0.6 if distance < 500 else 0.0)


def _kind_fits(c: Toponym, e: Entry) -> float:
    """A bare name is the town's rather than the province's of the same name; a noun beside it decides."""
    if e.kind == "adm1":
        seat = any(x.kind == "city" and x.primary and x.country == e.country and x.adm1 == e.name for x in c.entries)
        return 4.0 if c.kind == "adm1" else -2.5 if seat and not c.direction else -0.2
    if c.kind in ("adm1", "district", "river") and e.feature == c.kind:
        return 4.0
    return 2.5 if c.kind == "city" and c.strong and e.feature == "city" else 0.0


def _container_fits(c: Toponym, e: Entry) -> float:
    if c.container is None:
        return 0.0
    held = [h for h in c.container.entries if h.country == e.country]
    if any(h.kind == "country" or (h.kind == "adm1" and h.name == e.adm1) for h in held):
        return 5.0
    return 2.5 if any(h.kind in ("adm1", "region") for h in held) else 0.0


def _km(a: Entry, b: Entry) -> float:
    """Great-circle distance."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return 9999.0
    p, q = radians(a.latitude), radians(b.latitude)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12742 * asin(sqrt(h))


LARGE = 300_000  # people


def accepted_as_place(c: Toponym, shares: dict[str, float], *, listed: bool) -> bool:
    """Whether enough speaks for a place: its size, the words around it, its country; `listed`: in a row of names."""
    e = c.best
    if e is None or e.kind == "country":
        return e is not None
    share = shares.get(e.country or "", 0.0)
    home = share >= 0.4
    worth = 3.0 if e.own and e.kind != "town" else WORTH[sum(e.weight >= size for size in SIZES)]
    worth -= 0.0 if e.primary else 0.5 if home else 1.5
    worth += 2.0 if home else 1.0 if share >= 0.1 or e.country in c.nations else 0.0
    worth += _context(c) + (0.5 if listed else 0.0)
    if e.kind == "town" and share < 0.05 and not is_held(c) and e.country not in c.nations:
        worth -= 1
    theirs = home and (e.own or e.primary) and e.country not in POWERS and not c.doubtful
    if c.initial and c.first == c.last and e.weight < SIZES[-1] and not c.dateline and not theirs:
        worth -= 2
    return worth - _doubt(c, e, home=home) >= 3


def _doubt(c: Toponym, e: Entry, *, home: bool) -> float:
    """What a name that is another word as well must make up for; less behind "in", "à" where it is a large city's."""
    if c.stopped:
        return 4.0
    if not c.doubtful or (home and not c.initial):
        return 0.0
    return 1.0 if c.locative and e.primary and e.weight >= LARGE else 2.0


def _context(c: Toponym) -> float:
    """What the words around it are worth."""
    worth = 2.0 if c.locative else 1.0 if c.weak else 0.0
    worth += (3.0 if c.strong else 1.5) if c.kind else 0.0
    return worth + (1.0 if c.relation else 0.0) + (2.0 if is_held(c) else 0.0) + (2.0 if c.dateline else 0.0)


def is_held(c: Toponym) -> bool:
    """The area named right after it lies in its country."""
    return bool(c.container and c.best and any(h.country == c.best.country for h in c.container.entries))


def foreign(c: Toponym, shares: dict[str, float], clear: str | None) -> bool:
    """A small place of a country that the report never speaks of: rather a namesake that the gazetteer lacks."""
    e = c.best
    if not clear or not e or e.own or e.kind != "city" or e.country == clear or is_held(c) or c.dateline:
        return False
    if e.country in c.nations:
        return False
    share = shares.get(e.country or "", 0.0)
    small = e.weight < (150_000 if e.primary else 1_000_000)
    return (share < 0.05 and small) or (share < 0.25 and e.weight < SIZES[0])
