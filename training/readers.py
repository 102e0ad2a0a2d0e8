"""Sentences of the treebanks as training examples: some alone, some as small paragraphs, in varied typography."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from conllu import Sentence, sentences, surface
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

QUOTES = ('""', "“”", "«»", "«»")
STRAIGHT = str.maketrans("’", "'")
CURLY = str.maketrans("'", "’")
LONGEST_PARAGRAPH = 3


@registry.readers("vigie.treebanks.v1")
def treebanks(paths: list[str], copies: int, seed: int) -> Callable[[spacy.Language], Iterator[Example]]:
    """Every sentence `copies` times, each time in another paragraph and typography; as it is if `copies` is 0."""

    def examples(nlp: spacy.Language) -> Iterator[Example]:
        read = [surface(sentence) for path in paths for sentence in sentences(Path(path))]
        if not copies:
            yield from (example(nlp, [sentence]) for sentence in read)
            return
        chance = random.Random(seed)
        for _ in range(copies):
            start = 0
            while start < len(read):
                length = chance.randint(1, LONGEST_PARAGRAPH)
                yield example(nlp, [retyped(one, chance) for one in read[start : start + length]])
                start += length

    return examples


def example(nlp: spacy.Language, paragraph: list[Sentence]) -> Example:
    return Example(tokenized(nlp, [one.text for one in paragraph]), annotated(nlp, paragraph))


def tokenized(nlp: spacy.Language, texts: list[str]) -> Doc:
    """What a caller gives the pipeline: tokens, and where each sentence starts."""
    doc = Doc.from_docs([nlp.make_doc(text) for text in texts])
    starts, place = set(), 0
    for text in texts:
        starts.add(place)
        place += len(text) + 1
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc


def annotated(nlp: spacy.Language, paragraph: list[Sentence]) -> Doc:
    columns: dict[str, list] = {
        name: [] for name in ("words", "spaces", "pos", "morphs", "lemmas", "deps", "sent_starts")
    }
    heads = []
    for one in paragraph:
        first = len(heads)
        for i, word in enumerate(one.words):
            root = word.head == i
            columns["words"].append(word.form)
            columns["spaces"].append(one.text[word.end : word.end + 1] in (" ", ""))
            columns["pos"].append(word.upos)
            columns["morphs"].append(word.feats)
            columns["lemmas"].append(word.lemma)
            columns["deps"].append("ROOT" if root else word.deprel)
            columns["sent_starts"].append(i == 0)
            heads.append(first + word.head)
    columns["spaces"][-1] = False
    return Doc(nlp.vocab, heads=heads, **columns)


def retyped(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence with one kind of apostrophe and one kind of quotes."""
    apostrophes = STRAIGHT if chance.random() < 0.5 else CURLY
    pair, opened, text = chance.choice(QUOTES), False, sentence.text.translate(apostrophes)
    for word in sentence.words:
        sign = text[word.start : word.end]
        if sign in ("“", "«") or (sign == '"' and not opened):
            text, opened = text[: word.start] + pair[0] + text[word.end :], True
        elif sign in ("”", "»", '"'):
            text, opened = text[: word.start] + pair[1] + text[word.end :], False
    words = tuple(replace(word, form=text[word.start : word.end]) for word in sentence.words)
    return Sentence(text, words)
