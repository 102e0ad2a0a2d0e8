"""What stands beside a text: one note for each claim, or for whatever an earlier stage found in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.model import Attribution, Claim, Place, Reading, Span, Voice
from vigie.publish import phrases
from vigie.publish.marks import Mark

if TYPE_CHECKING:
    from vigie.pipeline import Journey


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note on some words: its family sets the colour, its slots are label and value."""

    number: int
    start: int
    end: int
    words: str
    family: str
    title: str
    badge: str | None = None
    parties: str = ""
    mode: str = ""
    denied: bool = False
    slots: tuple[tuple[str, str, str], ...] = ()  # label, value, what is added in small
    because: tuple[str, ...] = ()

    @property
    def mark(self) -> Mark:
        """Where its words stand."""
        return Mark(self.number, self.start, self.end, self.family)


def notes(journey: "Journey") -> list[Note]:
    """The notes of the last stage that ran; cleaning leaves none."""
    if journey.claims is not None:
        return [claimed(number, claim) for number, claim in enumerate(journey.claims, start=1)]
    if journey.voices is not None:
        return [_voiced(number, one) for number, one in enumerate(journey.voices, start=1)]
    return list(_read(journey.reading)) if journey.reading is not None else []


def claimed(number: int, claim: Claim) -> Note:
    """A claim's note, with every slot that the text fills."""
    place, time = claim.place, claim.time
    slots = [
        ("says", *_who(claim.voice)),
        *[("how many", phrases.figure(one), "" if one.bound == "vague" else one.span.text) for one in claim.figures],
        *([("where", phrases.place(place), _position(place))] if place else []),
        *([("when", phrases.when(time), time.span.text)] if time else []),
    ]
    return Note(
        number,
        claim.evidence.start,
        claim.evidence.end,
        claim.evidence.exact,
        phrases.family(claim.event),
        phrases.kind(claim.event),
        phrases.modality(claim.event),
        phrases.parties(claim),
        claim.voice.mode,
        claim.voice.stance == "denies",
        tuple(slots),
        claim.because,
    )


def _position(place: Place) -> str:
    """The gazetteer's entry, without the name where the text has it so."""
    if place.span is None:
        return "where the report plays"
    found = phrases.position(place)
    named = place.name is not None and phrases.place(place).endswith(place.name)
    return found.removeprefix(f"{place.name}, ") if named else found


def _who(voice: Voice) -> tuple[str, str]:
    """The voice and, in small, how it says it: role, manner, cue, time of speaking."""
    small = [voice.role or "", phrases.manner(voice), f"“{voice.cue}”" if voice.cue else ""]
    if voice.said:
        small.append(phrases.when(voice.said))
    return phrases.speaker(voice), ", ".join(part for part in small if part)


def _voiced(number: int, of: Attribution) -> Note:
    slots = (("says", *_who(of.voice)), *([("hedge", of.hedge, "")] if of.hedge else []))
    return _note(number, of.content, "voice", of.voice.mode, slots, of.because, mode=of.voice.mode)


def _read(reading: Reading) -> Iterator[Note]:
    found: list[tuple[Span, str, str, tuple[str, ...]]] = [
        *[(one.span, "time", phrases.when(one), one.because) for one in reading.times],
        *[(one.span, "figure", phrases.figure(one), one.because) for one in reading.figures],
        *[(one.span, "place", phrases.position(one), one.because) for one in reading.places if one.span],
        *[(one.span, "actor", f"{one.name or ''} {one.kind}".strip(), one.because) for one in reading.mentions],
    ]
    for number, (span, family, value, because) in enumerate(sorted(found, key=lambda one: one[0].start), start=1):
        yield _note(number, span, family, family, (("reads", value, ""),), because)


def _note(
    number: int,
    span: Span,
    family: str,
    title: str,
    slots: tuple[tuple[str, str, str], ...],
    because: tuple[str, ...],
    mode: str = "",
) -> Note:
    return Note(number, span.start, span.end, span.text, family, title, None, "", mode, False, slots, because)
