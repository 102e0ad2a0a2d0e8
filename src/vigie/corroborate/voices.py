"""A voice as a source: what it goes by, for which body it speaks, and how near it stands to what it tells.

Whether two voices are one source, and which of them count, is decided in `sources`.
"""

from dataclasses import dataclass
from functools import cached_property

from vigie.corroborate.marks import words_of
from vigie.corroborate.phrases import Phrase, phrase
from vigie.corroborate.statements import Statement
from vigie.orthography import folded

ARMED = frozenset(("state_forces", "rebel_group", "political_militia", "identity_militia", "external_forces"))
OFFICIAL = frozenset(("government", "forces"))
TITLES = frozenset(
    "chief mayor minister governor spokesman officer commander doctor judge lawyer teacher nurse resident general deputy president"
    " king elder driver trader farmer journalist activist student mother father worker".split()
)
OFFICES = frozenset(("ministry", "minister", "governor", "mayor", "parliament", "police", "court", "judge", "hospital"))
INSTITUTIONS = OFFICES | {
    "army", "government", "council", "union", "committee", "network", "organisation", "party", "morgue", "clinic", "prosecutor",
    "administration", "directorate", "embassy", "municipality", "prefecture", "health", "association", "federation", "commission",
    "division", "authority", "university", "church", "school", "station", "radio",
}  # fmt: skip
SEES = frozenset(("see", "hear", "count", "eye"))
_PUBLISHING = (INSTITUTIONS - {"network", "health", "university", "school", "station", "radio", "church"}) | {"forum"}
_PRESS = frozenset(("radio", "television", "agency", "weekly", "daily"))
_FIRST_HAND = frozenset(("hospital", "morgue", "clinic", "doctor", "nurse", "rescuer", "ambulance", "burial"))
_MILITARY = frozenset(("army", "military", "defence", "soldier", "general", "officer", "commander"))
_ADDRESSES = frozenset(
    "captain colonel major lieutenant sergeant lt col maj dr mr mrs ms mme monsieur madame capitaine docteur".split()
)
_BODIES = frozenset(
    "ministry office council committee network organisation union party government court hospital police army centre agency mission"
    " commission parliament school university church prosecutor clinic".split()
)
_LITTLE = frozenset(
    "the say source spokesman chief official local several region province city town centre".split()
)  # words of a description that tell nobody apart


# bodies whose short name stands for a larger one where no country's is meant
_SHORT = {"Red Cross": "International Committee of the Red Cross"}


def _meant(named: Phrase, name: str) -> str:
    """The body that a name means: "the Red Cross" without a country is the ICRC."""
    return _SHORT.get(name, name) if not named.names - {"croix-rouge"} else name


