"""The columns of a French word: what the lexicon says that it can be, in lower case and as it is written."""

from .tables import word_table

COLUMNS = 2
NOT_IN_LEXICON = 65535


def columns(word: str) -> tuple[int, int]:
    """The class of the lower-case form, and that of the form as written, which is 0 if it has no capital.

    A compound that the lexicon lacks takes the class of its last part: ex-ministre, -t-il.
    """
    table = word_table()
    written = word.replace("’", "'")
    lower = written.lower()
    lower_class = table[lower] or _elided(lower) or ("-" in lower and table[lower.rsplit("-", 1)[1]])
    if written == lower:
        return lower_class, 0
    return lower_class, table[written] or (written.isupper() and table[written.title()]) or NOT_IN_LEXICON


def _elided(word: str) -> int:
    if not word.endswith("'"):
        return 0
    table = word_table()
    return table[word[:-1] + "e"] or table[word[:-1] + "a"]
