"""What the reading of a report remembers from sentence to sentence: claims told, a heading's date, a question's subject."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vigie.coding.context import places_in, times_in
from vigie.languages import Language
from vigie.model import Attribution, Claim, Place, Reading, Report, Sentence, Time


@dataclass
class Course:
    """What the reading of a report remembers from sentence to sentence."""

    report: Report
    reading: Reading
    voices: Sequence[Attribution]
    words: Language
    country: str | None
    countries: Counter[str]
    quotations: tuple[tuple[int, int], ...]
    claims: list[Claim] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    towns: list[Place] = field(default_factory=list)  # named by sentences that tell no event
    days: list[Time] = field(default_factory=list)  # told by sentences that tell no event
    heading: Time | None = None
    asked_time: Time | None = None  # of an interviewer's last question
    asked_place: Place | None = None


def note_heading(sentence: Sentence, course: Course) -> None:
    """A line that is only a time ("LUNDI.") dates what follows it in its paragraph and the next."""
    inside = [t for t in course.reading.times if sentence.start <= t.span.start and t.span.end <= sentence.end]
    if len(inside) == 1 and sentence.end - sentence.start <= inside[0].span.end - inside[0].span.start + 3:
        course.heading = inside[0]
    elif course.heading and sentence.paragraph != _paragraph_of(course.heading.span.start, course.reading):
        course.heading = None


def note_question(sentence: Sentence, course: Course) -> None:
    """An interviewer's question says when and where the answer below it plays."""
    text = course.report.text
    if (
        not text[sentence.start : sentence.end].rstrip(' »”"').endswith("?")
        or text[sentence.end : sentence.end + 1] != "\n"
    ):
        return
    dated = times_in(sentence, course.reading, course.voices)
    located = places_in(sentence, course.reading, course.voices)
    course.asked_time = dated[0] if len(dated) == 1 else None
    course.asked_place = located[0] if located else None


def _paragraph_of(offset: int, reading: Reading) -> int:
    return next((s.paragraph for s in reading.sentences if s.start <= offset < s.end), -1)
