"""Keys by which reports and accounts that may belong together are found without walking over all of them.

A key depends on its report or account alone, so that which pairs are compared never depends on what else there is. Time
is cut into weeks; a key is filed under its own week and asked for under that week and the two beside it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from vigie.corroborate.accounts import Account
from vigie.corroborate.comparisons import called, is_area, number
from vigie.corroborate.marks import Marks
from vigie.languages.gazetteer import key
from vigie.model import Place, Report

Key = tuple[str | int | float, ...]

CELL = 4  # cells a degree: about 28 km from north to south, more than "near" reaches
PERMUTATIONS, ROWS = 64, 2  # of the MinHash; with two rows a band, texts that share a fifth of their runs meet
SEED = 42
SHARED = 3  # names and numbers that a retold text shares with its original, at least
_LONG_WEEKS = 3  # a stretch longer than that is filed under its report's week


class Index:
    """Names of reports or accounts under their keys, each key held as its hash; few keys hold more than one name."""

    def __init__(self) -> None:
        self._held: dict[int, str | list[str]] = {}

    def put(self, name: str, keys: Iterable[Key]) -> None:
        """File a name under keys."""
        for one in map(hash, keys):
            held = self._held.setdefault(one, name)
            if isinstance(held, list):
                held.append(name)
            elif held is not name:
                self._held[one] = [held, name]

    def under(self, keys: Iterable[Key]) -> Iterator[str]:
        """Every name under every key, as often as it stands there."""
        for one in map(hash, keys):
            held = self._held.get(one, ())
            if isinstance(held, str):
                yield held
            else:
                yield from held

    def often(self, keys: Iterable[Key], least: int) -> set[str]:
        """The names that stand under that many of the keys."""
        return {name for name, count in Counter(self.under(keys)).items() if count >= least}


def week(day: date | None) -> int:
    """The number of a day's week; -1 without a day."""
    return day.toordinal() // 7 if day else -1


def bands(marks: Marks) -> list[Key]:
    """Keys that two texts share where many of their runs of words are the same."""
    digest = _digest(marks.runs)
    return [(marks.language, k, *digest[k : k + ROWS]) for k in range(0, len(digest), ROWS)]


def _digest(runs: frozenset[int]) -> list[int]:
    from rensa import RMinHash

    if not runs:
        return []
    found = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    found.update([str(run) for run in sorted(runs)])
    return list(found.digest())


def tellings(report: Report, marks: Marks) -> frozenset[Key]:
    """Names and numbers of a text with the week of its publication; a retold text shares some of them."""
    at = week(report.published)
    found = {name for line in marks.lines for name in line.names} | {
        n for line in marks.lines for n in line.numbers if n > 4
    }
    return frozenset((word, at) for word in found)


def around(keys: frozenset[Key]) -> Iterator[Key]:
    """The keys as they are asked for: their own week and those beside it, where they bear one."""
    for one in keys:
        *what, at = one
        yield from ((*what, at + step) for step in (-1, 0, 1)) if isinstance(at, int) and at >= 0 else (one,)


def filed(account: Account) -> frozenset[Key]:
    """The keys of an account: its sites on a grid and by name, what it tells where no site is named, its figures and names."""
    weeks = _weeks(account)
    found: set[Key] = set()
    for site in account.sites:
        found |= {(*place, at) for place in _places(site) for at in weeks}
    for word in account.names:
        found |= {("name", word, at) for at in weeks}
    for figure in account.figures:
        if (n := number(figure)) is not None and n > 4:
            found |= {("figure", figure.what, n, at) for at in weeks}
    return frozenset(found)


def asked(account: Account) -> Iterator[Key]:
    """The keys under which an account looks for others: its own, the weeks and the cells of the grid beside it."""
    keys = filed(account)
    cells = {(*cell, key[-1]) for key in keys if key[0] == "cell" for cell in _beside(key)}
    yield from dict.fromkeys(around(keys | cells))


def _beside(cell: Key) -> Iterator[Key]:
    """A cell of the grid and the eight about it."""
    _, north, east, _ = cell
    if isinstance(north, int) and isinstance(east, int):
        yield from (("cell", north + a, east + b) for a in (-1, 0, 1) for b in (-1, 0, 1))


def _weeks(account: Account) -> frozenset[int]:
    if account.days:
        first, last = map(week, account.days)
        if last - first <= _LONG_WEEKS:
            return frozenset(range(first, last + 1))
    return frozenset((week(account.published),))


@lru_cache(maxsize=1 << 16)
def _places(site: Place) -> tuple[Key, ...]:
    if site.latitude is not None and site.longitude is not None and not is_area(site):
        cell = ("cell", int((site.latitude + 90) * CELL // 1), int((site.longitude + 180) * CELL // 1))
        return (cell, ("area", site.country or "", key(site.adm1 or ""))) if site.adm1 else (cell,)
    if is_area(site) and site.adm1:
        return (("area", site.country or "", key(site.adm1)), ("place", key(called(site))))
    return (("place", key(called(site))),)
