"""Place and time of the event that a sentence goes on about, where its own words give none."""

from vigie.coding.countries import country_here, country_only, settled
from vigie.coding.courses import Course
from vigie.coding.elsewhere import went
from vigie.coding.frames import VIOLENT
from vigie.coding.happenings import Happening
from vigie.coding.roles import is_one_of
from vigie.coding.sameness import of_one_incident, sentences_between
from vigie.coding.scenes import EVENTS, background, coarse, day, long, scene, there, told_next, within
from vigie.coding.syntax import Tree, core
from vigie.coding.triggers import word_set
from vigie.languages import Language
from vigie.model import Claim, Place, Sentence, Time, Voice
from vigie.orthography import folded

_FAR = 6  # sentences within which a toll is of the violence told
_WEEKS = frozenset("semaine semaines mois week weeks month months".split())


def inherited(
    happening: Happening, kind: str, mood: str, place: Place | None, time: Time | None, tree: Tree, sentence: Sentence,
    voice: Voice, course: Course,
) -> tuple[Place | None, Time | None, tuple[str, ...]]:  # fmt: skip
    """Place and time of an event, from before, behind or the report's country, with the rules that found them."""
    period = (
        long(time) if time is not None else _whole(happening, tree, course.words) or _lasting(kind, sentence, course)
    )
    rules: list[str] = ["time.period"] if period and time is None else []
    earlier = None if period else _antecedent(happening, kind, tree, sentence, voice, course)
    own_place = place
    if place is None and (place := there(sentence, tree.tokens[happening.anchor.head].i, course)) is not None:
        rules.append("place.there")
    if (place is None or went(place, kind, tree)) and (before := _before(earlier, course)) is not None and not period:
        place = before
        rules.append("place.inherited" if earlier is not None and earlier.place == before else "place.scene")
    same = _of_one_incident(kind, earlier, sentence, course)
    if time is None and same is not None and same.time is not None and _same_day(same, own_place, sentence):
        time = same.time
        rules.append("time.inherited")
    if not period and kind in VIOLENT and (time is None or place is None or coarse(place)):
        town, date = told_next(sentence, course)
        if time is None and date is not None:
            time = date
            rules.append("time.told_next")
        if town is not None and (place is None or (coarse(place) and within(town, place))):
            place = town
            rules.append("place.told_next")
    told = mood in ("happened", "did_not_happen")
    if time is None and told and not period and (date := day(kind, own_place, sentence, course)) is not None:
        time = date
        rules.append("time.scene")
    land = country_here(sentence, course)
    if place is None and land:
        place = country_only(land)
    elif place is not None:
        place = settled(place, course.countries, course.country)
    return place, time, tuple(rules)


def _before(earlier: Claim | None, course: Course) -> Place | None:
    """The place of the event that a sentence goes on about, or of the story; a town before its country."""
    if (
        earlier is not None
        and earlier.place is not None
        and earlier.place.span is not None
        and not coarse(earlier.place)
    ):
        return earlier.place
    return scene(course)


def _of_one_incident(kind: str, earlier: Claim | None, sentence: Sentence, course: Course) -> Claim | None:
    """The event that a sentence goes on about, where its day is this one's too; else the last such one of the paragraph.

    A toll whose own event has no day is of the last violence told that has one.
    """
    if earlier is None or sentence.start <= earlier.evidence.start:
        return earlier
    dated = earlier.time is not None or kind != "casualties"
    if dated and of_one_incident(kind, earlier.event.type):
        return earlier
    told = zip(course.claims, course.paragraphs, strict=True)
    beside = [c for c, p in told if p == sentence.paragraph and of_one_incident(kind, c.event.type)]
    if kind == "casualties" and not any(c.time for c in beside):
        beside = [
            c for c in course.claims
            if c.event.type in EVENTS and c.time is not None and not background(c)
            and sentences_between(c, sentence.start, course.report) <= _FAR
        ]  # fmt: skip
    return beside[-1] if beside else None


def _same_day(earlier: Claim, place: Place | None, sentence: Sentence) -> bool:
    """Whether an earlier claim's time holds on: at no other place, and no background unless of this very sentence."""
    wide = earlier.place is None or earlier.place.feature in ("country", "region", "adm1")
    same_place = place is None or wide or (earlier.place is not None and earlier.place.name == place.name)
    beside = sentence.start <= earlier.evidence.start
    return same_place and (beside or not background(earlier))


def _whole(happening: Happening, tree: Tree, words: Language) -> bool:
    """A toll of a whole war: its doer is the war, or it counts thousands."""
    doers = [core(p.token, tree) for p in happening.parties if p.role == "agent"]
    if any(is_one_of(d, word_set(words.code, "whole", "words"), words.code) for d in doers):
        return True
    return any(f.what in ("killed", "displaced", "injured") and (f.low or 0) >= 5000 for f in happening.figures)


def _lasting(kind: str, sentence: Sentence, course: Course) -> bool:
    """A toll of a length of time ("130 dead in three weeks"), not of an event."""
    return kind == "casualties" and any(
        t.duration
        and sentence.start <= t.span.start < sentence.end
        and not _WEEKS.isdisjoint(folded(t.span.text).split())
        for t in course.reading.times
    )


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
    told = [c for c in course.claims if not background(c) and c.event.modality in ("happened", "ongoing")]
    violent = [c for c in told if c.event.type in EVENTS]
    undone = (
        not any(p.role == "agent" for p in happening.parties) and kind in VIOLENT and _just_before(sentence, course)
    )
    if _taken_up_again(happening, tree) and (alike := [c for c in violent if c.event.type == kind]):
        return alike[-1]
    if violent and (
        kind == "casualties"
        or voice.stance in ("denies", "doubts", "claims_responsibility")
        or _known_doers(happening, tree)
        or undone
    ):
        return violent[-1]
    return None


def _taken_up_again(happening: Happening, tree: Tree) -> bool:
    """An event noun with a definite article speaks of the event told before ("the blast", "cette attaque")."""
    if happening.anchor.verbal:
        return False
    articles = (c.lower for c in tree.children(happening.anchor.head) if c.dep.startswith("det"))
    return any(a in ("les", "le", "la", "l'", "the", "ces", "cette", "ce", "cet", "this", "these") for a in articles)


def _just_before(sentence: Sentence, course: Course) -> bool:
    """Whether the last claim stands in the paragraph right above."""
    return bool(course.paragraphs) and course.paragraphs[-1] == sentence.paragraph - 1


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
