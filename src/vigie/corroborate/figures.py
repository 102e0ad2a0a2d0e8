"""An incident's figures: which still stand, and low, best and high of them (docs/figures.md tells the rule to analysts).

Each source has one standing figure of a kind: its latest. Copies and repeats change nothing, a part (one hospital's count,
"of whom two children") is no rival of a total. What stands is compared as intervals; `best` is the figure that most sources
can agree to, of equals that of those who counted themselves, then that of those who do not fight, then the latest.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import inf

from vigie.corroborate.phrases import Phrase, phrase
from vigie.corroborate.sources import Source
from vigie.corroborate.statements import Statement
from vigie.model import Figure, Reconciled

# Who is counted, by the everyday words of those counted: the key of a figure that is told apart.
COUNTED = {
    "soldiers": ("soldier", "army", "troop", "garrison"),
    "police": ("policeman", "police", "guard"),
    "fighters": (
        "fighter",
        "rebel",
        "jihadist",
        "militia",
        "islamic",
        "terrorist",
        "extremist",
        "takfiri",
        "mercenary",
        "bandit",
    ),
    "attackers": ("gunman",),
    "civilians": ("civilian", "resident", "villager", "citizen"),
    "children": ("child", "girl", "boy", "baby", "student"),
    "women": ("woman",),
    "journalists": ("journalist",),
    "protesters": ("protester",),
    "prisoners": ("prisoner", "inmate"),
}
KINDS = {
    "state_forces": "soldiers", "external_forces": "soldiers", "rebel_group": "fighters", "political_militia": "fighters",
    "identity_militia": "fighters", "protesters": "protesters",
}  # fmt: skip
_COMBATANTS = frozenset(("soldiers", "police", "fighters", "attackers"))
_PARTS = frozenset(("children", "women", "journalists"))
_DEEDS = frozenset(
    ("killed", "destroyed", "surrendered", "other", "injured", "detained", "present")
)  # told of an enemy
_REACH = 1.5  # how far above its number an open bound still vouches for another's


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as a source gives it."""

    figure: Figure
    source: int  # which source of the incident
    voice: Source
    statement: Statement

    @property
    def day(self) -> tuple[date, int]:
        """When it was given: the day of publication, then its place in the report."""
        return self.statement.claim.report.published or date.min, self.statement.order

    @property
    def interval(self) -> tuple[float, float]:
        """What it leaves open."""
        return interval(self.figure)

    @property
    def number(self) -> float:
        """The number that it turns on."""
        return number(self.figure)


