"""A noun phrase made a speaker: the person or body, the role, the body spoken for, named or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vigie.attribute.names import body, capital, names_body, person
from vigie.attribute.trimmings import core, counted_by, speaker_nouns, trimmed, unapposed
from vigie.languages import Language
from vigie.languages.phrases import forms
from vigie.model import Mention, Reading, Span, Token
from vigie.orthography import folded

_INNER = frozenset(
    "group movement party army government regime militia network agency organisation organization".split()
)
_MONTHS = frozenset("january february march april may june july august september october november december".split())
BODIES = frozenset(
    "agency forces government group international media metonym monitor ngo".split()
)  # classes of the actor table


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker as the text gives it."""

    span: Span
    speaker: str
    role: str | None = None
    organisation: str | None = None
    anonymous: bool = False
    person: bool = False
    plural: bool = False
    pronoun: bool = False
    body: bool = False  # a body, no person

    @property
    def alone(self) -> bool:
        """Whether the name is a single capitalised word, as a surname is."""
        return " " not in self.speaker and self.speaker[:1].isupper()


@dataclass(frozen=True, slots=True)
class _Naming:
    """A noun phrase without its leading words, and the names of the table in it."""

    row: Sequence[Token]
    text: str
    named: Sequence[Mention]
    words: Language

    @property
    def span(self) -> Span:
        return self.until(self.row[-1].end)

    @property
    def plural(self) -> bool:
        return "Number=Plur" in _head(self.row).morph

    def until(self, end: int) -> Span:
        return _span(self.row[0].start, end, self.text)

    def behind(self, end: int) -> list[Token]:
        return [t for t in self.row if t.start >= end]


def source(tokens: Sequence[Token], text: str, reading: Reading, words: Language) -> Source | None:
    """The speaker that a row of words names; None where they name nobody."""
    row = core(tokens)
    if not row:
        return None
    row = unapposed(row, [m for m in reading.mentions if m.name and m.category != "person_office"], words)
    start, end = row[0].start, row[-1].end
    named = [m for m in reading.mentions if m.name and m.span.start < end and m.span.end > start]
    named = [m for m in named if not _hyphened(m, text)]
    naming = _Naming(counted_by(row, words) or row, text, named, words)
    held = [(m.span.start, m.span.end) for m in named if m.category != "person_office"]
    held += [(p.span.start, p.span.end) for p in reading.places if p.span and "place.pattern" not in p.because]
    people = person(naming.row, text, held)
    if people and not _names_body_behind(naming, people):
        return _of_person(naming, people)
    found = _of_whole_name(naming) or _of_known(naming) or _of_first_name(naming) or _of_nouns(naming)
    land = any(p.span and p.span.start <= found.span.start and found.span.end <= p.span.end for p in reading.places)
    return replace(found, body=found.body or land)


def _names_body_behind(naming: _Naming, people: Span) -> bool:
    """Whether capitals only name a body that a common noun tells: "the Sawaiq al-Rahman brigade", "the Ariha Today page"."""
    behind = naming.behind(people.end)
    table = naming.words.table("voices")["speakers"]
    while len(behind) > 1 and behind[0].lower in table.get("modifiers", ()):
        behind = behind[1:]  # "AP Syrias | state TV"
    return (
        bool(behind)
        and (behind[0].text.islower() or behind[0].text.isupper())
        and behind[0].lower in (*table["called"], "tv")
    )


def _of_person(naming: _Naming, people: Span) -> Source:
    """A person, with the role that stands before or behind the name and the body spoken for."""
    before = naming.text[naming.row[0].start : people.start].strip(" ,")
    behind = naming.text[people.end : naming.row[-1].end].strip(" ,")
    bodies = [m for m in naming.named if m.category != "person_office"]
    spoken_for = body(naming.row, people, bodies, naming.text) or body(naming.row, people, naming.named, naming.text)
    return Source(naming.span, people.text, before or behind or None, spoken_for, person=True)


def _of_whole_name(naming: _Naming) -> Source | None:
    """A name of the table of three words or more, or who is called after it; None where there is none."""
    named = [m for m in naming.named if m.category != "metonym" and len(m.span.text.split()) >= 3]
    whole = next((m for m in named if not _behind_of(m, naming.row)), None)
    if whole is None:
        return None
    rest = naming.behind(whole.span.end)
    called = naming.text[rest[0].start : rest[-1].end] if rest else ""
    if 2 <= len(rest) <= 4 and all(capital(t) for t in rest) and not names_body(called):
        return Source(naming.span, called, whole.span.text, whole.span.text, person=True)
    return Source(naming.span, whole.span.text, None, None, plural=whole.plural, body=whole.category in BODIES)


