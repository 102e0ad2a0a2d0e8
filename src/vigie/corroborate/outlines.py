"""What is kept of reports among many: packed claims, and of each account the outline by which it is compared.

An outline is an account whose sites, days, parties and the like are at hand, in values that accounts share; whatever else
is asked of it, its claims are unpacked for.
"""

import pickle
import sys
import zlib
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from vigie.corroborate.accounts import Account
from vigie.corroborate.statements import Statement
from vigie.model import Claim, Figure, Place, Report, Span

OPEN = 256  # reports whose claims stay unpacked
Value = TypeVar("Value")
HELD = ("countries", "days", "types", "families", "season", "parties", "agents", "voiced")


class Archive:
    """Reports with their claims, packed: some two kilobytes each. Those that were asked for last stay open."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self.statements = lru_cache(maxsize=OPEN)(self._statements)

    def put(self, report: Report, claims: tuple[Claim, ...]) -> None:
        """Keep a report with its claims in their order."""
        self._packed[report.id] = packed((report, claims))

    def report(self, name: str) -> Report:
        """A report as it came."""
        report: Report = unpacked(self._packed[name])[0]
        return report

    def _statements(self, name: str) -> tuple[Statement, ...]:
        """The claims of a report as they are compared."""
        return tuple(Statement(claim, k) for k, claim in enumerate(unpacked(self._packed[name])[1]))


def packed(value: object) -> bytes:
    """Any of our own values in little space."""
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 1)


def unpacked(held: bytes) -> Any:
    """What was packed, equal to what it was."""
    return pickle.loads(zlib.decompress(held))


class Outline(Account):
    """An account in little space."""

    __slots__ = ("_archive", "_id", "_names", "_orders", "_published", "_report", "_things", "figures", "sites", *HELD)

    _archive: Archive
    _id: str
    _names: tuple[str, ...]
    _orders: tuple[int, ...]
    _published: date | None
    _report: str
    _things: tuple[str, ...]

    def __init__(self, account: Account, archive: Archive) -> None:
        put = object.__setattr__
        put(self, "_archive", archive)
        put(self, "_id", sys.intern(account.id))
        put(self, "_report", sys.intern(account.report))
        put(self, "_published", shared(account.published))
        put(self, "_orders", shared(tuple(s.order for s in account.statements)))
        put(self, "_names", tuple(map(sys.intern, account.names)))
        put(self, "_things", tuple(map(sys.intern, account.things)))
        put(self, "figures", shared(tuple(map(_bare_figure, account.figures))))
        put(self, "sites", shared(tuple(dict.fromkeys(map(_bare_place, account.sites)))))
        for name in HELD:
            put(self, name, shared(getattr(account, name)))

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def id(self) -> str:
        return self._id

    @property
    def report(self) -> str:
        return self._report

    @property
    def published(self) -> date | None:
        return self._published

    @property
    def statements(self) -> tuple[Statement, ...]:
        told = self._archive.statements(self._report)
        return tuple(told[order] for order in self._orders)

    @property
    def main(self) -> bool:
        """Whether its report is about it: several claims, the first one, or somebody quoted."""
        return len(self._orders) > 1 or self._orders[0] == 0 or self.voiced

    @property
    def leads(self) -> bool:
        """Whether its report opens with it."""
        return 0 in self._orders

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._names)

    @property
    def things(self) -> frozenset[str]:
        return frozenset(self._things)


def _bare_place(place: Place) -> Place:
    """A place without the words of its text, where it has a name."""
    return shared(replace(place, span=_bare(place.span) if not place.name else None, because=()))


def _bare_figure(figure: Figure) -> Figure:
    """A figure without where it stands."""
    return shared(replace(figure, span=_bare(figure.span) or figure.span, of=_bare(figure.of), because=()))


def _bare(span: Span | None) -> Span | None:
    return shared(Span(0, 0, span.text)) if span else None


@lru_cache(maxsize=1 << 15)
def _shared(value: Any) -> Any:
    return value


def shared(value: Value) -> Value:
    """The value, or one equal to it that was met before."""
    found: Value = _shared(value)
    return found
