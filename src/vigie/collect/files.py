"""Files, folders and stdin → captures."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from vigie.collect import kinds, tables
from vigie.collect.options import Options
from vigie.errors import EmptyInputError, InputError, OversizeInputError, Problem, problem
from vigie.model import Capture

LIMITS = {kinds.TEXT: 1 << 20, kinds.HTML: 32 << 20}  # bytes of one report; pages carry their pictures with them
STDIN = "-"


def uris(path: str) -> Iterator[str]:
    """The path itself, or every file of a folder that may be a report, in sorted order: the folder as given, joined."""
    if not Path(path).is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            papers = name.upper().startswith(("README", "LICENSE", "CHANGELOG"))
            if not name.startswith(".") and not papers and Path(name).suffix.lower() not in kinds.BESIDE:
                yield os.path.join(folder, name)  # noqa: PTH118 - keeps "./" as given


def weight(paths: Iterable[str]) -> int:
    """Bytes in all the files, as far as their sizes are known."""
    return sum(_size(uri) for path in paths for uri in uris(path))


def captures(uri: str, options: Options) -> Iterator[Capture | Problem]:
    """What one file holds: one capture, or one for each row of a table."""
    try:
        with _opened(uri) as raw:
            yield from _held(raw, uri, options)
    except InputError as error:
        yield problem(uri, error)
    except OSError as error:
        yield Problem(uri, _reason(error), "check the name and the rights of the file")


def _held(raw: BinaryIO, uri: str, options: Options) -> Iterator[Capture | Problem]:
    head = _read(raw, kinds.HEAD)
    if not head.strip():
        what = "nothing came in" if uri == STDIN else "the file is empty"
        raise EmptyInputError(what, remedy="check that the report was saved with its text")
    kind = kinds.kind(head, Path(uri).suffix, table=options.text is not None)
    if kind in LIMITS:
        yield Capture(head + _rest(raw, LIMITS[kind], len(head)), uri, f"text/{'html' if kind == 'html' else 'plain'}")
        return
    source = raw if raw.seekable() else BytesIO(head + raw.read())
    yield from tables.captures(source, uri, kind, options)


def _opened(uri: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if uri == STDIN else Path(uri).open("rb")


def _read(raw: BinaryIO, size: int) -> bytes:
    """So many bytes, or all there are; a pipe may give them piece by piece."""
    pieces = []
    while size > 0 and (piece := raw.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _rest(raw: BinaryIO, limit: int, had: int) -> bytes:
    """What follows the head; never reads more than the limit."""
    data = _read(raw, max(limit - had, 0) + 1)
    if had + len(data) > limit:
        remedy = "cut it into one file a report, or give a table (.csv, .jsonl) with one report a row"
        raise OversizeInputError(f"more than the {limit >> 20} MiB that one report may have", remedy=remedy)
    return data


def _size(uri: str) -> int:
    try:
        found = Path(uri).stat()
    except OSError:
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "it may not be read"
    return (error.strerror or str(error)).lower()
