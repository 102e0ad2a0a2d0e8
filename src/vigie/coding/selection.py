"""Which event words make a claim: what weak words need, which nouns stand for an event, which words tell one event."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vigie.coding.counting import figures_for
from vigie.coding.frames import ARMED
from vigie.coding.roles import Party, is_one_of, kinds, mention_of, parties
from vigie.coding.syntax import Tree, core
from vigie.coding.triggers import Trigger, listed, word_set
from vigie.coding.types import means
from vigie.languages import Language
from vigie.languages.phrases import Hit, forms
from vigie.model import Attribution, Figure, Reading, Token

_CIVIL = frozenset(("civilians", "protesters", "rioters"))
_DEFINITE = frozenset(
    "le la les l' the this that these those ce cet cette ces son sa ses leur leurs his her its their au aux".split()
)
_SPECIFIC = (
    "suicide", "chemical", "grenade", "airstrike", "explosion", "shelling", "rape", "disperse", "lynch", "riot", "assault",
    "clash", "offensive",
)  # fmt: skip
_EXPLICIT_NOUNS = frozenset(
    (
        "abduct",
        "detain",
        "kill",
        "surrender",
        "withdraw",
        "rape",
        "release",
        "evacuate",
        "retake",
        "take",
        "foil",
        "protest",
        "destroy",
        "loot",
    )
)


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
    figures = {t.head: figures_for(t, found, tree, reading, words) for t in found}
    heads = {t.head: _parties(t, tree, voice_of) for t in found}
    sure = [t for t in found if _counts(t, heads[t.head], figures[t.head], found, tree, reading, voice_of, words)]
    carriers = [
        t for t in found
        if t not in sure and not t.verbal and (t.frame.violent or t.frame.name == "protest") and not _since(t, tree)
    ]  # fmt: skip
    damage = [t for t in sure if t.frame.name == "destroy" and not any(p.role == "agent" for p in heads[t.head])]
    tolls = [t for t in sure if t.frame.toll or t in damage]
    events = [t for t in sure if not t.frame.toll and t not in damage]
    groups: dict[int, list[Trigger]] = {t.head: [t] for t in events}
    events = _fold_nouns(events, groups, tree, voice_of)
    alone: list[Trigger] = []
    for toll in tolls:
        home = _home(toll, heads[toll.head], [e for e in events if e not in damage], carriers, tree, voice_of, reading)
        if home is None and toll in damage:
            groups[toll.head] = [toll]
            events.append(toll)
            continue
        if home is None:
            alone.append(toll)
            continue
        groups.setdefault(home.head, [home]).append(toll)
        if home not in events:
            events.append(home)
    out = [_happening(groups[e.head], figures, heads) for e in events]
    out += [_happening(g, figures, heads) for g in _toll_groups(alone, tree, voice_of)]
    return tuple(sorted(out, key=lambda h: h.anchor.first))


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
        figures = figures_for(one, rest, tree, reading, words)
        if _counts(one, _parties(one, tree, voice_of), figures, rest, tree, reading, voice_of, words):
            return one
    return replace(readings[0], others=())


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


def _happening(
    group: Sequence[Trigger], figures: dict[int, tuple[Figure, ...]], heads: dict[int, tuple[Party, ...]]
) -> Happening:
    anchor = min(
        group,
        key=lambda t: (
            _SPECIFIC.index(t.frame.name) if t.frame.name in _SPECIFIC else 50 if not t.frame.toll else 90,
            t.first,
        ),
    )
    rest = tuple(t for t in group if t is not anchor)
    numbers: list[Figure] = []
    for trigger in sorted(group, key=lambda t: t.first):
        numbers += [f for f in figures.get(trigger.head, ()) if f.span not in [n.span for n in numbers]]
    people = [
        p
        for t in (anchor, *rest)
        for p in heads.get(t.head, ())
        if not any(t.first <= p.token.i < t.last for t in group)
    ]
    return Happening(anchor, rest, tuple(numbers), tuple(people))


def _toll_groups(alone: Sequence[Trigger], tree: Tree, voice_of: dict[int, Attribution | None]) -> list[list[Trigger]]:
    """Dead and wounded of one clause are one toll: "douze morts et trente blessés", "killed two and wounded five"."""
    groups: list[list[Trigger]] = []
    for toll in alone:
        if groups and voice_of[groups[-1][0].head] is voice_of[toll.head] and _linked(groups[-1][-1], toll, tree):
            groups[-1].append(toll)
        else:
            groups.append([toll])
    return groups


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
    toll: Trigger, found: Sequence[Party], events: Sequence[Trigger], carriers: Sequence[Trigger], tree: Tree,
    voice_of: dict[int, Attribution | None], reading: Reading,
) -> Trigger | None:  # fmt: skip
    """The violent event of the sentence that a toll belongs to; None where it stands alone."""
    pool = [
        e for e in (*events, *carriers)
        if (e.frame.violent or (e.frame.name == "protest" and e in carriers)) and voice_of[e.head] is voice_of[toll.head]
        and (_linked(e, toll, tree) or _does(e, found, tree)) and not _dated_apart(e, toll, tree, reading)
    ]  # fmt: skip
    if not pool:
        pool = [
            e
            for e in events
            if e.frame.violent and voice_of[e.head] is voice_of[toll.head] and _introduces(e, toll, tree)
        ]
    nearest = min(pool, key=lambda e: (e in carriers, abs(e.head - toll.head)), default=None)
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


def _counts(
    trigger: Trigger, found: Sequence[Party], figures: Sequence[Figure], all_triggers: Sequence[Trigger], tree: Tree,
    reading: Reading, voice_of: dict[int, Attribution | None], words: Language,
) -> bool:  # fmt: skip
    """Whether an event word makes a claim of its own."""
    if trigger.verbal and not trigger.frame.toll and _purpose(trigger, tree, reading):
        return False
    if trigger.frame.toll:
        return _tolls(trigger, found, figures, tree, reading, words)
    if trigger.verbal and trigger.weak:
        return _meets(trigger, found, figures, tree, reading, words)
    if trigger.verbal:
        return _sane(trigger, found, figures, tree, reading, words)
    voice = voice_of.get(trigger.head)
    challenged = voice is not None and voice.voice.stance in ("denies", "doubts", "accuses", "expects")
    if challenged and _topmost(trigger, voice, all_triggers, tree):
        return True
    if figures and trigger.frame.name in _EXPLICIT_NOUNS:
        return True
    return _stands(trigger, found, all_triggers, tree, reading, words)


def _topmost(trigger: Trigger, voice: Attribution | None, all_triggers: Sequence[Trigger], tree: Tree) -> bool:
    """The event noun that a denial or accusation is about: no verb of an event beside it in what is said."""
    if voice is None:
        return False
    inside = [t for t in all_triggers if voice.content.start <= tree.tokens[t.head].start < voice.content.end]
    return (
        not any(t.verbal for t in inside)
        and min(inside, key=lambda t: t.first) is trigger
        and trigger.frame.violent is False
    )


def _purpose(trigger: Trigger, tree: Tree, reading: Reading) -> bool:
    """An infinitive of purpose or absence ("pour les relâcher", "sans combattre", "in order to attack") tells no event."""
    verb = tree.tokens[trigger.head]
    marks = [c.lower for c in tree.children(verb.i) if c.dep in ("mark", "case")]
    if "sans" in marks or "without" in marks:
        return "VerbForm=Fin" not in verb.morph
    infinitive = "VerbForm=Inf" in verb.morph
    if (
        verb.head != verb.i
        and tree.tokens[verb.head].lemma in ("eviter", "avoid")
        and verb.dep.startswith(("xcomp", "obj", "ccomp"))
    ):
        return True
    below = {tree.tokens[i].start for i in tree.below(verb.i)}
    dated = any(t.span.start in below and t.start is not None and t.start == t.end for t in reading.times)
    return (
        infinitive
        and not dated
        and ("pour" in marks or "afin" in marks or (marks == ["to"] and verb.dep.startswith("advcl")))
    )


def _sane(
    trigger: Trigger, found: Sequence[Party], figures: Sequence[Figure], tree: Tree, reading: Reading, words: Language
) -> bool:
    """Sure words that still say something else of things: released news, captured hearts, evacuated accounts."""
    name = trigger.frame.name
    single = trigger.last - trigger.first == 1
    subjects = [p for p in found if p.role == "agent"]
    targets = kinds(found, "target", tree, reading)
    verb = tree.tokens[trigger.head]
    if name == "abduct" and not single and verb.pos == "VERB" and not tree.objects(verb) and not tree.passive(verb):
        return bool(figures)
    if name in ("detain", "abduct") and single:
        people = [core(p.token, tree) for p in found_targets(found)]
        if not people and name == "abduct":
            return tree.passive(verb) or not tree.objects(verb)
        return bool(targets or figures) or any(_person_like(t, reading) and not _land(t, words) for t in people)
    if (
        name == "destroy"
        and _names(tree.objects(verb), "weapon", words)
        and any(o.frame.name == "foil" for o in trigger.others)
    ):
        return False
    if name == "destroy":
        return not targets or (not targets & ARMED and not _people(found, tree, reading, words))
    if name == "loot" and single:
        return not (_people(found, tree, reading, words) and not _names(tree.objects(verb), "goods", words))
    if name == "evacuate":
        return not (kinds(found, "agent", tree, reading) & ARMED and not found_targets(found)) and bool(
            targets or figures or not single
        )
    if name == "foil" and single:
        undergone = [s] if (s := tree.subject(verb)) is not None and tree.passive(verb) else []
        return _names([core(o, tree) for o in (*tree.objects(verb), *undergone)], "weapon", words)
    if (
        name == "retake"
        and not single
        and ("civilians" in targets or any(f.unit in ("people", "households") for f in figures))
    ):
        return False
    if name == "withdraw" and (
        "civilians" in kinds_of_objects(verb, tree, reading)
        or ("civilians" in kinds(found, "agent", tree, reading) and tree.passive(verb))
    ):
        return False
    if name == "clash" and single and verb.dep.startswith("acl:relcl") and "Tense=Pres" in verb.morph:
        return False
    if name == "surrender" and verb.lemma in ("rendre", "rendu") and not single and _motion(trigger, tree, reading):
        return False
    if name in ("retake", "take") and single:
        return _territory(trigger, tree, reading, words)
    if name == "offensive" and verb.lemma.endswith("poursuivre"):
        subject = tree.subject(verb)
        return subject is not None and is_one_of(subject, _VIOLENT_NOUNS, words.code)
    if name == "take" and not single and verb.lemma in ("entrer", "enter", "move", "march", "sweep", "roll"):
        return bool(kinds(found, "agent", tree, reading) & ARMED)
    if name == "flee" and single and verb.lemma == "deplacer" and not figures:
        return "Number=Plur" in verb.morph or tree.passive(verb)
    if name == "presence":
        return bool(
            kinds(found, "agent", tree, reading) & ARMED
            or any(
                m.kind in ARMED and tree.tokens[trigger.first].start <= m.span.start < tree.tokens[trigger.last - 1].end
                for m in reading.mentions
            )
        )
    if name == "withdraw" and tree.passive(verb) and any(o.frame.name == "evacuate" for o in trigger.others):
        return False
    if name == "release":
        alive = bool(targets & {"civilians", *ARMED}) or any(
            _person_like(core(p.token, tree), reading) for p in found_targets(found)
        )
        return (alive or bool(figures)) and not _territory(trigger, tree, reading, words)
    if name == "deploy" and single:
        undergone = [s] if (s := tree.subject(verb)) is not None else []
        armed = kinds(found, "agent", tree, reading) & ARMED or kinds_of_objects(verb, tree, reading) & ARMED
        return bool(armed) or _names([core(o, tree) for o in (*tree.objects(verb), *undergone)], "troops", words)
    if name == "aid" and trigger.last - trigger.first == 1:
        return True
    if name == "withdraw" and subjects:
        return bool(kinds(found, "agent", tree, reading) & ARMED) or not kinds(found, "agent", tree, reading)
    return True


def kinds_of_objects(verb: Token, tree: Tree, reading: Reading) -> set[str]:
    """The kinds of people that a verb has for objects; "its men" are no others."""
    objects = [o for o in tree.objects(verb) if not any(c.lower in _OWN for c in tree.children(o.i))]
    held = [m for o in objects if (m := mention_of(core(o, tree), reading)) is not None]
    return {m.kind for m in held if m.category != "thing"}


_OWN = frozenset("its his their our ses leurs nos son sa leur".split())


def found_targets(found: Sequence[Party]) -> list[Party]:
    """Those it is done to."""
    return [p for p in found if p.role == "target"]


def _person_like(token: Token, reading: Reading) -> bool:
    """A noun that may be people: no thing, no place, no land."""
    mention = mention_of(token, reading)
    if mention is not None:
        return mention.category != "thing"
    return token.pos in ("PROPN", "PRON", "NOUN") and not any(
        p.span and p.span.start <= token.start < p.span.end for p in reading.places
    )


_VIOLENT_NOUNS = frozenset(
    "combat affrontement bombardement frappe offensive attaque tir pilonnage heurt fighting clash".split()
)


def _land(token: Token, words: Language) -> bool:
    """A word for land, access or goods ("seized the road", "captured vehicles")."""
    lists = ("territory", "access", "goods")
    return any(is_one_of(token, word_set(words.code, "objects", key), words.code) for key in lists)


def _people(found: Sequence[Party], tree: Tree, reading: Reading, words: Language) -> bool:
    """Whether those it is done to are people, not houses, vehicles or places."""
    things = (
        word_set(words.code, "counted", "destroyed")
        | word_set(words.code, "objects", "territory")
        | word_set(words.code, "objects", "goods")
    )
    targets = [core(p.token, tree) for p in found_targets(found)]
    alive = [
        t
        for t in targets
        if (m := mention_of(t, reading)) is not None
        and m.kind in {"civilians", *ARMED}
        and not is_one_of(t, things, words.code)
    ]
    return bool(alive) and not any(forms(t.text.lower(), t.lemma, words.code) & _BUILDINGS for t in targets)


_BUILDINGS = frozenset(
    "marche mosquee eglise ecole hopital village quartier camp clinique maternite maison tente camion vehicule bus car commissariat "
    "caserne base poste market mosque church school hospital clinic house home tent truck vehicle convoy tanker camion-citerne "
    "barracks outpost checkpoint restaurant cafe bakery boulangerie bureau office".split()
)


def _motion(trigger: Trigger, tree: Tree, reading: Reading) -> bool:
    """ "se rendre à Paris", "se rendre sur place" is going somewhere."""
    after = tree.tokens[trigger.last : min(tree.last, trigger.last + 4)]
    if after and after[0].lower in ("sur", "chez", "compte", "en", "dans"):
        return True
    return (
        bool(after)
        and after[0].lower in ("a", "au", "aux")
        and any(p.span and p.span.start == t.start for t in after for p in reading.places)
    )


def _tolls(
    trigger: Trigger, found: Sequence[Party], figures: Sequence[Figure], tree: Tree, reading: Reading, words: Language
) -> bool:
    if trigger.frame.name == "toll" or (not trigger.verbal and trigger.frame.name == "die"):
        return bool(figures)
    if not trigger.verbal:
        return bool(figures) or (bool(found) and _modified(trigger, tree))
    if trigger.weak:
        people = kinds(found, "target", tree, reading)
        return bool(people) and not _territory(trigger, tree, reading, words)
    return bool(figures) or any(_animate(p, tree, reading) for p in found) or trigger.last - trigger.first > 1


def _animate(party: Party, tree: Tree, reading: Reading) -> bool:
    token = core(party.token, tree)
    if party.role == "target" and token.pos == "NOUN" and _person_like(token, reading) and token.lower not in _TIMELY:
        return True
    return mention_of(token, reading) is not None or token.pos in ("PROPN", "PRON")


_TIMELY = frozenset("temps time espoir hope soir nuit bill projet project idee idea silence".split())


def _meets(
    trigger: Trigger, found: Sequence[Party], figures: Sequence[Figure], tree: Tree, reading: Reading, words: Language
) -> bool:
    """What a weak verb's frame asks of its parts."""
    needs = trigger.frame.needs
    verb = tree.tokens[trigger.head]
    agents, targets = kinds(found, "agent", tree, reading), kinds(found, "target", tree, reading)
    tools = means(tree.tokens[tree.first : tree.last], words)
    subject = tree.subject(verb)
    undergone = [subject] if subject is not None and tree.passive(verb) else []
    objects = [core(o, tree) for o in (*tree.objects(verb), *undergone)]
    if needs == "armed":
        return (
            bool(agents & ARMED)
            or (trigger.frame.name == "clash" and bool(targets & ARMED))
            or (trigger.frame.name == "assault" and bool(tools & {"air", "shell"}) and bool(objects))
        )
    if needs == "means":
        return bool(tools & {"air", "shell"})
    if needs == "armed_person":
        doers = (
            agents & (ARMED | {"rioters", "protesters"}) or any(p.role == "agent" for p in found) or tree.passive(verb)
        )
        return bool(doers) and bool(targets & {"civilians", *ARMED})
    if needs == "person" and trigger.frame.name == "detain" and trigger.weak:
        return bool(targets & {"civilians", *ARMED}) and bool("state_forces" in agents or tree.passive(verb))
    if needs == "person":
        return bool(targets & {"civilians", *ARMED}) or bool(
            agents & {"civilians", *ARMED} and trigger.frame.subject == "target"
        )
    if needs == "civil":
        people = agents | targets
        return bool(people & _CIVIL) and bool(
            figures or _names(objects, "home", words) or _oblique(verb, "home", tree, words)
        )
    if needs == "territory":
        return bool(agents & ARMED or tree.passive(verb) or _falls(verb, words)) and _territory(
            trigger, tree, reading, words
        )
    if needs == "troops":
        return _names(objects, "troops", words) or (bool(agents & ARMED) and _oblique(verb, "troops", tree, words))
    if not needs:
        return bool((agents | targets) & {"civilians", *ARMED})
    return _names(objects, needs, words) or (_oblique(verb, needs, tree, words) and bool(agents & ARMED))


