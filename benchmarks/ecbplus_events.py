"""An event word of ECB+ as vigie reads it: its word and frame, who takes part, when and where, and the words around it.

The gold says only where the word stands. It is made a claim (`vigie.model`) with the time and place that vigie's coding
gives to an event word of that sentence, and the claim an account, so that `vigie.corroborate.comparisons` can compare two.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import simplemma

from benchmarks.ecbplus_documents import Document, Mention
from vigie import attribute, clean, read
from vigie.coding.context import best_place, event_time, of_speaker, places_in
from vigie.coding.frames import FRAMES
from vigie.coding.syntax import Tree
from vigie.coding.triggers import Trigger, triggers
from vigie.corroborate.accounts import Account
from vigie.corroborate.marks import Line, Marks, concepts, marks
from vigie.corroborate.statements import Statement
from vigie.errors import InputError
from vigie.languages import language
from vigie.languages.phrases import forms
from vigie.model import (
    Actor,
    Attribution,
    Capture,
    Claim,
    Event,
    Evidence,
    Reading,
    Report,
    Sentence,
    Span,
    Token,
    Voice,
)
from vigie.orthography import folded

LEAD = 2  # lines that hold title and first sentence
_CONTENT = frozenset(("VERB", "NOUN", "PROPN", "ADJ", "NUM", "ADV"))
_PARTS = ("nsubj", "obj", "iobj", "obl", "nmod", "compound", "amod", "csubj", "nummod")
_OUTER = ("amod", "compound", "acl", "nmod")  # what hangs on a noun by these has that noun for a participant


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One event word and all that its text says of it."""

    mention: Mention
    document: Document
    head: str  # the lemma of the word that heads it
    pos: str
    words: frozenset[str]  # lemmas of its words that say something
    bases: frozenset[str]  # every base form that the head may have
    concepts: frozenset[str]
    frame: str
    subjects: frozenset[str]
    others: frozenset[str]  # the other words that depend on it
    bag: frozenset[str]  # what else its sentence speaks of
    account: Account

    @property
    def id(self) -> str:
        """The mention's id."""
        return self.mention.id

    @property
    def sentence(self) -> int:
        """Where its sentence begins."""
        return self.account.statements[0].claim.evidence.start

    @property
    def leads(self) -> bool:
        """Whether it stands in the first lines of its document, its address left aside."""
        text = self.document.text
        return text[: self.sentence].count("\n") - text.startswith("http") < LEAD


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A document with its marks and its event words."""

    document: Document
    marks: Marks
    events: tuple[Told, ...]

    @property
    def bag(self) -> frozenset[str]:
        """Everything it speaks of."""
        return frozenset(key for line in self.marks.lines for key in keys(line))


def read_document(document: Document) -> Read:
    """The document as vigie reads it."""
    report = _report(document)
    words = language("en")
    reading = read.reading(report, words)
    voices = attribute.voices(report, reading, words)
    events: list[Told] = []
    for sentence in reading.sentences:
        here = [m for m in document.mentions if sentence.start <= m.start < sentence.end]
        events += _events(here, sentence, document, report, reading, voices) if here else []
    return Read(document, marks(report), tuple(events))


def keys(line: Line) -> Iterator[str]:
    """What a line speaks of: names, numbers, things and telling words."""
    yield from (f"name {name}" for name in line.names)
    yield from (f"number {number:g}" for number in line.numbers)
    yield from (f"thing {thing}" for thing in line.concepts)
    yield from (f"stem {stem}" for stem in line.stems)


def _report(document: Document) -> Report:
    try:
        published = clean.report(Capture(document.text.encode(), document.name), language="en").published
    except InputError:
        published = None
    return Report(document.name, document.name, document.text, "en", published=published)


def _events(
    mentions: Sequence[Mention],
    sentence: Sentence,
    document: Document,
    report: Report,
    reading: Reading,
    voices: Sequence[Attribution],
) -> Iterator[Told]:
    tree = Tree.of(sentence, reading.tokens)
    found = triggers(sentence, reading, language("en"))
    own = [_trigger(mention, tree) for mention in mentions]
    lines = marks(report, report.text[sentence.start : sentence.end]).lines
    for mention, trigger in zip(mentions, own, strict=True):
        head = reading.tokens[trigger.head]
        listed = next((t for t in found if t.first <= head.i < t.last), None)
        rest = [other for other in own if other is not trigger]
        account = _account(mention, trigger, rest, listed, tree, sentence, report, reading, voices)
        covered = _covered(mention, tree)
        telling = [t for t in covered if t.pos in _CONTENT] or [head]
        subjects, others = _participants(covered, head, tree)
        mine = {w for t in covered for w in (t.lower, t.lemma)}
        bag = {key for line in lines for key in keys(line) if key.split(" ", 1)[1] not in mine}
        yield Told(
            mention, document, _lemma(head), head.pos,
            words=frozenset(map(_lemma, telling)),
            bases=frozenset().union(*(forms(t.text.lower(), t.lemma, "en") for t in telling)),
            concepts=frozenset().union(*(concepts(t.text.lower(), "en") for t in telling)),
            frame=listed.frame.name if listed else "",
            subjects=subjects, others=others, bag=frozenset(bag), account=account,
        )  # fmt: skip


def _covered(mention: Mention, tree: Tree) -> list[Token]:
    row = tree.tokens[tree.first : tree.last]
    return [t for t in row if any(start < t.end and t.start < end for start, end in mention.words)]


def _trigger(mention: Mention, tree: Tree) -> Trigger:
    """The mention as an event word: its head is the word that hangs on none of the others."""
    covered = _covered(mention, tree)
    inside = {t.i for t in covered}
    head = next((t for t in covered if t.head not in inside or t.head == t.i), covered[0])
    return Trigger(FRAMES["presence"], covered[0].i, covered[-1].i + 1, head.i, head.pos in ("VERB", "AUX"), False)


@cache
def _base(lemma: str) -> str:
    """One base form for a word, whatever part of speech it was taken for."""
    return folded(simplemma.lemmatize(lemma, lang="en"))


def _lemma(token: Token) -> str:
    return _base(token.lemma)


def _participants(covered: Sequence[Token], head: Token, tree: Tree) -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas of its subjects and of what else depends on it, and the noun that it stands with."""
    inside = {t.i for t in covered}
    found = [c for t in covered for c in tree.children(t.i) if c.i not in inside and c.dep.startswith(_PARTS)]
    if head.dep.startswith(_OUTER) and head.head not in inside:
        found.append(tree.tokens[head.head])
    subjects = frozenset(w for c in found if c.dep.startswith("nsubj") for w in _named(c, tree))
    others = frozenset(w for c in found if not c.dep.startswith("nsubj") for w in _named(c, tree))
    return subjects, others


