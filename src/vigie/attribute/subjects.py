"""The subject of a verb of saying as its speaker; where the parse has none, the noun phrase right before the verb."""

from collections.abc import Sequence

from vigie.attribute.closings import closing
from vigie.attribute.descriptions import PRONOUNS, made
from vigie.attribute.edges import able, begins_with_person, tail, taken
from vigie.attribute.nominals import DOCUMENTS, contiguous, last_phrase, speaks, subtree
from vigie.attribute.pronouns import main_speaker, pronoun
from vigie.attribute.sayings import VERBAL, Found, Saying, opens
from vigie.model import Sentence, Token

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
    if subject.lower in _RELATIVES:
        verb = tokens[subject.head]
        if verb.head == verb.i or verb.head >= subject.i:
            return None
        subject = tokens[verb.head]
    behind = _of_relative(subject, saying) or _in_document(saying)
    if behind is not None:
        return made(behind, saying, inverted=False, rule="source.subject")
    if subject.lower in PRONOUNS:
        return pronoun(subject.lower, subject, saying, inverted=closing(saying, subject))
    start = saying.start
    row = [t for t in subtree(tokens, subject, saying.sentence) if t.i < start]
    row = contiguous(row, subject)
    row = _with_bracketed(row, saying)
    row = _named_left(_joined(row, tokens, saying.sentence), saying)
    inverted = closing(saying, row[0] if row else subject)
    if saying.words.code == "en":
        row = tail(last_phrase(row, saying.words) if inverted else row, saying)
        if not row or row[0].lower in _GOVERNING or not able(row, saying):
            return None
        apart = tokens[row[-1].i + 1 : start]
        told = any(t.pos == "PUNCT" or t.dep.startswith("acl") for t in apart)  # something told of the subject
        if inverted and apart and not told and (found := left(saying)) is not None:
            return found  # a nearer one that can speak
    return made(row, saying, inverted=inverted, rule="source.subject")


def _of_relative(subject: Token, saying: Saying) -> list[Token] | None:
    """ "The Observatory which monitors the conflict said": the noun before a relative clause that the parse has lost."""
    tokens, first = saying.tokens, saying.sentence.first
    if saying.words.code != "en" or closing(saying, subject) or begins_with_person([subject], saying):
        return None
    at = next((i for i in range(subject.i - 1, first, -1) if tokens[i].lower in ("which", "who")), None)
    if at is None or any(t.pos == "PUNCT" and t.text != "-" for t in tokens[at : saying.start]):
        return None
    if any(t.lower in ("said", "says", "say", "told") for t in tokens[at : saying.start]):
        return None
    if tokens[at + 1].pos not in (*VERBAL, "ADV") or not any(t.pos == "VERB" for t in tokens[at + 1 : subject.i]):
        return None
    row: list[Token] = []
    i = at - 1
    while i >= first and tokens[i].pos not in (*VERBAL, "SCONJ", "CCONJ") and not _closes(tokens, i):
        row.insert(0, tokens[i])
        i -= 1
    begins = i < first or tokens[i].pos in ("SCONJ", "CCONJ") or _closes(tokens, i)
    return row if row and begins and row[0].pos != "ADP" and able(row, saying) else None


def _in_document(saying: Saying) -> list[Token] | None:
    """ "IS in a statement published on Telegram said": the noun before the medium that it speaks in."""
    tokens, first = saying.tokens, saying.sentence.first
    if saying.words.code != "en":
        return None
    for i in range(first + 1, saying.start - 2):
        medium = tokens[i].lower in ("in", "on") and any(t.lower in DOCUMENTS for t in tokens[i + 1 : i + 4])
        if medium and any(t.i > i and t.pos == "NOUN" for t in tokens[i + 4 : saying.start]):
            row = list(tokens[first:i])
            if any(
                t.pos in (*VERBAL, "ADP", "PUNCT") for t in [*row, *(t for t in tokens[i : saying.start] if _finite(t))]
            ):
                return None
            return row if able(row, saying) else None
    return None


def _finite(token: Token) -> bool:
    return token.pos in VERBAL and not token.dep.startswith(("acl", "amod"))


def _closes(tokens: Sequence[Token], i: int) -> bool:
    return opens(tokens, i) or tokens[i].text in (")", "]")


