"""Treebanks in CoNLL-U, as they are and as the tokenizer sees them: French contractions in one piece, English ones in two."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence. `head` counts from 0 within the sentence; the root is its own head."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    start: int  # characters of the sentence's text
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    words: tuple[Word, ...]
    tokens: tuple[tuple[int, int], ...]  # the words that each surface token is made of: first, one past last


def sentences(path: Path) -> Iterator[Sentence]:
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        yield _sentence([line.split("\t") for line in block.split("\n") if not line.startswith("#")])


def _sentence(rows: list[list[str]]) -> Sentence:
    words, tokens, text, inside = [], [], "", 0
    heads = [int(row[6]) for row in rows if row[0].isdigit()]
    for row in rows:
        if "." in row[0]:  # a word that is not in the text
            continue
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            tokens.append((first - 1, last))
            start, inside = len(text), last
            text += row[1] + space
            contraction, place = row[1], start
            parts = [other[1] for other in rows if other[0].isdigit() and first <= int(other[0]) <= last]
            splits = "".join(parts) == contraction
            continue
        number = int(row[0])
        if number <= inside:
            begin, end = (place, place + len(row[1])) if splits else (start, start + len(contraction))
            place = end
        else:
            begin, end = len(text), len(text) + len(row[1])
            tokens.append((number - 1, number))
            text += row[1] + space
        head = heads[number - 1]
        lemma = row[1] if row[2] == "_" else row[2]
        feats = "" if row[5] == "_" else row[5]
        words.append(Word(row[1], lemma, row[3], feats, number - 1 if head == 0 else head - 1, row[7], begin, end))
    return Sentence(text.rstrip(" "), tuple(words), tuple(tokens))


def surface(sentence: Sentence) -> Sentence:
    """The sentence with one word for each stretch of its text: du is one ADP, do|n't and 350|000 stay two words."""
    groups: list[list[int]] = []
    for i, word in enumerate(sentence.words):
        if groups and word.start < sentence.words[groups[-1][0]].end:
            groups[-1].append(i)
        else:
            groups.append([i])
    pieces = [_pieces(_merged(sentence, group)) for group in groups]
    place_of, first = {}, 0
    for group, parts in zip(groups, pieces):
        place_of.update(dict.fromkeys(group, first))
        first += len(parts)
    words = []
    for group, parts in zip(groups, pieces):
        place, head = place_of[group[0]], parts[0].head
        words.append(replace(parts[0], head=place if head in group else place_of[head]))
        words += [replace(part, head=place) for part in parts[1:]]
    return Sentence(sentence.text, tuple(words), tuple((i, i + 1) for i in range(len(words))))


def _merged(sentence: Sentence, group: list[int]) -> Word:
    """One word for several in the same stretch of text: the one that hangs on a word outside, with its first features."""
    members = [sentence.words[i] for i in group]
    chosen = next(word for word, i in zip(members, group) if word.head == i or word.head not in group)
    feats = chosen.feats or next((word.feats for word in members if word.feats), "")
    return replace(chosen, form=sentence.text[chosen.start : chosen.end], feats=feats)


def _pieces(word: Word) -> list[Word]:
    """350 000 is one word in some treebanks: its second half becomes a flat dependent of the first."""
    if " " not in word.form:
        return [word]
    pieces, start = [], word.start
    for i, form in enumerate(word.form.split(" ")):
        role = {} if i == 0 else {"deprel": "flat"}
        pieces.append(replace(word, form=form, lemma=form, start=start, end=start + len(form), **role))
        start += len(form) + 1
    return pieces
