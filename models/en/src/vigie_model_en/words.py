"""The columns of an English word: its cluster, coarse to fine, and the parts of speech that the dictionary knows for it."""

from functools import cache

import numpy

from .tables import HERE, word_table

COLUMNS = 5
COARSE = (0b1111, 0b111111, 0b1111111111)  # a cluster's first branches


@cache
def class_rows() -> list[tuple[int, int]]:
    """For each class of the word table its cluster and its dictionary class; class 0 has neither."""
    return [(int(cluster), int(parts)) for cluster, parts in numpy.load(HERE / "words.rows.npy")]


def columns(word: str) -> tuple[int, int, int, int, int]:
    table, rows = word_table(), class_rows()
    written = word.replace("’", "'")
    as_written, in_lower = rows[table[written]], rows[table[written.lower()]]
    cluster = as_written[0] or in_lower[0]
    return *(cluster & mask for mask in COARSE), cluster, in_lower[1]