def number(figure: Figure) -> float:
    """The number that a figure turns on."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), 0)


def interval(figure: Figure) -> tuple[float, float]:
    """The numbers that a figure allows; "about" allows a tenth more or less."""
    low = -inf if figure.low is None else float(figure.low)
    high = inf if figure.high is None else float(figure.high)
    if figure.bound == "about":
        return low * 0.9, high * 1.1
    return (low + (figure.bound == "more_than"), high - (figure.bound == "less_than"))


def counted(figure: Figure, statement: Statement) -> str | None:
    """The key of those who are counted, or None where they are people at large."""
    named = phrase(figure.of.text, statement.code) if figure.of else None
    if own := _own_side(figure, named, statement):
        return own
    if named:
        for key, concepts in COUNTED.items():
            if named.concepts & set(concepts):
                return key
        if {"security", "force"} <= named.concepts:
            return "police"
        if named.body:
            return KINDS.get(named.body.kind)
    return None if named and named.concepts & _PEOPLE else _target(statement)


def _own_side(figure: Figure, named: Phrase | None, statement: Statement) -> str | None:
    """The side of an armed voice that counts its own men."""
    kinds = [KINDS.get(b.kind) for p in (statement.body, statement.speaker) if (b := p.body)]
    if not kinds or kinds[0] not in _COMBATANTS or figure.what not in ("killed", "injured", "missing", "detained"):
        return None
    ours = named is not None and "own" in named.concepts
    lost = "lose" in statement.said.concepts and (named is None or bool(named.concepts & {"man", "own"}))
    return kinds[0] if ours or lost else None


_PEOPLE = frozenset(("dead", "wounded", "victim", "body", "family", "worker", "man"))


def _target(statement: Statement) -> str | None:
    """Who is counted where the figure does not say: the one party to which it was done."""
    kinds = {KINDS.get(a.kind) for a in statement.claim.actors if a.role != "agent"}
    return kinds.pop() if len(kinds) == 1 else None


def given(clusters: Iterable[list[Source]]) -> list[Given]:
    """Every figure that the sources give; of a denial only that it was none."""
    found = []
    for number_, cluster in enumerate(clusters):
        for voice in cluster:
            claim = voice.statement.claim
            if claim.event.modality in ("planned", "hypothetical") or claim.voice.stance == "doubts":
                continue
            denies = claim.voice.stance == "denies"
            found += [Given(f, number_, voice, voice.statement) for f in claim.figures if not denies or number(f) == 0]
    return found


def standing(found: Iterable[Given], copies: frozenset[str]) -> dict[str, list[Given]]:
    """The figures that still stand, by key: one a source, its latest; a copy speaks only where its original is silent."""
    rows = list(found)
    keys = _keys(rows)
    by_key: dict[str, list[Given]] = {}
    for key in sorted(set(keys.values())):
        mine = [row for row in rows if keys[_mark(row)] == key]
        by_source: dict[int, list[Given]] = {}
        for row in mine:
            by_source.setdefault(row.source, []).append(row)
        by_key[key] = [_latest(of, copies) for _, of in sorted(by_source.items())]
    return by_key


def _mark(row: Given) -> tuple[str, int]:
    return row.statement.id, row.statement.claim.figures.index(row.figure)


def _keys(rows: list[Given]) -> dict[tuple[str, int], str]:
    """The key of every figure: what is counted, and who, where two sides are counted or a part is told apart."""
    by_what: dict[str, list[Given]] = {}
    for row in rows:
        by_what.setdefault(row.figure.what, []).append(row)
    keys = {}
    for what, mine in by_what.items():
        who = {_mark(row): counted(row.figure, row.statement) for row in mine}
        sides = {key for key in who.values() if key not in _PARTS}
        parts = _PARTS if sides else frozenset[str]()
        if not sides & _COMBATANTS:
            sides = {None if key == "civilians" else key for key in sides}
        for mark, key in who.items():
            if key == "civilians" and key not in sides:
                key = None
            apart = key is not None and (key in parts or (key not in _PARTS and len(sides) > 1))
            keys[mark] = f"{what}:{key}" if apart else what
    return keys


def _latest(rows: list[Given], copies: frozenset[str]) -> Given:
    """A source's standing figure: of its latest report the highest, which is the total of its parts.

    A later figure below half of an earlier one tells of a part ("two of the wounded have died"), not of a lowered toll.
    """
    own = [row for row in rows if row.statement.claim.report.id not in copies] or rows
    by_report: dict[str, list[Given]] = {}
    for row in sorted(own, key=lambda row: (row.day[0], _published(row), row.statement.claim.report.id)):
        by_report.setdefault(row.statement.claim.report.id, []).append(row)
    totals = [max(mine, key=lambda row: (row.number, row.statement.order)) for mine in by_report.values()]
    standing = totals[0]
    for row in totals[1:]:
        if row.number > standing.number / 2 or row.statement.claim.voice.stance == "denies":
            standing = row
    return standing


def _published(row: Given) -> str:
    report = row.statement.claim.report
    return f"{report.published}T{report.published_time or '23:59:59'}"


def reconciled(rows: list[Given], *, rule: str = "vigie") -> Reconciled:
    """Low, best and high of the standing figures of one key, and the claims that made them; `rule`: vigie, ucdp or acled."""
    rows = without_parts(rows)
    lows = [_end(row.figure, row.figure.low) for row in rows]
    highs = [_end(row.figure, row.figure.high) for row in rows]
    low: int | float | None = _whole(min(lows))
    high: int | float | None = _whole(max(highs))
    best = _best(rows)
    if all(row.figure.bound in ("at_most", "less_than") for row in rows):
        low = best = None
    if all(row.figure.bound == "vague" for row in rows):
        high = None
    if rule == "ucdp" and best is None:
        best = low
    if rule == "acled":
        best = _whole(
            min(ACLED_VAGUE.get(n, n) if row.figure.bound == "vague" else n for row, n in zip(rows, lows, strict=True))
        )
    because = tuple(f"{row.voice.name}: {_words(row)} (claim {row.statement.id})" for row in rows)
    return Reconciled(low, best, high, because)


# ACLED codes "several", "dozens", "hundreds" as 3, 12, 100; vigie reads the least that the words allow.
ACLED_VAGUE = {20.0: 12.0, 24.0: 12.0, 200.0: 100.0, 2000.0: 1000.0}


def _end(figure: Figure, end: float | None) -> float:
    """The number with which a figure enters: its own end where it is a range, else the number it turns on."""
    return float(end) if figure.bound == "range" and end is not None else float(number(figure))


def _words(row: Given) -> str:
    return row.figure.span.text or f"{row.number:g}"


def without_parts(rows: list[Given]) -> list[Given]:
    """The figures without parts that lie below what others count in all, and without an outlet's "nobody was hurt" there."""
    totals = [row.number for row in rows if not partial(row)]
    kept = [row for row in rows if not (partial(row) and totals and row.number < min(totals))]
    some = [row for row in kept if row.number or not row.voice.outlet]
    return some or kept


