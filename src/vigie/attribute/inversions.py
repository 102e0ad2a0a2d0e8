"""Speakers behind their verb: "…, a déclaré lundi à l'AFP X", "… said Observatory head Rami Abdel Rahman"."""

from collections.abc import Sequence

from vigie.attribute.descriptions import PRONOUNS, made
from vigie.attribute.heads import able, begins_with_person, taken
from vigie.attribute.names import person
from vigie.attribute.nominals import can_speak, phrase, speaks
from vigie.attribute.sayings import NOMINAL, VERBAL, Found, Saying, opens
from vigie.model import Span, Token

_MARKS = frozenset('"»”')
_TELLING = (
    "agency",
    "forces",
    "government",
    "group",
    "international",
    "media",
    "monitor",
    "ngo",
)  # classes of the actor table
_GOING_ON = frozenset(
    "adding and but citing noting quoting referring speaking stressing that where which while who with".split()
)
_SAID = ("said", "says", "tweeted", "wrote")
_ARTICLES = ("un", "une", "le", "la", "l'", "des", "les", "a", "an", "the")
_CLAUSE_STARTS = ("que", "qu'", "that", "il", "elle", "ils", "elles", "he", "she", "they", "it")


def inverted(saying: Saying, subject: Token | None) -> Found | None:
    """The speaker behind a verb that stands behind a comma or quotation mark; None where nobody there can speak."""
    start, first = saying.start, saying.sentence.first
    start -= start > first and saying.tokens[start - 1].lower == "so"  # "…, so says the commissioner"
    if start <= first or not opens(saying.tokens, start - 1):
        return None
    if saying.words.code == "en" and saying.head.lemma == "tell":
        return None  # whom it was told: "X, a leader of the tribe, told our agency"
    before = saying.tokens[start - 1]
    if subject is not None and before.i <= subject.i <= saying.cue.first:
        return None
    quoting = before.text in _MARKS or (start - 2 >= first and saying.tokens[start - 2].text in _MARKS)
    for begin in _starts(saying):
        row = phrase(saying.tokens, begin, saying.sentence.last)
        if row and row[0].pos in NOMINAL and not _is_clause_start(row[0]):
            found = made(row, saying, inverted=True, rule="source.inversion")
            if found and (speaks(row, found[0], saying.words) or (quoting and row[0].pos in ("DET", "PROPN"))):
                return found
    return None


def against_parse(saying: Saying) -> Found | None:
    """ "Il reste quatre familles, témoigne le curé.": a speaker behind a French verb between a comma and a stop, to whom
    the parse gives a subject before it; None for verbs that have people for objects."""
    tokens, start, first = saying.tokens, saying.start, saying.sentence.first
    if saying.words.code != "fr" or saying.cue.stance != "states" or start - first < 3 or not opens(tokens, start - 1):
        return None
    begin = _starts(saying)[0]
    row = phrase(tokens, begin, saying.sentence.last)
    if (
        not row
        or row[0].pos not in ("DET", "PROPN")
        or row[0].lower in _CLAUSE_STARTS
        or not _heads_speaker(row, saying)
    ):
        return None
    after = tokens[row[-1].i + 1] if row[-1].i + 1 < saying.sentence.last else None
    if (
        after is not None
        and after.text not in ',.;:)»"!?…'
        and after.pos != "PUNCT"
        and after.lower not in ("qui", "dont")
    ):
        return None
    return made(row, saying, inverted=True, rule="source.inversion")


def _heads_speaker(row: Sequence[Token], saying: Saying) -> bool:
    """Whether the first noun of a row is one who speaks, or a name."""
    noun = next((t for t in row if t.pos in ("NOUN", "PROPN")), None)
    return noun is not None and (can_speak(noun, saying.words) or noun.pos == "PROPN")


def named_behind(saying: Saying) -> list[Token]:
    """ "… died there said Observatory head Karim Abdel Aziz": a name behind "said" that no comma parts from it."""
    tokens, cue, sentence = saying.tokens, saying.cue, saying.sentence
    if saying.words.code != "en" or saying.head.lower != "said" or cue.first - sentence.first < 4:
        return []
    row = phrase(tokens, cue.last, min(sentence.last, cue.last + 9))
    name = person(row, saying.text, ()) or _body_at(row, saying)
    if name is None or not any(t.pos in VERBAL for t in tokens[sentence.first : cue.first]):
        return []
    after = next((t for t in tokens[cue.last : sentence.last] if t.start >= name.end), None)
    if after is not None and after.pos in VERBAL and not after.dep.startswith("acl"):
        return []  # "said the army killed …"
    return [t for t in row if t.start < name.end]


