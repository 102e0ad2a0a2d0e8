"""Noun phrases: where one begins and ends, what hangs on its head, and whether it can speak."""

from collections.abc import Sequence

from vigie.attribute.names import names_body
from vigie.attribute.sayings import VERBAL
from vigie.attribute.speakers import Source
from vigie.attribute.trimmings import speaker_nouns
from vigie.languages import Language
from vigie.languages.phrases import forms
from vigie.model import Sentence, Token

DOCUMENTS = frozenset(
    "communique communiqué texte rapport document declaration déclaration message statement report bulletin note tract "
    "enregistrement video vidéo interview entretien tweet post".split()
)
_CLAUSES = frozenset("qui que qu' who which that dont adding tandis while when lors after apres".split())
_BREAKS = ("as", "since", "after", "before", "killed", "injured", "wounded", "dead")


def phrase(tokens: Sequence[Token], first: int, last: int) -> list[Token]:
    """The noun phrase that begins at `first`, with a name in apposition behind a comma."""
    row: list[Token] = []
    for i in range(first, last):
        token = tokens[i]
        if token.text in (",", "(") and row and i + 1 < last:
            apposed = _apposition(tokens, i + 1, last)
            return [*row, token, *apposed] if apposed else row
        if _ends(tokens, i, last, row):
            break
        row.append(token)
    return row


def _ends(tokens: Sequence[Token], i: int, last: int, row: Sequence[Token]) -> bool:
    """Whether the noun phrase read so far ends before this word."""
    token = tokens[i]
    hyphen = token.text == "-" and row and not row[-1].space
    if not hyphen and (token.text in '.;:!?…"«»“”' or token.text in (",", ")", "–", "—", "-") or token.pos == "SCONJ"):
        return True
    compound = row and row[-1].text == "-"
    if token.pos in VERBAL and not compound and not (token.dep.startswith(("acl", "amod")) and row):
        return True
    if token.pos == "ADP" and row and any(t.lower in DOCUMENTS for t in tokens[i + 1 : min(last, i + 4)]):
        return True
    return token.lower in _CLAUSES


def _apposition(tokens: Sequence[Token], first: int, last: int) -> list[Token]:
    """A name in apposition that begins at `first`; nothing where no person is named there."""
    row: list[Token] = []
    for token in tokens[first : min(last, first + 7)]:
        if token.text in ',.;:)"»”' or token.pos in VERBAL:
            break
        row.append(token)
    capitals = [t for t in row if t.text[:1].isupper()]
    named = len(capitals) >= 2 and row[0].text[:1].isupper() and not names_body(" ".join(t.text for t in row))
    return row if named else []


def subtree(tokens: Sequence[Token], head: Token, sentence: Sentence) -> list[Token]:
    """A word and all that depends on it inside its sentence, in order; relative clauses are left out."""
    keep = {head.i}
    for _ in range(12):
        added = {
            t.i for t in tokens[sentence.first : sentence.last]
            if t.head in keep and t.i not in keep and not t.dep.startswith(("acl", "cc", "punct", "parataxis"))
        }  # fmt: skip
        if not added:
            break
        keep |= added
    return [tokens[i] for i in sorted(keep)]


def contiguous(row: Sequence[Token], head: Token) -> list[Token]:
    """The stretch of a subtree around its head that has no gap wider than a comma."""
    kept = [t for t in row if t.i == head.i]
    for t in reversed([t for t in row if t.i < head.i]):
        coordinated = kept[0].i - t.i == 2 and kept[0].start - t.end in (4, 5)  # "government and opposition"
        if kept[0].i - t.i > 1 and not coordinated and not (kept[0].i - t.i == 2 and t.end + 1 == kept[0].start):
            break
        kept.insert(0, t)
    for t in [t for t in row if t.i > head.i]:
        if t.i - kept[-1].i > 2:
            break
        kept.append(t)
    return kept


def last_phrase(row: Sequence[Token], words: Language) -> list[Token]:
    """The last noun phrase of a row that no comma parts: from its article on, or behind a time."""
    times = set(words.table("voices")["speakers"]["times"])
    for k in range(len(row) - 1, 0, -1):
        article = row[k].lower in ("a", "an", "the") and row[k - 1].pos not in ("ADP", "CCONJ")
        if article or row[k - 1].lower in times or (words.code == "en" and _begins(row, k, words)):
            return list(row[k:])
    return list(row)


def _begins(row: Sequence[Token], k: int, words: Language) -> bool:
    """Whether English begins a new noun phrase inside a row: "… Damascus | local media", "… the battlefield | FNA"."""
    before, token, last = row[k - 1], row[k], row[-1]
    if before.lower in _BREAKS:
        return True
    if token.lower == "eye" and k + 1 < len(row) and row[k + 1].lower.startswith("witness"):
        return True
    if (
        token.pos == "ADJ" and token.text.islower() and before.pos in ("NOUN", "PROPN")
        and token.lower not in ("chief", "deputy", "general", "head")
        and any(can_speak(t, words) for t in (last, row[min(k + 1, len(row) - 1)]))
    ):  # fmt: skip
        return True
    named = all(t.text[:1].isupper() or t.lower in ("al", "el", "-") for t in row[k:]) and last.pos == "PROPN"
    common = before.pos == "NOUN" and before.text.islower() and before.lower != "head"
    return named and common and not can_speak(before, words)


def speaks(row: Sequence[Token], made: Source, words: Language) -> bool:
    """Whether a noun phrase can be a speaker: a person, a name, a noun of people or bodies, a pronoun."""
    if made.person or made.pronoun or made.organisation or any(t.text[:1].isupper() and t.pos == "PROPN" for t in row):
        return True
    return any(can_speak(t, words) for t in row[:5])


def can_speak(token: Token, words: Language) -> bool:
    """Whether a word is one for people or bodies that speak."""
    return bool(forms(token.text.lower(), token.lemma, words.code) & speaker_nouns(words.code))
