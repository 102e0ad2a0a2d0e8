"""The head that some carriers glue before the story without a line end: "Wed 05 Apr 2017 Headline. Story …"."""

import re
from dataclasses import dataclass

from vigie.clean.dates import Written, clocks, dates
from vigie.clean.layout import Paragraph
from vigie.clean.passages import Cut
from vigie.clean.words import pattern
from vigie.orthography import folded

_NOISE = re.compile(
    r"(?:get short url(?: \d+)*(?! ?[%\w])|\(updated[^)]*\)|send https?\S*|gmt|utc(?:\+\d)?|ksa|\+0\d00|"
    r"ap archive|[.,|:-])(?: |$)"
)
_READ = 300  # characters in which a glued head may stand


@dataclass(frozen=True, slots=True)
class Glued:
    """What a glued head gives: its date, and the cuts that take it off."""

    written: Written | None
    wire: str | None
    cuts: tuple[Cut, ...]


def glued(line: Paragraph, title: str | None) -> Glued:
    """The date, wire and repeated headline before the first sentence of a paragraph."""
    text, at, end = line.folded, 0, min(len(line.text), _READ)
    written: Written | None = None
    cuts: list[Cut] = []
    while at < end:
        found, stop, rule = _next(line, text, at, title, written is None)
        if stop == at:
            break
        written = found or written
        cuts.append(Cut(line.start + at, line.start + stop, rule))
        at = stop
    sure = written or any(cut.rule == "headline" for cut in cuts)
    wires = [line.text[cut.start - line.start : cut.end - line.start].strip() for cut in cuts if cut.rule == "credit"]
    return Glued(written, next(iter(wires), None), tuple(cuts)) if sure else Glued(None, None, ())


def _next(line: Paragraph, text: str, at: int, title: str | None, dated: bool) -> tuple[Written | None, int, str]:
    """The next piece of the head: its date if it is one, where it ends, its rule."""
    if title and (stop := _title(text, at, folded(title))):
        return None, stop, "headline"
    if (noise := _NOISE.match(text, at)) and at:
        return None, noise.end(), "dateline"
    label = pattern("published").match(text, at) or pattern("updated").match(text, at)
    start = label.end() + len(re.match(r"(?: on| at|:)? ?", text[label.end() :])[0]) if label else at  # type: ignore[index]
    for one in dates(line.text[start : start + 40]) if dated else ():
        if one.start == 0 and one.year and _free(line.text, start + one.end):
            return one, _spaced(text, start + one.end), "dateline"
    for first, last, _ in clocks(line.text[at : at + 12]) if at else ():
        if first == 0:
            return None, _spaced(text, at + last), "dateline"
    found = pattern("wires").match(text, at)
    if found and at and dates(line.text[found.end() : found.end() + 24]) and line.text[at : found.end()][0].isupper():
        return None, _spaced(text, found.end()), "credit"
    return None, at, ""


def _free(text: str, end: int) -> bool:
    """The date stands for itself: what follows opens a new phrase."""
    after = text[end : end + 2].lstrip()
    return bool(after) and (
        after[0].isupper() or after[0].isdigit() or after[0] in "\"'«“(|-–—" or text[end : end + 3] in (" at", " by")
    )


def _spaced(text: str, end: int) -> int:
    return end + len(text[end : end + 3]) - len(text[end : end + 3].lstrip())


def _title(text: str, at: int, title: str) -> int | None:
    title = title.strip(" .")
    if len(title) > 10 and text.startswith(title, at):
        stop = at + len(title)
        return stop + len(re.match(r"[ .:]*", text[stop:])[0])  # type: ignore[index]
    return None
