"""Where a text may name a place: runs of words that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vigie.languages.gazetteer import ARTICLES, Entry, Gazetteer, key, stops
from vigie.orthography import levelled
from vigie.read.lexicons import Lexicon

AREAS = ("country", "adm1", "region")
LONGEST = 7  # words of a name
WORD = re.compile(r"[^\W_]+")
ABBREVIATION = re.compile(r"(?:[A-Z]\.)+[A-Z]")
JOINTS = frozenset((" ", "-", "'", "’", "ʿ", "ʻ", "`", ". ", ".", " - "))
ELISIONS = frozenset(("d", "l", "s", "c", "n", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu"))
DETERMINERS = frozenset(("la", "le", "les", "the"))  # a name may begin with one
PARTICLES = frozenset((
    *ARTICLES, "la", "le", "les", "de", "del", "du", "des", "of", "and", "et", "the", "e", "i", "y", "d", "sur", "en",
    "au", "aux", "bin",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits; `gap` is what stands between it and the next."""

    start: int
    end: int
    text: str
    low: str
    key: str
    capital: bool  # it begins like a name; a script without case always does
    gap: str


@dataclass(slots=True)
class Toponym:
    """A run of words that may name a place, the entries that go by it, and what its surroundings say."""

    start: int
    end: int
    first: int  # its words, from … to, both inclusive
    last: int
    entries: tuple[Entry, ...] = ()
    kind: str | None = None  # a noun beside it says what it is
    strong: bool = False  # and is said of places only
    noun_end: int = 0  # where that noun ends, if it follows
    relation: str | None = None
    direction: str | None = None
    locative: bool = False
    weak: bool = False  # what stands before it stands before places and other things
    bare: bool = False  # "in X", without article
    article: bool = False
    initial: bool = False  # its capital means nothing
    in_name: bool = False
    stopped: bool = False
    doubtful: bool = False
    dateline: bool = False
    nations: frozenset[str] = frozenset()  # of adjectives right beside it
    container: Toponym | None = None
    best: Entry | None = None


plain = lru_cache(maxsize=4)(levelled)  # a text is levelled once


def lowered(text: str) -> str:
    """Lower case with plain quotes and dashes, the same length; accents stay."""
    low = plain(text).lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain(text))


def words_of(text: str) -> list[Word]:
    """The words of a text. A gap of four characters and more stands for any other."""
    low, level = lowered(text), plain(text)
    spans = [m.span() for m in WORD.finditer(text)]
    nexts = [*(s for s, _ in spans[1:]), len(text)][: len(spans)]
    return [
        Word(s, e, text[s:e], low[s:e], key(text[s:e]), _capital(text[s]), level[e:n] if n - e < 4 else "    ")
        for (s, e), n in zip(spans, nexts, strict=True)
    ]


def _capital(first: str) -> bool:
    return first.isupper() or not (first.islower() or first.isdigit())


def toponyms(text: str, runs: list[Word], book: Gazetteer, lex: Lexicon) -> list[Toponym]:
    """The longest known runs of words, left to right; some are no places."""
    spelled, known = _spellings(runs, book, lex.names["functions"] - DETERMINERS)
    barred = [m.span() for m in lex.never.finditer(plain(text))]
    found: list[Toponym] = []
    i = 0
    while i < len(runs):
        longest = range(min(i + LONGEST, len(runs)) - 1, i - 1, -1)
        hit = next((j for j in longest if spelled.get((i, j)) in known), None)
        if hit is None:
            i += 1
            continue
        place = _toponym(text, runs, i, hit, known[spelled[i, hit]])
        if not any(s < place.end and place.start < e for s, e in barred):
            _doubt(place, spelled[i, hit], runs, lex)
            found.append(place)
        i = hit + 1
    return found


def _spellings(
    runs: list[Word], book: Gazetteer, functions: frozenset[str]
) -> tuple[dict[tuple[int, int], str], dict[str, tuple[Entry, ...]]]:
    """The key of every run that may be a name, and what goes by it; names of Arabic with or without their article."""
    spelled = dict(_windows(runs, book, functions))
    other = {span: k for span in spelled if (k := _other_article(runs, *span))}
    known = book.named({*spelled.values(), *other.values()})
    spelled |= {span: k for span, k in other.items() if spelled[span] not in known and k in known}
    return spelled, known


def _toponym(text: str, runs: list[Word], i: int, j: int, entries: tuple[Entry, ...]) -> Toponym:
    start, end = runs[i].start, runs[j].end
    dotted = text.startswith(".", end) and ABBREVIATION.fullmatch(text, start, end)
    return Toponym(start, end + bool(dotted), i, j, entries)  # "U.S."


