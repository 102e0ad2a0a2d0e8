"""The nouns of vigie: what a report is, what is read in it, and the claim that comes of it.

Every value is frozen; every reading carries its span and the names of the rules that read it. Offsets are 0-based,
end-exclusive, in Unicode code points of `Report.text`, the clean text. Field names are those of `docs/vocabulary.md`.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Because = tuple[str, ...]

EVENT_TYPES = (
    "armed_clash", "government_regains_territory", "non_state_actor_overtakes_territory", "chemical_weapon",
    "air_drone_strike", "suicide_bomb", "shelling_artillery_missile_attack", "remote_explosive_landmine_ied", "grenade",
    "sexual_violence", "attack", "abduction_forced_disappearance", "peaceful_protest", "protest_with_intervention",
    "excessive_force_against_protesters", "violent_demonstration", "mob_violence", "agreement", "arrests",
    "change_to_group_activity", "disrupted_weapons_use", "headquarters_or_base_established",
    "looting_property_destruction", "non_violent_transfer_of_territory", "other", "surrender", "withdrawal",
    "displacement", "evacuation", "siege", "human_shields", "casualties", "aid",
)  # fmt: skip
MODALITIES = ("happened", "ongoing", "planned", "possible", "hypothetical", "did_not_happen")
STANCES = ("states", "denies", "doubts", "expects", "accuses", "claims_responsibility")
BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague")
WHATS = (
    "killed", "injured", "missing", "detained", "abducted", "surrendered", "displaced", "evacuated", "trapped",
    "present", "territory", "strikes", "destroyed", "other",
)  # fmt: skip
ACTOR_KINDS = (
    "state_forces", "rebel_group", "political_militia", "identity_militia", "rioters", "protesters", "civilians",
    "external_forces", "other",
)  # fmt: skip

LINEAGES = ("original", "verbatim", "cut", "rewrite", "translation", "update")
STANDINGS = ("single_source", "corroborated", "disputed")

Mode = Literal["direct", "indirect", "narration"]
Role = Literal["agent", "target", "affected"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a text and where they stand in it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Capture:
    """One document as received, with what its carrier said of it (a table's columns, the caller's options)."""

    data: bytes
    uri: str
    media_type: str = "text/plain"  # or text/html
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None  # BCP 47, when the caller knows it
    place: str | None = None

    @property
    def id(self) -> str:
        """SHA-256 of the bytes as received, in hex."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Removed:
    """A passage that cleaning took out: where it stood in the text as received, and the rule that took it."""

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Report:
    """A capture made readable: its clean text, and what its head and foot say about it.

    `origins` leads back: segments `(clean_start, received_start, length)` in code points, in order; a clean offset `o`
    of a segment stands at `received_start + o - clean_start` of the decoded text as received.
    """

    id: str
    uri: str
    text: str
    language: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    translator: str | None = None
    agency: str | None = None
    published: date | None = None
    published_time: time | None = None
    dateline: str | None = None  # the place a dispatch is dated from ("BAMAKO")
    place: str | None = None  # where the carrier says it plays
    reproduction: str | None = None  # what the source allows, as it says it
    removed: tuple[Removed, ...] = ()
    origins: tuple[tuple[int, int, int], ...] = ()
    because: Because = ()

    def received(self, offset: int) -> int:
        """Where a clean offset stands in the text as received; raises IndexError outside the text."""
        for clean, received, length in self.origins:
            if clean <= offset < clean + length:
                return received + offset - clean
        raise IndexError(offset)


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its Universal Dependencies analysis; `head` is the index of its head in the reading (itself: root)."""

    i: int
    start: int
    end: int
    text: str
    lower: str  # folded spelling
    lemma: str  # folded lemma
    pos: str
    dep: str
    head: int
    morph: str = ""
    space: bool = True  # followed by white space


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, the half-open range of its tokens, and the number of its paragraph."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression resolved to days, both inclusive; an open end is None.

    `date_prec` is UCDP's (1 exact day … 5 year or longer), `time_precision` ACLED's (1 day, 2 week, 3 month).
    """

    span: Span
    start: date | None
    end: date | None
    date_prec: int
    time_precision: int
    because: Because = ()
    duration: bool = False  # "for six hours": a length, no date


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bounds. The reader gives number, unit and the counted noun; coding says `what` is counted."""

    span: Span
    bound: str
    low: int | float | None
    best: int | float | None
    high: int | float | None
    unit: str = "people"
    of: Span | None = None
    what: str = "other"
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text, found in the gazetteer or not (then `geonameid` and coordinates are None).

    A claim whose text names no place but whose report plays in one country carries a place without span and name.
    """

    span: Span | None
    name: str | None
    relation: str | None = None
    geonameid: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    adm1: str | None = None
    where_prec: int = 1
    geo_precision: int = 1
    feature: str = "city"  # city | country | adm1 | region | river | site
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named in the text: the words, the canonical name (None where no table holds it) and its kind."""

    span: Span
    name: str | None
    kind: str
    category: str = "group"  # group forces government international monitor agency media ngo people person place
    plural: bool = False
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is in a report's text, before anyone asks who says it."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    singles: tuple[Figure, ...] = ()  # "un", "a": one, where a toll or list counts them


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it, how, and through whom."""

    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    mode: Mode = "narration"
    cue: str | None = None
    said: Time | None = None
    stance: str = "states"
    anonymous: bool = False
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of the text and the voice that says it; `cue` is where the attributing words stand."""

    content: Span
    voice: Voice
    cue: Span | None
    source: Span | None
    hedge: str | None = None  # modality that the attribution imposes ("possible", "did_not_happen")
    because: Because = ()


def voice_at(start: int, end: int, voices: tuple[Attribution, ...]) -> Attribution | None:
    """The attribution in force over `start`..`end`: the smallest that covers its middle; None is narration."""
    middle = (start + end) // 2
    covering = [v for v in voices if v.content.start <= middle < v.content.end]
    return min(covering, key=lambda v: v.content.end - v.content.start, default=None)


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone's part in an event."""

    role: Role
    text: str
    name: str | None
    kind: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What is said to have happened."""

    type: str
    modality: str
    trigger: Span
    acled: tuple[str, str] | None = None  # event_type, sub_event_type
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """W3C Web Annotation selectors: position (`start`, `end`) and quote (`exact`, `prefix`, `suffix`)."""

    exact: str
    start: int
    end: int
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one voice says about one thing that happened, in one report, with the words that prove it."""

    report: Report
    evidence: Evidence
    voice: Voice
    event: Event
    actors: tuple[Actor, ...] = ()
    place: Place | None = None
    time: Time | None = None
    figures: tuple[Figure, ...] = ()
    because: Because = ()
    occurrence: int = field(default=0, compare=False)  # tells two equal claims of one text apart
    given: str | None = field(default=None, compare=False)  # the id that a record of it bears

    @property
    def id(self) -> str:
        """Content hash: report, words, kind of event, voice. The same text read again gives the same id."""
        if self.given:
            return self.given
        parts = (
            self.report.id, self.evidence.start, self.evidence.end, self.event.type, self.event.trigger.start,
            self.voice.speaker, self.voice.mode, self.voice.stance, self.occurrence,
        )  # fmt: skip
        return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a report's reporting comes from; `of` is the id of the report it derives from, None for an original."""

    kind: str = "original"
    of: str | None = None
    score: float = 1.0  # 0 to 1: how much of it is accounted for
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The figures of one kind that an incident's voices leave standing; `best` is None where none can be preferred."""

    low: int | float | None
    best: int | float | None
    high: int | float | None
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be true, and what about."""

    id: str
    between: tuple[str, str]  # claim ids
    about: str  # any figure's `what`, or agent, happened, place, time, territory
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of any number of reports about one thing that happened."""

    id: str
    type: str
    place: Place | None
    start: date | None
    end: date | None
    claims: tuple[str, ...]
    sources: int
    standing: str  # single_source | corroborated | disputed
    figures: dict[str, Reconciled] = field(default_factory=dict, hash=False)
    contradictions: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # the independent sources, as named
    because: Because = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A report in the picture: its lineage, and the group of reports that go back to the same reporting."""

    report: Report
    group: str
    lineage: Lineage


@dataclass(frozen=True, slots=True)
class Picture:
    """The claims of many reports side by side."""

    reports: tuple[Placed, ...]
    incidents: tuple[Incident, ...]
    contradictions: tuple[Contradiction, ...]
