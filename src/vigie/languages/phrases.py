"""Phrases of the word lists found in analysed words, whatever their inflection.

A phrase is a row of words; each matches a word's spelling or one of its base forms, both folded. `…` stands for up to
four words between, a reflexive "se" lets its auxiliary stand between ("se sont rendus" is "se rendre"), and quotation
marks and names of days inside a phrase are passed over.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vigie.model import Token
from vigie.orthography import folded

_SPLIT = re.compile(r"\s+|(?<=[a-zA-Zà-ÿ]')(?=\w)")
_IRREGULAR = {
    "shot": "shoot",
    "slew": "slay",
    "overran": "overrun",
    "retook": "retake",
    "withdrew": "withdraw",
    "strewn": "strew",
    "morte": "mourir",
    "mortes": "mourir",
    "morts": "mourir",
    "conquise": "conquerir",
    "conquises": "conquerir",
    "conquis": "conquerir",
    "rompu": "rompre",
    "rompue": "rompre",
}
_FIRST_GROUP = re.compile(r"(?:ees|ee|es|e|ant|ent|ait|aient|erent|era|eront|erait|eraient|a|ons|ez)$")
_SECOND_GROUP = re.compile(r"(?:ies|ie|is|it|i|issent|issant)$")
_QUOTES = frozenset("\"'«»“”")
_DAYS = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier monday tuesday wednesday thursday friday saturday sunday yesterday".split()
)
_GAP, _REFLEXIVE = 6, 3


@lru_cache(maxsize=200_000)
def forms(lower: str, lemma: str, code: str) -> frozenset[str]:
    """Spelling and possible base forms of a word, folded: the model's lemma, the dictionary's, the regular verbs'.

    `lower` keeps its accents, which the dictionary needs; `lemma` is folded.
    """
    import simplemma

    plain = folded(lower)
    found = {plain, lemma, _IRREGULAR.get(plain, plain), folded(simplemma.lemmatize(lower, lang=code))}
    if code == "fr":
        stem = _FIRST_GROUP.sub("", plain)
        if len(stem) > 1 and stem != plain:
            found.add(stem + "er")
        if plain.endswith("t") and len(plain) > 4:
            found.add(plain + "ir")
        second = _SECOND_GROUP.sub("", plain)
        if len(second) > 2 and second != plain:
            found.add(second + "ir")
        if plain.endswith(("s", "x")) and len(plain) > 3:
            found.add(plain[:-1])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: the half-open token range, its label, and the phrase as the word list writes it."""

    first: int
    last: int
    label: str
    phrase: str


class Phrases:
    """A word list compiled for look-up; `lists` maps a label to its phrases."""

    def __init__(self, lists: Mapping[str, Iterable[str]], code: str) -> None:
        self.code = code
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        for label, phrases in lists.items():
            for phrase in phrases:
                parts = tuple(_SPLIT.split(folded(phrase).strip()))
                self._by_first[_plain(parts[0])].append((parts, label, phrase))

    def find(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        """Every phrase in `tokens` (one sentence), overlapping ones too, in order of their first word."""
        bases = [self.bases(t) for t in tokens]
        for i, base in enumerate(bases):
            for key in sorted(base):
                for parts, label, phrase in self._by_first.get(key, ()):
                    last = _ends(parts, bases, tokens, i)
                    if last:
                        yield Hit(tokens[i].i, tokens[last - 1].i + 1, label, phrase)

    def bases(self, token: Token) -> frozenset[str]:
        """The spellings under which a word is looked up."""
        if not token.lower[0].isalpha():
            return frozenset((token.lower,))
        return forms(token.text.lower(), token.lemma, self.code)


def _plain(part: str) -> str:
    return {"s'": "se"}.get(part, part)


def _ends(parts: tuple[str, ...], bases: Sequence[frozenset[str]], tokens: Sequence[Token], first: int) -> int:
    """One past the last word of the phrase that begins at `first`; 0 where it does not stand there."""
    position, gap = first, 0
    for _k, part in enumerate(map(_plain, parts)):
        if part == "…":
            gap = _GAP
            continue
        position = _next(part, bases, tokens, position, gap)
        if position < 0:
            return 0
        position += 1
        gap = _REFLEXIVE if part == "se" else 0
    return position


def _next(part: str, bases: Sequence[frozenset[str]], tokens: Sequence[Token], position: int, gap: int) -> int:
    """Where `part` stands at or after `position`, at most `gap` words on, quotation marks not counted; -1 if nowhere.

    Another verb that "and" joins ends the phrase: "repoussé une attaque | et tué dix assaillants".
    """
    skipped = 0
    while position < len(tokens):
        if part in bases[position]:
            return position
        if skipped and tokens[position - 1].pos == "CCONJ" and tokens[position].pos == "VERB":
            return -1
        if tokens[position].text not in _QUOTES and tokens[position].lower not in _DAYS:
            if skipped >= gap:
                return -1
            skipped += 1
        position += 1
    return -1
