"""The progress bar on stderr, and the lines that are said beside it."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_WORTH_A_BAR = 3  # reports; fewer are read before a bar is seen


class Bar:
    """Counts reports; from the fourth on it draws a bar of the bytes read, where it may."""

    def __init__(self, *, total: int, drawn: bool) -> None:
        self._total = total
        self._drawn = drawn
        self._reports = 0
        self._bytes = 0
        self._bar: tuple[Progress, TaskID] | None = None

    def step(self, size: int) -> None:
        """One more report of so many bytes is read."""
        self._reports += 1
        self._bytes += size
        if self._drawn and self._bar is None and self._reports > _WORTH_A_BAR:
            self._bar = _started(self._total)
        if self._bar:
            progress, task = self._bar
            progress.update(task, completed=self._bytes, reports=self._reports)

    def say(self, line: str) -> None:
        """One line on stderr, above the bar."""
        if self._bar:
            self._bar[0].console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar[0].stop()
            self._bar = None


def _started(total: int) -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[reports]} reports"),
        TimeRemainingColumn(),
    )  # fmt: skip
    progress = Progress(*columns, console=Console(stderr=True), redirect_stdout=False, transient=True)
    progress.start()
    return progress, progress.add_task("", total=total or None, reports=0)
