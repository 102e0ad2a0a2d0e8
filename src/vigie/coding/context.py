"""When and where: the time and place of an event from its clause or its sentence."""

from collections.abc import Sequence

from vigie.coding.elsewhere import last_word, orients
from vigie.coding.frames import ARMED
from vigie.coding.syntax import Tree
from vigie.coding.triggers import Trigger
from vigie.model import Attribution, Place, Reading, Sentence, Span, Time, Token

_FEATURES = {"country": 3, "region": 2, "adm1": 2}
_PUBLISHING = frozenset(
    "citer cite publier publie diffuser diffuse relayer poster publish quote air broadcast "
    "cited published quoted".split()
)
_HOUSES = frozenset("hopital clinique lycee universite ecole mosquee eglise stade hotel".split())
_BASED = frozenset(
    "baser base based backed led soutenir soutenu diriger dirige originaire venir venu stationner born".split()
)
_ARRIVED = frozenset(
    "arriver traverser partir depecher envoyer acheminer cross come arrive travel flee fuir send dispatch rush fly".split()
)
_FROM = frozenset("de d' du depuis from".split())
_BORDERS = frozenset("frontiere border boundary".split())


def times_in(sentence: Sentence, reading: Reading, voices: Sequence[Attribution]) -> list[Time]:
    """Times of a sentence that date events: no durations, no times of speaking."""
    spoken = {v.voice.said.span for v in voices if v.voice.said is not None}
    return [
        t for t in reading.times
        if sentence.start <= t.span.start < sentence.end and not t.duration and (t.start or t.end) and t.span not in spoken
        and not _of_publishing(t, sentence, reading) and not _of_saying(t, sentence, reading, voices)
    ]  # fmt: skip


def _of_publishing(time: Time, sentence: Sentence, reading: Reading) -> bool:
    """A time that hangs on a verb of publishing ("cité mardi par le quotidien") dates no event."""
    token = next((t for t in reading.tokens[sentence.first : sentence.last] if t.start >= time.span.start), None)
    if token is None:
        return False
    above = Tree.of(sentence, reading.tokens).verb_of(token.i)
    return above is not None and above.lemma in _PUBLISHING


def _of_saying(time: Time, sentence: Sentence, reading: Reading, voices: Sequence[Attribution]) -> bool:
    """A time that hangs on the words of saying themselves ("told AFP on Sunday")."""
    token = next((t for t in reading.tokens[sentence.first : sentence.last] if t.start >= time.span.start), None)
    above = Tree.of(sentence, reading.tokens).verb_of(token.i) if token is not None else None
    held = any(v.content.start <= time.span.start < v.content.end for v in voices)
    return above is not None and not held and any(v.cue and v.cue.start <= above.start < v.cue.end for v in voices)


def places_in(sentence: Sentence, reading: Reading, voices: Sequence[Attribution]) -> list[Place]:
    """Places of a sentence where events can be: none that only names or locates a speaker or a body."""
    sources = [v.source for v in voices if v.source is not None]
    found = [
        p for p in reading.places
        if p.span and sentence.start <= p.span.start < sentence.end and "place.in_name" not in p.because
    ]  # fmt: skip
    tree = Tree.of(sentence, reading.tokens)
    return [
        p for p in found
        if not any(p.span and s.start <= p.span.start < s.end for s in sources) and not orients(p, found, tree)
        and not _of_somebody(p, sentence, reading)
    ]  # fmt: skip


def _of_somebody(place: Place, sentence: Sentence, reading: Reading) -> bool:
    """A place that tells who somebody is ("soutenues par les Etats-Unis", "basée en Turquie"), not where it happened."""
    row = reading.tokens[sentence.first : sentence.last]
    token = next((t for t in row if place.span and place.span.start <= t.start < place.span.end), None)
    if token is None or token.i == token.head:
        return False
    cases = {t.lower for t in row if t.head == token.i and t.dep.startswith("case")}
    above = reading.tokens[token.head]
    while above.head != above.i and any(p.span and p.span.start <= above.start < p.span.end for p in reading.places):
        above = reading.tokens[above.head]
    last = last_word(place, sentence, reading.tokens) or token
    hyphened = last.end < sentence.end and reading.tokens[min(last.i + 1, len(reading.tokens) - 1)].text == "-"
    adjective = place.feature == "country" and token.dep.startswith(("compound", "amod"))
    before = reading.tokens[token.i - 1].lower if token.i > sentence.first else ""
    return (
        bool(cases & {"par", "by"})
        or (above.lemma in _BORDERS and bool(cases & {"avec", "with"}))
        or (above.lemma in _ARRIVED and above.dep.startswith("acl") and bool(cases & _FROM))
        or hyphened
        or adjective
        or before in _HOUSES
        or _of_a_name(place, token, above, reading)
        or ("from" in cases and token.dep.startswith("nmod") and _armed(above, reading))
        or (above.lemma in _BASED and above.dep.startswith(("acl", "amod")))
    )


_UNITS = frozenset("battalion brigade regiment division hospital university bataillon".split())
_STREETS = frozenset("street avenue boulevard square rue hospital hotel".split())


def _of_a_name(place: Place, token: Token, above: Token, reading: Reading) -> bool:
    """A place in the name of a body of troops, a house or a street ("Svityaz battalion", "avenue de Paris")."""
    if token.dep.startswith("compound") and above.lemma in _UNITS:
        return True
    before = [t.lower for t in reading.tokens[max(0, token.i - 2) : token.i]]
    if len(before) == 2 and before[0] in _STREETS - {"hospital", "hotel"} and before[1] in ("de", "of"):
        return True
    return "place.pattern" in place.because and (place.name or "").split(" ")[-1].lower() in _STREETS


