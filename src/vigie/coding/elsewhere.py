"""Places of a sentence where its event was not: what only tells the way to another place, and where people went after it.

"al-Qayyara, 60 km south of Mosul" is al-Qayyara, "Todos Santos (Huehuetenango)" Todos Santos; the dead "flown to Raipur",
the wounded of "the hospital of Garissa" and those who "arrived in Mandelia" fell, were hurt and fled elsewhere.
"""

from collections.abc import Sequence

from vigie.coding.syntax import Tree
from vigie.model import Place, Sentence, Token

_COARSE = ("country", "adm1", "region", "river")
_TOWARDS = frozenset("to toward towards onto vers jusqu' jusqu'a".split())
_WAYS = frozenset("route road piste chemin highway nationale autoroute".split())
_WAY_TO = frozenset("de d' du vers a to".split())
_MARCHES = frozenset("marche march".split())
_KINDS = frozenset("ile ville village camp town city island localite quartier commune".split())
_HOUSES = frozenset("hopital hospital clinique clinic morgue dispensaire infirmary".split())
_ARRIVE = frozenset(
    "arriver accueillir refugier enregistrer recenser heberger abriter dormir gagner atteindre rejoindre "
    "arrive shelter register host sleep reach".split()
)


def orients(place: Place, places: Sequence[Place], tree: Tree) -> bool:
    """Whether a place only tells where the town right before it lies: "X, 60 km south of Y", "X, près de Y", "X (Y)"."""
    before = [p for p in places if p.span and place.span and p.span.end <= place.span.start]
    if not before or before[-1].feature in _COARSE or before[-1].span is None or place.span is None:
        return False
    gap = [t for t in tree.tokens[tree.first : tree.last] if before[-1].span.end <= t.start < place.span.start]
    if not gap or gap[0].text not in (",", "(") or len(gap) > 14 or any(t.pos in ("VERB", "AUX") for t in gap):
        return False
    return place.relation is not None or (len(gap) == 1 and gap[0].text == "(")


def went(place: Place, kind: str, tree: Tree) -> bool:
    """Whether people of an event of this kind went or were taken to a place after it, or a way leads there."""
    token = head_of(place, tree)
    if token is None:
        return False
    if reached(place, tree) or _way(token, tree):
        return True
    if kind == "casualties" and _of_house(token, tree):
        return True
    verb = tree.verb_of(token.i)
    return kind == "displacement" and verb is not None and verb.lemma in _ARRIVE


def reached(place: Place, tree: Tree) -> bool:
    """A place that somebody goes or is taken to ("flown to Raipur", "emmenés vers l'île de Basilan")."""
    token = head_of(place, tree)
    if token is not None and token.dep.startswith("nmod") and tree.tokens[token.head].lower in _KINDS:
        token = tree.tokens[token.head]
    return token is not None and bool(_cases(token, tree) & _TOWARDS)


def head_of(place: Place, tree: Tree) -> Token | None:
    """The word of a place that the words around it hang on."""
    row = tree.tokens[tree.first : tree.last]
    token = next((t for t in row if place.span and t.start >= place.span.start), None)
    while token is not None and token.dep.startswith(("flat", "compound", "nmod:desc")) and token.head != token.i:
        above = tree.tokens[token.head]
        if place.span is None or not place.span.start <= above.start < place.span.end:
            break
        token = above
    return token


def _cases(token: Token, tree: Tree) -> set[str]:
    return {c.lower for c in tree.children(token.i) if c.dep.startswith("case")}


def _way(token: Token, tree: Tree) -> bool:
    """ "la route de X est coupée", "the road to X", "their march on X"."""
    above = tree.tokens[token.head]
    if above.i == token.i or not token.dep.startswith(("nmod", "obl", "compound")):
        return False
    cases = _cases(token, tree)
    return (above.lower in _WAYS and bool(cases & _WAY_TO)) or (above.lower in _MARCHES and bool(cases & {"sur", "on"}))


def _of_house(token: Token, tree: Tree) -> bool:
    """ "the hospital in X", "la morgue de X", "the X morgue"."""
    above = tree.tokens[token.head]
    return above.i != token.i and above.lower in _HOUSES


def last_word(place: Place, sentence: Sentence, tokens: Sequence[Token]) -> Token | None:
    """The last word of a place's name in its sentence."""
    row = tokens[sentence.first : sentence.last]
    return next((t for t in reversed(row) if place.span and place.span.start <= t.start < place.span.end), None)
