"""What comparisons weigh together: the score of two accounts, with its reasons.

The weights are data (`weights.toml`) and say how much a level counts for or against; the score is their sum. Above the
threshold two accounts tell of one incident.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import inf
from typing import Any

import tomli

from vigie.corroborate.accounts import Account
from vigie.corroborate.comparisons import Comparison, neighbours, strangers

UNTOLD = ("unknown", "neither")  # levels that say nothing


@dataclass(frozen=True, slots=True)
class Score:
    """How far two accounts tell of one incident, in bits, and what speaks for and against it."""

    value: float
    found: tuple[Comparison, ...]

    @property
    def because(self) -> tuple[str, ...]:
        """What of the comparisons is worth telling."""
        return tuple(f"{c.name}: {c.level} ({c.reason})" for c in self.found if c.level not in UNTOLD)


def between(one: Account, two: Account, *, linked: bool = False) -> Score:
    """The score of two accounts; one report that tells them apart speaks against them, `linked` reports speak for them."""
    found = strangers(one, two)
    weights = _weights()["between"]
    bonus = float(weights["told_apart"]) * (one.report == two.report) + float(weights["linked"]) * linked
    return Score(_sum("between", found) + bonus, found)


def within(alone: Account, account: Account, *, follows: bool) -> float:
    """The score of a claim against an account of its own report."""
    bonus = float(_weights()["within"]["follows"]) if follows else 0.0
    return _sum("within", neighbours(alone, account)) + bonus


def threshold() -> float:
    """The score above which two accounts tell of one incident."""
    return float(_weights()["threshold"])


def _sum(table: str, found: tuple[Comparison, ...]) -> float:
    weights = _weights()[table]
    total = float(weights["prior"])
    for one in found:
        weight = weights[one.name][one.level]
        if weight == "never":
            return -inf
        total += float(weight)
    return total


@cache
def _weights() -> dict[str, Any]:
    return tomli.loads((files("vigie.corroborate") / "weights.toml").read_text("utf-8"))
