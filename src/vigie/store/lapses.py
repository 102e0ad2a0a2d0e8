"""When a judgement lapses: the machine now reads something that the person who judged has not seen.

`lapses.toml` beside this file is the table of examples; a test runs every one of them.
"""

from dataclasses import dataclass
from typing import Any

from vigie.store.anchors import basis

Record = dict[str, Any]
BOUND = ("merge", "split")  # kinds that bind claims together or keep them apart: what each says is no matter
FREE = ("note", "undo", "propose", "publish", "mask", "unmask")  # kinds that speak of more than a reading


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one claim: the kind, what the machine then read (`was`), and the slot with its new value."""

    kind: str
    was: Record
    slot: str | None = None
    value: Any = None


def lapsed(judged: Judged, claim: Record | None) -> str | None:
    """Why a judgement no longer holds, or None where it does. `claim` is the record that its words make now, if any.

    Accepting or rejecting lapses when any slot that was judged is read otherwise; a correction when its own slot is read
    as something that is neither what the person saw nor what the person made of it; merging and splitting and notes
    when the words are gone.
    """
    if claim is None:
        return "its words are told no more"
    if judged.kind in BOUND or judged.kind in FREE:
        return None
    now = basis(claim)
    if judged.kind == "correct":
        return _corrected(judged, now)
    changed = [slot for slot, value in judged.was.items() if now.get(slot) != value]
    if not changed:
        return None
    slot = changed[0]
    return f"{slot} was {said(judged.was[slot])} and is read as {said(now.get(slot))}"


def _corrected(judged: Judged, now: Record) -> str | None:
    slot = (
        (judged.slot or "").split(".")[0]
        if (judged.slot or "").startswith(("figures", "actors"))
        else judged.slot or ""
    )
    was, is_ = judged.was.get(slot), now.get(slot)
    if is_ == was or slot not in now:
        return None
    if isinstance(is_, list):
        return _listed(judged, was or [], is_)
    if is_ == _meant(judged.value, is_):
        return None
    return f"{slot} was {said(was)} and is read as {said(is_)}"


def _listed(judged: Judged, was: list[Record], now: list[Record]) -> str | None:
    """One of several figures or actors: the others may come and go."""
    number = (judged.slot or "").split(".")[1]
    if number == "+":
        return None
    old = was[int(number)] if int(number) < len(was) else None
    if old in now or any(one == _meant(judged.value, one) for one in now):
        return None
    return f"{judged.slot} was {said(old)} and is read no more"


def _meant(value: Any, like: Any) -> Any:
    """A value that a person gave, with the names that count alone."""
    if isinstance(value, dict) and isinstance(like, dict):
        return {name: (value.get(name) or value.get("text") if name == "name" else value.get(name)) for name in like}
    return value


def said(value: Any) -> str:
    """A slot's value in words."""
    if isinstance(value, list):
        return "; ".join(map(said, value)) or "nothing"
    if isinstance(value, dict):
        return " ".join(str(one) for one in value.values() if one is not None) or "nothing"
    return "nothing" if value is None else str(value)
