"""Where and when a report's story plays, for sentences that do not say: what claims before them, or the next lines, name."""

from collections.abc import Sequence
from dataclasses import replace

from vigie.coding.context import places_in, times_in
from vigie.coding.courses import Course
from vigie.coding.elsewhere import reached
from vigie.coding.frames import ARMED, VIOLENT
from vigie.coding.sameness import of_one_incident, sentences_between
from vigie.coding.syntax import Tree
from vigie.coding.triggers import triggers
from vigie.languages.phrases import forms
from vigie.model import Claim, Place, Reading, Sentence, Time
from vigie.orthography import folded

EVENTS = VIOLENT | frozenset(
    "government_regains_territory non_state_actor_overtakes_territory non_violent_transfer_of_territory mob_violence "
    "excessive_force_against_protesters protest_with_intervention violent_demonstration sexual_violence human_shields".split()
)
_DATED = EVENTS | {"peaceful_protest", "arrests"}
_COARSE = ("country", "adm1", "region", "river")
_NEAR = 3  # sentences for which a day holds on without being told again
_HAPPEN = frozenset("happen occur begin start take come avoir derouler produire commencer survenir".split())


def background(claim: Claim) -> bool:
    """Whether a claim tells of a long time, not of an event."""
    return claim.time is not None and long(claim.time)


def long(time: Time) -> bool:
    """A time open at its end or longer than four weeks."""
    return time.end is None or (time.start is not None and (time.end - time.start).days > 27)


def scene(course: Course) -> Place | None:
    """Where the story plays on: the place of the last event told before, or the town named before any."""
    told = [p for c in course.claims if not background(c) and (p := c.place) is not None and p.span is not None]
    return told[-1] if told and not coarse(told[-1]) else _town(told[-1] if told else None, course)


def _town(around: Place | None, course: Course) -> Place | None:
    """The town of a country or province that claims or sentences before have named; else the country itself."""
    named = [c.place for c in course.claims if not background(c) and c.place is not None and c.place.span is not None]
    towns = [p for p in (*course.towns, *named) if not coarse(p) and within(p, around)]
    return towns[-1] if towns else around


def within(place: Place, around: Place | None) -> bool:
    """Whether a town may lie in a country or province."""
    if around is None:
        return True
    same_province = around.feature == "country" or None in (around.adm1, place.adm1) or around.adm1 == place.adm1
    return place.country in (around.country, None) and same_province


def coarse(place: Place) -> bool:
    """A country, province or region: no place that one can stand in."""
    return place.feature in _COARSE


def note_town(sentence: Sentence, course: Course) -> None:
    """A sentence that tells no event but names a town says where the story plays ("The post stands in Kocakoy")."""
    near = [v for v in course.voices if v.content.start < sentence.end and sentence.start < v.content.end]
    found = [p for p in places_in(sentence, course.reading, near) if not coarse(p) and not _dateline(p, course)]
    tree = Tree.of(sentence, course.reading.tokens)
    if found and not any(reached(p, tree) for p in found):
        course.towns.append(found[0])


def note_day(sentence: Sentence, course: Course) -> None:
    """A sentence that tells no event but names a day says when the story plays ("La colère a éclaté lundi à Gao")."""
    near = [v for v in course.voices if v.content.start < sentence.end and sentence.start < v.content.end]
    dated = [t for t in times_in(sentence, course.reading, near) if t.start is not None and t.start == t.end]
    if len(dated) == 1:
        course.days.append(dated[0])


def _dateline(place: Place, course: Course) -> bool:
    """A town where the report was written, that no claim has told of."""
    line = folded(course.report.dateline or "")
    first = course.reading.sentences[0].start if course.reading.sentences else 0
    head = place.span is not None and (place.span.start < first or place.span.text.isupper())
    return head or (
        bool(place.name) and bool(line) and (folded(place.name or "") in line or line in folded(place.name or ""))
    )


def day(kind: str, place: Place | None, sentence: Sentence, course: Course) -> Time | None:
    """When the story plays: the day of the last event told right before where it plays, or the day named before any."""
    told = [c for c in course.claims if not background(c) and c.event.type in _DATED and c.time is not None]
    if kind not in _DATED or not told:
        return course.days[-1] if kind in _DATED and course.days else None
    last = told[-1]
    if not of_one_incident(kind, last.event.type) or sentences_between(last, sentence.start, course.report) > _NEAR:
        return None
    there = last.place
    apart = (
        place is not None and there is not None and there.name != place.name and not (coarse(place) or coarse(there))
    )
    return None if apart else last.time


def told_next(sentence: Sentence, course: Course) -> tuple[Place | None, Time | None]:
    """A lead's town and day that the next sentences give ("The raid on Serou began on Tuesday", "It happened in …")."""
    at = course.reading.sentences.index(sentence)
    place: Place | None = None
    time: Time | None = None
    for later in course.reading.sentences[at + 1 : at + 4]:
        if _goes_on(later, course):
            place, time = place or _early_place(later, course), time or _early_time(later, course)
    return place, time


