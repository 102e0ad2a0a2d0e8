"""What the lexicon says of a French word: the columns that the model sees, and which words are headwords."""

from functools import lru_cache

from .tables import word_table

COLUMNS = 2
NOT_IN_LEXICON = 0x7FFF
HEADWORD = 0x8000  # set in the class of a form under which a dictionary lists a word


def columns(word: str) -> tuple[int, int]:
    """The class of the lower-case form, and that of the form as written, which is 0 if it has no capital.

    A compound that the lexicon lacks takes the class of its last part: ex-ministre, -t-il.
    """
    written = _plain(word)
    lower = written.lower()
    lower_class = _class(lower) or _elided(lower) or ("-" in lower and _class(lower.rsplit("-", 1)[1]))
    if written == lower:
        return lower_class, 0
    return lower_class, _class(written) or (written.isupper() and _class(written.title())) or NOT_IN_LEXICON


@lru_cache(100_000)
def is_known(word: str) -> bool:
    return _class(_plain(word).lower()) != 0


@lru_cache(100_000)
def is_headword(word: str) -> bool:
    return word_table()[_plain(word)] & HEADWORD != 0


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _class(word: str) -> int:
    return word_table()[word] & ~HEADWORD


def _elided(word: str) -> int:
    return (_class(word[:-1] + "e") or _class(word[:-1] + "a")) if word.endswith("'") else 0
