"""Stories side by side against their gold: lineage, groups, incidents, sources, figures and contradictions.

A story is a folder of reports with `gold.json` (our own, `journeys/stories`), or one of several in a folder whose
`gold.json` names them all. Each is put side by side twice: from the claims of the gold, which measures the comparison
alone, and from the claims that vigie reads, which measures the whole. What scores them: `benchmarks/pictures.py`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from vigie import pipeline
from vigie.corroborate.lineages import same_outlet
from vigie.corroborate.phrases import phrase
from vigie.languages.gazetteer import Entry, gazetteer, key
from vigie.model import Actor, Capture, Claim, Event, Evidence, Figure, Place, Report, Span, Time, Voice

Record = dict[str, Any]
_CONTEXT = 32  # characters before and behind the evidence, as the reader keeps them


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of a story as files, and its gold."""

    name: str
    folder: Path
    gold: Record


def stories(folder: Path, *, part: str | None = None) -> Iterator[Story]:
    """The stories of a folder: one that is a story, holds stories with a gold each, or has one gold for all."""
    parts = split(folder)
    if (folder / "gold.json").exists():
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        if "reports" in gold:
            yield Story(folder.name, folder, gold)
        else:
            yield from (Story(name, folder / name, one) for name, one in sorted(gold.items()))
        return
    for file in sorted(folder.glob("*/gold.json")):
        if part is None or parts.get(file.parent.name) == part:
            yield Story(file.parent.name, file.parent, json.loads(file.read_text("utf-8")))


def split(folder: Path) -> dict[str, str]:
    """The part that each story of a folder belongs to; empty where the folder has no split."""
    table = folder / "split.tsv"
    if not table.exists():
        return {}
    _, *rows = table.read_text("utf-8").splitlines()
    return dict(row.split("\t")[:2] for row in rows)


def read(story: Story) -> dict[str, tuple[Report, tuple[Claim, ...]]]:
    """Every report of the story with the claims that vigie reads in it."""
    found = {}
    for file in sorted(story.folder.glob("*.txt")):
        journey = pipeline.journey(Capture(file.read_bytes(), str(file)))
        found[file.name] = journey.report, journey.claims or ()
    return found


def headed(story: Story, name: str, report: Report) -> Report:
    """The report with its head as the gold has it: reading heads is measured elsewhere."""
    head = story.gold["reports"][name]
    published = date.fromisoformat(head["published"])
    return replace(
        report, publisher=head["publisher"], published=published, agency=head["agency"], translator=head["translator"]
    )


def told(story: Story, reports: dict[str, Report]) -> dict[str, list[Claim]]:
    """The gold claims by report, as the reader would give them."""
    found: dict[str, list[Claim]] = {name: [] for name in reports}
    for incident in story.gold["incidents"]:
        for record in incident["claims"]:
            found[record["file"]].append(claim(record, reports[record["file"]]))
    return {name: sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end)) for name, claims in found.items()}


def claim(gold: Record, report: Report) -> Claim:
    """A line of the gold as a claim."""
    exact = gold["evidence"]
    start = max(report.text.find(exact), 0)
    figures = tuple(
        Figure(
            Span(start, start, f.get("text") or ""),
            f["bound"],
            f["low"],
            f["best"],
            f["high"],
            of=Span(start, start, f["of"]) if f.get("of") else None,
            what=f["what"],
        )
        for f in gold["figures"]
    )
    speaker, mode = gold["speaker"], gold.get("mode") or ("indirect" if gold["speaker"] else "narration")
    voice = Voice(
        speaker=speaker, organisation=_organisation(gold, report), mode=mode, stance=gold["stance"],
        anonymous=bool(speaker) and not any(c.isupper() for c in speaker or ""),
    )  # fmt: skip
    trigger = Span(start, start + len(exact), exact)
    end = start + len(exact)
    evidence = Evidence(
        exact, start, end, report.text[max(0, start - _CONTEXT) : start], report.text[end : end + _CONTEXT]
    )
    return Claim(
        report, evidence, voice,
        Event(gold.get("type") or "other", gold.get("modality") or "happened", trigger),
        actors=tuple(_actors(gold, report.language)), place=_place(gold), time=_time(gold), figures=figures,
        because=("gold",),
    )  # fmt: skip


def _organisation(gold: Record, report: Report) -> str | None:
    """The body that speaks; an outlet that narrates is none, a body whose statement is printed is one."""
    body = gold["organisation"]
    if gold["speaker"] or not body or same_outlet(body, report.publisher):
        return body if gold["speaker"] else None
    shared = set(body.casefold().split()) & set((report.publisher or "").casefold().split())
    return None if shared else body


def _actors(gold: Record, code: str) -> Iterator[Actor]:
    for role, slot in (("agent", "agents"), ("target", "targets")):
        for text in gold.get(slot) or ():
            named = phrase(text, code).actors
            yield Actor(role, text, named[0].name if named else None, named[0].kind if named else "other")


def _time(gold: Record) -> Time | None:
    start, end = (date.fromisoformat(gold[k]) if gold.get(k) else None for k in ("start", "end"))
    return Time(Span(0, 0, ""), start, end, 1 if start == end else 3, 1) if start or end else None


def _place(gold: Record) -> Place | None:
    name, country = gold.get("geonames_name"), gold.get("country")
    if not name:
        return Place(None, None, country=country) if country else None
    span = Span(0, 0, gold.get("place") or name)
    entry = _entry(name, country)
    if entry is None:
        return Place(span, name, country=country, where_prec=1)
    precision = {"country": 6, "adm1": 4, "district": 3, "region": 3, "river": 3}.get(entry.feature, 1)
    return Place(
        span, name, geonameid=entry.geonameid, latitude=entry.latitude, longitude=entry.longitude,
        country=entry.country, adm1=entry.adm1, where_prec=precision, feature=entry.feature,
    )  # fmt: skip


def _entry(name: str, country: str | None) -> Entry | None:
    found = [e for e in gazetteer().named([key(name)]).get(key(name), ()) if not country or e.country == country]
    return max(found, key=lambda e: (e.kind in ("city", "town", "site"), e.weight), default=None) or (
        gazetteer().similar(name, country) if country else None
    )
