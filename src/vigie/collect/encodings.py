"""The encoding of a table: its mark, else UTF-8, else the one of old Western files."""

import codecs
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20


def encoding(raw: BinaryIO) -> str:
    """The name of the encoding, to be used with `errors="surrogateescape"`; a few bad bytes leave a file UTF-8."""
    head = raw.read(4)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    raw.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    bad = good = 0
    while chunk := raw.read(_CHUNK):
        if not chunk.isascii():
            beyond = [c for c in decoder.decode(chunk) if c > "\x7f"]
            strays = sum("\udc80" <= c <= "\udcff" for c in beyond)
            bad, good = bad + strays, good + len(beyond) - strays
    return "utf-8" if bad * 10 <= good else "cp1252"


def repaired(text: str) -> str:
    """The text with its undecodable bytes read as Western ones; any other text as it is."""
    if not any("\udc80" <= c <= "\udcff" for c in text):
        return text
    return "".join(_western(c) if "\udc80" <= c <= "\udcff" else c for c in text)


def _western(stray: str) -> str:
    byte = bytes([ord(stray) - 0xDC00])
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return "\ufffd"
