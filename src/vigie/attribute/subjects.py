"""The subject of a verb of saying as its speaker; where the parse has none, the noun phrase right before the verb."""

from collections.abc import Sequence

from vigie.attribute.closings import closing
from vigie.attribute.descriptions import PRONOUNS, made
from vigie.attribute.edges import tail
from vigie.attribute.heads import able
from vigie.attribute.nominals import contiguous, last_phrase, speaks, subtree
from vigie.attribute.pronouns import main_speaker, pronoun
from vigie.attribute.repairs import apposed, before_medium, before_relative, joined, named_left, paired, with_bracketed
from vigie.attribute.sayings import VERBAL, Found, Saying, opens
from vigie.attribute.speakers import Source
from vigie.model import Token

_GOVERNING = frozenset("after as at before by during from in near not on since until".split())
_NOMINATIVE = ("he", "she", "it", "they")
_RELATIVES = frozenset("qui who which that dont lequel laquelle".split())


def subject(saying: Saying) -> Token | None:
    """The subject of the cue's verb; of the verb that it is coordinated with or depends on, where it has none."""
    tokens, cue, sentence = saying.tokens, saying.cue, saying.sentence
    times = set(saying.words.table("voices")["speakers"]["times"])
    verb = next((t for t in tokens[cue.first : cue.last] if t.pos in VERBAL), saying.head)
    for _ in range(3):
        found = [
            t
            for t in tokens[sentence.first : sentence.last]
            if t.head == verb.i and t.dep.startswith("nsubj") and t.i != verb.i
        ]
        if found:
            return _nearest([t for t in found if t.lower not in times] or found, cue.first, tokens)
        leans = verb.dep in ("conj", "xcomp", "advcl", "aux", "cop") and verb.head != verb.i
        if not leans or not sentence.first <= verb.head < sentence.last:
            return None
        verb = tokens[verb.head]
    return None


def _nearest(found: Sequence[Token], verb: int, tokens: Sequence[Token]) -> Token:
    """Of several subjects the last before the verb ("a raid … killed 27 people on Monday activists said"); of a pair the first."""
    before = [t for t in found if t.i < verb]
    if not before:
        return found[0]
    between = tokens[before[0].i + 1 : before[-1].i]
    joint = any(t.pos == "CCONJ" for t in between) and not any(t.pos in VERBAL for t in between)
    return before[0] if joint else before[-1]


def speaking(subject: Token, saying: Saying) -> Found | None:
    """The speaker that a subject before its verb names; None where it stands too far off or names nobody."""
    if subject.i >= saying.cue.first or _across_verb(subject, saying):
        return None
    tokens = saying.tokens
    if subject.lower in ("i", "we") and saying.words.code == "en":
        return None
    nearest = tokens[saying.start - 1]
    if nearest.lower in _NOMINATIVE and nearest.i > subject.i:
        return pronoun(nearest.lower, nearest, saying, inverted=closing(saying, nearest))
    if _relative(subject) and (last := _spoke_just_before(subject, saying)) is not None:
        return last, False, "source.shared"
    if _relative(subject):
        verb = tokens[subject.head]
        if verb.head == verb.i or verb.head >= subject.i:
            return None
        subject = tokens[verb.head]
    behind = before_relative(subject, saying) or before_medium(saying) or apposed(saying) or None
    if behind is not None:
        return made(behind, saying, inverted=False, rule="source.subject")
    if subject.lower in PRONOUNS:
        return pronoun(subject.lower, subject, saying, inverted=closing(saying, subject))
    start = saying.start
    row = [t for t in subtree(tokens, subject, saying.sentence) if t.i < start]
    row = contiguous(row, subject)
    row = with_bracketed(row, saying)
    row = named_left(joined(row, tokens, saying.sentence), saying)
    inverted = closing(saying, row[0] if row else subject)
    if saying.words.code == "en":
        row = tail(last_phrase(row, saying.words) if inverted else row, saying)
        if not row or row[0].lower in _GOVERNING or not able(row, saying):
            return None
        row = [*paired(row, saying), *row]
        apart = tokens[row[-1].i + 1 : start]
        told = any(t.pos == "PUNCT" or t.dep.startswith("acl") for t in apart)  # something told of the subject
        told = told or (bool(apart) and apart[0].pos == "DET" and row[-1].text[:1].isupper())  # who that is
        if inverted and apart and not told and (found := left(saying)) is not None:
            return found  # a nearer one that can speak
    return made(row, saying, inverted=inverted, rule="source.subject")