def _armed(token: Token, reading: Reading) -> bool:
    """Armed people ("troops from Maroua")."""
    return any(m.kind in ARMED and m.span.start <= token.start < m.span.end for m in reading.mentions)


def of_speaker(place: Place, attribution: Attribution | None) -> bool:
    """A place told of the speaker behind the words said ("…, said X, who follows atrocities in Iraq")."""
    if attribution is None or attribution.source is None or place.span is None:
        return False
    behind = attribution.source.start >= attribution.content.end
    return behind and place.span.start >= attribution.source.end


def event_time(
    own: Sequence[Trigger],
    others: Sequence[Trigger],
    tree: Tree,
    sentence: Sentence,
    near: Sequence[Attribution],
    reading: Reading,
) -> Time | None:
    """The time of an event in its sentence: its own, the sentence's first word, or the only one there is."""
    found = [t for t in times_in(sentence, reading, near) if not _apart(t, own, tree)]
    by_span = {t.span: t for t in found}
    pick = nearest(list(by_span), own, others, tree)
    if pick is not None:
        return by_span[pick]
    if len(found) == 1 and found[0].end is not None and not _relative(own[0], tree):
        return found[0]
    if found and (found[0].span.start - sentence.start < 4 or not others):
        return found[0]
    return None


def _relative(trigger: Trigger, tree: Tree) -> bool:
    """Whether an event word stands in a relative clause or participle of its own."""
    above = [tree.tokens[trigger.head], *tree.ancestors(trigger.head)]
    return any(t.dep.startswith("acl") for t in above)


def nearest(spans: Sequence[Span], own: Sequence[Trigger], others: Sequence[Trigger], tree: Tree) -> Span | None:
    """The span that belongs to an event: reached in the tree before any other event word, else the closest unclaimed."""
    owned = [s for s in spans if _owner(s, [*others, *own], tree) in own]
    free = [s for s in spans if _owner(s, [*others, *own], tree) is None]
    here = tree.tokens[own[0].head].start
    pool = owned or free
    return min(pool, key=lambda s: abs(s.start - here), default=None)


def _owner(span: Span, triggers: Sequence[Trigger], tree: Tree) -> Trigger | None:
    heads = {t.head: t for t in triggers}
    token = next((t for t in tree.tokens[tree.first : tree.last] if span.start <= t.start < span.end), None)
    if token is None:
        return None
    for above in (token, *tree.ancestors(token.i)):
        if above.i in heads:
            return heads[above.i]
    return None


def _apart(time: Time, own: Sequence[Trigger], tree: Tree) -> bool:
    """Whether a time is that of another event, told beside or before it.

    "Five were abducted; two came home last night", "a cleric arrested on Wednesday"; but "the bomb that went off on Monday".
    """
    span = time.span
    token = next((t for t in tree.tokens[tree.first : tree.last] if span.start <= t.start < span.end), None)
    if token is None:
        return False
    years = time.start is not None and time.end is not None and (time.end - time.start).days > 300
    here = {i for t in own for i in range(t.first, t.last)} | {t.head for t in own}
    above = here.union(*({a.i for a in tree.ancestors(t.head)} for t in own))
    for step in tree.ancestors(token.i):
        if step.i in above:
            return False
        if step.pos == "VERB" and step.head not in here and (_of_its_own(step, tree) or (years and _told_of(step))):
            return True
    return False


def _told_of(verb: Token) -> bool:
    """A relative clause that tells of its noun ("the village where a mosque was attacked in 2017")."""
    return verb.dep == "acl:relcl"


def _of_its_own(verb: Token, tree: Tree) -> bool:
    """A verb that tells something else: a sentence with its own subject, a bare participle, a relative clause of before."""
    below = tree.children(verb.i)
    if verb.dep.startswith("parataxis"):
        return any(c.dep.startswith("nsubj") for c in below)
    if verb.dep == "acl":
        return "Tense=Past" in verb.morph
    return verb.dep == "acl:relcl" and any(
        c.lower in ("had", "avait", "avaient") and c.dep.startswith("aux") for c in below
    )


def best_place(found: Sequence[Place], own: Sequence[Trigger], others: Sequence[Trigger], tree: Tree) -> Place | None:
    """The place of an event: its own before the sentence's, a town before the province and country that hold it."""
    if not found:
        return None
    spans = {p.span: p for p in found if p.span}
    pick = nearest(list(spans), own, others, tree)
    if pick is None:
        pool = [p for p in found if len(others) == 0 or len(found) == 1] or (
            [found[0]] if found[0].span and found[0].span.start < tree.tokens[own[0].head].start else []
        )
        if not pool:
            return None
        chosen = pool[0]
    else:
        chosen = spans[pick]
    towns = {p.name for p in found if p.feature not in _FEATURES}
    taken = [p for p in found if p.span and len(towns) > 1 and _owner(p.span, [*others, *own], tree) in others]
    return _finer(chosen, [p for p in found if p not in taken])


def _finer(chosen: Place, found: Sequence[Place]) -> Place:
    """A country or province as place gives way to a town of it that stands right beside it."""
    if chosen.feature not in _FEATURES or chosen.span is None:
        return chosen
    beside = [p for p in found if p.span and p.feature not in _FEATURES and p.country in (chosen.country, None)]
    return min(
        beside, key=lambda p: abs(p.span.start - chosen.span.start) if p.span and chosen.span else 0, default=chosen
    )
