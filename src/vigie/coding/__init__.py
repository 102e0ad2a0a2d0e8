"""What happened: event words of the frames made claims, each with its voice, parties, place, time, figures and reasons."""

from collections.abc import Sequence
from dataclasses import replace

from vigie.coding.codebooks import ACLED, PLOVER
from vigie.coding.context import best_place, event_time, of_speaker, places_in
from vigie.coding.continuation import inherited
from vigie.coding.countries import main_country, report_counts
from vigie.coding.courses import Course, note_heading, note_question
from vigie.coding.evidence import covering, evidence, region_of, span_of, words_of
from vigie.coding.happenings import Happening, happenings
from vigie.coding.modality import modality
from vigie.coding.plots import plotted
from vigie.coding.recounts import recounts
from vigie.coding.repeats import without_repeats
from vigie.coding.responses import response
from vigie.coding.roles import actors
from vigie.coding.scenes import note_day, note_town, one_story
from vigie.coding.stances import of_a_side, own_men, speaker_kind, stanced
from vigie.coding.syntax import Tree
from vigie.coding.tolls import bare_toll, join_no_victims, own_figures
from vigie.coding.triggers import Trigger, triggers
from vigie.coding.types import event_type, means
from vigie.coding.worlds import another_world, aside
from vigie.languages import Language
from vigie.model import Attribution, Claim, Event, Place, Reading, Report, Sentence, Span, Time, Voice, voice_at
from vigie.quotations import quoted, quotes


def claims(report: Report, reading: Reading, voices: Sequence[Attribution], words: Language) -> tuple[Claim, ...]:
    """Every claim of a report, in order of its words."""
    if another_world(reading, words):
        return ()
    counts = report_counts(report, reading, words)
    course = Course(report, reading, voices, words, main_country(reading, counts), counts, quotes(report.text))
    for sentence in reading.sentences:
        note_heading(sentence, course)
        note_question(sentence, course)
        found = _triggers(sentence, course)
        before = len(course.claims)
        tree = Tree.of(sentence, reading.tokens)
        told = happenings(found, tree, reading, [_voice(t, course) for t in found], words)
        for happening in told:
            _claim(happening, told, tree, sentence, course)
        for attribution in voices:
            if sentence.start <= (attribution.cue or attribution.content).start < sentence.end:
                _response(attribution, sentence, course)
        for recount in recounts(sentence, told, course):
            _add_recount(recount, sentence, course)
        if len(course.claims) == before:
            note_town(sentence, course)
            note_day(sentence, course)
    join_no_victims(course.claims, report)
    ordered = sorted(dict.fromkeys(one_story(course.claims)), key=lambda c: (c.evidence.start, c.event.trigger.start))
    return without_repeats(plotted(ordered))


def _spot(trigger: Trigger, reading: Reading) -> tuple[int, int]:
    token = reading.tokens[trigger.head]
    return token.start, token.end


def _voice(trigger: Trigger, course: Course) -> Attribution | None:
    """Who says an event word; a toll that the words of saying hold is their speaker's ("put the death toll at 14")."""
    start, end = _spot(trigger, course.reading)
    found = voice_at(start, end, tuple(course.voices))
    if found is not None or not trigger.frame.toll:
        return found
    return next((v for v in course.voices if v.cue and v.cue.start <= start < v.cue.end), None)


def _triggers(sentence: Sentence, course: Course) -> list[Trigger]:
    """Event words of a sentence that are no part of a speaker's name and speak of conflict."""
    reading, words = course.reading, course.words
    found = triggers(sentence, reading, words)
    if not found or aside(sentence, reading, words):
        return []
    sources = [v.source for v in course.voices if v.source is not None]
    names = [m.span for m in reading.mentions if m.name and m.category != "metonym"] + [t.span for t in reading.times]
    kept = [
        t for t in found
        if t.verbal or not any(s.start <= reading.tokens[t.head].start < s.end for s in names)
    ]  # fmt: skip
    return [
        t for t in kept
        if not any(s.start <= reading.tokens[t.head].start < s.end for s in sources)
        and not any(v.cue and v.cue.start <= reading.tokens[t.head].start < v.cue.end and t.last - t.first < 2 for v in course.voices)
    ]  # fmt: skip


