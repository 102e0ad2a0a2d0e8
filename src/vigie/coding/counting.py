"""What each figure of a sentence counts: killed, injured, displaced … by its noun, its verb, or the figure it is part of."""

from collections.abc import Sequence
from dataclasses import replace

from vigie.coding.beside import beside, other_verb
from vigie.coding.frames import Frame
from vigie.coding.syntax import Tree
from vigie.coding.totals import COUNTED, replaced, total
from vigie.coding.triggers import Trigger, word_set
from vigie.languages import Language
from vigie.languages.phrases import forms
from vigie.model import Figure, Reading, Token

_THINGS = ("strikes", "territory", "destroyed")
_INCLUDING = frozenset("dont including parmi among incluant notamment".split())
_OF_THEM = frozenset((("of", "them"), ("of", "whom"), ("d'", "entre"), ("among", "them")))
_ASIDE = frozenset(("money", "time", "km", "hours", "days", "years", "distance", "age"))


def noun_of(figure: Figure, tree: Tree) -> Token | None:
    """The word that stands for what is counted: the first noun of `of`, else the figure's own last word."""
    row = tree.tokens[tree.first : tree.last]
    if figure.of is not None:
        inside = [t for t in row if figure.of.start <= t.start < figure.of.end]
        nouns = [t for t in inside if t.pos in ("NOUN", "PROPN")]
        heads = [t for t in nouns if not (inside[0].i <= t.head <= inside[-1].i) or t.head == t.i]
        if nouns or inside:
            return (heads or nouns or inside)[0]
    own = [t for t in row if figure.span.start <= t.start < figure.span.end]
    return next((t for t in reversed(own) if t.pos in ("NOUN", "NUM", "PRON", "DET", "ADJ")), own[-1] if own else None)


def said_by_noun(figure: Figure, tree: Tree, words: Language) -> str | None:
    """What the counted noun itself says ("douze morts"); None where it is only people or things."""
    row = [
        t
        for t in tree.tokens[tree.first : tree.last]
        if figure.span.start <= t.start < (figure.of.end if figure.of else figure.span.end)
    ]
    row = row[:8]
    for token in row:
        low = forms(token.text.lower(), token.lemma, words.code)
        for what in COUNTED:
            if low & word_set(words.code, "counted", what):
                return what
    return None


def counted(
    figure: Figure, triggers: Sequence[Trigger], tree: Tree, words: Language
) -> tuple[str, Trigger | None, str] | None:
    """`(what, trigger, rule)` of a figure; None where it counts nothing of an event."""
    if figure.unit in _ASIDE:
        return None
    noun = noun_of(figure, tree)
    if noun is None:
        return None
    by_noun = said_by_noun(figure, tree, words)
    near = beside(figure, triggers, tree)
    near = near if near is not None and fits(near, noun, figure, tree) else None
    governing = near or governor(noun, triggers, tree)
    if forms(noun.text.lower(), noun.lemma, words.code) & word_set(words.code, "counted", "never"):
        return None
    if governing is not None and governing.frame.name in ("release", "swap", "escape"):
        return "other", governing, "figure.verb"
    if governing is not None and governing.frame.name == "toll" and not by_noun:
        by_noun = _by_trigger(governing, tree, words)
    if (
        by_noun
        and governing is not None
        and governing.verbal
        and governing.frame.counts != by_noun
        and _overrules(governing, by_noun)
    ):
        by_noun = governing.frame.counts
    if by_noun and governing is not None and governing.weak and governing.frame.counts in ("abducted", "detained"):
        governing = next(
            (t for t in triggers if t.head == noun.i), governing
        )  # "eleven injured were taken to hospital"
    if by_noun:
        return by_noun, governing or _nearest(noun, triggers), "figure.noun"
    if _age(figure, tree) or (near is None and other_verb(figure, triggers, tree)):
        return None
    if governing is not None and _present(governing, noun, figure, tree):
        return "present", governing, "figure.doers"
    if near is None and figure.of is None and (measured := total(noun, triggers, tree, words)) is not None:
        return *measured, "figure.total"
    if governing is None or governing.frame.counts == "other" or governing.frame.violent:
        verb = _verb_before(noun, triggers, tree) if figure.unit in _ALIVE_UNITS else None
        if verb is not None:
            return verb.frame.counts, verb, "figure.beside"
    if governing is not None and fits(governing, noun, figure, tree):
        counts = what(governing.frame, noun, figure, words)
        if governing.frame.violent and counts in ("other", "strikes"):
            counts = _effect(governing, noun, figure, tree) or counts
        if counts == "other" and governing.frame.violent:
            return None
        return counts, governing, "figure.verb"
    return None


