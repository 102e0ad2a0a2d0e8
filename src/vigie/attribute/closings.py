"""Speakers before a verb that closes its sentence: "…, prosecutors in the state said"."""

from collections.abc import Sequence

from vigie.attribute.descriptions import PRONOUNS, made
from vigie.attribute.edges import tail
from vigie.attribute.heads import able
from vigie.attribute.nominals import DOCUMENTS, last_phrase, speaks
from vigie.attribute.pronouns import pronoun
from vigie.attribute.sayings import THAT, VERBAL, Found, Saying, opens
from vigie.attribute.trimmings import DAYS
from vigie.model import Token

_GOING_ON = frozenset(
    "adding saying stressing referring noting citing quoting speaking calling warning who which but if with".split()
)
_BEGINNERS = ("A", "An", "At", "In", "On", "The")
_REACHED = ("reached", "contacted", "interviewed", "joint", "jointe", "joints", "contacte", "contactee", "contactes")
_ARTICLES = ("the", "a", "an", "le", "la", "l'", "un", "une")
_LIGHT = ("PROPN", "NUM", "ADV", "ADP", "DET", "NOUN", "ADJ")


def trailing(saying: Saying) -> Found | None:
    """The speaker that stands between the last comma and a closing verb; None where no such phrase can speak."""
    row = _phrase(saying)
    if row and row[-1].lower in PRONOUNS and (len(row) == 1 or saying.words.code == "en"):
        return pronoun(row[-1].lower, row[-1], saying, inverted=True)
    return _spoken_by(tail(last_phrase(row, saying.words), saying), saying)


def told(saying: Saying) -> Found | None:
    """ "…, a resident told AFP": the speaker right before a closing "told"; None for other verbs."""
    return _spoken_by(tail(_phrase(saying), saying), saying) if saying.head.lemma == "tell" else None


def titled(saying: Saying) -> list[Token]:
    """A name that is a sentence of its own, right before its verb: "the group Raqqa is Being Slaughtered Silently said"."""
    before = saying.tokens[saying.cue.first - 1] if saying.cue.first > saying.sentence.first else None
    name = next((m.span for m in saying.reading.mentions if m.name and before and m.span.end == before.end), None)
    row = [t for t in saying.tokens[saying.sentence.first : saying.cue.first] if name and t.start >= name.start]
    return row if any(t.pos == "AUX" for t in row) and row[0].i - saying.sentence.first > 2 else []


def _spoken_by(row: Sequence[Token], saying: Saying) -> Found | None:
    found = made(row, saying, inverted=True, rule="source.trailing")
    if found and saying.words.code == "en" and not able(row, saying):
        return None
    return found if found and speaks(row, found[0], saying.words) else None


def closing(saying: Saying, subject: Token) -> bool:
    """Whether "…, prosecutors said." is told: nothing of weight behind the cue, and something said before the subject."""
    rest = [t for t in saying.behind if t.pos != "PUNCT"]
    begun = any(t.pos in VERBAL for t in saying.tokens[saying.sentence.first : subject.i])
    if rest and rest[0].text in _BEGINNERS and saying.head.lower == "said" and begun:
        return True  # "… killed ten, the Observatory said | The hospital is …", which has lost its stop
    adding = bool(rest) and (rest[0].lower in _GOING_ON or _participle(rest[0], saying))
    if (not adding and any(t.lower in THAT for t in rest[:2])) or not _told_before(saying, subject):
        return False
    rest = rest[: next((k for k, t in enumerate(rest) if t.lower in ("condition", "anonymity")), len(rest))]
    rest = [] if adding else rest[: next((k for k, t in enumerate(rest) if _goes_on(t)), len(rest))]
    rest = rest[
        : next((k for k, t in enumerate(rest) if _participle(t, saying) and _timed(rest[:k], saying)), len(rest))
    ]
    if rest and saying.words.code == "en" and _object(saying):
        return False
    tail = saying.behind[0].text if saying.behind else "."
    if tail in (".", ",", "…", "!", "?", ";"):
        return True
    return all(t.pos in (*_LIGHT, "PRON") for t in rest) and len(rest) <= (10 if saying.words.code == "fr" else 30)


def _told_before(saying: Saying, subject: Token) -> bool:
    """Whether a clause stands before the subject, with a mark or a closed sentence between."""
    tokens = saying.tokens
    ahead = [t for t in tokens[saying.sentence.first : subject.i] if t.pos != "PUNCT"]
    last = not any(t.pos != "PUNCT" for t in saying.behind)  # nothing behind: what is said can only stand before
    clause = any(t.pos in VERBAL and not t.dep.startswith(("amod",) if last else ("amod", "acl")) for t in ahead)
    return len(ahead) >= 3 and clause and (opens(tokens, subject.i - 1) or _unmarked(saying, ahead))


def _participle(token: Token, saying: Saying) -> bool:
    """Whether a participle goes on behind a verb of telling; what is denied or feared may be one ("denied carrying out")."""
    return saying.cue.stance == "states" and token.pos == "VERB" and token.lower.endswith("ing")


