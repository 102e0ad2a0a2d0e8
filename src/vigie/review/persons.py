"""The persons that a text names, and which of them are private: found by capitals, told from places and bodies by the tables.

A name is two capitalised words or more that are neither a place of the gazetteer, nor an actor of the table, nor a body by
its words, nor ordinary words that only begin a sentence or a headline. It errs towards taking for a person what is none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import justext
import simplemma

from vigie.attribute.names import names_body
from vigie.languages import CODES, language
from vigie.languages.gazetteer import gazetteer, key
from vigie.orthography import folded
from vigie.read.actors import table
from vigie.review.offices import holder

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_PARTICLES = frozenset("al el ag ould bin ben ibn abu abou du de da dos von van der d' le la di".split())
_OPENS = re.compile(r"(?:^|[.!?:«»“”\"\n]\s*|\n\s*[-–—•]\s*)$")
_AGE = re.compile(r"\s*,?\s*\(?\s*(?:aged\s+|âgée?\s+de\s+)?\d{1,3}(?:\s+(?:ans|years?))?\b\)?\s*[,.);]", re.I)
_LEAST = 3  # letters of a part of a name that is masked by itself


@dataclass(frozen=True, slots=True)
class Person:
    """A name where it stands, and the office by which its bearer is a public figure; None: a private person."""

    start: int
    end: int
    name: str
    office: str | None


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def persons(text: str, code: str, *, credits: Iterable[str] = (), speakers: Iterable[str] = ()) -> list[Person]:
    """The persons that a text names. `credits` are names that its head bears (outlet, author); `speakers` are surely meant."""
    code = code.split("-")[0] if code.split("-")[0] in CODES else "en"
    heads = frozenset(folded(name) for name in credits)
    sure = frozenset(folded(name) for name in speakers)
    actors = [
        (start, end) for start, end, aliases in table().find(text) if not all(a.people or a.unsure for a in aliases)
    ]
    found = []
    for run in _runs(text):
        words = _bared(text, run, code)
        if len(words) > 1 and _named(text, words, code, heads, sure, actors):
            start, end = words[0].start, words[-1].end
            found.append(Person(start, end, text[start:end], holder(text, start, end, code)))
    return found


def _runs(text: str) -> Iterator[list[Word]]:
    """Words with capitals, one after the other, with particles between them."""
    run: list[Word] = []
    words = [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    for word, after in zip(words, [*words[1:], None], strict=True):
        joined = bool(run) and re.fullmatch(r"[ \u00a0]|\. |-", text[run[-1].end : word.start]) is not None
        joined = joined and (text[run[-1].end] != "." or len(run[-1].text) == 1)
        particle = joined and word.text.lower() in _PARTICLES and after is not None and after.capital
        if joined and (word.capital or particle):
            run.append(word)
            continue
        if len(run) > 1:
            yield run
        run = [word] if word.capital else []
    if len(run) > 1:
        yield run


def _bared(text: str, run: Sequence[Word], code: str) -> list[Word]:
    """A run without titles before the name, ordinary words that only open a sentence, and days and months."""
    words = list(run)
    while words and (
        folded(words[0].text) in _titles(code)
        or (_opens(text, words[0], code) and (len(words) > 2 or folded(words[0].text) in _little(code)))
    ):
        words.pop(0)
    while words and (folded(words[-1].text) in _days(code) or not words[-1].capital):
        words.pop()
    return words


def _opens(text: str, word: Word, code: str) -> bool:
    """Whether an ordinary word has its capital only from the beginning of a sentence."""
    return bool(_OPENS.search(text[max(0, word.start - 8) : word.start])) and ordinary(word.text, code)


def _named(
    text: str,
    words: Sequence[Word],
    code: str,
    heads: frozenset[str],
    sure: frozenset[str],
    actors: Iterable[tuple[int, int]],
) -> bool:
    """Whether these words name a person."""
    start, end = words[0].start, words[-1].end
    name = text[start:end]
    if folded(name) in sure:
        return not names_body(name)
    if any(folded(name) in head or head in folded(name) for head in heads) or names_body(name):
        return False
    if any(s < end and e > start and min(e, end) - max(s, start) >= (end - start) / 2 for s, e in actors):
        return False
    if is_place(name) or any(folded(word.text) in _days(code) for word in words):
        return False
    strange = [word for word in words if word.capital and not ordinary(word.text, code)]
    if not strange:
        return bool(_AGE.match(text[end : end + 24]))
    return not all(is_place(word.text) for word in strange) or len(strange) == len(words) > 1


@lru_cache(maxsize=1 << 15)
def ordinary(word: str, code: str) -> bool:
    """Whether a word is one of the language's own, whatever its capitals."""
    return all(simplemma.is_known(part.lower(), lang=code) for part in re.split(r"['’-]", word) if part)


@lru_cache(maxsize=1 << 15)
def is_place(name: str) -> bool:
    """Whether the gazetteer knows the name, as the main one of a place."""
    found = gazetteer().named([key(name)]).get(key(name), ())
    return any(entry.primary or entry.own for entry in found)


@cache
def _titles(code: str) -> frozenset[str]:
    speakers = language(code).table("voices")["speakers"]
    offices = language(code).table("offices")["words"]
    return frozenset(folded(word).rstrip(".") for word in (*speakers["titles"], *speakers["nouns"], *offices))


@cache
def _little(code: str) -> frozenset[str]:
    """Words that tell nothing of what is told: articles, pronouns, "yesterday"."""
    words = justext.get_stoplist({"fr": "French", "en": "English"}[code])
    return frozenset(folded(word) for word in words) | _days(code)


@cache
def _days(code: str) -> frozenset[str]:
    words = language(code).table("times")["words"]
    return frozenset(folded(word) for part in ("weekdays", "months") for word in words[part])


def private(found: Sequence[Person], code: str) -> frozenset[str]:
    """The names to be masked: of those who nowhere in the text hold an office, whole and in parts that stand for them."""
    public = [one for one in found if one.office]
    shown = {folded(word) for one in public for word in _parts(one.name)}
    whole = {one.name for one in found if not _held(one.name, public)}
    parts = {word for name in whole for word in _parts(name) if folded(word) not in shown and not ordinary(word, code)}
    return frozenset(whole | {word for word in parts if len(word) >= _LEAST and not is_place(word)})


def _held(name: str, public: Iterable[Person]) -> bool:
    """Whether a name may be that of somebody in office: one of the two names holds all words of the other."""
    mine = {folded(word) for word in _parts(name)}
    return any(mine <= theirs or theirs <= mine for one in public if (theirs := {folded(w) for w in _parts(one.name)}))


def _parts(name: str) -> list[str]:
    return [word for word in re.split(r"[\s\u00a0]+", name) if word.lower() not in _PARTICLES]