def closing_behind(saying: Saying) -> list[Token]:
    """ "… killed nine women said the head of the Observatory.": who stands behind a "said" with which a clause ends."""
    tokens, cue, sentence = saying.tokens, saying.cue, saying.sentence
    if saying.words.code != "en" or saying.head.text not in _SAID or cue.first - sentence.first < 3:
        return []
    row = phrase(tokens, _past_times(saying), sentence.last)
    if not row or row[0].pos == "ADP" or row[0].lower in _CLAUSE_STARTS or not _someone(row, saying):
        return []
    before = tokens[saying.start - 1]
    if before.lower in PRONOUNS or (_with_article(saying) and not _definite(row, saying)):
        return []  # "a monitor said", "it said"
    rest = tokens[row[-1].i + 1 : sentence.last]
    stop = next((k for k, t in enumerate(rest) if t.text == ";" or t.lower in _GOING_ON), len(rest))
    if any(t.pos in VERBAL and not t.dep.startswith("acl") for t in rest[:stop]) or (stop and rest[0].lower == "that"):
        return []  # "said the army killed ten"
    told = tokens[sentence.first : cue.first]
    return row if any(t.pos in VERBAL and not t.dep.startswith("amod") for t in told) else []


def _someone(row: Sequence[Token], saying: Saying) -> bool:
    """Whether a phrase behind a verb is one who speaks: a noun of people, a body of the table, a person, one who spoke."""
    k = next((k for k, t in enumerate(row) if t.pos == "ADP" or t.text == ","), len(row))
    noun = next((t for t in reversed(row[:k]) if t.pos in ("NOUN", "PROPN")), row[0])
    first = next((t for t in row if t.pos in ("NOUN", "PROPN")), row[0])
    noun = first if can_speak(first, saying.words) else noun
    return (
        can_speak(noun, saying.words)
        or _body_at(row, saying) is not None
        or _person_near(row, saying)
        or (len(row) < 3 and begins_with_person(row[:1], saying))
    )


def _definite(row: Sequence[Token], saying: Saying) -> bool:
    """Whether a phrase begins with an article, a body of the table, or a person and the office before the name."""
    if row[0].pos == "DET" or _body_at(row, saying) is not None:
        return True
    return _person_near(row, saying)


def _person_near(row: Sequence[Token], saying: Saying) -> bool:
    """Whether a person is named near the beginning of a phrase: "Welsh nationalist MP Hywel Williams"."""
    named = person(row, saying.text, taken(saying))
    return named is not None and sum(t.end <= named.start for t in row) < 5


def _with_article(saying: Saying) -> bool:
    """Whether one who can speak stands right before the verb behind an article: "a monitor said"."""
    row: list[Token] = []
    i = saying.start - 1
    while i > saying.sentence.first and saying.tokens[i].pos in NOMINAL and saying.tokens[i].pos != "DET":
        row.insert(0, saying.tokens[i])
        i -= 1
    return bool(row) and saying.tokens[i].pos == "DET" and able(row, saying)


def _body_at(row: Sequence[Token], saying: Saying) -> Span | None:
    """The body of the table whose name begins a noun phrase, behind its article."""
    first = next((t for t in row if t.pos != "DET"), None)
    named = (m for m in saying.reading.mentions if m.name and m.category in _TELLING)
    return next((m.span for m in named if first is not None and m.span.start == first.start), None)


def _starts(saying: Saying) -> list[int]:
    """Where an inverted subject may begin: right behind the verb, or behind a short phrase ("explique par téléphone une …")."""
    tokens, last = saying.tokens, saying.sentence.last
    first = _past_addressee(saying, _past_times(saying))
    if first >= last or tokens[first].pos != "ADP":
        return [first]
    articles = [
        i
        for i in range(first + 2, min(last, first + 6))
        if tokens[i].lower in _ARTICLES and tokens[i - 1].pos in ("NOUN", "PROPN")
    ]
    return [first, *articles[:1]]


def _is_clause_start(token: Token) -> bool:
    return token.lower in _CLAUSE_STARTS or token.pos == "SCONJ"


def _past_times(saying: Saying) -> int:
    """The first word behind the time of speaking ("a dit lundi X")."""
    tokens, last = saying.tokens, saying.sentence.last
    times = set(saying.words.table("voices")["speakers"]["times"])
    i = saying.cue.last
    while i < last and (tokens[i].lower in times or tokens[i].pos == "ADV") and tokens[i].pos != "PROPN":
        if tokens[i].lower in ("la", "le", "ce") and i + 1 < last and tokens[i + 1].lower not in times:
            break
        i += 1
    return i


def _past_addressee(saying: Saying, i: int) -> int:
    """The first word behind whom was spoken to ("a dit à l'AFP X"), where a noun phrase follows; else `i`."""
    tokens, last = saying.tokens, saying.sentence.last
    if i >= last or tokens[i].lower not in ("a", "au", "aux", "to") or tokens[i].pos != "ADP":
        return i
    k = i + 1
    while k < last and k < i + 5 and tokens[k].pos in ("DET", "PROPN", "NOUN"):
        k += 1
        if tokens[k - 1].pos in ("PROPN", "NOUN"):
            break
    return k if k < last and tokens[k].pos in ("DET", "PROPN", "NOUN", "NUM") else i
