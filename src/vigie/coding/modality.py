"""Whether it happened, goes on, is planned, possible, hypothetical, or did not happen."""

from collections.abc import Sequence

from vigie.coding.syntax import Tree
from vigie.coding.triggers import Trigger, listed, word_set
from vigie.languages import Language
from vigie.languages.phrases import forms
from vigie.model import Token, Voice

_NO = frozenset("aucun aucune nul nulle no neither ni zero".split())
_NOT = frozenset("not n't no nobody ne n'".split())
_IF = frozenset("si s' if unless".split())


def modality(trigger: Trigger, tree: Tree, voice: Voice | None, words: Language) -> tuple[str, str]:
    """The modality of an event and the rule that read it."""
    head = tree.tokens[trigger.head]
    verbs = _verbs(head, tree)
    group = [c for v in verbs[:1] for c in tree.children(v.i)]
    near = list(tree.tokens[max(tree.first, trigger.first - 4) : trigger.first])
    if _negated(trigger, verbs, tree, near):
        if trigger.frame.type == "siege":
            return "ongoing", "modality.denied_exit"
        return "did_not_happen", "modality.negation"
    if any(t.lower in _IF and t.dep == "mark" for v in verbs for t in tree.children(v.i)):
        return "hypothetical", "modality.if"
    over = _governor(verbs, words) or _called(trigger, tree)
    if over:
        return over
    if verbs and _conditional(verbs[0], group):
        if any(c.lower in _IF for c in tree.tokens[tree.first : tree.last]):
            return "hypothetical", "modality.conditional"
        perfect = any("Mood=Cnd" in c.morph and c.dep.startswith("aux") for c in group)
        if words.code == "fr" and perfect:
            return ("happened", "modality.reported") if voice and voice.speaker else ("possible", "modality.hearsay")
        return "hypothetical", "modality.conditional"
    lows = {t.lower for t in group} | {t.lower for t in near}
    if lows & (word_set(words.code, "modality", "possible") & _ADVERBS):
        return "possible", "modality.hedged"
    modal = next(
        (
            c
            for c in group
            if c.dep.startswith("aux") and c.lower in ("may", "might", "could", "will", "would", "shall", "'ll")
        ),
        None,
    )
    if modal is not None:
        perfect = any(c.lower == "have" for c in group)
        if modal.lower in ("may", "might", "could"):
            return "possible", "modality.modal"
        return (
            ("hypothetical", "modality.would")
            if modal.lower == "would" and not perfect
            else ("planned", "modality.future")
        )
    if verbs and "Tense=Fut" in verbs[0].morph:
        return "planned", "modality.future"
    if trigger.frame.type in ("armed_clash", "siege") and _ongoing(trigger, verbs, group, tree, words):
        return "ongoing", "modality.ongoing"
    return "happened", "modality.asserted"


_ADVERBS = frozenset(
    "peut-etre probablement vraisemblablement possibly probably likely apparently allegedly reportedly purportedly perhaps".split()
)


def _verbs(head: Token, tree: Tree) -> list[Token]:
    """The event's own verb and those that govern it, innermost first."""
    out = [head] if head.pos in ("VERB", "AUX") else []
    above = head
    while above.head != above.i and len(out) < 4:
        relation = above.dep
        above = tree.tokens[above.head]
        if above.pos in ("VERB", "AUX") and relation.startswith(("obj", "nsubj", "xcomp", "ccomp", "obl:arg", "aux")):
            out.append(above)
        elif (
            not relation.startswith(("nmod", "conj", "obl", "aux", "compound"))
            or (not out and above.pos not in ("NOUN", "VERB"))
            or above.pos in ("VERB", "AUX")
        ):
            break
    return out


