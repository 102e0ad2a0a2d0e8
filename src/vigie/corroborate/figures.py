"""An incident's figures: which still stand, and low, best and high of them (docs/figures.md tells the rule to analysts).

Each source has one standing figure of a kind: its latest. Copies and repeats change nothing, a part (one hospital's count,
"of whom two children") is no rival of a total. What stands is compared as intervals; `best` is the figure that most sources
can agree to, of equals that of those who counted themselves, then that of those who do not fight, then the latest.
"""

from collections.abc import Iterable
from dataclasses import replace

from vigie.corroborate.keys import Row, keys
from vigie.corroborate.phrases import phrase
from vigie.corroborate.sides import COMBATANTS
from vigie.corroborate.sides import counted as counted
from vigie.corroborate.tallies import Given as Given
from vigie.corroborate.tallies import given as given
from vigie.corroborate.tallies import interval as interval
from vigie.corroborate.tallies import number as number
from vigie.corroborate.voices import SEES, Source
from vigie.model import Reconciled

_DEEDS = frozenset(
    ("killed", "destroyed", "surrendered", "other", "injured", "detained", "present")
)  # told of an enemy
_ARMS = frozenset(("car", "truck", "tank", "rifle", "gun", "explosive", "ammunition", "mine", "bomb"))
_REACH = 2.0  # how far above its number an open bound still vouches for another's


def standing(found: Iterable[Given], copies: frozenset[str]) -> dict[str, list[Given]]:
    """The figures that still stand, by key: one a source, its latest; a copy speaks only where its original is silent."""
    rows = list(found)
    named = keys(Row(k, r.figure, r.statement, r.source, r.voice, r.number) for k, r in enumerate(rows))
    by_key: dict[str, dict[int, list[Given]]] = {}
    for k, row in enumerate(rows):
        for key in _entered(row, named[k], set(named.values())):
            by_key.setdefault(key, {}).setdefault(row.source, []).append(replace(row, key=key))
    return {
        key: [_latest(of, copies) for _, of in sorted(by_source.items())]
        for key, by_source in sorted(by_key.items())
    }  # fmt: skip


def _entered(row: Given, key: str, known: set[str]) -> Iterable[str]:
    """The keys under which a figure enters: "two more, both policemen" are two more dead as well."""
    yield key
    if row.reads == "more" and row.figure.what in known - {key}:
        yield row.figure.what


def _latest(rows: list[Given], copies: frozenset[str]) -> Given:
    """A source's standing figure: of its latest report the highest, which is the total of its parts.

    A later figure below half of an earlier one tells of a part ("two of the wounded have died"), not of a lowered toll.
    What is counted "more" is added to what stood.
    """
    own = [row for row in rows if row.statement.claim.report.id not in copies] or rows
    by_report: dict[str, list[Given]] = {}
    for row in sorted(own, key=lambda row: (row.day[0], _published(row), row.statement.claim.report.id)):
        by_report.setdefault(row.statement.claim.report.id, []).append(row)
    totals = [_total(mine) for mine in by_report.values()]
    standing = totals[0]
    for row in totals[1:]:
        if row.reads == "more" and row.figure.bound == standing.figure.bound == "exact":
            standing = _added(standing, row)
        elif row.figure.bound == "vague" and _restated(standing, row):
            continue
        elif row.number > standing.number / 2 or row.statement.claim.voice.stance == "denies":
            standing = row
    return standing


def _total(rows: list[Given]) -> Given:
    """Of one report's figures the highest that is not called a part."""
    whole = [row for row in rows if row.reads == "whole"] or rows
    return max(whole, key=lambda row: (row.number, row.statement.order, row.statement.id))


def _restated(before: Given, row: Given) -> bool:
    """Whether vague words say no more than what stood before: "hundreds" after "300 to 400"."""
    return row.interval[0] <= before.interval[0] and before.interval[1] <= row.interval[1]


def _added(before: Given, row: Given) -> Given:
    both = before.number + row.number
    return replace(row, figure=replace(row.figure, low=both, best=both, high=both), upon=before)


def _published(row: Given) -> str:
    report = row.statement.claim.report
    return f"{report.published}T{report.published_time or '23:59:59'}"


def reconciled(rows: list[Given], *, rule: str = "vigie") -> Reconciled:
    """Low, best and high of the standing figures of one key, and the claims that made them; `rule`: vigie, ucdp or acled."""
    rows = without_parts(rows)
    lows = [_end(row, row.figure.low) for row in rows]
    highs = [_end(row, row.figure.high) for row in rows]
    low: int | float | None = _whole(min(lows))
    high: int | float | None = _whole(max(highs))
    best = _best(rows)
    if all(row.figure.bound in ("at_most", "less_than") for row in rows):
        low = best = None
    if rule == "ucdp" and best is None:
        best = low
    if rule == "acled":
        best = _whole(
            min(ACLED_VAGUE.get(n, n) if row.figure.bound == "vague" else n for row, n in zip(rows, lows, strict=True))
        )
    return Reconciled(low, best, high, tuple(_because(row) for row in rows))


# ACLED codes "several", "dozens", "hundreds" as 3, 12, 100; vigie reads the least that the words allow.
ACLED_VAGUE = {20.0: 12.0, 24.0: 12.0, 200.0: 100.0, 2000.0: 1000.0}


def _end(row: Given, end: float | None) -> float:
    """The number with which a figure enters: its own end where it is a range, else the number it turns on."""
    return float(end) if row.figure.bound == "range" and end is not None else float(row.number)


