"""Which event nouns tell an event of their own: new to the report or said to take place, not a mere reference."""

from collections.abc import Sequence

from vigie.coding.candidates import Candidate
from vigie.coding.frames import ARMED
from vigie.coding.modality import CALLING
from vigie.coding.roles import mention_of
from vigie.coding.syntax import Tree
from vigie.coding.triggers import Trigger, word_set
from vigie.languages import Language
from vigie.languages.phrases import forms
from vigie.model import Token

_DEFINITE = frozenset(
    "le la les l' the this that these those ce cet cette ces son sa ses leur leurs his her its their au aux".split()
)
EXPLICIT = frozenset(
    "abduct detain kill surrender withdraw rape release evacuate retake take foil protest destroy loot".split()
)
_BARE = frozenset("swap base aid agree deploy chemical".split())  # frames whose nouns need words of their own
_ENABLING = frozenset(
    "assurer permettre faciliter garantir allow ensure enable facilitate aim seek demander exiger call urge appeler".split()
)
_SHELTERING = frozenset(
    "camp site centre center distribuer livrer fournir remettre distribute deliver provide hand give donner aide aid vivre food".split()
)
_CASES = frozenset(
    "cas case cases acte actes act acts serie series vague wave nouvelle nouvelles report reports tentative tentatives".split()
)


def stands(case: Candidate, found: Sequence[Trigger]) -> bool:
    """Whether a noun tells an event, beside the other event words `found` in its sentence."""
    if case.name == "shield":
        return True
    argued = _argued(case)
    if case.name in _BARE and not argued:
        return False
    noun = _outermost(case)
    if _called(case) and case.tree.tokens[noun.head].lemma in CALLING:
        return True
    if _referred(case, noun, found):
        return False
    if noun.head == noun.i or noun.dep.startswith(("root", "ROOT", "parataxis")):
        return True
    definite = any(c.lower in _DEFINITE and c.dep.startswith("det") for c in case.tree.children(noun.i))
    told = _said_to_happen(case.tree.tokens[noun.head], case.words)
    if _perpetrated(noun, case) or (told and _between(noun, case)):
        return True
    if noun.dep.startswith("nsubj"):
        return (told and (not definite or argued or _set(noun, case))) or (not definite and argued)
    if noun.dep.startswith("obj"):
        return (told or argued) and (not definite or argued)
    return argued and (not definite or case.name in EXPLICIT) and not noun.dep.startswith(("compound", "amod"))


def _called(case: Candidate) -> bool:
    """A march or strike that somebody calls for, with its day or place."""
    below = {case.tree.tokens[i].start for i in case.tree.below(case.tree.tokens[case.trigger.head].head)}
    dated = any(t.span.start in below and not t.duration for t in case.reading.times)
    return case.name == "protest" and (dated or _argued(case))


def _perpetrated(noun: Token, case: Candidate) -> bool:
    """A noun whose own clause says who did it ("the blast that the group carried out")."""
    clauses = [c for c in case.tree.children(noun.i) if c.dep == "acl:relcl" and c.lemma in _PERPETRATING]
    return any(case.tree.objects(c) and case.tree.subject(c) is not None for c in clauses)


def _between(noun: Token, case: Candidate) -> bool:
    """Fighting whose verb says who is against whom ("the clashes pit A against B")."""
    verb = case.tree.tokens[noun.head]
    sides = [m.kind for o in case.tree.objects(verb) if (m := mention_of(o, case.reading)) is not None]
    return case.name == "clash" and noun.dep.startswith("nsubj") and bool(set(sides) & ARMED)


_PERPETRATING = frozenset("perpetrate commit carry launch mount stage perpetrer commettre lancer mener monter".split())


def _outermost(case: Candidate) -> Token:
    """The noun, or the counting word that it hangs on ("une vague d'arrestations")."""
    tokens = case.tree.tokens
    noun = case.verb
    while noun.dep.startswith("nmod") and tokens[noun.head].lower in _CASES:
        noun = tokens[noun.head]
    return noun


def _referred(case: Candidate, noun: Token, found: Sequence[Trigger]) -> bool:
    """Whether a noun only says more of another event word, or of what is asked, enabled or given."""
    above = case.tree.tokens[noun.head]
    happened = above.lemma in _TAKING_PLACE or above.lemma == "deliver"
    event_above = any(t.verbal and not (t.weak and happened) and t.head == above.i and not t.frame.toll for t in found)
    if event_above and noun.dep.startswith(("obl", "nmod", "obj")):
        return True
    if forms(above.text.lower(), above.lemma, case.words.code) & _ENABLING:
        return not _called(case)
    return case.name == "flee" and noun.dep.startswith(("nmod", "obl")) and _housed(noun, case.tree, case.words)


def registered(case: Candidate) -> bool:
    """Displaced people whom somebody counts ("has registered 1,140 displaced people", "chiffre à 400 le nombre de déplacés")."""
    counting = word_set(case.words.code, "recount", "verbs")
    above = case.tree.ancestors(case.trigger.head)[:3]
    return case.name == "flee" and any(
        t.pos == "VERB" and forms(t.text.lower(), t.lemma, case.words.code) & counting for t in above
    )


def _said_to_happen(above: Token, words: Language) -> bool:
    """Whether a noun's verb only says that it took place ("a eu lieu", "broke out")."""
    light = word_set(words.code, "light", "verbs")
    return above.pos in ("VERB", "AUX") and bool(forms(above.text.lower(), above.lemma, words.code) & light)


def _housed(noun: Token, tree: Tree, words: Language) -> bool:
    """Whether displaced people are given something or housed ("camp de déplacés", "distribué à 2 000 déplacés")."""
    above = tree.tokens[noun.head]
    return bool(forms(above.text.lower(), above.lemma, words.code) & _SHELTERING)


_TAKING_PLACE = frozenset(
    "take occur happen break erupt begin start avoir produire derouler eclater commencer survenir".split()
)


def _set(noun: Token, case: Candidate) -> bool:
    """Whether the verb of a noun says where or when it took place ("The abduction took place near Gao")."""
    if case.tree.tokens[noun.head].lemma not in _TAKING_PLACE:
        return False
    below = {case.tree.tokens[i].start for i in case.tree.below(noun.head, without=("acl:relcl", "parataxis", "conj"))}
    if case.name == "clash" and any(c.dep.startswith("obl") for c in case.tree.children(noun.head)):
        return True
    times = (t.span.start for t in case.reading.times)
    places = (p.span.start for p in case.reading.places if p.span)
    return any(start in below for start in (*times, *places))


def _argued(case: Candidate) -> bool:
    """A noun that says who, when or where in its own phrase."""
    trigger, tree, reading = case.trigger, case.tree, case.reading
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
