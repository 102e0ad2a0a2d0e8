"""A claim as people corrected it: one slot after the other, the machine's record itself untouched."""

import copy
import re
from typing import Any

from vigie.errors import OptionError
from vigie.model import ACTOR_KINDS, BOUNDS, EVENT_TYPES, MODALITIES, STANCES, WHATS
from vigie.store.anchors import basis

Record = dict[str, Any]
_LISTS = re.compile(r"(figures|actors)\.(\+|\d{1,3})")
_ONE_OF = {
    "event.type": EVENT_TYPES,
    "event.modality": MODALITIES,
    "voice.stance": STANCES,
    "voice.mode": ("direct", "indirect", "narration"),
}
_TEXTS = ("voice.speaker", "voice.organisation", "voice.role", "voice.via")
_SHAPES: dict[str, Record] = {
    "place": dict.fromkeys(("text", "name", "relation", "geonameid", "latitude", "longitude", "country", "adm1"))
    | {"where_prec": 1, "geo_precision": 1},
    "time": dict.fromkeys(("text", "start", "end")) | {"date_prec": 1, "time_precision": 1},
    "figures": dict.fromkeys(("what", "of", "text", "bound", "low", "best", "high")) | {"unit": "people"},
    "actors": dict.fromkeys(("role", "text", "start", "end", "name")) | {"kind": "other"},
}
_KNOWN = {"what": WHATS, "bound": BOUNDS, "role": ("agent", "target", "affected"), "kind": ACTOR_KINDS}


def checked(slot: str, value: Any) -> Any:
    """A value that a slot can take, with all its names. Raises OptionError where it cannot."""
    try:
        return _checked(slot, value)
    except (TypeError, AttributeError, ValueError) as error:
        raise OptionError(f"{slot}: {error}", remedy="give a value as the claim record has it") from None


def _checked(slot: str, value: Any) -> Any:
    if slot in _ONE_OF:
        if value not in _ONE_OF[slot]:
            raise ValueError(f"{value!r} is none of {', '.join(_ONE_OF[slot])}")
        return value
    if slot in _TEXTS:
        if value is not None and not isinstance(value, str):
            raise ValueError("words are wanted")
        return value
    listed = _LISTS.fullmatch(slot)
    shape = _SHAPES.get(listed.group(1) if listed else slot)
    if shape is None:
        raise ValueError("no slot that can be corrected")
    if value is None:
        return None
    if unknown := value.keys() - shape.keys():
        raise ValueError(f"it has no {', '.join(sorted(unknown))}")
    for name, allowed in _KNOWN.items():
        if name in shape and value.get(name, shape[name]) not in allowed:
            raise ValueError(f"{name} {value.get(name)!r} is none of {', '.join(allowed)}")
    return shape | value


def value_at(claim: Record, slot: str) -> Any:
    """What a claim has in a slot; None where it has nothing."""
    if listed := _LISTS.fullmatch(slot):
        name, number = listed.groups()
        return claim[name][int(number)] if number != "+" and int(number) < len(claim[name]) else None
    holder: Any = claim
    for part in slot.split("."):
        holder = holder[part]
    return holder


def corrected(claim: Record, slot: str, value: Any, was: Record) -> Record:
    """The claim with another value in a slot; `was` is the basis that the person saw, by which one of several is found."""
    made = copy.deepcopy(claim)
    if listed := _LISTS.fullmatch(slot):
        name, number = listed.groups()
        _put(made[name], _number(number, was.get(name) or [], basis(claim)[name]), value)
    elif "." in slot:
        holder, _, leaf = slot.partition(".")
        made[holder][leaf] = value
        if slot == "voice.speaker" and value:
            made["voice"]["mode"] = "indirect" if made["voice"]["mode"] == "narration" else made["voice"]["mode"]
        if slot == "event.type":
            made["event"]["acled"] = made["event"]["plover"] = None
    else:
        made[slot] = value
    return made


def _number(number: str, was: list[Record], now: list[Record]) -> int | None:
    """Where the one of several that was corrected stands now; None: at the end."""
    if number == "+":
        return None
    old = was[int(number)] if int(number) < len(was) else None
    if int(number) < len(now) and now[int(number)] == old:
        return int(number)
    return now.index(old) if old in now else None


def _put(slots: list[Any], number: int | None, value: Any) -> None:
    if number is None:
        if value is not None and value not in slots:
            slots.append(value)
    elif value is None:
        del slots[number]
    else:
        slots[number] = value
