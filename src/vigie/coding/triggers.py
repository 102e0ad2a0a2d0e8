"""Words that may name an event: every hit of the frames' word lists, figures of speech left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from vigie.coding.frames import FRAMES, Frame
from vigie.languages import Language
from vigie.languages.phrases import Hit, Phrases
from vigie.model import Reading, Sentence, Token
from vigie.orthography import folded

_VERBAL = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event word: its frame, its token range, the word that heads it, and how sure it is."""

    frame: Frame
    first: int
    last: int
    head: int
    verbal: bool
    weak: bool
    literal: int = 1  # how many words the list itself gives
    undergone: bool = False  # its subject is the one it is done to ("tomber dans une embuscade")
    others: tuple["Trigger", ...] = ()  # other readings of the same word, in order


def triggers(sentence: Sentence, reading: Reading, words: Language) -> tuple[Trigger, ...]:
    """The event words of a sentence in order; of overlapping ones the longest, then the surest."""
    row = reading.tokens[sentence.first : sentence.last]
    barred = [(h.first, h.last) for h in _metaphors(words.code).find(row)]
    found = [t for h in _words(words.code).find(row) if (t := _trigger(h, reading, words.code)) is not None]
    found = [t for t in found if not any(a < t.last and t.first < b for a, b in barred)]
    found.sort(key=lambda t: (-_length(t), t.weak, not t.verbal, -t.literal, _ORDER[t.frame.name], t.first))
    kept: dict[int, list[Trigger]] = {}
    for trigger in found:
        rivals = [k for ks in kept.values() for k in ks[:1] if trigger.first < k.last and k.first < trigger.last]
        if trigger.head in kept:
            kept[trigger.head].append(trigger)
        elif not rivals:
            kept[trigger.head] = [trigger]
    merged = [replace(ks[0], others=tuple(k for k in ks[1:] if k.frame != ks[0].frame)) for ks in kept.values()]
    return tuple(sorted(merged, key=lambda t: t.first))


_ORDER = {name: i for i, name in enumerate(FRAMES)}


def _length(trigger: Trigger) -> int:
    return min(trigger.last - trigger.first, 4)


def _trigger(hit: Hit, reading: Reading, code: str) -> Trigger | None:
    frame, kind = hit.label.split(":")
    head = _counted_remains(hit, reading.tokens) if frame == "destroy" else None
    head = head or _head(hit, reading.tokens, kind, code)
    if head is None:
        return None
    if frame == "toll" and kind == "phrases":
        head = reading.tokens[hit.last - 1]
    verbal = kind in ("verbs", "weak") or (
        kind == "phrases" and (head.pos in _VERBAL or _said_of(head, hit, reading.tokens))
    )
    undergone = hit.phrase in Language(code).table("events")["undergone"]["phrases"]
    return Trigger(
        FRAMES[frame],
        hit.first,
        hit.last,
        head.i,
        verbal,
        kind == "weak",
        len(hit.phrase.replace("…", "").split()),
        undergone,
    )


def _counted_remains(hit: Hit, tokens: Sequence[Token]) -> Token | None:
    """A participle between a number and what was destroyed ("31 burnt houses")."""
    token = tokens[hit.first]
    noun = tokens[token.head]
    counted = any(t.dep == "nummod" and t.head == noun.i for t in tokens[max(0, token.i - 3) : token.i])
    return token if token.dep.startswith("amod") and token.i < noun.i and counted else None


def _said_of(noun: Token, hit: Hit, tokens: Sequence[Token]) -> bool:
    """A phrase with a preposition that "is" says of something ("the town is in the hands of …")."""
    copula = any(t.head == noun.i and t.dep == "cop" for t in tokens[max(0, hit.first - 8) : hit.first])
    return tokens[hit.first].pos == "ADP" and copula


