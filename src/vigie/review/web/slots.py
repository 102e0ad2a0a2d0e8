"""What the program itself reads in words that a person selected, as the value of a slot; runs in a process of its own."""

from datetime import date
from typing import Any

from vigie import read
from vigie.languages import language
from vigie.model import Figure, Mention, Place, Reading, Report, Time
from vigie.publish import record

Record = dict[str, Any]


def read_slot(head: Record, slot: str, start: int, end: int) -> Record:
    """`value` and the rules behind it (`because`); the value is None where these words hold nothing of the kind."""
    published = date.fromisoformat(head["published"]) if head["published"] else None
    report = Report(
        head["id"], head["uri"], head["text"], head["language"], publisher=head["publisher"], published=published
    )
    reading = read.reading(report, language(report.language))
    return READERS[slot](reading, report, start, end)


def _figure(reading: Reading, report: Report, start: int, end: int) -> Record:
    found: Figure | None = _best((*reading.figures, *reading.singles), start, end)
    return _told(record.figure(found) if found else None, found)


def _time(reading: Reading, report: Report, start: int, end: int) -> Record:
    found: Time | None = _best(reading.times, start, end)
    return _told(record.time(found) if found else None, found)


def _place(reading: Reading, report: Report, start: int, end: int) -> Record:
    found: Place | None = _best([one for one in reading.places if one.span], start, end)
    return _told(record.place(found) if found else None, found)


def _actor(reading: Reading, report: Report, start: int, end: int) -> Record:
    found: Mention | None = _best(reading.mentions, start, end)
    words = report.text[start:end]
    value = {
        "role": "agent", "text": words, "start": start, "end": end, "name": found.name if found else None,
        "kind": found.kind if found else "other",
    }  # fmt: skip
    return _told(value, found)


def _voice(reading: Reading, report: Report, start: int, end: int) -> Record:
    found: Mention | None = _best(reading.mentions, start, end)
    return _told(" ".join(report.text[start:end].split()), found)


READERS = {"figures": _figure, "time": _time, "place": _place, "actors": _actor, "voice": _voice}


def _best(found: Any, start: int, end: int) -> Any:
    """What shares most with the words, the shortest of equals; None where nothing shares any."""
    shared = [(min(end, one.span.end) - max(start, one.span.start), one) for one in found]
    inside = [(share, one) for share, one in shared if share > 0]
    return max(inside, key=lambda row: (row[0], row[1].span.start - row[1].span.end), default=(0, None))[1]


def _told(value: Any, found: Any) -> Record:
    return {"value": value, "because": list(found.because) if found else []}
