"""Names that are no places, or only parts of other names: persons, bodies, media."""

from __future__ import annotations

from vigie.languages.gazetteer import gazetteer, stops
from vigie.read.lexicons import Lexicon
from vigie.read.toponyms import AREAS, Toponym, Word

OFFICES = frozenset(("gouverneur", "maire", "préfet"))  # titles that a place may follow
SHORT_TITLES = frozenset(("mr", "dr", "gen", "col", "sen", "gov", "mme", "lt", "m"))
LINKS = frozenset(("of", "de", "d", "du", "des", "for", "pour", "la", "the", "l"))


def persons_of(runs: list[Word], lex: Lexicon) -> frozenset[str]:
    """Words that somewhere in the text stand in a person's name: "Hassan Elay" makes every "Elay" a person."""
    given, _, _ = stops()
    found: set[str] = set()
    for i, word in enumerate(runs[:-1]):
        after = runs[i + 1]
        if word.gap not in (" ", ". ") or not (word.capital and after.capital) or len(after.text) < 3:
            continue
        if word.key in given or word.low in lex.names["titles"]:
            found.add(after.low)
            if i + 2 < len(runs) and after.gap == " " and runs[i + 2].capital:
                found.add(runs[i + 2].low)
    return frozenset(found)


def may_be_place(c: Toponym, runs: list[Word], lex: Lexicon, persons: frozenset[str]) -> bool:
    """Whether the candidate can be a place at all; marks those that stand inside the name of a body."""
    country = any(e.kind in AREAS for e in c.entries) and c.entries[0].kind == "country"
    single = c.first == c.last
    if not country:
        if single and runs[c.first].low in persons and not c.kind:
            return False
        if single and runs[c.first].key in gazetteer().adjectives and not any(e.own for e in c.entries):
            return False
        if _titled(c, runs, lex):
            return False
    if not (_left_fits(c, runs, lex, country) and _right_fits(c, runs, lex, country)):
        return False
    c.in_name = c.in_name or _inside_body(c, runs, lex)
    return True


def _titled(c: Toponym, runs: list[Word], lex: Lexicon) -> bool:
    before = runs[c.first - 1] if c.first and runs[c.first - 1].gap in (" ", ". ", "-") else None
    return before is not None and before.low in lex.names["titles"] - OFFICES


def _left_fits(c: Toponym, runs: list[Word], lex: Lexicon, country: bool) -> bool:
    """What is glued to it on the left makes it no person's or outlet's name."""
    left = _left(c, runs)
    if left is None or _free(left, lex) or left.low in lex.names["left"] or left.key in gazetteer().adjectives:
        return True
    if left.low in lex.names["media"]:
        return False
    if left.gap == "-" and country:
        return False  # "Nouvelle-Guinée"
    if left.low in lex.names["organisations"] or country or left.text.isupper():
        c.in_name = True
        return True
    return left.gap != "-" and bool(c.kind) and c.strong


def _right_fits(c: Toponym, runs: list[Word], lex: Lexicon, country: bool) -> bool:
    """The same on the right."""
    gap = runs[c.last].gap
    right = runs[c.last + 1] if c.last + 1 < len(runs) and gap in (" ", "-") else None
    if right is None or not right.capital or _free(right, lex) or right.low in lex.names["right"]:
        return True
    if right.low in lex.names["media"] | lex.names["organisations"] or (country and gap == " "):
        c.in_name = True
        return True
    return gap != "-" and c.locative and max(e.weight for e in c.entries) >= 500_000


def _left(c: Toponym, runs: list[Word]) -> Word | None:
    """The capitalised word glued to a candidate's left by a space, a hyphen, or the dot of an initial or a title."""
    left = runs[c.first - 1] if c.first else None
    if left is None or not left.capital or left.gap not in (" ", "-", ". "):
        return None
    initial = len(left.text) == 1 and left.text.isupper()
    return None if left.gap == ". " and not initial and left.low not in SHORT_TITLES else left


def _free(word: Word, lex: Lexicon) -> bool:
    """A capitalised word that is no part of a name: a function word, a weekday, a month."""
    return word.low in lex.names["functions"] | lex.names["weekdays"] | lex.names["months"]


def _inside_body(c: Toponym, runs: list[Word], lex: Lexicon) -> bool:
    """ "University of Aleppo", "Conseil civil de Raqqa": a body's noun with a capital, linked by "of"."""
    if c.kind or c.first == 0 or runs[c.first - 1].low not in LINKS:
        return False
    for word in reversed(runs[max(0, c.first - 6) : c.first]):
        if word.gap not in (" ", "-", "'"):
            return False
        if word.capital and word.low in lex.names["organisations"]:
            return True
    return False
