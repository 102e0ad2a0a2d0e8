"""How the comparison grows: invented reports (`benchmarks.invented`) in ledgers of 1,000, 10,000 and 100,000.

Timed are reports added one by one, each followed by a refresh. What one report is compared with was published in the weeks
about it, so a great ledger is measured in an excerpt: all reports of some weeks of it, as dense as the whole is, of which
those in the middle third are timed. `--whole` fills the ledgers indeed. Memory is what the excerpt takes, and what the whole
takes at as much a report as the second half of the excerpt: caches of a fixed size fill in the first. Beside it, in the same
run and on the same reports, all of them, the search for near-copies by our bands and by datasketch's MinHashLSH with as many
permutations and rows: time, copies found, candidates. Times are of the processor, so that other work on the machine counts
little. Each measure has a process of its own, so that its memory is its own. Figures only, no test: machines differ.

`python -m benchmarks.growth [--sizes 1000 10000 100000] [--whole] [--memory GB]`
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
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from benchmarks.invented import Told
    from vigie.corroborate import Ledger

SIZES, SEED = (1_000, 10_000, 100_000), 1
EXCERPT = 42 * 100_000  # days times reports: six weeks of the greatest ledger, the more the smaller it is
SAMPLE = 200  # reports that are timed
OFTEN = 500  # reports between two refreshes while a ledger is filled
AIM_MS, MEMORY_GB = 200, 12.0


@dataclass(frozen=True, slots=True)
class Size:
    """What one more report costs at a size, in milliseconds, and what the ledger holds, in megabytes."""

    reports: int
    held: int  # of them, in the excerpt
    timed: list[tuple[float, float]]  # adding, refreshing
    memory: float  # of the held ones
    second: float  # of them, of the second half
    tables: float  # words, actors, places, and the reports as they were invented

    @property
    def whole(self) -> list[float]:
        """Adding and refreshing together."""
        return [added + refreshed for added, refreshed in self.timed]

    @property
    def a_report(self) -> float:
        """Kilobytes that one more report takes."""
        return 1024 * self.second / (self.held / 2)

    @property
    def all_of_it(self) -> float:
        """Megabytes of a process that holds as many reports as the size says."""
        return self.tables + self.memory + self.a_report * (self.reports - self.held) / 1024


@dataclass(frozen=True, slots=True)
class Search:
    """A search for near-copies at a size: milliseconds of the last, share of copies found, candidates, megabytes."""

    reports: int
    timed: list[float]
    found: float
    candidates: float
    peak: float


Text = tuple[str, str, tuple[int, ...], str | None]  # a report: its id, language, runs, and what it is a copy of


def main() -> None:
    """Prints both tables and whether the aim is met."""
    options = _options()
    console = Console(width=None if sys.stdout.isatty() else 120)
    sizes, limit = tuple(sorted(options.sizes)), options.memory * 1024
    grown: list[Size] = []
    for size in sizes:
        grown.append(_alone(ledger, size, options.whole, limit))
        print(f"{size:,}: {statistics.median(grown[-1].whole):.1f} ms", file=sys.stderr, flush=True)
    console.print(_growth(grown))
    console.print(_verdict(grown[-1]))
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        _alone(spool, sizes[-1], texts)
        ours, theirs = (_alone(search, sizes, texts) for search in (bands, datasketch))
    console.print(_searches(ours, theirs))


def _alone(work: Callable[..., Any], *arguments: Any) -> Any:
    """The work in a process of its own."""
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):  # the process inherits them
        os.environ[threads] = "1"
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(work, *arguments).result()


def ledger(size: int, whole: bool, limit: float) -> Size:
    """A ledger of that size, or an excerpt of it, and the reports that are added to it at last."""
    from benchmarks import invented
    from vigie.corroborate import Ledger

    days = invented.DAYS if whole else min(invented.DAYS, EXCERPT // size)
    for told in invented.reports(SEED + 1, 20):  # tables and caches
        _added(Ledger(), told)
    first, timed = _parted(invented.reports(SEED, size, days=days), invented.MIDDLE, days)
    held, tables = Ledger(), peak()  # the invented reports stand beside the ledger
    half = tables
    for number, told in enumerate(first, start=1):
        held.add(told.report, told.claims)
        if number == len(first) // 2:
            half = peak()
        if number % OFTEN == 0:
            held.refresh()
        if peak() > limit:
            raise SystemExit(f"{number:,} of {size:,} reports take more memory than --memory allows: {peak():,.0f} MB")
    held.refresh()
    sample = [_added(held, told) for told in timed]
    return Size(size, len(held.items), sample, peak() - tables, peak() - half, tables)


def _parted(told: "Iterable[Told]", middle: date, days: int) -> "tuple[list[Told], list[Told]]":
    """Those that fill the ledger, and those that are timed: the last ones from the middle third of its days."""
    every = list(told)
    timed = [one for one in every if one.report.published and abs((one.report.published - middle).days) <= days // 6]
    ids = {one.report.id for one in timed[-SAMPLE:]}
    return [one for one in every if one.report.id not in ids], timed[-SAMPLE:]


def _added(held: "Ledger", told: "Told") -> tuple[float, float]:
    """Milliseconds of adding and of refreshing."""
    begun = time.process_time()
    held.add(told.report, told.claims)
    added = time.process_time()
    held.refresh()
    return 1000 * (added - begun), 1000 * (time.process_time() - added)


def spool(size: int, texts: Path) -> None:
    """Writes down what is searched: of each report the id, the language, the runs of its words, what it was copied from."""
    from benchmarks import invented
    from vigie.corroborate.marks import Line, runs, words_of
    from vigie.orthography import folded

    nothing = frozenset[Any]()
    with texts.open("wb") as stream:
        for told in invented.reports(SEED, size):
            sentences = (tuple(map(folded, words_of(line))) for line in told.report.text.splitlines() if line)
            found = runs(tuple(Line(words, nothing, nothing, nothing, nothing, False) for words in sentences))
            copy = told.of if told.kind in ("verbatim", "cut") else None
            pickle.dump((told.report.id, told.report.language, tuple(sorted(found)), copy), stream)


def bands(sizes: tuple[int, ...], texts: Path) -> list[Search]:
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

    return _searched(search, sizes, texts)


def datasketch(sizes: tuple[int, ...], texts: Path) -> list[Search]:
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

    return _searched(search, sizes, texts)


def _searched(
    search: Callable[[str, str, frozenset[int]], set[str]], sizes: tuple[int, ...], texts: Path
) -> list[Search]:
    """The search of each text in its turn; timed are the last ones of each size."""
    found: list[Search] = []
    sample: list[tuple[float, int]] = []
    copies = hits = 0
    for number, (name, language, runs, copy) in enumerate(_texts(texts), start=1):
        begun = time.process_time()
        met = search(name, language, frozenset(runs))
        sample.append((1000 * (time.process_time() - begun), len(met)))
        copies, hits = copies + bool(copy), hits + (copy in met)
        if number in sizes:
            last = sample[-SAMPLE:]
            candidates = statistics.mean(count for _, count in last)
            found.append(Search(number, [ms for ms, _ in last], hits / (copies or 1), candidates, peak()))
    return found


def _texts(file: Path) -> Iterator[Text]:
    with file.open("rb") as stream, suppress(EOFError):
        while True:
            yield pickle.load(stream)


def peak() -> float:
    """The most memory that this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


