"""JSON Lines: one claim a line, or one report a line where an intermediate stage is asked for."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from vigie.publish.record import Record, record
from vigie.publish.stages import stage

if TYPE_CHECKING:
    from vigie.pipeline import Journey


def write(journeys: "Iterable[Journey]", stream: TextIO) -> None:
    """Write each report as soon as it is read."""
    for journey in journeys:
        stream.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in records(journey))
        stream.flush()


def records(journey: "Journey") -> Iterator[Record]:
    """The claims of a report that was read to its end; else the report as far as it was read."""
    if journey.claims is None:
        yield stage(journey)
    else:
        yield from map(record, journey.claims)
