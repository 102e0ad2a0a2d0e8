"""The words of head and foot lines, every language of the house together, as patterns over folded text."""

import re
from functools import cache

from vigie.languages import CODES, language

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
    """A folded text that names a news agency and nothing else."""
    return bool(pattern("wires").fullmatch(text))
