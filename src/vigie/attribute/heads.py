"""What a noun phrase is about, and whether that can speak: a word for people or bodies, a name, one who spoke before."""

from collections.abc import Sequence

from vigie.attribute.names import capital, person
from vigie.attribute.nominals import can_speak
from vigie.attribute.sayings import Saying
from vigie.languages import Language
from vigie.model import Span, Token

_TELLING = frozenset("agency forces government group international media metonym monitor ngo person_office".split())


def able(row: Sequence[Token], saying: Saying) -> bool:
    """Whether the first noun of a phrase can speak: a word for people or bodies, a name that is no mere place."""
    if begins_with_person(row, saying):
        return True
    head = first_noun(row, saying.words)
    if head is None or can_speak(head, saying.words) or spoke(head, saying):
        return True
    named = head.i == saying.start - 1 and saying.head.lemma in ("say", "tell", "add")  # "Matthews said"
    if capital(head) and (named or any(t.pos == "PROPN" and capital(t) for t in row if t.i <= head.i)):
        return True
    return any(s.start <= head.start < s.end for s in telling(saying))


def first_noun(row: Sequence[Token], words: Language) -> Token | None:
    """The last noun of the first run of nouns in a row."""
    found: Token | None = None
    for k, token in enumerate(row):
        after = row[k + 1] if k + 1 < len(row) else None
        if token.pos in ("NOUN", "PROPN"):
            found = token
            if after is not None and capital(after) and token.pos == "NOUN" and plain(token, words):
                break  # "the explosion | NNA correspondent"
        elif found is not None and token.text != "-" and token.pos != "PART":
            break
    return found


def plain(token: Token, words: Language) -> bool:
    """Whether a noun neither speaks nor stands before one who does."""
    return (
        not capital(token)
        and not can_speak(token, words)
        and token.lower not in words.table("voices")["speakers"].get("modifiers", ())
    )


def telling(saying: Saying) -> list[Span]:
    """The names of the sentence that can speak."""
    sentence = saying.sentence
    return [
        m.span
        for m in saying.reading.mentions
        if m.name and m.category in _TELLING and sentence.start <= m.span.start < sentence.end
    ]


def begins_with_person(run: Sequence[Token], saying: Saying) -> bool:
    """Whether a row begins with a person's name of two words or more, or is the last name of one who spoke before."""
    named = person(run, saying.text, taken(saying))
    if named is not None and not any(t.pos in ("NOUN", "ADP") and t.end <= named.start for t in run):
        return True
    return len(run) == 1 and spoke(run[0], saying)


def taken(saying: Saying) -> list[tuple[int, int]]:
    """Where places and bodies of the table are named."""
    places = [(p.span.start, p.span.end) for p in saying.reading.places if p.span]
    return [
        *places,
        *((m.span.start, m.span.end) for m in saying.reading.mentions if m.name and m.category != "person_office"),
    ]


def spoke(token: Token, saying: Saying) -> bool:
    """Whether a word is the name of a person who spoke before, or part of it."""
    if not capital(token):
        return False
    return any(token.text in s.speaker.split() for s in saying.spoken if s.person or (s.alone and not s.body))
