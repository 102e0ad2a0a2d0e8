"""Write the pages of docs/ that follow from the code: `python docs/generate.py`; `--check` only compares.

cli.md comes from the command line's own help, so that the two cannot drift apart; the tables of publish.md from the columns of
the exports.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from inspect import signature
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from typer import Typer
from typer.models import ArgumentInfo

from vigie.cli import app
from vigie.cli import main as main_page
from vigie.publish import acled, ucdp
from vigie.publish.columns import Column
from vigie.publish.deaths import CODED
from vigie.publish.plover import MODES, SECTORS

HERE = Path(__file__).parent
HEAD = """# The command line

<!-- Written by docs/generate.py from the help texts in src/vigie/cli.py; change those. -->
"""
TAIL = """
## What goes where

Results go to standard output (or `--out`), everything else to standard error: one line for each problem, `vigie: FILE:
what is wrong — what to do`, and a last line that counts. A row of a table is named `FILE#row=N` (the first report is
row 1), or `FILE#COLUMN=value` with `--id-column`.

| exit status | means |
| --- | --- |
| 0 | something was read; single files may have had problems |
| 2 | nothing could be read, or an option makes no sense |
| 130 | stopped with Ctrl-C |

`VIGIE_DEBUG=1` lets a mistake of vigie's own crash with its traceback instead of becoming a problem line.
"""


class Row(NamedTuple):
    """One parameter of a command."""

    name: str
    value: str
    help: str


def pages() -> dict[str, str]:
    """Each generated page by its file name."""
    return {
        "cli.md": "\n".join([HEAD, *_commands(), TAIL]),
        "publish.md": _filled((HERE / "publish.md").read_text("utf-8")),
    }


def _filled(text: str) -> str:
    """A page with each of its tables, between `<!-- NAME: begin -->` and `<!-- NAME: end -->`, written anew."""
    tables = {
        "acled": _columns(acled.COLUMNS),
        "ucdp": _columns(ucdp.COLUMNS),
        "coded": _pairs("the least that the words allow", "coded to", CODED),
        "inter": _pairs("kind", "code", acled.INTER),
        "modes": _pairs("type", "PLOVER mode", MODES),
        "sectors": _pairs("kind", "PLOVER sector", SECTORS),
    }
    for name, table in tables.items():
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        pattern = re.compile(f"{begin}.*?{end}", re.DOTALL)
        if len(pattern.findall(text)) != 1:
            raise SystemExit(f"docs: no place for the table of {name}")
        text = pattern.sub(lambda _, put=f"{begin}\n{table}\n{end}": put, text)
    return text


def _columns(columns: Sequence[Column]) -> str:
    """One row a column: its number, name and meaning, and its HXL tag."""
    rows = [f"| {n} | `{one.name}` | {one.means} | `{one.tag}` |" for n, one in enumerate(columns, start=1)]
    return "\n".join(["| | column | what stands in it | HXL |", "| --- | --- | --- | --- |", *rows])


def _pairs(left: str, right: str, table: Mapping[Any, Any]) -> str:
    return "\n".join(
        [f"| {left} | {right} |", "| --- | --- |", *(f"| `{key}` | {value} |" for key, value in table.items())]
    )


def _commands() -> Iterator[str]:
    yield f"{main_page.__doc__}\n\n## `vigie`\n"
    yield _table(main_page)
    yield from _several(app, "vigie")
    for group in app.registered_groups:
        if group.typer_instance:
            yield f"\n## `vigie {group.name}`\n\n{group.typer_instance.info.help}"
            yield from _several(group.typer_instance, f"vigie {group.name}", "###")


def _several(of: Typer, name: str, level: str = "##") -> Iterator[str]:
    """The commands of a group."""
    for command in of.registered_commands:
        function: Any = command.callback
        arguments = "".join(f" {row.name}" for row in _rows(function) if not row.name.startswith("-"))
        yield f"\n{level} `{name} {command.name or function.__name__}{arguments}`\n\n{function.__doc__}\n"
        yield _table(function)


def _table(function: Callable[..., Any]) -> str:
    rows = [f"| `{row.name}{row.value}` | {row.help} |" for row in _rows(function)]
    return "\n".join(["| option | what it does |", "| --- | --- |", *rows])


def _rows(function: Callable[..., Any]) -> Iterator[Row]:
    """The parameters of a command, from its annotations."""
    defaults = signature(function).parameters
    for name, hint in get_type_hints(function, include_extras=True).items():
        if hasattr(hint, "__metadata__"):
            yield _row(name, hint.__origin__, hint.__metadata__[0], defaults[name].default)


def _row(name: str, kind: Any, info: Any, default: Any) -> Row:
    words = " ".join(info.help.split())
    if isinstance(default, str | int) and not isinstance(default, bool):
        words += f" [default: {default}]"
    if isinstance(info, ArgumentInfo):
        return Row(info.metavar or name.upper(), "", words)
    named = info.default if isinstance(info.default, str) else None  # Typer keeps the first name of an option there
    option = named or f"--{name.replace('_', '-')}"
    return Row(option, "" if kind is bool else f" {info.metavar or _choices(kind) or 'N'}", words)


def _choices(kind: Any) -> str:
    literal = next((one for one in (kind, *get_args(kind)) if get_origin(one) is Literal), None)
    return "\\|".join(get_args(literal)) if literal else ""


def main(*, check: bool) -> int:
    """Write the pages, or say which of them differ."""
    stale = []
    for name, text in pages().items():
        page = HERE / name
        if not page.exists() or page.read_text("utf-8") != text:
            stale.append(name)
            if not check:
                page.write_text(text, "utf-8")
    if check and stale:
        print(f"docs: {', '.join(stale)} differ from the code; run: make docs", file=sys.stderr)
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
