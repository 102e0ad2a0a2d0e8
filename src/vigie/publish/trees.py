"""Which report derives from which: one tree for every report that stands at an origin, the trees gathered by group."""

from collections.abc import Iterable
from dataclasses import dataclass

from vigie.model import Picture, Placed


@dataclass(frozen=True, slots=True)
class Branch:
    """A report with those that derive from it."""

    placed: Placed
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Grove:
    """The trees of one group: reports that go back to the same reporting."""

    trees: tuple[Branch, ...]
    size: int


def groves(picture: Picture) -> list[Grove]:
    """The groups, largest first, then by the day of their first report."""
    by_group: dict[str, list[Placed]] = {}
    for one in picture.reports:
        by_group.setdefault(one.group, []).append(one)
    found = [Grove(tuple(_trees(members)), len(members)) for members in by_group.values()]
    return sorted(found, key=lambda grove: (-grove.size, *_published(grove.trees[0].placed)))


def _trees(members: list[Placed]) -> list[Branch]:
    """Every member once, beneath its parent where that is a member too; members that derive in a circle stand alone."""
    known = {one.report.id for one in members}
    children: dict[str, list[Placed]] = {}
    for one in members:
        children.setdefault(_parent(one, known), []).append(one)
    seen: set[str] = set()
    found = _branches(children.get("", ()), children, seen)
    return [*found, *(Branch(one) for one in members if one.report.id not in seen)]


def _branches(of: Iterable[Placed], children: dict[str, list[Placed]], seen: set[str]) -> list[Branch]:
    found = []
    for one in sorted(of, key=_published):
        seen.add(one.report.id)
        found.append(Branch(one, tuple(_branches(children.get(one.report.id, ()), children, seen))))
    return found


def _parent(one: Placed, known: set[str]) -> str:
    of = one.lineage.of
    return of if of in known and of != one.report.id else ""


def _published(one: Placed) -> tuple[str, str]:
    return str(one.report.published or "9"), one.report.id
