"""Score the installed pipelines: python training/evaluate.py fr|en [TREEBANK ...] [--corpora DIR].

Two readings of each treebank. On gold tokens: the words of the treebank as the tokenizer would see them, contractions
whole. On raw text: each sentence's text through our tokenizer, contractions taken apart afterwards (du = de + le), and
the words aligned with the treebank's by their characters as in the CoNLL 2018 shared task. Sentences are given in both.
Punctuation counts. LAS compares universal relations (obl for obl:mod); LAS+ compares them with their subtypes.
"""

import argparse
import importlib
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), *(str(HERE.parent / f"models/{language}/src") for language in ("fr", "en"))]

import spacy  # noqa: E402
from conllu import Sentence, Word, sentences, surface  # noqa: E402
from readers import tokenized  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

TEST = {"fr": ["sequoia-test", "gsd-test", "pud"], "en": ["ewt-test", "gum-news-test"]}
CONTRACTIONS = {
    "du": ("de", "le"),
    "des": ("de", "les"),
    "au": ("à", "le"),
    "aux": ("à", "les"),
    "auquel": ("à", "lequel"),
    "auxquels": ("à", "lesquels"),
    "auxquelles": ("à", "lesquelles"),
    "duquel": ("de", "lequel"),
    "desquels": ("de", "lesquels"),
    "desquelles": ("de", "lesquelles"),
}
MEASURES = ("words", "UPOS", "lemma", "UAS", "LAS", "LAS+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(TEST))
    parser.add_argument("treebanks", nargs="*")
    parser.add_argument("--corpora", type=Path, default=HERE.parent.parent / "shared/corpora")
    parser.add_argument("--labels", action="store_true", help="F1 of each relation on raw text too")
    options = parser.parse_args()
    nlp = importlib.import_module(f"vigie_model_{options.language}").load()
    print(f"| test | tokens | {' | '.join(MEASURES)} | words/s |\n| --- | --- |{' --- |' * (len(MEASURES) + 1)}")
    for name in options.treebanks or TEST[options.language]:
        gold = list(sentences(options.corpora / "syntax" / options.language / f"{name}.conllu"))
        for kind, reading in (("gold", on_gold_tokens), ("raw", on_raw_text)):
            pairs, speed = reading(nlp, gold)
            shown = " | ".join(f"{value:.1f}" for value in scores(pairs))
            print(f"| {name} | {kind} | {shown} | {speed:.0f} |", flush=True)
        if options.labels:
            print_labels(pairs)


def on_gold_tokens(nlp: spacy.Language, gold: list[Sentence]) -> tuple[list[tuple[Sentence, Sentence]], float]:
    whole = [surface(sentence) for sentence in gold]
    docs = [
        Doc(
            nlp.vocab,
            words=[word.form for word in one.words],
            spaces=[one.text[word.end : word.end + 1] == " " for word in one.words],
            sent_starts=[i == 0 for i in range(len(one.words))],
        )
        for one in whole
    ]
    parsed, speed = _parsed(nlp, docs)
    return [(one, _placed(read(doc), one)) for one, doc in zip(whole, parsed, strict=True)], speed


def _placed(system: Sentence, gold: Sentence) -> Sentence:
    """The system's words where the treebank has them, whose text may have odd spaces."""
    pairs = zip(system.words, gold.words, strict=True)
    words = tuple(replace(ours, start=theirs.start, end=theirs.end) for ours, theirs in pairs)
    return Sentence(gold.text, words)


def on_raw_text(nlp: spacy.Language, gold: list[Sentence]) -> tuple[list[tuple[Sentence, Sentence]], float]:
    parsed, speed = _parsed(nlp, [tokenized(nlp, [sentence.text]) for sentence in gold])
    system = [unfolded(read(doc)) if nlp.lang == "fr" else read(doc) for doc in parsed]
    return list(zip(gold, system, strict=True)), speed


def _parsed(nlp: spacy.Language, docs: list[Doc]) -> tuple[list[Doc], float]:
    list(nlp.pipe([doc.copy() for doc in docs[:50]]))  # tables and caches
    start = time.process_time()
    parsed = list(nlp.pipe(docs))
    return parsed, sum(map(len, parsed)) / (time.process_time() - start)


def read(doc: Doc) -> Sentence:
    words = tuple(
        Word(t.text, t.lemma_, t.pos_, str(t.morph), t.head.i, "root" if t.head is t or t.dep_ == "ROOT" else t.dep_,
             t.idx, t.idx + len(t))
        for t in doc
    )  # fmt: skip
    return Sentence(doc.text, words)


def unfolded(sentence: Sentence) -> Sentence:
    """French contractions as two words: du = de + le, auquel = à + lequel. Others hang on the old part."""
    place, count = [], 0
    for word in sentence.words:
        place.append(count + (1 if _parts(word) and word.upos != "ADP" else 0))
        count += 2 if _parts(word) else 1
    words: list[Word] = []
    for i, word in enumerate(sentence.words):
        head, parts = place[word.head], _parts(word)
        if not parts:
            words.append(replace(word, head=head))
        elif word.upos == "ADP":
            words.append(replace(word, form=parts[0], lemma=parts[0], head=head))
            words.append(replace(word, form=parts[1], lemma="le", upos="DET", head=head, deprel="det"))
        else:
            words.append(replace(word, form=parts[0], lemma=parts[0], upos="ADP", head=place[i], deprel="case"))
            words.append(replace(word, form=parts[1], lemma="lequel", head=head))
    return Sentence(sentence.text, tuple(words))


def _parts(word: Word) -> tuple[str, str] | None:
    if word.form.lower() in ("des", "du") and word.upos != "ADP":
        return None
    return CONTRACTIONS.get(word.form.lower())


def aligned(gold: Sentence, system: Sentence) -> dict[int, int]:
    """The system's words that stand for a gold word: same characters, and same place among the words there."""
    place_of = {key: i for i, key in enumerate(_keys(system))}
    return {place_of[key]: i for i, key in enumerate(_keys(gold)) if key in place_of}


def _keys(sentence: Sentence) -> list[tuple]:
    """Each word's place in the text without its spaces; words inside one contraction also by their form."""
    before, count = [], 0
    for char in sentence.text + " ":
        before.append(count)
        count += not char.isspace()
    spans = [
        (before[min(word.start, len(before) - 1)], before[min(word.end, len(before) - 1)]) for word in sentence.words
    ]
    shared = Counter(spans)
    return [
        (*span, word.form.lower() if shared[span] > 1 else "") for span, word in zip(spans, sentence.words, strict=True)
    ]


def scores(pairs: list[tuple[Sentence, Sentence]]) -> list[float]:
    """F1 of words, then of words that are also right in each respect."""
    right, gold_words, system_words = Counter(), 0, 0
    for gold, system in pairs:
        gold_of = aligned(gold, system)
        gold_words += len(gold.words)
        system_words += len(system.words)
        for ours, theirs in gold_of.items():
            a, b = system.words[ours], gold.words[theirs]
            head = _same_head(a, b, ours, theirs, gold_of)
            right["words"] += 1
            right["UPOS"] += a.upos == b.upos
            right["lemma"] += a.lemma == b.lemma
            right["UAS"] += head
            right["LAS"] += head and _universal(a) == _universal(b)
            right["LAS+"] += head and _relation(a) == _relation(b)
    return [200 * right[name] / (gold_words + system_words) for name in MEASURES]


def _same_head(ours: Word, theirs: Word, our_place: int, their_place: int, gold_of: dict[int, int]) -> bool:
    if theirs.head == their_place or ours.head == our_place:
        return theirs.head == their_place and ours.head == our_place
    return gold_of.get(ours.head) == theirs.head


def _relation(word: Word) -> str:
    return word.deprel.lower()


def _universal(word: Word) -> str:
    return _relation(word).split(":")[0]


def print_labels(pairs: list[tuple[Sentence, Sentence]]) -> None:
    right, gold_count, system_count = Counter(), Counter(), Counter()
    for gold, system in pairs:
        gold_of = aligned(gold, system)
        gold_count.update(map(_relation, gold.words))
        system_count.update(map(_relation, system.words))
        for ours, theirs in gold_of.items():
            a, b = system.words[ours], gold.words[theirs]
            if _relation(a) == _relation(b) and _same_head(a, b, ours, theirs, gold_of):
                right[_relation(a)] += 1
    for label, count in gold_count.most_common(40):
        print(f"  {label:14} {2 * right[label] / (count + system_count[label]):.2f}  ({count})")


if __name__ == "__main__":
    main()
