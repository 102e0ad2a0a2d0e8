"""Names, adjectives and peoples of countries: "Mali", "malien", "Syrians" → the country's ISO 3166-1 code."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from vigie.model import Token
from vigie.orthography import folded


def nationality(token: Token, code: str) -> str | None:
    """The country whose people or adjective a word is, in the language `code`."""
    return nationalities(code).get(token.lower)


@cache
def nationalities(code: str) -> dict[str, str]:
    """Folded adjectives and peoples of a language, to the country's ISO code: "malien" is ML."""
    data = _countries()
    out: dict[str, str] = {}
    for country in data["country"]:
        for key in (f"adjectives_{code}", f"people_{code}"):
            for written in country.get(key, ()):
                out.setdefault(folded(written), country["iso"])
    return out


@cache
def _countries() -> dict[str, Any]:
    return tomli.loads((files("vigie.languages") / "actors" / "countries.toml").read_text("utf-8"))


_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_LONGEST_NAME = 5  # words


def countries_named(text: str, code: str) -> Counter[str]:
    """How often a text (a headline, a dateline) names each country: its name, its capital, its people, its adjective."""
    names = _names(code)
    words = _WORD.findall(folded(text))
    counts: Counter[str] = Counter()
    k = 0
    while k < len(words):
        size = next(
            (n for n in range(min(_LONGEST_NAME, len(words) - k), 0, -1) if " ".join(words[k : k + n]) in names), 0
        )
        if size:
            counts[names[" ".join(words[k : k + size])]] += 1
        k += size or 1
    return counts


@cache
def _names(code: str) -> dict[str, str]:
    data = _countries()
    out = dict(nationalities(code))
    for country in data["country"]:
        for written in (country[code], country.get(f"capital_{code}", ""), *country.get(f"aliases_{code}", ())):
            if len(written) > 3:
                out.setdefault(" ".join(_WORD.findall(folded(written))), country["iso"])
    return out
