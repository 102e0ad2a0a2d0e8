"""The terminal's view of the intermediates: the clean text and what left it, what is in it, and its voices."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vigie.model import Attribution, Reading, Report, Span
from vigie.publish import phrases

if TYPE_CHECKING:
    from vigie.pipeline import Journey


def stages(journey: "Journey", width: int) -> Iterator[RenderableType]:
    """What the last of the stages that ran has found."""
    if journey.voices is not None:
        yield _list("voices", [_voice(one, width) for one in journey.voices])
    elif journey.reading is not None:
        yield from _read(journey.reading)
    else:
        yield from _cleaned(journey.report, width)


def _cleaned(report: Report, width: int) -> Iterator[RenderableType]:
    slots = ("author", "translator", "agency", "dateline", "place", "published_time", "reproduction")
    known = [(slot.replace("_", " "), str(getattr(report, slot)), "") for slot in slots if getattr(report, slot)]
    if known:
        yield _list("credits", known)
    yield Padding(Text(report.text), (0, 0, 1, 0))
    if report.removed:
        taken = [(one.rule, phrases.shortened(one.text, 2 * width // 3), "") for one in report.removed]
        yield _list("taken out", taken)


def _read(reading: Reading) -> Iterator[RenderableType]:
    yield Padding(Text(f"{len(reading.tokens)} words in {len(reading.sentences)} sentences", style="dim"), (0, 0, 1, 0))
    yield _list("times", [_found(t.span, phrases.when(t), t.because) for t in reading.times])
    yield _list("figures", [_found(f.span, phrases.figure(f), f.because) for f in reading.figures])
    yield _list("places", [_found(p.span, phrases.position(p), p.because) for p in reading.places])
    yield _list("actors", [_found(m.span, f"{m.name or ''} {m.kind}".strip(), m.because) for m in reading.mentions])


def _voice(of: Attribution, width: int) -> tuple[str, str, str]:
    who = ", ".join(part for part in (phrases.speaker(of.voice), phrases.manner(of.voice)) if part)
    return who, phrases.shortened(of.content.text, width), ", ".join(of.because)


def _found(span: Span | None, value: str, because: Iterable[str]) -> tuple[str, str, str]:
    return phrases.shortened(span.text if span else "", 40), value, ", ".join(because)


def _list(name: str, rows: list[tuple[str, str, str]]) -> RenderableType:
    """A small table: the words, what they are, and the rules that say so."""
    table = Table(title=f"{name} ({len(rows)})", title_justify="left", title_style="bold", box=None, show_header=False)
    table.add_column(ratio=2, style="cyan")
    table.add_column(ratio=4)
    table.add_column(ratio=2, style="dim")
    for words, value, rules in rows:
        table.add_row(Text(words), Text(value), Text(rules))
    return Padding(table, (0, 0, 1, 0))
