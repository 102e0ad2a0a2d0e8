"""What stands around the story: the lines above it, each with its part, and the credit lines below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vigie.clean.credits import (
    NUMBER,
    bare_name,
    byline,
    credited,
    mastheads,
    named_publisher,
    original_author,
    placed_name,
    translator,
)
from vigie.clean.dateline import dispatch
from vigie.clean.dates import clocks, dates
from vigie.clean.layout import Paragraph
from vigie.clean.passages import Cut, cuts, tells
from vigie.clean.words import pattern
from vigie.orthography import folded

DEPTH = 14  # paragraphs among which the head may end
WIDE = 400  # characters: a longer line is no credit line
FOOT = 8  # paragraphs at the end that may be credits

_ITEM = re.compile(r"^(?!\d{1,2}\. ?\d{1,2}\. ?\d{2})(?:[-•*·–—▪●■►]|\(?\d{1,2}[).]|[a-z]\)) ?\S")
_SHARED = re.compile(r"\((?:avec|with|sources? ?:) [^()]+\)")
_TICK = re.compile(r"^(?!\d{1,2}\. ?\d{1,2}\. ?\d{2})(?:[01]?\d|2[0-3])(?:[:.h]| h )[0-5]\d\b")
_FINAL = re.compile(r"""[.…](?:[ \u00a0\u202f]*["»”’')\]]+)*$""")


@dataclass(frozen=True, slots=True)
class Zones:
    """The paragraphs above the story with their parts, the story's own, and the credit lines at the end."""

    head: tuple[Paragraph, ...]
    parts: tuple[str, ...]  # one for each paragraph of the head
    story: tuple[Paragraph, ...]
    foot: tuple[Paragraph, ...]
    publisher: str | None
    title: Paragraph | None

    def part(self, name: str) -> list[Paragraph]:
        """The head's paragraphs that play a part."""
        return [line for line, part in zip(self.head, self.parts, strict=True) if part == name]


def zones(lines: Sequence[Paragraph], code: str, *, title: str | None = None) -> Zones:
    """The report's head, story and foot."""
    first = _story_start(lines, code)
    head = tuple(lines[:first])
    parts = [_part(line, code) for line in head]
    masthead = _masthead(head, parts, title)
    if masthead:
        _sign(head, parts, masthead[1])
    headline = _headline(head, parts, title, masthead[1].block if masthead else -1)
    story = lines[first:]
    if not story:  # a text of short lines only: what is no known part is the story
        story = [line for line, part in zip(head, parts, strict=True) if part == ""]
        parts = [part or "story" for part in parts]
    foot = [line for line in story[-FOOT:] if line is not story[0] and _closing(line, code)]
    return Zones(head, tuple(parts), tuple(story), tuple(foot), masthead[0] if masthead else None, headline)


def _story_start(lines: Sequence[Paragraph], code: str) -> int:
    """The index of the first paragraph that tells something; its own heading, in a text of several, goes with it."""
    found = next((i for i, line in enumerate(lines[:DEPTH]) if _tells(line) and not _taken(line, code)), None)
    if found is None:
        return len(lines) if len(lines) <= DEPTH else 0
    while found and _heading(lines, found - 1) and _headings(lines, found) and not _part(lines[found - 1], code):
        found -= 1
    return found


def _taken(line: Paragraph, code: str) -> bool:
    """A passage rule takes the whole paragraph, or it is a line of credits."""
    return any(cut.start == line.start and cut.end == line.end for cut in cuts(line, code)) or _dated(line)


def _tells(line: Paragraph) -> bool:
    """It reads like the story: an item, a tick, a dispatch, or a sentence of some length."""
    if _TICK.match(line.text) and line.words > 3 and not dates(line.text[:40]):
        return True
    if _ITEM.match(line.text) and line.words > 3:
        return True
    opened = dispatch(line.plain) if line.words >= 8 else None
    if opened and len(line.text[opened.end :].split()) < 4:
        return False
    if opened and ((opened.agency and opened.place) or opened.written or (line.ends and line.words >= 10)):
        return True
    if not line.ends:
        return line.words >= 25
    longest = max(end - start for start, end in line.sentences)
    if _FINAL.search(line.text):
        return line.words >= 6 and longest >= 30
    return line.words >= 15 or (len(line.sentences) > 1 and longest >= 30)


def _heading(lines: Sequence[Paragraph], i: int) -> bool:
    """A short line right above a paragraph of its own block."""
    return lines[i].block == lines[i + 1].block and not lines[i].ends and lines[i].words <= 12


def _headings(lines: Sequence[Paragraph], start: int) -> bool:
    """The story has further headings of this kind."""
    return any(
        _heading(lines, i) and (_tells(lines[i + 1]) or lines[i + 1].ends) and not _tells(lines[i])
        for i in range(start, len(lines) - 1)
    )


def _part(line: Paragraph, code: str) -> str:
    """What a head line is for its own words: a rule's name, or "" where they do not tell."""
    if len(line.text) > WIDE:
        return ""
    if pattern("originals").match(line.folded) and original_author([line]):
        return "credit"
    if _dated(line):
        return "dateline"
    if byline(line) is not None and line.words <= 20:
        return "byline"
    if pattern("translators").match(line.folded) or _SHARED.fullmatch(line.folded):
        return "credit"
    if taken := next((cut for cut in cuts(line, code) if cut.start == line.start and cut.end == line.end), None):
        return taken.rule
    if pattern("kinds").match(line.folded) and line.words <= 4:
        return "label"
    return ""


def _dated(line: Paragraph) -> bool:
    """A line that carries the date of publication, and no sentence."""
    written = dates(line.text) if line.words <= 25 and len(line.text) <= WIDE else []
    if not written or _TICK.match(line.text) or _ITEM.match(line.text):
        return False
    numbered = NUMBER.search(line.plain) and any(one.weekday is not None for one in written)
    full = numbered or any(one.year is not None for one in written)
    bare = written[0].start <= 4 and written[0].end >= len(line.text) - 12
    if not full and not bare and not pattern("published").match(line.folded):
        return False
    if line.words >= 10 and line.ends and dispatch(line.plain):
        return False
    return not line.ends or max(len(line.text[a - line.start : b - line.start].split()) for a, b in line.sentences) <= 8


def _masthead(head: Sequence[Paragraph], parts: list[str], title: str | None) -> tuple[str, Paragraph] | None:
    """The publisher's name that the head gives, and its line; marks the line."""
    usable = [
        line
        for line, part in zip(head, parts, strict=True)
        if part in ("", "dateline", "menu", "label") and len(line.text) <= WIDE and not _is_title(line, title)
    ]
    if name := named_publisher([line for line in head if len(line.text) <= WIDE]):
        line = next(line for line in head if name in line.text)
        return name, line
    free = sum(part == "" for part in parts)
    for one in mastheads(usable, headed=not title and _headed(head, parts))[:1]:
        alone = free == 1 and not any(part in ("dateline", "byline") for part in parts)
        if one.score >= (4 if alone else 2) and not (alone and one.line.words > 6):
            i = head.index(one.line)
            parts[i] = parts[i] or "masthead"
            return one.name, one.line
    return None


def _headed(head: Sequence[Paragraph], parts: Sequence[str]) -> bool:
    """The first line carries a date, or another block of the head may hold the headline."""
    below = any(part == "" and line.block != head[0].block for line, part in zip(head, parts, strict=True))
    return below or parts[:1] == ["dateline"]


def _is_title(line: Paragraph, title: str | None) -> bool:
    return bool(title) and line.folded.strip(" .") == folded(title or "").strip(" .")


def _repeats(line: Paragraph, title: str | None) -> bool:
    """The known title with little else: "Douze morts à Bria | Le Phare"."""
    known = folded(title or "").strip(" .")
    return len(known) > 10 and known in line.folded and len(line.text) < len(known) + 60


def _sign(head: Sequence[Paragraph], parts: list[str], masthead: Paragraph) -> None:
    """A bare name in the masthead's block, or next to a date, signs the report."""
    for i, line in enumerate(head):
        dated = any(other.block == line.block and part == "dateline" for other, part in zip(head, parts, strict=True))
        if (
            parts[i] == ""
            and (bare_name(line) or (dated and placed_name(line)))
            and (dated or line.block == masthead.block)
        ):
            parts[i] = "byline"


def _headline(head: Sequence[Paragraph], parts: list[str], title: str | None, mast: int) -> Paragraph | None:
    """The title's line: the known title, else the first free line below the masthead's block, else the last free one.
    Free lines in the masthead's block are its motto; free lines below the headline stay with the story."""
    free = [i for i, part in enumerate(parts) if part == ""]
    known = [i for i in free if _is_title(head[i], title)]
    below = [i for i in free if head[i].block != mast]
    rubric = below[:1] if not known and len(below) > 1 and _rubric(head[below[0]], head[below[1]]) else []
    chosen = next(iter(known or below[len(rubric) :] or free[-1:]), None)
    for i in free:
        mottos = head[i].block == mast
        again = i == chosen or _repeats(head[i], title)
        parts[i] = "headline" if again else "motto" if mottos else "label" if i in rubric else "story"
    return head[chosen] if chosen is not None else None


def _rubric(line: Paragraph, after: Paragraph) -> bool:
    """A short line in capitals above the headline: "CHEZ NOS VOISINS"."""
    return line.words <= 5 and line.plain.isupper() and not after.plain.isupper() and not after.plain.startswith("(")


def _closing(line: Paragraph, code: str) -> bool:
    """A line at the end that credits, dates or signs."""
    if line.words > 30 or len(line.text) > WIDE:
        return False
    if (credited(line) and not tells(line)) or bare_name(line) or (_dated(line) and line.words <= 12):
        return True
    name = translator([line]) if line.words <= 15 else None
    if name and (line.plain.rstrip(" .)").endswith(name.rstrip(" .")) or not tells(line)):
        return True
    credit = re.search(r"(?:\b(?:avec|with|from)\b (?:l')?)([\w' -]+?)\.?$", line.folded)
    if credit and line.words <= 8 and pattern("wires").match(credit[1]):
        return True
    if byline(line) is not None and line.words <= 10 and not line.ends:
        return True
    return any(cut.rule in ("credit", "notice", "contact") for cut in cuts(line, code)) or bool(
        line.words <= 6 and list(clocks(line.text)) and pattern("updated").search(line.folded)
    )


def head_cuts(found: Zones) -> list[Cut]:
    """The head's lines that leave the text."""
    return [
        Cut(line.start, line.end, part)
        for line, part in zip(found.head, found.parts, strict=True)
        if part not in ("", "story")
    ]
