"""Floors: the figures below which a set must not sink, each recorded for the very gold that it was measured on.

A set's gold has a fingerprint, the SHA-256 of its files. A floor binds while the fingerprint is the recorded one; where
the gold has changed, old figure and new one say nothing of each other, and the floor waits to be recorded again. For
figures that should be low (what is invented) the recorded value is a ceiling.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

FILE = Path(__file__).with_name("floors.toml")
TOLERANCE = 0.005
HEADING = """\
# The figures below which `make eval` fails, for the gold with this fingerprint (SHA-256 of its files). Written by
# `python -m benchmarks.evaluate --record`, which says what it lowers; how floors work: `docs/measures.md`.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The recorded figures of one set."""

    gold: str
    figures: Mapping[str, float] = field(default_factory=dict)


class Verdict(Enum):
    """What a floor says of a figure measured now."""

    HOLDS = "holds"
    SUNK = "below its floor"
    OTHER_GOLD = "floor recorded for other gold: record again with --record"
    NO_FLOOR = "no floor recorded"


def fingerprint(files: Iterable[Path], home: Path) -> str:
    """SHA-256 of the files' names and bytes, whatever their order."""
    digest = hashlib.sha256()
    for path in sorted(files):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(home).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def verdict(value: float, floor: float | None, *, same_gold: bool, lower_is_better: bool = False) -> Verdict:
    """Whether a figure holds against its floor."""
    if floor is None:
        return Verdict.NO_FLOOR
    if not same_gold:
        return Verdict.OTHER_GOLD
    loss = value - floor if lower_is_better else floor - value
    return Verdict.SUNK if loss > TOLERANCE else Verdict.HOLDS


def load(path: Path = FILE) -> dict[str, Floor]:
    """The recorded floors by set; none where nothing is recorded yet."""
    if not path.is_file():
        return {}
    return {key: Floor(one["gold"], one["figures"]) for key, one in tomllib.loads(path.read_text("utf-8")).items()}


def save(floors: Mapping[str, Floor], path: Path = FILE) -> None:
    """Write the floors, sets and figures in a fixed order."""
    parts = [HEADING]
    for key, floor in sorted(floors.items()):
        lines = [f"{json.dumps(name)} = {round(value, 4)!r}" for name, value in floor.figures.items()]
        table = json.dumps(key)
        parts.append("\n".join([f"[{table}]", f'gold = "{floor.gold}"', f"[{table}.figures]", *lines]) + "\n")
    path.write_text("\n".join(parts), "utf-8")


def lowered(old: Floor, new: Floor, *, lower_is_better: frozenset[str] = frozenset()) -> list[str]:
    """A sentence for each floor that recording anew makes easier to hold, on the same gold."""
    return [
        f"{name}: {old.figures[name]:.4f} → {value:.4f}"
        for name, value in new.figures.items()
        if name in old.figures
        and old.gold == new.gold
        and round((value - old.figures[name]) * (-1 if name in lower_is_better else 1), 4) < 0
    ]
