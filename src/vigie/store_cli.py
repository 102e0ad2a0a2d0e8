"""The commands of the store: `vigie import`, `vigie store …`, `vigie audit …`."""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from vigie.errors import VigieError

if TYPE_CHECKING:
    from vigie.importing import Imported
    from vigie.store import Store

Language = Literal["fr", "en"]
_FAILED, _INTERRUPTED = 2, 130
DEFAULT = "sqlite:///vigie.db"
StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help=f"Where the store is. [default: VIGIE_STORE, else {DEFAULT}]"),
]


def address(store: str | None) -> str:
    """The URL that was given, or the environment's, or a file in the working folder."""
    return store or os.environ.get("VIGIE_STORE") or DEFAULT


def person() -> str:
    """Who sits at this terminal, as the audit log has it."""
    return f"{getpass.getuser()} (command line)"


@contextmanager
def opened(url: str | None) -> "Iterator[Store]":
    """The store, closed again whatever happens; what goes wrong is said in one line."""
    from vigie.store import connect

    try:
        store = connect(address(url))
        try:
            yield store
        finally:
            store.close()
    except VigieError as error:
        print(f"vigie: {error}" + (f" — {error.remedy}" if error.remedy else ""), file=sys.stderr)
        raise typer.Exit(_FAILED) from None
    except KeyboardInterrupt:
        print("vigie: stopped; what was read is kept, and the next import goes on", file=sys.stderr)
        raise typer.Exit(_INTERRUPTED) from None


def import_(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Reports, folders, tables as for read, or claim records (.jsonl)."),
    ],
    store: StoreOption = None,
    language: Annotated[
        Language | None, typer.Option(help="The reports' language. [default: found in each text]")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes that read side by side; 0: one for each core.")] = 1,
) -> None:
    """Read reports into the store and put them side by side with all that is there."""
    from vigie.batches import Wish
    from vigie.collect import captures, weight
    from vigie.collect.claims import are_claims
    from vigie.importing import imported
    from vigie.progress import Bar

    texts = [path for path in paths if not are_claims(path)]
    with opened(store) as there:
        bar = Bar(total=weight(texts), drawn=sys.stderr.isatty())
        try:
            made = imported(
                there, paths, captures(texts), who=person(), wish=Wish("coding", language), jobs=jobs or os.cpu_count() or 1,
                said=_Steps(bar),
            )  # fmt: skip
        finally:
            bar.close()
    _said(made)


class _Steps:
    """Moves the bar by what was read since the last time."""

    def __init__(self, bar: "object") -> None:
        self._bar, self._read, self._size, self._problems = bar, 0, 0, 0

    def __call__(self, made: "Imported") -> None:
        for problem in made.problems[self._problems :]:
            self._bar.say(f"vigie: {problem}")  # type: ignore[attr-defined]
        self._problems = len(made.problems)
        for _ in range(made.read - self._read):
            self._bar.step((made.size - self._size) // max(made.read - self._read, 1))  # type: ignore[attr-defined]
        self._read, self._size = made.read, made.size


def _said(made: "Imported") -> None:
    known = f", {made.known} were there" if made.known else ""
    lost = f", {len(made.problems)} problem{'s' * (len(made.problems) != 1)}" if made.problems else ""
    print(
        f"vigie: read {made.read} report{'s' * (made.read != 1)} ({made.claims} claims){known}{lost}", file=sys.stderr
    )
    if not made.read and not made.known:
        raise typer.Exit(_FAILED)