def _early_time(later: Sentence, course: Course) -> Time | None:
    near = [v for v in course.voices if v.content.start < later.end and later.start < v.content.end]
    times = times_in(later, course.reading, near)
    found = [t for t in times if t.span.start <= _early(later, course.reading)]
    return found[0] if len(found) == 1 and all(t.end is not None for t in times) else None


def _early_place(later: Sentence, course: Course) -> Place | None:
    near = [v for v in course.voices if v.content.start < later.end and later.start < v.content.end]
    tree = Tree.of(later, course.reading.tokens)
    found = [p for p in places_in(later, course.reading, near) if not coarse(p) and not reached(p, tree)]
    return found[0] if found and found[0].span and found[0].span.start <= _early(later, course.reading) else None


def _early(sentence: Sentence, reading: Reading) -> int:
    """Where the fifteenth word of a sentence begins."""
    row = reading.tokens[sentence.first : sentence.last]
    return row[min(len(row) - 1, 14)].start


def _goes_on(later: Sentence, course: Course) -> bool:
    """Whether a sentence begins with the doers or the event told before ("The attackers …", "It happened …")."""
    reading = course.reading
    row = reading.tokens[later.first : later.last]
    if len(row) < 4:
        return False
    if row[0].lower in ("it", "this", "cela", "ca"):
        return bool(forms(row[1].lower, row[1].lemma, course.words.code) & _HAPPEN)
    if row[0].lower not in ("the", "les", "le", "la", "l'"):
        return False
    doers = any(
        m.kind in ARMED and m.name is None and later.start <= m.span.start <= row[1].end for m in reading.mentions
    )
    return doers or any(
        t.frame.violent and not t.verbal and t.head <= row[0].i + 2 for t in triggers(later, reading, course.words)
    )


def one_story(told: Sequence[Claim]) -> list[Claim]:
    """Claims that say no day, or no more than a country, where all the others tell of one day and one town."""
    events = [c for c in told if c.event.type in _DATED and not background(c)]
    towns = {p.name for c in events if (p := c.place) is not None and p.span and not coarse(p)}
    town = next((c.place for c in told if len(towns) == 1 and c.place is not None and c.place.name in towns), None)
    out = [_placed(c, town) if town is not None else c for c in told]
    return [_dated(c, out) for c in out]


def _placed(claim: Claim, town: Place) -> Claim:
    """A claim of a country or province with the one town of it that the report tells of."""
    here = claim.place
    if here is None or not coarse(here) or claim.event.type not in _DATED or _open(claim) or not within(town, here):
        return claim
    return replace(claim, place=town, because=(*claim.because, "place.one_town"))


def _dated(claim: Claim, told: Sequence[Claim]) -> Claim:
    """A claim without a day with the one day that the report's other events of its place have."""
    if claim.time is not None or claim.event.type not in _DATED or _open(claim):
        return claim
    name = claim.place.name if claim.place is not None and not coarse(claim.place) else None
    beside = [c for c in told if c.time is not None and c.event.type in _DATED and c.event.modality == "happened"]
    beside = [c for c in beside if of_one_incident(claim.event.type, c.event.type)]
    if not any(_close(claim, c) for c in beside):
        return claim
    beside = [c for c in beside if name is None or c.place is None or c.place.name in (name, None)]
    days = {(c.time.start, c.time.end) for c in beside if c.time is not None}
    if len(days) != 1 or background(beside[0]):
        return claim
    return replace(claim, time=beside[0].time, because=(*claim.because, "time.one_day"))


def _close(one: Claim, other: Claim) -> bool:
    """Whether two claims stand within a few sentences of each other."""
    first, last = sorted((one, other), key=lambda c: c.evidence.start)
    return sentences_between(first, last.evidence.start, one.report) <= _NEAR


def _open(claim: Claim) -> bool:
    """A claim of a long time, or of what did not simply happen."""
    return (
        background(claim)
        or "time.period" in claim.because
        or claim.event.modality not in ("happened", "did_not_happen")
    )


def there(sentence: Sentence, spot: int, course: Course) -> Place | None:
    """The place that "there" stands for in the clause of an event: the last one named before."""
    reading = course.reading
    word = next(
        (t for t in reading.tokens[sentence.first : sentence.last] if t.lower in ("there", "la-bas") and t.dep.startswith("advmod")),
        None,
    )  # fmt: skip
    if word is None or spot not in _heads(word.i, Tree.of(sentence, reading.tokens)):
        return None
    named: Sequence[Place] = [p for p in reading.places if p.span and p.span.start < word.start]
    return named[-1] if named and not coarse(named[-1]) else None


def _heads(i: int, tree: Tree) -> set[int]:
    """The words right above a word: its noun or verb, and that one's verb."""
    return {t.i for t in tree.ancestors(i)[:2]}
