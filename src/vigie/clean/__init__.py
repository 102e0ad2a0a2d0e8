"""Capture → Report: the text that is read, and what its head and foot say about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vigie.clean import credits
from vigie.clean.body import body, removed
from vigie.clean.dateline import Dated, Dispatch, dispatch, publication
from vigie.clean.decoding import decoded
from vigie.clean.glued import Glued, glued
from vigie.clean.head import WIDE, Zones, head_cuts, zones
from vigie.clean.layout import Paragraph, paragraphs, unwrapped
from vigie.clean.pages import Page, is_page, page
from vigie.clean.passages import Cut, cuts, tells
from vigie.clean.source import Segment, Source, readable, source
from vigie.clean.tongue import tongue
from vigie.clean.words import full_name
from vigie.errors import EmptyInputError
from vigie.model import Capture, Report

__all__ = ["report"]


def report(capture: Capture, *, language: str | None = None, published: date | None = None) -> Report:
    """One capture made readable. What the caller says goes before what the carrier says, and that before the text.

    Raises EmptyInputError, BinaryInputError, OversizeInputError or UnknownLanguageError; the message names the file.
    """
    carried = _page(capture)
    text = unwrapped(readable(carried.source))
    lines = paragraphs(text.text)
    if not any(char.isalpha() for line in lines for char in line.text):
        raise EmptyInputError(f"{capture.uri}: no words in it", remedy="save the report's text in it and read it again")
    code = tongue([line.text for line in lines], capture.uri, given=language or capture.language)
    title = capture.title or carried.title
    found = zones(lines, code, title=title)
    read = _Read(found, *_opening(found, title))
    taken = _cuts(read, code)
    said = _Credits.of(read, _cut_lines(text.text, taken), carried, capture)
    taken += _imprint(read, taken, said.publisher)
    clean, origins, taken = _body(text, lines, taken)
    dated = _dated(read, clean, published or capture.published or carried.published)
    return Report(
        id=capture.id, uri=capture.uri, text=clean, language=code,
        title=title or (found.title.text if found.title else None),
        publisher=said.publisher, author=said.author, translator=said.translator, agency=said.agency,
        published=dated.day, published_time=dated.clock, dateline=read.dispatch.place if read.dispatch else None,
        place=capture.place, reproduction=_reproduction(text.text, taken),
        removed=removed(text, taken), origins=origins, because=tuple(filter(None, (dated.rule, said.rule))),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Read:
    """The zones of a text, and what opens its story."""

    zones: Zones
    glued: Glued
    dispatch: Dispatch | None
    dispatch_cut: Cut | None

    @property
    def credits(self) -> list[Paragraph]:
        return [line for line in (*self.zones.head, *self.zones.foot) if len(line.text) <= WIDE]


@dataclass(frozen=True, slots=True)
class _Credits:
    """Who publishes, writes, translates."""

    publisher: str | None
    author: str | None
    translator: str | None
    agency: str | None
    rule: str

    @classmethod
    def of(cls, read: _Read, cut: list[Paragraph], page: Page, capture: Capture) -> "_Credits":
        lines = read.credits
        wire = (read.dispatch.agency if read.dispatch else None) or read.glued.wire or _head_wire(read.zones)
        author, signed = _author(lines, page)
        publisher, rule = _publisher(read, page, capture, wire, signed)
        translator = credits.translator([*lines, *cut])
        author = credits.original_author(lines) or (author if author not in (translator, publisher) else None)
        agency = credits.agency(_credited(read), wire, publisher) or signed or credits.relayed(read.zones.story)
        return cls(publisher, author, translator, agency, rule)


def _head_wire(found: Zones) -> str | None:
    return next((name for line in found.head if len(line.text) <= WIDE and (name := credits.dated_wire(line))), None)


def _page(capture: Capture) -> Page:
    received = decoded(capture.data, capture.uri)
    if is_page(received, capture.media_type):
        return page(received, capture.uri)
    return Page(source(received))


def _body(text: Source, lines: Sequence[Paragraph], taken: list[Cut]) -> tuple[str, tuple[Segment, ...], list[Cut]]:
    """What is left; a report of which nothing would be left keeps its headline, or everything."""
    for cuts_ in (taken, [cut for cut in taken if cut.rule != "headline"], []):
        clean, origins = body(text, lines, cuts_)
        if clean:
            return clean, origins, cuts_
    return clean, origins, []


def _opening(found: Zones, title: str | None) -> tuple[Glued, Dispatch | None, Cut | None]:
    """The glued head of the first paragraph, and the dateline that its story opens with."""
    if not found.story:
        return Glued(None, None, ()), None, None
    first = found.story[0]
    before = glued(first, title)
    start = max((cut.end for cut in before.cuts), default=first.start)
    opened = dispatch(first.plain[start - first.start :], "\n".join(line.plain for line in found.head))
    return before, opened, Cut(start, start + opened.end, "dateline") if opened else None


def _cuts(read: _Read, code: str) -> list[Cut]:
    """Everything that leaves: head lines, what opens the story, passages, credit lines at the foot."""
    found = [*head_cuts(read.zones), *read.glued.cuts]
    if read.dispatch_cut:
        found.append(read.dispatch_cut)
    opened = max((cut.end for cut in found if read.zones.story and cut.start >= read.zones.story[0].start), default=0)
    last = True
    for line in reversed(read.zones.story):
        rest = line.after(opened) if line.start < opened < line.end else line
        taken = cuts(rest, code, last=last and line is not read.zones.story[0])
        if line in read.zones.foot and not taken:
            taken = [Cut(line.start, line.end, "credit")]
        last = last and any(cut.start == line.start and cut.end == line.end for cut in taken)
        found += taken
    return found


def _cut_lines(text: str, taken: Sequence[Cut]) -> list[Paragraph]:
    """The sentences that leave as credits, wherever they stand."""
    rules = ("credit", "notice", "note")
    return [Paragraph(cut.start, cut.end, text[cut.start : cut.end], 0) for cut in taken if cut.rule in rules]


def _imprint(read: _Read, taken: Sequence[Cut], publisher: str | None) -> list[Cut]:
    """The last line, where the outlet speaks of itself in it."""
    gone = {cut.start for cut in taken}
    last = next((line for line in reversed(read.zones.story[1:]) if line.start not in gone), None)
    if not publisher or last is None or not credits.imprint(last, publisher) or tells(last):
        return []
    return [Cut(last.start, last.end, "imprint")]


def _author(lines: Sequence[Paragraph], page: Page) -> tuple[str | None, str | None]:
    """The author, and the agency that signs in an author's place ("By The Associated Press")."""
    for line in lines:
        name = credits.byline(line) or credits.placed_name(line)
        name = name or (line.text if credits.bare_name(line) and line is not lines[0] else None)
        if name and credits.is_wire(name):
            return None, credits.without_article(name)
        if name:
            return name, None
    return page.author, None


