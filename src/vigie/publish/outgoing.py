"""What leaves: the bytes of an export, how much it holds, and what the format has no place for."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from vigie.errors import VigieError
from vigie.publish.editions import Case


class PublishError(VigieError):
    """A check that failed: nothing is published."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A whole export. `left`: what was left out, by the reason."""

    content: bytes
    held: int  # incidents, or claims where the format has one a line
    left: Counter[str] = field(default_factory=Counter)
    what: str = "incident"
    binary: bool = False


def kept(cases: Iterable[Case], why_not: Callable[[Case], str | None]) -> tuple[list[Case], Counter[str]]:
    """The cases that a format has a place for, and how many it has none for, by the reason."""
    found: list[Case] = []
    left: Counter[str] = Counter()
    for case in cases:
        if reason := why_not(case):
            left[reason] += 1
        else:
            found.append(case)
    return found, left
