"""Through whom a voice reaches the report, and when it spoke."""

from functools import cache

from vigie.attribute.sayings import Saying
from vigie.attribute.speakers import Source
from vigie.languages import Language
from vigie.languages.phrases import Phrases
from vigie.model import Time
from vigie.orthography import folded

_OUTLETS = frozenset(
    "agence chaine radio television journal quotidien site agency daily newspaper station broadcaster arm".split()
)


def relay(saying: Saying, source: Source) -> str | None:
    """The outlet or person that relays the voice ("cité par l'agence Y"), as named; None where nobody does."""
    sentence, tokens, text = saying.sentence, saying.tokens, saying.text
    row = tokens[sentence.first : sentence.last]
    for hit in _relays(saying.words.code).find(row):
        end = hit.last
        while (
            end < sentence.last
            and tokens[end].text not in ',.;:()"»” '
            and tokens[end].pos not in ("VERB", "AUX", "SCONJ")
            and tokens[end].lower != "on"
        ):
            end += 1
        while hit.last < end and tokens[hit.last].pos in ("DET", "ADJ") and not tokens[hit.last].text[:1].isupper():
            hit = type(hit)(hit.first, hit.last + 1, hit.label, hit.phrase)
        name = text[tokens[hit.last].start : tokens[end - 1].end] if end > hit.last else ""
        if name != source.speaker and (any(c.isupper() for c in name) or set(folded(name).split()) & _OUTLETS):
            return name
    return None


@cache
def _relays(code: str) -> Phrases:
    return Phrases({"relay": Language(code).table("voices")["relay"]["phrases"]}, code)


def spoken(saying: Saying, source: Source) -> Time | None:
    """The time of speaking: a time that stands right beside the cue ("a annoncé samedi", "said Friday")."""
    start, end = saying.head.start, saying.tokens[saying.cue.last - 1].end
    for time in saying.reading.times:
        gap = time.span.start - end
        if 0 <= gap <= 4 or (source.span.start > end and end <= time.span.start < source.span.start):
            return time
        if source.span.start > end and 0 <= time.span.start - source.span.end <= 2:
            return time
        if source.span.end <= start and source.span.end <= time.span.start < start:
            return time
    return None
