"""Place and time of the event that a sentence goes on about, where its own words give none."""

from vigie.coding.context import times_in
from vigie.coding.countries import country_here, country_only, settled
from vigie.coding.courses import Course
from vigie.coding.frames import ARMED, VIOLENT
from vigie.coding.happenings import Happening
from vigie.coding.roles import is_one_of
from vigie.coding.syntax import Tree, core
from vigie.coding.triggers import triggers, word_set
from vigie.languages import Language
from vigie.model import Claim, Place, Sentence, Time, Voice

_EVENTS = VIOLENT | frozenset(
    "government_regains_territory non_state_actor_overtakes_territory non_violent_transfer_of_territory mob_violence "
    "excessive_force_against_protesters protest_with_intervention violent_demonstration sexual_violence human_shields".split()
)


def inherited(
    happening: Happening, kind: str, place: Place | None, time: Time | None, tree: Tree, sentence: Sentence, voice: Voice,
    course: Course,
) -> tuple[Place | None, Time | None, tuple[str, ...]]:  # fmt: skip
    """Place and time of an event, from before, behind or the report's country, with the rules that found them."""
    rules: list[str] = []
    period = _long(time) if time is not None else _whole(happening, tree, course.words)
    earlier = None if period else _antecedent(happening, kind, tree, sentence, voice, course)
    own_place = place
    if place is None and earlier is not None and earlier.place is not None and earlier.place.span is not None:
        place = earlier.place
        rules.append("place.inherited")
    if time is None and earlier is not None and earlier.time is not None and _same_day(earlier, own_place, sentence):
        time = earlier.time
        rules.append("time.inherited")
    if time is None and not period and kind in VIOLENT and (later := _told_next(sentence, course)) is not None:
        time = later
        rules.append("time.told_next")
    if place is None and not period and (scene := _scene(course)) is not None:
        place = scene
        rules.append("place.scene")
    land = country_here(sentence, course)
    if place is None and land:
        place = country_only(land)
    elif place is not None:
        place = settled(place, course.countries, course.country)
    return place, time, tuple(rules)


def _same_day(earlier: Claim, place: Place | None, sentence: Sentence) -> bool:
    """Whether an earlier claim's time holds on: at no other place, and no background unless of this very sentence."""
    same_place = place is None or (earlier.place is not None and earlier.place.name == place.name)
    beside = sentence.start <= earlier.evidence.start
    return same_place and (beside or not _background(earlier))


def _long(time: Time) -> bool:
    """A time open at its end or longer than four weeks."""
    return time.end is None or (time.start is not None and (time.end - time.start).days > 27)


def _whole(happening: Happening, tree: Tree, words: Language) -> bool:
    """A toll of a whole war: its doer is the war, or it counts thousands."""
    doers = [core(p.token, tree) for p in happening.parties if p.role == "agent"]
    if any(is_one_of(d, word_set(words.code, "whole", "words"), words.code) for d in doers):
        return True
    return any(f.what in ("killed", "displaced", "injured") and (f.low or 0) >= 5000 for f in happening.figures)


def _told_next(sentence: Sentence, course: Course) -> Time | None:
    """A lead's date that the next sentences give: "The attackers arrived on Tuesday", "L'assaut a commencé mardi"."""
    at = course.reading.sentences.index(sentence)
    for later in course.reading.sentences[at + 1 : at + 4]:
        time = _taken_up(later, course)
        if time is not None:
            return time
    return None


def _taken_up(later: Sentence, course: Course) -> Time | None:
    """The early time of a sentence that begins with the doers or the event told before ("The attackers …")."""
    reading = course.reading
    row = reading.tokens[later.first : later.last]
    if len(row) < 4 or row[0].lower not in ("the", "les", "le", "la", "l'"):
        return None
    near = [v for v in course.voices if v.content.start < later.end and later.start < v.content.end]
    times = times_in(later, reading, near)
    found = [t for t in times if t.span.start <= row[min(len(row) - 1, 14)].start]
    if len(found) != 1 or any(t.end is None for t in times):
        return None
    named = any(
        m.kind in ARMED and m.name is None and m.span.start <= row[1].end
        for m in reading.mentions
        if m.span.start >= later.start
    )
    event = any(
        t.frame.violent and not t.verbal and t.head <= row[0].i + 2 for t in triggers(later, reading, course.words)
    )
    return found[0] if named or event else None


def _antecedent(
    happening: Happening, kind: str, tree: Tree, sentence: Sentence, voice: Voice, course: Course
) -> Claim | None:
    """The claim whose event a sentence goes on about: of its paragraph, or for tolls and known doers the last violent one."""
    in_paragraph = [c for c, p in zip(course.claims, course.paragraphs, strict=True) if p == sentence.paragraph]
    if voice.stance in ("denies", "doubts", "accuses", "claims_responsibility"):
        alike = [c for c in course.claims if c.event.type == kind and c.event.modality == "happened"]
        if alike:
            return alike[-1]
    if in_paragraph:
        return in_paragraph[-1]
    told = [c for c in course.claims if not _background(c) and c.event.modality in ("happened", "ongoing")]
    violent = [c for c in told if c.event.type in _EVENTS]
    undone = (
        not any(p.role == "agent" for p in happening.parties) and kind in VIOLENT and _just_before(sentence, course)
    )
    if violent and (
        kind == "casualties" or voice.stance in ("denies", "doubts") or _known_doers(happening, tree) or undone
    ):
        return violent[-1]
    return None


def _just_before(sentence: Sentence, course: Course) -> bool:
    """Whether the last claim stands in the paragraph right above."""
    return bool(course.paragraphs) and course.paragraphs[-1] == sentence.paragraph - 1


def _scene(course: Course) -> Place | None:
    """Where the story plays on: the place of the last event told before, in any paragraph."""
    told = [c for c in course.claims if not _background(c) and c.place is not None and c.place.span is not None]
    return told[-1].place if told else None


def _background(claim: Claim) -> bool:
    """Whether a claim tells of a long time, not of an event."""
    return claim.time is not None and _long(claim.time)


def _known_doers(happening: Happening, tree: Tree) -> bool:
    """The doers are taken up from before: a pronoun, or a definite description ("les assaillants", "the gunmen")."""
    for party in happening.parties:
        if party.role != "agent":
            continue
        if party.token.pos == "PRON":
            return True
        articles = [c.lower for c in tree.children(party.token.i) if c.dep.startswith("det")]
        named = any(c.pos == "PROPN" for c in tree.children(party.token.i)) or party.token.pos == "PROPN"
        if not named and any(a in ("les", "le", "la", "l'", "the", "ces", "these") for a in articles):
            return True
    return False
