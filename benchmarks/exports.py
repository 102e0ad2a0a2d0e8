"""Every export of invented incidents: how fast it is made, and whether a reader that is not ours takes it.

The incidents cover all types, figures, precisions, stances and gaps (no place, no day, no figure, no party); the same seed makes
the same ones. Readers: the csv of Python with the codebooks' sums, geojson, prov, pyarrow, libhxl. `python -m benchmarks.exports`.
"""

import argparse
import csv
import io
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from rich.console import Console
from rich.table import Table

from vigie.coding.codebooks import ACLED, PLOVER
from vigie.model import (
    ACTOR_KINDS,
    EVENT_TYPES,
    STANCES,
    STANDINGS,
    Actor,
    Claim,
    Event,
    Evidence,
    Figure,
    Incident,
    Lineage,
    Picture,
    Place,
    Placed,
    Reconciled,
    Report,
    Span,
    Time,
    Voice,
)  # fmt: skip
from vigie.publish.editions import Edition
from vigie.publish.exports import EXPORTS, exported

SIZE, SEED = 10_000, 7
COUNTRIES = "SY UA AF YE IQ SO NG ML BF CD SD ET MM CO MX PK PS LY CF FJ".split()
KEYS = "killed killed:soldiers killed:civilians killed:fighters killed:children injured displaced".split()
NAMES = ("Front of the Plains", 'the "Lions", eastern branch', "=SUM(A1)", "armée de l’Est\nbrigade 4", None)


@dataclass(frozen=True, slots=True)
class Run:
    """One export: seconds to make it, its size, what it holds, and what its reader found."""

    form: str
    seconds: float
    size: int
    held: int
    read: int


def edition(size: int, seed: int = SEED) -> Edition:
    """So many incidents with one to three claims each."""
    chance = Random(seed)
    claims: list[Claim] = []
    incidents = []
    for number in range(size):
        told = _claims(number, chance)
        claims += told
        incidents.append(_incident(number, told, chance))
    reports = tuple(
        Placed(one, one.id, Lineage()) for one in {claim.report.id: claim.report for claim in claims}.values()
    )
    return Edition(Picture(reports, tuple(incidents), ()), {one.id: one for one in claims})


def _claims(number: int, chance: Random) -> tuple[Claim, ...]:
    kind = chance.choice(EVENT_TYPES)
    day = date(2020, 1, 1) + timedelta(chance.randrange(1500))
    return tuple(_claim(f"{number}-{k}", kind, day, chance) for k in range(chance.randrange(1, 4)))


def _claim(name: str, kind: str, day: date, chance: Random) -> Claim:
    words = f"Report {name} tells of an event"
    report = Report(
        name,
        f"{name}.txt",
        words,
        "en",
        title=f"Title, of {name}",
        publisher=f"Outlet {chance.randrange(40)}",
        published=day,
    )
    low = chance.randrange(30)
    bound = chance.choice(("exact", "at_least", "vague", "range"))
    best = None if bound in ("range", "vague") else low
    figure = Figure(Span(0, 6, "dozens"), bound, low, best, low + 9 if bound == "range" else best, what="killed")
    actors = tuple(
        Actor(role, "armed men", chance.choice(NAMES), chance.choice(ACTOR_KINDS))
        for role in ("agent", "target")
        if chance.random() < 0.8
    )
    speaker = chance.choice((None, "the army", "residents", "+49 group", "Amna Doe"))
    voice = Voice(speaker, mode="indirect" if speaker else "narration", stance=chance.choice(STANCES))
    event = Event(
        kind,
        chance.choice(("happened", "happened", "ongoing", "planned")),
        Span(0, 6, "Report"),
        ACLED[kind],
        PLOVER[kind],
    )
    when = Time(Span(0, 0, ""), day, day, 1, 1)
    figures = (figure,) if chance.random() < 0.7 else ()
    return Claim(report, Evidence(words, 0, len(words), "", ""), voice, event, actors, None, when, figures)


def _incident(number: int, claims: tuple[Claim, ...], chance: Random) -> Incident:
    start = claims[0].report.published if chance.random() < 0.95 else None
    end = start + timedelta(chance.choice((0, 0, 0, 3, 6, 20, 90))) if start and chance.random() < 0.95 else None
    figures = {key: _reconciled(chance) for key in KEYS if chance.random() < 0.4}
    return Incident(
        f"i{number}", claims[0].event.type, _place(chance), start, end, tuple(one.id for one in claims), len(claims),
        chance.choice(STANDINGS), figures,
    )  # fmt: skip


