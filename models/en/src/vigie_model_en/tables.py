"""A table from words to small numbers that opens at once: sorted 32-bit hashes, and beside them 16-bit classes."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy
from spacy.strings import hash_string

HERE = Path(__file__).parent


class WordTable:
    """Classes of words. A word that is not in the table finds another word's class once in about ten thousand times."""

    def __init__(self, keys: numpy.ndarray, classes: numpy.ndarray) -> None:
        self.keys = keys
        self.classes = classes

    def __getitem__(self, word: str) -> int:
        """The word's class, 0 if it has none."""
        key = _key(word)
        place = int(self.keys.searchsorted(key))
        if place < len(self.keys) and self.keys[place] == key:
            return int(self.classes[place])
        return 0


@cache
def word_table() -> WordTable:
    return WordTable(
        numpy.load(HERE / "words.keys.npy", mmap_mode="r"), numpy.load(HERE / "words.classes.npy", mmap_mode="r")
    )


def save(classes: Mapping[str, int], folder: Path) -> None:
    """Write the table's two files. Of words that share a hash the first keeps its place."""
    of_key = {_key(word): number for word, number in reversed(classes.items())}
    keys = numpy.array(sorted(of_key), dtype="uint32")
    numpy.save(folder / "words.keys.npy", keys)
    numpy.save(folder / "words.classes.npy", numpy.array([of_key[key] for key in keys], dtype="uint16"))


def _key(word: str) -> numpy.uint32:
    return numpy.uint32(hash_string(word) & 0xFFFFFFFF)
