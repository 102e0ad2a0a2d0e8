"""Bytes → text: BOM, UTF-8, the declared charset, then the likeliest of the old ones."""

import codecs
import re

from vigie.errors import BinaryInputError, EmptyInputError, OversizeInputError

LIMIT = 20_000_000  # bytes; a report is a few thousand, a long page a few hundred thousand

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_MAGIC = {
    b"%PDF": ("a PDF", "save its text first, for example with pdftotext"),
    b"PK\x03\x04": ("a ZIP or office file", "save its text first (File, Save as, plain text)"),
    b"\xd0\xcf\x11\xe0": ("an old office file", "save its text first (File, Save as, plain text)"),
    b"{\\rtf": ("an RTF file", "save its text first (File, Save as, plain text)"),
    b"\x89PNG": ("a picture", "type its words or run OCR first"),
    b"\xff\xd8\xff": ("a picture", "type its words or run OCR first"),
    b"GIF8": ("a picture", "type its words or run OCR first"),
    b"\x1f\x8b": ("a gzip archive", "unpack it first"),
}
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decoded(data: bytes, uri: str) -> str:
    """The text of the bytes, BOM included as U+FEFF. Raises an InputError that says what to do."""
    if len(data) > LIMIT:
        raise OversizeInputError(
            f"{uri}: {len(data):,} bytes are more than the {LIMIT:,} that one report may have", remedy="split it"
        )
    if not data.strip():
        raise EmptyInputError(f"{uri}: empty", remedy="save the report's text in it and read it again")
    _refuse_magic(data, uri)
    text = _text(data)
    if len(_CONTROL.findall(text[:65536])) > 0.02 * min(len(text), 65536):
        raise BinaryInputError(f"{uri}: not a text (control characters in it)", remedy="save it as plain text or HTML")
    return text


def _refuse_magic(data: bytes, uri: str) -> None:
    for magic, (what, remedy) in _MAGIC.items():
        if data.startswith(magic):
            raise BinaryInputError(f"{uri}: not a text but {what}", remedy=remedy)


def _text(data: bytes) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide(data)
    if marked:
        return data.decode(marked, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _almost_utf8(data) or _declared(data) or _western(data) or _guessed(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is zero."""
    head = data[:400]
    if len(head) < 8 or head.count(0) < 0.3 * len(head):
        return None
    little, big = head[1::2].count(0), head[0::2].count(0)
    return "utf-16-le" if little > 4 * big else "utf-16-be" if big > 4 * little else None


def _almost_utf8(data: bytes) -> str | None:
    """UTF-8 with a few damaged characters (a cut at the end of a file, one bad byte)."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(char > "\x7f" for char in text[:100_000]) - bad
    return text if good > 4 * bad else None


def _declared(data: bytes) -> str | None:
    if not (found := _DECLARED.search(data[:4096])):
        return None
    try:
        return data.decode(found[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None


def _western(data: bytes) -> str | None:
    """Windows-1252 where its high characters are those that French and English are written with."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [char for char in text[:100_000] if char > "\x7f"]
    usual = sum(char in "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜ«»’‘“”–—…€°©·•\xa0áíóúñÁÍÓÚÑãõ" for char in high)
    accented = len(high) < 0.3 * len(text[:100_000].replace(" ", ""))
    return text if accented and usual >= 0.7 * len(high) else None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000], explain=False).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")
