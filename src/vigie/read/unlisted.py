"""Names that the gazetteer lacks, where only a place can stand: "in the village of X", "près de X", "X district"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vigie.languages.gazetteer import ARTICLES, Gazetteer, key, stops
from vigie.read.lexicons import Lexicon
from vigie.read.surroundings import read_surroundings
from vigie.read.toponyms import Toponym, Word, lowered, plain

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽḀ-Ỿ]"
_WORD = rf"(?:(?:el|al|ar|as|ad|an|az|ash|at|ed|es|ez)-)?{_CAPITAL}[\w’'ʿʻ]*(?:-[\w’']+)*"
NAME = re.compile(rf"{_WORD}(?: (?:(?:de |del |de la |el |al |al-|el-|d'|ez-|es-|ad-|as-|bin |sur )?{_WORD})){{0,3}}")
_CREEDS = ("ist", "ists", "iste", "istes")  # "in Maoist violence"
POSSESSIVE = re.compile(r"[’']s?$")


def unlisted(
    text: str, low: str, runs: list[Word], known: list[Toponym], lex: Lexicon, book: Gazetteer, persons: frozenset[str]
) -> Iterator[Toponym]:
    """Names that stand where only a place can; none that overlaps a known one."""
    taken = [(c.start, c.end) for c in known] + [m.span() for m in lex.never.finditer(plain(text))]
    small = {run.low for run in runs if not run.capital}
    for i, run in enumerate(runs):
        if not (run.capital and run.text[0].isalpha()):
            continue
        glued = i > 0 and runs[i - 1].gap == "-"
        if glued and runs[i - 1].low not in ARTICLES:
            continue
        first = i - 1 if glued else i
        start = runs[first].start
        match = NAME.match(text, start) if _led(runs, first) or _followed(runs, i, lex) else None
        name = _without_noun(POSSESSIVE.sub("", match.group()), lex) if match else ""
        end = start + len(name)
        overlapped = any(s < end and start < e for s, e in taken)
        if not name or overlapped or not _may_name(name, small, persons, lex, book):
            continue
        last = max((k for k in range(first, min(first + 9, len(runs))) if runs[k].end <= end), default=first)
        place = Toponym(start, end, first, last)
        read_surroundings(place, low, runs, lex)
        if stands_as_place(place, text, lex):
            yield place


def _led(runs: list[Word], first: int) -> bool:
    """A word stands right before it."""
    return first > 0 and runs[first - 1].gap in (" ", "'", "’", "  ")


def _followed(runs: list[Word], i: int, lex: Lexicon) -> bool:
    """A noun that names a kind of place stands among the next words."""
    return any(word.low in lex.after for word in runs[i + 1 : i + 5])


def _without_noun(name: str, lex: Lexicon) -> str:
    """ "Aguán" of "Aguán River": the noun is read as what follows."""
    head, _, last = name.rpartition(" ")
    return head if head and last.lower() in lex.after else name


def _may_name(name: str, small: set[str], persons: frozenset[str], lex: Lexicon, book: Gazetteer) -> bool:
    """No person, body, outlet, date, adjective, acronym or common word."""
    given, commons, doubtful = stops()
    parts = name.replace("-", " ").split()
    lows = [lowered(p) for p in parts]
    names = lex.names
    if name.isupper() or lows[0] in persons or key(parts[0]) in given or key(parts[0]) in book.adjectives:
        return False
    if lows[0] in names["functions"] | names["months"] | names["weekdays"]:
        return False
    if any(w in names["organisations"] | names["media"] | names["titles"] for w in lows):
        return False
    return len(parts) > 1 or not (lows[0].endswith(_CREEDS) or lows[0] in small or key(name) in commons | doubtful)


def stands_as_place(place: Toponym, text: str, lex: Lexicon) -> bool:
    """A noun or a relation beside it that is said of places only; or "à X", "in X", with a name of one or two words."""
    if place.strong:
        return True
    if place.article and text[place.start - 1] != "'":
        return False
    if place.relation and place.relation not in lex.names["vague"]:
        return True
    name = text[place.start : place.end]
    return place.bare and len(name) >= 4 and name.count(" ") <= 1
