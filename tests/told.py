"""A text read all the way: `told("Rebels killed 12 civilians.")` is its journey, cached for the whole run."""

from datetime import date
from functools import cache

from vigie.model import Attribution, Capture, Claim
from vigie.pipeline import Journey, journey

DAY = date(2021, 3, 3)  # a Wednesday


@cache
def told(text: str, code: str = "en", published: date | None = DAY) -> Journey:
    """Everything that a text becomes."""
    return journey(Capture(text.encode(), "told.txt"), language_code=code, published=published)


def claims(text: str, code: str = "en") -> tuple[Claim, ...]:
    """What a text claims."""
    return told(text, code).claims or ()


def voices(text: str, code: str = "en") -> tuple[Attribution, ...]:
    """Who says what in a text."""
    return told(text, code).voices or ()


def bare(words: str) -> str:
    """Words without the punctuation around them, on one line, in plain quotes."""
    return " ".join(words.replace("’", "'").split()).strip(" .,;:!?…\"'«»“”„-–—").casefold()
