"""The world → captures: files, folders, tables and stdin, one capture a report."""

from collections.abc import Iterable, Iterator

from vigie.collect.files import captures as _of_file
from vigie.collect.files import uris, weight
from vigie.collect.options import Options
from vigie.errors import Problem
from vigie.model import Capture

__all__ = ["Options", "captures", "weight"]


def captures(paths: Iterable[str], *, options: Options | None = None) -> Iterator[Capture | Problem]:
    """Everything the paths hold, in order; what cannot be read is a Problem, and the rest goes on."""
    options = options or Options()
    for path in paths:
        found = False
        for uri in uris(path):
            found = True
            yield from _of_file(uri, options)
        if not found:
            yield Problem(path, "the folder holds no report", "name a folder with reports in it")