def _present(governing: Trigger, noun: Token, figure: Figure, tree: Tree) -> bool:
    """How many did it ("four men in balaclavas seized him"): they were there."""
    deed = governing.verbal and (governing.frame.violent or governing.frame.name in _DEEDS)
    acted = bool(tree.objects(tree.tokens[governing.head])) or governing.frame.violent
    return deed and acted and figure.unit == "people" and noun.lower not in _GROUPS and _agent_of(noun, tree, governing)


_DEEDS = frozenset("abduct loot destroy".split())


def _effect(governing: Trigger, noun: Token, figure: Figure, tree: Tree) -> str | None:
    """What an attack did to the counted, where the words of the attack say it ("eleven were killed by shells")."""
    done = (o for o in governing.others if o.frame.toll and o.frame.counts in _PEOPLE and fits(o, noun, figure, tree))
    return next((o.frame.counts for o in done), None)


def _overrules(governing: Trigger, by_noun: str) -> bool:
    """What is done to the counted goes before what they are called ("deux blessés sont morts", "35 wounded were evacuated")."""
    if governing.frame.toll:
        return governing.frame.name != "toll" and by_noun not in ("killed", "missing")
    custody = ("detained", "abducted") if not governing.weak else ()
    return governing.frame.counts in ("evacuated", "displaced", "surrendered", *custody) and by_noun in (
        "injured",
        "displaced",
    )


def _verb_before(noun: Token, triggers: Sequence[Trigger], tree: Tree) -> Trigger | None:
    """The counting verb right before a noun, whatever the parse: "killing himself and no fewer than seven customers"."""
    before = [
        t
        for t in triggers
        if t.verbal and t.frame.counts in _PEOPLE and t.frame.patient == "object" and 0 < noun.i - t.head <= 8
    ]
    if not before:
        return None
    nearest = max(before, key=lambda t: t.head)
    row = tree.tokens[nearest.last : noun.i]
    if any(t.pos in ("VERB", "AUX") or t.text in ".;:" for t in row) or tree.passive(tree.tokens[nearest.head]):
        return None
    return nearest


_ALIVE_UNITS = frozenset(("people", "households", "bodies", "animals", "other"))
_PEOPLE = frozenset(("killed", "injured", "detained", "abducted", "evacuated", "displaced"))


def _age(figure: Figure, tree: Tree) -> bool:
    """ "a girl of 16", "agée de 12 ans": a number behind a person that nothing follows is an age."""
    before = [t for t in tree.tokens[tree.first : tree.last] if t.end <= figure.span.start][-2:]
    small = isinstance(figure.best, int) and figure.best < 100
    return (
        small
        and figure.of is None
        and len(before) == 2
        and before[1].lower in ("of", "aged", "de")
        and before[0].pos == "NOUN"
        and before[0].lower not in _GROUPS
    )


_GROUPS = frozenset(
    "family families famille familles household menage group groupe groups groupes party crew equipage".split()
)


def _by_trigger(trigger: Trigger, tree: Tree, words: Language) -> str | None:
    """What a toll word itself says ("one is missing")."""
    for token in tree.tokens[trigger.first : trigger.last]:
        low = forms(token.text.lower(), token.lemma, words.code)
        for key in COUNTED:
            if low & word_set(words.code, "counted", key):
                return key
    return None


