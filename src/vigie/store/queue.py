"""What needs eyes first, and why: points for reasons that are shown, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

HIGH = 10  # killed, from which a single source is not enough


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an incident needs eyes, and what that counts."""

    reason: str
    points: int


RULE = (
    Reason("lapsed", 50),  # a judgement no longer fits what the machine reads
    Reason("disputed", 30),  # voices contradict each other
    Reason("single_source_high_toll", 20),  # `HIGH` dead or more, told by one source
    Reason("high_toll", 10),
    Reason("unjudged", 5),
)


def reasons(of: Mapping[str, Any]) -> list[Reason]:
    """The reasons that hold for an incident's columns: `lapsed` `judged` `standing` `toll`."""
    high = of["toll"] >= HIGH
    holds = {
        "lapsed": bool(of.get("lapsed")),
        "disputed": of["standing"] == "disputed",
        "single_source_high_toll": high and of["standing"] == "single_source",
        "high_toll": high and of["standing"] != "single_source",
        "unjudged": not of.get("judged"),
    }
    return [one for one in RULE if holds[one.reason]]
