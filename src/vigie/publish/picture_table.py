"""A picture on the terminal: one block an incident, with its figures, voices and contradictions; then the lineage."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from vigie.model import Claim, Lineage, Picture
from vigie.publish import phrases
from vigie.publish.plots import Plot
from vigie.publish.sections import Section, sections
from vigie.publish.trees import Branch, Grove, groves
from vigie.publish.voices import Heard, Reports

_SHARES = (30, 24, 32, 14)  # of the width: who, how many, in which outlets, how
_PIPED = 100  # columns where the stream is no terminal
_ALONE = 20  # reports on their own that are named
_STANDING = {"disputed": "bold red", "corroborated": "bold green"}


def write(picture: Picture, claims: Mapping[str, Claim], stream: TextIO) -> None:
    """Print the incidents, disputed ones first, and which report derives from which."""
    console = Console(file=stream, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _PIPED
    reports = {one.report.id: one for one in picture.reports}
    for section in sections(picture, claims):
        console.print(block(section, reports, console.width))
    console.print(lineage(groves(picture)))


def block(section: Section, reports: Reports, width: int) -> RenderableType:
    """An incident."""
    parts: list[RenderableType] = [Rule(Text(section.title, style="bold"), align="left", style="dim"), _head(section)]
    parts += [_indented(_figures(plot)) for plot in section.plots if plot.reconciled]
    parts += [_voice(one, reports, width) for one in section.heard]
    parts += [
        _indented(Text.assemble(("≠ ", "bold red"), (f"{phrases.plain(c.about)}: ", "bold"), "; ".join(c.because)))
        for c in (one.contradiction for one in section.against)
    ]
    return Group(*parts, Text())


def _head(section: Section) -> Text:
    """When, how it stands, and who its sources are."""
    one = section.incident
    line = Text(f"{phrases.days(one.start, one.end) or 'day not said'} · ")
    line.append(phrases.standing(one.standing, one.sources), style=_STANDING.get(one.standing, ""))
    return line.append(f": {'; '.join(one.names)}" if one.names else "", style="dim")


def _figures(plot: Plot) -> Text:
    """Low, best and high of one kind."""
    of = plot.reconciled
    line = Text(f"{phrases.counted(plot.key)} ", style="bold cyan")
    if of is None or (of.low == of.high and of.best == of.low):
        return line.append(phrases.number(of.high if of else None))
    for name, value in (("low", of.low), ("best", of.best), ("high", of.high)):
        line.append(f" {name} ", style="not bold dim default")
        line.append(phrases.number(value) if value is not None else "–", style="default")
    return line


def _voice(heard: Heard, reports: Reports, width: int) -> RenderableType:
    """Who, how many, in which outlets, how; a denial in red."""
    manner = {phrases.plain(one.claim.voice.stance) for one in heard.told if one.claim.voice.stance != "states"}
    manner |= {said for one in heard.told if (said := phrases.modality(one.claim.event))}
    cells = (
        Text(heard.name, style="dim" if heard.told[0].claim.voice.mode == "narration" else "bold"),
        Text("\n".join(_once(phrases.figure(f) for one in heard.told for f in one.claim.figures))),
        Text("; ".join(_once(_outlets(heard, reports)))),
        Text(", ".join(sorted(manner)), style="red" if heard.denies else ""),
    )
    grid = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
    for share in _SHARES:
        grid.add_column(width=max((width - 2 - len(_SHARES)) * share // 100, 6), overflow="fold")
    grid.add_row(*cells)
    return _indented(grid)


def _outlets(heard: Heard, reports: Reports) -> Iterator[str]:
    """Where it is said, then the copies that repeat it."""
    for one in heard.told:
        yield _outlet(one.claim, reports)
    for one in heard.told:
        yield from (_outlet(copy, reports) for copy in one.copies)


def _outlet(claim: Claim, reports: Reports) -> str:
    placed = reports[claim.report.id]
    kind = f" ({phrases.derived(placed.lineage)})" if placed.lineage.kind in phrases.COPIES else ""
    return f"{phrases.outlet(placed.report)}{kind}"


def lineage(found: list[Grove]) -> RenderableType:
    """The groups of more than one report as trees; of the others their names, where they are few."""
    parts: list[RenderableType] = [Rule(Text("Reports and lineage", style="bold"), align="left", style="dim")]
    parts += [_tree(tree) for grove in found if grove.size > 1 for tree in grove.trees]
    alone = [grove.trees[0] for grove in found if grove.size == 1]
    if len(alone) <= _ALONE:
        return Group(*parts, *(_label(one) for one in alone))
    return Group(*parts, Text(f"and {phrases.several(len(alone), 'report')} on their own", style="dim"))


def _tree(branch: Branch) -> Tree:
    made = Tree(_label(branch), guide_style="dim")
    for below in branch.branches:
        made.children.append(_tree(below))
    return made


def _label(branch: Branch) -> Text:
    """Outlet, day, language and title; before it what the report is to the one above."""
    report, of = branch.placed.report, branch.placed.lineage
    day = phrases.day(report.published) if report.published else "no date"
    line = Text.assemble(_kind(of), (phrases.outlet(report), "bold"), f", {day}, {report.language}: ")
    line.append(phrases.title(report))
    return line.append(f"\n{'; '.join(of.because)}" if of.because else "", style="dim")


def _kind(of: Lineage) -> str:
    return f"{phrases.derived(of)} ({of.score:.2f}) " if of.of else ""


def _once(words: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(words)


def _indented(inner: RenderableType) -> Padding:
    return Padding(inner, (0, 0, 0, 2))
