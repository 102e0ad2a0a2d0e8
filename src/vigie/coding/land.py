"""Questions of territory: whether land is taken or left, or somebody only goes there."""

from vigie.coding.roles import is_one_of
from vigie.coding.syntax import Tree, core
from vigie.coding.triggers import Trigger, word_set
from vigie.languages import Language
from vigie.model import Reading, Token


def territory(trigger: Trigger, tree: Tree, reading: Reading, words: Language) -> bool:
    """Whether land is taken or left: a place or a noun of territory as object, subject of falling, or complement."""
    verb = tree.tokens[trigger.head]
    nouns = word_set(words.code, "objects", "territory")
    percent = any(f.unit == "percent" and verb.end <= f.span.start < verb.end + 40 for f in reading.figures)
    if percent or is_one_of(verb, frozenset(("emparer",)), words.code):
        row = tree.tokens[verb.i + 1 : min(tree.last, verb.i + 9)]
        return any(
            is_one_of(t, nouns, words.code) or any(p.span and p.span.start == t.start for p in reading.places)
            for t in row
        )
    return _behind(trigger, nouns, tree, words) or _around(verb, nouns, tree, reading, words)


def _behind(trigger: Trigger, nouns: frozenset[str], tree: Tree, words: Language) -> bool:
    """A noun of territory right behind a verb of taking, whatever the parser made of it."""
    verb = tree.tokens[trigger.head]
    if tree.passive(verb) or falls(verb, words):
        return False
    for token in tree.tokens[verb.i + 1 : min(tree.last, verb.i + 8)]:
        if token.pos in ("VERB", "AUX") or token.text in ".;:,":
            break
        if is_one_of(token, nouns, words.code) and trigger.frame.name in ("take", "retake") and not trigger.weak:
            return True
    return False


def _around(verb: Token, nouns: frozenset[str], tree: Tree, reading: Reading, words: Language) -> bool:
    """Land among the verb's objects and complements, or as what falls or is taken."""
    around = [*tree.objects(verb), *(c for c in tree.children(verb.i) if c.dep.startswith(("obl", "nsubj")))]
    for token in around:
        if falls(verb, words) and not token.dep.startswith("nsubj"):
            continue
        noun = core(token, tree)
        if is_one_of(noun, nouns, words.code) and (token.dep != "nsubj" or tree.passive(verb) or falls(verb, words)):
            return True
        if token.dep.startswith(("obj", "nsubj")) and any(
            p.span and p.span.start <= noun.start < p.span.end for p in reading.places
        ):
            return token.dep != "nsubj" or tree.passive(verb) or falls(verb, words)
    return False


def falls(verb: Token, words: Language) -> bool:
    """Whether a verb is of falling ("la ville est tombée"): its subject is the land."""
    return is_one_of(verb, frozenset(("tomber", "fall", "basculer")), words.code)


def land(token: Token, words: Language) -> bool:
    """A word for land, access or goods ("seized the road", "captured vehicles")."""
    lists = ("territory", "access", "goods")
    return any(is_one_of(token, word_set(words.code, "objects", key), words.code) for key in lists)


def motion(trigger: Trigger, tree: Tree, reading: Reading) -> bool:
    """ "se rendre à Paris", "se rendre sur place" is going somewhere."""
    after = tree.tokens[trigger.last : min(tree.last, trigger.last + 4)]
    if after and after[0].lower in ("sur", "chez", "compte", "en", "dans"):
        return True
    return (
        bool(after)
        and after[0].lower in ("a", "au", "aux")
        and any(p.span and p.span.start == t.start for t in after for p in reading.places)
    )
