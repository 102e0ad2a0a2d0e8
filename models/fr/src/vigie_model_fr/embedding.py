"""What the model sees of a word: spaCy's hashed features, and beside them the columns that `words` looks up."""

import numpy
from spacy.ml.featureextractor import FeatureExtractor
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from .words import COLUMNS, columns


@registry.architectures(f"{__package__}.embedding.v1")
def embedding(
    width: int, attrs: list[str], rows: list[int], column_rows: list[int]
) -> Model[list[Doc], list[Floats2d]]:
    """`rows[i]` are the rows of the table for `attrs[i]`, `column_rows[j]` those for the j-th column of `words`."""
    if len(attrs) != len(rows) or len(column_rows) != COLUMNS:
        raise ValueError("each feature and each column needs its number of rows")
    features = [HashEmbed(width, n, column=i, seed=8 + i, dropout=0.0) for i, n in enumerate(rows)]
    looked_up = [HashEmbed(width, n, column=i, seed=100 + i, dropout=0.0) for i, n in enumerate(column_rows)]
    return chain(
        concatenate(
            chain(FeatureExtractor(attrs), list2ragged(), with_array(concatenate(*features))),
            chain(word_columns(), list2ragged(), with_array(concatenate(*looked_up))),
        ),
        with_array(Maxout(width, width * (len(features) + len(looked_up)), nP=3, dropout=0.0, normalize=True)),
        ragged2list(),
    )


def word_columns() -> Model[list[Doc], list[Ints2d]]:
    known: dict[int, tuple[int, ...]] = {}

    def row(word: int, doc: Doc) -> tuple[int, ...]:
        if word not in known:
            known[word] = columns(doc.vocab.strings[word])
        return known[word]

    def forward(model: Model, docs: list[Doc], is_train: bool):
        found = [[row(token.orth, doc) for token in doc] for doc in docs]
        return [numpy.array(rows, dtype="uint64").reshape(len(rows), COLUMNS) for rows in found], lambda _: []

    return Model("word_columns", forward)
