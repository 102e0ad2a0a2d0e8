"""A claim as a row of a table that any spreadsheet opens; what it holds is text to it, never a formula."""

from typing import Any

Record = dict[str, Any]
COLUMNS = (
    "id", "incident", "standing", "type", "modality", "start", "end", "place", "country", "latitude", "longitude",
    "where_prec", "speaker", "role", "organisation", "mode", "stance", "agents", "targets", "figures", "evidence",
    "publisher", "published", "language", "report", "uri", "status", "because",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def row(claim: Record) -> list[str]:
    """The cells of a claim, under `COLUMNS`."""
    place, time, voice, report = claim["place"] or {}, claim["time"] or {}, claim["voice"], claim["report"]
    cells = (
        claim["id"], claim.get("incident"), claim.get("standing"), claim["event"]["type"], claim["event"]["modality"],
        time.get("start"), time.get("end"), place.get("name") or place.get("text"), place.get("country"),
        place.get("latitude"), place.get("longitude"), place.get("where_prec"), voice["speaker"], voice["role"],
        voice["organisation"], voice["mode"], voice["stance"], _actors(claim, "agent"), _actors(claim, "target", "affected"),
        "; ".join(map(_figure, claim["figures"])), claim["evidence"]["exact"], report["publisher"], report["published"],
        report["language"], report["id"], report["uri"], claim.get("status"), " ".join(claim["because"]),
    )  # fmt: skip
    return [_plain(cell) for cell in cells]


def _actors(claim: Record, *roles: str) -> str:
    return "; ".join(one["name"] or one["text"] for one in claim["actors"] if one["role"] in roles)


def _figure(one: Record) -> str:
    low, best, high = ("" if one[name] is None else f"{one[name]:g}" for name in ("low", "best", "high"))
    return f"{one['what']} {one['bound']} {low}/{best}/{high} {one['unit']}"


def _plain(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) and not isinstance(cell, int | float) else text
