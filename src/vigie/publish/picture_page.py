"""A picture as one self-contained HTML page: incidents with their figures drawn, their voices, and the reports' lineage."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from vigie import __version__
from vigie.model import Claim, Contradiction, Incident, Picture, Reconciled
from vigie.publish import phrases
from vigie.publish.plots import Plot, order, plots
from vigie.publish.trees import groves
from vigie.publish.voices import Heard, Reports, Told, voices

_OPEN = 12  # so many incidents of one source are shown unfolded
_BESIDE, _IN_VIEW = 8, 3  # voices that stand beside the figures; drawings that fit on a screen
_SHORT = 260  # characters of evidence that are shown unfolded


@dataclass(frozen=True, slots=True)
class Side:
    """A claim that another one contradicts, and whose it is."""

    heard: Heard
    told: Told
    claim: Claim


@dataclass(frozen=True, slots=True)
class Against:
    """A contradiction with both its claims."""

    contradiction: Contradiction
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """An incident as the page shows it."""

    anchor: str
    incident: Incident
    title: str
    family: str
    place: str
    heard: list[Heard]
    plots: list[Plot]
    against: list[Against]

    @property
    def shared(self) -> bool:
        """Whether more than one source tells of it, or somebody says otherwise."""
        return self.incident.sources > 1 or self.incident.standing == "disputed"

    @property
    def brief(self) -> list[tuple[str, Reconciled]]:
        """The two figures that the list of incidents names."""
        known = self.incident.figures
        return [(key, known[key]) for key in sorted(known, key=order) if key != "other"][:2]

    @property
    def layout(self) -> str:
        """Figures beside the voices, above them where these are many; in view while one reads where they are few."""
        if not self.plots:
            return "alone"
        return "stacked" if len(self.heard) > _BESIDE else "fixed" if len(self.plots) <= _IN_VIEW else ""

    @property
    def numbers(self) -> dict[str, int]:
        """The number under which each of its claims is shown."""
        return {claim.id: told.number for one in self.heard for told in one.told for claim in (told.claim, *told.copies)}

    def cited(self, reason: str) -> list[tuple[str, int | None]]:
        """A reason in pieces: words, and the numbers of the claims that it names by their ids."""
        known = self.numbers
        names = "|".join(re.escape(name) for name in known)
        parts = re.split(rf"\(claim ({names})\)", reason) if names else [reason]
        return [("", known[part]) if k % 2 else (part, None) for k, part in enumerate(parts) if part]


def write(picture: Picture, claims: Mapping[str, Claim], stream: TextIO) -> None:
    """Write the page."""
    stream.write(page(picture, claims))


def page(picture: Picture, claims: Mapping[str, Claim]) -> str:
    """The whole page; every text in it is escaped."""
    reports = {one.report.id: one for one in picture.reports}
    found = [section(number, one, picture, claims, reports) for number, one in enumerate(ranked(picture), start=1)]
    lone = [one for one in found if not one.shared]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_resource("picture.html")).render(
        picture=picture,
        reports=reports,
        anchors={one.report.id: f"r{number}" for number, one in enumerate(picture.reports, start=1)},
        shared=[one for one in found if one.shared],
        lone=[(name, title, several) for name, title, several in _families(lone)],
        unfold=len(lone) <= _OPEN,
        groves=groves(picture),
        phrases=phrases,
        short=_SHORT,
        style=Markup(_resource("page.css") + _resource("picture.css")),
        version=__version__,
    )


def ranked(picture: Picture) -> list[Incident]:
    """The incidents: disputed first, then by number of sources and of claims, then by day."""
    return sorted(
        picture.incidents,
        key=lambda one: (one.standing != "disputed", -one.sources, -len(one.claims), str(one.start or "9"), one.id),
    )


def section(
    number: int, incident: Incident, picture: Picture, claims: Mapping[str, Claim], reports: Reports
) -> Section:
    """An incident with its voices, figures and contradictions."""
    heard = voices(incident, claims, reports)
    mine = [one for one in picture.contradictions if one.id in incident.contradictions]
    event = next((claims[name].event for name in incident.claims if claims[name].event.type == incident.type), None)
    return Section(
        f"i{number}",
        incident,
        phrases.capital(phrases.kind(event) if event else phrases.plain(incident.type)),
        phrases.family(event) if event else phrases.BEYOND,
        phrases.locality(incident.place) if incident.place else "",
        heard,
        plots(incident, heard),
        [Against(one, tuple(sorted(_sides(one, heard), key=lambda side: side.told.number))) for one in mine],
    )


def _sides(of: Contradiction, heard: list[Heard]) -> Iterator[Side]:
    for name in of.between:
        for one in heard:
            for told in one.told:
                yield from (Side(one, told, claim) for claim in (told.claim, *told.copies) if claim.id == name)


def _families(sections: list[Section]) -> Iterator[tuple[str, str, list[Section]]]:
    """The incidents of each family, by day."""
    for name, title in phrases.FAMILY_TITLES.items():
        mine = [one for one in sections if one.family == name]
        if mine:
            yield name, title, sorted(mine, key=lambda one: (str(one.incident.start or "9"), one.place, one.incident.id))


def _resource(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
