"""Where the speaker of a cue stands: behind an inverted verb, before it, behind "selon", or in a pronoun.

The ways are tried in the order that docs/attribution.md tells; the first that holds decides.
"""

from vigie.attribute import closings, continuations, inversions, markers, repairs, subjects
from vigie.attribute.descriptions import made
from vigie.attribute.pronouns import pronoun
from vigie.attribute.sayings import Found, Saying, clitic
from vigie.model import Token

_BEING = ("be", "have", "play", "etre", "avoir")
_TOLD = ("tell", "dire", "confier", "raconter")
_MARKED = {
    "preposition": markers.behind_preposition,
    "possessive": markers.in_possessive,
    "noun": markers.before_noun,
}


def source_of(saying: Saying) -> Found | None:
    """The speaker of a cue, or None where nobody is named."""
    if saying.cue.kind in _MARKED:
        return _MARKED[saying.cue.kind](saying)
    if (head := markers.quoted_one(saying)) is not None:
        return markers.as_saying(head, saying)
    if (going_on := continuations.adding(saying)) is not None:
        return going_on
    glued = clitic(saying)
    if glued == "on":
        return markers.learned(saying)
    if glued:
        return pronoun(glued, saying.head, saying, inverted=True)
    return _of_verb(saying)


def _of_verb(saying: Saying) -> Found | None:
    """The speaker of a verb of saying, by surface first and by its subject last."""
    cue = saying.cue
    subject = subjects.subject(saying)
    if subject is not None and saying.start <= subject.i < cue.first:
        subject = None
    own = subject is not None and subject.i < cue.first <= subject.head < cue.last
    if _handed_to_speaker(saying) or (
        cue.stance == "denies" and saying.verb.lemma in _BEING and not _by_pronoun(subject)
    ):
        return None  # "Assad said that Russia was not behind it" denies nothing in Russia's name
    if saying.words.code == "fr" and "on" in (saying.tokens[saying.start - 1].lower, subject.lower if subject else ""):
        return None  # « on se souvient que » : nobody's
    if behind := inversions.closing_behind(saying):
        return made(behind, saying, inverted=True, rule="source.inversion")
    if saying.words.code == "en" and _ourselves(saying, subject):
        return None  # who that is stands outside of what is said
    if behind := repairs.closed_relative(saying) or repairs.nearest(saying, subject):
        return made(behind, saying, inverted=closings.closing(saying, behind[0]), rule="source.nearest")
    if name := closings.titled(saying):
        return made(name, saying, inverted=True, rule="source.trailing")
    if (
        found := closings.told(saying)
        or inversions.against_parse(saying)
        or (None if own else inversions.inverted(saying, subject))
    ):
        return found
    if not own and (behind := inversions.named_behind(saying)):
        return made(behind, saying, inverted=True, rule="source.inversion")
    if markers.passive(saying):
        return markers.agent(saying)
    return (
        closings.trailing(saying)
        or continuations.shared(saying, own=own)
        or (subjects.speaking(subject, saying) if subject is not None else None)
        or subjects.left(saying)
    )


def _by_pronoun(subject: Token | None) -> bool:
    return subject is not None and subject.pos == "PRON" and subject.lower not in ("which", "that", "who", "qui")


def _handed_to_speaker(saying: Saying) -> bool:
    """ "Toprak said villagers had told her that …": told by people without a name to the one who speaks, it stays her word."""
    tokens, cue = saying.tokens, saying.cue
    beside = [t.lower for t in (*tokens[saying.start : cue.first], *saying.behind[:1])]
    back = any(w in ("her", "him", "them", "lui", "leur") for w in beside) and saying.head.lemma in _TOLD
    before = saying.spoken[-1].span.start if saying.spoken else -1
    unnamed = saying.start > saying.sentence.first and tokens[saying.start - 1].pos == "NOUN"
    return back and unnamed and before >= saying.sentence.start


def _ourselves(saying: Saying, subject: Token | None) -> bool:
    """Whether "I" or "we" is the one who says."""
    nearest = saying.tokens[saying.start - 1].lower
    return nearest in ("i", "we") or (
        subject is not None and subject.lower in ("i", "we") and nearest in ("have", "had")
    )