def _because(row: Given) -> str:
    told = f"{row.figure.span.text or f'{row.number:g}'} (claim {row.statement.id})"
    if row.upon is None:
        return f"{row.voice.name}: {told}"
    return f"{_because(row.upon)}, then {told} more"


def without_parts(rows: list[Given]) -> list[Given]:
    """The figures without parts that lie below what others count in all, and without an outlet's "nobody was hurt" there."""
    totals = [row.number for row in rows if not partial(row)]
    kept = [row for row in rows if not (partial(row) and totals and row.number < min(totals))]
    some = [row for row in kept if row.number or not row.voice.outlet]
    return some or kept


def partial(row: Given) -> bool:
    """Whether it counts what one house received, what one pair of eyes or a picture saw, one's own, or who is still there."""
    remaining = "remain" in row.statement.said.concepts
    whole = ":" in row.key  # "five of the dead are policemen" are all the policemen
    return house(row) or seen(row) or remaining or (not whole and (ours(row) or row.reads == "part"))


def ours(row: Given) -> bool:
    """Whether it counts the voice's own people."""
    return "own" in row.statement.counted(row.figure).concepts


def seen(row: Given) -> bool:
    """Whether it counts what one pair of eyes or a picture saw."""
    told = bool(row.statement.said.concepts & (SEES | {"picture"}))
    shown = "picture" in row.statement.said.concepts
    return told and (row.voice.outlet or shown or row.statement.first_person)


def house(row: Given) -> bool:
    """Whether it is what one hospital or morgue received."""
    spoken = row.voice.statement.speaker.concepts | row.voice.statement.body.concepts
    bodies = (row.voice.statement.body.body, row.voice.statement.speaker.body)
    if any(body and body.category in ("ngo", "international", "monitor") for body in bodies):
        return False  # Doctors Without Borders is no hospital
    return bool(spoken & {"hospital", "clinic", "morgue", "doctor", "nurse"})


def _best(rows: list[Given]) -> int | float | None:
    """The figure that most sources can agree to; None where only a party to the fight counts its enemies."""
    fair = [row for row in rows if not about_enemy(row)]
    whole = max((row.number for row in fair if not seen(row)), default=0)
    fair = [row for row in fair if not seen(row) or row.number >= whole]
    if not fair:
        return None
    support = {id(row): sum(_allows(other, row.number) for other in rows) for row in fair}
    chosen = max(
        fair,
        key=lambda r: (
            support[id(r)],
            r.figure.what == "missing" and r.day[0],
            r.voice.first_hand and not any(o.day[0] > r.day[0] and o.number > r.number for o in fair),
            _standing_of(r),
            r.day[0],
            r.figure.bound == "exact",
            r.number,
            r.statement.id,
        ),
    )
    if chosen.figure.bound in ("range", "vague") or (chosen.figure.best is None and chosen.figure.low is None):
        return None
    return _whole(chosen.number)


def _standing_of(row: Given) -> float:
    """Who is believed first of equals: those outside, who counts its own, officials, what an outlet adds, who says "none"."""
    if not row.number and row.statement.claim.event.modality == "did_not_happen":
        return 0
    if ours(row) and ":" in row.key:
        return 2.5
    if row.voice.outlet:
        return 1
    return 2 if row.voice.warring or row.voice.official else 3


def _allows(row: Given, value: float) -> bool:
    low, high = row.interval
    if row.figure.high is None and row.figure.low is not None:
        high = float(row.figure.low) * _REACH
    return low - (row.figure.bound == "more_than") <= value <= high


def about_enemy(row: Given) -> bool:
    """Whether a party to the fight tells of its enemy: whom it killed, what it destroyed or took, by its own account."""
    claim, voice = row.statement.claim, row.voice
    if row.figure.what not in _DEEDS:
        return False
    itself = any(a.role == "agent" and "own" in phrase(a.text, row.statement.code).concepts for a in claim.actors)
    if voice.warring and claim.voice.stance == "claims_responsibility":
        return True
    if itself and counted(row.figure, row.statement) in COMBATANTS:
        return True  # "our units killed eight soldiers"
    if not voice.warring:
        return False
    key = counted(row.figure, row.statement)
    own = {b.name for p in voice.phrases for b in p.actors}
    if key in COMBATANTS:
        told = {a.name for a in claim.actors if a.role != "agent" and a.name}
        told |= {b.name for b in (phrase(row.figure.of.text, row.statement.code).actors if row.figure.of else ())}
        if told and own:
            return not told & own
        return key == "attackers" or (key == "fighters") == _of_state(voice)
    if row.statement.counted(row.figure).concepts & _ARMS and row.figure.what == "other":
        return claim.event.type != "looting_property_destruction"  # the arms that it took; not those that it lost
    if row.figure.what != "destroyed":
        return False
    others = (replace(row, figure=f) for f in claim.figures if f.what not in ("destroyed", "other"))
    return any(a.name in own for a in claim.actors if a.role == "agent" and a.name) or any(map(about_enemy, others))


def _of_state(voice: Source) -> bool:
    """Whether a voice speaks for a state, as far as is known; else for an armed group."""
    if voice.body and voice.body.startswith("military"):
        return True
    bodies = [b for p in voice.phrases if (b := p.body)]
    return all(b.kind in ("state_forces", "other", "external_forces") for b in bodies)


def _whole(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value
