"""Files that are uploaded: one document, a table of documents, or a zip of either. Nothing is written under its own name.

A zip is looked at before it is unpacked: how many files, how large, how much it swells; and it is counted again while it is
unpacked, for what it says of itself may be a lie. Names inside are labels, and none may lead out of the zip.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from vigie import collect
from vigie.errors import Problem
from vigie.model import Capture
from vigie.review.web.refusals import RefusedError

FILES = 2_000  # in one zip
SWOLLEN = 256 << 20  # bytes that a zip may unpack to
SWELLS = 100  # times its own size that it may unpack to
_STEP = 1 << 16
_ZIP = b"PK\x03\x04"
Found = Capture | Problem


def named(name: str) -> str:
    """The name that a file is uploaded under. Raises RefusedError where it is a path."""
    if not name.strip(" .") or any(c in name for c in "/\\\x00") or not name.isprintable():
        raise RefusedError(422, "the name of the file is none: it has no folders", remedy="send ?name=report.txt")
    return name


def spooled() -> tempfile.SpooledTemporaryFile[bytes]:
    """A file for what comes in; it has no name, and goes when it is closed."""
    return tempfile.SpooledTemporaryFile(max_size=1 << 20)


def captures(file: IO[bytes], name: str) -> list[Found]:
    """The documents that a file holds; what cannot be read is a Problem. Raises RefusedError for a zip that is not sound."""
    file.seek(0)
    head = file.read(len(_ZIP))
    file.seek(0)
    with tempfile.TemporaryDirectory(prefix="vigie-") as folder:
        if head == _ZIP:
            return [one for path, label in _unpacked(file, name, Path(folder)) for one in _held(path, label)]
        return list(_held(_copied(file, Path(folder) / f"0{_suffix(name)}"), name))


def _held(path: Path, label: str) -> Iterator[Found]:
    """What a file on the disk holds, under the label that its sender knows it by."""
    for one in collect.captures([str(path)]):
        yield replace(one, uri=one.uri.replace(str(path), label, 1))


def _copied(file: IO[bytes], path: Path) -> Path:
    with path.open("wb") as out:
        while piece := file.read(_STEP):
            out.write(piece)
    return path


def _unpacked(file: IO[bytes], name: str, folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a zip, one after the other, each under a number of ours."""
    size = file.seek(0, 2)
    try:
        with ZipFile(file) as archive:
            members = _sound(archive, size)
            left = SWOLLEN
            for number, member in enumerate(members):
                path = folder / f"{number}{_suffix(member.filename)}"
                left -= _written(archive, member, path, left)
                yield path, f"{name}/{member.filename}"
                path.unlink()
    except (BadZipFile, NotImplementedError, EOFError) as error:
        raise RefusedError(422, f"the zip cannot be unpacked: {error}", remedy="pack it anew") from None


def _sound(archive: ZipFile, size: int) -> list[ZipInfo]:
    """The files of a zip. Raises RefusedError where it holds too much, or names that lead out of it."""
    members = [one for one in archive.infolist() if not one.is_dir()]
    if len(members) > FILES:
        raise RefusedError(413, f"the zip holds {len(members)} files; {FILES} may come at once", remedy="send several")
    whole = sum(one.file_size for one in members)
    if whole > SWOLLEN or whole > max(size, _STEP) * SWELLS:
        raise RefusedError(413, _bomb(whole), code="zip_bomb", remedy="send the documents in smaller zips")
    for one in members:
        parts = PurePosixPath(one.filename.replace("\\", "/")).parts
        if ".." in parts or one.filename.startswith(("/", "\\")) or ":" in one.filename[:2]:
            raise RefusedError(422, "a name in the zip leads out of it", code="zip_path", remedy="pack it anew")
        if one.flag_bits & 1:
            raise RefusedError(422, "the zip is encrypted", remedy="send it without a password")
    return members


def _written(archive: ZipFile, member: ZipInfo, path: Path, left: int) -> int:
    """Unpack a file, as long as there is room; how many bytes. Raises RefusedError where there is none."""
    had = 0
    with archive.open(member) as inside, path.open("wb") as out:
        while piece := inside.read(_STEP):
            had += len(piece)
            if had > left:
                raise RefusedError(413, _bomb(SWOLLEN), code="zip_bomb", remedy="send the documents in smaller zips")
            out.write(piece)
    return had


def _bomb(size: int) -> str:
    return (
        f"the zip swells to more than it may ({size >> 20} MiB; at most {SWOLLEN >> 20} MiB, {SWELLS} times its size)"
    )


def _suffix(name: str) -> str:
    """What a name ends with, if it is plain."""
    found = PurePosixPath(name).suffix.lower()
    return found if found[1:].isascii() and found[1:].isalnum() and len(found) < 8 else ""
