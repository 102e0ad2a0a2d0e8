"""The lemmatizer: spaCy's trained one, that prefers a lemma which the word table knows as a headword."""

from collections.abc import Iterator

import numpy
from spacy.language import Language
from spacy.pipeline.edit_tree_lemmatizer import DEFAULT_EDIT_TREE_LEMMATIZER_MODEL, EditTreeLemmatizer
from spacy.tokens import Doc, Token
from thinc.api import Model
from thinc.types import Floats2d, Ints2d

from .words import is_headword, is_known

CHECKED = {"VERB", "AUX"}  # nouns and adjectives gain nothing
NO_TREE = -1  # spaCy's sign for a word that is its own lemma


class Lemmas(EditTreeLemmatizer):
    """Tries the `top_k` likeliest ways to make a lemma. An unknown word takes the first that fits it."""

    def predict(self, docs: list[Doc]) -> list[Ints2d]:
        if not any(len(doc) for doc in docs):
            return [self.model.ops.alloc2i(0, len(self.labels)) for _ in docs]
        return [self._choices(doc, scores) for doc, scores in zip(docs, self.model.predict(docs), strict=True)]

    def _choices(self, doc: Doc, scores: Floats2d) -> Ints2d:
        trees = self.labels
        ranked = self._likeliest(scores)
        return numpy.array(
            [self._choice(token, (trees[i] for i in row)) for token, row in zip(doc, ranked, strict=True)],
            dtype="int32",
        )

    def _likeliest(self, scores: Floats2d) -> list[list[int]]:
        """For each word its `top_k` best labels, best first."""
        count = min(self.top_k, scores.shape[1])
        best = numpy.argpartition(-scores, count - 1, axis=1)[:, :count]
        order = numpy.argsort(-numpy.take_along_axis(scores, best, axis=1), axis=1)
        return numpy.take_along_axis(best, order, axis=1).tolist()

    def _choice(self, token: Token, trees: Iterator[int]) -> int:
        checked = token.pos_ in CHECKED and is_known(token.text)
        first = NO_TREE
        for tree in trees:
            lemma = self.trees.apply(tree, token.text)
            if lemma is None:
                continue
            if not checked or is_headword(lemma):
                return tree
            first = tree if first == NO_TREE else first
        return first


@Language.factory(
    f"{__package__}_lemmas",
    assigns=["token.lemma"],
    default_config={"model": DEFAULT_EDIT_TREE_LEMMATIZER_MODEL, "top_k": 20},
    default_score_weights={"lemma_acc": 1.0},
)
def lemmas(nlp: Language, name: str, model: Model, top_k: int) -> Lemmas:
    return Lemmas(nlp.vocab, model, name, backoff="orth", min_tree_freq=2, overwrite=False, top_k=top_k)
