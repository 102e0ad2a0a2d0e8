"""What goes out: one file a format."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from vigie.pipeline import Journey

FORMATS = ("table", "jsonl", "html")
_MODULES = {"table": "table", "jsonl": "jsonl", "html": "page"}


def writer(form: str) -> "Callable[[Iterable[Journey], TextIO], None]":
    """What writes journeys in this format; loaded only when it is asked for."""
    write: Callable[[Iterable[Journey], TextIO], None] = import_module(f"vigie.publish.{_MODULES[form]}").write
    return write
