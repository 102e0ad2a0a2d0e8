"""Claim records (JSON Lines) → reports with their claims: what `vigie read` wrote, read back.

The report's text is not in the records; a report that held no claim is not in them at all.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from vigie.errors import Problem
from vigie.model import Actor, Claim, Event, Evidence, Figure, Place, Report, Span, Time, Voice

Record = dict[str, Any]
_SLOTS = frozenset(("report", "evidence", "voice", "event"))
_REMEDY = "give claims as `vigie read --format jsonl` writes them"


def are_claims(path: str) -> bool:
    """Whether a file holds claim records, by its first line."""
    if not path.endswith((".jsonl", ".ndjson")) or not Path(path).is_file():
        return False
    with Path(path).open(encoding="utf-8", errors="replace") as lines:
        first = next((line for line in lines if line.strip()), "")
    try:
        record = json.loads(first)
    except ValueError:
        return False
    return isinstance(record, dict) and record.keys() >= _SLOTS


def dossiers(path: str) -> Iterator[tuple[Report, tuple[Claim, ...]] | Problem]:
    """The reports of a file of claims, each with its claims; a line that is none is a Problem, and the rest goes on."""
    reports: dict[str, Report] = {}
    found: dict[str, list[Claim]] = {}
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        yield Problem(path, f"the claims cannot be read ({error})", "check the name and the rights of the file")
        return
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            head = report(record["report"])
            made = claim(record, reports.setdefault(head.id, head))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            what = f"missing {error}" if isinstance(error, KeyError) else str(error)
            yield Problem(f"{path}:{number}", f"not a claim record: {what}", _REMEDY, lost=False)
            continue
        found.setdefault(head.id, []).append(made)
    for name, claims in found.items():
        yield reports[name], tuple(claims)


def report(of: Record) -> Report:
    """A report without its text."""
    return Report(
        of["id"], of["uri"], "", of.get("language") or "en", title=of.get("title"), publisher=of.get("publisher"),
        author=of.get("author"), translator=of.get("translator"), agency=of.get("agency"), published=_day(of.get("published")),
    )  # fmt: skip


def claim(of: Record, head: Report) -> Claim:
    """A claim as its record says it; its id is the record's own."""
    words, event = of["evidence"], of["event"]
    trigger = event.get("trigger") or {}
    acled = event.get("acled") or {}
    return Claim(
        head,
        Evidence(words["exact"], words["start"], words["end"], words.get("prefix", ""), words.get("suffix", "")),
        _voice(of["voice"]),
        Event(
            event["type"], event.get("modality") or "happened",
            Span(trigger.get("start", words["start"]), trigger.get("end", words["end"]), trigger.get("exact", "")),
            (acled["event_type"], acled["sub_event_type"]) if acled else None, event.get("plover"),
        ),
        tuple(_actor(one) for one in of.get("actors") or ()),
        place(of["place"]) if of.get("place") else None,
        _time(of["time"]) if of.get("time") else None,
        tuple(_figure(one) for one in of.get("figures") or ()),
        tuple(of.get("because") or ()),
        given=of.get("id"),
    )  # fmt: skip


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _span(text: str | None) -> Span | None:
    return Span(0, len(text), text) if text else None


def _voice(of: Record) -> Voice:
    said = of.get("said")
    return Voice(
        of.get("speaker"), of.get("role"), of.get("organisation"), of.get("mode") or "narration", of.get("cue"),
        _time(said) if said else None, of.get("stance") or "states", bool(of.get("anonymous")), of.get("via"),
    )  # fmt: skip


def _actor(of: Record) -> Actor:
    start, end = of.get("start"), of.get("end")
    span = None if start is None or end is None else Span(start, end, of["text"])
    return Actor(of["role"], of["text"], of.get("name"), of.get("kind") or "other", span)


def place(of: Record) -> Place:
    """A place as its record says it."""
    return Place(
        _span(of.get("text")), of.get("name"), of.get("relation"), of.get("geonameid"), of.get("latitude"),
        of.get("longitude"), of.get("country"), of.get("adm1"), of.get("where_prec") or 1, of.get("geo_precision") or 1,
    )  # fmt: skip


def _time(of: Record) -> Time:
    return Time(
        _span(of.get("text")) or Span(0, 0, ""), _day(of.get("start")), _day(of.get("end")), of.get("date_prec") or 1,
        of.get("time_precision") or 1,
    )  # fmt: skip


def _figure(of: Record) -> Figure:
    return Figure(
        _span(of.get("text")) or Span(0, 0, ""), of["bound"], of.get("low"), of.get("best"), of.get("high"),
        of.get("unit") or "people", _span(of.get("of")), of["what"],
    )  # fmt: skip
