"""What happened: event words of the frames made claims, each with its voice, parties, place, time, figures and reasons."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vigie.coding.codebooks import ACLED, PLOVER
from vigie.coding.context import (
    best_place,
    country_counts,
    country_only,
    main_country,
    nearest,
    places_in,
    settled,
    times_in,
)
from vigie.coding.evidence import clause, evidence, region_of
from vigie.coding.frames import ARMED
from vigie.coding.modality import modality
from vigie.coding.repeats import without_repeats
from vigie.coding.responses import response
from vigie.coding.roles import actors, is_one_of, kinds
from vigie.coding.selection import Happening, conflict_words, elsewhere, happenings
from vigie.coding.syntax import Tree, core
from vigie.coding.triggers import Trigger, listed, triggers, word_set
from vigie.coding.types import event_type, means
from vigie.languages import Language
from vigie.languages.nationalities import countries_named
from vigie.model import (
    Actor,
    Attribution,
    Claim,
    Event,
    Figure,
    Place,
    Reading,
    Report,
    Sentence,
    Span,
    Time,
    Voice,
    voice_at,
)
from vigie.orthography import folded
from vigie.quotations import quoted, quotes

_VIOLENT = frozenset(
    "armed_clash attack air_drone_strike suicide_bomb shelling_artillery_missile_attack remote_explosive_landmine_ied grenade "
    "chemical_weapon abduction_forced_disappearance looting_property_destruction casualties".split()
)
_EVENTS = _VIOLENT | frozenset(
    "government_regains_territory non_state_actor_overtakes_territory non_violent_transfer_of_territory mob_violence "
    "excessive_force_against_protesters protest_with_intervention violent_demonstration sexual_violence human_shields".split()
)
_OWN = frozenset("its our their ses nos leurs sa notre".split())
_WE = frozenset("nous we je i nos our on".split())


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
    heading: Time | None = None
    asked_time: Time | None = None  # of an interviewer's last question
    asked_place: Place | None = None


def claims(report: Report, reading: Reading, voices: Sequence[Attribution], words: Language) -> tuple[Claim, ...]:
    """Every claim of a report, in order of its words."""
    counts = country_counts(reading, words)
    for head, weight in ((report.title, 2), (report.dateline, 1), (report.place, 1)):
        for land, times in countries_named(head or "", words.code).items():
            counts[land] += weight * times
    course = Course(report, reading, voices, words, main_country(report, reading, counts), counts, quotes(report.text))
    if _another_world(reading, words):
        return ()
    for sentence in reading.sentences:
        _heading(sentence, course)
        _question(sentence, course)
        found = _triggers(sentence, course)
        tree = Tree.of(sentence, reading.tokens)
        told = happenings(found, tree, reading, [voice_at(*_spot(t, reading), tuple(voices)) for t in found], words)
        for happening in told:
            _claim(happening, told, tree, sentence, course)
        for attribution in voices:
            if sentence.start <= (attribution.cue or attribution.content).start < sentence.end:
                _response(attribution, sentence, tree, course)
    for at, claim in enumerate(course.claims):
        if at and _no_victims(claim, course.claims[at - 1], report):
            course.claims[at - 1] = _joined(course.claims[at - 1], claim, report)
            course.claims[at] = course.claims[at - 1]
    ordered = sorted(dict.fromkeys(course.claims), key=lambda c: (c.evidence.start, c.event.trigger.start))
    return without_repeats(ordered)


def _weight(counts: dict[str, int]) -> int:
    """How sure words of another world are: an accident or a crime by one word, the rest by two."""
    return sum(n * (2 if key in ("accident", "disaster", "crime") else 1) for key, n in counts.items())


def _item(sentence: Sentence, reading: Reading) -> tuple[int, int]:
    """The tokens of a sentence's paragraph and of the heading line right above it: a short line without a full stop."""
    inside = [s for s in reading.sentences if s.paragraph == sentence.paragraph]
    above = [s for s in reading.sentences if s.paragraph == sentence.paragraph - 1]
    if (
        len(above) == 1
        and above[0].last - above[0].first <= 14
        and reading.tokens[above[0].last - 1].text not in ".!?…"
    ):
        inside = [*above, *inside]
    return inside[0].first, inside[-1].last


