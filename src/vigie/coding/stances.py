"""What a speaker's stance does to a claim: denied, doubted, expected, or owned up to."""

from dataclasses import replace

from vigie.coding.frames import ARMED, VIOLENT
from vigie.coding.happenings import Happening
from vigie.coding.syntax import Tree, core
from vigie.model import Actor, Attribution, Reading, Voice
from vigie.orthography import folded

_OWN = frozenset("its our their ses nos leurs sa notre".split())
_WE = frozenset("nous we je i nos our on".split())


def stanced(
    voice: Voice, mood: str, people: tuple[Actor, ...], kind: str, ours: bool, side: bool = False
) -> tuple[Voice, str, tuple[Actor, ...]]:
    """What the stance does to modality, and the speaker who owns up to violence."""
    if voice.stance == "denies" and mood == "happened":
        mood = "did_not_happen"
    elif voice.stance == "states" and mood == "did_not_happen" and side and kind != "casualties":
        voice = replace(voice, stance="denies")
    elif voice.stance == "doubts":
        mood = "possible"
    elif voice.stance == "expects" and mood in ("happened", "ongoing"):
        mood = "hypothetical"
    agents = [a for a in people if a.role == "agent"]
    if voice.stance == "claims_responsibility" and voice.speaker and not agents:
        people = (Actor("agent", voice.speaker, None, "other"), *people)
    own = bool(voice.speaker) and (ours or any(_same_body(a, voice.speaker or "") for a in agents))
    if own and voice.stance == "states" and kind in VIOLENT and mood == "happened" and voice.mode != "narration":
        voice = replace(voice, stance="claims_responsibility")
    return voice, mood, people


def _same_body(agent: Actor, speaker: str) -> bool:
    """Whether the doer is the speaker: "we", or an armed body of the same name."""
    if agent.text.lower() in _WE:
        return True
    doer, voice = set(folded(agent.text).split()), set(folded(speaker).split())
    return (
        agent.kind in ARMED
        and bool(doer)
        and (doer <= voice or voice <= doer)
        and len(doer & voice) >= min(2, len(voice))
    )


def own_men(happening: Happening, tree: Tree) -> bool:
    """Whether the doers are called the speaker's own ("its fighters", "nos forces")."""
    doers = [p.token for p in happening.parties if p.role == "agent"]
    owned = [c for d in doers for token in (d, core(d, tree)) for c in tree.children(token.i)]
    return any(c.lower in _OWN and c.dep.startswith(("det", "nmod:poss")) for c in owned)


def of_a_side(attribution: Attribution | None, reading: Reading) -> bool:
    """Whether a speaker, or the body or office that it speaks for, is one of those who bear arms."""
    if attribution is None or not attribution.voice.speaker:
        return False
    voice = attribution.voice
    spoken = " ".join(filter(None, (voice.speaker, voice.role, voice.organisation))).lower()
    return any(m.kind in ARMED and m.span.text.lower() in spoken for m in reading.mentions)


def speaker_kind(attribution: Attribution | None, reading: Reading) -> str | None:
    """The kind of actor that speaks, where the report names it so somewhere."""
    if attribution is None or not attribution.voice.speaker:
        return None
    spoken = attribution.voice.speaker.lower()
    return next((m.kind for m in reading.mentions if m.span.text.lower() in spoken and m.kind in ARMED), None)
