"""Who stands behind the claims of an incident: independent sources, copies never counted.

A source is a distinct original voice. Persons of one body are one source, and so is a body that two languages name; unnamed
voices are told apart by what they are called and by the reporting that heard them. An outlet's own narration is a source
where it brings something that no voice of its report gives, or where nobody else speaks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from vigie.corroborate.alignments import kindred
from vigie.corroborate.marks import words_of
from vigie.corroborate.phrases import Phrase, phrase
from vigie.corroborate.statements import Statement

ARMED = frozenset(("state_forces", "rebel_group", "political_militia", "identity_militia", "external_forces"))
OFFICIAL = frozenset(("government", "forces"))
_FIRST_HAND = frozenset(("hospital", "morgue", "clinic", "doctor", "nurse", "rescuer", "ambulance", "burial", "body"))
_MILITARY = frozenset(("army", "military", "defence", "soldier", "general", "officer", "commander"))
_TITLES = frozenset(
    "chief mayor minister governor spokesman officer commander doctor judge lawyer teacher nurse resident general deputy president"
    " king elder driver trader farmer journalist activist student mother father worker".split()
)
_ADDRESSES = frozenset(
    "captain colonel major lieutenant sergeant lt col maj dr mr mrs ms mme monsieur madame capitaine docteur".split()
)
_BODIES = frozenset(
    "ministry office council committee network organisation union party government court hospital police army centre agency mission"
    " commission parliament school university church prosecutor clinic".split()
)
_ALIKE = 0.5  # share of the words of the shorter of two descriptions
# collective voices of a lead, and the words for those who speak for them further down
_MEMBERS = {
    "activist": frozenset(("observer", "rescuer", "network", "activist")),
    "resident": frozenset(("resident", "villager", "trader", "neighbour", "witness")),
    "witness": frozenset(("resident", "villager", "trader", "driver")),
    "officer": frozenset(("army", "military", "officer", "captain")),
    "official": frozenset(
        ("governor", "mayor", "ministry", "minister", "government", "spokesman", "authority", "police")
    ),
}


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
        if self.narration:
            return claim.report.publisher or claim.report.uri
        if claim.voice.organisation:
            return claim.voice.organisation
        body = self.statement.speaker.body
        return body.name if body and not self.person else claim.voice.speaker or ""

    @cached_property
    def body(self) -> str | None:
        """The body it speaks for, under one name in every language; a state's army and ministry of defence are one."""
        voice = self.statement.claim.voice
        if self.narration:
            body = None if self.outlet else self._publisher.body
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
            if actor.category == "government" and named.concepts & _OFFICES:
                return None  # a ministry, a governor: told apart by its own words
            if named is self.statement.body or not self.person or not voice.organisation:
                return actor.name
        return self._army()

    def _army(self) -> str | None:
        """The army of the country where it plays, where a report says no more than "the army", "general staff"."""
        meant = self.statement.body.concepts | self.statement.speaker.concepts
        place = self.statement.claim.place
        if (
            place is None
            or not place.country
            or not meant & {"army", "general_staff"}
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
        if spoken.concepts & _BODIES and not spoken.concepts & _TITLES:
            return ()
        named = tuple(
            w for w in map(_folded, words_of(voice.speaker)) if w in spoken.names and w not in _ADDRESSES and len(w) > 1
        )
        if not named or (
            len(named) < 2 and not voice.organisation and not voice.role and not spoken.concepts & _TITLES
        ):
            return ()
        return () if spoken.body and not voice.organisation and not voice.role else named

    @cached_property
    def unnamed(self) -> bool:
        """Whether it is known by no name, neither of a person nor of a body: "a security source", "residents"."""
        voice = self.statement.claim.voice
        if self.narration or voice.organisation or self.person or self.body:
            return False
        return not self.description & _INSTITUTIONS and (voice.anonymous or not self.statement.speaker.names)

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
        return self.description & _INSTITUTIONS

    @cached_property
    def _publisher(self) -> Phrase:
        return phrase(self.statement.claim.report.publisher or "")

    @property
    def outlet(self) -> bool:
        """Whether it is a medium that narrates; a body that publishes its own statement is that body."""
        body = self._publisher.body
        return self.narration and (body is None or body.category in ("media", "agency"))

    @property
    def first_hand(self) -> bool:
        """Whether it counts with its own hands: a hospital, a morgue, rescuers."""
        named = self.statement.speaker.concepts | self.statement.body.concepts | self.statement.said.concepts
        spoken = self.statement.speaker.concepts | self.statement.body.concepts
        return bool(spoken & (_FIRST_HAND - {"body"})) or bool(
            named & {"morgue"} or "body" in self.statement.said.concepts
        )

    @property
    def warring(self) -> bool:
        """Whether it is a party to the war."""
        bodies = [b for p in (self.statement.body, self.statement.speaker) if (b := p.body)]
        words = self.statement.body.concepts | self.statement.speaker.concepts
        return any(b.kind in ARMED or b.category in OFFICIAL for b in bodies) or bool(
            words & (_MILITARY | {"government", "rebel"})
        )


_OFFICES = frozenset(
    ("ministry", "minister", "governor", "mayor", "parliament", "police", "court", "judge", "hospital")
)
SINGLE = frozenset(("police", "prosecutor", "army", "government"))  # a place has one of them
_INSTITUTIONS = _OFFICES | {
    "army", "government", "council", "union", "committee", "network", "organisation", "party", "morgue", "clinic", "prosecutor",
    "administration", "directorate", "embassy", "municipality", "prefecture", "health", "association", "federation", "commission",
    "division", "authority", "university", "church", "school", "station", "radio",
}  # fmt: skip
_LITTLE = frozenset(
    (
        "the",
        "say",
        "source",
        "spokesman",
        "chief",
        "official",
        "local",
        "several",
        "region",
        "province",
        "city",
        "town",
        "centre",
    )
)


def _folded(word: str) -> str:
    from vigie.orthography import folded

    return folded(word.strip(".,'’"))


def same(one: Source, two: Source) -> bool:
    """Whether two voices are one source."""
    if one.narration and two.narration:
        return one.group == two.group or bool(one.body and one.body == two.body)
    if one.body and two.body:
        return one.body == two.body
    if one.institutions and two.institutions and not one.institutions & two.institutions:
        return False
    if one.organised and two.organised and alike(one.description, two.description):
        return True
    if shared := one.institutions & two.institutions & SINGLE:
        named = [x.description - shared - set(x.person) - _TITLES for x in (one, two)]
        if not named[0] or not named[1] or alike(*named):
            return True
    if one.organised != two.organised:
        body, other = (one, two) if one.organised else (two, one)
        if len(body.description & other.said_as) > 1 and alike(body.description, other.said_as):
            return True
    if one.person and two.person:
        return namesakes(one.person, two.person)
    if (one.unnamed or two.unnamed) and (one.group != two.group or one.narration or two.narration):
        return False
    if one.person or two.person:
        person, other = (one, two) if one.person else (two, one)
        if not person.organised:
            return person.person[-1] in other.statement.speaker.names
    if one.unnamed and two.unnamed and one.said_as == two.said_as:
        return True
    return alike(one.description, two.description)


def namesakes(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: one surname, and no two first names that differ."""
    if not (one[-1] in two or two[-1] in one or kindred(one[-1], two[-1])):
        return False
    if len(one) < 2 or len(two) < 2:
        return True
    return any(kindred(a, b) or a[0] == b[0] for a in one[:-1] for b in two[:-1]) or one[-1] != two[-1]


def alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two descriptions share most of the shorter one's words."""
    short, long = sorted((one, two), key=len)
    if not short:
        return False
    hits = sum(any(kindred(a, b) for b in long) for a in short)
    return hits / len(short) > _ALIKE


def sources(statements: Iterable[Statement], groups: Mapping[str, str]) -> list[list[Source]]:
    """The voices of an incident, one list a source, in a fixed order; those that count for nothing are left out."""
    voices = [Source(s, groups[s.claim.report.id]) for s in sorted(statements, key=_order)]
    clustered: list[list[Source]] = []
    for voice in voices:
        home = next((c for c in clustered if any(same(voice, other) for other in c)), None)
        if home is None:
            clustered.append([voice])
        else:
            home.append(voice)
    return [c for c in clustered if counts(c, clustered)]


def _order(statement: Statement) -> tuple[bool, str, str, int]:
    """Bodies first, so that persons and descriptions find them; then by report and place in it."""
    claim = statement.claim
    named = bool(statement.body.actors or statement.speaker.actors)
    return (not named, str(claim.report.published), claim.report.id, statement.order)


def counts(cluster: list[Source], everyone: list[list[Source]]) -> bool:
    """Whether a voice is a source of its own here."""
    others = [v for c in everyone if c is not cluster for v in c]
    if cluster[0].outlet:
        if any(_own(voice, others) or observed(voice) for voice in cluster):
            return True
        return all(v.outlet for v in others) and cluster is min(everyone, key=_first)
    return not all(_introduces(voice, others) for voice in cluster)


def _own(voice: Source, others: list[Source]) -> bool:
    """Narration that brings a figure which no voice gives."""
    given = {(f.what, f.low, f.high) for o in others for f in o.statement.claim.figures}
    return any((f.what, f.low, f.high) not in given for f in voice.statement.claim.figures)


def _first(cluster: list[Source]) -> tuple[str, str]:
    """When a voice was first heard."""
    return min((str(v.statement.claim.report.published), v.statement.id) for v in cluster)


def observed(voice: Source) -> bool:
    """Narration of what somebody of the outlet saw, heard or counted."""
    words = voice.statement.said.concepts
    return bool(words & {"see", "hear", "count"}) and voice.statement.claim.event.modality == "happened"


def _introduces(voice: Source, others: list[Source]) -> bool:
    """A collective voice of a lead ("activists said") whose members speak further down in the same report."""
    claim = voice.statement.claim
    if not voice.unnamed or voice.statement.order > 1:
        return False
    members = [_MEMBERS[c] for c in voice.description if c in _MEMBERS]
    later = [
        o
        for o in others
        if o.statement.claim.report.id == claim.report.id and o.statement.order > voice.statement.order
    ]
    return any(_member(o, wanted) for o in later for wanted in members)


def _member(voice: Source, wanted: frozenset[str]) -> bool:
    actor = voice.statement.speaker.body or voice.statement.body.body
    if actor and actor.category == "monitor" and "observer" in wanted:
        return True
    if "military" in wanted and voice.body and voice.body.startswith("military"):
        return True
    return bool(voice.statement.speaker.concepts & wanted) or (
        "resident" in wanted and bool(voice.person) and not voice.body
    )