def _falls(verb: Token, words: Language) -> bool:
    return is_one_of(verb, frozenset(("tomber", "fall", "basculer")), words.code)


def _territory(trigger: Trigger, tree: Tree, reading: Reading, words: Language) -> bool:
    """Whether land is taken or left: a place or a noun of territory as object, subject of falling, or complement."""
    verb = tree.tokens[trigger.head]
    around = [*tree.objects(verb), *(c for c in tree.children(verb.i) if c.dep.startswith(("obl", "nsubj")))]
    nouns = word_set(words.code, "objects", "territory")
    percent = any(f.unit == "percent" and verb.end <= f.span.start < verb.end + 40 for f in reading.figures)
    if percent or is_one_of(verb, frozenset(("emparer",)), words.code):
        row = tree.tokens[verb.i + 1 : min(tree.last, verb.i + 9)]
        return any(
            is_one_of(t, nouns, words.code) or any(p.span and p.span.start == t.start for p in reading.places)
            for t in row
        )
    if not tree.passive(verb) and not _falls(verb, words):
        for token in tree.tokens[verb.i + 1 : min(tree.last, verb.i + 8)]:
            if token.pos in ("VERB", "AUX") or token.text in ".;:,":
                break
            if is_one_of(token, nouns, words.code) and trigger.frame.name in ("take", "retake") and not trigger.weak:
                return True
    for token in around:
        if _falls(verb, words) and not token.dep.startswith("nsubj"):
            continue
        noun = core(token, tree)
        if is_one_of(noun, nouns, words.code) and (token.dep != "nsubj" or tree.passive(verb) or _falls(verb, words)):
            return True
        if token.dep.startswith(("obj", "nsubj")) and any(
            p.span and p.span.start <= noun.start < p.span.end for p in reading.places
        ):
            return token.dep != "nsubj" or tree.passive(verb) or _falls(verb, words)
    return False


