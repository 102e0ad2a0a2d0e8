"""The text that cleaning works on, and the way back to the text as received.

`Source.positions[i]` is where character i stands in the decoded text as received. Characters that no reader sees are
left out, the rest keep their code points: an evidence must be found in its source by whoever looks for it. Two repairs
change a code point: letters typed as base plus combining accent become one letter, and UTF-8 that someone once read
as Windows-1252 ("Ã©") becomes what it was; both stand where their first character stood.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Segment = tuple[int, int, int]

_UNSEEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f"
_TAIL = "[" + re.escape("".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0))) + "]"
_ODD = re.compile(rf"\r\n|[\r\x0b\x0c\x85\u2028\u2029]|[ÂÃÄÅ]{_TAIL}|â{_TAIL}{_TAIL}|[{_UNSEEN}]|\w[\u0300-\u036f]+")
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Source:
    """A text whose every character knows where it stood in the text as received."""

    text: str
    positions: Sequence[int]
    received: str

    def at(self, offset: int) -> int:
        """Where an offset, or the end of a span, stands in the text as received."""
        return self.positions[offset] if offset < len(self.positions) else len(self.received)

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """The stretch `start:end` as `(start, received, length)` runs."""
        while start < end:
            stop = self._run(start, end)
            yield start, self.positions[start], stop - start
            start = stop

    def _run(self, start: int, end: int) -> int:
        if isinstance(self.positions, range):
            return end
        stop = start + 1
        while stop < end and self.positions[stop] == self.positions[stop - 1] + 1:
            stop += 1
        return stop


def source(received: str) -> Source:
    """A plain text as received, ready to work on."""
    return readable(Source(received, range(len(received)), received))


def readable(of: Source) -> Source:
    """The same source without the characters that no reader sees, and with the two repairs."""
    if not _ODD.search(of.text):
        return of
    pieces: list[str] = []
    positions: list[int] = []
    last = 0
    for found in _ODD.finditer(of.text):
        new = _instead(found[0])
        pieces += of.text[last : found.start()], new
        positions += of.positions[last : found.start()]
        positions += [of.positions[min(found.start() + i, found.end() - 1)] for i in range(len(new))]
        last = found.end()
    pieces.append(of.text[last:])
    positions += of.positions[last:]
    return Source("".join(pieces), positions, of.received)


def _instead(odd: str) -> str:
    if odd == "\r\n" or odd in _BREAKS:
        return "\n"
    if odd[0] in "ÂÃÄÅâ" and unicodedata.combining(odd[-1]) == 0:
        return _unmangled(odd)
    return unicodedata.normalize("NFC", odd) if unicodedata.combining(odd[-1]) else ""


def _unmangled(odd: str) -> str:
    """ "Ã©" → "é", where the result is a letter or mark of French and English; anything else stays as it is."""
    data = b"".join(char.encode("cp1252", "ignore") or bytes([ord(char)]) for char in odd)
    try:
        char = data.decode("utf-8")
    except UnicodeDecodeError:
        return odd
    return char if "\xa0" <= char <= "\u017f" or "\u2009" <= char <= "\u203a" or char in "€™" else odd
