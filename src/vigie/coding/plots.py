"""Types that the story around a claim gives: shots at a march told before, the suicide bomber of the same blast."""

from collections.abc import Sequence
from dataclasses import replace

from vigie.coding.codebooks import ACLED, PLOVER
from vigie.coding.frames import ARMED
from vigie.model import Claim

_PROTEST = frozenset("peaceful_protest protest_with_intervention excessive_force_against_protesters".split())
_RIOT = _PROTEST | {"violent_demonstration"}
_BLASTS = frozenset(("remote_explosive_landmine_ied", "attack"))
_NEAR = 4  # claims: how far back the march may be told


def plotted(told: Sequence[Claim]) -> list[Claim]:
    """The claims of a report, with the types that other claims of it give them."""
    return [_suicide(_shot_at_protest(c, told[:i]), told) for i, c in enumerate(told)]


def _typed(claim: Claim, kind: str, rule: str) -> Claim:
    event = replace(claim.event, type=kind, acled=ACLED.get(kind), plover=PLOVER.get(kind))
    return replace(claim, event=event, because=(rule, *claim.because[1:]))


def _kinds(claim: Claim, role: str) -> set[str]:
    return {a.kind for a in claim.actors if (a.role == "agent") == (role == "agent")}


def _shot_at_protest(claim: Claim, before: Sequence[Claim]) -> Claim:
    """State forces that shoot or beat people while a march is told: force against protesters."""
    agents, targets = _kinds(claim, "agent"), _kinds(claim, "target")
    violent = claim.event.type == "attack" or "type.killed_by_forces" in claim.because
    scene = any(c.event.type in _PROTEST and _there(c, claim) for c in before[-_NEAR:]) and all(
        c.event.type in _RIOT | {"attack", "casualties", "arrests"} for c in before[-2:]
    )
    if violent and scene and agents and agents <= {"state_forces"} and not targets & ARMED:
        return _typed(claim, "excessive_force_against_protesters", "type.protest_told")
    return claim


def _suicide(claim: Claim, told: Sequence[Claim]) -> Claim:
    """A blast or an attempt at the place and on the day of a suicide bombing is that bombing."""
    if claim.event.type not in _BLASTS or claim.place is None or claim.time is None or _kinds(claim, "agent") & ARMED:
        return claim
    same = [c for c in told if c.event.type == "suicide_bomb" and c.event.modality == "happened"]
    if any(_where(c) == _where(claim) and _when(c) == _when(claim) for c in same):
        return _typed(claim, "suicide_bomb", "type.suicide_told")
    return claim


def _there(one: Claim, two: Claim) -> bool:
    """Whether two claims may be of one place and day: the same, or left open."""
    return (None in (_where(one), _where(two)) or _where(one) == _where(two)) and (
        None in (_when(one), _when(two)) or _when(one) == _when(two)
    )


def _where(claim: Claim) -> str | None:
    return claim.place.name if claim.place is not None else None


def _when(claim: Claim) -> object:
    return (claim.time.start, claim.time.end) if claim.time is not None else None
