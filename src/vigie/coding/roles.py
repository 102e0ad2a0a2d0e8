"""Who did it and to whom: the parts that frames give to subject, object and agent."""

from collections.abc import Sequence
from dataclasses import dataclass

from vigie.coding.frames import ARMED
from vigie.coding.syntax import Tree, core, phrase
from vigie.coding.triggers import Trigger
from vigie.languages import Language
from vigie.languages.nationalities import nationality
from vigie.languages.phrases import forms
from vigie.model import Actor, Mention, Reading, Token
from vigie.orthography import folded

_DOING = frozenset(
    "mener lancer effectuer conduire perpetrer commettre tendre multiplier launch carry conduct mount stage perpetrate commit wage "
    "carried lay organiser organise organize hold tenir signer sign annoncer".split()
)
_OF = frozenset("de d' du des of".split())
_BY = frozenset("par by".split())
_AGAINST = frozenset("contre sur against on at into visant ciblant targeting chez a aux au".split())
_WITH = frozenset("avec with against contre".split())
_BETWEEN = frozenset("entre between opposant".split())
_VAGUE = frozenset("on il elle qui que ce cela ca it this that which who what there y en se s' one".split())


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase in a part of the event, before it is written as an actor."""

    token: Token
    role: str


def parties(trigger: Trigger, tree: Tree) -> tuple[Party, ...]:
    """The words that stand in the parts of a trigger's frame."""
    head = tree.tokens[trigger.head]
    found = _of_verb(trigger, head, tree) if trigger.verbal else _of_noun(trigger, head, tree)
    own = {trigger.head} | {
        i for i in range(trigger.first, trigger.last) if trigger.last - trigger.first <= trigger.literal
    }
    return tuple(p for p in found if p.token.i not in own)


def _of_verb(trigger: Trigger, verb: Token, tree: Tree) -> list[Party]:
    frame, out = trigger.frame, list[Party]()
    passive = tree.passive(verb)
    subject, agent = tree.subject(verb), tree.agent(verb)
    first, second = (frame.object, None) if passive and frame.object else (frame.subject, frame.object)
    if passive and frame.patient == "subject":
        first = frame.subject
    bare = frame.toll and frame.object and not passive and not tree.objects(verb) and agent is None
    if trigger.undergone or bare:
        first, second = "target", None
    elif frame.name == "flee" and tree.objects(verb) and not passive and trigger.last - trigger.first > 1:
        first, second = "agent", "target"
    if passive and agent is None:
        agent = _doer_behind(verb, tree)
    if subject is not None and first:
        out += [Party(t, first) for t in tree.coordinated(subject)]
    if passive and agent is not None and frame.subject == "agent":
        out += [Party(t, "agent") for t in tree.coordinated(agent)]
    if second:
        out += [Party(t, second) for o in tree.objects(verb) for t in tree.coordinated(o)]
        if frame.violent or frame.name in ("surrender", "disperse"):
            out += [Party(t, second) for o in tree.obliques(verb.i, _AGAINST) for t in tree.coordinated(o)]
    if frame.name == "clash":
        out += [Party(t, "agent") for o in tree.obliques(verb.i, _WITH) for t in tree.coordinated(o)]
    return out


def _doer_behind(verb: Token, tree: Tree) -> Token | None:
    """ "tués … par des hommes", where the parse hangs the doers elsewhere: the noun behind the first "par"."""
    for i in range(verb.i + 1, tree.last - 1):
        token = tree.tokens[i]
        if token.pos in ("VERB", "AUX") or token.text in ".;:":
            return None
        if token.lower in _BY:
            return next((t for t in tree.tokens[i + 1 : min(tree.last, i + 5)] if t.pos in ("NOUN", "PROPN")), None)
    return None


def _of_noun(trigger: Trigger, noun: Token, tree: Tree) -> list[Party]:
    frame, out = trigger.frame, list[Party]()
    agent = tree.agent(noun)
    if agent is not None:
        out += [Party(t, "agent") for t in tree.coordinated(agent)]
    complements = tree.obliques(noun.i, _OF)
    part = frame.object or frame.subject
    if part and not frame.toll:
        out += [Party(t, part) for c in complements for t in tree.coordinated(c)]
    out += [
        Party(t, "agent" if frame.name == "clash" else "target")
        for o in tree.obliques(noun.i, _AGAINST)
        for t in tree.coordinated(o)
    ]
    out += [Party(t, "agent") for o in tree.obliques(noun.i, _BETWEEN) for t in _both(o, tree)]
    for child in tree.children(noun.i):
        if child.dep in ("amod", "compound", "nmod:poss", "nmod") and child.i < noun.i and child.text[:1].isupper():
            out.append(Party(child, "agent"))
    verb = tree.tokens[noun.head]
    if noun.dep == "obj" and verb.pos == "VERB" and verb.lemma in _DOING:
        subject = tree.subject(verb)
        if subject is not None and subject.i != noun.i and frame.subject == "agent":
            out += [Party(t, "agent") for t in tree.coordinated(subject)]
    return out