def _names(tokens: Sequence[Token], key: str, words: Language) -> bool:
    nouns = word_set(words.code, "objects", key)
    return any(is_one_of(t, nouns, words.code) for t in tokens)


def _oblique(verb: Token, key: str, tree: Tree, words: Language) -> bool:
    return _names([core(c, tree) for c in tree.children(verb.i) if c.dep.startswith("obl")], key, words)


def _modified(trigger: Trigger, tree: Tree) -> bool:
    return any(c.dep.startswith(("nmod", "acl", "obl")) for c in tree.children(trigger.head))


def _stands(
    trigger: Trigger,
    found: Sequence[Party],
    all_triggers: Sequence[Trigger],
    tree: Tree,
    reading: Reading,
    words: Language,
) -> bool:
    """Whether a noun tells an event of its own: new to the report, or said to take place; not a mere reference."""
    if trigger.frame.name == "shield":
        return True
    if trigger.frame.name in ("swap", "base", "aid", "agree", "deploy", "chemical") and not _argued(
        trigger, tree, reading, words
    ):
        return False
    noun = tree.tokens[trigger.head]
    while noun.dep.startswith("nmod") and tree.tokens[noun.head].lower in _CASES:
        noun = tree.tokens[noun.head]
    definite = any(c.lower in _DEFINITE and c.dep.startswith("det") for c in tree.children(noun.i))
    above = tree.tokens[noun.head]
    light = word_set(words.code, "light", "verbs")
    root = noun.head == noun.i or noun.dep.startswith(("root", "ROOT", "parataxis"))
    told = above.pos in ("VERB", "AUX") and bool(forms(above.text.lower(), above.lemma, words.code) & light)
    event_above = any(t.verbal and t.head == above.i and not t.frame.toll for t in all_triggers)
    if event_above and noun.dep.startswith(("obl", "nmod", "obj")):
        return False
    argued = _argued(trigger, tree, reading, words)
    if bool(forms(above.text.lower(), above.lemma, words.code) & _ENABLING):
        return False
    if trigger.frame.name == "flee" and noun.dep.startswith(("nmod", "obl")) and _housed(noun, tree, words):
        return False
    if root:
        return True
    if noun.dep.startswith("nsubj"):
        return (told and (not definite or argued)) or (not definite and argued)
    if noun.dep.startswith("obj"):
        return (told or argued) and (not definite or argued)
    return (
        argued
        and (not definite or trigger.frame.name in _EXPLICIT_NOUNS)
        and not noun.dep.startswith(("compound", "amod"))
    )