def _negated(trigger: Trigger, verbs: list[Token], tree: Tree, near: Sequence[Token]) -> bool:
    head = tree.tokens[trigger.head]
    own = verbs[0] if verbs else head
    told = tree.tokens[trigger.first : trigger.last][:2]
    if trigger.frame.type != "siege" and any(t.lower in _NOT for t in told):  # "have not been seen since"
        return False
    if not trigger.verbal and own is not head and own.lemma not in _TAKING_PLACE:
        return (
            any(c.lower in _NO and c.dep.startswith(("det", "advmod", "amod")) for c in tree.children(head.i))
            and not trigger.frame.toll
        )
    for child in tree.children(own.i):
        if child.lower in ("ne", "n'") and not any(
            c.lower in ("que", "qu'") and c.dep.startswith("advmod") for c in tree.children(own.i)
        ):
            return not _only(own, tree)
        if child.lower in ("not", "n't", "never") and child.dep.startswith("advmod") | (child.pos == "PART"):
            return True
        if child.dep == "obj" and child.lower in ("nobody", "none", "nothing"):
            return not trigger.frame.toll
        if child.dep.startswith("nsubj") and (
            child.lower in ("nobody", "none", "personne", "rien", "nothing")
            or any(c.lower in _NO for c in tree.children(child.i))
        ):
            return not trigger.frame.toll
    if not trigger.verbal and any(
        c.lower in _NO and c.dep.startswith(("det", "advmod", "amod")) for c in tree.children(head.i)
    ):
        return not trigger.frame.toll
    return any(t.lower in ("sans", "without") for t in near[-2:]) and not trigger.frame.toll


_TAKING_PLACE = frozenset(
    "avoir etre produire survenir derouler exister signaler enregistrer rapporter mener lancer commettre eclater constater "
    "have be take happen occur exist report record carry launch conduct commit erupt break see there".split()
)


def _only(verb: Token, tree: Tree) -> bool:
    """ "ne … que" restricts and does not deny."""
    row = [t.lower for t in tree.tokens[verb.i : min(tree.last, verb.i + 6)]]
    return not any(w in ("pas", "plus", "jamais", "aucun", "aucune", "point", "guere", "ni") for w in row) and (
        "que" in row or "qu'" in row
    )


def _governor(verbs: list[Token], words: Language) -> tuple[str, str] | None:
    """What a governing verb says of the event: planned, possible, foiled."""
    for verb in verbs[1:] or ():
        low = forms(verb.text.lower(), verb.lemma, words.code)
        if low & word_set(words.code, "modality", "planned"):
            return "planned", "modality.planned"
        if low & word_set(words.code, "modality", "possible"):
            return "possible", "modality.possible"
        if low & _FAILED:
            return "did_not_happen", "modality.failed"
    return None


def _called(trigger: Trigger, tree: Tree) -> tuple[str, str] | None:
    """A march or strike that somebody calls for is planned."""
    above = tree.tokens[tree.tokens[trigger.head].head]
    called = not trigger.verbal and trigger.frame.name == "protest" and above.lemma in CALLING
    return ("planned", "modality.called") if called else None


CALLING = frozenset("call announce plan schedule appeler convoquer annoncer prevoir programmer".split())
_FAILED = frozenset(
    "annuler reporter ajourner renoncer echouer eviter cancel abort postpone fail avoid avorter scrap".split()
)


def _conditional(verb: Token, group: Sequence[Token]) -> bool:
    return "Mood=Cnd" in verb.morph or any("Mood=Cnd" in c.morph for c in group if c.dep.startswith("aux"))


def _ongoing(trigger: Trigger, verbs: list[Token], group: Sequence[Token], tree: Tree, words: Language) -> bool:
    verbs_low: set[str] = (
        set().union(*(forms(v.text.lower(), v.lemma, words.code) for v in verbs[:2])) if verbs else set()
    )
    if verbs_low & {"poursuivre", "continuer", "persister", "continue", "rage", "persist", "remain"}:
        return True
    row = tree.tokens[trigger.first : min(tree.last, trigger.last + 8)]
    since = any(t.lower in ("depuis", "since") for t in row)
    present = bool(verbs) and ("Tense=Pres" in verbs[0].morph and "VerbForm=Fin" in verbs[0].morph)
    progressive = (
        bool(verbs)
        and verbs[0].lower.endswith("ing")
        and any(c.dep.startswith("aux") and c.lower in ("are", "is", "were", "was") for c in group)
    )
    return (
        (present and since)
        or progressive
        or (any(True for _ in listed(row[:4], words.code, "modality", "ongoing")) and present)
    )