def what(frame: Frame, noun: Token, figure: Figure, words: Language) -> str:
    """What a figure counts as an argument of a frame; things are destroyed or strikes where the noun says so."""
    low = forms(noun.text.lower(), noun.lemma, words.code)
    if figure.unit == "percent" and frame.name in ("take", "retake"):
        return "territory"
    for key in _THINGS:
        if low & word_set(words.code, "counted", key):
            if key == "destroyed" and frame.name in (
                "destroy",
                "foil",
                "airstrike",
                "shelling",
                "explosion",
                "assault",
            ):
                return "destroyed"
            if key == "strikes" and frame.name in ("airstrike", "shelling", "assault"):
                return "strikes"
            if key == "territory" and frame.name in ("take", "retake", "withdraw"):
                return "territory"
    if figure.unit in ("vehicles", "weapons") and frame.counts in ("trapped", "evacuated", "surrendered"):
        return "other"
    if frame.name == "foil":
        drone = low & {"drone", "missile", "roquette", "rocket", "avion", "plane", "jet", "helicoptere", "helicopter"}
        return "destroyed" if drone else "other"
    if frame.name in ("airstrike", "shelling", "destroy", "take", "retake"):
        return (
            "strikes"
            if frame.counts == "strikes" and low & word_set(words.code, "counted", "strikes")
            else "other"
            if frame.name != "destroy"
            else "destroyed"
        )
    return frame.counts


def fits(trigger: Trigger, noun: Token, figure: Figure, tree: Tree) -> bool:
    """Whether the noun stands where the frame's patients stand."""
    frame = trigger.frame
    if frame.patient == "object" and _agent_of(noun, tree, trigger):
        return False
    if frame.toll or frame.counts in (
        "killed",
        "injured",
        "detained",
        "abducted",
        "displaced",
        "evacuated",
        "trapped",
        "surrendered",
    ):
        held = frame.counts in ("trapped", "evacuated", "surrendered") and figure.unit in ("vehicles", "weapons")
        return held or figure.unit in ("people", "households", "bodies", "percent", "other", "animals")
    return True


def _agent_of(noun: Token, tree: Tree, trigger: Trigger) -> bool:
    """The doers are not the counted: an active subject of a verb whose patients are its objects."""
    token = noun
    while token.dep in ("conj", "flat", "nummod", "compound", "nmod") and token.head != token.i:
        token = tree.tokens[token.head]
    verb = tree.tokens[token.head]
    by = tree.agent(verb)
    if trigger.frame.toll and not tree.objects(verb):
        return by is not None and by.i == token.i
    active = token.dep == "nsubj" and verb.i == trigger.head and verb.pos == "VERB" and not tree.passive(verb)
    return (active and not trigger.undergone) or (by is not None and by.i == token.i)


def governor(noun: Token, triggers: Sequence[Trigger], tree: Tree) -> Trigger | None:
    """The event word nearest above a noun in the tree; below it for participles ("three officers killed")."""
    heads = {t.head: t for t in triggers}
    upper = heads.get(noun.head)
    if noun.i in heads and not (
        upper is not None and upper.verbal and not heads[noun.i].frame.toll and noun.dep.startswith(("obj", "nsubj"))
    ):
        return heads[noun.i]
    below = [c for c in tree.children(noun.i) if c.dep.startswith(("acl", "amod")) and c.i in heads]
    if below:
        return heads[below[0].i]
    if (shared := _shared_verb(noun, tree)) is not None and shared.i in heads:
        return heads[shared.i]
    wounds = [c for c in tree.children(noun.i) if c.dep.startswith("nmod") and c.i in heads and c.i > noun.i]
    if wounds and heads[wounds[0].i].frame.name in ("injure", "treat"):  # "14 people with gunshot wounds"
        return heads[wounds[0].i]
    for above in tree.ancestors(noun.i):
        if above.i in heads:
            return heads[above.i]
        held = next(
            (c for c in tree.children(above.i) if c.i in heads and above.pos == "NOUN" and c.dep.startswith("acl")),
            None,
        )
        if held is not None:
            return heads[held.i]
        inside = next((t for t in triggers if t.first <= above.i < t.last), None)
        if inside is not None:
            return inside
        if above.pos == "VERB" and "VerbForm=Fin" in above.morph:
            return None
    return None


