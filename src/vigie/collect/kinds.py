"""What kind of document some bytes are: by the name's suffix where it is known, else by how the bytes begin."""

import re

from vigie.collect.options import GUESSES
from vigie.errors import BinaryInputError, InputError

TEXT, HTML, CSV, TSV, JSONL = "text", "html", "csv", "tsv", "jsonl"
SUFFIXES = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".csv": CSV, ".tsv": TSV, ".jsonl": JSONL, ".ndjson": JSONL,
}  # fmt: skip
BESIDE = (  # what lies beside reports in a folder and is never one
    ".json", ".xml", ".css", ".js", ".map", ".py", ".toml", ".yaml", ".yml", ".ini", ".lock", ".log", ".png", ".jpg",
    ".jpeg", ".gif", ".svg", ".webp", ".ico", ".avif", ".woff", ".woff2", ".ttf", ".mp3", ".mp4", ".webm",
)  # fmt: skip
HEAD = 1 << 16  # bytes that are looked at

_MAGIC = (
    (b"%PDF-", "a PDF", "take its text out first (pdftotext -layout FILE)"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text or HTML"),
    (b"{\\rtf", "a rich-text document", "save it as text or HTML"),
    (b"\x1f\x8b", "compressed with gzip", "unpack it first (gunzip FILE)"),
    (b"BZh", "compressed with bzip2", "unpack it first (bunzip2 FILE)"),
    (b"\xfd7zXZ", "compressed with xz", "unpack it first (unxz FILE)"),
    (b"\x89PNG", "an image", "recognise its text first (OCR)"),
    (b"\xff\xd8\xff", "an image", "recognise its text first (OCR)"),
    (b"GIF8", "an image", "recognise its text first (OCR)"),
    (b"SQLite format 3", "a database", "export its reports as .csv or .jsonl"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_MARKUP = re.compile(rb"\s*<(?:p|div|article|section|main|h1|span|br)\b[^>]*>", re.I)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"


def kind(head: bytes, suffix: str = "", *, table: bool = False) -> str:
    """The kind of a document that begins so. `table`: the caller names columns, so unknown text is a table.

    Raises BinaryInputError where it is no text, InputError where it is a text that vigie takes in another form.
    """
    refuse_binary(head)
    known = SUFFIXES.get(suffix.lower())
    if known not in (None, TEXT):
        return str(known)
    if is_page(head):
        return HTML
    if known == TEXT:
        return TEXT
    if _is_object(head):
        return JSONL
    if suffix.lower() == ".json":
        raise InputError("a JSON document", remedy="give one object a line, as .jsonl (jq -c '.[]' FILE)")
    return CSV if table or _is_table(head) else TEXT


def refuse_binary(head: bytes) -> None:
    """Raise BinaryInputError where the bytes are no text in any encoding."""
    for magic, what, remedy in _MAGIC:
        if head.startswith(magic):
            raise BinaryInputError(f"{what}, not a text", remedy=remedy)
    if head.startswith(_BOMS) or _is_utf16(head):
        return
    if b"\0" in head or len(head.translate(None, _CONTROLS)) < 0.95 * len(head):
        raise BinaryInputError("binary data, not a text", remedy="save the report as plain text or HTML first")


def is_page(head: bytes) -> bool:
    """Whether the bytes begin like an HTML page."""
    return bool(_PAGE.match(head.removeprefix(b"\xef\xbb\xbf")))


def is_markup(cell: bytes) -> bool:
    """Whether a table's cell holds HTML: a page or a fragment of one."""
    return is_page(cell[:HEAD]) or bool(_MARKUP.match(cell[:HEAD]))


def _is_object(head: bytes) -> bool:
    """Whether the first line is a JSON object, or the beginning of a long one."""
    line, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return line.startswith(b'{"') and (line.rstrip().endswith(b"}") or not rest)


def _is_table(head: bytes) -> bool:
    """Whether the first line is a header that names a column of texts."""
    line = head.split(b"\n", 1)[0].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    names = {name.strip(' "\r').casefold() for name in re.split(r"[,;\t|]", line)}
    return len(names) > 1 and not names.isdisjoint(GUESSES["text"])


def _is_utf16(head: bytes) -> bool:
    """Western text in UTF-16 without its mark: every other byte is mostly zero, the others never."""
    even, odd = head[::2], head[1::2]
    least, most = sorted((even.count(0) / (len(even) or 1), odd.count(0) / (len(odd) or 1)))
    return least < 0.01 and most > 0.7
