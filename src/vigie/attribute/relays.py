"""Through whom a voice reaches the report, and when it spoke."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from vigie.attribute.sayings import Saying
from vigie.attribute.speakers import Source
from vigie.languages import Language
from vigie.languages.phrases import Phrases
from vigie.model import Attribution, Reading, Span, Time
from vigie.orthography import folded

_CITING = ("citing", "quoting", "citant")
_REPORTS = ("reports", "initial reports", "preliminary reports", "informations", "des informations")
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


def relayed(found: Sequence[Attribution], reading: Reading) -> list[Attribution]:
    """ "The agency reported ten deaths citing the council": what an outlet says that cites is the cited one's, via the outlet."""
    found = [_not_of_reports(a, found) for a in found]
    cited = [a for a in found if a.cue is not None and a.cue.text.lower() in _CITING]
    return [_handed_on(a, cited) if cited and _outlet(a, reading) else a for a in found]


def parted(found: Sequence[Attribution]) -> list[Attribution]:
    """ "KFOR says seven were hurt, AP reports": what the first says ends where the words of the second begin."""
    return [_ended(a, [b for b in found if b is not a]) for a in found]


def _ended(told: Attribution, others: Sequence[Attribution]) -> Attribution:
    for other in others:
        if told.cue is None or other.cue is None or other.source is None or told.cue.start > other.cue.start:
            continue
        ends = min(other.cue.start, other.source.start)
        around = other.content.start <= told.cue.start and other.content.end <= ends
        if around and told.content.start < ends < told.content.end:
            text = (
                told.content.text[: ends - told.content.start]
                .rstrip(" ,;–—\"“”«»'")
                .removesuffix(" the")
                .removesuffix(" a")
            )
            return (
                replace(told, content=Span(told.content.start, told.content.start + len(text), text)) if text else told
            )
    return told


def _not_of_reports(told: Attribution, found: Sequence[Attribution]) -> Attribution:
    """ "Reports confirmed that ten died said the source": unnamed reports that somebody passes on are his word."""
    if (told.voice.speaker or "").lower() not in _REPORTS:
        return told
    for other in found:
        if other.content.start <= told.content.start and told.content.end <= other.content.end and other is not told:
            return replace(told, voice=replace(other.voice, mode=told.voice.mode), source=other.source)
    return told


def _outlet(told: Attribution, reading: Reading) -> bool:
    """Whether a speaker is an agency, a paper, a station or the like."""
    span = told.source
    if span is None or set(folded(told.voice.speaker or "").split()) & (_OUTLETS | {"media"}):
        return span is not None
    return any(
        m.category in ("agency", "media") and m.span.start < span.end and m.span.end > span.start
        for m in reading.mentions
    )


def _handed_on(told: Attribution, cited: Sequence[Attribution]) -> Attribution:
    """An attribution with the voice of the one whom its speaker cites in the same breath; else as it is."""
    for other in cited:
        if other is told or told.cue is None or other.cue is None or other.voice.speaker == told.voice.speaker:
            continue
        behind = told.cue.end <= other.cue.start <= max(told.content.end, told.cue.end) + 14
        if behind and (told.voice.mode == "indirect" or other.cue.text.lower() == "quoting"):
            voice = replace(other.voice, via=told.voice.speaker)
            return replace(told, voice=voice, because=(*told.because, "voice.relayed"))
    return told


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
