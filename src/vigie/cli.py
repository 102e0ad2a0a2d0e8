"""The command line: files in, claims out. What is slow to load (spaCy, Rich) is loaded when it is needed."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from vigie import __version__, store_cli
from vigie.errors import OptionError, Problem
from vigie.review import commands

if TYPE_CHECKING:
    from vigie.batches import Found
    from vigie.pipeline import Journey
    from vigie.progress import Bar

# These lists are written again here because their homes are slow to load; a test holds them equal.
Stage = Literal["clean", "read", "attribute", "coding"]
Format = Literal["table", "jsonl", "html"]
PictureFormat = Literal["table", "json", "html"]
FigureRule = Literal["vigie", "ucdp", "acled"]
Export = Literal["acled", "ucdp", "plover", "geojson", "parquet", "jsonl", "prov", "ninjs"]
Language = Literal["fr", "en"]
DateOrder = Literal["dmy", "mdy"]

_SUFFIXES: dict[str, Format] = {".html": "html", ".htm": "html", ".txt": "table"}
_NOTHING_READ = 2
_INTERRUPTED = 130

app = typer.Typer(
    name="vigie", add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What the summary line counts."""

    reports: int = 0
    claims: int = 0
    lost: int = 0


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    """A lookout over conflict reports: who says that who did what to whom, where, when and how many."""
    if version:
        print(f"vigie {__version__}")
        raise typer.Exit


@app.command(no_args_is_help=True)
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Reports: text or HTML files, folders, tables with a report a row (.csv, .tsv, .jsonl), - for stdin.",
        ),
    ],
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="A table to look at, claim records as JSON Lines, or one HTML page."
            " [default: by the suffix of --out; else table on a terminal, jsonl elsewhere]",
        ),
    ] = None,
    language: Annotated[
        Language | None, typer.Option(help="The reports' language. [default: found in each text]")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The reports' day (2017-10-17). [default: as they or their table say]"),
    ] = None,
    after: Annotated[
        Stage, typer.Option(help="Show what this stage has made of the reports; coding is the last.")
    ] = "coding",
    jobs: Annotated[int, typer.Option(min=0, help="Processes that read side by side; 0: one for each core.")] = 1,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there. [default: standard output]")] = None,
    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="In a table: the column of the text. [default: by its name]")
    ] = None,
    date_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="In a table: the day of publication. [default: by its name]")
    ] = None,
    title_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="In a table: the title. [default: by its name]")
    ] = None,
    publisher_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="In a table: the outlet. [default: by its name]")
    ] = None,
    place_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="In a table: where it plays. [default: by its name]")
    ] = None,
    language_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="In a table: the language. [default: by its name]")
    ] = None,
    id_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="In a table: what names the row. [default: its number]")
    ] = None,
    date_order: Annotated[
        DateOrder | None,
        typer.Option(help="In a table: 4/6/2017 is 4 June (dmy) or April 6 (mdy). [default: as its other dates]"),
    ] = None,
) -> None:
    """Read reports into attributed claims: who says what, with the words that prove it."""
    from vigie.batches import Wish, journeys
    from vigie.collect import Options, captures, weight

    try:
        wish = Wish(after, language, _day(published))
        options = Options(
            text_column, date_column, title_column, publisher_column, place_column, language_column, id_column,
            date_order,
        )  # fmt: skip
        found = journeys(captures(paths, options=options), wish, jobs=jobs or os.cpu_count() or 1)
        raise typer.Exit(_published(found, form or _form(out), out, weight(paths)))
    except OptionError as error:
        print(f"vigie: {error} — {error.remedy}", file=sys.stderr)
        raise typer.Exit(_NOTHING_READ) from None


@app.command(no_args_is_help=True)
def corroborate(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Reports, folders, tables as for read, or claim records that read wrote (.jsonl).",
        ),
    ],
    form: Annotated[
        PictureFormat | None,
        typer.Option(
            "--format",
            help="A table to look at, the picture as one JSON object, or one HTML page."
            " [default: by the suffix of --out; else table on a terminal, json elsewhere]",
        ),
    ] = None,
    claims: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take the claims of the reports from these records instead of reading them."),
    ] = None,
    judgements: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What people decided: merges and splits that hold whatever the scores say."),
    ] = None,
    figures: Annotated[
        FigureRule, typer.Option(help="Whose rule makes low, best and high of an incident's figures.")
    ] = "vigie",
    language: Annotated[
        Language | None, typer.Option(help="The reports' language. [default: found in each text]")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes that read side by side; 0: one for each core.")] = 1,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there. [default: standard output]")] = None,
) -> None:
    """Put the claims of many reports side by side: copies, incidents, figures, contradictions."""
    from vigie import comparison
    from vigie.publish import picture_writer

    try:
        made = comparison.compared(
            paths, claims=claims, judgements=judgements, rule=figures, language=language, jobs=jobs or os.cpu_count() or 1,
        )  # fmt: skip
    except OptionError as error:
        print(f"vigie: {error} — {error.remedy}", file=sys.stderr)
        raise typer.Exit(_NOTHING_READ) from None
    except KeyboardInterrupt:
        raise typer.Exit(_INTERRUPTED) from None
    if not made.picture.reports:
        print("vigie: nothing could be read", file=sys.stderr)
        raise typer.Exit(_NOTHING_READ)
    try:
        with stream(out) as lines:
            picture_writer(form or _picture_form(out))(made.picture, made.claims, lines)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OptionError as error:
        print(f"vigie: {error} — {error.remedy}", file=sys.stderr)
        raise typer.Exit(_NOTHING_READ) from None
    print(f"vigie: {comparison.summary(made)}", file=sys.stderr)


