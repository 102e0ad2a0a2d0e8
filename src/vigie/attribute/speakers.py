"""A noun phrase made a speaker: the person or body, the role, the body spoken for, named or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from vigie.languages import Language
from vigie.languages.phrases import forms
from vigie.model import Mention, Reading, Span, Token
from vigie.orthography import folded

_PARTICLES = frozenset("al el ag ould bin ben ibn abu abou de du da dos von van d' le la di".split())
_BODIES = re.compile(
    r"observato|institut|council|conseil|minist|commit|comit|front\b|arm(y|ee)|force|group|party|parti\b|union|agenc|"
    r"watch|rights|right|network|reseau|bureau|office|mission|nations|united|centre|center|hopital|hospital|defen[cs]e|"
    r"croi[xs]|croissant|crescent|cross|radio|press|news|televis|journal|daily|post|times|tribune|police|guard|garde|"
    r"brigade|movement|mouvement|organi[sz]ation|association|collecti|federation|coalition|alliance|foundation|"
    r"fondation|universit|company|service|command|staff|etat|state|gouvern|govern|parlement|parliament|assembl|court|"
    r"tribunal|parquet|church|eglise|amnesty|medecins|doctors|international|humanit|liberation|islam|syndicat|"
    r"ministry|authority|autorit|administration|department|departement|commission|conference|media|agency"
)
_LEADING = frozenset(
    "le la les l' un une des du de d' the a an some several plusieurs deux trois quatre cinq two three four five ce cet "
    "cette ces this that these those son sa ses leur leurs his her its their certain certaine another other autre autres "
    "one l'un l'une meme same de whose dont lui both".split()
)


DOCUMENTS = frozenset(
    "communique communiqué texte rapport document declaration déclaration message statement report bulletin note tract "
    "enregistrement video vidéo interview entretien tweet post".split()
)
_CUT = frozenset(
    "qui who which dont que whose joint jointe contacte contactee interroge interrogee cite citee reached contacted quoted cited "
    "interviewed speaking s'exprimant reporting".split()
)


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


def source(tokens: Sequence[Token], text: str, reading: Reading, words: Language) -> Source | None:
    """The speaker that a row of words names; None where they name nobody."""
    row = list(tokens)
    while row and ((row[0].lower in _LEADING and row[0].text != "UN") or row[0].pos in ("PUNCT", "NUM")):
        row.pop(0)
    row = _uncut(row)
    while row and (row[-1].pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "DET")):
        row.pop()
    if not row:
        return None
    span = Span(row[0].start, row[-1].end, text[row[0].start : row[-1].end])
    named = [m for m in reading.mentions if m.name and m.span.start < span.end and m.span.end > span.start]
    row = _counted_by(row, words) or row
    span = Span(row[0].start, row[-1].end, text[row[0].start : row[-1].end])
    held = [(m.span.start, m.span.end) for m in named if m.category != "person_office"]
    held += [(p.span.start, p.span.end) for p in reading.places if p.span and "place.pattern" not in p.because]
    people = person(row, text, held)
    body = _body(row, people, named, text)
    nouns = speaker_nouns(words.code)
    plural = "Number=Plur" in row[0].morph
    if people:
        role = text[row[0].start : people.start].strip(" ,") or _after(row, people, text)
        return Source(span, people.text, role or None, body, person=True)
    whole_name = next(
        (m for m in named if m.category != "metonym" and len(m.span.text.split()) >= 3 and not _behind_of(m, row)), None
    )
    if whole_name is not None:
        rest = [t for t in row if t.start >= whole_name.span.end]
        called = text[rest[0].start : rest[-1].end] if rest else ""
        if 2 <= len(rest) <= 4 and all(_capital(t) for t in rest) and not _BODIES.search(folded(called)):
            return Source(span, called, whole_name.span.text, whole_name.span.text, person=True)
        return Source(span, whole_name.span.text, None, None, plural=whole_name.plural)
    known = [
        m for m in named if m.span.start <= row[0].start + 1 and (m.category != "metonym" or m.span.end >= row[-1].end)
    ]
    if known:
        whole = max(known, key=lambda m: m.span.end)
        name = text[row[0].start : max(whole.span.end, row[0].end)].split(",")[0]
        behind = [t for t in row if t.start >= whole.span.end]
        if (
            len(behind) > 1
            and behind[0].lower == "for"
            and behind[1].text[:1].isupper()
            and whole.category == "monitor"
        ):
            return Source(span, text[row[0].start : behind[-1].end], None, None, plural=whole.plural)
        if behind and behind[0].text.islower() and forms(behind[0].lower, behind[0].lemma, words.code) & nouns - _INNER:
            unnamed = behind[0].lemma in ("source", "witness")
            return Source(
                span,
                text[row[0].start : behind[0].end],
                None,
                whole.span.text,
                unnamed,
                plural="Number=Plur" in behind[0].morph,
            )
        return Source(span, name, None, None, plural=plural or whole.plural)
    trimmed = _trimmed(row, text)
    bodies = {folded(w) for w in words.table("voices")["speakers"]["bodies"]}
    first = next((t for t in row if t.pos in ("NOUN", "PROPN")), row[0])
    anonymous = any(forms(t.text.lower(), t.lemma, words.code) & nouns for t in row[:4]) and not (
        forms(first.text.lower(), first.lemma, words.code) & bodies
    )
    return Source(span, trimmed, None, body, anonymous=anonymous, plural=plural)


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


_INNER = frozenset(
    "group movement party army government regime militia network agency organisation organization".split()
)


def _uncut(row: Sequence[Token]) -> list[Token]:
    """A noun phrase up to where something is told about it ("an activist speaking to AFP"), without a day of speaking."""
    k = next((i for i, t in enumerate(row) if i > 0 and t.lower in ("speaking", "s'exprimant")), len(row))
    kept = list(row[:k])
    if len(kept) > 2 and kept[-1].lower in _DAYS and kept[-2].lower == "on":
        kept = kept[:-2]
    return kept


def _counted_by(row: Sequence[Token], words: Language) -> list[Token]:
    """ "un décompte de X", "a count by X": who counted."""
    nouns = {folded(w) for w in words.table("voices")["count_nouns"]["words"]}
    if not forms(row[0].lower, row[0].lemma, words.code) & nouns:
        return []
    for k, token in enumerate(row[1:-1], 1):
        if token.lower in ("de", "du", "des", "d'", "by", "from", "of", "par"):
            rest = list(row[k + 1 :])
            while rest and (rest[0].lower in _LEADING or rest[0].pos == "PUNCT"):
                rest.pop(0)
            return rest if rest and any(t.text[:1].isupper() for t in rest) else []
    return []


def _behind_of(mention: Mention, row: Sequence[Token]) -> bool:
    before = [t for t in row if t.end <= mention.span.start]
    return bool(before) and (
        before[-1].pos == "ADP"
        or (before[-1].lower in ("of", "de", "du", "des", "d'", "la", "l'", "les") and len(before) > 1)
    )


def names_body(name: str) -> bool:
    """Whether a capitalised name is a body's by its words ("Observatory", "Comité")."""
    return bool(_BODIES.search(folded(name)))


