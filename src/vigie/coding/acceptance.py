"""Which event words make a claim: sure verbs unless they mean something else, weak ones with their needs, told nouns."""

from collections.abc import Sequence

from vigie.coding.candidates import Candidate, names, person_like
from vigie.coding.land import territory
from vigie.coding.needs import met
from vigie.coding.nouns import EXPLICIT, registered, stands
from vigie.coding.roles import Party, mention_of
from vigie.coding.senses import meant
from vigie.coding.syntax import Tree, core
from vigie.coding.triggers import Trigger
from vigie.model import Attribution, Reading, Token

_TIMELY = frozenset("temps time espoir hope soir nuit bill projet project idee idea silence".split())


def counts(case: Candidate, found: Sequence[Trigger], voice: Attribution | None) -> bool:
    """Whether an event word makes a claim of its own; `found` are all event words of its sentence."""
    trigger = case.trigger
    if _figurative(case):
        return False
    if trigger.frame.toll:
        return _tolls(case)
    if trigger.verbal:
        aimed = trigger.frame.name != "shield" and _purpose(trigger, case.tree, case.reading)
        return not aimed and (met(case) if trigger.weak else meant(case))
    if _crowd(case, found):
        return False
    challenged = voice is not None and voice.voice.stance in ("denies", "doubts", "accuses", "expects")
    if challenged and _topmost(trigger, voice, found, case.tree):
        return True
    if voice is not None and trigger.frame.violent and _reported(trigger, voice, case.tree):
        return True
    if case.figures and (
        case.name in EXPLICIT or registered(case) or any("figure.total" in f.because for f in case.figures)
    ):
        return True
    return stands(case, found)


_BODILY = frozenset("kill die injure assault clash offensive abduct detain".split())


def _figurative(case: Candidate) -> bool:
    """Poverty, words or wolves do it, or a budget, an idea or birds undergo it: a figure of speech, a plague or a hunt."""
    doers = [core(p.token, case.tree) for p in case.parties if p.role == "agent"]
    if (
        doers
        and all(_unarmed(t, case) for t in doers)
        and (case.trigger.frame.violent or case.name in (*_BODILY, "loot"))
    ):
        return True
    undergone = case.target_nouns
    return case.name in _BODILY and bool(undergone) and all(_unarmed(t, case) for t in undergone)


def _unarmed(token: Token, case: Candidate) -> bool:
    """An animal or a thing of the mind, and nobody's name or nickname."""
    listed = names([token], "abstract", case.words) or names([token], "animal", case.words)
    return token.pos in ("NOUN", "PROPN") and listed and mention_of(token, case.reading) is None


def _crowd(case: Candidate, found: Sequence[Trigger]) -> bool:
    """Protesters to whom, or between whom and others, something else happens ("twelve demonstrators were killed")."""
    if case.name != "protest" or mention_of(case.verb, case.reading) is None:
        return False
    above = {t.i for t in case.tree.ancestors(case.verb.i)}
    return any(t.head in above and t.frame.name != "protest" and (t.verbal or t.frame.violent) for t in found)


def _topmost(trigger: Trigger, voice: Attribution | None, all_triggers: Sequence[Trigger], tree: Tree) -> bool:
    """The event noun that a denial or accusation is about: no verb of an event beside it in what is said."""
    if voice is None:
        return False
    inside = [t for t in all_triggers if voice.content.start <= tree.tokens[t.head].start < voice.content.end]
    return (
        not any(t.verbal for t in inside)
        and min(inside, key=lambda t: t.first) is trigger
        and (trigger.frame.violent is False or _used(trigger, tree))
    )


def _reported(trigger: Trigger, voice: Attribution, tree: Tree) -> bool:
    """An event noun that a speaker's words begin with ("a fait état d'un | assaut contre une cache")."""
    if voice.voice.mode != "indirect" or voice.cue is None or voice.cue.start > voice.content.start:
        return False
    said = [t for t in tree.tokens[tree.first : tree.last] if voice.content.start <= t.start < voice.content.end]
    first = next((t for t in said if t.pos not in ("DET", "ADP", "NUM", "ADJ", "PUNCT")), None)
    return (
        first is not None
        and first.i == trigger.head
        and not any(t.pos == "VERB" and "VerbForm=Fin" in t.morph for t in said)
    )


def _used(trigger: Trigger, tree: Tree) -> bool:
    """Whether a weapon or a strike is what a verb says was used or done ("denied that live ammunition had been used")."""
    noun = tree.tokens[trigger.head]
    verb = tree.tokens[noun.head]
    return noun.dep.startswith(("nsubj", "obj")) and verb.lemma in _USING


_USING = frozenset("use employ apply fire carry conduct do utiliser employer tirer effectuer mener".split())


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


def _tolls(case: Candidate) -> bool:
    """Whether words of death and injury tell of somebody's."""
    trigger, figures = case.trigger, bool(case.figures)
    if case.name in ("toll", "treat") or (not trigger.verbal and case.name == "die"):
        return figures
    if not trigger.verbal:
        return figures or (bool(case.parties) and _modified(trigger, case.tree))
    if trigger.weak:
        return bool(case.targets) and not territory(trigger, case.tree, case.reading, case.words)
    return figures or any(_animate(p, case.tree, case.reading) for p in case.parties) or not case.single


def _animate(party: Party, tree: Tree, reading: Reading) -> bool:
    token = core(party.token, tree)
    if party.role == "target" and token.pos == "NOUN" and person_like(token, reading) and token.lower not in _TIMELY:
        return True
    one_of_them = (
        party.role == "target" and token.pos in ("ADJ", "NUM") and token.lower not in _TIMELY
    )  # "une quatrième"
    return mention_of(token, reading) is not None or token.pos in ("PROPN", "PRON") or one_of_them


def _modified(trigger: Trigger, tree: Tree) -> bool:
    return any(c.dep.startswith(("nmod", "acl", "obl")) for c in tree.children(trigger.head))