@app.command(no_args_is_help=True)
def publish(
    form: Annotated[
        Export,
        typer.Argument(
            metavar="FORMAT",
            help="acled, ucdp: tables in the shape of these data sets (CSV); plover: events (JSON Lines); geojson: a map;"
            " parquet: a typed table; jsonl: the claims; prov: where all comes from (PROV-JSON); ninjs: news items (JSON Lines).",
        ),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="What corroborate takes; or a picture that it wrote (.json) with the claims that it was made from (.jsonl).",
        ),
    ],
    claims: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take the claims of the reports from these records instead of reading them."),
    ] = None,
    judgements: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What people decided: merges and splits that hold whatever the scores say."),
    ] = None,
    hxl: Annotated[
        bool, typer.Option("--hxl", help="acled, ucdp: a row of HXL tags beneath the head, validated by libhxl.")
    ] = False,
    names: Annotated[
        bool, typer.Option("--names", help="Show the names of private persons, which are masked otherwise.")
    ] = False,
    language: Annotated[
        Language | None, typer.Option(help="The reports' language. [default: found in each text]")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes that read side by side; 0: one for each core.")] = 1,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write there. [default: standard output]")] = None,
) -> None:
    """Give the incidents out in a format that others read; where a check fails, nothing leaves."""
    from vigie import publication
    from vigie.errors import VigieError
    from vigie.publish.exports import exported

    try:
        edition = publication.edition(
            paths, claims=claims, judgements=judgements, language=language, jobs=jobs or os.cpu_count() or 1,
            names=names,
        )  # fmt: skip
        if not edition.picture.reports:
            raise OptionError("nothing could be read", remedy="name reports, claim records or a picture")
        made = exported(form, edition, hxl=hxl)
        publication.send(made, out)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except VigieError as error:
        print(f"vigie: {error} — {error.remedy}", file=sys.stderr)
        raise typer.Exit(_NOTHING_READ) from None
    except KeyboardInterrupt:
        raise typer.Exit(_INTERRUPTED) from None
    else:
        for line in publication.summary(form, made, edition):
            print(f"vigie: {line}", file=sys.stderr)


def _picture_form(out: Path | None) -> PictureFormat:
    if out is not None:
        return "html" if out.suffix.lower() in (".html", ".htm") else "table" if out.suffix == ".txt" else "json"
    return "table" if sys.stdout.isatty() else "json"


def _published(found: "Iterator[tuple[Found, Journey | Problem]]", form: Format, out: Path | None, total: int) -> int:
    """Write all that is read and say what is not; the exit status."""
    from vigie.progress import Bar
    from vigie.publish import writer

    tally = Tally()
    bar = Bar(total=total, drawn=sys.stderr.isatty() and not (out is None and sys.stdout.isatty()))
    try:
        with stream(out) as lines:
            writer(form)(_journeys(found, tally, bar), lines)
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        bar.say(f"vigie: stopped; {_summary(tally)}")
        return _INTERRUPTED
    finally:
        bar.close()
    print(f"vigie: {_summary(tally)}", file=sys.stderr)
    return 0 if tally.reports else _NOTHING_READ


def _journeys(found: "Iterable[tuple[Found, Journey | Problem]]", tally: Tally, bar: "Bar") -> "Iterator[Journey]":
    """The journeys alone; problems are said on stderr as they come."""
    for source, result in found:
        if isinstance(result, Problem):
            tally.lost += result.lost
            bar.say(f"vigie: {result}")
        else:
            tally.reports += 1
            tally.claims += len(result.claims or ())
            yield result
        if not isinstance(source, Problem):
            bar.step(len(source.data))


def _summary(tally: Tally) -> str:
    claims = f" ({tally.claims} claim{'s' * (tally.claims != 1)})" if tally.claims else ""
    lost = f", {tally.lost} could not be read" if tally.lost else ""
    return f"read {tally.reports} report{'s' * (tally.reports != 1)}{claims}{lost}"


def _form(out: Path | None) -> Format:
    if out is not None:
        return _SUFFIXES.get(out.suffix.lower(), "jsonl")
    return "table" if sys.stdout.isatty() else "jsonl"


def _day(words: str | None) -> date | None:
    from vigie.collect.dates import AmbiguousDateError, NoDateError, day

    if words is None:
        return None
    try:
        return day(words)
    except (NoDateError, AmbiguousDateError) as error:
        raise OptionError(f"--published: {error}", remedy="write it as 2017-10-17") from None


@contextmanager
def stream(out: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that takes its name only when it is whole; Ctrl-C leaves what was written as .part."""
    if out is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    part = out.with_name(f"{out.name}.part")
    try:
        lines = part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        what = f"--out {out}: {(error.strerror or str(error)).lower()}"
        raise OptionError(what, remedy="name a file that can be written") from None
    try:
        with lines:
            yield lines
        part.replace(out)
    except KeyboardInterrupt:
        if not part.stat().st_size:
            part.unlink()
        raise
    except BaseException:
        part.unlink()
        raise


app.command("import", no_args_is_help=True)(store_cli.import_)
app.add_typer(store_cli.store_app, name="store")
app.add_typer(store_cli.audit_app, name="audit")
app.command("desk")(commands.desk)
app.add_typer(commands.people_app, name="people")


if __name__ == "__main__":
    app()
