"""Spelling folded for look-ups, one code point for one code point.

`folded("État  l’Été")` is `"etat  l'ete"`: case, accents, typographic quotes, dashes and no-break spaces are
levelled, and the length never changes, so that an offset in the folded text is an offset in the text itself.
"""

import unicodedata
from functools import lru_cache

_LEVEL = {
    **dict.fromkeys("’‘ʼ‛`´′", "'"),
    **dict.fromkeys("«»“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\t", " "),
}


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    if char in _LEVEL:
        return _LEVEL[char]
    base = unicodedata.normalize("NFKD", char)
    base = "".join(c for c in base if not unicodedata.combining(c)).lower()
    return base if len(base) == 1 else char.lower() if len(char.lower()) == 1 else char


def folded(text: str) -> str:
    """`text` without case, accents and typographic variants; the same number of code points."""
    return "".join(map(_fold, text))


def levelled(text: str) -> str:
    """`text` with typographic quotes, dashes and no-break spaces made plain; case and accents stay; the same length."""
    return "".join(_LEVEL.get(c, c) for c in text)
