"""A claim in the terms by which claims are compared: family, site, days, parties, voice and figures.

A statement is computed once a claim and never looks at another report.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from vigie.corroborate.phrases import Phrase, phrase
from vigie.model import Claim, Figure, Place

VIOLENCE, PROTEST, ARREST, CAPTURE, LAND, MOVEMENT, RELIEF, TALKS, ANY = (
    "violence", "protest", "arrest", "capture", "land", "movement", "relief", "talks", "any"
)  # fmt: skip
FAMILIES = {
    **dict.fromkeys(
        ("armed_clash", "chemical_weapon", "air_drone_strike", "suicide_bomb", "shelling_artillery_missile_attack",
         "remote_explosive_landmine_ied", "grenade", "attack", "disrupted_weapons_use", "sexual_violence",
         "looting_property_destruction"), VIOLENCE),
    **dict.fromkeys(("peaceful_protest", "protest_with_intervention", "excessive_force_against_protesters",
                     "violent_demonstration", "mob_violence"), PROTEST),
    "arrests": ARREST,
    **dict.fromkeys(("abduction_forced_disappearance", "surrender"), CAPTURE),
    **dict.fromkeys(("government_regains_territory", "non_state_actor_overtakes_territory", "withdrawal",
                     "non_violent_transfer_of_territory"), LAND),
    **dict.fromkeys(("displacement", "evacuation"), MOVEMENT),
    **dict.fromkeys(("siege", "aid", "human_shields"), RELIEF),
    **dict.fromkeys(("agreement", "change_to_group_activity", "headquarters_or_base_established"), TALKS),
    **dict.fromkeys(("casualties", "other"), ANY),
}  # fmt: skip
COUNTRY = 6  # UCDP's where_prec of a whole country
WIDE = frozenset(
    ("ministry", "minister", "government", "spokesman", "army", "president", "observer")
)  # they tell of much
MANY = 1000  # dead: more than one event kills where a report gives neither town nor day
LONG = timedelta(days=10)  # a stretch of time longer than that is a season of a war, no day's event

_SENTENCE = re.compile(r"[.!?…:;\n]\s*")
_SENTENCE_LONG = 200  # characters: further back nobody is named who saw it
_BEGINNING = re.compile(r"[^\w\s'’]\s*$|\n\s*$")
_FIRST_PERSON = re.compile(r"\b(?:I|my|we|our|us|j['’]|je|nous|notre|mes|nos|m['’])(?!\w)", re.I)


@dataclass(frozen=True)
class Statement:
    """A claim with what comparing needs of it. `order` is its place among its report's claims."""

    claim: Claim
    order: int

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def code(self) -> str:
        """Its report's language."""
        return self.claim.report.language.split("-")[0]

    @property
    def family(self) -> str:
        """What kind of thing happened."""
        return FAMILIES.get(self.claim.event.type, ANY)

    @property
    def site(self) -> Place | None:
        """The place it names, or None where the report only plays in some country."""
        place = self.claim.place
        return place if place and (place.name or place.span) else None

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day; an open end reaches to the publication, an open start back over `LONG`."""
        time, published = self.claim.time, self.claim.report.published
        if time is None or (time.start is None and time.end is None):
            return None
        end = time.end or published or time.start
        start = time.start or (end and end - LONG)
        return (start, max(start, end)) if start and end else None

    @cached_property
    def season(self) -> bool:
        """Whether it tells of a season of the war or of all of it, not of an event: a long stretch, a toll of many thousands."""
        days = self.days
        if days is not None:
            return days[1] - days[0] > LONG
        dead = max((n for f in self.claim.figures if f.what == "killed" and (n := f.low or f.high)), default=0)
        return dead >= MANY and (self.site is None or self.site.where_prec >= COUNTRY or "war" in self.said.concepts)

    @cached_property
    def speaker(self) -> Phrase:
        """Who says it: the person or body as named, with the role."""
        voice = self.claim.voice
        return phrase(" ".join(filter(None, (voice.role, voice.speaker))), self.code)

    @cached_property
    def body(self) -> Phrase:
        """The body that the speaker speaks for."""
        return phrase(self.claim.voice.organisation or "")

    @property
    def witness(self) -> frozenset[str]:
        """The name of a speaker who speaks for no body that speaks of many things: an army, a monitor, a ministry."""
        spoken = self.speaker.concepts | self.body.concepts
        known = self.speaker.actors or self.body.actors or spoken & WIDE
        return frozenset() if known else self.speaker.names

    @cached_property
    def parties(self) -> frozenset[str]:
        """Canonical names of those who take part, and what everyday words call the others."""
        found: set[str] = set()
        for actor in self.claim.actors:
            named = phrase(actor.text, self.code)
            found |= {one.name for one in named.actors} or named.concepts
            if actor.name:
                found.add(actor.name)
        return frozenset(found)

    def counted(self, figure: Figure) -> Phrase:
        """What the words for those who are counted name."""
        return phrase(figure.of.text if figure.of else "", self.code)

    @cached_property
    def led(self) -> Phrase:
        """What the words before the evidence name, as far as its sentence goes: "an AFP journalist saw"."""
        return phrase(_SENTENCE.split(self._before)[-1], self.code)

    @property
    def begins(self) -> bool:
        """Whether the evidence begins a sentence, or follows no more than a time or a place set before it."""
        return not self._before or bool(_BEGINNING.search(self._before))

    @property
    def _before(self) -> str:
        return self.claim.report.text[: self.claim.evidence.start][-_SENTENCE_LONG:] or self.claim.evidence.prefix

    @property
    def first_person(self) -> bool:
        """Whether the evidence speaks as "I" or "we"."""
        return bool(_FIRST_PERSON.search(self.claim.evidence.exact))

    @cached_property
    def said(self) -> Phrase:
        """What the words of the evidence name."""
        return phrase(self.claim.evidence.exact, self.code)
