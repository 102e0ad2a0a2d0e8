"""Event words with their parts, before it is decided whether they make a claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from vigie.coding.frames import ARMED
from vigie.coding.roles import Party, is_one_of, kinds, mention_of
from vigie.coding.syntax import Tree, core
from vigie.coding.triggers import Trigger, word_set
from vigie.languages import Language
from vigie.model import Figure, Reading, Token

ALIVE = frozenset(("civilians", *ARMED))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event word, those who take part in it, and its figures."""

    trigger: Trigger
    parties: tuple[Party, ...]
    figures: tuple[Figure, ...]
    tree: Tree
    reading: Reading
    words: Language

    @property
    def name(self) -> str:
        return self.trigger.frame.name

    @property
    def verb(self) -> Token:
        return self.tree.tokens[self.trigger.head]

    @property
    def single(self) -> bool:
        """Whether the event word is one word, not a phrase."""
        return self.trigger.last - self.trigger.first == 1

    @property
    def passive(self) -> bool:
        return self.tree.passive(self.verb)

    @property
    def agents(self) -> set[str]:
        """The kinds of those who do it."""
        return kinds(self.parties, "agent", self.tree, self.reading)

    @property
    def targets(self) -> set[str]:
        """The kinds of those it is done to."""
        return kinds(self.parties, "target", self.tree, self.reading)

    @property
    def target_nouns(self) -> list[Token]:
        """The words for those it is done to."""
        return [core(p.token, self.tree) for p in self.parties if p.role == "target"]

    @property
    def objects(self) -> list[Token]:
        """The nouns that undergo the verb: its objects, and its subject in the passive."""
        subject = self.tree.subject(self.verb)
        undergone = [subject] if subject is not None and self.passive else []
        return [core(o, self.tree) for o in (*self.tree.objects(self.verb), *undergone)]


def names(tokens: Sequence[Token], key: str, words: Language) -> bool:
    """Whether one of the words is in a list of `objects`."""
    nouns = word_set(words.code, "objects", key)
    return any(is_one_of(t, nouns, words.code) for t in tokens)


def person_like(token: Token, reading: Reading) -> bool:
    """A noun that may be people: no thing, no place, no land."""
    mention = mention_of(token, reading)
    if mention is not None:
        return mention.category != "thing"
    return token.pos in ("PROPN", "PRON", "NOUN") and not any(
        p.span and p.span.start <= token.start < p.span.end for p in reading.places
    )