def _both(noun: Token, tree: Tree) -> list[Token]:
    """The two sides of "entre X et Y", where the parse may hang the second elsewhere."""
    listed = tree.coordinated(noun)
    if len(listed) > 1:
        return listed
    row = tree.tokens[noun.i + 1 : min(tree.last, noun.i + 16)]
    joint = next((t for t in row if t.lower in ("et", "and")), None)
    second = next((t for t in row if joint and t.i > joint.i and t.pos in ("NOUN", "PROPN")), None)
    return [noun, second] if second else listed


def actors(found: Sequence[Party], tree: Tree, text: str, reading: Reading, words: Language) -> tuple[Actor, ...]:
    """Parties written as actors: noun phrase, canonical name, kind; each once."""
    out: list[Actor] = []
    for party in found:
        token = core(party.token, tree)
        if not _names_someone(token, party.role, reading, words):
            continue
        span = phrase(token, tree, text)
        mention = mention_of(token, reading)
        if mention is not None and mention.name is None:
            mention = _members(token, tree, reading) or mention
        kind = mention.kind if mention else "other"
        name = mention.name if mention else None
        actor = Actor(party.role, span.text, name, kind, span)  # type: ignore[arg-type]
        if not any(folded(a.text) == folded(actor.text) for a in out):
            out.append(actor)
    return tuple(out)


def _names_someone(token: Token, role: str, reading: Reading, words: Language) -> bool:
    """Whether a word can be an actor: people, bodies and names; things too where something is done to them."""
    if token.lower in ("it", "il", "elle") and token.dep.startswith("nsubj") and role == "agent":
        return True
    if token.lower in _VAGUE or token.pos in ("NUM", "VERB", "AUX", "ADV", "ADP", "PUNCT", "SYM"):
        return False
    if (
        token.lower in _TIMES
        or token.lemma in _TIMES
        or any(t.span.start <= token.start < t.span.end for t in reading.times if not t.duration)
    ):
        return False
    if token.pos in ("PRON", "DET"):
        return token.lower in _PRONOUNS
    if role == "agent" and token.pos == "NOUN":
        return not is_one_of(token, _ABSTRACT, words.code)
    if role == "agent":
        return (
            mention_of(token, reading) is not None or token.pos == "PROPN" or nationality(token, words.code) is not None
        )
    place = next((p for p in reading.places if p.span and p.span.start <= token.start < p.span.end), None)
    return place is None or mention_of(token, reading) is not None


_ABSTRACT = frozenset(
    "explosion attaque attentat combat affrontement violence guerre conflit insurrection operation bataille frappe tir raid balle "
    "maladie faim attack blast bombing clash fighting war conflict insurgency operation battle strike fire raid bullet toll bilan "
    "number nombre offensive incident crise crisis bombardement shelling embuscade ambush accord truce treve".split()
)
_PRONOUNS = frozenset("ils elles they them nous we celui-ci ceux-ci he she je i eux".split())
_TIMES = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier matin soir nuit monday tuesday wednesday thursday friday saturday "
    "sunday yesterday morning evening night jour day semaine week mois month heure hour an annee year".split()
)


def mention_of(token: Token, reading: Reading) -> Mention | None:
    """The actor mention that a word stands in; a named one before a described one."""
    held = [m for m in reading.mentions if m.span.start <= token.start < m.span.end]
    return next((m for m in held if m.name), held[0] if held else None)


def kinds(found: Sequence[Party], role: str, tree: Tree, reading: Reading) -> set[str]:
    """The kinds of those in a part."""
    out = set()
    for party in found:
        if party.role == role:
            mention = mention_of(core(party.token, tree), reading) or mention_of(party.token, reading)
            if (
                mention is not None
                and mention.name is None
                and (body := _members(core(party.token, tree), tree, reading))
            ):
                mention = body
            if mention and mention.category != "thing":
                out.add(mention.kind)
            elif mention:
                out |= _owners(party.token, tree, reading)
            else:
                out |= _named_by(party.token, tree, reading)
    return out


def _named_by(noun: Token, tree: Tree, reading: Reading) -> set[str]:
    """The armed people whose name stands before a noun that no list holds ("a terrorist hideout", "a Peshmerga post")."""
    before = [c for c in tree.children(noun.i) if c.dep.startswith(("compound", "amod")) and c.i < noun.i]
    return {m.kind for c in before if (m := mention_of(c, reading)) is not None and m.kind in ARMED}


def _members(noun: Token, tree: Tree, reading: Reading) -> Mention | None:
    """The group that described people belong to ("les militants de l'Etat islamique", "fighters of the UPC")."""
    for child in tree.obliques(noun.i, _OF):
        held = mention_of(child, reading)
        if held is not None and held.name and held.category in ("group", "forces"):
            return held
    return None


def _owners(thing: Token, tree: Tree, reading: Reading) -> set[str]:
    """The armed bodies that a thing belongs to ("convoi de la Garde nationale", "police patrol car")."""
    below = tree.below(thing.i, without=("acl", "conj", "appos"))
    held = [m for i in below if i != thing.i and (m := mention_of(tree.tokens[i], reading)) is not None]
    return {m.kind for m in held if m.kind in ARMED}


def is_one_of(token: Token, nouns: frozenset[str], code: str) -> bool:
    """Whether a word is in a word list, in any inflection."""
    return bool(forms(token.text.lower(), token.lemma, code) & nouns)