_ENABLING = frozenset(
    "assurer permettre faciliter garantir allow ensure enable facilitate aim seek demander exiger call urge appeler".split()
)


def _housed(noun: Token, tree: Tree, words: Language) -> bool:
    """Whether displaced people are given something or housed ("camp de déplacés", "distribué à 2 000 déplacés")."""
    above = tree.tokens[noun.head]
    return bool(forms(above.text.lower(), above.lemma, words.code) & _SHELTERING)


_SHELTERING = frozenset(
    "camp site centre center distribuer livrer fournir remettre distribute deliver provide hand give donner aide aid vivre food".split()
)


_CASES = frozenset(
    "cas case cases acte actes act acts serie series vague wave nouvelle nouvelles report reports tentative tentatives".split()
)


def _argued(trigger: Trigger, tree: Tree, reading: Reading, words: Language) -> bool:
    """A noun that says who, when or where in its own phrase."""
    below = tree.below(trigger.head, without=("acl:relcl", "parataxis"))
    spans = (
        [(t.span.start, t.span.end) for t in reading.times]
        + [(f.span.start, f.span.end) for f in reading.figures]
        + [(p.span.start, p.span.end) for p in reading.places if p.span]
    )
    inside = set(range(trigger.first, trigger.last))
    taken = trigger.frame.name in ("release", "abduct", "detain", "evacuate")
    if taken and any(mention_of(tree.tokens[i], reading) is not None for i in inside if i != trigger.head):
        return True
    for i in below - inside:
        token = tree.tokens[i]
        if any(s <= token.start < e for s, e in spans) or mention_of(token, reading) is not None:
            return True
    return False


