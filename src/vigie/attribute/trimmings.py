"""A noun phrase without what does not name its speaker: articles and numbers before it, what is told behind it."""

from collections.abc import Sequence
from functools import cache

from vigie.languages import Language
from vigie.languages.phrases import forms
from vigie.model import Mention, Token
from vigie.orthography import folded

_LEADING = frozenset(
    "le la les l' un une des du de d' the a an some several plusieurs deux trois quatre cinq two three four five ce cet "
    "cette ces this that these those son sa ses leur leurs his her its their certain certaine another other autre autres "
    "one latest l'un l'une meme same de whose dont lui both".split()
)
_CUT = frozenset(
    "qui who which dont que whose joint jointe contacte contactee interroge interrogee cite citee reached contacted quoted cited "
    "interviewed speaking s'exprimant reporting".split()
)
_EMPHATIC = frozenset("lui elle eux elles themselves himself herself itself".split())
_SPEAKING = ("speaking", "s'exprimant")
_SOMEBODY = frozenset("many others several some".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def core(tokens: Sequence[Token]) -> list[Token]:
    """A row of words without leading articles and numbers, without what is told behind it, without trailing marks."""
    row = list(tokens)
    if len(row) == 1 and row[0].lower in _SOMEBODY:
        return row
    while row and ((row[0].lower in _LEADING and row[0].text != "UN") or row[0].pos in ("PUNCT", "NUM")):
        quantity = row.pop(0).lower in ("one", "two", "three", "some", "several")
        if quantity and len(row) > 1 and row[0].lower == "of":
            row.pop(0)  # "one of his relatives"
    row = _uncut(row)
    if len(row) > 1 and row[0].lower in DAYS and row[1].text.islower():
        row = row[1:]  # "… came under bombardment Sunday | activists reported"
    while row and row[-1].pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "DET"):
        row.pop()
    return core(row[:-1]) if _emphatic(row) else row


def _emphatic(row: Sequence[Token]) -> bool:
    """Whether a pronoun only takes up the speaker again: "les insurgés, eux"."""
    return len(row) > 1 and row[-1].lower in _EMPHATIC and row[-2].pos in ("NOUN", "PROPN", "ADJ", "PUNCT")


def unapposed(row: list[Token], named: Sequence[Mention], words: Language) -> list[Token]:
    """A body's name without the description behind it: "the Observatory | a group opposed to President Assad"."""
    end = next((m.span.end for m in named if m.span.start <= row[0].start < m.span.end), None)
    k = next((i for i, t in enumerate(row) if end is not None and t.start >= end), len(row))
    if words.code == "en" and k < len(row) and row[k].lower in ("a", "an", "one"):
        return row[:k]
    return row


def _uncut(row: Sequence[Token]) -> list[Token]:
    """A noun phrase up to where something is told about it ("an activist speaking to AFP"), without a day of speaking."""
    k = next((i for i, t in enumerate(row) if i > 0 and (t.lower in _SPEAKING or _quoted_by(row, i))), len(row))
    kept = list(row[:k])
    if len(kept) > 2 and kept[-1].lower in DAYS and kept[-2].lower == "on":
        kept = kept[:-2]
    return kept


def _quoted_by(row: Sequence[Token], k: int) -> bool:
    """Whether a relay begins here: "a security source | quoted by the website X"."""
    return row[k].lower in ("quoted", "cited", "cite", "citee", "citees", "cites") and (
        k + 1 < len(row) and row[k + 1].lower in ("by", "in", "par", "dans")
    )


def counted_by(row: Sequence[Token], words: Language) -> list[Token]:
    """ "un décompte de X", "a count by X": who counted; nothing where the phrase is no count."""
    nouns = {folded(w) for w in words.table("voices")["count_nouns"]["words"]}
    if (
        len(row) > 1
        and row[-1].lower in nouns
        and row[-1].text.islower()
        and row[-2].text[:1].isupper()
        and words.code == "en"
    ):
        return list(row[:-1])  # "an Observatory | toll"
    if not forms(row[0].lower, row[0].lemma, words.code) & nouns:
        return []
    for k, token in enumerate(row[1:-1], 1):
        if token.lower in ("de", "du", "des", "d'", "by", "from", "of", "par"):
            rest = list(row[k + 1 :])
            while rest and (rest[0].lower in _LEADING or rest[0].pos == "PUNCT"):
                rest.pop(0)
            first = next((t for t in rest if t.pos in ("NOUN", "PROPN")), None)
            speaks = first is not None and forms(first.lower, first.lemma, words.code) & speaker_nouns(words.code)
            return rest if rest and (any(t.text[:1].isupper() for t in rest) or speaks) else []
    return []


def trimmed(row: Sequence[Token], text: str) -> str:
    """The noun phrase without what is told about it after a comma or a relative pronoun."""
    for k, token in enumerate(row[1:], 1):
        if token.text in (",", ";", ":", "(") or token.lower in _CUT:
            return text[row[0].start : row[k - 1].end]
    return text[row[0].start : row[-1].end]


@cache
def speaker_nouns(code: str) -> frozenset[str]:
    """Folded nouns of people and bodies that can speak without a name."""
    return frozenset(folded(w) for w in Language(code).table("voices")["speakers"]["nouns"])
