"""Whether a judgement says something: the right number of claims, a slot there is, a value of its kind."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from vigie.model import ACTOR_KINDS, BOUNDS, EVENT_TYPES, MODALITIES, STANCES, WHATS

Record = Mapping[str, Any]
_SLOT = re.compile(r"(figures|actors)\.(\d{1,3}|\+)")
WORDS = {  # slots that hold a word, and the words there are; None: any
    "event.type": EVENT_TYPES, "event.modality": MODALITIES, "voice.stance": STANCES,
    "voice.mode": ("direct", "indirect", "narration"), "voice.speaker": None, "voice.role": None,
    "voice.organisation": None, "voice.via": None,
}  # fmt: skip
ROLES = ("agent", "target", "affected")
_LONGEST = 500  # characters of a text in a value
_CLAIMS = {"accept": (1, 500), "reject": (1, 500), "correct": (1, 1), "split": (1, 500)}  # how many claims each takes


def sound(judgement: Record) -> str | None:
    """What is wrong with a judgement as it was sent; None where it can be kept."""
    kind, claims, incidents = judgement["kind"], judgement["claims"], judgement["incidents"]
    least, most = _CLAIMS.get(kind, (0, 500))
    if not least <= len(claims) <= most:
        return f"{kind} takes {'one claim' if most == 1 else 'claims'}"
    if kind == "merge" and len(set(incidents)) < 2:
        return "a merge takes two incidents"
    if kind == "split" and len(incidents) != 1:
        return "a split takes the incident that the claims leave"
    if kind == "undo" and judgement["judgement"] is None:
        return "undo takes the judgement to be undone"
    if kind == "note" and not (judgement["reason"] or "").strip():
        return "a note takes words, as its reason"
    if kind == "note" and not claims and not incidents:
        return "a note takes the claim or the incident that it is on"
    if kind != "undo" and judgement["version"] is None:
        return "the version that was seen is missing"
    return _value(judgement["slot"], judgement["value"]) if kind == "correct" else None


def _value(slot: str | None, value: Any) -> str | None:
    """What is wrong with a slot's new value; an empty value says that the text gives none."""
    if slot in WORDS:
        return _word(slot, value)
    if slot in ("place", "time"):
        return None if value is None else _wrong(value, _PLACE if slot == "place" else _TIME)
    found = _SLOT.fullmatch(slot or "")
    if found is None:
        return f"there is no slot {slot!r}"
    if value is None:
        return "there is nothing to add" if found[2] == "+" else None
    return _wrong(value, _FIGURE if found[1] == "figures" else _ACTOR)


def _word(slot: str, value: Any) -> str | None:
    known = WORDS[slot]
    if value is None and known is None:
        return None
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return f"{slot} is a text"
    return f"{slot} is none of {', '.join(known)}" if known is not None and value not in known else None


def _text(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= _LONGEST)


def _number(value: Any) -> bool:
    whole = isinstance(value, int | float) and not isinstance(value, bool)
    return value is None or (whole and 0 <= value <= 1e12)


def _day(value: Any) -> bool:
    if value is None:
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _offset(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31)


def _degrees(most: int) -> Any:
    return lambda v: v is None or (isinstance(v, int | float) and not isinstance(v, bool) and abs(v) <= most)


def _of(*known: Any) -> Any:
    return lambda v: v in known and not isinstance(v, bool)


def _country(value: Any) -> bool:
    return value is None or (isinstance(value, str) and re.fullmatch("[A-Z]{2}", value) is not None)


_FIGURE = {
    "what": _of(*WHATS), "bound": _of(*BOUNDS), "low": _number, "best": _number, "high": _number, "unit": _text,
    "of": _text, "text": _text,
}  # fmt: skip
_ACTOR = {
    "role": _of(*ROLES), "text": lambda v: isinstance(v, str) and 0 < len(v) <= _LONGEST, "name": _text,
    "kind": _of(*ACTOR_KINDS), "start": _offset, "end": _offset,
}  # fmt: skip
_TIME = {"start": _day, "end": _day, "date_prec": _of(1, 2, 3, 4, 5), "time_precision": _of(1, 2, 3), "text": _text}
_PLACE = {
    "name": _text, "text": _text, "relation": _text, "geonameid": _offset, "latitude": _degrees(90),
    "longitude": _degrees(180), "country": _country, "adm1": _text, "where_prec": _of(1, 2, 3, 4, 5, 6, 7),
    "geo_precision": _of(1, 2, 3),
}  # fmt: skip
_NEEDED = {"figures": ("what", "bound"), "actors": ("role", "text", "kind")}


def _wrong(value: Any, fields: Mapping[str, Any]) -> str | None:
    """The first key of a value that is unknown or holds what it cannot."""
    if not isinstance(value, dict):
        return "the value is an object"
    for name, held in value.items():
        if name not in fields:
            return f"the value has no {name!r}"
        if not fields[name](held):
            return f"{name!r} cannot be that"
    missing = [name for name in ("what", "bound", "role", "kind") if name in fields and name not in value]
    return f"the value lacks {missing[0]!r}" if missing else None
