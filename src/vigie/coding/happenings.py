"""The events of a sentence: event words that count, put together where several tell one event."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vigie.coding.acceptance import counts
from vigie.coding.candidates import Candidate
from vigie.coding.counting import figures_for
from vigie.coding.roles import Party, parties
from vigie.coding.syntax import Tree
from vigie.coding.triggers import Trigger
from vigie.languages import Language
from vigie.model import Attribution, Figure, Reading

_SPECIFIC = (
    "shield", "suicide", "chemical", "grenade", "airstrike", "explosion", "shelling", "rape", "disperse", "lynch", "riot", "assault",
    "clash", "offensive",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a sentence: the word that types it, and the words that say more of it."""

    anchor: Trigger
    merged: tuple[Trigger, ...] = ()
    figures: tuple[Figure, ...] = ()
    parties: tuple[Party, ...] = field(default=())

    @property
    def words(self) -> tuple[Trigger, ...]:
        return (self.anchor, *self.merged)


def happenings(
    found: Sequence[Trigger], tree: Tree, reading: Reading, voices: Sequence[Attribution | None], words: Language
) -> tuple[Happening, ...]:
    """The events of a sentence; `voices` gives for each trigger whose words it stands in."""
    voice_of = {t.head: v for t, v in zip(found, voices, strict=True)}
    found = [_chosen(t, found, tree, reading, voice_of, words) for t in found]
    cases = {t.head: _candidate(t, found, tree, reading, voice_of, words) for t in found}
    sure = [t for t in found if counts(cases[t.head], found, voice_of[t.head])]
    carriers = [
        t for t in found
        if t not in sure and not t.verbal and (t.frame.violent or t.frame.name == "protest") and not _since(t, tree)
    ]  # fmt: skip
    damage = [
        t for t in sure if t.frame.name == "destroy" and not any(p.role == "agent" for p in cases[t.head].parties)
    ]
    events = [t for t in sure if not t.frame.toll and t not in damage]
    groups: dict[int, list[Trigger]] = {t.head: [t] for t in events}
    events = _fold_shields(_fold_nouns(events, groups, tree, voice_of), groups, voice_of)
    alone: list[Trigger] = []
    homes: dict[int, Trigger] = {}
    for toll in (t for t in sure if t.frame.toll or t in damage):
        home = _home(cases[toll.head], [e for e in events if e not in damage], carriers, voice_of)
        home = home or _same_home(toll, sure, homes, tree, voice_of)
        if home is None and toll in damage:
            groups[toll.head] = [toll]
            events.append(toll)
            continue
        if home is None:
            alone.append(toll)
            continue
        homes[toll.head] = home
        groups.setdefault(home.head, [home]).append(toll)
        if home not in events:
            events.append(home)
    told = [*(groups[e.head] for e in events), *_toll_groups(alone, tree, voice_of)]
    return tuple(sorted((_happening(group, cases) for group in told), key=lambda h: h.anchor.first))


def _chosen(
    trigger: Trigger,
    found: Sequence[Trigger],
    tree: Tree,
    reading: Reading,
    voice_of: dict[int, Attribution | None],
    words: Language,
) -> Trigger:
    """Of several readings of one word, the first that its parts bear out."""
    readings = (replace(trigger, others=()), *trigger.others)
    for k, one in enumerate(readings if len(readings) > 1 else ()):
        one = replace(one, others=readings[k + 1 :])
        rest = [one if t is trigger else t for t in found]
        if counts(_candidate(one, rest, tree, reading, voice_of, words), rest, voice_of.get(one.head)):
            return one
    return replace(readings[0], others=())


def _candidate(
    trigger: Trigger,
    found: Sequence[Trigger],
    tree: Tree,
    reading: Reading,
    voice_of: dict[int, Attribution | None],
    words: Language,
) -> Candidate:
    """An event word with its parties and figures."""
    figures = figures_for(trigger, found, tree, reading, words)
    return Candidate(trigger, _parties(trigger, tree, voice_of), figures, tree, reading, words)


def _parties(trigger: Trigger, tree: Tree, voice_of: dict[int, Attribution | None]) -> tuple[Party, ...]:
    """The parties of a trigger; a speaker behind the words said is none of them."""
    voice = voice_of.get(trigger.head)
    source = voice.source if voice else None
    here = tree.tokens[trigger.head].start
    return tuple(
        p
        for p in parties(trigger, tree)
        if source is None or source.start < here or not source.start <= p.token.start < source.end
    )


