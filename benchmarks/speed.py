"""`make bench`: words a second of each stage and of the whole, on one core, beside the bare spaCy pipeline.

The texts are the samples and our own journeys (development part), 40 reports in both languages, always the same ones.
Each stage is timed inside a whole reading, so what one stage spares another shows. Of three rounds the fastest counts.
Bare spaCy is the syntax model alone on the same clean texts, in the same run. Figures only, no test: machines differ.
"""

import importlib
import os
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
REPORTS, ROUNDS, ONE_REPORT = 40, 3, 400
STAGES = (  # shown, module, the function as the module's callers know it
    ("clean", "vigie.clean", "report"),
    ("read: sentences, syntax", "vigie.read", "tokens"),
    ("read: times", "vigie.read", "times"),
    ("read: figures", "vigie.read", "figures"),
    ("read: places", "vigie.read", "places"),
    ("read: actors", "vigie.read", "mentions"),
    ("attribute", "vigie.attribute", "voices"),
    ("coding", "vigie.coding", "claims"),
)


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds that one round took: the whole, each stage, and the bare pipeline on the same texts."""

    whole: float
    stages: Counter[str]
    bare: float


def main() -> None:
    """Prints the table and what it says in a sentence."""
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):  # before NumPy is loaded
        os.environ[threads] = "1"
    console = Console(width=None if sys.stdout.isatty() else 120)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    captures = texts()
    if not captures:
        console.print("Neither samples/ nor journeys/ is here: nothing measured.")
        return
    _round(captures)  # tables and caches
    rounds = [_round(captures) for _ in range(ROUNDS)]
    best = min(rounds, key=lambda one: one.whole)
    bare, words = min(one.bare for one in rounds), sum(len(text.split()) for text in captures.values())
    console.print(_table(best, bare, words, len(captures)))
    console.print(
        f"The whole reading runs at {words / best.whole:,.0f} words a second, {bare / best.whole:.2f} times as fast as"
        f" the bare spaCy pipeline ({words / bare:,.0f}); syntax is {_share(best, 'read: sentences, syntax')} of it,"
        f" everything else {1 - best.stages['read: sentences, syntax'] / best.whole:.0%}."
    )
    for line in _single(captures):
        console.print(line)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    console.print(f"Peak memory of all this: {peak:,.0f} MB.")


def texts() -> dict[str, str]:
    """The reports by name: the samples, then the journeys by number, French and English in turn."""
    samples = sorted((ROOT / "samples").glob("*.txt"))
    own = sorted((ROOT / "journeys/reports/dev").glob("*.txt"), key=lambda path: (path.stem[3:], path.stem[:2]))
    return {path.name: path.read_text("utf-8") for path in [*samples, *own][:REPORTS]}


def _round(captures: dict[str, str]) -> Speed:
    from vigie import pipeline
    from vigie.languages import language
    from vigie.model import Capture

    stages: Counter[str] = Counter()
    with _timed(stages):
        begun = time.perf_counter()
        journeys = [pipeline.journey(Capture(text.encode(), name)) for name, text in captures.items()]
        whole = time.perf_counter() - begun
    begun = time.perf_counter()
    for code in ("fr", "en"):
        clean = [one.report.text for one in journeys if one.report.language == code]
        for _ in language(code).syntax.pipe(clean):
            pass
    return Speed(whole, stages, time.perf_counter() - begun)


@contextmanager
def _timed(spent: Counter[str]) -> Iterator[None]:
    """Each stage's function, while this lasts, adds the time it takes to `spent`."""
    held: list[tuple[Any, str, Callable[..., Any]]] = []
    for shown, module_name, name in STAGES:
        module = importlib.import_module(module_name)
        held.append((module, name, getattr(module, name)))
        setattr(module, name, _clocked(getattr(module, name), shown, spent))
    try:
        yield
    finally:
        for module, name, function in held:
            setattr(module, name, function)


def _clocked(function: Callable[..., Any], shown: str, spent: Counter[str]) -> Callable[..., Any]:
    def clocked(*args: Any, **options: Any) -> Any:
        begun = time.perf_counter()
        try:
            return function(*args, **options)
        finally:
            spent[shown] += time.perf_counter() - begun  # type: ignore[assignment]

    return clocked


def _table(speed: Speed, bare: float, words: int, reports: int) -> Table:
    table = Table(title=f"Speed on one core: {reports} reports, {words:,} words", title_justify="left")
    table.add_column("stage")
    for column in ("words/s", "share of the whole", "beside bare spaCy"):
        table.add_column(column, justify="right")
    for shown, _, _ in STAGES:
        seconds = speed.stages[shown]
        if seconds:
            table.add_row(shown, f"{words / seconds:,.0f}", _share(speed, shown), f"{bare / seconds:.2f} ×")
    table.add_section()
    table.add_row("the whole", f"{words / speed.whole:,.0f}", "100%", f"{bare / speed.whole:.2f} ×")
    table.add_row("bare spaCy pipeline", f"{words / bare:,.0f}", "", "1.00 ×")
    return table


def _share(speed: Speed, shown: str) -> str:
    return f"{speed.stages[shown] / speed.whole:.0%}"


def _single(captures: dict[str, str]) -> Iterator[str]:
    """Starting, and one report alone."""
    from vigie import pipeline
    from vigie.model import Capture

    text = _long_report(captures)
    took = statistics.median(_seconds(lambda: pipeline.journey(Capture(text.encode(), "one"))) for _ in range(5))
    name, short = min(captures.items(), key=lambda one: len(one[1]))
    path = next(path for path in (ROOT / "samples" / name, ROOT / "journeys/reports/dev" / name) if path.is_file())
    command = [sys.executable, "-m", "vigie"]
    version = min(_seconds(lambda: _run([*command, "--version"])) for _ in range(ROUNDS))
    read = min(_seconds(lambda: _run([*command, "read", str(path), "--format", "jsonl"])) for _ in range(ROUNDS))
    yield f"One report of {len(text.split())} words: {took:.2f} s after start."
    words = len(short.split())
    yield f"`vigie --version`: {version:.2f} s; `vigie read` of {words} words, start and all: {read:.2f} s."


def _long_report(captures: dict[str, str]) -> str:
    """Some 400 words in one language: the longest report, with paragraphs of the next longest behind it."""
    english = sorted(
        (text for name, text in captures.items() if name.startswith("en-") or ".en." in name), key=len, reverse=True
    )
    paragraphs: list[str] = []
    for paragraph in (one for text in english for one in text.split("\n\n")):
        if len(" ".join([*paragraphs, paragraph]).split()) <= ONE_REPORT:
            paragraphs.append(paragraph)
    return "\n\n".join(paragraphs)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


if __name__ == "__main__":
    main()