def _reconciled(chance: Random) -> Reconciled:
    low, best, high = sorted(chance.randrange(200) for _ in range(3))
    return chance.choice((
        Reconciled(low, best, high), Reconciled(low, None, None), Reconciled(None, None, high), Reconciled(low, low, low),
        Reconciled(low, None, high), Reconciled(0, 0, 0),
    ))  # fmt: skip


def _place(chance: Random) -> Place | None:
    code = chance.choice(COUNTRIES)
    prec = chance.randrange(1, 7)
    if chance.random() < 0.05:
        return None
    if prec == 6:
        return Place(None, None, country=code, where_prec=6, geo_precision=3)
    at = (
        (round(chance.uniform(-89, 89), 3), round(chance.uniform(-180, 180), 3))
        if chance.random() < 0.9
        else (None, None)
    )
    return Place(
        Span(0, 4, "Town"),
        f"Town {chance.randrange(999)}",
        chance.choice((None, "near")),
        None,
        *at,
        code,
        "North",
        prec,
        min(prec, 3),
    )


def read(form: str, content: bytes) -> int:
    """How many incidents a reader that is not ours finds in an export; raises where it finds anything wrong."""
    return _READERS[form](content)


def _rows(content: bytes) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(content.decode()), strict=True))
    assert all(None not in row and None not in row.values() for row in rows), "a row has cells without a column"
    return rows


def _acled(content: bytes) -> int:
    rows = _rows(content)
    assert len({row["event_id_cnty"] for row in rows}) == len(rows), "two events with one id"
    for row in rows:
        assert date.fromisoformat(row["event_date"]).year == int(row["year"]) and int(row["fatalities"]) >= 0
        assert row["inter1"] in "12345678" and row["inter2"] in "12345678" and row["geo_precision"] in "123"
    return len(rows)


def _ucdp(content: bytes) -> int:
    rows = _rows(content)
    for row in rows:
        low, best, high = (int(row[name]) for name in ("low", "best", "high"))
        assert 0 <= low <= best <= high, row["id"]
        assert best == sum(int(row[f"deaths_{side}"]) for side in ("a", "b", "civilians", "unknown")), row["id"]
        assert date.fromisoformat(row["date_start"]) <= date.fromisoformat(row["date_end"])
    return len(rows)


def _lines(content: bytes) -> int:
    return sum(isinstance(json.loads(line), dict) for line in content.decode().splitlines())


def _geojson(content: bytes) -> int:
    import geojson

    found = geojson.loads(content.decode())
    assert found.is_valid, found.errors()
    return len(found.features)


def _parquet(content: bytes) -> int:
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(io.BytesIO(content))
    table.validate(full=True)
    return int(table.num_rows)


def _prov(content: bytes) -> int:
    from prov.model import ProvDocument, ProvEntity

    found = ProvDocument.deserialize(content=content.decode(), format="json")
    return sum(str(one.identifier).startswith("incident:") for one in found.get_records(ProvEntity))


_READERS: dict[str, Callable[[bytes], int]] = {
    "acled": _acled, "ucdp": _ucdp, "plover": _lines, "geojson": _geojson, "parquet": _parquet, "jsonl": _lines, "prov": _prov,
    "ninjs": _lines,
}  # fmt: skip


def run(form: str, size: int, *, hxl: bool = False) -> Run:
    """One export of fresh incidents, and what its reader finds in it; with HXL tags libhxl has found them right."""
    of = edition(size)
    begun = time.perf_counter()
    made = exported(form, of, hxl=hxl)
    seconds = time.perf_counter() - begun
    found = made.held if hxl else read(form, made.content)
    return Run(f"{form} --hxl" if hxl else form, seconds, len(made.content), made.held, found)


def main() -> None:
    """Prints a row an export."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=SIZE, metavar="N", help="incidents")
    size = parser.parse_args().size
    table = Table(title=f"Exports of {size:,} incidents", title_justify="left")
    for column in ("format", "seconds", "incidents a second", "MB", "held", "read back"):
        table.add_column(column, justify="left" if column == "format" else "right")
    for form, hxl in [*((one, False) for one in EXPORTS), ("acled", True), ("ucdp", True)]:
        one = run(form, size, hxl=hxl)
        table.add_row(
            one.form,
            f"{one.seconds:.1f}",
            f"{size / one.seconds:,.0f}",
            f"{one.size / 1e6:.1f}",
            f"{one.held:,}",
            f"{one.read:,}",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