def _timed(row: Sequence[Token], saying: Saying) -> bool:
    """Whether words only tell when it was said: "on Tuesday night"."""
    times = [t.span for t in saying.reading.times]
    return all(t.pos == "ADP" or any(s.start <= t.start < s.end for s in times) for t in row)


def _goes_on(token: Token) -> bool:
    return token.pos == "SCONJ" or token.lower in ("as", "while", "after") or token.lower in _GOING_ON


def _object(saying: Saying) -> bool:
    """A verb that has an object behind it ("declared the end of the truce", "accused Moscow of") closes nothing."""
    tokens, cue = saying.tokens, saying.cue
    verb = next((t for t in tokens[cue.first : cue.last] if t.pos == "VERB"), saying.head)
    return verb.lemma not in ("tell", "say", "inform") and any(
        t.head == verb.i and t.dep == "obj" and t.lower not in DAYS for t in tokens[verb.i + 1 : saying.sentence.last]
    )


def _unmarked(saying: Saying, ahead: Sequence[Token]) -> bool:
    """A clause told before the speaker and none behind the verb, with no comma between: "… on Thursday a monitor said"."""
    cue, behind = saying.cue, saying.behind
    clause = any(
        t.dep in ("ccomp", "xcomp")
        and cue.first <= t.head < cue.last
        and t.lower not in _GOING_ON
        and not _participle(t, saying)
        for t in behind
    ) and not (behind and behind[0].lower in _GOING_ON)
    return (ahead[0].pos != "SCONJ" or (not behind[:-1] and saying.words.code == "en")) and not clause


def _phrase(saying: Saying) -> list[Token]:
    """The noun phrase between the last comma or quotation mark and a closing verb; nothing where none stands there."""
    tokens, sentence, start = saying.tokens, saying.sentence, saying.start
    if saying.cue.last - saying.cue.first > 1 or not _closes(saying):
        return []
    opener = _opener(saying, start - 1)
    if opener is None or opener - sentence.first < 3:
        return []
    forward = saying.behind and saying.behind[0].text in '"“«' and tokens[opener].text in ";,"
    if forward and saying.words.code == "en" and tokens[opener - 1].text not in '"”»':
        return []  # "…; the mayor says "no more than 15" …"
    last = saying.behind and saying.behind[0].text == "." and tokens[opener + 1].lower in _ARTICLES
    verbless = not any(t.pos in VERBAL for t in tokens[sentence.first : opener]) and tokens[opener].text == ","
    if verbless and not (last and opener - sentence.first > 5):
        return []
    row = _unreached(tokens[opener + 1 : start])
    if not row and tokens[opener].text == ",":
        return _before_comma(saying, opener)
    if not row or any(t.pos in (*VERBAL, "SCONJ") and not t.dep.startswith(("amod", "acl")) for t in row):
        return []
    if tokens[opener].text == "," and row[0].lower in _ARTICLES:
        return _with_name(saying, opener) or row
    return row


def _unreached(row: Sequence[Token]) -> list[Token]:
    """A phrase without how its speaker was reached: "an officer | reached there by telephone"."""
    return list(row[: next((k for k, t in enumerate(row) if k and t.lower in _REACHED), len(row))])


def _opener(saying: Saying, last: int) -> int | None:
    """The last mark of the sentence, from `last` backwards, behind which a phrase may begin."""
    return next((i for i in range(last, saying.sentence.first, -1) if opens(saying.tokens, i)), None)


def _before_comma(saying: Saying, opener: int) -> list[Token]:
    """ "…, Rami Abdel Rahman, said": a name between two commas."""
    earlier = _opener(saying, opener - 1)
    row = list(saying.tokens[earlier + 1 : opener]) if earlier is not None and opener - earlier <= 8 else []
    named = len(row) >= 2 and row[0].text[:1].isupper() and not any(t.pos in VERBAL for t in row)
    if not named and row and earlier is not None and row[0].lower in _ARTICLES:
        return _with_name(saying, earlier)  # "…, Farhan Obeid, a leader of their tribe, told the agency"
    return row if named else []


def _with_name(saying: Saying, opener: int) -> list[Token]:
    """ "…, Rami Abdel Rahman, the head of the group, said": an apposition with the name before its comma."""
    tokens = saying.tokens
    before = tokens[max(saying.sentence.first, opener - 8) : opener]
    named = [t for t in before if t.text[:1].isupper() and t.pos == "PROPN"]
    if len(named) < 2 or before[-1] is not named[-1]:
        return []
    k = _opener(saying, opener - 1)
    if k is None or opener - k > 6 or not tokens[k + 1].text[:1].isupper():
        return []
    return list(tokens[k + 1 : saying.start])


def _closes(saying: Saying) -> bool:
    """Whether only the time, place or medium of speaking follows the cue up to a stop, a comma or a new quotation."""
    behind = saying.behind
    if not behind:
        return True
    if saying.words.code == "en" and behind[0].text[:1].islower() and _object(saying):
        return False
    for token in behind[:9]:
        if token.text in '.,…!?;"“«»”—–' or token.lower in _GOING_ON or token.lower in DOCUMENTS:
            return True
        to_whom = token.pos == "PRON" and saying.head.lemma == "tell"  # "told our agency"
        if (token.pos not in _LIGHT and not to_whom) or token.lower in THAT:
            return False
    return False
