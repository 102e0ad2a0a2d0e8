"""Who says it: every stretch of a report that somebody other than the outlet says, with voice, cue and reason.

Surface first (inversion, quotation marks, prepositions), syntax second (the subject of the verb of saying): labels of
reported speech are the weakest part of any parser. Where nothing attributes, the outlet's narration speaks.
"""

from dataclasses import dataclass, field, replace

from vigie.attribute.cues import Cue, cues
from vigie.attribute.interviews import answers
from vigie.attribute.regions import content
from vigie.attribute.relays import relay, spoken
from vigie.attribute.sources import source_of
from vigie.attribute.speakers import Source
from vigie.languages import Language
from vigie.model import Attribution, Reading, Report, Sentence, Span, Voice
from vigie.quotations import quoted, quotes

_NEAR = 400  # characters: how far a quotation may stand from the words that name its speaker


@dataclass
class _Course:
    """What one pass through a report remembers: who spoke so far, and what is attributed."""

    quotes: tuple[tuple[int, int], ...]
    spoken: list[Source] = field(default_factory=list)
    found: list[Attribution] = field(default_factory=list)


def voices(report: Report, reading: Reading, words: Language) -> tuple[Attribution, ...]:
    """Every attribution of the report, in order of the words it covers; the smallest one that covers a word holds."""
    course = _Course(quotes(report.text))
    for sentence in reading.sentences:
        found = cues(sentence, reading, words)
        for cue in found:
            _attribute(report, reading, sentence, cue, course, words, alone=len(found) == 1)
    _orphans(report, reading, course)
    for answer in answers(report, reading, words):
        guest = answer.guest
        voice = Voice(guest.speaker, guest.role, guest.organisation, mode="direct")
        span = Span(answer.start, answer.end, report.text[answer.start : answer.end])
        course.found.append(Attribution(span, voice, None, None, None, ("voice.interview",)))
    return tuple(sorted(course.found, key=lambda a: (a.content.start, a.content.end)))


def _attribute(
    report: Report, reading: Reading, sentence: Sentence, cue: Cue, course: _Course, words: Language, *, alone: bool
) -> None:
    if cue.negated and cue.stance != "denies":
        return
    text = report.text
    if quoted((reading.tokens[cue.first].start, reading.tokens[cue.last - 1].end), course.quotes) > 0.5:
        return
    found = source_of(sentence, cue, reading, text, course.spoken, course.quotes, words)
    if found is None:
        return
    source, inverted, rule = found
    before = reading.tokens[cue.first - 1] if cue.first > sentence.first else None
    if rule == "source.subject" and before is not None and before.lower in ("and", "et") and course.spoken:
        last = course.spoken[-1]
        if sentence.start <= last.span.start < source.span.start:
            source, rule = last, "source.shared"
    region = content(sentence, cue, source, inverted, reading, course.quotes, words, alone=alone)
    course.spoken.append(source)
    if region is None:
        return
    start, end = region
    direct = quoted((start, end), course.quotes) >= 0.5
    voice = Voice(
        speaker=source.speaker, role=source.role, organisation=source.organisation,
        mode="direct" if direct else "indirect",
        cue=text[reading.tokens[cue.first].start : reading.tokens[cue.last - 1].end],
        said=spoken(cue, source, reading), stance=cue.stance, anonymous=source.anonymous and not source.person,
        via=relay(sentence, cue, source, reading, text, words),
    )  # fmt: skip
    cue_span = Span(reading.tokens[cue.first].start, reading.tokens[cue.last - 1].end, voice.cue or "")
    course.found.append(
        Attribution(Span(start, end, text[start:end]), voice, cue_span, source.span, None, (rule, f"voice.{cue.kind}"))
    )


def _orphans(report: Report, reading: Reading, course: _Course) -> None:
    """Quotations that no cue of their own sentence attributes: the paragraph's speaker, else unclear."""
    for start, end in course.quotes:
        if len(report.text[start:end].split()) < 4 or any(
            quoted((start, end), ((a.content.start, a.content.end),)) > 0.5 for a in course.found
        ):
            continue
        paragraph = _paragraph(reading, start)
        near = [a for a in course.found if a.source and _paragraph(reading, a.source.start) == paragraph]
        near = [a for a in near if min(abs(a.content.end - start), abs(a.content.start - end)) < _NEAR]
        if not near:
            continue
        nearest = min(near, key=lambda a: min(abs(a.content.end - start), abs(a.content.start - end)))
        voice = replace(nearest.voice, mode="direct", stance="states", cue=None)
        course.found.append(
            Attribution(
                Span(start, end, report.text[start:end]), voice, None, nearest.source, None, ("voice.same_paragraph",)
            )
        )


def _paragraph(reading: Reading, offset: int) -> int:
    for sentence in reading.sentences:
        if sentence.end > offset:
            return sentence.paragraph
    return -1
