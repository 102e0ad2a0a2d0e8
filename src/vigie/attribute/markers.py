"""Sources that a word marks: "selon", "par", "X's claim that", "quoted X as saying", "a-t-on appris de"."""

from collections.abc import Sequence

from vigie.attribute.descriptions import made
from vigie.attribute.edges import bounded
from vigie.attribute.heads import able, first_noun
from vigie.attribute.nominals import phrase
from vigie.attribute.sayings import Found, Saying
from vigie.model import Token

_POSSESSIVES = ("her", "his", "its", "their")
_GENITIVES = ("'s", "'")
_QUOTING = ("quoted", "cited", "quotes", "cites", "quoting", "citing")


def behind_preposition(saying: Saying) -> Found | None:
    """ "selon X", "according to X": what stands behind the preposition."""
    row = phrase(saying.tokens, saying.cue.last, saying.sentence.last)
    row = _by_whom(row, saying) or bounded(row, saying)
    if row and row[-1].lower in ("information", "informations", "details"):
        return None  # nobody's
    if row and _bare_count(row, saying):
        return None  # "according to the latest toll"
    weak = saying.head.lower in ("citing", "quoting") or (row and row[0].lower in _POSSESSIVES)
    if saying.words.code == "en" and weak and not (able(row, saying) or _counts(row, saying)):
        return None  # "according to their type", "citing the death of two"
    return made(row, saying, inverted=True, rule="source.preposition")


def _bare_count(row: Sequence[Token], saying: Saying) -> bool:
    """Whether a source is a mere number of nobody: "the latest toll", "un premier bilan"."""
    noun = first_noun(row, saying.words)
    return (
        noun is not None
        and noun.lower in ("toll", "count", "tally", "bilan", "decompte")
        and noun is row[-1]
        and not any(
            t.text[:1].isupper() or t.lower in ("its", "his", "her", "their", "son", "sa", "leur", "ce", "this", "that")
            for t in row
        )
    )


def _counts(row: Sequence[Token], saying: Saying) -> bool:
    """Whether a phrase has a noun of counting or telling: "a preliminary toll"."""
    nouns = saying.words.table("voices")["count_nouns"]["words"]
    return any(t.lower in nouns or t.lemma in nouns for t in row[:5])


def _by_whom(row: Sequence[Token], saying: Saying) -> list[Token]:
    """ "according to information handed over by the council": the agent of what the preposition governs."""
    tokens, given = saying.tokens, saying.words.table("voices")["given"]
    noun = first_noun(row, saying.words)
    if noun is None or noun.lower not in given["nouns"]:
        return []
    for i in range(noun.i + 1, min(noun.i + 15, saying.sentence.last - 1)):
        if tokens[i].text in ",.;:" or tokens[i].pos == "AUX":
            break
        if tokens[i].lower in given["links"]:
            agent = bounded(phrase(tokens, i + 1, saying.sentence.last), saying)
            return agent if agent and able(agent, saying) else []
    return []


def in_possessive(saying: Saying) -> Found | None:
    """ "by the army's own account": whom the possessive names."""
    row = [t for t in saying.tokens[saying.cue.first + 1 : saying.cue.last - 1] if t.lower not in (*_GENITIVES, "own")]
    return made(row, saying, inverted=True, rule="source.possessive")


def before_noun(saying: Saying) -> Found | None:
    """ "Russian claims that", "the army's claim that": whose claim it is stands before the noun."""
    tokens = saying.tokens
    row: list[Token] = []
    i = saying.cue.first - 1
    while i >= saying.sentence.first and (
        tokens[i].pos in ("PROPN", "ADJ", "NOUN", "PART") or tokens[i].lower in _GENITIVES
    ):
        row.insert(0, tokens[i])
        i -= 1
    named = [t for t in row if t.lower not in _GENITIVES and t.text[:1].isupper()]
    return made(named, saying, inverted=False, rule="source.noun")


def quoted_one(saying: Saying) -> Token | None:
    """ "Al Jazeera quoted activists as saying": whom the verb of quoting has for object."""
    tokens, cue, sentence = saying.tokens, saying.cue, saying.sentence
    if cue.first - 1 <= sentence.first or tokens[cue.first - 1].lower != "as":
        return None
    verb = next((tokens[i] for i in range(cue.first - 2, sentence.first, -1) if tokens[i].lower in _QUOTING), None)
    if verb is None:
        return None
    return next((t for t in tokens[verb.i + 1 : cue.first] if t.head == verb.i and t.dep == "obj"), None)


def as_saying(head: Token, saying: Saying) -> Found | None:
    """The speaker of "quoted X as saying", from the head of X."""
    row = [t for t in saying.tokens[head.i - 3 : saying.cue.first - 1] if t.i >= head.i or t.head == head.i]
    return made(row, saying, inverted=False, rule="source.quoted")


def passive(saying: Saying) -> bool:
    """Whether the cue's verb is in the passive; "X was quoted as saying" is X's own word."""
    verb = saying.head
    as_said = [t.lower for t in (*saying.tokens[saying.cue.first : saying.cue.last], *saying.behind[:1])]
    if verb.lower in _QUOTING and "as" in as_said:
        return False
    if verb.lower == "accused" and as_said[1:2] == ["of"]:
        return True  # "Assad accused of releasing prisoners"
    return any(
        t.head == verb.i and t.dep in ("nsubj:pass", "aux:pass", "auxpass", "nsubjpass")
        for t in saying.tokens[saying.sentence.first : saying.sentence.last]
    )


def agent(saying: Saying) -> Found | None:
    """ "imputé à X par Y", "was blamed by Y on X": the speaker is the agent of the passive."""
    for k, token in enumerate(saying.behind):
        if k > 8 or (token.pos == "VERB" and k and "VerbForm=Fin" in token.morph):
            return None  # another verb's
        if token.lower in ("par", "by"):
            row = phrase(saying.tokens, token.i + 1, saying.sentence.last)
            return made(row, saying, inverted=True, rule="source.agent")
    return None


def learned(saying: Saying) -> Found | None:
    """ "a-t-on appris de sources concordantes", "auprès de la police": from whom it was learned."""
    for token in saying.behind[:6]:
        if token.lower in ("de", "d'", "aupres", "par", "du", "des"):
            first = token.i + 2 if token.lower == "aupres" else token.i + 1
            row = phrase(saying.tokens, first, saying.sentence.last)
            return made(row, saying, inverted=True, rule="source.learned")
    return None
