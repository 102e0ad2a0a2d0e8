"""Short phrases (a speaker, those who are counted, a party) in terms that hold across languages."""

from dataclasses import dataclass
from functools import lru_cache

from vigie.corroborate.marks import concepts, words_of
from vigie.languages import CODES
from vigie.orthography import folded
from vigie.read.actors import Entry, table


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase names: actors of the table, things meant by everyday words, and other words by their spelling."""

    actors: tuple[Entry, ...]
    concepts: frozenset[str]
    names: frozenset[str]  # words with a capital, folded

    @property
    def body(self) -> Entry | None:
        """The first actor that is a body, not a people."""
        return next(iter(self.actors), None)


@lru_cache(maxsize=1 << 16)
def phrase(text: str, code: str | None = None) -> Phrase:
    """What `text` names, in the language `code`; without one, in any."""
    found = tuple(aliases[0].entry for _, _, aliases in table().find(text) if not aliases[0].unsure)
    words = words_of(text)
    meant = {w: frozenset[str]().union(*(concepts(w.lower(), c) for c in ([code] if code else CODES))) for w in words}
    names = frozenset(folded(w) for w in words if w[0].isupper() and len(w) > 2 and not meant[w])
    return Phrase(found, frozenset[str]().union(*meant.values()), names)
