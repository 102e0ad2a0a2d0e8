"""Who says what of an incident: its claims gathered by voice, each with the copies that only repeat it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from vigie.model import Claim, Incident, Placed
from vigie.orthography import folded
from vigie.publish import phrases

Reports = Mapping[str, Placed]  # by the id of the report
Copies = tuple[Claim, ...]
_LEAST = 2  # points from which a copy's claim repeats one of its original
_WORDS = 3  # a name of so many words is found again within a longer one


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its number in the incident, and the claims of copies that repeat it."""

    number: int
    claim: Claim
    copies: tuple[Claim, ...] = ()

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return denies(self.claim)


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice with all it says of the incident."""

    name: str
    told: tuple[Told, ...]

    @property
    def denies(self) -> bool:
        """Whether anything it says is a denial."""
        return any(one.denies for one in self.told)

    @property
    def silent(self) -> bool:
        """Whether it gives no figure at all."""
        return not any(one.claim.figures for one in self.told)


def denies(claim: Claim) -> bool:
    """Whether a claim says, or doubts, that something is so."""
    return claim.voice.stance in ("denies", "doubts") or claim.event.modality == "did_not_happen"


def voices(incident: Incident, claims: Mapping[str, Claim], reports: Reports) -> list[Heard]:
    """The incident's voices in the order in which they are first heard, those that give figures or deny before the others."""
    gathered: dict[tuple[str, str], list[tuple[Claim, Copies]]] = {}
    for claim, copies in told((claims[name] for name in incident.claims), reports):
        key = _key(claim, reports)
        home = next((known for known in gathered if _same(known, key)), key)
        gathered.setdefault(home, []).append((claim, copies))
    number = count(1)
    return [
        Heard(_name(several[0][0]), tuple(Told(next(number), one, copies) for one, copies in several))
        for several in sorted(gathered.values(), key=_quiet)
    ]


def _quiet(several: list[tuple[Claim, Copies]]) -> bool:
    return not any(claim.figures or denies(claim) for claim, _ in several)


def told(claims: Iterable[Claim], reports: Reports) -> list[tuple[Claim, Copies]]:
    """The claims, those of copies set beside the claim that they repeat; a copy's own words stay on their own."""
    firsts: list[tuple[Claim, list[Claim]]] = []
    for claim in sorted(claims, key=lambda c: is_copy(reports[c.report.id])):
        home = _repeated(claim, firsts, reports) if is_copy(reports[claim.report.id]) else None
        if home is None:
            firsts.append((claim, []))
        else:
            home.append(claim)
    return [(claim, tuple(copies)) for claim, copies in firsts]


def is_copy(placed: Placed) -> bool:
    """Whether a report only repeats another."""
    return placed.lineage.kind in phrases.COPIES


def origin(report: str, reports: Reports) -> str:
    """The report that this one copies, through any number of copies; itself where it copies none."""
    return list(_ancestry(report, reports))[-1]


def _ancestry(report: str, reports: Reports) -> Iterator[str]:
    seen: set[str] = set()
    while report not in seen:
        seen.add(report)
        yield report
        parent = reports[report].lineage.of if is_copy(reports[report]) else None
        report = parent if parent and parent in reports else report


def _repeated(claim: Claim, firsts: list[tuple[Claim, list[Claim]]], reports: Reports) -> list[Claim] | None:
    """The copies of the claim that this one repeats; a report repeats a claim once."""
    root, best, points = origin(claim.report.id, reports), None, _LEAST - 1
    for first, copies in firsts:
        used = claim.report.id in (first.report.id, *(one.report.id for one in copies))
        if not used and origin(first.report.id, reports) == root and (found := _alike(claim, first)) > points:
            best, points = copies, found
    return best


def _alike(one: Claim, two: Claim) -> int:
    """Points for what two claims of a report and its copy share; none where they tell different things."""
    mine, theirs = ({(f.what, f.low, f.best, f.high) for f in claim.figures} for claim in (one, two))
    if denies(one) != denies(two) or (mine and theirs and not mine & theirs):
        return 0
    return (
        3 * (one.evidence.exact == two.evidence.exact)
        + 2 * bool(mine & theirs)
        + (one.event.type == two.event.type)
        + (phrases.speaker(one.voice) == phrases.speaker(two.voice))
        + (denies(one) and denies(two))
    )


def _key(claim: Claim, reports: Reports) -> tuple[str, str]:
    """What a voice is known by: its body or name, and the reporting it stands in where it has no name of its own."""
    name = claim.voice.organisation or claim.voice.speaker or ""
    nameless = claim.voice.anonymous or not name
    return (
        " ".join(re.findall(r"\w+", folded(name))),
        origin(claim.report.id, reports) if nameless else "",
    )


def _same(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Whether two keys are one voice: equal, or a long name within a longer one."""
    short, long = sorted((one[0].split(), two[0].split()), key=len)
    within = len(short) >= _WORDS and set(short) <= set(long)
    return one == two or (within and not one[1] and not two[1])


def _name(claim: Claim) -> str:
    """What a voice goes by; the outlet itself where nobody else speaks."""
    if claim.voice.mode == "narration" or not (claim.voice.organisation or claim.voice.speaker):
        return phrases.outlet(claim.report)
    return claim.voice.organisation or claim.voice.speaker or ""
