"""The terminal's table: one block a report, one row a claim, and beneath each claim the words that prove it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from vigie.model import Claim, Report
from vigie.publish import phrases
from vigie.publish.stage_table import stages

if TYPE_CHECKING:
    from vigie.pipeline import Journey

_COLOURS = {
    "battles": "bold red",
    "explosions": "bold magenta",
    "civilians": "bold yellow",
    "protests": "bold green",
    "developments": "bold blue",
    phrases.BEYOND: "bold cyan",
}
_COLUMNS = (("what", 30), ("who says so", 23), ("how many", 19), ("where", 15), ("when", 13))  # shares of the width
_NUMBER = 3
_PIPED = 100  # columns where the stream is no terminal


def write(journeys: "Iterable[Journey]", stream: TextIO) -> None:
    """Print each report as soon as it is read."""
    console = Console(file=stream, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _PIPED
    for journey in journeys:
        console.print(block(journey, console.width))


def block(journey: "Journey", width: int) -> RenderableType:
    """A report's head and its claims, or what an earlier stage found in it."""
    parts: list[RenderableType] = [*_head(journey.report)]
    if journey.claims is None:
        parts += stages(journey, width)
    elif not journey.claims:
        parts.append(Padding(Text("no claims: nothing in it is said to have happened", style="dim"), (0, 0, 0, 2)))
    else:
        parts.append(_row(Text("#", style="dim"), [Text(name, style="dim") for name, _ in _COLUMNS], width))
        for number, claim in enumerate(journey.claims, start=1):
            parts += _claim(number, claim, width)
    return Group(*parts, Text())


def _head(report: Report) -> Iterator[RenderableType]:
    yield Rule(Text(phrases.title(report), style="bold"), align="left", style="dim")
    publisher, published, language, uri = phrases.credit(report)
    line = Text.assemble(publisher, " · ", published, " · ", language, " · ", (uri, "dim"))
    yield Padding(line, (0, 0, 1, 0))


def _claim(number: int, claim: Claim, width: int) -> Iterator[RenderableType]:
    cells = [
        _what(claim),
        _who(claim),
        Text("\n".join(map(phrases.figure, claim.figures))),
        Text(phrases.place(claim.place) if claim.place else ""),
        Text(phrases.when(claim.time) if claim.time else ""),
    ]
    yield _row(Text(str(number), style="dim"), cells, width)
    words = phrases.shortened(claim.evidence.exact, 2 * (width - _NUMBER) - 20)
    yield Padding(Text(f"“{words}”", style="italic dim"), (0, 0, 1, _NUMBER + 1))


def _what(claim: Claim) -> Text:
    """The type in its family's colour, the modality unless it happened, and who did it to whom."""
    text = Text(phrases.kind(claim.event), style=_COLOURS[phrases.family(claim.event)])
    if modality := phrases.modality(claim.event):
        text.append(f" {modality}", style="not bold italic default")
    if parties := phrases.parties(claim):
        text.append(f"\n{parties}", style="not bold default")
    return text


def _who(claim: Claim) -> Text:
    """The voice: bold where somebody is quoted or speaks, dim for narration; red where it is a denial."""
    quiet = claim.voice.mode == "narration"
    text = Text(phrases.speaker(claim.voice), style="dim" if quiet else "bold")
    if manner := phrases.manner(claim.voice):
        text.append(f"\n{manner}", style="not bold red" if claim.voice.stance == "denies" else "not bold")
    return text


def _row(number: Text, cells: list[Text], width: int) -> Table:
    """One line of columns of the same widths in every block."""
    grid = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(width=_NUMBER, justify="right")
    room = width - _NUMBER - len(_COLUMNS) - 1
    for _, share in _COLUMNS:
        grid.add_column(width=max(room * share // 100, 6), overflow="fold")
    grid.add_row(number, *cells)
    return grid
