"""A picture as its record: the one JSON object that `corroborate` writes."""

import json
from collections.abc import Mapping
from typing import Any, TextIO

from vigie.model import Claim, Contradiction, Incident, Picture, Placed, Reconciled
from vigie.publish.record import day, place

Record = dict[str, Any]


def write(picture: Picture, claims: Mapping[str, Claim], stream: TextIO) -> None:
    """Write the picture; the claims themselves are what `vigie read` writes, under the same ids."""
    json.dump(record(picture), stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def record(picture: Picture) -> Record:
    """Reports with their lineage, incidents, contradictions, under the names of `docs/vocabulary.md`."""
    return {
        "reports": [placed(one) for one in picture.reports],
        "incidents": [incident(one) for one in picture.incidents],
        "contradictions": [contradiction(one) for one in picture.contradictions],
    }


def placed(of: Placed) -> Record:
    """A report with its lineage."""
    lineage = of.lineage
    return {
        "id": of.report.id,
        "uri": of.report.uri,
        "title": of.report.title,
        "publisher": of.report.publisher,
        "published": day(of.report.published),
        "language": of.report.language,
        "group": of.group,
        "lineage": {
            "kind": lineage.kind, "of": lineage.of, "score": lineage.score, "because": [*lineage.because],
        },
    }  # fmt: skip


def incident(of: Incident) -> Record:
    """An incident: what, where, when, how many independent sources, and the figures that stand."""
    return {
        "id": of.id,
        "type": of.type,
        "place": place(of.place) if of.place else None,
        "start": day(of.start),
        "end": day(of.end),
        "claims": [*of.claims],
        "sources": of.sources,
        "source_names": [*of.names],
        "standing": of.standing,
        "figures": {what: reconciled(one) for what, one in of.figures.items()},
        "contradictions": [*of.contradictions],
        "because": [*of.because],
    }


def reconciled(of: Reconciled) -> Record:
    """Figures of one kind."""
    return {"low": of.low, "best": of.best, "high": of.high, "because": [*of.because]}


def contradiction(of: Contradiction) -> Record:
    """Two claims that cannot both be true."""
    return {"id": of.id, "between": [*of.between], "about": of.about, "because": [*of.because]}