def _happening(group: Sequence[Trigger], cases: dict[int, Candidate]) -> Happening:
    """One event of several words: the most telling one types it, all give their figures and parties."""
    anchor = min(group, key=_telling)
    rest = tuple(t for t in group if t is not anchor)
    numbers: list[Figure] = []
    for trigger in sorted(group, key=lambda t: t.first):
        numbers += [f for f in cases[trigger.head].figures if f.span not in [n.span for n in numbers]]
    people = [
        p
        for t in (anchor, *rest)
        for p in cases[t.head].parties
        if not any(t.first <= p.token.i < t.last for t in group)
    ]
    return Happening(anchor, rest, tuple(numbers), tuple(people))


def _telling(trigger: Trigger) -> tuple[int, int]:
    """Sort key: specific frames first, tolls last, in the order of words."""
    rank = 90 if trigger.frame.toll else 50
    return (_SPECIFIC.index(trigger.frame.name) if trigger.frame.name in _SPECIFIC else rank), trigger.first


def _toll_groups(alone: Sequence[Trigger], tree: Tree, voice_of: dict[int, Attribution | None]) -> list[list[Trigger]]:
    """Dead and wounded of one clause are one toll: "douze morts et trente blessés", "killed two and wounded five"."""
    groups: list[list[Trigger]] = []
    for toll in alone:
        together = groups and voice_of[groups[-1][0].head] is voice_of[toll.head]
        if together and _one_toll(groups[-1][-1], toll, tree):
            groups[-1].append(toll)
        else:
            groups.append([toll])
    return groups


def _one_toll(one: Trigger, two: Trigger, tree: Tree) -> bool:
    """Whether two words of dead and wounded stand in one clause."""
    return _linked(one, two, tree) or _beside(one, two, tree) or _goes_on(one, two, tree)


def _goes_on(one: Trigger, two: Trigger, tree: Tree) -> bool:
    """Whether "and" joins a verb to the one before, with only that one's object between ("tué deux agents | et blessé")."""
    row = tree.tokens[one.last : two.first]
    joined = one.verbal and two.verbal and bool(row) and len(row) <= 14 and row[-1].pos == "CCONJ"
    return joined and not any(t.pos in ("VERB", "AUX") or t.text in ";:" for t in row)


def _same_home(
    toll: Trigger,
    sure: Sequence[Trigger],
    homes: dict[int, Trigger],
    tree: Tree,
    voice_of: dict[int, Attribution | None],
) -> Trigger | None:
    """The event of the toll that this one goes on with ("neuf soldats tués et quatorze blessés dans une embuscade")."""
    for other in sure:
        home = homes.get(other.head)
        if home is None or voice_of[other.head] is not voice_of[toll.head]:
            continue
        if (
            _beside(other, toll, tree)
            or _goes_on(other, toll, tree)
            or other.head in [t.i for t in tree.ancestors(toll.head)][:1]
        ):
            return home
    return None


_BETWEEN = frozenset("et and , ou or autres autre others other plus puis also more ainsi que".split())


def _beside(one: Trigger, two: Trigger, tree: Tree) -> bool:
    """Whether only "and", a number or an article stands between two event words."""
    first, last = sorted((one, two), key=lambda t: t.first)
    row = tree.tokens[first.last : last.first]
    return len(row) <= 5 and all(t.lower in _BETWEEN or t.pos in ("NUM", "DET", "ADV", "CCONJ", "ADP") for t in row)


def _fold_shields(
    events: list[Trigger], groups: dict[int, list[Trigger]], voice_of: dict[int, Attribution | None]
) -> list[Trigger]:
    """Holding people as shields is one event ("détenaient des civils pour les utiliser comme boucliers humains")."""
    kept = list(events)
    for shield in [e for e in events if e.frame.name == "shield"]:
        for other in [e for e in kept if e.frame.name in ("abduct", "detain", "besiege", "trap")]:
            if voice_of[other.head] is voice_of[shield.head]:
                groups[shield.head] += groups.pop(other.head)
                kept.remove(other)
    return kept


