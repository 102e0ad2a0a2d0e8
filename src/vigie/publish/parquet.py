"""Parquet: a row an incident with typed columns; figures, claims and contradictions as lists within the row."""

import io
from typing import TYPE_CHECKING, Any

from vigie.publish.editions import Case, Edition
from vigie.publish.needs import needed
from vigie.publish.outgoing import Outgoing
from vigie.publish.parties import Party
from vigie.publish.phrases import outlet
from vigie.publish.record import Record
from vigie.publish.tellings import named, telling

if TYPE_CHECKING:
    from pyarrow import Schema


def outgoing(edition: Edition) -> Outgoing:
    """The whole table; a value that its column cannot hold stops it."""
    arrow, store = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    stream = io.BytesIO()
    table = arrow.Table.from_pylist([row(case) for case in edition.cases], schema=schema())
    store.write_table(table, stream, compression="zstd")
    return Outgoing(stream.getvalue(), table.num_rows, binary=True)


def schema() -> "Schema":
    """The columns with their types."""
    arrow = needed("pyarrow", "parquet")
    text, number = arrow.string(), arrow.float64()
    party = arrow.struct([("name", text), ("kind", text)])
    figure = arrow.struct([("what", text), ("low", number), ("best", number), ("high", number)])
    return arrow.schema([
        ("id", text), ("type", text), ("modality", text), ("standing", text), ("sources", arrow.int32()),
        ("start", arrow.date32()), ("end", arrow.date32()),
        ("place", text), ("relation", text), ("geonameid", arrow.int64()), ("latitude", number), ("longitude", number),
        ("country", text), ("adm1", text), ("where_prec", arrow.int8()), ("geo_precision", arrow.int8()),
        ("agents", arrow.list_(party)), ("targets", arrow.list_(party)), ("figures", arrow.list_(figure)),
        ("telling", text), ("voices", arrow.list_(text)), ("publishers", arrow.list_(text)),
        ("claims", arrow.list_(text)), ("contradictions", arrow.list_(text)),
    ])  # fmt: skip


def row(case: Case) -> Record:
    """An incident under the names of the schema."""
    incident, place = case.incident, case.incident.place
    slots = ("relation", "geonameid", "latitude", "longitude", "country", "adm1", "where_prec", "geo_precision")
    where: dict[str, Any] = {name: getattr(place, name) for name in slots} if place else {}
    return {
        "id": incident.id, "type": incident.type, "modality": case.modality, "standing": incident.standing,
        "sources": incident.sources, "start": incident.start, "end": incident.end, "place": place and place.name, **where,
        "agents": [_party(case, one) for one in case.parties.agents],
        "targets": [_party(case, one) for one in case.parties.targets],
        "figures": [{"what": key, "low": one.low, "best": one.best, "high": one.high} for key, one in incident.figures.items()],
        "telling": telling(case), "voices": case.speakers(), "publishers": list(dict.fromkeys(map(outlet, case.reports))),
        "claims": list(incident.claims), "contradictions": list(incident.contradictions),
    }  # fmt: skip


def _party(case: Case, party: Party) -> Record:
    return {"name": named(case, party), "kind": party.kind}
