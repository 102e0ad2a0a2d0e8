"""Pronouns that speak ("a-t-il ajouté", "they said"): the last earlier speaker or person that they can stand for."""

from collections.abc import Sequence
from dataclasses import replace

from vigie.attribute.edges import tail
from vigie.attribute.heads import able
from vigie.attribute.names import person
from vigie.attribute.nominals import contiguous, subtree
from vigie.attribute.sayings import Found, Saying
from vigie.attribute.speakers import Source, resolved, source
from vigie.attribute.trimmings import speaker_nouns
from vigie.languages.phrases import forms
from vigie.model import Reading, Sentence, Span, Token

_PLACING = ("at", "from", "in", "near", "of", "on", "around")


def pronoun(word: str, token: Token, saying: Saying, *, inverted: bool) -> Found:
    """Whom a pronoun stands for; the pronoun itself where nobody fits."""
    here = Source(Span(token.start, token.end, token.text), word, pronoun=True)
    told_of = (
        inverted and saying.tokens[saying.sentence.first].lower == word
    )  # "He is a commander, he said": two persons
    known = saying.spoken if told_of else _known(token, saying)
    if not inverted and (main := main_speaker(token, saying)) is not None and not _later_subject(known, main, saying):
        known = [*known, main]
    if (
        word in ("it", "they")
        and saying.cue.stance == "denies"
        and not inverted
        and (accused := _accused(token, saying))
    ):
        known = [*known, accused]
    found = resolved(here, known, word)
    if found is here and inverted and word in ("it", "they") and (main := main_speaker(token, saying)) is not None:
        found = resolved(
            here, [replace(main, body=main.body or not main.person)], word
        )  # "The Force has killed 78, it said"
    if found is here and word in ("he", "she", "il", "elle") and (only := _only_person(token, saying)) is not None:
        found = only
    return found, inverted, "source.pronoun"


def _only_person(token: Token, saying: Saying) -> Source | None:
    """The one person whom the text has named so far, where nobody else is."""
    reading = saying.reading
    held = [(m.span.start, m.span.end) for m in reading.mentions if m.name] + [
        (p.span.start, p.span.end) for p in reading.places if p.span
    ]
    found: dict[str, Span] = {}
    for sentence in reading.sentences:
        if sentence.start > token.start:
            break
        name = person([t for t in reading.tokens[sentence.first : sentence.last] if t.i < token.i], saying.text, held)
        if name is not None and not name.text.startswith("The "):
            found.setdefault(name.text, name)
    name = next(iter(found.values())) if len(found) == 1 else None
    return Source(Span(token.start, token.end, token.text), name.text, person=True, pronoun=True) if name else None


def _accused(token: Token, saying: Saying) -> Source | None:
    """Who denies in "many blame the government though it denied it": the last body told of before the pronoun."""
    bodies = set(saying.words.table("voices")["speakers"]["bodies"])
    ahead = saying.tokens[saying.sentence.first : token.i]
    head = next((t for t in reversed(ahead) if forms(t.lower, t.lemma, saying.words.code) & bodies), None)
    if head is None:
        return None
    row = contiguous([t for t in subtree(saying.tokens, head, saying.sentence) if t.i <= head.i], head)
    while row and row[0].pos == "ADP":
        row = row[1:]
    found = source(row, saying.text, saying.reading, saying.words)
    if found is None:
        return None
    name = saying.text[row[0].start : head.end] if found.person else found.speaker  # "President Assads government"
    return replace(found, speaker=name, role=None, body=True, person=False)


def _later_subject(known: Sequence[Source], main: Source, saying: Saying) -> bool:
    """Whether the last speaker is the subject of a clause behind the sentence's own subject."""
    if not known or known[-1].span.start <= main.span.start:
        return False
    span = known[-1].span
    return any(t.dep.startswith("nsubj") and span.start <= t.start < span.end for t in saying.tokens)


