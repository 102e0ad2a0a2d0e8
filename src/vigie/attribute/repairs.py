"""Subjects that the parse has torn: the noun before a relative clause, the first of two, a name before its initials."""

from collections.abc import Sequence

from vigie.attribute.closings import closing
from vigie.attribute.edges import tail
from vigie.attribute.heads import able, begins_with_person, taken, telling
from vigie.attribute.nominals import DOCUMENTS, can_speak
from vigie.attribute.sayings import VERBAL, Saying, opens
from vigie.model import Sentence, Token

_NAMING = ("NOUN", "PROPN", "ADJ", "DET", "PART")
_LINKING = ("of", "de", "du", "des", "d'", "for", "pour", "le", "la", "l'", "les", "en")
_APPOSING = ("the", "a", "an", "one", "le", "la", "l'", "un", "une", "qui", "who", "which", "dont", "whose", "whom")
_OPENING = ("after", "as", "because", "before", "but", "since", "when", "while")
_SAYING = ("said", "says", "reported", "announced", "added", "stated", "told")


def before_relative(subject: Token, saying: Saying) -> list[Token] | None:
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
    while (
        i >= first
        and (tokens[i].pos not in (*VERBAL, "SCONJ", "CCONJ") or _compound(tokens, i))
        and not _closes(tokens, i)
    ):
        row.insert(0, tokens[i])
        i -= 1
    begins = i < first or tokens[i].pos in ("SCONJ", "CCONJ") or _closes(tokens, i)
    return row if row and begins and row[0].pos != "ADP" and able(row, saying) else None


def before_medium(saying: Saying) -> list[Token] | None:
    """ "IS in a statement published on Telegram said": the noun before the medium that it speaks in."""
    tokens, first = saying.tokens, saying.sentence.first
    if saying.words.code != "en":
        return None
    for i in range(first + 1, saying.start - 2):
        medium = tokens[i].lower in ("in", "on") and any(t.lower in DOCUMENTS for t in tokens[i + 1 : i + 4])
        if medium and any(t.i > i and t.pos == "NOUN" for t in tokens[i + 4 : saying.start]):
            row = list(tokens[first:i])
            if any(_finite(t) for t in tokens[first : saying.start]) or any(t.pos in ("ADP", "PUNCT") for t in row):
                return None
            return row if able(row, saying) else None
    return None


