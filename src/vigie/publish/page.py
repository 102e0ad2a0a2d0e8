"""One self-contained HTML page: each text with its evidence marked, and its claims beside it. Works without scripts."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, TextIO

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from vigie import __version__
from vigie.model import Removed, Report
from vigie.publish import phrases
from vigie.publish.marks import Piece, paragraphs
from vigie.publish.notes import Note, notes

if TYPE_CHECKING:
    from vigie.pipeline import Journey

_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "ps", "ku-Arab", "ckb")
_FAMILIES = {
    **phrases.FAMILY_TITLES,
    "time": "Times", "figure": "Figures", "place": "Places", "actor": "Actors", "voice": "Voices",
}  # fmt: skip
_MODES = {"narration": "The outlet itself", "direct": "Direct quotes", "indirect": "Indirect speech"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report as the page shows it."""

    anchor: str
    title: str
    publisher: str
    published: str
    uri: str
    language: str
    direction: str
    credits: list[tuple[str, str]]
    paragraphs: list[list[Piece]]
    notes: list[Note]
    removed: tuple[Removed, ...]


def write(journeys: "Iterable[Journey]", stream: TextIO) -> None:
    """Write the page when all the reports are read."""
    stream.write(page(journeys))


def page(journeys: "Iterable[Journey]") -> str:
    """The whole page; every text in it is escaped."""
    sheets = [sheet(number, journey) for number, journey in enumerate(journeys, start=1)]
    found = [note for one in sheets for note in one.notes]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_resource("page.html")).render(
        sheets=sheets,
        families=_present(_FAMILIES, [note.family for note in found]),
        modes=_present(_MODES, [note.mode for note in found]),
        most=max((len(one.notes) for one in sheets), default=0),
        total=len(found),
        what="claim" if all(note.family in phrases.FAMILY_TITLES for note in found) else "reading",
        style=Markup(_resource("page.css")),
        version=__version__,
    )


def sheet(number: int, journey: "Journey") -> Sheet:
    """A report with its notes."""
    report = journey.report
    beside = notes(journey)
    publisher, published, language, uri = phrases.credit(report)
    return Sheet(
        f"r{number}",
        phrases.title(report),
        publisher,
        published,
        uri,
        language,
        "rtl" if language.startswith(_RIGHT_TO_LEFT) else "ltr",
        _credits(report),
        paragraphs(report.text, [note.mark for note in beside]),
        beside,
        report.removed,
    )


def _credits(report: Report) -> list[tuple[str, str]]:
    slots = ("author", "translator", "agency", "dateline", "place", "reproduction")
    return [(slot, value) for slot in slots if (value := getattr(report, slot))]


def _present(titles: dict[str, str], found: list[str]) -> list[tuple[str, str, int]]:
    """What occurs on the page, with its title and how often."""
    return [(name, title, found.count(name)) for name, title in titles.items() if name in found]


def _resource(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