def _named(token: Token, tree: Tree) -> Iterator[str]:
    """A participant's head and the names that belong to it."""
    yield token.lemma
    yield from (c.lemma for c in tree.children(token.i) if c.dep.startswith(("flat", "compound", "nummod")))


def _account(
    mention: Mention,
    trigger: Trigger,
    rest: Sequence[Trigger],
    listed: Trigger | None,
    tree: Tree,
    sentence: Sentence,
    report: Report,
    reading: Reading,
    voices: Sequence[Attribution],
) -> Account:
    near = [v for v in voices if v.content.start < sentence.end and sentence.start < v.content.end]
    own = next((v for v in near if v.content.start <= mention.start < v.content.end), None)
    places = [p for p in places_in(sentence, reading, near) if not of_speaker(p, own)]
    span = Span(sentence.start, sentence.end, report.text[sentence.start : sentence.end])
    claim = Claim(
        report, Evidence(span.text, span.start, span.end, "", ""), own.voice if own else Voice(),
        Event(listed.frame.type if listed else "other", "happened", _words(mention, report)),
        actors=tuple(_actors(sentence, reading)),
        place=best_place(places, [trigger], rest, tree),
        time=event_time([trigger], rest, tree, sentence, near, reading),
        figures=tuple(f for f in reading.figures if sentence.start <= f.span.start < sentence.end),
        given=mention.id,
    )  # fmt: skip
    return Account((Statement(claim, 0),))


def _words(mention: Mention, report: Report) -> Span:
    start, end = mention.start, mention.words[-1][1]
    return Span(start, end, report.text[start:end])


def _actors(sentence: Sentence, reading: Reading) -> Iterable[Actor]:
    for one in reading.mentions:
        if sentence.start <= one.span.start < sentence.end and one.category not in ("place", "thing"):
            yield Actor("agent", one.span.text, one.name, one.kind)