def _no_victims(claim: Claim, before: Claim, report: Report) -> bool:
    """ "Aucune victime." behind the attack it speaks of: zero dead or hurt belong to that claim."""
    zero = bool(claim.figures) and all(f.high == 0 for f in claim.figures)
    near = 0 <= claim.evidence.start - before.evidence.end < 12
    return (
        zero
        and near
        and claim.event.type == "casualties"
        and before.event.type in _VIOLENT
        and claim.voice.speaker == before.voice.speaker
    )


def _joined(before: Claim, claim: Claim, report: Report) -> Claim:
    span = Span(before.evidence.start, claim.evidence.end, "")
    return replace(before, evidence=evidence(report, span), figures=(*before.figures, *claim.figures))


def _spot(trigger: Trigger, reading: Reading) -> tuple[int, int]:
    token = reading.tokens[trigger.head]
    return token.start, token.end


def _another_world(reading: Reading, words: Language) -> bool:
    """A report of film, sport, markets or a disaster whose war words are figures of speech."""
    counts = elsewhere(reading, words, 0, len(reading.tokens))
    other = max(counts["culture"], counts["sport"], counts["economy"], counts["disaster"])
    named = sum(1 for m in reading.mentions if m.name and m.category in ("group", "forces"))
    armed = conflict_words(reading, words, 0, len(reading.tokens))
    located = any(p.country for p in reading.places)
    known = any(m.name for m in reading.mentions)
    if not known and other >= 2 and other >= 2 * armed and 2 * other >= sum(counts.values()):
        return True
    if not named and (not armed or not located or (other >= 3 and other > armed)):
        return len(reading.tokens) > _SHORT
    return other >= 4 and other > 2 * named + armed and other * 70 > len(reading.tokens)


_SHORT = 60  # words: too few to tell a report's world from


def _heading(sentence: Sentence, course: Course) -> None:
    """A line that is only a time ("LUNDI.") dates what follows it in its paragraph and the next."""
    inside = [t for t in course.reading.times if sentence.start <= t.span.start and t.span.end <= sentence.end]
    if len(inside) == 1 and sentence.end - sentence.start <= inside[0].span.end - inside[0].span.start + 3:
        course.heading = inside[0]
    elif course.heading and sentence.paragraph != _paragraph_of(course.heading.span.start, course.reading):
        course.heading = None


def _question(sentence: Sentence, course: Course) -> None:
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


def _triggers(sentence: Sentence, course: Course) -> list[Trigger]:
    """Event words of a sentence that are no part of a speaker's name and speak of conflict."""
    reading, words = course.reading, course.words
    found = triggers(sentence, reading, words)
    if not found:
        return []
    first, last = _item(sentence, reading)
    own = _weight(elsewhere(reading, words, sentence.first, sentence.last))
    around = _weight(elsewhere(reading, words, first, last))
    if (own >= 2 or around >= 3) and not conflict_words(reading, words, first, last):
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
    report, reading, words = course.report, course.reading, course.words
    anchor = happening.anchor
    spot = _spot(anchor, reading)
    attribution = voice_at(*spot, tuple(course.voices))
    others = [t for h in told if h is not happening for t in h.words]
    region = region_of(sentence.start, sentence.end, attribution, course.voices, spot[0])
    span = _span(happening, others, tree, region)
    near = [
        v
        for v in course.voices
        if (v.content.start < sentence.end and sentence.start < v.content.end) or v is attribution
    ]
    located = [p for p in places_in(sentence, reading, near) if not _of_speaker(p, attribution)]
    place = best_place(located, happening.words, others, tree)
    time = _time(happening.words, others, tree, sentence, near, course)
    row = [t for t in reading.tokens[tree.first : tree.last] if span.start <= t.start < span.end]
    kind, rule = event_type(
        anchor, happening.parties, means(row, words), tree, reading, words, place, row,
        _speaker_kind(attribution, reading), any(t.frame.toll for t in happening.merged),
    )  # fmt: skip
    if anchor.frame.toll:
        kind, rule = _bare_toll(happening, kind, rule, tree, reading, words)
    mood, mood_rule = modality(anchor, tree, attribution.voice if attribution else None, words)
    voice = attribution.voice if attribution else Voice()
    people = actors(happening.parties, tree, report.text, reading, words, anchor.frame)
    voice, mood, people = _stanced(voice, mood, people, kind, _own_men(happening, tree))
    if attribution is not None and "voice.interview" in attribution.because:
        place, time = place or course.asked_place, time or course.asked_time
    place, time, inherited = _inherited(happening, kind, place, time, tree, sentence, voice, course)
    if attribution and quoted((span.start, span.end), course.quotations) >= 0.5:
        voice = replace(voice, mode="direct")
    because = (rule, mood_rule, *(attribution.because if attribution else ("voice.narration",)), *inherited)
    course.claims.append(
        Claim(
            report,
            evidence(report, span),
            voice,
            Event(kind, mood, _trigger_span(anchor, reading, report), ACLED.get(kind), PLOVER.get(kind)),
            people,
            place,
            time,
            _figures(happening, kind, attribution, span, course),
            because,
        )
    )
    course.paragraphs.append(sentence.paragraph)


