"""A noun phrase made the speaker of a cue; a bare description ("this source", "le groupe") as whom it stands for."""

from collections.abc import Sequence
from dataclasses import replace

from vigie.attribute.heads import first_noun, taken
from vigie.attribute.names import names_body, person
from vigie.attribute.nominals import DOCUMENTS, can_speak, phrase
from vigie.attribute.sayings import VERBAL, Found, Saying
from vigie.attribute.speakers import Source, resolved, source
from vigie.attribute.trimmings import DAYS
from vigie.languages.phrases import forms
from vigie.model import Reading, Token
from vigie.orthography import folded

PRONOUNS = frozenset(
    "il elle ils elles eux lui them him her he she it they on celui-ci celle-ci ceux-ci celles-ci -il -elle -ils -elles "
    "-t-il -t-elle latter".split()
)
_NOT_THE_OFFICE = ("deput", "vice", "adjoint", "assistant", "former", "ancien", "ex-")
_ANOTHER = ("a", "an", "another", "one")
_TELLING = ("monitor", "ngo", "agency", "media", "international")
_CALLED = frozenset("agency body charity group monitor network ngo organisation organization outlet watchdog".split())
_INDEFINITE = ("un", "une", "a", "an")
_POSSESSIVES = ("its", "their", "his", "her", "ses", "leurs", "son", "sa", "leur")
_DEMONSTRATIVES = ("cette", "ce", "cet", "this", "that", "meme")


def made(row: Sequence[Token], saying: Saying, *, inverted: bool, rule: str) -> Found | None:
    """The speaker that a row of words names, found by `rule`; None where they name nobody."""
    if not row or _only_time(row, saying) or _our_own(row, saying):
        return None
    row = _known_as(row, saying) or _named_before(row, saying) or _whole_name(row, saying)
    found = source(row, saying.text, saying.reading, saying.words)
    if found is None:
        return None
    return _described(found, row, saying), inverted, rule


def _only_time(row: Sequence[Token], saying: Saying) -> bool:
    """Whether a row only tells when somebody spoke: "the Russians had | on Saturday | accused"."""
    named = [t for t in row if t.pos not in ("ADP", "DET", "PUNCT")]
    times = [t.span for t in saying.reading.times]
    return bool(named) and all(
        t.lower in DAYS or t.lower.removesuffix("s") in DAYS or any(s.start <= t.start < s.end for s in times)
        for t in named
    )


def _our_own(row: Sequence[Token], saying: Saying) -> bool:
    """Whether the outlet's own people speak, which is narration: "by our reporter's count", "notre correspondant a compté"."""
    own = saying.words.table("voices")["own"]
    at = next((k for k, t in enumerate(row) if t.lower in own["words"]), None)
    return (
        at is not None
        and at < 2
        and any(forms(t.lower, t.lemma, saying.words.code) & set(own["nouns"]) for t in row[at + 1 : at + 4])
    )


def _named_before(row: Sequence[Token], saying: Saying) -> list[Token]:
    """ "the Observatory for Human Rights | a monitor in Geneva": the name right before its description."""
    tokens, first = saying.tokens, row[0].i
    if first > saying.sentence.first and tokens[first - 1].lower in _ANOTHER:
        first -= 1
    if saying.words.code != "en" or first - 1 <= saying.sentence.first:
        return []
    if (run := _person_before(first, row, saying)) is not None:
        return run
    if tokens[first].lower not in _ANOTHER:
        return []
    head = next((t for t in reversed(row) if t.pos == "NOUN"), row[-1])
    first -= tokens[first - 1].lower in ("also", "however", "meanwhile")
    last = tokens[first - 1]
    name = next(
        (
            m.span
            for m in saying.reading.mentions
            if m.name and m.category in _TELLING and m.span.start <= last.start < m.span.end
        ),
        None,
    )
    if head.lower not in _CALLED or last.pos == "PUNCT" or not last.text[:1].isupper():
        return []
    if name is not None:
        return [t for t in tokens[saying.sentence.first : first] if t.start >= name.start]
    k = first - 1
    while k > saying.sentence.first and (
        tokens[k - 1].text[:1].isupper() or tokens[k - 1].lower in ("of", "for", "and")
    ):
        k -= 1
    run = list(tokens[k:first])
    return run if len(run) > 1 and names_body(" ".join(t.text for t in run)) and run[0].text[:1].isupper() else []