def conflict_words(reading: Reading, words: Language, first: int, last: int) -> int:
    """How much in a stretch of words speaks of armed conflict: armed people, named groups, weapons."""
    tokens = reading.tokens[first:last]
    if not tokens:
        return 0
    start, end = tokens[0].start, tokens[-1].end
    armed = sum(
        (m.kind in ARMED or m.kind == "rioters")
        and (m.kind != "state_forces" or m.span.text.lower().startswith(("soldat", "soldier", "arm", "troop", "milit")))
        for m in reading.mentions
        if start <= m.span.start < end
    )
    return armed + len(means(tokens, words) - {"gunshot"})


def elsewhere(reading: Reading, words: Language, first: int, last: int) -> dict[str, int]:
    """How many words of a stretch speak of accidents, sport, crime, culture …"""
    keys = ("accident", "disaster", "sport", "crime", "culture", "economy")
    tokens = reading.tokens[first:last]
    victims = [(m.span.start, m.span.end) for m in reading.mentions if m.kind == "civilians" or m.category == "thing"]

    def told(hit: Hit) -> bool:
        start = reading.tokens[hit.first].start
        return not any(a <= start < b for a, b in victims)

    return {k: sum(1 for hit in listed(tokens, words.code, "elsewhere", k) if told(hit)) for k in keys}
