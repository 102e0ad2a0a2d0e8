"""By what a judgement finds its claim again: the words, wherever they stand and under whatever id they are read.

An anchor is JSON: `id`, `report` and `uri` of the report, the `exact` words, and `basis`, what the machine made of them.
"""

from collections.abc import Iterable
from typing import Any

from vigie.store import keys

Record = dict[str, Any]
_FIGURE = ("what", "bound", "low", "best", "high")
_PLACE = ("name", "geonameid", "country")
_TIME = ("start", "end")
_LEAST = 0.5  # share of the longer words that the shorter ones must make up


def anchor(claim: Record) -> Record:
    """What a judgement keeps of the claim it is about."""
    report = claim["report"]
    return {
        "id": claim["id"], "report": report["id"], "uri": report["uri"], "exact": claim["evidence"]["exact"], "basis": basis(claim),
    }  # fmt: skip


def basis(claim: Record) -> Record:
    """What a claim says, slot by slot, without words and offsets: two readings that say the same have one basis."""
    voice, event = claim["voice"], claim["event"]
    return {
        "event.type": event["type"], "event.modality": event["modality"], "voice.speaker": voice["speaker"],
        "voice.organisation": voice["organisation"], "voice.mode": voice["mode"], "voice.stance": voice["stance"],
        "place": said(claim["place"], _PLACE), "time": said(claim["time"], _TIME),
        "figures": [said(one, _FIGURE) for one in claim["figures"]],
        "actors": [{"role": one["role"], "name": one["name"] or one["text"]} for one in claim["actors"]],
    }  # fmt: skip


def said(slot: Record | None, names: Iterable[str]) -> Record | None:
    """Of a slot what counts when two readings are compared."""
    return {name: slot.get(name) for name in names} if slot else None


def found(of: Record, claims: Iterable[Record]) -> Record | None:
    """The claim that an anchor means, among claims of its report or of another report with the same URI; None: it is gone."""
    near = [(likeness(of, one), k, one) for k, one in enumerate(claims)]
    best = max(near, key=lambda one: (one[0], -one[1]), default=None)
    return best[2] if best and best[0] > 0 else None


def likeness(of: Record, claim: Record) -> float:
    """How well a claim fits an anchor: 0 where it is another's words; the same id fits best."""
    if claim["report"]["id"] != of["report"] and claim["report"]["uri"] != of["uri"]:
        return 0
    if claim["id"] == of["id"]:
        return 100
    words = overlap(of["exact"], claim["evidence"]["exact"])
    if words < _LEAST:
        return 0
    was, now = of["basis"], basis(claim)
    weights = {
        "event.type": 3,
        "voice.speaker": 2,
        "figures": 2,
        "event.modality": 1,
        "voice.stance": 1,
        "place": 1,
        "time": 1,
    }
    return 10 * words + sum(weight for slot, weight in weights.items() if was.get(slot) == now[slot])


def overlap(one: str, two: str) -> float:
    """What share of the longer one's words the shorter one is, where it stands in it in one piece; else 0."""
    short, long = sorted((keys.words(one), keys.words(two)), key=len)
    held = f" {' '.join(short)} " in f" {' '.join(long)} "
    return len(short) / len(long) if short and held else 0