def _of_speaker(place: Place, attribution: Attribution | None) -> bool:
    """A place told of the speaker behind the words said ("…, said X, who follows atrocities in Iraq")."""
    if attribution is None or attribution.source is None or place.span is None:
        return False
    behind = attribution.source.start >= attribution.content.end
    return behind and place.span.start >= attribution.source.end


def _speaker_kind(attribution: Attribution | None, reading: Reading) -> str | None:
    """The kind of actor that speaks, where the report names it so somewhere."""
    if attribution is None or not attribution.voice.speaker:
        return None
    spoken = attribution.voice.speaker.lower()
    return next((m.kind for m in reading.mentions if m.span.text.lower() in spoken and m.kind in ARMED), None)


def _trigger_span(trigger: Trigger, reading: Reading, report: Report) -> Span:
    start, end = reading.tokens[trigger.first].start, reading.tokens[trigger.last - 1].end
    return Span(start, end, report.text[start:end])


def _span(happening: Happening, others: Sequence[Trigger], tree: Tree, region: Span) -> Span:
    parts = {t.i for p in happening.parties for t in (p.token,)} | {
        i for t in happening.merged for i in range(t.first, t.last)
    }
    here = tree.tokens[happening.anchor.head].i
    heads = [o.head for o in others if o.verbal]
    parts = {i for i in parts if not any(min(i, here) < h < max(i, here) for h in heads)}
    if happening.anchor.frame.name == "presence":
        return region
    spans = [clause(t, parts, others, tree, region) for t in happening.words]
    return Span(min(s.start for s in spans), max(s.end for s in spans), "")


def _bare_toll(
    happening: Happening, kind: str, rule: str, tree: Tree, reading: Reading, words: Language
) -> tuple[str, str]:
    """Dead and wounded without an event are a toll; a killing by somebody, or of somebody found dead, keeps its type."""
    agents = [p for p in happening.parties if p.role == "agent"]
    doers = [
        p for p in agents if not is_one_of(core(p.token, tree), word_set(words.code, "whole", "words"), words.code)
    ]
    if any(t.frame.name == "found" for t in happening.words):
        first, last = reading.tokens[happening.anchor.first].start, reading.tokens[happening.anchor.last - 1].end
        armed = kinds(happening.parties, "target", tree, reading) & ARMED or any(
            m.kind in ARMED and first <= m.span.start < last for m in reading.mentions
        )
        return ("casualties", "type.found_fighters") if armed else ("attack", "type.found_dead")
    if doers:
        return ("attack" if kind == "casualties" else kind), rule
    if agents:
        return "casualties", "type.whole_conflict"
    strong = [
        t for t in happening.words
        if t.frame.name == "kill" and (t.last - t.first > 1 or not is_one_of(tree.tokens[t.head], _PLAIN, words.code))
    ]  # fmt: skip
    if strong and (not happening.figures or max((f.best or f.low or 0) for f in happening.figures) <= 20):
        return ("attack" if kind == "casualties" else kind), "type.murder"
    return "casualties", "type.toll"