def main_speaker(token: Token, saying: Saying) -> Source | None:
    """The subject of the sentence that a pronoun stands further on in: "The ministry said a plane that it said was …"."""
    if saying.words.code != "en":
        return None
    subject = _main_subject(saying.sentence, saying.reading)
    if subject is None or subject.i >= token.i - 1 or subject.pos not in ("NOUN", "PROPN"):
        return None
    row = contiguous([t for t in subtree(saying.tokens, subject, saying.sentence) if t.i < token.i], subject)
    row = tail(row, saying)
    found = source(row, saying.text, saying.reading, saying.words) if able(row, saying) else None
    return replace(found, plural="Number=Plur" in subject.morph) if found is not None else None


def _known(token: Token, saying: Saying) -> Sequence[Source]:
    """The speakers so far, and a person named since the last of them spoke, in this sentence or the one before."""
    sentence, reading, spoken = saying.sentence, saying.reading, saying.spoken
    at = reading.sentences.index(sentence)
    if (told_of := _subject_before(at, saying)) is not None:
        return [*spoken, told_of]
    for near in (sentence, *reversed(reading.sentences[max(0, at - 2) : at])):
        if near.paragraph < sentence.paragraph - 1:
            break
        found = _person_in(near, token, saying)
        if found is not None:
            if spoken and spoken[-1].span.start > found.start:
                return spoken
            return [*spoken, Source(found, found.text, person=True)]
    return spoken


def _person_in(near: Sentence, token: Token, saying: Saying) -> Span | None:
    """The first person that a sentence names before the pronoun."""
    reading = saying.reading
    row = [
        t
        for t in reading.tokens[near.first : near.last]
        if t.i < max(token.i, saying.start if token is saying.head else 0)
    ]
    named = [m for m in reading.mentions if m.name and near.start <= m.span.start < near.end]
    held = [(m.span.start, m.span.end) for m in named] + [(p.span.start, p.span.end) for p in reading.places if p.span]
    found = person(row, saying.text, held)
    before = [t for t in row if found is not None and t.end <= found.start]
    return None if before and before[-1].lower in _PLACING else found


def _subject_before(at: int, saying: Saying) -> Source | None:
    """Whom "it" or "they" takes up in English: the subject of the sentence before, where it is one that can speak."""
    reading, spoken = saying.reading, saying.spoken
    here = reading.sentences[at]
    word = _last_pronoun(here, saying)
    if saying.words.code != "en" or at == 0 or word not in ("it", "they"):
        return None
    near = reading.sentences[at - 1]
    if near.paragraph != here.paragraph or (spoken and spoken[-1].span.start >= near.start):
        return None
    subject = _main_subject(near, reading)
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return None
    row = contiguous([t for t in subtree(reading.tokens, subject, near) if t.i < subject.head], subject)
    found = source(row, saying.text, reading, saying.words)
    if found is None or not _able(found, subject, saying):
        return None
    many = "Number=Plur" in subject.morph
    if many != (word == "they"):
        return None
    return replace(found, plural=many, body=found.body or (word == "it" and not found.person))


def _last_pronoun(here: Sentence, saying: Saying) -> str:
    row = saying.tokens[here.first : saying.cue.first]
    return next((t.lower for t in reversed(row) if t.lower in ("it", "they", "he", "she")), "")


def _main_subject(sentence: Sentence, reading: Reading) -> Token | None:
    tokens = reading.tokens
    row = tokens[sentence.first : sentence.last]
    return next((t for t in row if t.dep == "nsubj" and tokens[t.head].dep == "ROOT"), None)


def _able(found: Source, subject: Token, saying: Saying) -> bool:
    """Whether a subject can speak: a noun of people or bodies, or one with a name of the table."""
    code = saying.words.code
    return bool(forms(subject.lower, subject.lemma, code) & speaker_nouns(code)) or any(
        m.span.start < found.span.end and m.span.end > found.span.start for m in saying.reading.mentions if m.name
    )
