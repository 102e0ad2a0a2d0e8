"""A picture as `vigie corroborate` wrote it → the picture again, with the reports of its claims."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from vigie.collect.claims import place
from vigie.errors import OptionError
from vigie.model import Claim, Contradiction, Incident, Lineage, Picture, Placed, Reconciled, Report

Record = dict[str, Any]
_KEYS = frozenset(("reports", "incidents", "contradictions"))
_REMEDY = "give a picture as `vigie corroborate --format json` writes it"


def is_picture(path: str) -> bool:
    """Whether a file holds a picture: a JSON object with its three keys."""
    return path.endswith(".json") and Path(path).is_file() and _loaded(path).keys() >= _KEYS


def picture(path: str, claims: Mapping[str, Claim]) -> Picture:
    """The picture of a file; reports with all that the claims' records say of them. Raises OptionError where it is none."""
    reports = {claim.report.id: claim.report for claim in claims.values()}
    found = _loaded(path)
    try:
        return Picture(
            tuple(_placed(one, reports) for one in found["reports"]),
            tuple(_incident(one) for one in found["incidents"]),
            tuple(_contradiction(one) for one in found["contradictions"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"missing {error}" if isinstance(error, KeyError) else str(error)
        raise OptionError(f"{path}: not a picture: {what}", remedy=_REMEDY) from None


def _loaded(path: str) -> Record:
    try:
        found = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _placed(of: Record, reports: Mapping[str, Report]) -> Placed:
    lineage = of["lineage"]
    head = reports.get(of["id"]) or Report(
        of["id"], of["uri"], "", of.get("language") or "en", title=of.get("title"), publisher=of.get("publisher"),
        published=_day(of.get("published")),
    )  # fmt: skip
    return Placed(
        head, of["group"], Lineage(lineage["kind"], lineage["of"], lineage["score"], tuple(lineage["because"]))
    )


def _incident(of: Record) -> Incident:
    figures = {
        what: Reconciled(one["low"], one["best"], one["high"], tuple(one.get("because") or ()))
        for what, one in of["figures"].items()
    }
    return Incident(
        of["id"], of["type"], place(of["place"]) if of["place"] else None, _day(of["start"]), _day(of["end"]),
        tuple(of["claims"]), of["sources"], of["standing"], figures, tuple(of["contradictions"]),
        tuple(of.get("source_names") or ()), tuple(of.get("because") or ()),
    )  # fmt: skip


def _contradiction(of: Record) -> Contradiction:
    one, two = of["between"]
    return Contradiction(of["id"], (one, two), of["about"], tuple(of.get("because") or ()))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
