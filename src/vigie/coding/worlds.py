"""Whether words speak of armed conflict: texts and items of another world (accidents, sport, film …) make no claims."""

from vigie.coding.frames import ARMED
from vigie.coding.triggers import listed
from vigie.coding.types import means
from vigie.languages import Language
from vigie.languages.phrases import Hit
from vigie.model import Reading, Sentence

_SHORT = 60  # words: too few to tell a report's world from


def another_world(reading: Reading, words: Language) -> bool:
    """A report of film, sport, markets or a disaster whose war words are figures of speech."""
    counts = elsewhere(reading, words, 0, len(reading.tokens))
    other = max(counts["culture"], counts["sport"], counts["economy"], counts["disaster"])
    named = sum(1 for m in reading.mentions if m.name and m.category in ("group", "forces"))
    armed = conflict_words(reading, words, 0, len(reading.tokens))
    located = any(p.country for p in reading.places)
    known = any(m.name for m in reading.mentions)
    if not known and other >= 2 and other >= 2 * armed and 2 * other >= sum(counts.values()):
        return True
    if not named and (not armed or not located or (other >= 3 and other > armed)):
        return len(reading.tokens) > _SHORT
    return other >= 4 and other > 2 * named + armed and other * 70 > len(reading.tokens)


def aside(sentence: Sentence, reading: Reading, words: Language) -> bool:
    """Whether a sentence and the item around it tell of another world, without one word of conflict."""
    first, last = _item(sentence, reading)
    own = _weight(elsewhere(reading, words, sentence.first, sentence.last))
    around = _weight(elsewhere(reading, words, first, last))
    return (own >= 2 or around >= 3) and not conflict_words(reading, words, first, last)


def _item(sentence: Sentence, reading: Reading) -> tuple[int, int]:
    """The tokens of a sentence's paragraph and of the heading line right above it: a short line without a full stop."""
    inside = [s for s in reading.sentences if s.paragraph == sentence.paragraph]
    above = [s for s in reading.sentences if s.paragraph == sentence.paragraph - 1]
    if (
        len(above) == 1
        and above[0].last - above[0].first <= 14
        and reading.tokens[above[0].last - 1].text not in ".!?…"
    ):
        inside = [*above, *inside]
    return inside[0].first, inside[-1].last


def _weight(counts: dict[str, int]) -> int:
    """How sure words of another world are: an accident or a crime by one word, the rest by two."""
    return sum(n * (2 if key in ("accident", "disaster", "crime") else 1) for key, n in counts.items())


def conflict_words(reading: Reading, words: Language, first: int, last: int) -> int:
    """How much in a stretch of words speaks of armed conflict: armed people, named groups, weapons."""
    tokens = reading.tokens[first:last]
    if not tokens:
        return 0
    start, end = tokens[0].start, tokens[-1].end
    armed = sum(
        (m.kind in ARMED or m.kind == "rioters")
        and (m.kind != "state_forces" or m.span.text.lower().startswith(("soldat", "soldier", "arm", "troop", "milit")))
        for m in reading.mentions
        if start <= m.span.start < end
    )
    return armed + len(means(tokens, words) - {"gunshot"})


def elsewhere(reading: Reading, words: Language, first: int, last: int) -> dict[str, int]:
    """How many words of a stretch speak of accidents, sport, crime, culture …"""
    keys = ("accident", "disaster", "sport", "crime", "culture", "economy")
    tokens = reading.tokens[first:last]
    victims = [(m.span.start, m.span.end) for m in reading.mentions if m.kind == "civilians" or m.category == "thing"]

    def told(hit: Hit) -> bool:
        start = reading.tokens[hit.first].start
        return not any(a <= start < b for a, b in victims)

    return {k: sum(1 for hit in listed(tokens, words.code, "elsewhere", k) if told(hit)) for k in keys}