def _growth(sizes: list[Size]) -> Table:
    table = Table(title=f"One more report in a ledger ({SAMPLE} timed)", title_justify="left")
    for column in (
        "reports",
        "held",
        "median ms",
        "95th ms",
        "adding",
        "refreshing",
        "peak MB",
        "KB a report",
        "the whole, MB",
    ):
        table.add_column(column, justify="right")
    for one in sizes:
        timed = [statistics.median(one.whole), _p95(one.whole), *map(statistics.median, zip(*one.timed, strict=True))]
        table.add_row(
            f"{one.reports:,}", f"{one.held:,}", *(f"{ms:.1f}" for ms in timed), f"{one.memory + one.tables:,.0f}",
            f"{one.a_report:,.0f}", f"{one.all_of_it:,.0f}",
        )  # fmt: skip
    return table


def _verdict(last: Size) -> str:
    middle, high = statistics.median(last.whole), _p95(last.whole)
    met = "met" if high < AIM_MS else "met by the median alone" if middle < AIM_MS else "not met"
    return f"The aim, one report added to {last.reports:,} in less than {AIM_MS} ms, is {met}."


def _searches(ours: list[Search], theirs: list[Search]) -> Table:
    table = Table(title="Search for near-copies, the same reports", title_justify="left")
    for column in ("reports", "by", "median ms", "95th ms", "copies found", "candidates a report", "peak MB"):
        table.add_column(column, justify="left" if column == "by" else "right")
    for both in zip(ours, theirs, strict=True):
        for by, one in zip(("our bands", "datasketch"), both, strict=True):
            table.add_row(
                f"{one.reports:,}", by, f"{statistics.median(one.timed):.2f}", f"{_p95(one.timed):.2f}", f"{one.found:.1%}",
                f"{one.candidates:.1f}", f"{one.peak:,.0f}",
            )  # fmt: skip
        table.add_section()
    return table


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N", help="reports of each ledger")
    parser.add_argument(
        "--whole", action="store_true", help="fill every ledger with all its reports: hours, and much memory"
    )
    parser.add_argument("--memory", type=float, default=MEMORY_GB, metavar="GB", help="give up beyond that much memory")
    return parser.parse_args()


if __name__ == "__main__":
    main()
