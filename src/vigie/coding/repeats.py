"""One event told twice by one voice is one claim: a headline restated, a summary, a second mention without news."""

from collections.abc import Iterable
from dataclasses import replace

from vigie.model import Claim


def without_repeats(told: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in order, later ones left out that say nothing new; equal ids are told apart by their occurrence."""
    kept: list[Claim] = []
    for claim in told:
        if any(_repeats(claim, k) for k in kept):
            continue
        twins = sum(k.id == claim.id for k in kept)
        kept.append(replace(claim, occurrence=twins) if twins else claim)
    return tuple(kept)


def _repeats(claim: Claim, earlier: Claim) -> bool:
    same = (
        claim.event.type == earlier.event.type
        and claim.event.modality == earlier.event.modality
        and claim.voice.speaker == earlier.voice.speaker
        and claim.voice.stance == earlier.voice.stance
    )
    if not same:
        return False
    overlap = claim.evidence.start < earlier.evidence.end and earlier.evidence.start < claim.evidence.end
    figures = {(f.what, f.bound, f.low, f.best, f.high) for f in claim.figures}
    known = {(f.what, f.bound, f.low, f.best, f.high) for f in earlier.figures}
    if overlap:
        return figures <= known and claim.event.trigger.start != earlier.event.trigger.start
    times = (
        claim.time is None
        or earlier.time is None
        or (claim.time.start, claim.time.end) == (earlier.time.start, earlier.time.end)
    )
    places = claim.place is None or earlier.place is None or claim.place.name == earlier.place.name
    return bool(figures) and figures <= known and times and places