def _claim(happening: Happening, told: Sequence[Happening], tree: Tree, sentence: Sentence, course: Course) -> None:
    """Add the claim of one event, with all that its sentence and the sentences before say of it."""
    report, reading, words = course.report, course.reading, course.words
    anchor = happening.anchor
    spot = _spot(anchor, reading)
    attribution = _voice(anchor, course)
    others = [t for h in told if h is not happening for t in h.words]
    span = span_of(
        happening, others, tree, region_of(sentence.start, sentence.end, attribution, course.voices, spot[0])
    )
    place, time = _own_place_and_time(happening, others, attribution, tree, sentence, course)
    kind, rule = _type(happening, attribution, span, place, tree, course)
    mood, mood_rule = modality(anchor, tree, attribution.voice if attribution else None, words)
    voice = attribution.voice if attribution else Voice()
    people = actors(happening.parties, tree, report.text, reading, words)
    voice, mood, people = stanced(voice, mood, people, kind, own_men(happening, tree), of_a_side(attribution, reading))
    if attribution is not None and "voice.interview" in attribution.because:
        place, time = place or course.asked_place, time or course.asked_time
    place, time, rules = inherited(happening, kind, mood, place, time, tree, sentence, voice, course)
    parts = ((span.start, span.end), *((spot,) if anchor.verbal else ()))  # "«ne sont pas autorisés» à quitter Raqqa"
    if attribution and any(quoted(part, course.quotations) >= 0.5 for part in parts):
        voice = replace(voice, mode="direct")
    because = (rule, mood_rule, *(attribution.because if attribution else ("voice.narration",)), *rules)
    event = Event(kind, mood, words_of(anchor, reading, report), ACLED.get(kind), PLOVER.get(kind))
    figures = own_figures(happening, kind, attribution, span, course.voices)
    words_said = evidence(report, covering(span, figures))
    course.claims.append(Claim(report, words_said, voice, event, people, place, time, figures, because))
    course.paragraphs.append(sentence.paragraph)


def _own_place_and_time(
    happening: Happening,
    others: Sequence[Trigger],
    attribution: Attribution | None,
    tree: Tree,
    sentence: Sentence,
    course: Course,
) -> tuple[Place | None, Time | None]:
    """Where and when an event was, by its own sentence or the heading above it."""
    near = [
        v
        for v in course.voices
        if (v.content.start < sentence.end and sentence.start < v.content.end) or v is attribution
    ]
    located = [p for p in places_in(sentence, course.reading, near) if not of_speaker(p, attribution)]
    place = best_place(located, happening.words, others, tree)
    time = event_time(happening.words, others, tree, sentence, near, course.reading)
    return place, time or course.heading


def _type(
    happening: Happening, attribution: Attribution | None, span: Span, place: Place | None, tree: Tree, course: Course
) -> tuple[str, str]:
    """The type of an event and the rule that chose it."""
    reading, words = course.reading, course.words
    row = [t for t in reading.tokens[tree.first : tree.last] if span.start <= t.start < span.end]
    kind, rule = event_type(
        happening.anchor, happening.parties, means(row, words), tree, reading, words, place, row,
        speaker_kind(attribution, reading), any(t.frame.toll for t in happening.merged),
    )  # fmt: skip
    if happening.anchor.frame.toll:
        return bare_toll(happening, kind, rule, tree, reading, words)
    return kind, rule


def _response(attribution: Attribution, sentence: Sentence, course: Course) -> None:
    """A denial, accusation or claim of responsibility that names its event only by reference."""
    made = response(attribution, sentence, course.claims, course.report, course.reading, course.words)
    if made is None:
        return
    toll = next((k for k, c in enumerate(course.claims) if _same_breath(c, made)), None)
    if toll is not None:
        own = course.claims[toll]
        course.claims[toll] = replace(
            made, figures=own.figures, actors=tuple(dict.fromkeys((*made.actors, *own.actors)))
        )
    else:
        course.claims.append(made)
        course.paragraphs.append(sentence.paragraph)


def _add_recount(made: Claim, sentence: Sentence, course: Course) -> None:
    """A bare number of a speaker, unless the same words answered already."""
    start, end = made.evidence.start, made.evidence.end
    if not any(start <= c.event.trigger.start < end for c in course.claims):
        course.claims.append(made)
        course.paragraphs.append(sentence.paragraph)


def _same_breath(toll: Claim, made: Claim) -> bool:
    """A toll that a voice gives while it owns up ("claimed the attack and said nine had been killed")."""
    within = made.evidence.start <= toll.event.trigger.start < made.evidence.end
    return within and toll.event.type == "casualties" and toll.voice.speaker == made.voice.speaker


__all__ = ["claims"]