def _trimmed(row: Sequence[Token], text: str) -> str:
    """The noun phrase without what is told about it after a comma or a relative pronoun."""
    for k, token in enumerate(row[1:], 1):
        if token.text in (",", ";", ":", "(") or token.lower in _CUT:
            return text[row[0].start : row[k - 1].end]
    return text[row[0].start : row[-1].end]


def person(row: Sequence[Token], text: str, taken: Sequence[tuple[int, int]]) -> Span | None:
    """The first run of capitalised words that is a person's name: two or more, no body's word, in no name of the table."""
    k = 0
    while k < len(row):
        if not _capital(row[k]) or row[k].lower in ("on", "in", "at", "after", "as"):
            k += 1
            continue
        last = k
        while last + 1 < len(row) and (
            _capital(row[last + 1])
            or (
                row[last + 1].lower in _PARTICLES
                and last + 2 < len(row)
                and (_capital(row[last + 2]) or row[last + 2].text == "-")
            )
            or row[last + 1].text in ("-",)
            or (row[last].text == "-" and not row[last].space and row[last + 1].pos != "VERB")
        ):
            last += 1
        start, end = row[k].start, row[last].end
        held = any(s < end and e > start and e - s >= (end - start) // 2 for s, e in taken)
        titled = k > 0 and row[k - 1].lower.strip(".") in _TITLES
        office = max((i for i in range(k, last) if row[i].lower.strip(".") in _TITLES), default=None)
        if office is not None and last - office >= 2:
            titled, k, start = True, office + 1, row[office + 1].start  # "Russian Foreign Minister | Sergei Lavrov"
            held = any(s < end and e > start and e - s >= (end - start) // 2 for s, e in taken if s >= start)
        if row[k].text in ("UN", "US", "EU", "UK") and office is None and last - k < 2:
            k = last + 1
            continue
        run = [t for t in row[k : last + 1] if t.lower.strip(".") not in _TITLES]
        if run and not held and (len(run) >= 2 or titled) and not _BODIES.search(folded(text[start:end])):
            return Span(run[0].start, end, text[run[0].start : end])
        k = last + 1
    return None


_TITLES = frozenset(
    "m mm mme mlle dr pr me mr mrs ms gen col capt lt maj sgt general colonel capitaine captain lieutenant commandant "
    "commander major minister ministre president imam cheikh sheikh governor gouverneur mayor maire father bishop chief "
    "commissaire brigadier professor prof senator sen gov pere soeur abbe mgr regional health interior defense defence "
    "foreign prime spokesman spokeswoman spokesperson secretary deputy director".split()
)


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.text[:1].isalpha()


def _body(row: Sequence[Token], people: Span | None, named: Sequence[Mention], text: str) -> str | None:
    """The body that a person or an unnamed source speaks for: a name of the table, or a capitalised body's name."""
    for mention in named:
        if people is None or not (mention.span.start < people.end and mention.span.end > people.start):
            return mention.span.text
    inside = " ".join(t.text for t in row)
    k = 0
    while k < len(row):
        if _capital(row[k]) and not (people and people.start <= row[k].start < people.end) and k > 0:
            last = k
            while last + 1 < len(row) and (
                _capital(row[last + 1]) or row[last + 1].lower in ("of", "for", "de", "des", "du", "and")
            ):
                last += 1
            while row[last].lower in ("of", "for", "de", "des", "du", "and"):
                last -= 1
            name = text[row[k].start : row[last].end]
            if people and row[k].start < people.end and row[last].end > people.start:
                k = last + 1
                continue
            if last > k and _BODIES.search(folded(name)):
                return name
            k = last
        k += 1
    found = re.search(
        r"(?:de la|du|of the|de l['’]|for the)\s+(police|arm[ée]e|army|gendarmerie|h[oô]pital|hospital|mairie|military)",
        inside,
    )
    return found.group(1) if found else None


def _after(row: Sequence[Token], people: Span, text: str) -> str | None:
    rest = text[people.end : row[-1].end].strip(" ,")
    return rest or None


@cache
def speaker_nouns(code: str) -> frozenset[str]:
    """Folded nouns of people and bodies that can speak without a name."""
    return frozenset(folded(w) for w in Language(code).table("voices")["speakers"]["nouns"])


def resolved(found: Source, earlier: Sequence[Source], pronoun: str) -> Source:
    """A pronoun or description ("il", "the group") as the last earlier speaker that it can stand for."""
    plural = pronoun in ("ils", "elles", "they", "ceux-ci", "celles-ci", "ces derniers", "ces dernieres")
    singular = pronoun in ("he", "she")
    for candidate in reversed(earlier):
        if (singular and not candidate.person and candidate.plural) or (plural and candidate.person):
            continue
        return replace(candidate, span=found.span, pronoun=True)
    return found
