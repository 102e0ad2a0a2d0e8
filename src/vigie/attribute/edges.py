"""Where a speaker's phrase begins in text that has lost its commas: "… in the city of Homs | state television said".

English puts the speaker right before a closing verb. Where other words run into it, the last words of the row that can
speak are taken, with what belongs to them.
"""

from collections.abc import Sequence
from itertools import pairwise

from vigie.attribute.heads import able, begins_with_person, plain, spoke, taken, telling
from vigie.attribute.names import capital
from vigie.attribute.nominals import DOCUMENTS, can_speak
from vigie.attribute.sayings import VERBAL, Saying, opens
from vigie.model import Token

_LEADS = frozenset("also but earlier even however later likewise meanwhile now separately still then yet".split())
_PAST = ("PUNCT", "SCONJ", "CCONJ", "PRON")  # a row behind one of these, or at a sentence's start, begins by itself
_QUANTITIES = frozenset("about around dozens hundreds many most over scores several some thousands".split())
_PERSONAL = ("he", "she", "they", "we", "i")
_NAMED = frozenset(
    "agency broadcaster channel charity daily group monitor network newspaper ngo organisation organization outlet "
    "television watchdog website".split()
)  # that a name stands behind: "news agency SANA"
_CHAINED = frozenset("at for from in inside of to with within".split())


def tail(row: Sequence[Token], saying: Saying) -> list[Token]:
    """The last phrase of a row that can speak, where other words run into it; else the whole row."""
    k = next((i for i, t in enumerate(row) if i and t.lower in ("speaking", "reached", "contacted")), len(row))
    row = row[:k]
    run = next((i for i in range(1, len(row) - 2) if row[i].pos == "VERB" and row[i + 1].lower == "by"), None)
    if run is not None and able(row[:run], saying):
        row = row[:run]  # "a media unit | run by the party"
    if saying.head.text == "reports" and len(row) > 1 and row[-1].text.isupper():
        return list(row[-1:])  # "to the province of Deir Ezzur | FNA reports"
    while len(row) > 1 and (row[0].lower in _LEADS or _of_time(row[0], saying)):
        row = row[1:]
    while row and row[-1].lower in _LEADS:
        row = row[:-1]
    if len(row) > 1 and spoke(row[-1], saying) and row[-2].pos == "ADJ" and row[-2].text.islower():
        return list(row[-1:])  # "from the south | Xelil said"
    if not row or saying.words.code != "en" or not _runs_in(row, saying):
        return list(row)
    at = _able_at(row, saying)
    return list(row) if at is None else list(row[_begin(row, at, saying) :])


def bounded(row: Sequence[Token], saying: Saying) -> list[Token]:
    """A source behind a preposition without the clause that runs on: "according to the governor | the town was hit"."""
    if saying.words.code != "en":
        return list(row)
    for k in range(1, len(row)):
        if row[k - 1].pos in ("NOUN", "PROPN", "PRON") and _tells(row[:k], saying) and _runs_on(row, k, saying):
            return list(row[:k])
    return list(row)


def _tells(row: Sequence[Token], saying: Saying) -> bool:
    """Whether a phrase is one of a speaker or of what a speaker gives out: "the centre's statistics"."""
    return able(row, saying) or any(t.lower in saying.words.table("voices")["count_nouns"]["words"] for t in row)


def _runs_on(row: Sequence[Token], k: int, saying: Saying) -> bool:
    """Whether a word behind a noun begins another clause: an article, a number, an adverb, a subject of a verb beyond."""
    token, after = row[k], row[k + 1].lower if k + 1 < len(row) else ""
    if token.pos == "DET":
        noun = next((t for t in row[k:] if t.pos in ("NOUN", "PROPN")), token)
        return not (begins_with_person(row[:k], saying) and can_speak(noun, saying.words))
    if token.lower in _QUANTITIES or (token.lower in ("at", "more", "up") and after in ("least", "most", "than", "to")):
        return True
    if token.pos in ("ADV", "NUM"):
        return True
    if token.text.islower() and token.pos in ("NOUN", "ADJ") and row[k - 1].lower in DOCUMENTS:
        return True
    if token.text.islower() and token.pos == "ADJ" and any(s.end == row[k - 1].end for s in telling(saying)):
        return True
    named = token.pos == "PROPN" and row[k - 1].pos == "PROPN" and not _starts_body(token, saying)
    subject = next((t for t in row[k:] if t is token or token.head == t.i), token)
    return not named and subject.dep.startswith("nsubj") and subject.head > row[-1].i and token.dep != "compound"


def _starts_body(token: Token, saying: Saying) -> bool:
    return any(s.start == token.start for s in telling(saying))


def _of_time(token: Token, saying: Saying) -> bool:
    """Whether a word belongs to a time."""
    return any(t.span.start <= token.start < t.span.end for t in saying.reading.times)


def _several_then(first: Token, second: Token, saying: Saying) -> bool:
    """Two nouns in the plural side by side, the second of whom speaks: "insurgent groups | diplomats say"."""
    both = all(t.pos == "NOUN" and t.text.islower() and "Number=Plur" in t.morph for t in (first, second))
    return both and can_speak(first, saying.words) and can_speak(second, saying.words)


