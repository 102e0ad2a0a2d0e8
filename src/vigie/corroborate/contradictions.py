"""Claims that cannot both be true, given their bounds and times; shown, never settled.

Figures contradict where the standing figures of two sources leave no number that both allow. A denial contradicts who says
it: that it happened, that the denier did it, that a place was taken, that so many died. Two sources that blame different
parties contradict each other. A changed mind of one voice is an update, "at least 12" and 17 agree, and one hospital's
count is no rival of a total that is higher. One contradiction per pair of sources and subject.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import combinations

from vigie.corroborate.figures import Given, counted, house, interval, number, partial, without_parts
from vigie.corroborate.phrases import phrase
from vigie.corroborate.sources import Source
from vigie.corroborate.statements import ANY, LAND, Statement
from vigie.model import Contradiction, Figure

Clusters = list[list[Source]]


def contradictions(clusters: Clusters, standing: dict[str, list[Given]]) -> list[Contradiction]:
    """The contradictions of one incident."""
    found: dict[tuple[int, int, str], Contradiction] = {}
    for one, two, about, a, b, because in (
        *_denials(clusters), *_figures(standing), *_blames(clusters),
        *_times(clusters),
    ):  # fmt: skip
        key = (min(one, two), max(one, two), about)
        if key not in found and one != two:
            found[key] = contradiction(a, b, about, because)
    return sorted(found.values(), key=lambda c: c.id)


Row = tuple[int, int, str, Statement, Statement, str]


def contradiction(one: Statement, two: Statement, about: str, because: str) -> Contradiction:
    """Two claims and what they differ about."""
    ids = sorted((one.id, two.id))
    name = hashlib.sha256("\x1f".join((*ids, about)).encode()).hexdigest()[:24]
    return Contradiction(name, (ids[0], ids[1]), about, (because,))


def _figures(standing: dict[str, list[Given]]) -> Iterator[Row]:
    for key, rows in sorted(standing.items()):
        what = key.split(":")[0]
        for one, two in combinations(without_parts(rows), 2):
            if one.source != two.source and _rivals(what, one, two):
                reason = f"{one.voice.name} {_told(one)}, {two.voice.name} {_told(two)}: no number fits both"
                yield one.source, two.source, what, one.statement, two.statement, reason


def _rivals(what: str, one: Given, two: Given) -> bool:
    """Whether no number fits both; the wounded and the fled are counted loosely, so that only a wide gap counts."""
    (a, b), (c, d) = one.interval, two.interval
    if not (b < c or d < a):
        return False
    low, high = sorted((one.number, two.number))
    if what in LOOSE and (house(one) or house(two)):
        return False
    if partial(min(one, two, key=lambda row: row.number)):
        return False
    return high >= LOOSE.get(what, 1.0) * max(low, 1)


# How far apart two figures must lie to contradict each other where counting is loose.
LOOSE = {
    "injured": 2.0, "displaced": 1.5, "evacuated": 1.5, "present": 1.4, "destroyed": 2.0, "other": 2.0, "strikes": 2.0,
    "trapped": 1.5, "missing": 2.0,
}  # fmt: skip


def _told(row: Given) -> str:
    return f"says {row.figure.span.text or f'{row.number:g}'}"


def _denials(clusters: Clusters) -> Iterator[Row]:
    for home, cluster in enumerate(clusters):
        for voice in cluster:
            if denies(voice.statement):
                yield from _denied(home, voice, clusters)


def denies(statement: Statement) -> bool:
    """Whether a claim says that something is not so."""
    claim = statement.claim
    return claim.voice.stance in ("denies", "doubts") or claim.event.modality == "did_not_happen"


def _denied(home: int, denial: Source, clusters: Clusters) -> Iterator[Row]:
    """Whom a denial contradicts: the claim that it answers best, and everyone who accuses the denier by name."""
    about = subject(denial.statement)
    found: list[tuple[float, str, int, Statement]] = []
    for other, cluster in enumerate(clusters):
        if other != home:
            fitting = [v.statement for v in cluster if _asserts(v.statement, about, denial)]
            found += [(_answers(s, denial, about), s.id, other, s) for s in fitting]
    best = sorted(found, key=lambda row: (-row[0], row[1]))
    for k, (_, _, other, statement) in enumerate(best):
        if (
            k == 0
            or (k < 3 and found_near(best[0][0], best[k][0]))
            or (about == "agent" and accuses(statement, denial))
        ):
            yield (
                home,
                other,
                about,
                denial.statement,
                statement,
                f"{denial.name} denies what {clusters[other][0].name} says",
            )


def found_near(best: float, score: float) -> bool:
    """Whether a claim is answered nearly as well as the one that is answered best."""
    return score >= STRONG and score >= best - 1


STRONG = 6.0


def subject(denial: Statement) -> str:
    """What a denial is about."""
    claim = denial.claim
    if claim.figures:
        return claim.figures[0].what
    if denial.family == LAND:
        return "territory"
    if claim.voice.stance == "denies" and claim.event.modality != "did_not_happen":
        return "agent"
    return "happened"


def _asserts(statement: Statement, about: str, denial: Source) -> bool:
    """Whether a claim says what a denial denies."""
    claim = statement.claim
    if denies(statement) or claim.event.modality not in ("happened", "ongoing"):
        return False
    mine, theirs = statement.family, denial.statement.family
    if about == "agent":
        return claim.voice.stance != "claims_responsibility" and (mine == theirs or ANY in (mine, theirs))
    if about == "territory":
        return mine == LAND
    if about == "happened":
        return mine == theirs or ANY in (mine, theirs) or bool(claim.figures) is False
    denied = denial.statement.claim.figures[0]
    key = counted(denied, denial.statement)
    same = [f for f in claim.figures if f.what == about and counted(f, statement) == key]
    return any(number(f) == number(denied) or disjoint(f, denied) for f in same)


def disjoint(one: Figure, two: Figure) -> bool:
    """Whether no number fits both figures."""
    (a, b), (c, d) = interval(one), interval(two)
    return b < c or d < a


def _answers(statement: Statement, denial: Source, about: str) -> float:
    """How likely the denial answers this claim: it stands before it in the report, accuses the denier, uses its words."""
    other = denial.statement
    score = float(len((statement.said.concepts | statement.said.names) & (other.said.concepts | other.said.names)))
    score += 2.0 * (statement.claim.event.type == other.claim.event.type)
    score += 2.0 * bool(_parties(statement, "agent") & _parties(other, "agent"))
    if statement.claim.report.id == other.claim.report.id and statement.order < other.order:
        score += 3.0 - min(other.order - statement.order, 4) / 2
    if about == "agent":
        score += 3.0 * (statement.claim.voice.stance == "accuses") + 3.0 * accuses(statement, denial)
    return score


def _parties(statement: Statement, role: str) -> frozenset[str]:
    found: set[str] = set()
    for actor in statement.claim.actors:
        if actor.role == role:
            named = phrase(actor.text, statement.code)
            found |= {actor.name or ""} | {one.name for one in named.actors} | named.concepts
    return frozenset(found - {""})


def accuses(statement: Statement, denial: Source) -> bool:
    """Whether a claim names the denier as the one who did it."""
    agents = {a.name or a.text for a in statement.claim.actors if a.role == "agent"}
    bodies = {b.name for p in (denial.statement.body, denial.statement.speaker) for b in p.actors}
    bodies |= {a.name or a.text for a in denial.statement.claim.actors if a.role == "agent"}
    return bool(agents & bodies)


def _times(clusters: Clusters) -> Iterator[Row]:
    """The first two sources that put one event on different days: who else takes a side says nothing new."""
    found = []
    for (one, a), (two, b) in combinations(enumerate(clusters), 2):
        pair = next(((x, y) for x in _dated(a) for y in _dated(b) if _apart(x, y)), None)
        if pair:
            found.append((sorted((str(s.claim.report.published), s.id) for s in pair), one, two, pair))
    for _, one, two, (x, y) in sorted(found, key=lambda row: row[0])[:1]:
        told = [str(s.days[0]) for s in (x, y) if s.days]
        yield (
            one,
            two,
            "time",
            x,
            y,
            f"{clusters[one][0].name} puts it on {told[0]}, {clusters[two][0].name} on {told[1]}",
        )


def _dated(cluster: Iterable[Source]) -> list[Statement]:
    """Claims that give the day of the event itself, not a bare toll."""
    return [
        v.statement
        for v in cluster
        if v.statement.days
        and v.statement.days[0] == v.statement.days[1]
        and v.statement.family != ANY
        and not v.outlet
    ]


def _apart(one: Statement, two: Statement) -> bool:
    same = one.claim.event.type == two.claim.event.type
    return bool(same and one.days and two.days and (one.days[1] < two.days[0] or two.days[1] < one.days[0]))


def _blames(clusters: Clusters) -> Iterator[Row]:
    """Two sources that lay one deed at different doors."""
    for (one, a), (two, b) in combinations(enumerate(clusters), 2):
        pair = next(((x, y) for x in _accusations(a) for y in _accusations(b) if _differ(x, y)), None)
        if pair:
            reason = f"{a[0].name} blames {_agents(pair[0])}, {b[0].name} blames {_agents(pair[1])}"
            yield one, two, "agent", pair[0], pair[1], reason


def _accusations(cluster: Iterable[Source]) -> list[Statement]:
    return [v.statement for v in cluster if v.statement.claim.voice.stance in ("accuses", "claims_responsibility")]


def _agents(statement: Statement) -> str:
    return ", ".join(sorted(a.name or a.text for a in statement.claim.actors if a.role == "agent"))


def _differ(one: Statement, two: Statement) -> bool:
    a, b = (_blamed(s) for s in (one, two))
    return bool(a and b) and not a & b and one.claim.event.type == two.claim.event.type


def _blamed(statement: Statement) -> frozenset[str]:
    """Names of those blamed, in terms that hold across languages; words without a name are no answer to "who"."""
    found: set[str] = set()
    for actor in statement.claim.actors:
        if actor.role == "agent":
            named = phrase(actor.text, statement.code)
            found |= {actor.name} if actor.name else {one.name for one in named.actors} or named.names
    return frozenset(found)