def _person_before(first: int, row: Sequence[Token], saying: Saying) -> list[Token] | None:
    """ "Rami Abdul Rahman | the Observatory chief said": the person with whose name the sentence begins; None elsewhere."""
    tokens, begin = saying.tokens, saying.sentence.first
    first -= tokens[first].lower not in ("a", "an", "the") and tokens[first - 1].lower in ("a", "an", "the")
    before = tokens[begin:first]
    office = first_noun(row, saying.words)
    told = office is not None and can_speak(office, saying.words) and tokens[first].lower in ("a", "an", "the")
    plain = 2 <= len(before) <= 8 and not any(t.pos in VERBAL or (t.pos == "PUNCT" and t.text != "-") for t in before)
    name = person(before, saying.text, taken(saying)) if told and plain else None
    if name is None or name.end != before[-1].end:
        return None
    return [*before, *(t for t in tokens[first : row[-1].i + 1])]


def _whole_name(row: Sequence[Token], saying: Saying) -> Sequence[Token]:
    """A row with the first words of a person's name of the table that the parse has torn off: "Rami | Abdel Rahman"."""
    first = next(
        (
            m.span.start
            for m in saying.reading.mentions
            if m.name and m.category != "metonym" and m.span.start < row[0].start < m.span.end == row[-1].end
        ),
        None,
    )
    if first is None:
        return row
    return [t for t in saying.tokens[saying.sentence.first : row[-1].i + 1] if t.start >= first]


def _holds(role: Sequence[str], office: str) -> bool:
    """Whether a role is this office itself: "Ministry spokesman" is the spokesman, "deputy governor" no governor."""
    held = role[-1] == office or office in role[: 2 if role[0] in _INDEFINITE else 1]
    return held and not any(w.startswith(_NOT_THE_OFFICE) for w in role)


def _known_as(row: Sequence[Token], saying: Saying) -> list[Token]:
    """ "a group known as the Coordination Committees", "the paper called X": the name; nothing where none is told."""
    tokens, at = saying.tokens, row[-1].i + 1
    called = tokens[at].lower in ("known", "called", "named", "dubbed") if at < saying.sentence.last else False
    if not called or saying.words.code != "en" or not can_speak(row[-1], saying.words):
        return []
    first = at + 2 if tokens[at + 1].lower == "as" else at + 1
    name = phrase(tokens, first, saying.sentence.last)
    return name if any(t.text[:1].isupper() for t in name) else []


def _described(found: Source, row: Sequence[Token], saying: Saying) -> Source:
    """A demonstrative or bare description ("this source", "le groupe", "ces derniers") as whom it stands for."""
    low = [t.lower for t in row if t.pos != "PUNCT"][:3]
    phrase = " ".join(low)
    spoken = saying.spoken
    if low and phrase.startswith(("ces derniers", "ces dernieres", "the latter")):
        return _latter(found, row[0].start, saying.reading)
    if not low or not spoken or found.person:
        return found
    anaphors = set(saying.words.table("voices")["pronouns"]["anaphors"])
    bare = found.speaker.split()[-1].lower() if found.speaker else ""
    if low[0] in PRONOUNS or phrase.startswith(("ce dernier", "cette derniere")):
        return resolved(found, spoken, low[0])
    if low[0] in _DEMONSTRATIVES and bare in anaphors:
        same = [s for s in spoken if bare in s.speaker.lower() or (s.role and bare in s.role.lower())]
        return resolved(found, same or spoken, low[0])
    alone = len(found.speaker.split()) == 1
    if low[0] in ("le", "la", "l'", "the") and alone and bare in DOCUMENTS:
        return resolved(found, spoken, low[0])
    if low[0] in _INDEFINITE and alone and bare in DOCUMENTS and spoken[-1].body:
        return resolved(found, spoken[-1:], "it")  # "The ministry … . According to a statement, …"
    if low[0] in _POSSESSIVES and forms(bare, bare, saying.words.code) & _given_out(saying):
        return resolved(found, spoken[-1:], "")  # "According to its figures"
    bodies = {folded(w) for w in saying.words.table("voices")["speakers"]["bodies"]}
    if low[0] in ("le", "la", "l'", "the") and alone and bare in anaphors and bare not in bodies:
        return _titled(found, bare, spoken)
    return found


def _given_out(saying: Saying) -> set[str]:
    return {folded(w) for w in saying.words.table("voices")["count_nouns"]["words"]}


def _titled(found: Source, bare: str, spoken: Sequence[Source]) -> Source:
    """ "the spokesman", "le gouverneur": the last person who spoke in that office; as it stands where none has."""
    same = [s for s in spoken if s.person and s.role and _holds(s.role.lower().split(), bare)]
    return replace(same[-1], span=found.span, pronoun=True) if same else found


def _latter(found: Source, before: int, reading: Reading) -> Source:
    """ "ces derniers", "the latter": the last people or body told of before, the last of several where there are any."""
    people = [m for m in reading.mentions if m.span.end <= before and m.category not in ("thing", "metonym")]
    many = [m for m in people if m.plural] or people
    return replace(found, speaker=many[-1].span.text, pronoun=True) if many else found
