"""Participles that say on what the sentence's speaker said ("…, adding that", "X told Y accusing Z of …")."""

from vigie.attribute.sayings import NOMINAL, THAT, Found, Saying
from vigie.attribute.speakers import Source
from vigie.model import Token


def adding(saying: Saying) -> Found | None:
    """ "…, adding that", "…, ajoutant que": a participle that goes on with the speaker before."""
    after = saying.behind[0].lower if saying.behind else ""
    if not (saying.head.lower.endswith(("ing", "ant")) and after in THAT):
        return None
    return _shared(_last_speaker(saying, saying.sentence.end))


def shared(saying: Saying, *, own: bool) -> Found | None:
    """ "X told Y adding that …", "X say … accusing Y of …": the speaker before, where the participle has no own subject."""
    before = _before_nominals(saying)
    told = before.lower in ("told", "tell", "tells", "telling")
    if own and not told:
        return None
    if before.lower == "with" and before.i < saying.start - 1:
        return None  # "…, with a monitor saying that …"
    if not (saying.head.lower.endswith("ing") and saying.head.pos == "VERB"):
        return None
    return _shared(_last_speaker(saying, saying.head.start))


def _shared(speaker: Source | None) -> Found | None:
    return (speaker, False, "source.shared") if speaker is not None else None


def _last_speaker(saying: Saying, end: int) -> Source | None:
    """The last speaker, where the sentence names it before `end`."""
    spoken = saying.spoken
    return spoken[-1] if spoken and saying.sentence.start <= spoken[-1].span.start < end else None


def _before_nominals(saying: Saying) -> Token:
    """The last word before the verb group that belongs to no noun phrase."""
    i = saying.start - 1
    while i > saying.sentence.first and saying.tokens[i].pos in NOMINAL:
        i -= 1
    return saying.tokens[i]
