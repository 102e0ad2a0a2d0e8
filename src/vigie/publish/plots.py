"""Figures on an axis of numbers: a scale that fits them, and where each figure stands on it, in per cent of the width."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from vigie.model import WHATS, Figure, Incident, Reconciled
from vigie.publish.voices import Heard, Told

SPREAD = 50  # the highest number is so many times the lowest: beyond that the axis is logarithmic
_ABOUT = 0.1  # what "about" leaves open either way
_LEFT = 8  # where a logarithmic axis begins that also has to show 0
_LABELS = 4  # steps of a logarithmic axis that are labelled
_LONG = 5000  # from here labels take much room
_ROOM = 1.15  # an open end needs so much of the axis behind its number


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `first` to `last`."""

    first: float
    last: float
    logarithmic: bool = False
    zero: bool = False  # 0 stands at the left of a logarithmic axis, apart
    step: float = 1

    def at(self, value: float) -> float:
        """Where a number stands."""
        if not self.logarithmic:
            return round(100 * min(max(value / self.last, 0), 1), 2)
        left = _LEFT if self.zero else 0
        if value <= 0:
            return 0
        share = (log10(value) - log10(self.first)) / (log10(self.last) - log10(self.first))
        return round(left + (100 - left) * min(max(share, 0), 1), 2)

    @property
    def ticks(self) -> list[float]:
        """The numbers written under the axis."""
        if not self.logarithmic:
            return [self.step * k for k in range(round(self.last / self.step) + 1)]
        low, high = round(log10(self.first)), round(log10(self.last))
        return [*([0.0] if self.zero else []), *(10.0**k for k in range(low, high + 1, ceil((high - low) / _LABELS)))]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a figure is drawn: a dot where it turns on one number, a bar over what it leaves open."""

    dot: float | None = None
    hollow: bool = False  # the number itself is left out: "more than 12"
    left: float | None = None
    right: float | None = None
    opens: str = ""  # left or right: the side on which no end is given
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of a voice; `standing` where low, best and high were made of it."""

    name: str
    told: Told
    figure: Figure
    standing: bool
    earlier: bool = False  # the same voice gives a later one


@dataclass(frozen=True, slots=True)
class Plot:
    """All figures of one kind, and what stands of them."""

    key: str
    rows: tuple[Row, ...]
    reconciled: Reconciled | None
    scale: Scale | None  # None where one voice alone counts, or different things are counted

    def mark(self, row: Row) -> Mark:
        """How the row is drawn."""
        return mark(row.figure, self.scale) if self.scale else Mark()

    @property
    def band(self) -> tuple[float, float] | None:
        """From low to high."""
        found = self.reconciled
        if found is None or self.scale is None or found.low is None or found.high is None:
            return None
        return self.scale.at(found.low), self.scale.at(found.high)


def plots(incident: Incident, heard: Iterable[Heard]) -> list[Plot]:
    """One for each kind of figure, the killed first."""
    found: dict[str, list[Row]] = {key: [] for key in incident.figures}
    several = [(one, told, figure) for one in heard for told in one.told for figure in told.claim.figures]
    nouns = _nouns(incident, [(told, figure) for _, told, figure in several])
    for one, told, figure in several:
        key = key_of(incident, told, figure, nouns)
        stands = _made_of(incident.figures[key], told, figure) if key in incident.figures else False
        found.setdefault(key, []).append(Row(one.name, told, figure, stands))
    return [_plot(key, found[key], incident.figures.get(key)) for key in sorted(found, key=order)]


def order(key: str) -> tuple[int, str]:
    """Where a kind of figure stands among the others."""
    what = key.split(":")[0]
    return WHATS.index(what) if what in WHATS else len(WHATS), key


def _plot(key: str, rows: list[Row], reconciled: Reconciled | None) -> Plot:
    names = {row.name for row in rows}
    drawn = key != "other" and len(names) > 1
    values = [n for n in (reconciled.low, reconciled.best, reconciled.high) if n is not None] if reconciled else []
    return Plot(key, tuple(_ordered(rows)), reconciled, scale((row.figure for row in rows), values) if drawn else None)


def key_of(incident: Incident, told: Told, figure: Figure, nouns: dict[str, str]) -> str:
    """The kind of an incident's figures that this one belongs to; those made of it name its claim."""
    keys = [key for key in incident.figures if key.split(":")[0] == figure.what]
    if len(keys) < 2:
        return keys[0] if keys else figure.what
    named = [key for key in keys if _made_of(incident.figures[key], told, figure, named=True)]
    if named:
        return named[0]
    by_noun = nouns.get(_noun(figure))
    return by_noun if by_noun in keys else figure.what