def partial(row: Given) -> bool:
    """Whether it counts what one house received, what one pair of eyes or a picture saw, one's own, or who is still there."""
    return house(row) or seen(row) or "remain" in row.statement.said.concepts or _ours(row)


def _ours(row: Given) -> bool:
    of = row.figure.of
    return of is not None and "own" in phrase(of.text, row.statement.code).concepts


def seen(row: Given) -> bool:
    """Whether it counts what one pair of eyes or a picture saw."""
    told = bool(row.statement.said.concepts & {"see", "count", "eye", "picture"})
    return told and (row.voice.narration or bool(_FIRST_PERSON.search(row.statement.claim.evidence.exact)))


_FIRST_PERSON = re.compile(r"\b(?:I|my|we|our|j['’]|je|nous|mes|nos)\b|picture|photo", re.I)


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
            r.voice.first_hand,
            not r.voice.warring,
            r.day[0],
            r.figure.bound == "exact",
            r.number,
        ),
    )
    if chosen.figure.bound in ("range", "vague") or (chosen.figure.best is None and chosen.figure.low is None):
        return None
    return _whole(chosen.number)


def _allows(row: Given, value: float) -> bool:
    low, high = row.interval
    if row.figure.high is None and row.figure.low is not None:
        high = float(row.figure.low) * _REACH
    return low - (row.figure.bound == "more_than") <= value <= high


def about_enemy(row: Given) -> bool:
    """Whether a party to the fight tells of its enemy: whom it killed, what it destroyed or took, by its own account."""
    claim, voice = row.statement.claim, row.voice
    if row.figure.what not in _DEEDS or not voice.warring:
        return False
    if claim.voice.stance == "claims_responsibility":
        return True
    key = counted(row.figure, row.statement)
    if key in _COMBATANTS:
        own = {b.name for p in (voice.statement.body, voice.statement.speaker) for b in p.actors}
        told = {a.name for a in claim.actors if a.role != "agent" and a.name}
        told |= {b.name for b in (phrase(row.figure.of.text, row.statement.code).actors if row.figure.of else ())}
        if told and own:
            return not told & own
        return (key in ("fighters", "attackers")) == _of_state(voice)
    return row.figure.what in ("destroyed", "other") and any(
        _itself(a.name, voice) for a in claim.actors if a.role == "agent"
    )


def _of_state(voice: Source) -> bool:
    """Whether a voice speaks for a state, as far as is known; else for an armed group."""
    if voice.body and voice.body.startswith("military"):
        return True
    bodies = [b for p in (voice.statement.body, voice.statement.speaker) if (b := p.body)]
    return all(b.kind in ("state_forces", "other", "external_forces") for b in bodies)


def _itself(name: str | None, voice: Source) -> bool:
    return bool(name) and name in {b.name for p in (voice.statement.body, voice.statement.speaker) for b in p.actors}


def _whole(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value