@dataclass(frozen=True)
class Source:
    """A voice as a source: what it is known by, and the group of reports that heard it."""

    statement: Statement
    group: str

    @property
    def narration(self) -> bool:
        """Whether the outlet itself says it."""
        return not (self.statement.claim.voice.speaker or self.statement.claim.voice.organisation)

    @property
    def name(self) -> str:
        """What it goes by."""
        claim = self.statement.claim
        if self.narration or self.press:
            return claim.report.publisher or claim.report.uri
        if claim.voice.organisation:
            return claim.voice.organisation
        body = self.statement.speaker.body
        return body.name if body and not self.person else claim.voice.speaker or ""

    @cached_property
    def body(self) -> str | None:
        """The body it speaks for, under one name in every language; a state's army and ministry of defence are one."""
        voice = self.statement.claim.voice
        if self.outlet:
            return None
        if self.narration:
            body = self._publisher.body
            forces = (
                body and body.kind == "state_forces" and body.countries and not self._publisher.concepts & {"police"}
            )
            return f"military of {body.countries[0]}" if body and forces else body.name if body else None
        for named in (self.statement.body, self.statement.speaker):
            actor = named.body
            if actor is None:
                continue
            if actor.category in OFFICIAL and named.concepts & _MILITARY and actor.countries:
                return f"military of {actor.countries[0]}"
            if actor.kind == "state_forces" and actor.countries and not named.concepts & {"police"}:
                return f"military of {actor.countries[0]}"
            if actor.category == "government" and named.concepts & OFFICES:
                return None  # a ministry, a governor: told apart by its own words
            if named is self.statement.body or not self.person or not voice.organisation:
                return _meant(named, actor.name)
        return self._army()

    def _army(self) -> str | None:
        """The army of the country where it plays, where a report says no more than "the army", "general staff"."""
        meant = self.statement.body.concepts | self.statement.speaker.concepts
        place = self.statement.claim.place
        if (
            place is None
            or not place.country
            or not (meant & {"army", "general_staff"} or {"general", "staff"} <= meant)
            or meant & {"source", "officer", "rebel"}
        ):
            return None
        return f"military of {place.country}"

    @cached_property
    def person(self) -> tuple[str, ...]:
        """The words of a person's name, the surname last."""
        voice = self.statement.claim.voice
        if self.narration or voice.anonymous or not voice.speaker:
            return ()
        spoken = self.statement.speaker
        if spoken.concepts & _BODIES and not spoken.concepts & TITLES:
            return ()
        named = tuple(
            w
            for w in (folded(word.strip(".,'’")) for word in words_of(voice.speaker))
            if w in spoken.names and w not in _ADDRESSES and len(w) > 1
        )
        if not named or (len(named) < 2 and not voice.organisation and not voice.role and not spoken.concepts & TITLES):
            return ()
        return () if spoken.body and not voice.organisation and not voice.role else named

    @cached_property
    def unnamed(self) -> bool:
        """Whether it is known by no name, neither of a person nor of a body: "a security source", "residents"."""
        voice = self.statement.claim.voice
        if self.narration or voice.organisation or self.person or self.body:
            return False
        return not self.description & INSTITUTIONS and (voice.anonymous or not self.statement.speaker.names)

    @cached_property
    def description(self) -> frozenset[str]:
        """What it is called, in terms that hold across languages."""
        if self.narration:
            phrases = [self._publisher]
        else:
            phrases = [self.statement.body] if self.statement.claim.voice.organisation else [self.statement.speaker]
        return frozenset[str]().union(*(p.concepts | p.names for p in phrases)) - _LITTLE

    @property
    def said_as(self) -> frozenset[str]:
        """All words of the speaker that mean something."""
        return self.statement.speaker.concepts | self.statement.speaker.names

    @property
    def organised(self) -> bool:
        """Whether it speaks for a body, or is one."""
        voice = self.statement.claim.voice
        return bool(voice.organisation) or (not self.person and not self.unnamed)

    @property
    def institutions(self) -> frozenset[str]:
        """The kinds of bodies that its name speaks of."""
        return self.description & INSTITUTIONS

    @cached_property
    def _publisher(self) -> Phrase:
        return phrase(self.statement.claim.report.publisher or "")

    @property
    def _medium(self) -> bool:
        """Whether its report is published by a medium, not by a body that speaks for itself."""
        body, meant = self._publisher.body, self._publisher.concepts
        if body is not None:
            return body.category in ("media", "agency")
        return bool(meant & _PRESS) or not meant & _PUBLISHING

    @cached_property
    def press(self) -> bool:
        """Whether it is one of the outlet's own people: "an AFP journalist", "our correspondent"."""
        voice = self.statement.claim.voice
        if self.narration or not self._medium:
            return False
        if voice.organisation:
            own, theirs = self._publisher, self.statement.body
            named = own.concepts | own.names
            heard = theirs.concepts - {"journalist"} - own.concepts
            return not heard and (bool(own.body and own.body == theirs.body) or named == theirs.concepts | theirs.names)
        return "journalist" in self.statement.speaker.concepts and not self.person

    @property
    def outlet(self) -> bool:
        """Whether it is a medium that tells of its own; a body that publishes its own statement is that body."""
        return self.press or (self.narration and self._medium)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What names it: the body and the speaker, or the body that publishes its own statement."""
        if self.narration and not self.outlet:
            return (self._publisher,)
        return (self.statement.body, self.statement.speaker)

    @property
    def first_hand(self) -> bool:
        """Whether it counts with its own hands: a hospital, a morgue, rescuers."""
        named = self.statement.speaker.concepts | self.statement.body.concepts
        return bool(named & _FIRST_HAND) or "morgue" in self.statement.said.concepts

    @property
    def warring(self) -> bool:
        """Whether it is a party to the war."""
        if self.outlet:
            return False
        bodies = [b for p in self.phrases if (b := p.body)]
        words = frozenset[str]().union(*(p.concepts for p in self.phrases))
        return any(b.kind in ARMED or b.category in OFFICIAL for b in bodies) or bool(
            words & (_MILITARY | {"government", "rebel", "antiterrorism", "vigilante", "militia"})
        )

    @property
    def official(self) -> bool:
        """Whether it speaks for those who govern the place."""
        return any(p.concepts & {"prefecture", "governor", "government"} for p in self.phrases)
