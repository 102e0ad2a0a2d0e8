"""Where a text may name a place: runs of words that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
    gap: str

    @property
    def capital(self) -> bool:
        """It begins like a name; a script without case always does."""
        return self.text[0].isupper() or not (self.text[0].islower() or self.text[0].isdigit())


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


def lowered(text: str) -> str:
    """Lower case with plain quotes and dashes, the same length; accents stay."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in levelled(text))


def words_of(text: str) -> list[Word]:
    """The words of a text. A gap of four characters and more stands for any other."""
    low, plain = lowered(text), levelled(text)
    spans = [m.span() for m in WORD.finditer(text)]
    nexts = [*(s for s, _ in spans[1:]), len(text)][: len(spans)]
    return [
        Word(s, e, text[s:e], low[s:e], plain[e:n] if n - e < 4 else "    ")
        for (s, e), n in zip(spans, nexts, strict=True)
    ]


def toponyms(text: str, runs: list[Word], book: Gazetteer, lex: Lexicon) -> list[Toponym]:
    """The longest known runs of words, left to right; some are no places."""
    spelled, known = _spellings(text, runs, book, lex.names["functions"] - DETERMINERS)
    barred = [m.span() for m in lex.never.finditer(levelled(text))]
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
    text: str, runs: list[Word], book: Gazetteer, functions: frozenset[str]
) -> tuple[dict[tuple[int, int], str], dict[str, tuple[Entry, ...]]]:
    """The key of every run that may be a name, and what goes by it; names of Arabic with or without their article."""
    spelled = {(i, j): key(text[runs[i].start : runs[j].end]) for i, j in _windows(runs, book, functions)}
    other = {span: k for span in spelled if (k := _other_article(runs, *span, text))}
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


def _other_article(runs: list[Word], i: int, j: int, text: str) -> str | None:
    """ "Al-Shaddadi" as "Shaddadi", "Shaddadi" as "al-Shaddadi"."""
    first = runs[i]
    if first.low in ARTICLES and i < j <= i + 2 and (first.gap == "-" or (first.gap == " " and first.capital)):
        rest = key(text[runs[i + 1].start : runs[j].end])
        return rest if len(rest) > 3 else None
    return "al" + key(first.text) if i == j and len(first.text) > 4 and first.capital else None


def _windows(runs: list[Word], book: Gazetteer, functions: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Runs of up to seven words, by first and last, that begin and end like a name or that our own tables hold."""
    for i in range(len(runs)):
        if i and runs[i - 1].gap in ("'", "’") and runs[i - 1].low not in ELISIONS:
            continue
        capital = False
        for j in range(i, min(i + LONGEST, len(runs))):
            if j > i and (not _joined(runs, j) or (runs[i].low in functions and runs[i].gap == " ")):
                break  # "À Smara" is not Asmara
            capital = capital or runs[j].capital
            if capital and _closed(runs, j) and _bounded(runs, i, j, book) and not _shouted(runs, i, j, book):
                yield i, j


def _joined(runs: list[Word], j: int) -> bool:
    """The word may belong to one name with the word before it."""
    before, gap = runs[j - 1], runs[j - 1].gap
    if gap not in JOINTS or (gap in (". ", ".") and len(before.text) > 2):
        return False
    if gap == ". " and runs[j].low in PARTICLES:
        return False
    return not (gap in ("'", "’") and runs[j].low == "s")


def _bounded(runs: list[Word], i: int, j: int, book: Gazetteer) -> bool:
    """From a capital or an Arabic article ("al-Bab") to a capital, or as our own tables have it ("bande de Gaza")."""
    word = runs[i]
    begins = word.capital or (word.low in ARTICLES and word.gap == "-" and i < j)
    if begins and (runs[j].capital or (i < j and runs[j - 1].gap == "-")):
        return True
    return i < j and word.low not in ELISIONS and key("".join(w.text for w in runs[i : j + 1])) in book.own


def _shouted(runs: list[Word], i: int, j: int, book: Gazetteer) -> bool:
    """ "RSV", "AP": a short word all in capitals is a name of ours, stands in a dateline, or is no place."""
    word = runs[i]
    short = i == j and 1 < len(word.text) <= 4 and word.text.isupper()
    return short and key(word.text) not in book.own and not stands_in_dateline(runs, i)


def _closed(runs: list[Word], j: int) -> bool:
    """No more of the name is glued to the run's end: "Pul-e" is not cut before "e"; "Mali-based" is cut."""
    gap = runs[j].gap
    if j + 1 == len(runs) or gap not in ("-", "'", "’", ""):
        return True
    after = runs[j + 1]
    return after.low == "s" if gap in ("'", "’") else not after.capital and len(after.text) > 2


def stands_in_dateline(runs: list[Word], i: int) -> bool:
    """ "GAO, 3 mars", "BEIRUT (AP)": in capitals at the head of a paragraph."""
    word = runs[i]
    heads = i == 0 or "\n" in runs[i - 1].gap or len(runs[i - 1].gap) == 4
    return word.text.isupper() and heads and word.gap[:2].strip()[:1] in (",", "(", "-", "/")
