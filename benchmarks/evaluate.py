"""`make eval`: every figure of every set of gold that is here, beside its floor and the best figure known.

Exit code 1 where a figure sinks below its floor while its gold is unchanged, or a measure fails. What is not here is
said to be not here. What the figures mean: `docs/measures.md`.
"""

import argparse
import json
import multiprocessing
import os
import sys
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from benchmarks import floors
from benchmarks.floors import Floor, Verdict
from benchmarks.gold_sets import SHARED, GoldSet, gold_sets

KNOWN = Path(__file__).with_name("known.toml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One set measured; without figures its gold is not here, or measuring it failed."""

    key: str
    figures: dict[str, float] = field(default_factory=dict)
    gold: str = ""
    failed: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    one: GoldSet
    measure: str
    value: float
    floor: float | None
    verdict: Verdict
    known: str


def main() -> int:
    """The command: measures, prints, judges, and on demand records."""
    options = _options()
    console = Console(width=None if sys.stdout.isatty() else 150)
    sets = [one for one in gold_sets(full=options.full) if not options.only or one.key in options.only]
    begun = time.monotonic()
    outcomes = {one.key: one for one in measured(sets, options.shared, options.full, options.jobs)}
    recorded = floors.load()
    rows = [row for one in sets for row in compared_rows(one, outcomes[one.key], recorded.get(one.key))]
    if listed := [one for one in sets if not one.beside]:
        console.print(_table(listed, outcomes, rows))
    for title in dict.fromkeys(one.beside for one in sets if one.beside):
        console.print(_beside(title, [one for one in sets if one.beside == title], outcomes, rows))
    console.print(f"{len(rows)} figures in {time.monotonic() - begun:.0f} s.")
    if options.json:
        options.json.write_text(json.dumps(as_json(sets, outcomes, rows), indent=2, ensure_ascii=False), "utf-8")
    if options.record:
        _record(sets, outcomes, recorded, console)
        return 1 if any(one.failed for one in outcomes.values()) else 0
    return judged(sets, outcomes, rows, console)


def measured(sets: list[GoldSet], shared: Path, full: bool, jobs: int) -> Iterator[Outcome]:
    """Each set's outcome as it comes, one set a process."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    here = [one for one in sets if one.gold(shared)]
    yield from (Outcome(one.key) for one in sets if one not in here)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max(1, min(jobs, len(here))), mp_context=context) as pool:
        running = {pool.submit(outcome, one.key, shared, full): one.key for one in here}
        for future in as_completed(running):
            yield future.result()


def outcome(key: str, shared: Path, full: bool) -> Outcome:
    """One set measured now; a measure that fails is shown, and the others go on. EVAL_DEBUG=1 lets it crash."""
    one = next(found for found in gold_sets(full=full) if found.key == key)
    begun = time.monotonic()
    gold = floors.fingerprint(one.gold(shared), one.home(shared))
    try:
        figures = one.figures(shared)
    except Exception as error:
        if os.environ.get("EVAL_DEBUG"):
            raise
        return Outcome(key, gold=gold, failed=f"{type(error).__name__}: {' '.join(str(error).split())}")
    return Outcome(key, figures, gold, seconds=time.monotonic() - begun)


def known() -> dict[str, dict[str, str]]:
    """The best known figures in words, by set and measure."""
    read = tomllib.loads(KNOWN.read_text("utf-8"))
    return {
        key: {name: f"{one['figure']} {one['source']}" for name, one in measures.items()}
        for key, measures in read.items()
    }


def compared_rows(one: GoldSet, found: Outcome, floor: Floor | None) -> Iterator[Row]:
    """A set's figures beside its floor and the best known."""
    best = known().get(one.key, {})
    for measure, value in found.figures.items():
        limit = floor.figures.get(measure) if floor else None
        judgement = floors.verdict(
            value,
            limit,
            same_gold=bool(floor and floor.gold == found.gold),
            lower_is_better=measure in one.lower_is_better,
        )
        yield Row(one, measure, value, limit, judgement, best.get(measure, ""))


def _table(sets: list[GoldSet], outcomes: dict[str, Outcome], rows: list[Row]) -> Table:
    table = Table(title="How well vigie reads", title_justify="left")
    table.add_column("set", no_wrap=True)
    table.add_column("measure", no_wrap=True)
    table.add_column("ours", justify="right")
    table.add_column("floor", justify="right")
    table.add_column("best known")
    for one in sets:
        found = outcomes[one.key]
        mine = [row for row in rows if row.one is one]
        for i, row in enumerate(mine):
            style = "bold red" if row.verdict is Verdict.SUNK else "dim" if row.verdict is Verdict.OTHER_GOLD else ""
            name = f"{row.measure} (low is good)" if row.measure in one.lower_is_better else row.measure
            ours, floor = Text(_shown(row.value, row), style), Text(_limit(row), style)
            table.add_row(one.title if i == 0 else "", name, ours, floor, row.known)
        if not mine:
            table.add_row(one.title, Text(f"failed: {found.failed}" if found.failed else "not here", "dim"), "", "", "")
        table.add_section()
    return table


def _beside(title: str, sets: list[GoldSet], outcomes: dict[str, Outcome], rows: list[Row]) -> Table:
    """Sets that have the same measures, a column each; every figure with its floor."""
    table = Table(title=title, title_justify="left")
    table.add_column("measure", no_wrap=True)
    for one in sets:
        table.add_column(one.title, justify="right")
    cells = {(row.measure, row.one.key): _cell(row) for row in rows}
    for measure in dict.fromkeys(row.measure for one in sets for row in rows if row.one is one):
        table.add_row(measure, *(cells.get((measure, one.key), Text("")) for one in sets))
    lacking = {
        one.key: "failed" if outcomes[one.key].failed else "not here" for one in sets if not outcomes[one.key].figures
    }
    if lacking:
        table.add_row("", *(Text(lacking.get(one.key, ""), "dim") for one in sets))
    table.caption = (
        "each figure with its floor" if any(row.floor is not None for row in rows if row.one in sets) else None
    )
    return table


def _cell(row: Row) -> Text:
    style = "bold red" if row.verdict is Verdict.SUNK else ""
    return Text.assemble((_shown(row.value, row), style), (f"  {_limit(row):>5}", "dim"))


def _shown(value: float, row: Row) -> str:
    return f"{value:.0f}" if row.measure in row.one.counts else f"{value:.3f}"


def _limit(row: Row) -> str:
    """The floor; in brackets where it does not bind."""
    shown = "" if row.floor is None else _shown(row.floor, row)
    return f"({shown})" if row.verdict is Verdict.OTHER_GOLD else shown


def judged(sets: list[GoldSet], outcomes: dict[str, Outcome], rows: list[Row], console: Console) -> int:
    """Says what is wrong, in words; 1 where a floor does not hold or a measure failed."""
    for one in sets:
        if any(row.verdict is Verdict.OTHER_GOLD for row in rows if row.one is one):
            console.print(f"{one.title}: {Verdict.OTHER_GOLD.value}", style="yellow")
    bad = [f"{one.title}: failed: {outcomes[one.key].failed}" for one in sets if outcomes[one.key].failed]
    for row in rows:
        if row.verdict is Verdict.SUNK:
            side = "above its ceiling" if row.measure in row.one.lower_is_better else "below its floor"
            bad.append(f"{row.one.title}: {row.measure} is {row.value:.4f}, {side} of {row.floor:.4f}")
    for sentence in bad:
        console.print(sentence, style="bold red", markup=False)
    return 1 if bad else 0


def _record(sets: list[GoldSet], outcomes: dict[str, Outcome], recorded: dict[str, Floor], console: Console) -> None:
    """Writes the floors of what was measured; what was not keeps its own."""
    new = {one.key: Floor(found.gold, found.figures) for one in sets if (found := outcomes[one.key]).figures}
    for one in sets:
        if one.key in new and one.key in recorded:
            for sentence in floors.lowered(recorded[one.key], new[one.key], lower_is_better=one.lower_is_better):
                console.print(f"lowered: {one.title}: {sentence}", style="yellow", markup=False)
    floors.save(recorded | new)
    console.print(f"Floors of {len(new)} sets recorded in {floors.FILE.name}.")


def as_json(sets: list[GoldSet], outcomes: dict[str, Outcome], rows: list[Row]) -> dict[str, object]:
    """What `--json` writes."""
    return {
        "figures": [
            {"set": row.one.key, "measure": row.measure, "ours": row.value, "floor": row.floor,
             "verdict": row.verdict.value, "best_known": row.known or None}
            for row in rows
        ],
        "not_here": [one.key for one in sets if not outcomes[one.key].gold],
        "failed": {key: one.failed for key, one in outcomes.items() if one.failed},
        "seconds": {key: round(one.seconds, 1) for key, one in outcomes.items() if one.figures},
    }  # fmt: skip


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__.splitlines()[0])
    keys = [one.key for one in gold_sets()]
    parser.add_argument(
        "--only", nargs="+", choices=keys, metavar="SET", help=f"measure these alone: {', '.join(keys)}"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there too")
    parser.add_argument("--full", action="store_true", help="measure the syntax models again (a minute more)")
    parser.add_argument("--record", action="store_true", help="make the figures measured now the floors")
    parser.add_argument("--shared", type=Path, default=SHARED, metavar="DIR", help="the folder that holds corpora/")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="sets measured side by side")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
