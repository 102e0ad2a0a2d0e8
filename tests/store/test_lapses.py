"""Every example of the table of lapses."""

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from factories import actor, claim, toll

from vigie.publish.record import record
from vigie.store import lapses
from vigie.store.anchors import basis

TABLE = Path(lapses.__file__).with_suffix(".toml")
EXAMPLES = tomllib.loads(TABLE.read_text("utf-8"))["examples"]
SLOTS = ("event.type", "event.modality", "voice.speaker", "voice.stance", "place", "time", "figures", "actors")
SEEN = record(claim(who="UN", place="Raqqa", day=3, killed=toll(12), actors=(actor("agent", "rebels"),)))


def reading(changes: Any) -> dict[str, Any] | None:
    """The claim as it is read now."""
    if changes == "gone":
        return None
    made = copy.deepcopy(SEEN)
    for slot, value in changes.items():
        holder, _, leaf = slot.rpartition(".")
        (made[holder] if holder else made)[leaf] = None if value == "none" else value
    return made


def named(example: dict[str, Any]) -> str:
    return f"{example['kind']} {example.get('slot', '')} {example['lapses'][:20]}"


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_an_example(example):
    judged = lapses.Judged(example["kind"], basis(SEEN), example.get("slot"), example.get("value"))
    assert lapses.lapsed(judged, reading(example.get("now", {}))) == (example["lapses"] or None)


def test_the_table_has_every_kind_and_slot():
    assert {one["kind"] for one in EXAMPLES} >= {"accept", "reject", "correct", "merge", "split", "note"}
    assert {one["slot"].split(".")[0] for one in EXAMPLES if "slot" in one} == {slot.split(".")[0] for slot in SLOTS}