def _publisher(
    read: _Read, page: Page, capture: Capture, wire: str | None, signed: str | None
) -> tuple[str | None, str]:
    """The publisher, and where its name was found."""
    foot = read.zones.foot
    named = (
        (capture.publisher, "publisher: carrier"), (page.publisher, "publisher: page"),
        (read.zones.publisher, "publisher: head"), (credits.named_publisher(foot), "publisher: foot"),
        (credits.foot_publisher(foot), "publisher: foot"), (signed, "publisher: byline"), (wire, "publisher: dateline"),
    )  # fmt: skip
    name, rule = next(((name, rule) for name, rule in named if name), (None, ""))
    return (name if rule == "publisher: carrier" else name and full_name(name)), rule


def _credited(read: _Read) -> list[Paragraph]:
    """The lines in which a wire may be credited: head, foot, and the end of a text without lines."""
    last = [line.after(max(line.start, line.end - WIDE)) for line in read.zones.story[-1:]]
    return [line for line in (*read.credits, *last) if line is not read.zones.title]


def _dated(read: _Read, story: str, given: date | None) -> Dated:
    found = publication(read.zones.head, read.zones.foot, read.dispatch, read.glued.written, story)
    if given is None:
        return found
    return Dated(given, found.clock if found.day in (None, given) else None, "date: given")


def _reproduction(text: str, taken: Sequence[Cut]) -> str | None:
    """What the source allows, in its own words."""
    return (
        " ".join(text[cut.start : cut.end] for cut in sorted(taken, key=lambda cut: cut.start) if cut.rule == "notice")
        or None
    )
