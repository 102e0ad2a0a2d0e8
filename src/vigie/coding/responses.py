"""Denials, accusations and claims of responsibility that name their event only by reference ("l'a revendiqué").

The event is the last one told before, or the last one of the kind that a noun of the reference names ("ces meurtres").
"""

from collections.abc import Sequence
from dataclasses import replace

from vigie.coding.codebooks import ACLED, PLOVER
from vigie.coding.evidence import evidence
from vigie.coding.triggers import triggers
from vigie.languages import Language
from vigie.model import Actor, Attribution, Claim, Event, Reading, Report, Sentence, Span
from vigie.orthography import folded

_STANCES = ("denies", "claims_responsibility", "accuses")
_CONFIRMING = ("confirm", "reconnu", "reconn", "acknowledg", "admi")
_VIOLENT = frozenset(
    "armed_clash attack air_drone_strike suicide_bomb shelling_artillery_missile_attack remote_explosive_landmine_ied grenade "
    "chemical_weapon mob_violence sexual_violence abduction_forced_disappearance".split()
)


def response(
    attribution: Attribution,
    sentence: Sentence,
    told: Sequence[Claim],
    report: Report,
    reading: Reading,
    words: Language,
) -> Claim | None:
    """The claim that an attribution of such a stance makes, where no event word inside it made one already."""
    voice = attribution.voice
    confirms = voice.stance == "states" and (voice.cue or "").lower().startswith(_CONFIRMING)
    if not (voice.stance in _STANCES or confirms) or attribution.cue is None:
        return None
    start = min(s.start for s in (attribution.content, attribution.cue, attribution.source or attribution.cue))
    end = max(s.end for s in (attribution.content, attribution.cue, attribution.source or attribution.cue))
    start, end = max(start, sentence.start), min(max(end, attribution.cue.end), sentence.end)
    inside = [
        c for c in told
        if c.voice.speaker == voice.speaker and start <= c.event.trigger.start < end
        and not (voice.stance == "accuses" and _in_passing(c, reading))
    ]  # fmt: skip
    if any(c.event.type != "casualties" for c in inside) or (
        inside and voice.stance not in ("claims_responsibility", "states")
    ):
        return None
    if voice.stance == "denies" and not _refers(attribution, reading):
        return None
    meant = _meant(sentence, start, end, told, reading, words, named_only=confirms)
    if meant is None:
        return None if confirms else _first_told(attribution, sentence, start, end, report, reading, words)
    people = tuple(a for a in meant.actors if a.role != "agent")
    if voice.stance == "states" or (voice.stance == "denies" and _accused_other(meant, voice.speaker or "")):
        people = meant.actors
    elif voice.stance == "claims_responsibility" or voice.stance == "denies":
        people = (Actor("agent", voice.speaker or "", None, "other"), *people)
    else:
        people = (*_accused(attribution, reading), *people)
    span = Span(start, end, "")
    trigger = Span(attribution.cue.start, attribution.cue.end, attribution.cue.text)
    modality = "happened"
    return replace(
        meant, evidence=evidence(report, span), voice=voice, event=replace(meant.event, modality=modality, trigger=trigger),
        actors=people, figures=(), because=(f"response.{voice.stance}", *attribution.because),
    )  # fmt: skip


def _in_passing(claim: Claim, reading: Reading) -> bool:
    """An event that only tells who is accused ("a faction of the rebels that rejects the accord")."""
    before = [t for t in reading.tokens if t.end <= claim.event.trigger.start][-6:]
    return any(t.lower in _WHO and t.dep.startswith("nsubj") for t in before)


_WHO = frozenset("who which that qui".split())
_REFERRING = frozenset(
    "it them this that these those charge charges accusation accusations allegation allegations involvement responsibility role "
    "link links claim claims report reports figure figures le l' la les y cela ca implication responsabilite lien allegations bilan "
    "operation fake main hand part chiffre chiffres toute tout any rien nothing nor mensonge mensonges lie lies".split()
)


def _refers(attribution: Attribution, reading: Reading) -> bool:
    """Whether a denial speaks of something told before: by reference, in few words, or without a verb of its own."""
    row = [t for t in reading.tokens if attribution.content.start <= t.start < attribution.content.end]
    cue = attribution.cue
    pointed = [t for t in reading.tokens if cue and cue.end <= t.start < min(attribution.content.start, cue.end + 16)]
    if any(t.lower in _REFERRING and t.dep == "obj" for t in [*pointed, *row[:1]]):
        return True
    if (len(row) <= 4 and not any(t.pos == "VERB" for t in row)) or len((attribution.voice.cue or "").split()) >= 3:
        return True
    return bool({t.lower for t in row[:8]} & _REFERRING) or not any(t.pos == "VERB" for t in row)


def _first_told(
    attribution: Attribution,
    sentence: Sentence,
    start: int,
    end: int,
    report: Report,
    reading: Reading,
    words: Language,
) -> Claim | None:
    """A claim of responsibility or denial of an event that the report has not told before: what its noun names."""
    named = [
        t for t in triggers(sentence, reading, words)
        if not t.verbal and t.frame.violent and start <= reading.tokens[t.head].start < end
    ]  # fmt: skip
    if not named or attribution.voice.stance == "accuses":
        return None
    place = next((p for p in reading.places if p.span and start <= p.span.start < end), None)
    voice = attribution.voice
    token = reading.tokens[named[0].head]
    kind = named[0].frame.type
    return Claim(
        report, evidence(report, Span(start, end, "")), voice,
        Event(kind, "happened", Span(token.start, token.end, token.text), ACLED.get(kind), PLOVER.get(kind)),
        (Actor("agent", voice.speaker or "", None, "other"),), place, None, (), (f"response.{voice.stance}", *attribution.because),
    )  # fmt: skip


def _meant(
    sentence: Sentence,
    start: int,
    end: int,
    told: Sequence[Claim],
    reading: Reading,
    words: Language,
    *,
    named_only: bool,
) -> Claim | None:
    """The earlier claim that a response speaks of."""
    named = {
        t.frame.type for t in triggers(sentence, reading, words) if start <= reading.tokens[t.head].start < end and not t.verbal
    }  # fmt: skip
    earlier = [
        c for c in told if c.event.modality in ("happened", "ongoing", "possible") and c.event.trigger.start < start
    ]
    matching = [c for c in earlier if c.event.type in named]
    if named_only and not named:
        return None
    violent = [c for c in earlier if c.event.type in _VIOLENT]
    pool = matching or violent[-1:] or (earlier if not named_only else [])
    return pool[-1] if pool else None


def _accused_other(meant: Claim, speaker: str) -> bool:
    """Whether the event has a doer of another name than who denies it."""
    doers = [a for a in meant.actors if a.role == "agent"]
    words = set(folded(speaker).split())
    return bool(doers) and all(
        a.kind not in ("other", "civilians") and not words & set(folded(a.text).split()) for a in doers
    )


def _accused(attribution: Attribution, reading: Reading) -> tuple[Actor, ...]:
    """Who is accused: the first named or described body in the words of the accusation that is not the accuser."""
    for mention in reading.mentions:
        inside = attribution.content.start <= mention.span.start < attribution.content.end
        own = attribution.source and attribution.source.start <= mention.span.start < attribution.source.end
        if inside and not own:
            return (Actor("agent", mention.span.text, mention.name, mention.kind, mention.span),)
    return ()
