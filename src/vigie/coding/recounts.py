"""A speaker's own number for what was told before: "the neighbours count eleven", "8.000 selon les organisateurs"."""

import math
from collections.abc import Sequence
from dataclasses import replace

from vigie.coding.codebooks import ACLED, PLOVER
from vigie.coding.counting import noun_of, said_by_noun
from vigie.coding.courses import Course
from vigie.coding.evidence import evidence
from vigie.coding.happenings import Happening
from vigie.coding.syntax import Tree
from vigie.coding.triggers import word_set
from vigie.languages.phrases import forms
from vigie.model import Attribution, Claim, Event, Figure, Sentence, Span, Token, voice_at

_HARM = frozenset(("killed", "injured", "missing"))
_PEOPLE = _HARM | {"detained", "abducted", "surrendered", "displaced", "evacuated", "trapped", "present"}
_WITHOUT = {  # what a number counts behind an event told without any
    "abduction_forced_disappearance": "abducted", "arrests": "detained", "displacement": "displaced",
    "evacuation": "evacuated", "surrender": "surrendered", "peaceful_protest": "present",
}  # fmt: skip
_BACK = 6  # claims: how far back the number that is answered may stand
_FACTOR = 4.0
_SHORT = 12  # words: beyond them a clause without a verb of its own is no bare number
_CLOCK = frozenset("past at until till vers a avant apres before after".split())  # "past nine"
_NUMERIC = ("NUM", "DET", "PRON", "ADV", "ADP", "PUNCT", "CCONJ", "SYM", "ADJ")


def recounts(sentence: Sentence, told: Sequence[Happening], course: Course) -> list[Claim]:
    """The claims of a sentence's bare numbers, each of what the last number before it counted."""
    tree = Tree.of(sentence, course.reading.tokens)
    made = [_recount(figure, told, tree, sentence, course) for figure in course.reading.figures]
    return [claim for claim in made if claim is not None]


def _recount(figure: Figure, told: Sequence[Happening], tree: Tree, sentence: Sentence, course: Course) -> Claim | None:
    if not sentence.start <= figure.span.start < sentence.end or figure.unit not in ("people", "other", "households"):
        return None
    attribution = voice_at(figure.span.start, figure.span.end, tuple(course.voices))
    if attribution is None or not attribution.voice.speaker:
        return None
    span = _said(figure, attribution, sentence)
    if not _bare(figure, attribution, span, told, tree, course):
        return None
    answered = _answered(figure, tree, course)
    return _claim(figure, attribution, span, *answered, course) if answered is not None else None


def _said(figure: Figure, attribution: Attribution, sentence: Sentence) -> Span:
    """The words around a number between semicolons, with those that attribute it."""
    text = sentence.start, sentence.end
    marks = [attribution.content, *(m for m in (attribution.cue, attribution.source) if m)]
    inside = [m for m in marks if m.start < text[1] and text[0] < m.end]
    return Span(max(text[0], min(m.start for m in inside)), min(text[1], max(m.end for m in inside)), "")


def _bare(
    figure: Figure, attribution: Attribution, span: Span, told: Sequence[Happening], tree: Tree, course: Course
) -> bool:
    """Whether a speaker says no more than a number: no event has it, no verb holds it but one of saying or counting."""
    if any(f.span == figure.span for h in told for f in h.figures) or not _counts_people(figure, tree, course):
        return False
    if any(span.start <= tree.tokens[t.head].start < span.end for h in told for t in h.words):
        return False
    noun, cue = noun_of(figure, tree), attribution.cue
    if _described(noun, tree) or _within(attribution.source, figure):
        return False
    above = [t for t in tree.ancestors(noun.i) if t.pos == "VERB"] if noun is not None else []
    if above:
        saying = cue is not None and cue.start <= above[0].start < cue.end
        return saying or _counting(above[0], course)
    row = [t for t in tree.tokens[tree.first : tree.last] if span.start <= t.start < span.end]
    said = [t for t in row if not (cue and cue.start <= t.start < cue.end)]
    return len(said) <= _SHORT and not any(t.pos in ("VERB", "AUX") for t in said)


def _described(noun: Token | None, tree: Tree) -> bool:
    """A subject: what those counted are or do, not how many ("the three are in good health", "two residents told")."""
    above = tree.tokens[noun.head] if noun is not None else None
    return (
        noun is not None and above is not None and noun.dep.startswith("nsubj") and above.pos in ("NOUN", "ADJ", "VERB")
    )


def _within(span: Span | None, figure: Figure) -> bool:
    return span is not None and span.start <= figure.span.start < span.end


def _counting(verb: Token, course: Course) -> bool:
    counts = word_set(course.words.code, "recount", "verbs")
    return bool(forms(verb.text.lower(), verb.lemma, course.words.code) & counts)


def _counts_people(figure: Figure, tree: Tree, course: Course) -> bool:
    """A number alone, or one of people: "onze", "six patientes", "ses seize noms", no "280 tracteurs"."""
    noun = noun_of(figure, tree)
    first = next(t for t in tree.tokens[tree.first : tree.last] if t.start >= figure.span.start)
    clock = first.i > tree.first and tree.tokens[first.i - 1].lower in _CLOCK
    if clock or (figure.best or figure.low or 0) < 2:
        return False
    if noun is None or noun.pos in _NUMERIC:
        return True
    low = forms(noun.text.lower(), noun.lemma, course.words.code)
    if low & word_set(course.words.code, "recount", "names"):
        return True
    return figure.unit in ("people", "households") and figure.of is not None


def _answered(figure: Figure, tree: Tree, course: Course) -> tuple[Claim, str] | None:
    """The last claim with a number of people of like size, and what it counts; else one told without number."""
    named = said_by_noun(figure, tree, course.words)
    before = [c for c in course.claims[-_BACK:] if c.evidence.start < figure.span.start]
    for claim in reversed(before):
        rivals = [f for f in claim.figures if f.what in _PEOPLE and named in (None, f.what)]
        rival = min(rivals, key=lambda f: _apart(figure, f), default=None)
        if rival is not None and _apart(figure, rival) <= _FACTOR:
            return claim, rival.what
    last = before[-1] if before else None
    what = _WITHOUT.get(last.event.type) if last is not None and not last.figures else None
    return (last, what) if last is not None and what is not None and named in (None, what) else None


def _apart(one: Figure, two: Figure) -> float:
    """How many times the larger of two numbers is the smaller."""
    first, second = ((f.best or f.low or f.high or 0) for f in (one, two))
    return max(first, second) / min(first, second) if first and second else math.inf


def _claim(figure: Figure, attribution: Attribution, span: Span, of: Claim, what: str, course: Course) -> Claim:
    kind = "casualties" if what in _HARM else of.event.type
    trigger = figure.span
    counted = replace(figure, what=what, because=(*figure.because, "figure.recount"))
    return replace(
        of, evidence=evidence(course.report, span), voice=attribution.voice, figures=(counted,),
        event=Event(kind, "happened", trigger, ACLED.get(kind), PLOVER.get(kind)),
        because=("response.recount", *attribution.because), given=None, occurrence=0,
    )  # fmt: skip
