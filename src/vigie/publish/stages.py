"""What a report is after each stage, as JSON: every intermediate can be looked at."""

from typing import TYPE_CHECKING

from vigie.model import Attribution, Mention, Report, Sentence, Span, Token
from vigie.publish.record import Record, figure, place, report, time, voice

if TYPE_CHECKING:
    from vigie.pipeline import Journey


def stage(journey: "Journey") -> Record:
    """One object a report: its head and text, then whatever the stages so far have found."""
    found = cleaned(journey.report)
    if reading := journey.reading:
        found |= {
            "sentences": [sentence(one) for one in reading.sentences],
            "times": [_spanned(one.span, time(one), one.because) for one in reading.times],
            "figures": [_spanned(one.span, figure(one), one.because) for one in reading.figures],
            "places": [_spanned(one.span, place(one), one.because) for one in reading.places],
            "mentions": [mention(one) for one in reading.mentions],
            "tokens": [token(one) for one in reading.tokens],
        }
    if journey.voices is not None:
        found["voices"] = [attribution(one) for one in journey.voices]
    return found


def cleaned(of: Report) -> Record:
    """The clean text, all that its head and foot say, and what was taken out by which rule."""
    return report(of) | {
        "published_time": of.published_time.isoformat("minutes") if of.published_time else None,
        "dateline": of.dateline,
        "place": of.place,
        "reproduction": of.reproduction,
        "text": of.text,
        "removed": [{"start": one.start, "end": one.end, "text": one.text, "rule": one.rule} for one in of.removed],
        "origins": [list(segment) for segment in of.origins],
        "because": [*of.because],
    }


def sentence(of: Sentence) -> Record:
    """A sentence: where it stands, its tokens (first, last + 1) and its paragraph."""
    return {"start": of.start, "end": of.end, "first": of.first, "last": of.last, "paragraph": of.paragraph}


def token(of: Token) -> Record:
    """A word with its analysis in Universal Dependencies."""
    return {
        "i": of.i, "start": of.start, "end": of.end, "text": of.text, "lemma": of.lemma, "pos": of.pos,
        "dep": of.dep, "head": of.head, "morph": of.morph,
    }  # fmt: skip


def mention(of: Mention) -> Record:
    """An actor named in the text."""
    found = {"text": of.span.text, "name": of.name, "kind": of.kind, "category": of.category, "plural": of.plural}
    return _spanned(of.span, found, of.because)


def attribution(of: Attribution) -> Record:
    """A stretch of the text and who says it."""
    return {
        "content": _quoted(of.content),
        "voice": voice(of.voice),
        "cue": _quoted(of.cue),
        "source": _quoted(of.source),
        "hedge": of.hedge,
        "because": [*of.because],
    }


def _quoted(span: Span | None) -> Record | None:
    return {"start": span.start, "end": span.end, "exact": span.text} if span else None


def _spanned(span: Span | None, found: Record, because: tuple[str, ...]) -> Record:
    return {"span": _quoted(span), **found, "because": [*because]}
