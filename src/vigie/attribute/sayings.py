"""One act of saying: a cue in its sentence, with all that is needed to find whose it is and what it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vigie.attribute.cues import Cue
from vigie.attribute.speakers import Source
from vigie.languages import Language
from vigie.model import Reading, Sentence, Token

Found = tuple[Source, bool, str]  # the speaker, whether the words said stand before the cue, the rule

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM")
VERBAL = ("VERB", "AUX")
THAT = ("que", "qu'", "that")

_CLITIC = re.compile(r"-(?:t-)?(ils?|elles?|on)$")
_OPENERS = frozenset(',"»”“«!?…–—-;:')
_OBJECTS = frozenset("ne n' l' le lui leur nous en y me m' se s' vous pas".split())
_HAVING = frozenset("a ont avait avaient had has have".split())
_AUXILIARIES = frozenset(
    "a ont avait avaient aurait had has have was were is are also later not n't egalement aussi toutefois cependant did "
    "does do dont didnt doesnt wont would encore deja ensuite".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue, where it stands, and who spoke before it."""

    sentence: Sentence
    cue: Cue
    reading: Reading
    text: str
    spoken: Sequence[Source]
    quotations: tuple[tuple[int, int], ...]
    words: Language
    others: tuple[Cue, ...] = ()  # the other attributing words of the sentence

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the whole report."""
        return self.reading.tokens

    @property
    def head(self) -> Token:
        """The first word of the cue."""
        return self.tokens[self.cue.first]

    @property
    def verb(self) -> Token:
        """The verb of the cue; its first word where it has none."""
        return next((t for t in self.tokens[self.cue.first : self.cue.last] if t.pos in VERBAL), self.head)

    @property
    def start(self) -> int:
        """The first word of the verb group that the cue stands in: auxiliaries, negations and clitics belong to it."""
        i = self.cue.first
        while i > self.sentence.first and _in_group(self.tokens[i - 1]):
            i -= 1
        ahead = self._before_time(i)
        return ahead if ahead is not None else i

    def _before_time(self, i: int) -> int | None:
        """The auxiliary that a time parts from its verb: "the Russians | had on Saturday | accused"; None where none does."""
        time = next((t.span for t in self.reading.times if t.span.end == self.tokens[i - 1].end), None) if i else None
        while time is not None and i > self.sentence.first and self.tokens[i - 1].start >= time.start:
            i -= 1
        i -= i > self.sentence.first and self.tokens[i - 1].pos == "ADP"
        parted = time is not None and i > self.sentence.first and self.tokens[i - 1].lower in _HAVING
        return i - 1 if parted else None

    @property
    def behind(self) -> tuple[Token, ...]:
        """The words of the sentence behind the cue."""
        return self.tokens[self.cue.last : self.sentence.last]


def opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a phrase may begin behind this mark; a hyphen inside a word ("UK-based") opens nothing."""
    token = tokens[i]
    if token.text in ("-", "–") and 0 < i < len(tokens) - 1:
        return tokens[i - 1].end < token.start or token.end < tokens[i + 1].start
    return token.text in _OPENERS


def clitic(saying: Saying) -> str | None:
    """The pronoun glued to the cue's verb group ("a-t-il ajouté": "il"); None where there is none."""
    for token in saying.tokens[saying.start : saying.cue.last + 1]:
        found = _CLITIC.match(token.lower)
        if found:
            return found.group(1)
        glued = _CLITIC.search(token.lower)
        if glued and token.pos in VERBAL:
            return glued.group(1)
    return None


def _in_group(token: Token) -> bool:
    return (
        token.pos == "AUX"
        or bool(_CLITIC.match(token.lower))
        or (token.lower in _OBJECTS and token.pos != "DET")
        or token.lower in _AUXILIARIES
    )
