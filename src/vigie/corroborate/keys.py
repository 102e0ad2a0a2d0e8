"""The keys under which the figures of an incident stand: what is counted, and who, where more than one side is.

Sides that fight are counted apart wherever an incident counts more than one kind of people. Those who do not fight are
people at large, but for children, women and journalists "among the dead". Where one kind alone is counted, the key is bare.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from vigie.corroborate.marks import words_of
from vigie.corroborate.sides import COMBATANTS, COUNTED, KINDS, NOT_FIGHTING, PARTS, counted, own_side
from vigie.corroborate.statements import PROTEST, Statement
from vigie.corroborate.voices import Source
from vigie.model import Figure
from vigie.orthography import folded
from vigie.read.actors import table

_PEOPLE = frozenset(("dead", "wounded", "victim", "body", "family", "worker", "man"))
_VEHICLES = frozenset(("car", "truck", "bus", "tank", "motorcycle", "van"))
_THINGS = {"rifles": frozenset(("rifle",))}


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of an incident as far as its key depends on it; `mark` tells it from all others."""

    mark: Hashable
    figure: Figure
    statement: Statement
    source: int
    voice: Source
    number: float


def keys(rows: Iterable[Row]) -> dict[Hashable, str]:
    """The key of every figure: what is counted, and who, where two sides are counted or a part is told apart."""
    by_what: dict[str, list[Row]] = {}
    for row in rows:
        by_what.setdefault(row.figure.what, []).append(row)
    return {mark: key for what, mine in by_what.items() for mark, key in _of_one(what, mine)}


def _of_one(what: str, rows: Sequence[Row]) -> Iterable[tuple[Hashable, str]]:
    if what in ("other", "destroyed"):
        who = _things(rows)
    else:
        who = _nobody(rows, _plain(rows, {row.mark: counted(row.figure, row.statement) for row in rows}))
        who |= _groups(rows, who)
        who |= _communities(rows, who)
    apart = len(set(who.values())) > 1
    named = _name(rows, who)
    for row in rows:
        key = who[row.mark] or named
        yield row.mark, f"{what}:{key}" if key and (apart or key in PARTS) else what


def _things(rows: Sequence[Row]) -> dict[Hashable, str | None]:
    """Vehicles beside houses, rifles beside people: things of another kind have a key where there is more than one kind."""
    kinds: dict[Hashable, str | None] = {}
    for row in rows:
        meant = row.statement.counted(row.figure).concepts
        things = next((key for key, concepts in _THINGS.items() if meant & concepts), None)
        kinds[row.mark] = "vehicles" if meant & _VEHICLES else things
    return kinds if len(set(kinds.values())) > 1 else dict.fromkeys(kinds)


def _plain(rows: Sequence[Row], who: dict[Hashable, str | None]) -> dict[Hashable, str | None]:
    """Those who do not fight are people at large, but for parts of a whole that somebody gives."""
    protest = any(row.statement.family == PROTEST for row in rows) or "protesters" in who.values()
    told: dict[Hashable, str | None] = {}
    for row in rows:
        key = who[row.mark]
        more = [other for other in rows if other.number > row.number]
        if key in PARTS:
            part = not row.number or any(who[other.mark] not in COMBATANTS for other in more)
        elif key == "civilians":
            part = any(other.statement.id == row.statement.id and who[other.mark] is None for other in more)
        else:
            part = key not in NOT_FIGHTING and not (key == "attackers" and protest)
        told[row.mark] = key if part else None
    return told


def _nobody(rows: Sequence[Row], who: dict[Hashable, str | None]) -> dict[Hashable, str | None]:
    """That nobody was hurt, and the nationals that a voice tells its soldiers by, are of the one side that is counted."""
    sides = {key for key in who.values() if key in COMBATANTS}
    if len(sides) != 1:
        return who
    (side,) = sides
    told = [row for row in rows if who[row.mark] == side]
    nobody = {row.mark: _ranks(row) or side for row in rows if who[row.mark] is None and _alike(row, told)}
    return who | nobody


def _ranks(row: Row) -> str | None:
    """The side that an armed voice fights on."""
    return next((kind for p in row.voice.phrases if p.body and (kind := KINDS.get(p.body.kind)) in COMBATANTS), None)


def _alike(row: Row, told: Sequence[Row]) -> bool:
    if not row.number:
        return row.figure.of is None or not row.statement.counted(row.figure).concepts & set(COUNTED["civilians"])
    named = row.statement.counted(row.figure)
    nationals = row.figure.of is None or bool(named.names and not named.concepts & _PEOPLE)
    report = row.statement.claim.report.id
    same = [o for o in told if o.source == row.source and o.statement.claim.report.id == report]
    return nationals and any(o.number >= row.number for o in same)


def _groups(rows: Sequence[Row], who: dict[Hashable, str | None]) -> dict[Hashable, str | None]:
    """Fighters by the name of their group; where one group is named, all are its own."""
    fighting = [row for row in rows if who[row.mark] == "fighters"]
    named = {row.mark: _group(row) for row in fighting}
    known = {name for name in named.values() if name}
    only = next(iter(known)) if len(known) == 1 else "fighters"
    return {mark: name or only for mark, name in named.items()}


def _communities(rows: Sequence[Row], who: dict[Hashable, str | None]) -> dict[Hashable, str | None]:
    """Peoples whose dead are told apart by their name, where two are: "five of the dead are Meitei, two are Kuki"."""
    plain = [row for row in rows if who[row.mark] is None and row.number > 1]
    whole = max((row.number for row in plain if not _peoples(row)), default=0)
    known = sorted({name for row in plain if row.number < whole for name in _peoples(row)})
    if len({name.lower() for name in known}) < 2:
        return {}
    return {row.mark: name for row in plain if (name := next((n for n in known if _speaks_of(n, row)), None))}


def _peoples(row: Row) -> frozenset[str]:
    """The proper names in the words for those counted, as they are written."""
    named = row.statement.counted(row.figure)
    if row.figure.of is None or named.actors or row.figure.span.text in row.figure.of.text:
        return frozenset()
    return frozenset(w for w in words_of(row.figure.of.text) if folded(w) in named.names)


def _speaks_of(people: str, row: Row) -> bool:
    """Whether a figure is of a people: by its name, or as "ours" of a body that bears it."""
    if row.figure.of is None:
        return False
    ours = "own" in row.statement.counted(row.figure).concepts
    words = words_of(f"{row.figure.of.text} {row.voice.name if ours else ''}")
    return folded(people) in map(folded, words)


def _group(row: Row) -> str | None:
    """The armed group whose men a figure counts, as it is called for short."""
    named = row.statement.counted(row.figure)
    if not named.actors and "fighter" not in named.concepts and own_side(row.figure, named, row.statement):
        body = row.statement.body.body or row.statement.speaker.body
        return table().short(body.name) if body else row.statement.claim.voice.organisation
    body = named.body
    return table().short(body.name) if body and KINDS.get(body.kind) == "fighters" else None


def _name(rows: Sequence[Row], who: dict[Hashable, str | None]) -> str | None:
    """What people at large are called beside fighters, where most figures call them so: civilians, protesters."""
    if not any(key in COMBATANTS for key in who.values()):
        return None
    called = [counted(row.figure, row.statement) for row in rows if who[row.mark] is None]
    return next((k for k in ("civilians", "protesters") if 2 * called.count(k) > len(called)), None)
