"""Who holds an office, by the words beside the name: "Colonel Tarig Osman", "Oumar Sangaré, the minister of defence".

The words are `languages/<code>/offices.toml`, with examples. A name beside an office counts as its holder's unless a word of
kinship stands between ("the governor's wife"), or the office is that of a body that answers to few ("president of the
youth committee"). Who is not known to hold an office is a private person.
"""

import re
from functools import cache

import simplemma

from vigie.languages import language
from vigie.orthography import folded

_REACH = 70  # characters before and behind a name in which its office is told
_CLAUSE = re.compile(r"[.;:!?\n()«»“”\"—–]|, ")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def holder(text: str, start: int, end: int, code: str) -> str | None:
    """The office that the words beside a name say its bearer holds; None where they say none."""
    return office(_before(text, start), code, beside=True) or office(_behind(text, end), code)


def office(words: str, code: str, *, beside: bool = False) -> str | None:
    """The last office that some words name; `beside`: a name follows them directly."""
    low = folded(words).replace("’", "'")
    if _pattern(code, "kin").search(low):
        return None
    found = list(_pattern(code, "words").finditer(low))
    if not found:
        return None
    last = found[-1]
    rest = low[last.end() :]
    if _pattern(code, "small").search(rest) or _says(rest, code):
        return None
    bare = last.group() in _bare(code)
    return None if bare and (not beside or rest.strip(" ,")) else last.group()


def _before(text: str, start: int) -> str:
    """The clause before a name; one comma may stand between: "the foreign minister, Sergei Lavrov"."""
    near = text[max(0, start - _REACH) : start]
    bared = re.sub(r",\s*$", " ", near)
    return bared[max((m.end() for m in _CLAUSE.finditer(bared) if not _abbreviated(bared, m)), default=0) :]


def _abbreviated(text: str, stop: "re.Match[str]") -> bool:
    """Whether a full stop only shortens a title: "Col. Osman"."""
    return stop.group() == "." and bool(re.search(r"\b[A-Z][a-z]{1,3}$", text[: stop.start()]))


def _behind(text: str, end: int) -> str:
    """What is said of a name behind it: ", porte-parole de l'armée,"; nothing where no comma or bracket opens it."""
    opened = re.match(r"\s*[,(]\s*", text[end : end + 4])
    if not opened:
        return ""
    near = text[end + opened.end() : end + opened.end() + _REACH]
    stop = _CLAUSE.search(near)
    return near[: stop.start()] if stop else near


def _says(words: str, code: str) -> bool:
    """Whether a word of saying stands among them: "the mayor said Amna Hamid had fled" is no office of hers."""
    verbs = _verbs(code)
    return any(simplemma.lemmatize(word, lang=code) in verbs for word in _WORDS.findall(words))


@cache
def _pattern(code: str, name: str) -> re.Pattern[str]:
    words = sorted(
        (folded(word).replace("’", "'") for word in language(code).table("offices")[name]), key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _bare(code: str) -> frozenset[str]:
    return frozenset(folded(word) for word in language(code).table("offices")["bare"])


@cache
def _verbs(code: str) -> frozenset[str]:
    return frozenset(word for words in language(code).table("voices")["verbs"].values() for word in words)
