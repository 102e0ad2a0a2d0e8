"""The event word right beside a figure, whatever the parse: "neuf personnes ont été interpellées", "kidnapped nine"."""

from collections.abc import Sequence

from vigie.coding.syntax import Tree
from vigie.coding.triggers import Trigger
from vigie.model import Figure, Token

_BE = frozenset(
    "ete etre est sont etait etaient fut furent soit soient serait seraient sera seront "
    "be been being is are was were get got gets".split()
)
# Verbs that leave their subject to the verb behind them: "ont dû fuir", "were forced to flee", "are feared dead".
_RAISING = frozenset(
    "du devoir doivent durent pouvoir pu contraint contrainte contraints contraintes force forcee forces forcees oblige obligee obliges "
    "obligees semblent seem appear had need forced obliged compelled made reported reportedly believed thought feared presumed said known "
    "confirmed declared commencent commence began begun started continue".split()
)
_LINKS = frozenset("de d' a to".split())


def beside(figure: Figure, triggers: Sequence[Trigger], tree: Tree) -> Trigger | None:
    """The event word that the figure is subject or object of by its place alone."""
    counting = [
        t for t in triggers if t.frame.name in ("release", "escape") or (t.frame.counts != "other" and not _unsure(t))
    ]
    return _in_front(figure, counting, tree) or _behind(figure, counting, tree)


def _unsure(trigger: Trigger) -> bool:
    """A weak verb of things ("ont été retrouvés") decides nothing by its place."""
    return trigger.weak and trigger.frame.counts in ("destroyed", "territory", "strikes")


def other_verb(figure: Figure, triggers: Sequence[Trigger], tree: Tree) -> bool:
    """Whether the figure has a finite verb of its own behind it that tells no event ("18,000 remain behind bars")."""
    token, _ = _verb_behind(figure, tree)
    if token is None or token.pos != "VERB" or "VerbForm=Fin" not in token.morph:
        return False
    return not any(t.first <= token.i < t.last for t in triggers)


def _in_front(figure: Figure, triggers: Sequence[Trigger], tree: Tree) -> Trigger | None:
    """ "killed nine", "et blessé un passant": a verb in the active right before the number."""
    before = next(
        (t for t in reversed(tree.tokens[tree.first : tree.last]) if t.end <= figure.span.start and t.pos != "ADV"),
        None,
    )
    if before is None:
        return None
    for trigger in triggers:
        passive = trigger.first > tree.first and tree.tokens[trigger.first - 1].lower in _BE
        if (
            trigger.verbal
            and trigger.frame.patient == "object"
            and before.i in (trigger.head, trigger.last - 1)
            and not passive
        ):
            return None if trigger.undergone else trigger
    return None


def _behind(figure: Figure, triggers: Sequence[Trigger], tree: Tree) -> Trigger | None:
    """ "nine were killed", "7 500 personnes ont dû quitter leurs foyers": a passive, or a verb that its subject undergoes."""
    token, passive = _verb_behind(figure, tree)
    if token is None:
        return None
    found = next((t for t in triggers if t.verbal and t.first <= token.i < t.last), None)
    if found is None or found.undergone:
        return None
    return found if passive or found.frame.patient == "subject" else None


def _verb_behind(figure: Figure, tree: Tree) -> tuple[Token | None, bool]:
    """The first word behind what is counted that is no auxiliary, adverb or raising verb; whether "be" stood before it."""
    end = figure.of.end if figure.of is not None else figure.span.end
    row = [t for t in tree.tokens[tree.first : tree.last] if t.start >= end and t.text not in "\"'«»“”"]
    passive = raised = False
    for token in row[_inserted(row) :]:
        passes = token.pos in ("AUX", "ADV", "PART") or token.lower in _BE | _RAISING
        if not passes and not (raised and token.lower in _LINKS):
            return token, passive
        passive = passive or token.lower in _BE
        raised = raised or token.lower in _RAISING
    return None, passive


def _inserted(row: Sequence[Token]) -> int:
    """How many words of a complement or insertion stand behind a noun: "… de l'ONG | ont", "…, dont treize femmes, | ont"."""
    count = 0
    while count < len(row) and (row[count].lower in _OF or (count and row[count].pos in _NOMINAL)):
        count += 1
    if count < len(row) and row[count].text in (",", "("):
        closing = next((k for k in range(count + 1, min(len(row), count + 12)) if row[k].text in (",", ")")), None)
        if closing is not None and not any(t.pos in ("VERB", "AUX") for t in row[count:closing]):
            return closing + 1
    return count


_OF = frozenset("de d' du des of".split())
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM")
