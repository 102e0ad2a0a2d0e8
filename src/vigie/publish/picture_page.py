"""A picture as one self-contained HTML page: incidents with their figures drawn, their voices, and the reports' lineage."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from vigie import __version__
from vigie.model import Claim, Picture
from vigie.publish import phrases
from vigie.publish.sections import Section, sections
from vigie.publish.trees import groves

_OPEN = 12  # so many incidents of one source are shown unfolded
_MOST = 4  # claims of a voice that are shown unfolded
_SHORT = 260  # characters of evidence that are shown unfolded
_BESIDE, _IN_VIEW = 8, 3  # voices that stand beside the figures; drawings that fit on a screen


def write(picture: Picture, claims: Mapping[str, Claim], stream: TextIO) -> None:
    """Write the page."""
    stream.write(page(picture, claims))


def page(picture: Picture, claims: Mapping[str, Claim]) -> str:
    """The whole page; every text in it is escaped."""
    reports = {one.report.id: one for one in picture.reports}
    found = list(sections(picture, claims))
    lone = [one for one in found if not one.shared]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_resource("picture.html")).render(
        picture=picture,
        reports=reports,
        anchors={one.report.id: f"r{number}" for number, one in enumerate(picture.reports, start=1)},
        shared=[one for one in found if one.shared],
        lone=list(_families(lone)),
        unfold=len(lone) <= _OPEN,
        groves=groves(picture),
        phrases=phrases,
        layout=layout,
        short=_SHORT,
        most=_MOST,
        style=Markup(_resource("page.css") + _resource("picture.css")),
        version=__version__,
    )


def layout(section: Section) -> str:
    """Figures beside the voices, above them where these are many; in view while one reads where they are few."""
    if not section.plots:
        return "alone"
    return "stacked" if len(section.heard) > _BESIDE else "fixed" if len(section.plots) <= _IN_VIEW else ""


def _families(sections: list[Section]) -> Iterator[tuple[str, str, list[Section]]]:
    """The incidents of each family, by day."""
    for name, title in phrases.FAMILY_TITLES.items():
        mine = [one for one in sections if one.family == name]
        if mine:
            yield (
                name,
                title,
                sorted(mine, key=lambda one: (str(one.incident.start or "9"), one.title, one.incident.id)),
            )


def _resource(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
