"""Private persons in records: which of a record's slots are words of people, and so go through the mask."""

from typing import Any

from vigie.model import Claim, Report
from vigie.publish.editions import Mask
from vigie.publish.record import Record, record

WORDS = frozenset("exact prefix suffix speaker role organisation cue via text of name title".split())
_NO_PERSON = frozenset(("place",))  # what is named there is no person


def masked(claim: Claim, mask: Mask) -> Record:
    """A claim's record with every slot of words masked; ids, codes, days and numbers stay."""
    found: Record = _masked(record(claim), claim.report, mask)
    return found


def _masked(value: Any, report: Report, mask: Mask) -> Any:
    if isinstance(value, list):
        return [_masked(one, report, mask) for one in value]
    if not isinstance(value, dict):
        return value
    return {key: one if key in _NO_PERSON else _slot(key, one, report, mask) for key, one in value.items()}


def _slot(key: str, value: Any, report: Report, mask: Mask) -> Any:
    if isinstance(value, str):
        return mask(value, report) if key in WORDS else value
    return _masked(value, report, mask)
