"""How the comparison grows: invented reports (`benchmarks.invented`) into one ledger, 1,000, then 10,000, then 100,000.

At each size the next reports are added one by one, each followed by a refresh: median and 95th percentile of the time, and
the peak of memory until then. Beside it, in the same run and on the same reports, the search for near-copies by our bands
and by datasketch's MinHashLSH with as many permutations and rows: time, copies found, candidates. Each part has a process of
its own, so that its memory is its own. Figures only, no test: machines differ.

`python -m benchmarks.growth [--sizes 1000 10000 100000] [--memory GB]`
"""

import argparse
import multiprocessing
import os
import pickle
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

SIZES, SEED = (1_000, 10_000, 100_000), 1
SAMPLE = 200  # reports that are timed at each size
OFTEN = 500  # reports between two refreshes while the ledger is filled
AIM_MS = 200
MEMORY_GB = 12.0


@dataclass(frozen=True, slots=True)
class Size:
    """What one more report costs at a size, in milliseconds."""

    reports: int
    median: float
    p95: float
    peak: float  # megabytes
    parts: dict[str, float]  # median of each part


@dataclass(frozen=True, slots=True)
class Search:
    """A search for near-copies at a size: milliseconds a report, copies found, candidates a report, megabytes."""

    reports: int
    median: float
    p95: float
    found: float
    candidates: float
    peak: float


Text = tuple[str, str, tuple[int, ...], str | None]  # a report: its id, language, runs, and what it is a copy of


def main() -> None:
    """Prints both tables and whether the aim is met."""
    options = _options()
    console = Console(width=None if sys.stdout.isatty() else 120)
    sizes, limit = tuple(sorted(options.sizes)), options.memory * 1024
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        grown = _alone(ledger, sizes, texts, limit)
        console.print(_growth(grown))
        for line in _verdict(grown, sizes):
            console.print(line)
        ours, theirs = (_alone(search, sizes, texts, limit) for search in (bands, datasketch))
        console.print(_searches(ours, theirs))


