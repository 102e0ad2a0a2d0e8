"""Claims beside what an example writes: `difference(claim, wanted)` names the slots that are otherwise."""

from typing import Any

from told import bare

from vigie.model import Actor, Claim, Figure

Wanted = dict[str, Any]


def differences(found: tuple[Claim, ...], reads: list[Wanted]) -> list[str]:
    """What the claims, in order, have otherwise than an example; empty where they agree."""
    if len(found) != len(reads):
        told = [(c.event.type, c.event.modality, c.evidence.exact) for c in found]
        return [f"{len(found)} claims, not {len(reads)}: {told}"]
    return [text for claim, wanted in zip(found, reads, strict=True) for text in _slots(claim, wanted)]


def _slots(claim: Claim, wanted: Wanted) -> list[str]:
    """The slots of one claim that are not as wanted; only what the example writes is looked at."""
    got = {
        "type": claim.event.type, "modality": claim.event.modality, "stance": claim.voice.stance,
        "place": claim.place.name if claim.place else None, "mode": claim.voice.mode,
        "time": f"{claim.time.start} {claim.time.end}" if claim.time else None,
    }  # fmt: skip
    wrong = [f"{k} is {got[k]}, not {v}" for k, v in wanted.items() if k in got and (got[k] or "") != v]
    for slot, role in (("agents", "agent"), ("targets", "target")):
        people = [a for a in claim.actors if a.role == role]
        wrong += [
            f"no {role} {w!r} among {[a.text for a in people]}" for w in wanted.get(slot, ()) if not _named(w, people)
        ]
    if "speaker" in wanted and (
        bare(wanted["speaker"]) not in bare(claim.voice.speaker or "") or _silent(claim, wanted)
    ):
        wrong.append(f"speaker is {claim.voice.speaker}, not {wanted['speaker']}")
    if "figures" in wanted and [_row(f) for f in claim.figures] != wanted["figures"]:
        wrong.append(f"figures are {[_row(f) for f in claim.figures]}, not {wanted['figures']}")
    if "words" in wanted and bare(wanted["words"]) not in bare(claim.evidence.exact):
        wrong.append(f"the evidence {claim.evidence.exact!r} has no {wanted['words']!r}")
    return wrong


def _silent(claim: Claim, wanted: Wanted) -> bool:
    """The narration is wanted and somebody speaks."""
    return not wanted["speaker"] and claim.voice.speaker is not None


def _named(words: str, people: list[Actor]) -> bool:
    return any(bare(words) in bare(a.text) or bare(a.text) in bare(words) for a in people)


def _row(figure: Figure) -> str:
    """ "killed at_least 12 12 -"."""
    numbers = (figure.low, figure.best, figure.high)
    return " ".join([figure.what, figure.bound, *("-" if n is None else str(n) for n in numbers)])