def _parts(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word cannot stand inside a noun phrase."""
    if tokens[i].text == "-" or _compound(tokens, i):
        return False
    return tokens[i].pos in (*VERBAL, "ADP", "PUNCT")


def _compound(tokens: Sequence[Token], i: int) -> bool:
    """The second part of a word with a hyphen: "Britain-based"."""
    return i > 0 and tokens[i - 1].text == "-" and not tokens[i - 1].space


def _finite(token: Token) -> bool:
    """Whether a word is a verb with its own subject; "IS" is the group's name."""
    return token.pos in VERBAL and token.text != "IS" and not token.dep.startswith(("acl", "amod"))


def _closes(tokens: Sequence[Token], i: int) -> bool:
    return opens(tokens, i) or tokens[i].text in (")", "]")


def joined(row: list[Token], tokens: Sequence[Token], sentence: Sentence) -> list[Token]:
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


def paired(row: Sequence[Token], saying: Saying) -> list[Token]:
    """The first of two who speak together, where the parse has torn it off: "the monitor and | a rescue worker said"."""
    tokens, first = saying.tokens, saying.sentence.first
    at = row[0].i - 1
    at -= at > first and tokens[at].pos == "DET"
    if at - 1 <= first or tokens[at].lower != "and" or not can_speak(tokens[at - 1], saying.words):
        return []
    ends = [i + 1 for i in range(max(first, at - 8), at) if _parts(tokens, i)]
    start = max([first, at - 8, *ends])
    before = tail(tokens[start:at], saying)
    if not before or before[-1].i != at - 1:
        return []
    governed = before[0].i > first and tokens[before[0].i - 1].pos in (*VERBAL, "ADP", "ADJ", "NUM")
    return [] if governed else [*before, *tokens[at : row[0].i]]


def with_bracketed(row: list[Token], saying: Saying) -> list[Token]:
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


def named_left(row: list[Token], saying: Saying) -> list[Token]:
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


def nearest(saying: Saying, subject: Token | None) -> list[Token]:
    """ "… air strikes by the coalition | the statement said": a phrase with an article right before "said", where the parse
    has another subject and nothing governs the phrase."""
    tokens, first, start = saying.tokens, saying.sentence.first, saying.start
    if saying.words.code != "en" or start - first < 5:
        return []
    named = tokens[start - 1].pos == "PROPN" and any(s.end == tokens[start - 1].end for s in telling(saying))
    if named and tokens[start - 2].lower in _OPENING and (subject is None or subject.i < start - 2):
        return [tokens[start - 1]]  # "a war of words after | Washington accused Moscow"
    if saying.head.lower not in _SAYING:
        return []
    i = start - 1
    while i > first and (tokens[i].pos in ("NOUN", "PROPN", "ADJ") or tokens[i].text == "-" or _compound(tokens, i)):
        i -= 1
    row = list(tokens[i:start])
    if len(row) < 2 or row[0].pos != "DET" or len(row) > 7 or (subject is not None and row[0].i <= subject.i):
        return []
    if tokens[i - 1].pos in ("ADP", "CCONJ", "SCONJ", *VERBAL, "PUNCT") or not can_speak(row[-1], saying.words):
        return []
    return row


def closed_relative(saying: Saying) -> list[Token]:
    """ "… by the forces | an organisation that monitors the war said": the noun before a relative clause and "said"."""
    tokens, first, start = saying.tokens, saying.sentence.first, saying.start
    if saying.words.code != "en" or saying.head.lower not in _SAYING or start - first < 5:
        return []
    at = next((i for i in range(start - 2, max(first, start - 10), -1) if _tells_of(i, saying)), None)
    if at is None:
        return []
    last = tokens[start - 1]
    if can_speak(last, saying.words) or last.text[:1].isupper() or any(t.text in ",;" for t in tokens[at:start]):
        return []
    if last.pos not in ("NOUN", "PRON") or (last.lower not in ("it", "them") and last.pos == "PRON"):
        return []
    i = at - 1
    while i > first and tokens[i].pos in ("NOUN", "PROPN", "ADJ"):
        i -= 1
    row = list(tokens[i:at])
    return row if row[0].pos == "DET" and tokens[i - 1].pos != "ADP" and not _clause_before(row[0], saying) else []


def _tells_of(i: int, saying: Saying) -> bool:
    """Whether a clause about one who can speak begins here: "an organisation | that monitors", "a group | monitoring"."""
    token, tokens = saying.tokens[i], saying.tokens
    relative = token.lower in ("that", "who", "which") and tokens[i + 1].pos in VERBAL
    participle = token.pos == "VERB" and token.lower.endswith("ing")
    return (relative or participle) and tokens[i - 1].pos == "NOUN" and can_speak(tokens[i - 1], saying.words)


def _clause_before(article: Token, saying: Saying) -> bool:
    """Whether the words before an article are a verb's: "he met | a man that said"."""
    before = saying.tokens[article.i - 1]
    return before.pos in VERBAL


def apposed(saying: Saying) -> list[Token]:
    """ "Savanna Trust, the charity that employs the rangers, denied", "the superintendent, Dr Paul Ekai, confirmed": the
    phrase between the last two commas before a verb, and the name or office before it; nothing elsewhere."""
    tokens, first, start = saying.tokens, saying.sentence.first, saying.start
    if start - first < 4 or tokens[start - 1].text != "," or saying.cue.last - saying.cue.first > 6:
        return []
    comma = next((i for i in range(start - 2, max(first, start - 16), -1) if tokens[i].text == ","), None)
    if comma is None or start - comma < 3:
        return []
    inside, i = tokens[comma + 1 : start - 1], comma
    while i > first and (tokens[i - 1].pos in _NAMING or tokens[i - 1].text == "-" or tokens[i - 1].lower in _LINKING):
        i -= 1
    before = list(tokens[i:comma])
    while before and before[0].lower in _LINKING:
        before.pop(0)
    named = all(t.text[:1].isupper() or t.text in "-." for t in inside) and len(inside) > 1
    told = inside[0].lower in _APPOSING and before and any(t.text[:1].isupper() for t in before)
    begins = i == first or tokens[i - 1].pos in ("PUNCT", "SCONJ", "CCONJ", "ADP", "ADV")
    if not before or not begins or not (named or told) or not (able(before, saying) or named):
        return []
    return list(tokens[before[0].i : start - 1]) if named else before