def _runs_in(row: Sequence[Token], saying: Saying) -> bool:
    """Whether a row begins with words that cannot belong to the speaker."""
    if row[0].pos == "ADP" or row[0].lower in _PERSONAL or not able(row, saying):
        return True
    if any(_several_then(a, b, saying) for a, b in pairwise(row)):
        return True
    first = row[0].i
    if first == saying.sentence.first or row[0].pos == "DET" or begins_with_person(row, saying):
        return False
    before = saying.tokens[first - 1]
    return not (before.pos in _PAST or before.lower in _LEADS or opens(saying.tokens, first - 1) or before.pos == "DET")


def _able_at(row: Sequence[Token], saying: Saying) -> int | None:
    """The first word of the last name or noun of a row that can speak; None where there is none."""
    named = telling(saying)
    for k in range(len(row) - 1, -1, -1):
        token = row[k]
        if token.pos in VERBAL and not token.dep.startswith(("acl", "amod")) and row[k - 1].text != "-":
            return None  # another clause
        if k > 0 and row[k - 1].text in ("(", "["):
            continue  # "Doctors Without Borders (MSF)"
        if (span := next((s for s in named if s.start <= token.start < s.end), None)) is not None:
            return next(j for j in range(len(row)) if row[j].end > span.start)
        if can_speak(token, saying.words):
            return k
        if capital(token) and (k == len(row) - 1 or row[k + 1].text in ("a", "an", "the")):
            first = _run(row, k)
            if first < k and row[k - 1].text != "-" and spoke(token, saying) and _taken(row[first], saying):
                return k  # "to stop Daesh | Cavusoglu said"
            if begins_with_person(row[first : k + 1], saying) or _surname(row, k, saying):
                return first
    return None


def _surname(row: Sequence[Token], k: int, saying: Saying) -> bool:
    """A single name at the end of a row behind a noun that it cannot belong to: "from the south | Xelil said"."""
    before, token = row[k - 1], row[k]
    common = k > 0 and before.pos == "NOUN" and plain(before, saying.words)
    return common and (token.pos == "PROPN" or token.text.isupper()) and k == len(row) - 1 and not _taken(token, saying)


def _run(row: Sequence[Token], last: int) -> int:
    """The first word of the run of capitalised words that ends at `last`."""
    k = last
    while k > 0 and (capital(row[k - 1]) or row[k - 1].text in ("-", "al", "el", "de", "bin", "abu")):
        k -= 1
    return k


def _begin(row: Sequence[Token], at: int, saying: Saying) -> int:
    """Where the phrase begins whose noun or name stands at `at`: its modifiers, its article, the noun that it hangs on."""
    modifiers = frozenset(saying.words.table("voices")["speakers"].get("modifiers", ()))
    k = at
    while k > 0:
        article = row[k - 1].pos == "DET"
        k -= article
        if k >= 2 and _hangs(row[k - 1], row[k - 2], saying):
            k -= 2
        elif article or k == 0 or not _belongs(row, k, modifiers, saying):
            return k
        else:
            k -= 1
            if capital(row[k]) and row[k].text.endswith("s") and capital(row[k + 1]):
                return k  # "Russias | Foreign Ministry", which has lost its apostrophe
    return k


def _hangs(link: Token, noun: Token, saying: Saying) -> bool:
    """Whether a phrase hangs on a noun that can speak: "source at", "head of", "ministry and"."""
    return (link.lower in _CHAINED or link.pos == "CCONJ") and can_speak(noun, saying.words)


def _belongs(row: Sequence[Token], k: int, modifiers: frozenset[str], saying: Saying) -> bool:
    """Whether the word before `k` belongs to the phrase that begins there."""
    before, token = row[k - 1], row[k]
    if before.lower in modifiers or "-" in (before.text, token.text):
        return True
    if k >= 2 and row[k - 2].text == "-" and not row[k - 2].space:
        return True  # "Britain-based"
    if capital(token) and before.lower in (_NAMED if _body(token, saying) else _NAMED | {"chief"}):
        return True
    if capital(token) and can_speak(before, saying.words) and not _body(token, saying):
        return True
    if before.pos == "ADJ":
        return not (capital(token) and before.text.islower())
    return (
        capital(before) and not (capital(token) and token.pos == "ADJ") and not _in_place(row, _run(row, k - 1), saying)
    )


def _body(token: Token, saying: Saying) -> bool:
    """Whether a name of the table begins with this word."""
    return any(s.start <= token.start < s.end for s in telling(saying))


def _taken(token: Token, saying: Saying) -> bool:
    """Whether the name of a place or body begins with this word."""
    return any(s <= token.start < e for s, e in taken(saying))


def _in_place(row: Sequence[Token], first: int, saying: Saying) -> bool:
    """Whether a run of capitals hangs on a preposition: "in northern Aleppo | activists", not "source at Aleppo hospital"."""
    while first > 0 and row[first - 1].pos in ("ADJ", "DET"):
        first -= 1
    if first == 0 or row[first - 1].pos != "ADP":
        return False
    link = row[first - 1]
    return link.lower == "in" or first < 2 or not _hangs(link, row[first - 2], saying)
