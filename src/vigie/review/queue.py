"""What needs eyes first, and why it stands where it stands.

The store gives points for what holds of an incident whoever looks (`vigie.store.queue`); here those are added that depend on
when one looked last. Most points first; among equals the higher toll, then the later incident. Every reason is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from vigie.store.queue import RULE, Reason, reasons

Record = dict[str, Any]
NEW = Reason(
    "new", 15
)  # first seen after one's last visit: above a high toll that is corroborated, below what is disputed
EXPLAINED = [{"reason": one.reason, "points": one.points} for one in sorted((*RULE, NEW), key=lambda r: -r.points)]
_DETAIL = {  # what of the incident a reason turns on
    "lapsed": ("lapsed",), "disputed": ("contradictions",), "single_source_high_toll": ("toll", "source"),
    "high_toll": ("toll", "sources"), "unjudged": (), "new": ("seen",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """An incident that needs eyes, with the reasons that put it where it is."""

    incident: Record
    because: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """What the reasons weigh together."""
        return sum(one.points for one in self.because)

    @property
    def record(self) -> Record:
        """As it is shown."""
        told = [{"reason": r.reason, "points": r.points, "detail": _detail(self.incident, r)} for r in self.because]
        return {
            "incident": self.incident,
            "points": self.points,
            "reasons": [r.reason for r in self.because],
            "because": told,
        }


def ordered(incidents: Iterable[Record], *, since: str | None = None) -> list[Waiting]:
    """The incidents that need eyes, the most pressing first. `since`: the last visit, a moment as the store writes it."""
    found = [Waiting(one, why(one, since)) for one in incidents]
    by_day = sorted((one for one in found if one.because), key=_latest, reverse=True)
    return sorted(by_day, key=lambda w: (-w.points, -w.incident["toll"]))


def _latest(of: Waiting) -> tuple[str, str]:
    return of.incident["start"] or "", of.incident["id"]


def why(incident: Record, since: str | None) -> tuple[Reason, ...]:
    """The reasons that hold, the weightiest first."""
    found = [*reasons(incident)]
    if since is not None and incident["seen"] > since:
        found.append(NEW)
    return tuple(sorted(found, key=lambda r: -r.points))


def moment(of: datetime) -> str:
    """A moment as the store writes it; without a zone it is UTC."""
    return (of if of.tzinfo else of.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _detail(incident: Record, reason: Reason) -> Record:
    values = {
        "lapsed": incident["lapsed"], "contradictions": len(incident["contradictions"]), "toll": incident["toll"],
        "sources": incident["sources"], "seen": incident["seen"],
        "source": next(iter(incident["source_names"]), None),
    }  # fmt: skip
    return {name: values[name] for name in _DETAIL[reason.reason]}
