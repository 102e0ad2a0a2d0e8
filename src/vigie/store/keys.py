"""Keys by which things are found, whatever their spelling, and words for searching."""

import re
from typing import Any

from vigie.orthography import folded

Record = dict[str, Any]
_JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
WORD = re.compile(r"[^\W_]+")
_LONG = 60  # characters of a word
MANY = 100_000  # words of a text that can be searched


def key(name: str) -> str:
    """A name without case, accents and punctuation: "Armée de l’air" is "armee de l air"."""
    return " ".join(words(name))[:200]


def joined(word: str) -> str:
    """A folded word with its joined letters as two: "œuvre" is "oeuvre"."""
    return word.translate(_JOINED)


def words(text: str) -> list[str]:
    """The words of a text, folded, in its order."""
    return [word[:_LONG] for word in WORD.findall(joined(folded(text)))][:MANY]


def place(of: Record | None) -> str | None:
    """The key of a place: the gazetteer's number; a name with its country; a country; None where nothing is known."""
    if not of:
        return None
    if of.get("geonameid"):
        return f"g{of['geonameid']}"
    if name := of.get("name") or of.get("text"):
        return f"{key(name)[:100]}|{of.get('country') or ''}"
    return of.get("country")


def voices(claim: Record) -> list[str]:
    """The names that a claim's voice goes by; the outlet's where it narrates."""
    said = [claim["voice"].get("speaker"), claim["voice"].get("organisation")]
    return [name for name in said if name] or [claim["report"].get("publisher") or claim["report"]["uri"]]


def facets(claim: Record) -> dict[str, set[str]]:
    """What a claim is found by beside its columns: actors, voice, what it counts."""
    named = {name for one in claim["actors"] for name in (one["name"], one["text"]) if name}
    found = {"actor": named, "voice": set(voices(claim)), "what": {one["what"] for one in claim["figures"]}}
    return {facet: {key(name) for name in names} - {""} for facet, names in found.items()}


def searched(claim: Record) -> str:
    """The words under which a claim is found."""
    place_ = claim["place"] or {}
    parts = [claim["evidence"]["exact"], *voices(claim), place_.get("name"), place_.get("adm1")]
    parts += [one["name"] for one in claim["actors"]]
    return " ".join(dict.fromkeys(words(" ".join(filter(None, parts)))))