def _shared_verb(noun: Token, tree: Tree) -> Token | None:
    """The verb of a list that the parse hangs on its first noun: "20 soldiers and a dozen rebels | were killed"."""
    for verb in tree.children(noun.i):
        if not verb.dep.startswith("conj") or verb.pos != "VERB":
            continue
        subject = next((c for c in tree.children(verb.i) if c.dep.startswith("nsubj")), None)
        between = tree.tokens[noun.i + 1 : subject.i] if subject is not None and subject.i > noun.i else ()
        if between and all(t.pos in ("CCONJ", "DET", "NUM", "ADV", "ADJ", "ADP") or t.text == "," for t in between):
            return verb
    return None


def _nearest(noun: Token, triggers: Sequence[Trigger]) -> Trigger | None:
    return min(triggers, key=lambda t: abs(t.head - noun.i), default=None)


def subset(figure: Figure, tree: Tree) -> bool:
    """Whether a figure is a part of one before it ("dont deux enfants", "including two children", "31 of them civilians")."""
    row = tree.tokens[tree.first : tree.last]
    before = [t for t in row if t.end <= figure.span.start][-3:]
    behind = [t for t in row if t.start >= figure.span.end][:2]
    return any(t.lower in _INCLUDING for t in before) or tuple(t.lower for t in behind) in _OF_THEM


def _part_of(figure: Figure, out: Sequence[Figure], reading: Reading) -> Figure | None:
    """The figure of an event word that a part belongs to: the last one of people, or of its unit, before it."""
    units = {figure.unit} | (_ALIVE_UNITS if figure.unit in _ALIVE_UNITS else set())
    before = [f for f in (*reading.figures, *out) if f.span.end <= figure.span.start and f.unit in units]
    last = max(before, key=lambda f: f.span.start, default=None)
    return next((f for f in out if last is not None and f.span == last.span), None)


def _whole_of(figure: Figure, reading: Reading, tree: Tree) -> bool:
    """ "six des dix-neuf marins", "33 drones sur les 42 lancés": the whole that the figure before it is taken from."""
    gap = tuple(t.lower for t in tree.tokens[tree.first : tree.last] if t.end <= figure.span.start)[-2:]
    before = [f for f in reading.figures if f.span.end <= figure.span.start]
    if not gap or not before:
        return False
    last = max(before, key=lambda f: f.span.start)
    near = figure.span.start - last.span.end <= 9
    counted_first = last.of is not None and last.of.end < figure.span.start <= last.of.end + 14
    return (near and (gap[-1] in ("des", "of") or gap in _OUT_OF)) or (counted_first and gap in _SUR)


def _opening(figure: Figure, tree: Tree, words: Language) -> bool:
    """ "Of the 40 hostages, 12 were freed": the whole that stands first, where it is no toll itself."""
    before = tuple(t.lower for t in tree.tokens[tree.first : tree.last] if t.end <= figure.span.start)
    return before in _FIRST and said_by_noun(figure, tree, words) not in ("killed", "injured", "missing")


_FIRST = frozenset((("of", "the"), ("of", "those"), ("sur", "les"), ("parmi", "les"), ("among", "the")))
_SUR = frozenset((("sur", "les"), ("sur", "ses"), ("sur", "leurs"), ("sur", "un")))
_OUT_OF = _SUR | {("of", "the"), ("de", "ses"), ("of", "its"), ("of", "their"), ("de", "leurs")}