def _across_verb(subject: Token, saying: Saying) -> bool:
    """A subject far off behind another clause: "At least 23 civilians have been killed … activists said"."""
    if subject.lower in _RELATIVES or subject.lower in PRONOUNS:
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


def _joined(row: list[Token], tokens: Sequence[Token], sentence: Sentence) -> list[Token]:
    """A row with the words of its name that the parse has torn off: "Mohammad al- | Halabi", "IS | group", "head | Rahman"."""
    if not row:
        return row
    first = row[0].i
    if first - 2 >= sentence.first and tokens[first - 1].text == "-" and not tokens[first - 1].space:
        first -= 2
        while first > sentence.first and tokens[first - 1].pos == "PROPN" and tokens[first].pos == "PROPN":
            first -= 1
    elif first > sentence.first and tokens[first - 1].text == "IS":
        first -= 1
    while first > sentence.first and _twin(tokens[first - 1], row):
        first -= 1
        while (
            first > sentence.first and tokens[first - 1].dep in ("compound", "amod") and tokens[first - 1].head == first
        ):
            first -= 1
    return [*tokens[first : row[0].i], *row]


def _with_bracketed(row: list[Token], saying: Saying) -> list[Token]:
    """A name before its initials in brackets: "The Group for the Support of Islam (JNIM) claimed", "Islamic State (IS) group"."""
    tokens, first = saying.tokens, saying.sentence.first
    if not row or row[0].i - 1 <= first:
        return row
    at = row[0].i - 1
    if tokens[at].text in (")", "]"):
        at = next((i for i in range(at, max(first, at - 4), -1) if tokens[i].text in ("(", "[")), first)
        initials = row[0].i - at == 3 and row[0].text.islower()
        before = _before_bracket(at, saying) if at > first and initials else []
        return [*before, *tokens[at : row[0].i], *row] if before else row
    initials = tokens[at].text in ("(", "[") and len(row) == 1 and row[0].text.isupper()
    return _before_bracket(at, saying) or row if initials else row


def _before_bracket(at: int, saying: Saying) -> list[Token]:
    """ "The Group for the Support of Islam (JNIM) claimed": the name before its initials."""
    first = at
    while first > saying.sentence.first and not _closes(saying.tokens, first - 1):
        if _finite(saying.tokens[first - 1]) or saying.tokens[first - 1].pos in ("SCONJ", "CCONJ"):
            break
        first -= 1
    row = list(saying.tokens[first:at])
    return row if row and row[0].pos != "ADP" and len(row) < 10 else []


def _named_left(row: list[Token], saying: Saying) -> list[Token]:
    """A single name with the capitals before it that the parse has torn off: "Deputy Chief of Staff Haitham | Afisi"."""
    if len(row) != 1 or row[0].pos != "PROPN" or saying.words.code != "en":
        return row
    held, first = taken(saying), row[0].i
    while first > saying.sentence.first and (before := saying.tokens[first - 1]).pos in ("PROPN", "NOUN"):
        if not before.text[:1].isupper() or any(s <= before.start < e for s, e in held):
            break
        first -= 1
    return list(saying.tokens[first : row[0].i + 1])


def _twin(before: Token, row: Sequence[Token]) -> bool:
    """A second subject of the same verb right before a name: "Observatory head | Rami Abdel Rahman"."""
    return before.pos in ("NOUN", "PROPN") and any(
        t.dep == "nsubj" and before.dep == "nsubj" and t.head == before.head and t.text[:1].isupper() for t in row
    )


def left(saying: Saying) -> Found | None:
    """No subject in the parse: the noun phrase right before the verb group, where it can speak; else None."""
    tokens, sentence = saying.tokens, saying.sentence
    if saying.words.code == "en" and _dangles(saying):
        return governing(saying)
    row = _before_group(saying)
    if saying.head.lower.endswith("ing"):
        row = row[next((k + 1 for k in range(len(row) - 1, -1, -1) if row[k].lower == "with"), 0) :]
    row = tail(last_phrase(row, saying.words), saying)
    if row and row[-1].lower in PRONOUNS and saying.words.code == "en":
        return pronoun(row[-1].lower, row[-1], saying, inverted=closing(saying, row[-1]))
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
