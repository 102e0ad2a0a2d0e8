"""A web page's text: trafilatura says which paragraphs are the article, and they are cut from the page itself.

The page is flattened first: tags, scripts and comments are left out, entities decoded, white space collapsed, one line
a block element; every character keeps its place in the page's source. Of those lines the ones stay that trafilatura's
extraction holds (compared without white space). So the way back is exact to the character, an entity counting as one.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from vigie.clean.source import Source
from vigie.errors import EmptyInputError

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|svg|iframe|select|button)\b.*?(?:</\1\s*>|\Z)|<[!?/]?[A-Za-z][^>]*>"
    r"|&#?\w{1,32};|[^<&]+|[<&]",
    re.S | re.I,
)
_BLOCK = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|tr|td|th|table|section|article|header|footer|aside|nav|main|blockquote|pre|figure|"
    r"figcaption|dl|dt|dd|form|hr|body|head|title|html|address|details|summary|label|option|time)\b",
    re.I,
)
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|p|div|article|h[1-6]|meta)\b", re.I)
_LATEST = "2099-12-31"  # the extraction must not look at the clock
HELD = 20  # characters from which a line counts as held by being part of a longer one


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article, and what its head says of it."""

    source: Source
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None


def is_page(text: str, media_type: str) -> bool:
    """Whether a text is HTML: said so, or looks so."""
    return "html" in media_type or bool(_MARKUP.match(text.lstrip("\ufeff \r\n\t")))


def page(received: str, uri: str) -> Page:
    """The article of a page. Raises EmptyInputError for a page without text."""
    extracted = _extracted(received)
    lines = list(_lines(received))
    kept = _kept(lines, (extracted.text if extracted else None) or "")
    if not kept:
        remedy = "save the article's text, or the page after it has loaded"
        raise EmptyInputError(f"{uri}: no text in this page", remedy=remedy)
    return Page(
        _joined(kept, received),
        title=extracted.title, author=extracted.author, publisher=extracted.sitename, published=_day(extracted.date),
    )  # fmt: skip


def _extracted(received: str) -> Any:
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return bare_extraction(
        received, with_metadata=True, include_comments=False, include_tables=True, favor_recall=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _LATEST},
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


_Line = tuple[str, list[int]]


def _lines(received: str) -> Iterator[_Line]:
    """The page's lines of text, each character with its place."""
    chars: list[str] = []
    places: list[int] = []
    for token in _TOKEN.finditer(received):
        if _BLOCK.match(token[0]):
            if line := _collapsed(chars, places):
                yield line
            chars, places = [], []
        elif token[0][0] == "&" and len(token[0]) > 1:
            decoded = html.unescape(token[0])
            chars += decoded
            places += [token.start()] * len(decoded)
        elif token[0][0] != "<" or len(token[0]) == 1:
            chars += token[0]
            places += range(token.start(), token.end())
    if line := _collapsed(chars, places):
        yield line


def _collapsed(chars: list[str], places: list[int]) -> _Line | None:
    """A line with its white space collapsed, no-break spaces excepted."""
    out: list[str] = []
    where: list[int] = []
    for char, place in zip(chars, places, strict=True):
        blank = char in " \t\n\r\f\v"
        if not blank or (out and out[-1] != " "):
            out.append(" " if blank else char)
            where.append(place)
    if out and out[-1] == " ":
        out.pop()
        where.pop()
    return ("".join(out), where) if any(char.isalnum() for char in out) else None


def _kept(lines: list[_Line], extracted: str) -> list[_Line]:
    """The lines that the extraction holds; without an extraction, nothing."""
    held = [_squeezed(line) for line in extracted.split("\n")]
    exact, whole = set(held), "\n".join(held)
    long = [line for line in held if len(line) >= HELD]
    kept, seen = [], set()
    for line in lines:
        bare = _squeezed(line[0])
        inside = bare in exact or (len(bare) >= HELD and (bare in whole or any(part in bare for part in long)))
        if inside and bare not in seen:
            kept.append(line)
            seen.add(bare)
    return kept


def _squeezed(text: str) -> str:
    return re.sub(r"^(?:[-•*]|#+)", "", _SPACE.sub("", text))


def _joined(lines: list[_Line], received: str) -> Source:
    text: list[str] = []
    positions: list[int] = []
    for line, places in lines:
        if text:
            text.append("\n\n")
            positions += [places[0]] * 2
        text.append(line)
        positions += places
    return Source("".join(text), positions, received)
