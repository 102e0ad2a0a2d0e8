"""An incident as it is shown: its title, voices, figures and contradictions; the same on the page and on the terminal."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vigie.model import Claim, Contradiction, Incident, Picture, Reconciled
from vigie.publish import phrases
from vigie.publish.plots import Plot, order, plots
from vigie.publish.voices import Heard, Reports, Told, voices


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
    title: str  # what and where
    family: str
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
    def numbers(self) -> dict[str, int]:
        """The number under which each of its claims is shown."""
        return {
            claim.id: told.number for one in self.heard for told in one.told for claim in (told.claim, *told.copies)
        }

    def cited(self, reason: str) -> list[tuple[str, int | None]]:
        """A reason in pieces: words, and the numbers of the claims that it names by their ids."""
        known = self.numbers
        names = "|".join(re.escape(name) for name in known)
        parts = re.split(rf"\(claim ({names})\)", reason) if names else [reason]
        return [("", known[part]) if k % 2 else (part, None) for k, part in enumerate(parts) if part]


def sections(picture: Picture, claims: Mapping[str, Claim]) -> Iterator[Section]:
    """The incidents as they are shown, in their order."""
    reports = {one.report.id: one for one in picture.reports}
    against = {one.id: one for one in picture.contradictions}
    for number, one in enumerate(ranked(picture), start=1):
        yield section(number, one, [against[name] for name in one.contradictions], claims, reports)


def ranked(picture: Picture) -> list[Incident]:
    """The incidents: disputed first, then by number of sources and of claims, then by day."""
    return sorted(
        picture.incidents,
        key=lambda one: (one.standing != "disputed", -one.sources, -len(one.claims), str(one.start or "9"), one.id),
    )


def section(
    number: int, incident: Incident, against: list[Contradiction], claims: Mapping[str, Claim], reports: Reports
) -> Section:
    """An incident with its voices, figures and contradictions."""
    heard = voices(incident, claims, reports)
    event = next((claims[name].event for name in incident.claims if claims[name].event.type == incident.type), None)
    kind = phrases.capital(phrases.kind(event) if event else phrases.plain(incident.type))
    return Section(
        f"i{number}",
        incident,
        ", ".join(filter(None, (kind, phrases.locality(incident.place) if incident.place else ""))),
        phrases.family(event) if event else phrases.BEYOND,
        heard,
        plots(incident, heard),
        [Against(one, tuple(sorted(_sides(one, heard), key=lambda side: side.told.number))) for one in against],
    )


def _sides(of: Contradiction, heard: list[Heard]) -> Iterator[Side]:
    for name in of.between:
        for one in heard:
            for told in one.told:
                yield from (Side(one, told, claim) for claim in (told.claim, *told.copies) if claim.id == name)
