"""Treebanks in CoNLL-U, as they are and as the tokenizer sees them: French contractions whole, English ones in two."""

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


def sentences(path: Path) -> Iterator[Sentence]:
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        yield _sentence([line.split("\t") for line in block.split("\n") if not line.startswith("#")])


def _sentence(rows: list[list[str]]) -> Sentence:
    single = [row for row in rows if row[0].isdigit()]  # words that are not in the text have numbers like 8.1
    contracted = {int(row[0].split("-")[0]) - 1: row for row in rows if "-" in row[0]}
    text, words = "", []
    while len(words) < len(single):
        row = contracted.get(len(words), single[len(words)])
        first, _, last = row[0].partition("-")
        members = single[len(words) : int(last or first)]
        words += _words(members, row[1], len(text), len(words))
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return Sentence(text.rstrip(" "), tuple(words))


def _words(rows: list[list[str]], form: str, start: int, number: int) -> Iterator[Word]:
    """The words that share one form in the text: one after the other if that spells it, else all in the same place."""
    spelled = "".join(row[1] for row in rows) == form
    end = start + len(form)
    for i, (_, word, lemma, upos, _, feats, head, deprel, _, _) in enumerate(rows):
        end = start + len(word) if spelled else end
        place = number + i if head == "0" else int(head) - 1
        yield Word(word, word if lemma == "_" else lemma, upos, feats.strip("_"), place, deprel, start, end)
        start = end if spelled else start


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
    for group, parts in zip(groups, pieces, strict=True):
        place_of.update(dict.fromkeys(group, first))
        first += len(parts)
    words = []
    for group, parts in zip(groups, pieces, strict=True):
        place, head = place_of[group[0]], parts[0].head
        words.append(replace(parts[0], head=place if head in group else place_of[head]))
        words += [replace(part, head=place) for part in parts[1:]]
    return Sentence(sentence.text, tuple(words))


def _merged(sentence: Sentence, group: list[int]) -> Word:
    """One word for several in the same stretch of text: the one that hangs on a word outside."""
    members = [sentence.words[i] for i in group]
    chosen = next(word for word, i in zip(members, group, strict=True) if word.head == i or word.head not in group)
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
