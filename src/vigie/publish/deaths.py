"""The dead of one incident in whole numbers, by side: what data sets with one row an event can say of them.

`killed` is a figure in all, `killed:soldiers` one of a side, `killed:children` a part that never adds. The whole is the
figure in all or the sum of the sides, whichever is more, since nobody's dead are fewer than those of its sides. What only a
party to the fight counts of its enemy enters `high` alone, where others count too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vigie.model import Figure, Incident, Reconciled

SIDES = {
    "soldiers": "state", "police": "state", "fighters": "armed", "attackers": "armed", "civilians": "civilians",
    "protesters": "civilians", "prisoners": "civilians",
}  # fmt: skip
# ACLED's coding of words that give no number (ACLED Codebook, "Fatalities"): "several" 3, "dozens" 12, "hundreds" 100; ours is
# the least that the words allow. Thousands follow the same way.
CODED = {3: 3, 20: 12, 24: 12, 200: 100, 2000: 1000}


@dataclass(frozen=True, slots=True)
class Toll:
    """Dead people: low <= best <= high."""

    low: int = 0
    best: int = 0
    high: int = 0

    def __add__(self, other: "Toll") -> "Toll":
        return Toll(self.low + other.low, self.best + other.best, self.high + other.high)

    def __or__(self, other: "Toll") -> "Toll":
        """The larger of each."""
        return Toll(max(self.low, other.low), max(self.best, other.best), max(self.high, other.high))


@dataclass(frozen=True, slots=True)
class Deaths:
    """The dead of each side, and the whole; a side that nobody counts has none."""

    whole: Toll
    state: Toll = Toll()
    armed: Toll = Toll()
    civilians: Toll = Toll()

    @property
    def sides(self) -> Toll:
        """All who are counted on a side."""
        return self.state + self.armed + self.civilians


def deaths(incident: Incident, figures: Sequence[Figure]) -> Deaths | None:
    """The dead of an incident, `figures` being those its claims give; None where no voice gives a number."""
    found = dead(incident.figures)
    if not found:
        return None
    trusted = vouched(found, figures)
    tolls = {key: toll(one) if key in trusted else Toll(high=toll(one).high) for key, one in found.items()}
    sides = {side: sum((one for key, one in tolls.items() if SIDES.get(key) == side), Toll()) for side in _NAMES}
    whole = sum(sides.values(), Toll())
    for key, one in tolls.items():  # "" is the figure in all; a part is no less than itself
        whole = whole if key in SIDES else whole | one
    return Deaths(whole, **sides)


def vouched(found: Mapping[str, Reconciled], figures: Sequence[Figure]) -> frozenset[str]:
    """Who is counted by more than a party to the fight that counts its enemy; all, where nothing else is there.

    Such a figure has no best although its words give a number.
    """
    open_ = {one.low for one in figures if one.bound in ("range", "vague", "at_most", "less_than")}
    kept = frozenset(key for key, one in found.items() if one.best is not None or one.low is None or one.low in open_)
    return kept or frozenset(found)


_NAMES = ("state", "armed", "civilians")


def dead(figures: Mapping[str, Reconciled]) -> dict[str, Reconciled]:
    """The figures of the dead by who is counted; "" where that is everybody."""
    return {key.partition(":")[2]: one for key, one in figures.items() if key.partition(":")[0] == "killed"}


def toll(of: Reconciled) -> Toll:
    """UCDP's way: where voices give no best figure it is the low one; an end that is open ends at the best."""
    low = int(of.low or 0)
    best = max(low, int(of.best if of.best is not None else low))
    return Toll(low, best, max(best, int(of.high or 0)))


def conservative(incident: Incident, figures: Sequence[Figure]) -> int:
    """ACLED's way: the lowest standing figure, `figures` being those its claims give; "dozens" and the like by a table.

    No figure at all is 0. Deaths that have only an upper end are coded as "several", or as that end if it is less.
    """
    found = dead(incident.figures)
    numbers = {key: _coded(found[key], figures) for key in vouched(found, figures)}
    sides = sum(number for key, number in numbers.items() if key in SIDES)
    return max([sides, *(number for key, number in numbers.items() if key not in SIDES)])


def _coded(of: Reconciled, figures: Sequence[Figure]) -> int:
    if of.low is None:
        return min(CODED[3], int(of.high or 0))
    bounds = {one.bound for one in figures if one.low == of.low}
    return CODED.get(int(of.low), int(of.low)) if bounds == {"vague"} else int(of.low)
