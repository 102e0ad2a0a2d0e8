"""Totals told of a measure: "the number of wounded has risen to 78", "le bilan a été ramené de 19 à 16"."""

from collections.abc import Sequence

from vigie.coding.syntax import Tree
from vigie.coding.triggers import Trigger, word_set
from vigie.languages import Language
from vigie.languages.phrases import forms
from vigie.model import Figure, Reading, Token

COUNTED = ("killed", "injured", "missing", "detained", "abducted", "displaced")
_FROM, _TO = frozenset("de d' from".split()), frozenset("a to at".split())
_REACH = 8  # words between a figure and the one that replaces it


def total(noun: Token, triggers: Sequence[Trigger], tree: Tree, words: Language) -> tuple[str, Trigger] | None:
    """What a bare number says of the measure that its verb has beside it, and the event word within the measure."""
    verb = tree.verb_of(noun.i)
    if verb is None or not any(c.i == noun.i or noun.i in tree.below(c.i) for c in tree.children(verb.i)):
        return None
    for measure in tree.children(verb.i):
        inside = tree.below(measure.i)
        if noun.i in inside or not measure.dep.startswith(("nsubj", "obj")) or not _measures(measure, words):
            continue
        counting = [t for t in triggers if t.frame.toll or t.frame.counts in COUNTED]
        held = [t for t in counting if not inside.isdisjoint(range(t.first, t.last))]
        trigger = min(held, key=lambda t: abs(t.head - measure.i), default=None)
        if trigger is not None:
            return _counted(inside, trigger, tree, words), trigger
    return None


def _measures(token: Token, words: Language) -> bool:
    return bool(forms(token.text.lower(), token.lemma, words.code) & word_set(words.code, "counted", "measures"))


def _counted(inside: set[int], trigger: Trigger, tree: Tree, words: Language) -> str:
    """What the words of a measure count; dead where they say no more than "toll"."""
    for i in sorted(inside):
        low = forms(tree.tokens[i].text.lower(), tree.tokens[i].lemma, words.code)
        for key in COUNTED:
            if low & word_set(words.code, "counted", key):
                return key
    return trigger.frame.counts


def replaced(figure: Figure, reading: Reading, tree: Tree) -> bool:
    """Whether a figure is the old one of two: "from 19 to 16", "rose to three from two"."""
    if _before(figure, tree) not in _FROM:
        return False
    row = tree.tokens[tree.first : tree.last]
    place = {t.start: k for k, t in enumerate(row)}
    here = place.get(figure.span.start)
    return here is not None and any(
        f is not figure
        and f.span.start in place
        and abs(place[f.span.start] - here) <= _REACH
        and _before(f, tree) in _TO
        and not (f.because and "figures.range" in f.because)
        and f.unit == figure.unit
        for f in reading.figures
    )


def _before(figure: Figure, tree: Tree) -> str:
    return next((t.lower for t in reversed(tree.tokens[tree.first : tree.last]) if t.end <= figure.span.start), "")
