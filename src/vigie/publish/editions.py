"""What an export is made from: the picture with its claims, one case an incident, and the rule that masks private persons.

An export reads cases and nothing else; whatever stands in a text column went through the mask on its way.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from vigie.model import Claim, Contradiction, Figure, Incident, Picture, Placed, Report
from vigie.publish.deaths import Deaths, deaths
from vigie.publish.parties import Parties, parties
from vigie.publish.voices import Heard, is_copy, voices

Mask = Callable[[str, Report], str]  # words, and the report that they come from → the words with private persons masked


def unmasked(text: str, _: Report) -> str:
    """The rule that masks nobody."""
    return text


@dataclass(frozen=True)
class Edition:
    """A picture with the claims it speaks of, by their ids, and the rule by which private persons are masked."""

    picture: Picture
    claims: Mapping[str, Claim]
    mask: Mask = unmasked

    @cached_property
    def reports(self) -> dict[str, Placed]:
        """The reports of the picture by their ids."""
        return {one.report.id: one for one in self.picture.reports}

    @cached_property
    def contradictions(self) -> dict[str, Contradiction]:
        """The contradictions of the picture by their ids."""
        return {one.id: one for one in self.picture.contradictions}

    @cached_property
    def cases(self) -> tuple["Case", ...]:
        """The incidents, each with all that an export says of it."""
        return tuple(self._case(one) for one in self.picture.incidents)

    def _case(self, incident: Incident) -> "Case":
        claims = tuple(self.claims[name] for name in incident.claims)
        about = frozenset(self.contradictions[name].about for name in incident.contradictions)
        return Case(self, incident, claims, parties(incident, claims, about), deaths(incident, killed(claims)))


@dataclass(frozen=True)
class Case:
    """One incident with its claims, parties and dead."""

    edition: Edition
    incident: Incident
    claims: tuple[Claim, ...]
    parties: Parties
    deaths: Deaths | None  # None: nobody gives a number of dead

    @cached_property
    def killed(self) -> list[Figure]:
        """Every figure of dead that its claims give."""
        return killed(self.claims)

    @cached_property
    def heard(self) -> list[Heard]:
        """Who says what of it."""
        return voices(self.incident, self.edition.claims, self.edition.reports)

    @cached_property
    def reports(self) -> list[Report]:
        """The reports that tell of it, copies only where there is nothing else; by their day."""
        placed = {one.report.id: self.edition.reports[one.report.id] for one in self.claims}.values()
        found = [one.report for one in placed if not is_copy(one)] or [one.report for one in placed]
        return sorted(found, key=lambda one: (str(one.published or "9"), one.id))

    @property
    def asserted(self) -> bool:
        """Whether anybody says that it happened or goes on."""
        return any(
            one.event.modality in ("happened", "ongoing") and one.voice.stance not in ("denies", "doubts", "expects")
            for one in self.claims
        )

    @property
    def modality(self) -> str:
        """How real it is: the first that any voice gives it, from what happened to what did not."""
        if self.asserted:
            return "ongoing" if all(one.event.modality == "ongoing" for one in self.claims) else "happened"
        return min((one.event.modality for one in self.claims), key=_MODALITIES.index)

    @property
    def acled(self) -> tuple[str, str] | None:
        """Its event type and sub-event type in ACLED's codebook."""
        return next((one.event.acled for one in self._of_type() if one.event.acled), None)

    @property
    def plover(self) -> str | None:
        """Its event type in PLOVER."""
        return next((one.event.plover for one in self._of_type() if one.event.plover), None)

    def masked(self, text: str, claim: Claim) -> str:
        """Words that a claim's report says, with private persons masked."""
        return self.edition.mask(text, claim.report)

    def speakers(self) -> list[str]:
        """The voices by name, masked."""
        return list(dict.fromkeys(self.masked(one.name, one.told[0].claim) for one in self.heard))

    def _of_type(self) -> Iterator[Claim]:
        return (one for one in self.claims if one.event.type == self.incident.type)


_MODALITIES = ("happened", "ongoing", "possible", "planned", "hypothetical", "did_not_happen")


def killed(claims: Iterable[Claim]) -> list[Figure]:
    """The figures of the dead that claims give."""
    return [one for claim in claims for one in claim.figures if one.what == "killed"]
