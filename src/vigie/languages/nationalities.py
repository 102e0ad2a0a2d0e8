"""Adjectives and peoples of countries: "malien", "Syrians" → the country's ISO 3166-1 code."""

import tomllib
from functools import cache
from importlib.resources import files

from vigie.model import Token
from vigie.orthography import folded


def nationality(token: Token, code: str) -> str | None:
    """The country whose people or adjective a word is, in the language `code`."""
    return nationalities(code).get(token.lower)


@cache
def nationalities(code: str) -> dict[str, str]:
    """Folded adjectives and peoples of a language, to the country's ISO code: "malien" is ML."""
    data = tomllib.loads((files("vigie.languages") / "actors" / "countries.toml").read_text("utf-8"))
    out: dict[str, str] = {}
    for country in data["country"]:
        for key in (f"adjectives_{code}", f"people_{code}"):
            for written in country.get(key, ()):
                out.setdefault(folded(written), country["iso"])
    return out
