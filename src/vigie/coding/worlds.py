"""Whether words speak of armed conflict: texts and items of another world (accidents, sport, film …) make no claims."""

from vigie.coding.frames import ARMED
from vigie.coding.triggers import listed, triggers
from vigie.coding.types import means
from vigie.languages import Language
from vigie.languages.phrases import Hit
from vigie.model import Mention, Reading, Sentence

_SUFFERED = frozenset("kill die found toll injure abduct detain flee evacuate".split())
_CROWDS = ("state_forces", "protesters", "rioters")
_SHORT = 60  # words: too few to tell a report's world from
_CALAMITIES = ("accident", "disaster", "crime", "nature")  # one such word tells as much as two of other worlds
_KEYS = ("accident", "disaster", "nature", "sport", "crime", "culture", "economy")
_WORLDS = tuple("accident disaster nature sport crime culture politics economy arsenal diplomacy".split())
_CROWDED = ("protest", "disperse", "riot", "lynch")
_HARD = frozenset(("shell", "ied", "suicide", "grenade", "gas"))  # means that only fighting has
_FIGHTING = frozenset(
    (
        "assault",
        "clash",
        "offensive",
        "airstrike",
        "shelling",
        "suicide",
        "grenade",
        "abduct",
        "lynch",
        "disperse",
        "kill",
    )
)


def another_world(reading: Reading, words: Language) -> bool:
    """A report of film, sport, markets or a disaster whose war words are figures of speech."""
    counts = elsewhere(reading, words, 0, len(reading.tokens), more=("politics", "rescue"))
    other = max(counts["culture"], counts["sport"], counts["economy"], counts["disaster"])
    named = sum(1 for m in reading.mentions if m.name and m.category in ("group", "forces"))
    armed = conflict_words(reading, words, 0, len(reading.tokens))
    known = any(m.name for m in reading.mentions)
    if calamity(reading, words, counts) or debate(reading, words, counts) or steeped(reading, words):
        return True
    if not known and other >= 2 and other >= 2 * armed and 2 * other >= sum(counts[key] for key in _KEYS):
        return True
    told = armed + _tolls(reading, words) + sum(1 for m in reading.mentions if m.kind in _CROWDS)
    marched = any(
        t.frame.name in ("protest", "disperse") for s in reading.sentences for t in triggers(s, reading, words)
    )
    located = any(p.country for p in reading.places) or (armed >= 3 and other < 2)
    if not named and (not told or not (located or marched) or (other >= 3 and (other > told or not located))):
        return len(reading.tokens) > _SHORT
    return other >= 4 and other > 2 * named + armed and other * 70 > len(reading.tokens)


def calamity(reading: Reading, words: Language, counts: dict[str, int]) -> bool:
    """An accident, a disaster, a crime or a wild beast that far more words tell of than tell of fighting."""
    calamities = _calamities(counts) and _calamities(counts) + 2 * counts["rescue"]
    if calamities < 4:
        return False
    fought = [s for s in reading.sentences if _fought(s, reading, words)]
    elsewhere_fought = any(not _calamities(elsewhere(reading, words, *_item(s, reading))) for s in fought)
    return not elsewhere_fought and calamities >= 12 * len(fought)


def debate(reading: Reading, words: Language, counts: dict[str, int]) -> bool:
    """Politics, a review, a match or business told in words of war: hardly anybody counted dead or hurt, nobody named fights."""
    other = sum(counts[key] for key in ("politics", "culture", "sport", "economy"))
    if other < 4 or any(m.name and m.category in ("group", "forces") for m in reading.mentions):
        return False
    armed = sum(map(_under_arms, reading.mentions))
    hard = len(means(reading.tokens, words) & _HARD)
    return other >= 4 + 2 * armed + 3 * hard + 2 * _tolls(reading, words, sure=True)