def _doubt(place: Toponym, spelling: str, runs: list[Word], lex: Lexicon) -> None:
    """Mark what is nearly always something else: a person, a word, a month."""
    persons, commons, doubtful = stops()
    dated = place.first == place.last and runs[place.first].low in lex.names["months"] | lex.names["weekdays"]
    country = any(e.kind == "country" for e in place.entries)
    place.stopped = dated or (not country and spelling in persons | commons)
    place.doubtful = not country and spelling in doubtful


def _other_article(runs: list[Word], i: int, j: int) -> str | None:
    """ "Al-Shaddadi" as "Shaddadi", "Shaddadi" as "al-Shaddadi"."""
    first = runs[i]
    if first.low in ARTICLES and i < j <= i + 2 and (first.gap == "-" or (first.gap == " " and first.capital)):
        rest = "".join(word.key for word in runs[i + 1 : j + 1])
        return rest if len(rest) > 3 else None
    return "al" + first.key if i == j and len(first.text) > 4 and first.capital else None


def _windows(runs: list[Word], book: Gazetteer, functions: frozenset[str]) -> Iterator[tuple[tuple[int, int], str]]:
    """Runs of up to seven words, by first and last, with their key: bounded like names, or in our own tables."""
    for i in range(len(runs)):
        if i and runs[i - 1].gap in ("'", "’") and runs[i - 1].low not in ELISIONS:
            continue
        capital, spelling = False, ""
        for j in range(i, min(i + LONGEST, len(runs))):
            if j > i and (not _joined(runs, j) or (runs[i].low in functions and runs[i].gap == " ")):
                break  # "À Smara" is not Asmara
            capital = capital or runs[j].capital
            spelling += runs[j].key
            if not (capital and _closed(runs, j)) or _shouted(runs, i, j, book):
                continue
            if _bounded(runs, i, j) or (i < j and runs[i].low not in ELISIONS and spelling in book.own):
                yield (i, j), spelling  # our own tables know "bande de Gaza"


def _joined(runs: list[Word], j: int) -> bool:
    """The word may belong to one name with the word before it."""
    before, gap = runs[j - 1], runs[j - 1].gap
    if gap not in JOINTS or (gap in (". ", ".") and len(before.text) > 2):
        return False
    if gap == ". " and runs[j].low in PARTICLES:
        return False
    return not (gap in ("'", "’") and runs[j].low == "s")


def _bounded(runs: list[Word], i: int, j: int) -> bool:
    """From a capital or an Arabic article ("al-Bab") to a capital or what a hyphen glues on ("Pul-e")."""
    word = runs[i]
    begins = word.capital or (i < j and word.low in ARTICLES and word.gap == "-")
    return begins and (runs[j].capital or (i < j and runs[j - 1].gap == "-"))


def _shouted(runs: list[Word], i: int, j: int, book: Gazetteer) -> bool:
    """ "RSV", "AP": a short word all in capitals is a name of ours, stands in a dateline, or is no place."""
    word = runs[i]
    short = i == j and 1 < len(word.text) <= 4 and word.text.isupper()
    return short and word.key not in book.own and not stands_in_dateline(runs, i)


def _closed(runs: list[Word], j: int) -> bool:
    """No more of the name is glued to the run's end: "Pul-e" is not cut before "e"; "Mali-based" is cut."""
    gap = runs[j].gap
    if j + 1 == len(runs) or gap not in ("-", "'", "’", ""):
        return True
    after = runs[j + 1]
    return after.low == "s" if gap in ("'", "’") else not after.capital and len(after.text) > 2


def adjectives_in(runs: list[Word], book: Gazetteer) -> dict[int, frozenset[str]]:
    """Countries of the adjectives of countries and their peoples, by the word they end with: "South Sudanese"."""
    found: dict[int, frozenset[str]] = {}
    for i, word in enumerate(runs):
        pair = i > 0 and runs[i - 1].gap in (" ", "-") and book.adjectives.get(runs[i - 1].key + word.key)
        nations = pair or book.adjectives.get(word.key)
        if nations:
            found[i] = frozenset(nations)
            if pair:
                found.pop(i - 1, None)
    return found


def stands_in_dateline(runs: list[Word], i: int) -> bool:
    """ "GAO, 3 mars", "BEIRUT (AP)": in capitals at the head of a paragraph."""
    word = runs[i]
    heads = i == 0 or "\n" in runs[i - 1].gap or len(runs[i - 1].gap) == 4
    return word.text.isupper() and heads and word.gap[:2].strip()[:1] in (",", "(", "-", "/")