def _of_known(naming: _Naming) -> Source | None:
    """A name of the table that begins the phrase, or the unnamed people of that body; None where none begins it."""
    row, words = naming.row, naming.words
    known = [
        m
        for m in naming.named
        if m.span.start <= row[0].start + 1 and (m.category != "metonym" or m.span.end >= row[-1].end)
    ]
    if not known:
        return None
    whole = max(known, key=lambda m: m.span.end)
    name = naming.until(max(whole.span.end, row[0].end)).text.split(",")[0]
    behind = naming.behind(whole.span.end)
    first = behind[0] if behind else None
    if words.code == "en" and first is not None and first.lower == "and" and len(behind) > 1:
        return Source(naming.span, trimmed(row, naming.text), None, None, plural=True, body=True)
    if (inner := _inner_name(naming, whole, behind)) is not None:
        return Source(naming.span, inner, None, None, body=True)
    if len(behind) > 1 and behind[0].lower == "for" and behind[1].text[:1].isupper() and whole.category == "monitor":
        return Source(naming.span, naming.span.text, None, None, plural=whole.plural)
    if (
        first is not None
        and first.text.islower()
        and forms(first.lower, first.lemma, words.code) & speaker_nouns(words.code) - _INNER
    ):
        called, many = naming.until(first.end).text, "Number=Plur" in first.morph
        bodies = {folded(w) for w in words.table("voices")["speakers"]["bodies"]}
        human = not forms(first.lower, first.lemma, words.code) & bodies
        return Source(naming.span, called, None, whole.span.text, human, plural=many, body=not human)
    return Source(naming.span, name, None, None, plural=naming.plural or whole.plural, body=whole.category in BODIES)


def _hyphened(mention: Mention, text: str) -> bool:
    """Whether a name only begins a word with a hyphen: "the Daesh-linked agency"."""
    behind = text[mention.span.end : mention.span.end + 2]
    return behind[:1] == "-" and behind[1:].islower()


def _inner_name(naming: _Naming, whole: Mention, behind: Sequence[Token]) -> str | None:
    """ "the UN children's agency UNICEF": the body's own name behind that of the one it belongs to; None where none is."""
    own = next((m for m in naming.named if m.span.start > whole.span.end and m.category in BODIES - {"metonym"}), None)
    between = [t for t in behind if own is not None and t.end <= own.span.start]
    if own is None or not between or not all(t.text.islower() or t.text in "(['s" for t in between):
        return None
    return None if any(t.pos in ("ADP", "CCONJ", "VERB", "AUX") or t.text == "," for t in between) else own.span.text


def _of_first_name(naming: _Naming) -> Source | None:
    """A single name before an age or a description: "Ahmed 24", "Manal a 28-year-old teacher"; None for other phrases."""
    row = naming.row
    if naming.words.code != "en" or len(row) < 2 or row[0].pos != "PROPN" or not capital(row[0]):
        return None
    if row[1].pos == "NUM" and row[1].text.isdigit() and row[0].lower not in _MONTHS:
        return Source(naming.span, row[0].text, person=True)
    if row[1].lower in ("a", "an") and "Number=Plur" not in row[0].morph and not names_body(row[0].text):
        return Source(
            naming.span, row[0].text, naming.until(row[-1].end).text[len(row[0].text) :].strip(" ,"), person=True
        )
    return None


def _of_nouns(naming: _Naming) -> Source:
    """A noun phrase without a name: anonymous where it has a word for people and is no body."""
    row, words = naming.row, naming.words
    bodies = {folded(w) for w in words.table("voices")["speakers"]["bodies"]}
    head = _head(row)
    collective = bool(forms(head.lower, head.lemma, words.code) & bodies)
    anonymous = not collective and any(forms(t.lower, t.lemma, words.code) & speaker_nouns(words.code) for t in row[:4])
    spoken_for = body(row, None, naming.named, naming.text)
    called = trimmed(row, naming.text)
    return Source(naming.span, called, None, spoken_for, anonymous=anonymous, plural=naming.plural, body=collective)


def _head(row: Sequence[Token]) -> Token:
    """The noun that a noun phrase is about: the last of its first nouns ("the Britain-based | Observatory for …")."""
    found = row[0]
    for k, token in enumerate(row):
        if token.pos in ("NOUN", "PROPN"):
            found = token
        elif token.pos not in ("ADJ", "NUM", "PART") and token.text != "-" and not (k and row[k - 1].text == "-"):
            break
    return found


def _span(start: int, end: int, text: str) -> Span:
    return Span(start, end, text[start:end])


def _behind_of(mention: Mention, row: Sequence[Token]) -> bool:
    """Whether a name only belongs to another noun ("the spokesman of …")."""
    before = [t for t in row if t.end <= mention.span.start]
    return bool(before) and (
        before[-1].pos == "ADP"
        or (before[-1].lower in ("of", "de", "du", "des", "d'", "la", "l'", "les") and len(before) > 1)
    )


def resolved(found: Source, earlier: Sequence[Source], pronoun: str) -> Source:
    """A pronoun or description ("il", "the group") as the last earlier speaker that it can stand for."""
    plural = pronoun in ("ils", "elles", "they", "ceux-ci", "celles-ci", "ces derniers", "ces dernieres")
    singular, thing = pronoun in ("he", "she"), pronoun == "it"
    for candidate in reversed(earlier):
        human = candidate.person or ((candidate.anonymous or candidate.alone) and not candidate.body)
        if singular and (not human or (candidate.plural and not candidate.person)):
            continue
        if (plural or thing) and candidate.person:
            continue
        if (
            thing
            and not candidate.body
            and (candidate.alone or (candidate.anonymous and "source" not in candidate.speaker))
        ):
            continue
        return replace(candidate, span=found.span, pronoun=True)
    return found