def steeped(reading: Reading, words: Language) -> bool:
    """A report full of words that only another world has, and with less in it of armed people, fighting and crowds."""
    said = {key: {hit.phrase for hit in listed(reading.tokens, words.code, "worlds", key)} for key in _WORLDS}
    return max(map(len, said.values())) >= 4 and sum(map(len, said.values())) > _fighting(reading, words)


def _fighting(reading: Reading, words: Language) -> int:
    """How much a report tells of fighting and of crowds: who is armed or named, with what, and the sentences that say so."""
    named = sum(1 for m in reading.mentions if m.name and m.category in ("group", "forces"))
    hard = len(means(reading.tokens, words) & _HARD)
    told = sum(_weight_of(s, reading, words) for s in reading.sentences)
    return named + sum(map(_under_arms, reading.mentions)) + 2 * hard + told


def _weight_of(sentence: Sentence, reading: Reading, words: Language) -> int:
    """What a sentence of fighting or of crowds weighs: far more in a paragraph without words of another world."""
    fought = _fought(sentence, reading, words)
    crowded = any(t.frame.name in _CROWDED and not t.weak for t in triggers(sentence, reading, words))
    if not crowded and not fought:
        return 0
    first, last = _item(sentence, reading)
    around = reading.tokens[first:last]
    if any(any(listed(around, words.code, "worlds", key)) for key in _WORLDS):
        return 2
    return 12 if fought else 4


def _calamities(counts: dict[str, int]) -> int:
    return 2 * sum(counts[key] for key in _CALAMITIES)


def _fought(sentence: Sentence, reading: Reading, words: Language) -> bool:
    """Whether a sentence has armed people or means of war beside a word of fighting or killing."""
    armed = any(_under_arms(m) and sentence.start <= m.span.start < sentence.end for m in reading.mentions)
    if not armed and not means(reading.tokens[sentence.first : sentence.last], words) & _HARD:
        return False
    return any(t.frame.name in _FIGHTING for t in triggers(sentence, reading, words))


def _tolls(reading: Reading, words: Language, *, sure: bool = False) -> int:
    """How many sentences count people beside a (sure) word of death, injury, flight or custody."""
    counted = [f.span.start for f in reading.figures if f.unit in ("people", "bodies", "households")]
    return sum(
        any(t.frame.name in _SUFFERED and not (sure and t.weak) for t in triggers(s, reading, words))
        and any(s.start <= f < s.end for f in counted)
        for s in reading.sentences
    )


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
    return sum(n * (2 if key in _CALAMITIES else 1) for key, n in counts.items())


def conflict_words(reading: Reading, words: Language, first: int, last: int) -> int:
    """How much in a stretch of words speaks of armed conflict: armed people, named groups, weapons."""
    tokens = reading.tokens[first:last]
    if not tokens:
        return 0
    start, end = tokens[0].start, tokens[-1].end
    armed = sum(_under_arms(m) or m.kind == "rioters" for m in reading.mentions if start <= m.span.start < end)
    return armed + len(means(tokens, words) - {"gunshot"})


def _under_arms(mention: Mention) -> bool:
    """Armed people; of a state's own, soldiers and not the police, who come to any accident."""
    soldiers = mention.span.text.lower().startswith(("soldat", "soldier", "arm", "troop", "milit"))
    return mention.kind in ARMED and (mention.kind != "state_forces" or soldiers)


def elsewhere(
    reading: Reading, words: Language, first: int, last: int, *, more: tuple[str, ...] = ()
) -> dict[str, int]:
    """How many words of a stretch speak of accidents, sport, crime, culture …"""
    keys = (*_KEYS, *more)
    tokens = reading.tokens[first:last]
    victims = [(m.span.start, m.span.end) for m in reading.mentions if m.kind == "civilians" or m.category == "thing"]

    def told(hit: Hit) -> bool:
        start = reading.tokens[hit.first].start
        return not any(a <= start < b for a, b in victims)

    return {
        k: sum(1 for hit in listed(tokens, words.code, "elsewhere", k) if k == "politics" or told(hit)) for k in keys
    }