def _listed(single: Figure, reading: Reading, tree: Tree, trigger: Trigger, start: int, end: int) -> bool:
    """ "Un", "a" count as one only in a toll beside another number: listed with it, part of it, or dead or hurt like it."""
    numbers = [f for f in reading.figures if start <= f.span.start < end and f.unit not in _ASIDE]
    if _held_number(single, numbers, tree):
        return False
    if not numbers or any(f.span.start < single.span.end and single.span.start < f.span.end for f in numbers):
        return False
    noun = noun_of(single, tree)
    if noun is None:
        return False
    row = tree.tokens[tree.first : tree.last]
    nouns = [n.i for f in numbers if (n := noun_of(f, tree)) is not None]
    nouns += [t.i for f in numbers for t in row if f.span.start <= t.start < f.span.end]
    fellows = {t.i for i in (noun.i, *nouns) for t in tree.coordinated(tree.tokens[i])}
    listed = (noun.dep.startswith("conj") and noun.head in {*nouns, *fellows}) or any(
        tree.tokens[i].dep.startswith("conj") and tree.tokens[i].head == noun.i for i in nouns
    )
    verbs = {v.i for i in nouns if (v := _shared_verb(tree.tokens[i], tree)) is not None}
    listed = listed or noun.head in verbs
    held = [m for m in reading.mentions if m.span.start <= noun.start < m.span.end]
    alive = any(m.kind in _ALIVE and m.category != "thing" for m in held) or (
        single.unit == "people" and not any(m.category == "thing" for m in held)
    )
    own = noun.i == trigger.head or (noun.head == trigger.head and noun.dep.startswith(("nsubj", "obj")))
    argument = trigger.frame.toll and own
    argument = argument or (trigger.frame.counts in COUNTED and beside(single, [trigger], tree) is not None)
    return (listed and (alive or trigger.frame.name == "destroy")) or (alive and (argument or subset(single, tree)))


def _held_number(single: Figure, numbers: Sequence[Figure], tree: Tree) -> bool:
    """ "a family of five": the number within counts them."""
    noun = noun_of(single, tree)
    if noun is None or noun.lower not in _GROUPS:
        return False
    behind = tree.tokens[noun.i + 1 : tree.last][:2]
    return (
        len(behind) == 2
        and behind[0].lower in ("of", "de", "d'")
        and any(f.span.start == behind[1].start for f in numbers)
    )


def _graver(figure: Figure, tree: Tree) -> bool:
    """ "five were wounded, one critically": how one of the counted is, no count of its own."""
    behind = [t for t in tree.tokens[tree.first : tree.last] if t.start >= figure.span.end][:1]
    return bool(behind) and behind[0].pos == "ADV" and behind[0].lower.endswith(("ly", "ment"))


_ALIVE = frozenset(
    (
        "civilians",
        "state_forces",
        "rebel_group",
        "political_militia",
        "identity_militia",
        "external_forces",
        "rioters",
        "protesters",
    )
)


def _by_relative(figure: Figure, trigger: Trigger, tree: Tree, words: Language) -> str | None:
    """What a relative clause counts that the figure is not governed by: "relâche trois mineurs qu'elle avait enlevés"."""
    verb, noun = tree.tokens[trigger.head], noun_of(figure, tree)
    if noun is None or not trigger.verbal or verb.dep != "acl:relcl" or verb.head != noun.i:
        return None
    if not any(c.lower in ("que", "qu'", "whom", "that") for c in tree.tokens[noun.i + 1 : verb.i]):
        return None
    return what(trigger.frame, noun, figure, words) if fits(trigger, noun, figure, tree) else None


def figures_for(
    trigger: Trigger, triggers: Sequence[Trigger], tree: Tree, reading: Reading, words: Language
) -> tuple[Figure, ...]:
    """The figures of one event word in its sentence, each saying what it counts."""
    out: list[Figure] = []
    start, end = tree.tokens[tree.first].start, tree.tokens[tree.last - 1].end
    for figure in (*reading.figures, *reading.singles):
        if not start <= figure.span.start < end:
            continue
        if figure.best == 1 and _graver(figure, tree):
            continue
        if _whole_of(figure, reading, tree) or replaced(figure, reading, tree) or _opening(figure, tree, words):
            continue
        if figure in reading.singles and not _listed(figure, reading, tree, trigger, start, end):
            continue
        if out and subset(figure, tree) and beside(figure, triggers, tree) is None:
            if whole := _part_of(figure, out, reading):
                out.append(replace(figure, what=whole.what, because=(*figure.because, "figure.part")))
            continue
        found = counted(figure, triggers, tree, words)
        if found is None or found[1] is None:
            continue
        if found[1].head == trigger.head:
            out.append(replace(figure, what=found[0], because=(*figure.because, found[2])))
        elif (counts := _by_relative(figure, trigger, tree, words)) is not None:
            out.append(replace(figure, what=counts, because=(*figure.because, "figure.relative")))
    return tuple(out)
