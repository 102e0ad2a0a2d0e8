"""Words that attribute: verbs and idioms of saying, prepositions ("selon"), nouns ("claims that")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vigie.attribute.trimmings import speaker_nouns
from vigie.languages import Language
from vigie.languages.phrases import Hit, Phrases, forms
from vigie.model import Reading, Sentence, Token

STANCES = ("states", "denies", "doubts", "expects", "accuses", "claims_responsibility")
_NEGATIONS = frozenset("pas ni jamais guere not n't dont didnt doesnt wont never neither nor".split())
_CONDITIONS = ("if", "unless", "si")
_CLOSING = ("»", "”", '"')
_PASSIVE = frozenset("by for of as to in with".split())  # behind "blamed", "quoted" of whom others blame or quote
_NOBODY = frozenset("neither nobody none no aucun aucune personne nul".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """Attributing words: the half-open token range, what kind of words they are, and the stance they take."""

    first: int
    last: int
    kind: str  # verb | preposition | noun | possessive
    stance: str
    negated: bool = False


def cues(sentence: Sentence, reading: Reading, words: Language) -> tuple[Cue, ...]:
    """The attributing words of one sentence, in order; a longer one wins over those inside it."""
    row = reading.tokens[sentence.first : sentence.last]
    barred = [(h.first, h.last) for h in _barred(words.code).find(row)]
    found = [c for c in _candidates(row, reading, words) if not any(a < c.last and c.first < b for a, b in barred)]
    found.sort(key=lambda c: (c.first - c.last, c.kind != "preposition", c.first))
    kept: list[Cue] = []
    for cue in found:
        if not any(cue.first < k.last and k.first < cue.last for k in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda c: c.first))


def _candidates(row: Sequence[Token], reading: Reading, words: Language) -> Iterator[Cue]:
    """Every attributing phrase of a row of words, overlapping ones too."""
    yield from _behind_quotation(row, words)
    table = words.table("voices")
    weak = set(table["prepositions"]["weak"])
    for hit in _phrases(words.code).find(row):
        kind, _, stance = hit.label.partition(":")
        if kind == "verb":
            cue = _verb(hit, stance, row, reading, words)
            if cue is not None:
                yield cue
        elif (
            (kind == "preposition" and hit.phrase not in weak)
            or (kind == "possessive" and 2 < hit.last - hit.first <= 8 and not _tells(hit, reading))
            or (kind == "noun" and _complement(hit, reading))
        ):
            yield Cue(hit.first, hit.last, kind, stance)


def _behind_quotation(row: Sequence[Token], words: Language) -> Iterator[Cue]:
    """Verbs of any kind right behind a quotation, before one who speaks: « … », tranche le maire; "…," quips the mayor."""
    for k in range(4, len(row) - 2):
        mark, verb, after = row[k - 1], row[k], row[k + 1]
        closes = (mark.text == "," and row[k - 2].text in _CLOSING) or (
            mark.text in _CLOSING and row[k - 2].text in ",!?…"
        )
        if not closes or verb.pos != "VERB" or not verb.text.islower() or after.pos not in ("DET", "PROPN"):
            continue
        noun = next((t for t in row[k + 1 : k + 5] if t.pos in ("NOUN", "PROPN")), None)
        person = noun is not None and (noun.pos == "PROPN" or _person(noun, words))
        if person and "VerbForm=Part" not in verb.morph:
            yield Cue(verb.i, verb.i + 1, "verb", "states")


def _person(noun: Token, words: Language) -> bool:
    """Whether a word is one for people or bodies that speak."""
    return bool(forms(noun.lower, noun.lemma, words.code) & speaker_nouns(words.code))


def _tells(hit: Hit, reading: Reading) -> bool:
    """Whether a verb stands in a phrase: "by canoe said he had counted" is no count."""
    return any(t.pos in ("VERB", "AUX") and "-" not in t.text for t in reading.tokens[hit.first + 1 : hit.last])


def _verb(hit: Hit, stance: str, row: Sequence[Token], reading: Reading, words: Language) -> Cue | None:
    """The cue that a verb or idiom of saying gives; None where the word says nothing here."""
    head = _head(hit, reading)
    needs = {k: set(v) for k, v in words.table("voices")["needs"].items()}
    if hit.last - hit.first == 1 and not _says(hit, head, row, reading, words):
        return None
    if stance == "claims_responsibility" and head.pos not in ("VERB", "AUX"):
        return None  # "the third claim of a chemical attack"
    after = reading.tokens[hit.last] if hit.last <= row[-1].i else None
    clause = any(t.lower == "that" or t.pos == "AUX" for t in reading.tokens[head.i + 1 : hit.last])
    if stance == "claims_responsibility" and (clause or (after is not None and after.pos == "AUX")):
        return Cue(head.i, head.i + 1, "verb", "states")  # "claimed (that) the attack was caused by an airstrike"
    if not _borne_out(hit, row, reading, needs) or any(t.lower == "no" for t in reading.tokens[head.i + 1 : hit.last]):
        return None
    own = any(t.lower in _NEGATIONS for t in reading.tokens[hit.first : hit.last])  # "was not behind"
    negated = not own and _negated(head, row)
    if negated and stance == "denies":
        return Cue(hit.first, hit.last, "verb", "states")  # "did not deny that its guns had fired"
    return Cue(hit.first, hit.last, "verb", stance, negated)


def _says(hit: Hit, head: Token, row: Sequence[Token], reading: Reading, words: Language) -> bool:
    """Whether a single word is a verb that somebody says with, and no noun, modifier or bare participle."""
    if head.pos not in ("VERB", "AUX") and not (
        head.pos in ("ADJ", "NOUN", "PROPN", "ADV")
        and (
            _after_auxiliary(head, reading)
            or _before_clause(head, reading)
            or _shaped(hit, reading, row)
            or _agency(head, row)
        )
    ):
        return False
    before = reading.tokens[head.i - 1] if head.i > row[0].i else None
    if head.text == "Said" and before is not None and before.text[:1].isupper() and not _title_case(row):
        return False  # "the Sheikh Said neighbourhood"
    saying = head.lower == "said" and hit.last <= row[-1].i and reading.tokens[hit.last].text[:1].isupper()
    modifier = head.dep.startswith(("amod", "aux", "cop", "case", "compound"))
    if modifier and not saying and not _before_clause(head, reading):
        return False
    participle = "VerbForm=Part" in head.morph and "Tense=Pres" not in head.morph
    bare = participle and head.dep.startswith("acl") and not head.dep.startswith("acl:relcl")
    return not bare or _finite_after_all(hit, head, row, reading, words)


def _finite_after_all(hit: Hit, head: Token, row: Sequence[Token], reading: Reading, words: Language) -> bool:
    """ "as the army announced on Sunday": one who speaks, and a past tense that the parse takes for a participle."""
    after = reading.tokens[hit.last].lower if hit.last <= row[-1].i else "."
    noun = reading.tokens[head.head]
    speaks = noun.i < head.i and (noun.pos == "PROPN" or _person(noun, words))
    speaks = speaks and (noun.dep != "obj" or head.lower in ("announced", "said", "stated", "added"))
    return (
        words.code == "en"
        and speaks
        and after not in _PASSIVE
        and not any(t.pos in ("VERB", "AUX") and t.text != "-" for t in reading.tokens[noun.i + 1 : head.i])
    )


def _title_case(row: Sequence[Token]) -> bool:
    """Whether most longer words of a row are capitalised, as in a headline."""
    longer = [t for t in row if len(t.text) > 3 and t.text.isalpha()]
    return sum(t.text[:1].isupper() for t in longer) * 2 > len(longer)


def _borne_out(hit: Hit, row: Sequence[Token], reading: Reading, needs: dict[str, set[str]]) -> bool:
    """Whether a verb that attributes only beside a figure, a quotation or a clause has one; true of all other verbs."""
    figure, speech = hit.phrase in needs["figure"], hit.phrase in needs["speech"]
    return (
        not (figure or speech)
        or (speech and _speech(hit, row))
        or (figure and _figure(hit, row, reading))
        or _clause(hit, row)
        or _shaped(hit, reading, row)
    )


def _negated(head: Token, row: Sequence[Token]) -> bool:
    """Whether nobody says it: a negation beside the verb, or "nobody" in its subject."""
    if any(t.head == head.i and t.dep == "mark" and t.lower in _CONDITIONS and t.i < head.i for t in row):
        return True  # "unless they agreed"
    return any(t.lower in _NOBODY and t.i < head.i and _in_subject(t, head, row) for t in row) or any(
        t.lower in _NEGATIONS for t in row if head.i - 4 <= t.i <= head.i + 2 and t.head in (head.i, head.head)
    )


def _in_subject(token: Token, verb: Token, row: Sequence[Token]) -> bool:
    """Whether a word stands in the subject of a verb."""
    by_index = {t.i: t for t in row}
    for _ in range(6):
        if token.dep.startswith("nsubj") and token.head == verb.i:
            return True
        if token.head == token.i or token.head not in by_index:
            return False
        token = by_index[token.head]
    return False


def _head(hit: Hit, reading: Reading) -> Token:
    """The verb of an idiom; its first word where it has none."""
    for token in reading.tokens[hit.first : hit.last]:
        if token.pos in ("VERB", "AUX"):
            return token
    return reading.tokens[hit.first]


def _after_auxiliary(token: Token, reading: Reading) -> bool:
    return (
        token.i > 0
        and reading.tokens[token.i - 1].pos in ("AUX", "ADV", "PRON")
        and reading.tokens[token.i - 1].lower not in ("the", "a")
    )


def _before_clause(token: Token, reading: Reading) -> bool:
    """A verb that the tagger took for a noun or adjective, before the clause it introduces ("L'armée dément avoir …")."""
    after = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    return (
        after is not None
        and after.lower in ("que", "qu'", "that", "avoir", "etre", "toute", "tout", "having")
        and token.text[:1].islower()
    )


def _speech(hit: Hit, row: Sequence[Token]) -> bool:
    """A quotation mark within reach before or after the verb."""
    return any(t.text in '"«»“”' and t.text for t in row if hit.first - 8 <= t.i < hit.last + 8)


def _agency(head: Token, row: Sequence[Token]) -> bool:
    """ "… were killed | FNA reports.": an agency and its verb at the end of a sentence."""
    before, behind = [t for t in row if t.i == head.i - 1], [t for t in row if t.i > head.i]
    ends = not behind or (behind[0].text == "." and len(behind) < 3)
    return head.text == "reports" and ends and bool(before) and before[0].pos == "PROPN"


def _figure(hit: Hit, row: Sequence[Token], reading: Reading) -> bool:
    end = row[-1].end
    start = reading.tokens[hit.last - 1].end
    return any(start <= f.span.start < end for f in reading.figures)


def _shaped(hit: Hit, reading: Reading, row: Sequence[Token]) -> bool:
    """The shape of an attribution: ", estime le bureau" or ", the Red Cross estimates."."""
    before = reading.tokens[hit.first - 1] if hit.first > row[0].i else None
    after = reading.tokens[hit.last] if hit.last <= row[-1].i else None
    inverted = (
        before is not None and before.text in ',»”"' and after is not None and after.pos in ("DET", "PROPN", "NOUN")
    )
    closing = after is None or after.text in ".;…"
    return inverted or (
        closing and any(t.text == "," for t in row if t.i < hit.first - 1) and hit.last - hit.first == 1
    )


def _clause(hit: Hit, row: Sequence[Token]) -> bool:
    """Whether a clause follows that the verb introduces, with or without its "that"."""
    following = [t.lower for t in row if hit.last <= t.i < hit.last + 3]
    told = any(t.dep == "ccomp" and hit.first <= t.head < hit.last <= t.i for t in row)
    return told or any(w in ("que", "qu'", "that") for w in following)


def _complement(hit: Hit, reading: Reading) -> bool:
    following = [t.lower for t in reading.tokens[hit.last : hit.last + 3]]
    return bool(following) and (following[0] in ("that", "que", "qu'") or following[:2] == ["selon", "laquelle"])


@cache
def _barred(code: str) -> Phrases:
    return Phrases({"not": Language(code).table("voices")["not"]["phrases"]}, code)


@cache
def _phrases(code: str) -> Phrases:
    table = Language(code).table("voices")
    lists = {
        f"verb:{stance}": [*table["verbs"].get(stance, ()), *table["phrases"].get(stance, ())] for stance in STANCES
    }
    lists["preposition:states"] = table["prepositions"]["states"]
    lists["noun:states"] = table["nouns"]["states"]
    lists["possessive:states"] = table["possessive"]["phrases"]
    return Phrases(lists, code)
