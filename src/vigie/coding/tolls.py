"""Dead and wounded: what type a toll has, which figures a claim takes, and "no victims" behind an attack."""

from collections.abc import Sequence
from dataclasses import replace

from vigie.coding.evidence import evidence
from vigie.coding.frames import ARMED, VIOLENT
from vigie.coding.happenings import Happening
from vigie.coding.roles import is_one_of, kinds
from vigie.coding.syntax import Tree, core
from vigie.coding.triggers import word_set
from vigie.languages import Language
from vigie.model import Attribution, Claim, Figure, Reading, Report, Span, voice_at

_PLAIN = frozenset("tuer kill tue tues".split())
_SAME_CUSTODY = {  # the figure's name, as its verb gives it and as the type does
    "evacuation": ("displaced", "evacuated"),
    "arrests": ("abducted", "detained"),
    "abduction_forced_disappearance": ("detained", "abducted"),
}
_REACH = 40  # characters: how far beyond the evidence a figure of the claim may stand


def bare_toll(
    happening: Happening, kind: str, rule: str, tree: Tree, reading: Reading, words: Language
) -> tuple[str, str]:
    """Dead and wounded without an event are a toll; a killing by somebody, or of somebody found dead, keeps its type."""
    if any(t.frame.name == "found" for t in happening.words):
        if _fighters_found(happening, tree, reading):
            return "casualties", "type.found_fighters"
        return "attack", "type.found_dead"
    agents = [core(p.token, tree) for p in happening.parties if p.role == "agent"]
    wars = word_set(words.code, "whole", "words")
    if any(not is_one_of(a, wars, words.code) for a in agents):
        return ("attack" if kind == "casualties" else kind), rule
    if agents:
        return "casualties", "type.whole_conflict"
    few = not happening.figures or max((f.best or f.low or 0) for f in happening.figures) <= 20
    if few and _murder(happening, tree, words):
        return ("attack" if kind == "casualties" else kind), "type.murder"
    return "casualties", "type.toll"


def _fighters_found(happening: Happening, tree: Tree, reading: Reading) -> bool:
    """Whether the bodies found are of armed people."""
    first, last = reading.tokens[happening.anchor.first].start, reading.tokens[happening.anchor.last - 1].end
    return bool(kinds(happening.parties, "target", tree, reading) & ARMED) or any(
        m.kind in ARMED and first <= m.span.start < last for m in reading.mentions
    )


def _murder(happening: Happening, tree: Tree, words: Language) -> bool:
    """Whether a word says more than that people were killed ("abattu", "shot dead")."""
    return any(
        t.frame.name == "kill" and (t.last - t.first > 1 or not is_one_of(tree.tokens[t.head], _PLAIN, words.code))
        for t in happening.words
    )


def own_figures(
    happening: Happening, kind: str, attribution: Attribution | None, span: Span, voices: Sequence[Attribution]
) -> tuple[Figure, ...]:
    """The figures that the claim's own voice gives, named after its type where custody has two names."""
    out = []
    for figure in happening.figures:
        near = span.start - _REACH <= figure.span.start <= span.end + _REACH
        if not near and "figure.total" not in figure.because:
            continue
        holder = voice_at(figure.span.start, figure.span.end, tuple(voices))
        if (holder.voice.speaker if holder else None) != (attribution.voice.speaker if attribution else None):
            continue
        old, new = _SAME_CUSTODY.get(kind, ("", ""))
        out.append(replace(figure, what=new) if figure.what == old else figure)
    return tuple(out)


def join_no_victims(told: list[Claim], report: Report) -> None:
    """Give an attack the zero dead or hurt that the words right behind it tell."""
    for at, claim in enumerate(told):
        if at and _no_victims(claim, told[at - 1]):
            told[at - 1] = told[at] = _joined(told[at - 1], claim, report)


def _no_victims(claim: Claim, before: Claim) -> bool:
    """ "Aucune victime." behind the attack it speaks of: zero dead or hurt belong to that claim."""
    zero = bool(claim.figures) and all(f.high == 0 for f in claim.figures)
    near = 0 <= claim.evidence.start - before.evidence.end < 12
    return (
        zero
        and near
        and claim.event.type == "casualties"
        and before.event.type in VIOLENT
        and claim.voice.speaker == before.voice.speaker
    )


def _joined(before: Claim, claim: Claim, report: Report) -> Claim:
    span = Span(before.evidence.start, claim.evidence.end, "")
    return replace(before, evidence=evidence(report, span), figures=(*before.figures, *claim.figures))
