"""The commands of the store: `vigie import`, `vigie store …`, `vigie audit …`."""

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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


store_app = typer.Typer(
    help="Look after the store: check it, back it up, restore it, compute it anew.", no_args_is_help=True
)
audit_app = typer.Typer(
    help="Who did what when: check that nothing is missing or changed, and export it.", no_args_is_help=True
)


@store_app.command()
def check(store: StoreOption = None) -> None:
    """Look whether the store is whole; what is wrong is said with what to do about it."""
    from vigie.store import checks, counts

    with opened(store) as there, there.reading() as connection:
        wrong = list(checks.faults(connection))
        found = counts.all_(connection)
    for fault in wrong:
        print(fault)
    if wrong:
        raise typer.Exit(1)
    told = ", ".join(f"{found[name]} {name}" for name in ("captures", "reports", "claims", "incidents", "judgements"))
    print(
        f"whole: {told}, {found['audit']} lines of audit"
        + (f"; {found['waiting']} captures wait" * bool(found["waiting"]))
    )


@store_app.command(no_args_is_help=True)
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup to write, a ZIP for either database.")],
    store: StoreOption = None,
) -> None:
    """Write the whole store to one file, while others go on working."""
    from vigie.store import backups

    with opened(store) as there:
        made = backups.backup(there, file)
    print(f"vigie: {sum(one['rows'] for one in made['tables'].values())} rows in {file}", file=sys.stderr)


@store_app.command(no_args_is_help=True)
def restore(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A backup that vigie store backup wrote, of any version.")
    ],
    store: StoreOption = None,
) -> None:
    """Fill an empty store, of either database, from a backup, and check it."""
    from vigie.store import backups, checks

    with opened(store) as there:
        made = backups.restore(there, file)
        with there.reading() as connection:
            wrong = list(checks.faults(connection))
    for fault in wrong:
        print(fault)
    print(f"vigie: {sum(one['rows'] for one in made['tables'].values())} rows from {file}", file=sys.stderr)
    if wrong:
        raise typer.Exit(1)


@store_app.command()
def recompute(
    store: StoreOption = None,
    read: Annotated[bool, typer.Option("--read", help="Read every capture anew first.")] = False,
    words: Annotated[bool, typer.Option("--words", help="Make anew what searching needs, too.")] = False,
    jobs: Annotated[int, typer.Option(min=0, help="Processes that read side by side; 0: one for each core.")] = 1,
) -> None:
    """Compute incidents, figures, lineage and what judgements bear on anew; judgements themselves are never touched."""
    from vigie import recomputation
    from vigie.importing import read_anew
    from vigie.store import audit, searches

    with opened(store) as there:
        if read:
            read_anew(there, who=person(), jobs=jobs or os.cpu_count() or 1)
        made = recomputation.recompute(there)
        with there.writing() as connection:
            if words:
                searches.rebuild(connection)
            new = {"read": read, "words": words, "changed": made.changed}
            audit.add(connection, who=person(), action="recompute", subject="store", new=new)
    print(
        f"vigie: {made.reports} reports, {made.claims} claims, {made.incidents} incidents ({made.changed} changed)",
        file=sys.stderr,
    )


@audit_app.command()
def verify(
    store: StoreOption = None,
    noted: Annotated[
        str | None,
        typer.Option("--hash", metavar="HASH", help="A hash that was noted earlier; it must still be there."),
    ] = None,
) -> None:
    """Look whether a line of the audit log, or a judgement, is missing or was changed."""
    from vigie.store import audit

    with opened(store) as there, there.reading() as connection:
        found = audit.verify(connection, noted=noted)
    for wrong in found.wrong:
        print(wrong)
    if found.wrong:
        raise typer.Exit(1)
    print(f"whole: {found.rows} lines; the last hash is {found.hash}")


@audit_app.command()
def export(
    store: StoreOption = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there. [default: standard output]")] = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="From this day on (2024-05-15).")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Up to this day, inclusive.")] = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="What this person did.")] = None,
) -> None:
    """Write the audit log as JSON Lines, one line an act, with the hashes that bind them."""
    from vigie.cli import stream
    from vigie.store import audit

    with opened(store) as there, there.reading() as connection, stream(out) as lines:
        for row in audit.stream(connection, who=who, since=since, until=until):
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
