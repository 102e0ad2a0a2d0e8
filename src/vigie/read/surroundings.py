"""What the words around a name say of it: a kind of place, a relation, a direction, that it is a place at all."""

from __future__ import annotations

import re

from vigie.read.lexicons import Lexicon
from vigie.read.toponyms import Toponym, Word, stands_in_dateline

REACH = 90  # characters before a name that may speak of it
CLOSE = 45  # and those of a single phrase
ARTICLE = re.compile(r"(?:la |le |les |l'|the |une |a |un )$")


def read_surroundings(place: Toponym, low: str, runs: list[Word], lex: Lexicon) -> None:
    """Fill in what the words before and after the name say; `low` is the text lowered."""
    before = low[max(0, place.start - REACH, low.rfind("\n", 0, place.start) + 1) : place.start]
    spoken = bool(lex.saying.search(before[-CLOSE:]))
    place.dateline = stands_in_dateline(runs, place.first)
    place.bare = bool(lex.bare.search(before[-CLOSE:])) and not spoken
    place.article = bool(ARTICLE.search(before))
    if kind := lex.before_kind.search(before):
        place.kind, place.strong = lex.kinds[kind["kind"]], kind["kind"] in lex.names["strong"]
        place.weak = True
        before = ARTICLE.sub("", before[: kind.start("kind")])  # "près de la ville de X" as "près de X"
    if noun := lex.after_kind.match(low, place.end):
        place.kind, place.strong = lex.after[noun["kind"].lower()], noun["kind"].lower() in lex.names["strong"]
        place.noun_end = noun.end()
    place.relation = relation(before, lex)
    before = before[-CLOSE:]
    place.direction = None if place.relation else direction(before, lex)
    located = place.relation or place.direction or place.bare or lex.locative.search(before)
    place.locative = bool(located) and not spoken
    place.weak = place.weak or bool(lex.weak.search(before))
    led = place.weak or place.locative
    place.strong = place.strong or bool(lex.apposed.match(low, place.end) or (led and lex.within.match(low, place.end)))


def direction(before: str, lex: Lexicon) -> str | None:
    """ "dans le nord de X", "northern X": a part of it."""
    for pattern in (lex.adjective, lex.inside):
        if part := pattern.search(before):
            return next((lex.directions[v] for v in part.groupdict().values() if v), "centre")
    return None


def relation(before: str, lex: Lexicon) -> str | None:
    """ "12 km au nord de X", "near X", "à la sortie de X": in English words."""
    if far := lex.distance.search(before):
        return _distance(far, lex)
    close = before[-CLOSE:]
    if way := lex.outside.search(close):
        return next(f"{lex.directions[v]} of" for v in way.groupdict().values() if v)
    if direction(close, lex):
        return None
    if near := lex.relation.search(close):
        return lex.relations[near["r"]]
    return "between" if lex.between.search(before) else None


def _distance(far: re.Match[str], lex: Lexicon) -> str:
    towards = next((lex.directions[v] for k, v in far.groupdict().items() if k.startswith("d") and v), None)
    way = f"{towards} of" if towards else "from"
    if not far["n"][0].isdigit():  # "une dizaine de kilomètres"
        return way if towards else "near"
    return f"{far['n'].replace(',', '.')} {'miles' if far['unit'].startswith('mile') else 'km'} {way}"