def _linked(one: Trigger, two: Trigger, tree: Tree) -> bool:
    """Whether one event word stands above the other in the tree, or both under one verb."""
    above_one = [t.i for t in tree.ancestors(one.head)]
    above_two = [t.i for t in tree.ancestors(two.head)]
    if one.head in above_two or two.head in above_one:
        return True
    return bool(above_one and above_two and above_one[0] == above_two[0])


def _fold_nouns(
    events: list[Trigger], groups: dict[int, list[Trigger]], tree: Tree, voice_of: dict[int, Attribution | None]
) -> list[Trigger]:
    """A violent noun under a violent verb tells the same event ("ont tiré lors d'une embuscade")."""
    kept = list(events)
    for noun in [e for e in events if not e.verbal and e.frame.violent]:
        for verb in events:
            if (
                verb is noun
                or not verb.frame.violent
                or verb not in kept
                or voice_of[verb.head] is not voice_of[noun.head]
            ):
                continue
            above = [t.i for t in tree.ancestors(noun.head)]
            if verb.head in above or (
                not verb.verbal and noun.first > verb.first and noun.head in tree.below(verb.head)
            ):
                groups[verb.head] += groups.pop(noun.head)
                kept.remove(noun)
                break
    return kept


def _home(
    toll: Candidate,
    events: Sequence[Trigger],
    carriers: Sequence[Trigger],
    voice_of: dict[int, Attribution | None],
) -> Trigger | None:
    """The violent event of the sentence that a toll belongs to; None where it stands alone."""
    word, tree = toll.trigger, toll.tree
    near = [e for e in (*events, *carriers) if voice_of[e.head] is voice_of[word.head]]
    pool = [
        e for e in near
        if (e.frame.violent or (e.frame.name == "protest" and e in carriers))
        and (_linked(e, word, tree) or _does(e, toll.parties, tree)) and not _dated_apart(e, word, tree, toll.reading)
    ]  # fmt: skip
    if not pool:
        pool = [e for e in near if e in events and e.frame.violent and _introduces(e, word, tree)]
    nearest = min(pool, key=lambda e: (e in carriers, abs(e.head - word.head)), default=None)
    return _topmost_noun(nearest, pool, tree) if nearest is not None else None


def _does(event: Trigger, found: Sequence[Party], tree: Tree) -> bool:
    """Whether the event word is the doer of the toll, or tells of its doer ("une grenade lancée … a blessé")."""
    doers = {p.token.i for p in found if p.role == "agent"}
    return bool(doers & {event.head, tree.tokens[event.head].head, *range(event.first, event.last)})


def _topmost_noun(event: Trigger, pool: Sequence[Trigger], tree: Tree) -> Trigger:
    """Of event words that name one thing ("l'explosion d'une bombe", "a bomb and gunfire"), the one above."""
    token = tree.tokens[event.head]
    while not event.verbal and token.dep.startswith(("nmod", "conj", "compound")) and token.head != token.i:
        token = tree.tokens[token.head]
        event = next((e for e in pool if e.head == token.i and not e.verbal), event)
    return event


def _introduces(event: Trigger, toll: Trigger, tree: Tree) -> bool:
    """ "Un kamikaze se fait exploser : neuf morts." """
    return event.head < toll.head and any(t.text == ":" for t in tree.tokens[event.head : toll.head])


def _since(trigger: Trigger, tree: Tree) -> bool:
    """ "depuis le début des combats", "since the fighting began": a measure of time, not the event told."""
    row = tree.tokens[max(tree.first, trigger.first - 6) : trigger.first]
    return any(t.lower in ("depuis", "since") for t in row)


def _dated_apart(one: Trigger, two: Trigger, tree: Tree, reading: Reading) -> bool:
    """Two event words each with a time of its own in their clause are two events."""
    first, last = sorted((one.head, two.head))
    if not one.verbal or not two.verbal:
        return False
    between = (tree.tokens[first].start, tree.tokens[last].end)
    row = (tree.tokens[tree.first].start, tree.tokens[tree.last - 1].end)
    times = [t for t in reading.times if row[0] <= t.span.start < row[1] and not t.duration]
    middle = [t for t in times if between[0] <= t.span.start < between[1]]
    return len(times) >= 2 and 0 < len(middle) < len(times)