_PLAIN = frozenset("tuer kill tue tues".split())
_SAME_CUSTODY = {"arrests": ("abducted", "detained"), "abduction_forced_disappearance": ("detained", "abducted")}


_REACH = 40  # characters: how far beyond the evidence a figure of the claim may stand


def _figures(
    happening: Happening, kind: str, attribution: Attribution | None, span: Span, course: Course
) -> tuple[Figure, ...]:
    """The figures that the claim's own voice gives, named after its type where custody has two names."""
    out = []
    for figure in happening.figures:
        if not span.start - _REACH <= figure.span.start <= span.end + _REACH:
            continue
        holder = voice_at(figure.span.start, figure.span.end, tuple(course.voices))
        if (holder.voice.speaker if holder else None) != (attribution.voice.speaker if attribution else None):
            continue
        old, new = _SAME_CUSTODY.get(kind, ("", ""))
        out.append(replace(figure, what=new) if figure.what == old else figure)
    return tuple(out)


def _own_men(happening: Happening, tree: Tree) -> bool:
    """Whether the doers are called the speaker's own ("its fighters", "nos forces")."""
    doers = [p.token for p in happening.parties if p.role == "agent"]
    return any(c.lower in _OWN and c.dep.startswith(("det", "nmod:poss")) for d in doers for c in tree.children(d.i))


def _stanced(
    voice: Voice, mood: str, people: tuple[Actor, ...], kind: str, own_men: bool
) -> tuple[Voice, str, tuple[Actor, ...]]:
    """What the stance does to modality, and the speaker who owns up to violence."""
    if voice.stance == "denies" and mood == "happened":
        mood = "did_not_happen"
    elif voice.stance == "doubts":
        mood = "possible"
    elif voice.stance == "expects" and mood in ("happened", "ongoing"):
        mood = "hypothetical"
    agents = [a for a in people if a.role == "agent"]
    if voice.stance == "claims_responsibility" and voice.speaker and not agents:
        people = (Actor("agent", voice.speaker, None, "other"), *people)
    own = bool(voice.speaker) and (own_men or any(_same_body(a, voice.speaker or "") for a in agents))
    if own and voice.stance == "states" and kind in _VIOLENT and mood == "happened" and voice.mode != "narration":
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


def _time(
    own: Sequence[Trigger],
    others: Sequence[Trigger],
    tree: Tree,
    sentence: Sentence,
    near: Sequence[Attribution],
    course: Course,
) -> Time | None:
    found = times_in(sentence, course.reading, near)
    by_span = {t.span: t for t in found}
    pick = nearest(list(by_span), own, others, tree)
    if pick is not None:
        return by_span[pick]
    if len(found) == 1 and found[0].end is not None and not _relative(own[0], tree):
        return found[0]
    if found and found[0].span.start - sentence.start < 4:
        return found[0]
    if found and not others:
        return found[0]
    return course.heading


def _relative(trigger: Trigger, tree: Tree) -> bool:
    """Whether an event word stands in a relative clause or participle of its own."""
    above = [tree.tokens[trigger.head], *tree.ancestors(trigger.head)]
    return any(t.dep.startswith("acl") for t in above)


def _inherited(
    happening: Happening, kind: str, place: Place | None, time: Time | None, tree: Tree, sentence: Sentence, voice: Voice,
    course: Course,
) -> tuple[Place | None, Time | None, tuple[str, ...]]:  # fmt: skip
    """Place and time of the event that a sentence goes on about, where its own words give none."""
    rules: list[str] = []
    period = time is not None and (time.end is None or (time.start is not None and (time.end - time.start).days > 27))
    period = period or (time is None and _whole(happening, tree, course.words))
    earlier = None if period else _antecedent(happening, kind, tree, sentence, voice, course)
    own_place = place
    if place is None and earlier is not None and earlier.place is not None and earlier.place.span is not None:
        place = earlier.place
        rules.append("place.inherited")
    same_place = own_place is None or (
        earlier is not None and earlier.place is not None and earlier.place.name == own_place.name
    )
    beside = earlier is not None and sentence.start <= earlier.evidence.start
    if (
        time is None
        and earlier is not None
        and earlier.time is not None
        and same_place
        and (beside or not _background(earlier))
    ):
        time = earlier.time
        rules.append("time.inherited")
    if time is None and not period and kind in _VIOLENT and (later := _told_next(sentence, course)) is not None:
        time = later
        rules.append("time.told_next")
    if place is None and not period and (scene := _scene(happening, course)) is not None:
        place = scene
        rules.append("place.scene")
    land = _country_here(sentence, course)
    if place is None and land:
        place = country_only(land)
    elif place is not None:
        place = settled(place, course.countries, course.country)
    return place, time, tuple(rules)


