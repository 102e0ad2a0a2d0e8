"""What goes out: one file a format."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from vigie.model import Claim, Picture
    from vigie.pipeline import Journey

FORMATS = ("table", "jsonl", "html")
_MODULES = {"table": "table", "jsonl": "jsonl", "html": "page"}


def writer(form: str) -> "Callable[[Iterable[Journey], TextIO], None]":
    """What writes journeys in this format; loaded only when it is asked for."""
    write: Callable[[Iterable[Journey], TextIO], None] = import_module(f"vigie.publish.{_MODULES[form]}").write
    return write


PICTURE_FORMATS = ("table", "json", "html")
_PICTURES = {"table": "picture_table", "json": "picture_record", "html": "picture_page"}


def picture_writer(form: str) -> "Callable[[Picture, Mapping[str, Claim], TextIO], None]":
    """What writes a picture and its claims, by their ids, in this format; loaded only when it is asked for."""
    write: Callable[[Picture, Mapping[str, Claim], TextIO], None] = import_module(
        f"vigie.publish.{_PICTURES[form]}"
    ).write
    return write