def _spoke_just_before(relative: Token, saying: Saying) -> Source | None:
    """ "according to the police, loyal to Kiev, which accuse …": the source just named, where no verb stands between."""
    tokens, last = saying.tokens, saying.spoken[-1] if saying.spoken else None
    if last is None or last.span.start < saying.sentence.start or tokens[relative.i - 1].text != ",":
        return None
    between = [t for t in tokens[saying.sentence.first : relative.i] if t.start >= last.span.end]
    near = last.span.end <= relative.start and not any(t.pos in VERBAL for t in between)
    cued = any(c.last <= relative.i and tokens[c.last - 1].end <= last.span.start for c in saying.others)
    return last if near and cued else None


def _relative(token: Token) -> bool:
    """Whether a word is a relative pronoun, and not the initials of a body ("the WHO")."""
    return token.lower in _RELATIVES and not token.text.isupper()


def _joined_verb(subject: Token, saying: Saying) -> bool:
    """ "A spokesman did not say … but said": a verb joined to the one whose subject it is."""
    verb = saying.verb
    return verb.dep == "conj" and subject.head == verb.head and saying.tokens[saying.start - 1].pos == "CCONJ"


def _across_verb(subject: Token, saying: Saying) -> bool:
    """A subject far off behind another clause: "At least 23 civilians have been killed … activists said"."""
    if _relative(subject) or subject.lower in PRONOUNS or _joined_verb(subject, saying):
        return False
    between = saying.tokens[subject.i + 1 : saying.start]
    clauses = {t.i for t in between if t.dep.startswith("acl")}
    return any(
        t.pos in VERBAL
        and not t.dep.startswith(("acl", "amod", "aux", "cop"))
        and t.head != subject.i
        and t.head not in clauses
        for t in between
    ) and not any(t.text in ",–—" for t in between)


def left(saying: Saying) -> Found | None:
    """No subject in the parse: the noun phrase right before the verb group, where it can speak; else None."""
    tokens, sentence = saying.tokens, saying.sentence
    if saying.words.code == "en" and _dangles(saying):
        return governing(saying)
    row = apposed(saying) or _before_group(saying)
    if saying.head.lower.endswith("ing"):
        row = row[next((k + 1 for k in range(len(row) - 1, -1, -1) if row[k].lower == "with"), 0) :]
    row = tail(last_phrase(row, saying.words), saying)
    if row and row[-1].lower in PRONOUNS and saying.words.code == "en":
        return pronoun(row[-1].lower, row[-1], saying, inverted=closing(saying, row[-1]))
    row = [*paired(row, saying), *row] if row and saying.words.code == "en" else row
    ahead = tokens[row[0].i - 1].lower if row and row[0].i > sentence.first else ""
    if not row or (ahead in _GOVERNING and saying.head.lower.endswith("ing")):
        return None
    found = made(row, saying, inverted=closing(saying, row[0]), rule="source.left")
    if saying.words.code == "en" and not able(row, saying):
        return None
    return found if found and speaks(row, found[0], saying.words) else None


def _dangles(saying: Saying) -> bool:
    """A participle without auxiliary and without "with" before its subject: "Assad issued an ultimatum … stating that"."""
    before = saying.tokens[saying.cue.first - 1] if saying.cue.first > saying.sentence.first else None
    if not saying.head.lower.endswith("ing") or saying.start < saying.cue.first:
        return False
    if before is not None and before.lower == "as":
        return False  # "was quoted as saying"
    row = _before_group(saying)
    ahead = saying.tokens[row[0].i - 1] if row and row[0].i > saying.sentence.first else None
    return not any(t.lower == "with" for t in row) and not (
        ahead is not None and (ahead.lower == "with" or ahead.text in ",–—")
    )


def governing(saying: Saying) -> Found | None:
    """The subject of the sentence that a dangling participle goes on, where it can speak; else None."""
    found = main_speaker(saying.head, saying)
    return (found, False, "source.governing") if found is not None else None


def _before_group(saying: Saying) -> list[Token]:
    """The words before the verb group, back to a verb, a conjunction or a mark; no leading preposition or adverb."""
    tokens = saying.tokens
    row: list[Token] = []
    i = saying.start - 1
    while (
        i >= saying.sentence.first
        and (tokens[i].pos not in (*VERBAL, "SCONJ", "CCONJ") or tokens[i].text == "IS")
        and not opens(tokens, i)
    ):
        row.insert(0, tokens[i])
        i -= 1
    while row and row[0].pos in ("ADP", "ADV"):
        row.pop(0)
    return row
