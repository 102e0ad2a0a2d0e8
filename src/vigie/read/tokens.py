"""Sentences by our own splitter, then words, parts of speech, lemmas and dependencies by the language's model.

Paragraphs come first: a line break ends a sentence. Inside a paragraph `.`, `!`, `?` or `…` ends one where what follows
looks like a beginning, unless the word before is an abbreviation of `sentences.toml` or an initial.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from vigie.languages import Language
from vigie.model import Sentence, Token
from vigie.orthography import folded, levelled

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…]+[\"”»’')\]]*(?:\s[”»])?(?=\s+|$)")
_WORD_BEFORE = re.compile(r"([\w.'’]+)$")
_OPENING = re.compile(r"\s+(?:The|It|He|She|They|This|These|But|However|Les|Il|Elle|Ils|Ces|Mais|Cette)\s")
_BEGINNING = re.compile(r"\s*[\"“«‘'(\[¿¡—–-]*\s*[A-ZÀ-ÖØ-ÞĀ-Ž0-9\u0370-\uffff]")


def tokens(text: str, words: Language) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """The sentences of `text` and their analysed words, both in order."""
    spans = tuple(spans_of_sentences(text, words))
    plain = levelled(text)
    sentences: list[Sentence] = []
    found: list[Token] = []
    docs = words.syntax.pipe([plain[start:end] for start, end, _ in spans], batch_size=64)
    for (start, end, paragraph), doc in zip(spans, docs, strict=True):
        first = len(found)
        found += analysed(doc, text, offset=start, first=first)
        sentences.append(Sentence(start, end, first, len(found), paragraph))
    return tuple(sentences), tuple(found)


def analysed(doc: "Doc", text: str, *, offset: int, first: int) -> list[Token]:
    """The words of one parsed sentence, numbered from `first`, as they stand in `text` from `offset` on."""
    kept = [t for t in doc if not t.is_space]
    index = {t.i: first + k for k, t in enumerate(kept)}
    out = []
    for token in kept:
        start = offset + token.idx
        end = start + len(token.text)
        out.append(
            Token(
                i=index[token.i],
                start=start,
                end=end,
                text=text[start:end],
                lower=folded(token.text),
                lemma=folded(token.lemma_ or token.text),
                pos=token.pos_,
                dep=token.dep_,
                head=index.get(token.head.i, index[token.i]),
                morph=str(token.morph),
                space=bool(token.whitespace_),
            )
        )
    return out


def spans_of_sentences(text: str, words: Language) -> Iterator[tuple[int, int, int]]:
    """`(start, end, paragraph)` of every sentence; spans carry no white space at their edges."""
    abbreviations = _abbreviations(words)
    for paragraph, line in enumerate(_LINE.finditer(text)):
        cuts = [line.start(), *_cuts(line.group(), line.start(), abbreviations), line.end()]
        for start, end in pairwise(cuts):
            piece = text[start:end]
            left = start + len(piece) - len(piece.lstrip())
            right = start + len(piece.rstrip())
            if right > left:
                yield left, right, paragraph


def _cuts(line: str, offset: int, abbreviations: frozenset[str]) -> Iterator[int]:
    for stop in _STOP.finditer(line):
        if not _BEGINNING.match(line, stop.end()):
            continue
        word = _WORD_BEFORE.search(line[: stop.start()])
        if _OPENING.match(line, stop.end()):
            yield offset + stop.end()
            continue
        if line[stop.start()] == "." and word and stop.group() == "." and _abbreviated(word.group(1), abbreviations):
            continue
        yield offset + stop.end()


def _abbreviated(word: str, abbreviations: frozenset[str]) -> bool:
    bare = folded(word).strip(".'")
    return (
        bare in abbreviations
        or (len(word) == 1 and word.isupper())
        or bool(re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word))
    )


def _abbreviations(words: Language) -> frozenset[str]:
    return frozenset(folded(w) for w in words.table("sentences")["abbreviations"])