def _head(hit: Hit, tokens: Sequence[Token], kind: str, code: str) -> Token | None:
    """The word that heads a hit, where its part of speech allows the reading; None where it does not."""
    row = tokens[hit.first : hit.last]
    if kind in ("verbs", "weak"):
        if len(row) == 1 and (
            (row[0].dep.startswith("amod") and row[0].i < row[0].head and not _governs(row[0], tokens, code))
            or _behind_article(row[0], tokens)
        ):
            return None
        verb = next((t for t in reversed(row) if t.pos == "VERB"), next((t for t in row if t.pos in _VERBAL), None))
        if verb is None and row[0].pos in ("ADJ", "NOUN", "ADV", "PROPN", "X") and _participle(row[0], tokens, code):
            verb = row[0]
        return verb
    if kind == "nouns":
        nominal = [t for t in row if t.pos in ("NOUN", "PROPN", "X")]
        noun = next(
            (t for t in nominal if not hit.first <= t.head < hit.last or t.head == t.i), nominal[0] if nominal else None
        )
        if noun is None and len(row) == 1 and (row[0].pos == "ADJ" or _after_number(row[0], tokens)):
            noun = row[0] if _after_number(row[0], tokens) else None
        if noun is not None and len(row) == 1 and _other_word(noun, hit.phrase):
            return None
        if noun is not None and len(row) == 1 and noun.dep.startswith("compound") and noun.head == noun.i + 1:
            return None
        return noun
    inside = [t for t in row if row[0].pos in ("ADP", "ADJ") and t.pos == "NOUN"]
    noun = next((t for t in inside if not hit.first <= t.head < hit.last), row[0])
    return next((t for t in row if t.pos == "VERB"), next((t for t in row if t.pos == "AUX"), noun))


def _other_word(token: Token, phrase: str) -> bool:
    """A word that differs from the listed one by an accent ("marché" is no "marche")."""
    return any(a != b and folded(a) == folded(b) == b for a, b in zip(token.text.lower(), phrase.lower(), strict=False))


def _participle(token: Token, tokens: Sequence[Token], code: str) -> bool:
    """A past participle that the tagger took for an adjective or noun: behind an auxiliary or in a list of them."""
    if token.i == 0:
        return False
    before = tokens[token.i - 1]
    if before.pos == "NUM" and token.lower == "morts":
        return False
    return (
        _governs(token, tokens, code)
        or before.pos in ("AUX", "ADV")
        or before.lower in ("et", "and", "puis", "ou", "or")
        or token.dep.startswith(("acl", "advcl", "conj"))
        or (token.pos == "ADJ" and token.dep == "amod" and token.head < token.i and _counted(token.head, tokens))
    )


def _counted(noun: int, tokens: Sequence[Token]) -> bool:
    """Whether a noun has a number right before it ("six clients | blessés")."""
    return noun > 0 and tokens[noun - 1].pos == "NUM" and tokens[noun - 1].head == noun


def _governs(token: Token, tokens: Sequence[Token], code: str) -> bool:
    """A participle with a number or article behind it has an object: "blessant sept personnes", "kidnapped a teacher"."""
    participle = token.lower.endswith(("ant", "ing")) or "VerbForm=Part" in token.morph
    if not participle or token.i + 1 == len(tokens):
        return False
    behind = tokens[token.i + 1]
    return behind.pos in ("NUM", "DET") or behind.lower in Language(code).table("figures")["numerals"]["units"]


def _behind_article(token: Token, tokens: Sequence[Token]) -> bool:
    """A participle used as a noun ("des blessés", "the wounded")."""
    before = tokens[token.i - 1] if token.i else None
    return (
        before is not None and before.pos == "DET" and "VerbForm=Fin" not in token.morph and before.end <= token.start
    )


def _after_number(token: Token, tokens: Sequence[Token]) -> bool:
    return token.i > 0 and (
        (tokens[token.i - 1].pos == "NOUN" and _counted(token.i - 1, tokens))  # "one soldier dead"
        or tokens[token.i - 1].pos in ("NUM", "DET", "ADJ")
        or tokens[token.i - 1].lower in ("de", "des")
    )


@cache
def _words(code: str) -> Phrases:
    table = Language(code).table("events")
    lists = {
        f"{frame}:{kind}": table[frame][kind]
        for frame in FRAMES
        for kind in ("verbs", "weak", "nouns", "phrases")
        if kind in table.get(frame, {})
    }
    return Phrases(lists, code)


@cache
def _metaphors(code: str) -> Phrases:
    table = Language(code).table("events")
    barred = [*table["elsewhere"]["metaphor"], *(p for f in FRAMES for p in table.get(f, {}).get("not", ()))]
    return Phrases({"barred": barred}, code)


@cache
def word_set(code: str, section: str, key: str) -> frozenset[str]:
    """A word list of `events.toml` as folded words; phrases stay phrases."""
    return frozenset(folded(w) for w in Language(code).table("events")[section][key])


@cache
def _list(code: str, section: str, key: str) -> Phrases:
    return Phrases({key: Language(code).table("events")[section][key]}, code)


def listed(tokens: Sequence[Token], code: str, section: str, key: str) -> Iterator[Hit]:
    """Where words of a list of `events.toml` stand in `tokens`."""
    return _list(code, section, key).find(tokens)