def _nouns(incident: Incident, several: list[tuple[Told, Figure]]) -> dict[str, str]:
    """Nouns that are counted in figures whose kind is known: `soldiers` are `killed:soldiers`."""
    return {
        _noun(figure): key
        for key, one in incident.figures.items()
        for told, figure in several
        if _noun(figure) and figure.what == key.split(":")[0] and _made_of(one, told, figure, named=True)
    }


def _noun(figure: Figure) -> str:
    return figure.of.text.lower() if figure.of else ""


def _made_of(one: Reconciled, told: Told, figure: Figure, *, named: bool = False) -> bool:
    """Whether the figures say that this one made them; where they name no claim at all, every one did unless denied."""
    ids = [claim.id for claim in (told.claim, *told.copies)]
    mine = [reason for reason in one.because if any(name in reason for name in ids)]
    if mine or named or any("(claim " in reason for reason in one.because):
        return any(figure.span.text in reason for reason in mine)
    return not told.denies


def _ordered(rows: list[Row]) -> list[Row]:
    """By voice, the lowest first, and within a voice as it was told; what a later figure replaced is marked."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    found = []
    for several in sorted(
        by_name.values(), key=lambda own: min(number(row.figure) for row in own if _counts(row, own))
    ):
        own = sorted(several, key=_published)
        last = max((_published(row) for row in own if row.standing), default="")
        found += [_replaced(row, last) for row in own]
    return found


def _counts(row: Row, own: list[Row]) -> bool:
    return row.standing or not any(one.standing for one in own)


def _published(row: Row) -> str:
    return str(row.told.claim.report.published or "")


def _replaced(row: Row, last: str) -> Row:
    earlier = not row.standing and not row.told.denies and "" < _published(row) < last
    return Row(row.name, row.told, row.figure, row.standing, earlier)


def number(figure: Figure) -> float:
    """The number that a figure turns on."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def scale(figures: Iterable[Figure], others: Iterable[float] = ()) -> Scale | None:
    """An axis on which all have room, and other numbers with them; None where none gives a number."""
    several = list(figures)
    values = [float(n) for f in several for n in (f.low, f.best, f.high) if n is not None]
    values += [float(n) for n in others]
    if not values:
        return None
    room = _ROOM if any(f.high is None or f.bound == "about" for f in several) else 1
    lowest = min((n for n in values if n > 0), default=1)
    if max(values) > SPREAD * lowest:
        return _decades(lowest, max(values) * room, zero=min(values) <= 0)
    step = _step(max(*values, 1) * room)
    return Scale(0, step * ceil(max(*values, 1) * room / step), step=step)


def _decades(lowest: float, highest: float, *, zero: bool) -> Scale:
    return Scale(10.0 ** floor(log10(lowest)), 10.0 ** ceil(log10(highest)), logarithmic=True, zero=zero)


def _step(highest: float) -> float:
    """A round step of which at most five make the axis, three where its numbers are long; people are counted whole."""
    most = 5 if highest < _LONG else 3
    unit = 10 ** floor(log10(highest / most)) if highest > most else 1
    return float(next(k * unit for k in (1, 2, 5, 10) if highest <= most * k * unit))


def mark(figure: Figure, on: Scale) -> Mark:
    """How a figure is drawn on the axis."""
    if figure.bound == "about" and figure.best is not None:
        spread = on.at(figure.best * (1 - _ABOUT)), on.at(figure.best * (1 + _ABOUT))
        return Mark(on.at(figure.best), left=spread[0], right=spread[1], vague=True)
    low, high = (None if n is None else on.at(n) for n in (figure.low, figure.high))
    if figure.bound in ("at_least", "more_than"):
        return Mark(low, figure.bound == "more_than", low, 100, "right")
    if figure.bound in ("at_most", "less_than"):
        return Mark(high, figure.bound == "less_than", 0, high, "left" if on.logarithmic else "")
    if figure.bound in ("range", "vague") and (low, high) != (None, None):
        opens = "right" if high is None else "left" if low is None and on.logarithmic else ""
        return Mark(left=low or 0, right=100 if high is None else high, opens=opens, vague=figure.bound == "vague")
    return Mark() if figure.bound == "vague" else Mark(on.at(number(figure)))
