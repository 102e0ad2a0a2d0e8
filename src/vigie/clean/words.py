"""The words of head and foot lines, every language of the house together, as patterns over folded text."""

import re
from functools import cache
from importlib.resources import files

import tomli

from vigie.languages import CODES, language
from vigie.orthography import folded

EDGES = " .-–—()[]"  # what stands around the name of an agency that signs
PERSON = (
    r"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?: (?:(?:de|da|dos|du|des|van|von|der|den|el|al|bin|ben|ibn|ould|ag|la|le|di) )*"
    r"(?:d[’']|l[’'])?[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,4}"
)


def listed(name: str) -> list[str]:
    """The list `name` of `heads.toml`, of all languages, without doubles."""
    words = (word for code in CODES for word in language(code).table("heads").get(name, ()))
    return list(dict.fromkeys(words))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One pattern that matches any phrase of the list, the longest first."""
    phrases = sorted(listed(name), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(_part(phrase) for phrase in phrases) + r")(?!\w)")


def _part(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", " ")
    return escaped.replace(r"\*", r"\w*").replace("…", r"[^,;.:()]{2,25}?")


def wire(text: str) -> bool:
    """A text that names a news agency and nothing else; initials stand as the table of actors writes them."""
    low = folded(text)
    return bool(pattern("wires").fullmatch(low)) or low in _agencies() or text in _agencies()


@cache
def _agencies() -> frozenset[str]:
    """The agencies of the table of actors: names folded, initials that are nobody else's as written."""
    media = tomli.loads((files("vigie.languages") / "actors" / "media.toml").read_text("utf-8"))
    found = [one for one in media["actor"] if one["class"] == "agency"]
    names = {folded(name) for one in found for name in (*one["en"], *one["fr"])}
    short = {name for one in found for name in one["short"] if name not in one.get("ambiguous", ())}
    return frozenset((*names, *short, *_initials()))


@cache
def _initials() -> dict[str, str]:
    return {short: name for code in CODES for short, name in language(code).table("heads").get("initials", {}).items()}


def full_name(name: str) -> str:
    """The name of an agency whose initials alone tell little: "AA"."""
    return _initials().get(name, name)
