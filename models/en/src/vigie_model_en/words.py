"""What two lists say of an English word: the columns that the model sees, and which words are headwords."""

from functools import cache, lru_cache

import numpy

from .tables import HERE, word_table

COLUMNS = 5
COARSE = (0b1111, 0b111111, 0b1111111111)  # a cluster's first branches
HEADWORD = (
    0b1111  # the dictionary lists it as a noun, verb, adjective or adverb; the other marks are of inflected forms
)


@cache
def class_rows() -> list[tuple[int, int]]:
    """For each class of the word table its cluster and its dictionary marks; class 0 has neither."""
    return [(int(cluster), int(marks)) for cluster, marks in numpy.load(HERE / "words.rows.npy")]


def columns(word: str) -> tuple[int, int, int, int, int]:
    """The cluster's first 4, 6 and 10 branches, the cluster, the dictionary marks."""
    written = word.replace("’", "'")
    cluster = _row(written)[0] or _row(written.lower())[0]
    return *(cluster & mask for mask in COARSE), cluster, _row(written.lower())[1]


@lru_cache(100_000)
def is_known(word: str) -> bool:
    return _row(word.lower())[1] != 0


@lru_cache(100_000)
def is_headword(word: str) -> bool:
    return _row(word)[1] & HEADWORD != 0


def _row(word: str) -> tuple[int, int]:
    return class_rows()[word_table()[word]]