def _alone(work: Callable[..., list[Any]], *arguments: Any) -> list[Any]:
    """The work in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(work, *arguments).result()


def ledger(sizes: tuple[int, ...], texts: Path, limit: float) -> list[Size]:
    """One ledger, filled to each size; what the others search is kept in `texts`."""
    from benchmarks import invented
    from vigie.corroborate import Ledger

    _one_thread()
    held, made = Ledger(), invented.reports(SEED)
    found = []
    with texts.open("wb") as stream:
        for size in sizes:
            for told in _kept(islice(made, size - len(held.items)), held, stream):
                held.add(told.report, told.claims)
                if len(held.items) % OFTEN == 0:
                    held.refresh()
                    if peak() > limit:
                        return [*found, Size(len(held.items), 0.0, 0.0, peak(), {})]
            held.refresh()
            sample = [_added(held, told) for told in _kept(islice(made, SAMPLE), held, stream)]
            found.append(_size(size, sample))
    return found


def _kept(told: Iterable[Any], held: Any, stream: Any) -> Iterator[Any]:
    """The reports; of each, once it is added, the runs of its words are written down."""
    for one in told:
        yield one
        marks = held.items[one.report.id].marks
        copy = one.of if one.kind in ("verbatim", "cut") else None
        pickle.dump((one.report.id, marks.language, tuple(sorted(marks.runs)), copy), stream)


def _added(held: Any, told: Any) -> tuple[float, float]:
    begun = time.perf_counter()
    held.add(told.report, told.claims)
    added = time.perf_counter()
    held.refresh()
    return 1000 * (added - begun), 1000 * (time.perf_counter() - added)


def _size(reports: int, sample: list[tuple[float, float]]) -> Size:
    whole = [sum(one) for one in sample]
    parts = {"add": statistics.median(a for a, _ in sample), "refresh": statistics.median(b for _, b in sample)}
    return Size(reports, statistics.median(whole), _p95(whole), peak(), parts)


def bands(sizes: tuple[int, ...], texts: Path, limit: float) -> list[Search]:
    """Our own: keys of a MinHash, in one dictionary as the ledger has it."""
    from vigie.corroborate import blocks
    from vigie.corroborate.marks import Marks

    keys: dict[blocks.Key, list[str]] = defaultdict(list)
    nothing = frozenset[Any]()

    def search(name: str, language: str, runs: frozenset[int]) -> set[str]:
        mine = blocks.bands(Marks(language, (), runs, nothing, nothing, nothing, nothing))
        met = {other for key in mine for other in keys.get(key, ())}
        for key in mine:
            keys[key].append(name)
        return met

    return _searched(search, sizes, texts, limit)


def datasketch(sizes: tuple[int, ...], texts: Path, limit: float) -> list[Search]:
    """datasketch's index with the same bands; one index a language, as our keys hold the language."""
    from datasketch import MinHash, MinHashLSH

    from vigie.corroborate.blocks import PERMUTATIONS, ROWS
    from vigie.corroborate.blocks import SEED as HASHED

    shape = (PERMUTATIONS // ROWS, ROWS)
    indexes = {code: MinHashLSH(num_perm=PERMUTATIONS, params=shape) for code in ("fr", "en")}

    def search(name: str, language: str, runs: frozenset[int]) -> set[str]:
        sketch = MinHash(num_perm=PERMUTATIONS, seed=HASHED)
        sketch.update_batch([str(run).encode() for run in sorted(runs)])
        met = set(indexes[language].query(sketch))
        indexes[language].insert(name, sketch, check_duplication=False)
        return met

    return _searched(search, sizes, texts, limit)


def _searched(
    search: Callable[[str, str, frozenset[int]], set[str]], sizes: tuple[int, ...], texts: Path, limit: float
) -> list[Search]:
    """The searched texts in their order; timed are those after each size."""
    _one_thread()
    found: list[Search] = []
    sample: list[tuple[float, int]] = []
    copies = hits = 0
    for number, (name, language, runs, copy) in enumerate(_texts(texts), start=1):
        begun = time.perf_counter()
        met = search(name, language, frozenset(runs))
        sample.append((1000 * (time.perf_counter() - begun), len(met)))
        copies, hits = copies + bool(copy), hits + (copy in met)
        if number - SAMPLE in sizes:
            last = [ms for ms, _ in sample[-SAMPLE:]]
            candidates = statistics.mean(count for _, count in sample[-SAMPLE:])
            found.append(
                Search(number - SAMPLE, statistics.median(last), _p95(last), hits / (copies or 1), candidates, peak())
            )
            if peak() > limit:
                break
    return found


def _texts(file: Path) -> Iterator[Text]:
    with file.open("rb") as stream:
        while True:
            try:
                yield pickle.load(stream)
            except EOFError:
                return


def peak() -> float:
    """The most memory that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _one_thread() -> None:
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):  # before NumPy is loaded
        os.environ[threads] = "1"


def _growth(sizes: list[Size]) -> Table:
    table = Table(title=f"One more report in a ledger ({SAMPLE} timed at each size)", title_justify="left")
    for column in ("reports", "median ms", "95th ms", "of it adding", "refreshing", "peak MB"):
        table.add_column(column, justify="right")
    for one in sizes:
        parts = [f"{one.parts[name]:.1f}" for name in ("add", "refresh")] if one.parts else ["", ""]
        timed = [f"{one.median:.1f}", f"{one.p95:.1f}"] if one.parts else ["", ""]
        table.add_row(f"{one.reports:,}", *timed, *parts, f"{one.peak:,.0f}")
    return table


def _verdict(sizes: list[Size], wanted: tuple[int, ...]) -> Iterator[str]:
    last = sizes[-1]
    if not last.parts:
        yield f"Stopped at {last.reports:,} reports: {last.peak:,.0f} MB are more than --memory allows."
    elif last.reports == wanted[-1]:
        met = "met" if last.p95 < AIM_MS else "met by the median alone" if last.median < AIM_MS else "not met"
        yield f"The aim, less than {AIM_MS} ms a report at {last.reports:,} reports, is {met}."


def _searches(ours: list[Search], theirs: list[Search]) -> Table:
    table = Table(title="Search for near-copies, the same reports", title_justify="left")
    for column in ("reports", "by", "median ms", "95th ms", "copies found", "candidates a report", "peak MB"):
        table.add_column(column, justify="left" if column == "by" else "right")
    for both in zip(ours, theirs, strict=False):
        for by, one in zip(("our bands", "datasketch"), both, strict=True):
            table.add_row(
                f"{one.reports:,}" if by == "our bands" else "", by, f"{one.median:.2f}", f"{one.p95:.2f}", f"{one.found:.1%}",
                f"{one.candidates:.1f}", f"{one.peak:,.0f}",
            )  # fmt: skip
        table.add_section()
    return table


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="reports at which one more is timed"
    )
    parser.add_argument("--memory", type=float, default=MEMORY_GB, metavar="GB", help="stop beyond that much memory")
    return parser.parse_args()


if __name__ == "__main__":
    main()