def _country_here(sentence: Sentence, course: Course) -> str | None:
    """The report's country; where it speaks of several, the one that the sentence's paragraph speaks of most."""
    if course.country is not None and not _mixed(course):
        return course.country
    inside = [s for s in course.reading.sentences if s.paragraph == sentence.paragraph]
    counts = country_counts(course.reading, course.words, inside[0].start, inside[-1].end)
    return main_country(course.report, course.reading, counts) or course.country


def _mixed(course: Course) -> bool:
    """Whether a report speaks of several countries, none of them most of the time."""
    total = sum(course.countries.values())
    return bool(total) and bool(course.country) and course.countries[course.country or ""] < 0.5 * total


def _whole(happening: Happening, tree: Tree, words: Language) -> bool:
    """A toll of a whole war: its doer is the war, or it counts thousands."""
    doers = [core(p.token, tree) for p in happening.parties if p.role == "agent"]
    if any(is_one_of(d, word_set(words.code, "whole", "words"), words.code) for d in doers):
        return True
    return any(f.what in ("killed", "displaced", "injured") and (f.low or 0) >= 5000 for f in happening.figures)


def _told_next(sentence: Sentence, course: Course) -> Time | None:
    """A lead's date that the next sentences give: "The attackers arrived on Tuesday", "L'assaut a commencé mardi"."""
    reading = course.reading
    at = reading.sentences.index(sentence)
    for later in reading.sentences[at + 1 : at + 4]:
        row = reading.tokens[later.first : later.last]
        if len(row) < 4 or row[0].lower not in ("the", "les", "le", "la", "l'"):
            continue
        near = [v for v in course.voices if v.content.start < later.end and later.start < v.content.end]
        found = [t for t in times_in(later, reading, near) if t.span.start <= row[min(len(row) - 1, 14)].start]
        if any(t.end is None for t in times_in(later, reading, near)):
            continue
        named = any(
            m.kind in ARMED and m.name is None and m.span.start <= row[1].end
            for m in reading.mentions
            if m.span.start >= later.start
        )
        event = any(
            t.frame.violent and not t.verbal and t.head <= row[0].i + 2 for t in triggers(later, reading, course.words)
        )
        if len(found) == 1 and (named or event):
            return found[0]
    return None


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
        not any(p.role == "agent" for p in happening.parties) and kind in _VIOLENT and _just_before(sentence, course)
    )
    if violent and (
        kind == "casualties" or voice.stance in ("denies", "doubts") or _known_doers(happening, tree) or undone
    ):
        return violent[-1]
    return None


def _just_before(sentence: Sentence, course: Course) -> bool:
    """Whether the last claim stands in the paragraph right above."""
    return bool(course.paragraphs) and course.paragraphs[-1] == sentence.paragraph - 1


def _scene(happening: Happening, course: Course) -> Place | None:
    """Where the story plays on: the place of the last event told before, in any paragraph."""
    told = [c for c in course.claims if not _background(c) and c.place is not None and c.place.span is not None]
    return told[-1].place if told else None


def _background(claim: Claim) -> bool:
    time = claim.time
    return time is not None and (time.end is None or (time.start is not None and (time.end - time.start).days > 27))


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


def _response(attribution: Attribution, sentence: Sentence, tree: Tree, course: Course) -> None:
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


def _same_breath(toll: Claim, made: Claim) -> bool:
    """A toll that a voice gives while it owns up ("claimed the attack and said nine had been killed")."""
    within = made.evidence.start <= toll.event.trigger.start < made.evidence.end
    return within and toll.event.type == "casualties" and toll.voice.speaker == made.voice.speaker


__all__ = ["claims", "listed"]
