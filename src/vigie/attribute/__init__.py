"""Who says it: every stretch of a report that somebody other than the outlet says, with voice, cue and reason.

Surface first (inversion, quotation marks, prepositions), syntax second (the subject of the verb of saying): labels of
reported speech are the weakest part of any parser. Where nothing attributes, the outlet's narration speaks.
"""

from dataclasses import dataclass, field, replace

from vigie.attribute.cues import cues
from vigie.attribute.interviews import answers, turns
from vigie.attribute.regions import content, gone_on
from vigie.attribute.relays import parted, relay, relayed, spoken
from vigie.attribute.sayings import Found, Saying
from vigie.attribute.sources import source_of
from vigie.attribute.speakers import Source
from vigie.languages import Language
from vigie.model import Attribution, Reading, Report, Span, Voice
from vigie.quotations import quoted, quotes

_TAKING_UP = ("he", "she", "il", "elle")
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
        found, before = cues(sentence, reading, words), len(course.found)
        for cue in found:
            others = tuple(c for c in found if c is not cue)
            saying = Saying(sentence, cue, reading, report.text, course.spoken, course.quotes, words, others)
            _attribute(saying, course, alone=len(found) == 1)
        course.found[before:] = relayed(parted(course.found[before:]), reading)
    _orphans(report, reading, course)
    _answers(report, reading, course, words)
    return tuple(sorted(course.found, key=lambda a: (a.content.start, a.content.end)))


def _attribute(saying: Saying, course: _Course, *, alone: bool) -> None:
    """Add what one cue attributes to the course; nothing where it is negated, quoted or nobody's."""
    cue, text = saying.cue, saying.text
    said_with = _span(saying.head.start, saying.tokens[cue.last - 1].end, text)
    if cue.negated:
        return
    if quoted((saying.verb.start, saying.verb.end), course.quotes) > 0.5:
        return
    found = source_of(saying)
    if found is None:
        return
    source, inverted, rule = _coordinated(saying, found)
    region = content(saying, source, inverted, alone=alone)
    for part in (region, gone_on(saying, source) if inverted else None):
        if part is not None:
            voice = _voice(saying, source, said_with.text, direct=quoted(part, course.quotes) >= 0.5)
            because = (rule, f"voice.{cue.kind}")
            course.found.append(Attribution(_span(*part, text), voice, said_with, source.span, None, because))
    course.spoken.append(source)


def _coordinated(saying: Saying, found: Found) -> Found:
    """ "X said … and that …, and claimed": the speaker before, where "and" stands between a subject and its cue."""
    source, inverted, rule = found
    before = saying.tokens[saying.cue.first - 1] if saying.cue.first > saying.sentence.first else None
    if rule != "source.subject" or before is None or before.lower not in ("and", "et") or not saying.spoken:
        return found
    last = saying.spoken[-1]
    shared = saying.sentence.start <= last.span.start < source.span.start
    return (last, inverted, "source.shared") if shared else found


def _voice(saying: Saying, source: Source, cue: str, *, direct: bool) -> Voice:
    return Voice(
        speaker=source.speaker,
        role=source.role,
        organisation=source.organisation,
        mode="direct" if direct else "indirect",
        cue=cue,
        said=spoken(saying, source),
        stance=saying.cue.stance,
        anonymous=source.anonymous and not source.person,
        via=relay(saying, source),
    )


def _span(start: int, end: int, text: str) -> Span:
    return Span(start, end, text[start:end])


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
        closing = next(s for s in reading.sentences if s.end >= end)
        same = [a for a in near if a.cue is not None and closing.start <= a.cue.start < closing.end]
        ahead = same or [a for a in near if a.content.start <= start and _next_to(a, start, reading)]
        if not ahead:
            continue  # whose words they are is unclear
        nearest = min(ahead, key=lambda a: min(abs(a.content.end - start), abs(a.content.start - end)))
        voice = replace(nearest.voice, mode="direct", stance="states", cue=None)
        said = _span(start, end, report.text)
        course.found.append(Attribution(said, voice, None, nearest.source, None, ("voice.same_paragraph",)))


def _next_to(told: Attribution, start: int, reading: Reading) -> bool:
    """Whether a quotation begins in the sentence in which an attribution ends, or in the next."""
    spans = [s for s in (told.content, told.cue, told.source) if s is not None and s.start < start]
    last = max(s.end for s in spans)
    between = [s for s in reading.sentences if last <= s.start and s.end <= start]
    return all(reading.tokens[s.first].lower in _TAKING_UP for s in between)


def _answers(report: Report, reading: Reading, course: _Course, words: Language) -> None:
    """Add the answers of an interview and the turns of a dialogue, each the speaker's own words."""
    for answer in (*answers(report, reading, words), *turns(report, reading)):
        guest = answer.guest
        voice = Voice(guest.speaker, guest.role, guest.organisation, mode="direct")
        said = _span(answer.start, answer.end, report.text)
        course.found.append(Attribution(said, voice, None, None, None, ("voice.interview",)))


def _paragraph(reading: Reading, offset: int) -> int:
    """The number of the paragraph that a character stands in; -1 behind the last sentence."""
    for sentence in reading.sentences:
        if sentence.end > offset:
            return sentence.paragraph
    return -1
