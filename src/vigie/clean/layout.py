"""How a text is set: its paragraphs, and whether its lines were wrapped at a fixed width."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from vigie.clean.source import Source
from vigie.orthography import folded

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\t", " "))
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"""[.!?…](?:[ \u00a0\u202f]*["»”’')\]]+)*$""")
_SENTENCE = re.compile(r"""(?<=[.!?…])(?:[ \u00a0\u202f]?["»”)\]]+)?\s+(?=[A-ZÀ-Ý0-9«"“(©¿¡•])""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z]|M|MM|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|No|vs|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|"
    r"[Jj]u[nl]|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd][eé]c|janv|f[eé]vr|avr|juil)\.$"
)


@dataclass(frozen=True)
class Paragraph:
    """One line of the unwrapped text; `block` numbers the runs of lines between blank lines."""

    start: int
    end: int
    text: str
    block: int

    @cached_property
    def folded(self) -> str:
        return folded(self.text)

    @cached_property
    def plain(self) -> str:
        """The text with no-break spaces made plain; the same length."""
        return self.text.translate(_SPACES)

    @cached_property
    def words(self) -> int:
        return len(self.text.split())

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Spans of the sentences, in offsets of the whole text."""
        return tuple((self.start + a, self.start + b) for a, b in _sentences(self.text))

    def after(self, start: int) -> "Paragraph":
        """What follows the offset `start`, as a paragraph of its own."""
        return Paragraph(start, self.end, self.text[start - self.start :], self.block)

    @property
    def ends(self) -> bool:
        """It closes like a sentence."""
        return bool(_END.search(self.text))


def _sentences(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for gap in _SENTENCE.finditer(text):
        if not _ABBREVIATION.search(text[start : gap.start()]):
            spans.append((start, gap.start() + len(gap[0].rstrip())))
            start = gap.end()
    return [*spans, (start, len(text))]


def paragraphs(text: str) -> list[Paragraph]:
    """The lines that are not blank, without the white space around them."""
    found: list[Paragraph] = []
    block, last = -1, 0
    for line in _LINE.finditer(text):
        if not (words := line[0].strip()):
            continue
        if block < 0 or text.count("\n", last, line.start()) > 1:
            block += 1
        start = line.start() + line[0].index(words[0])
        found.append(Paragraph(start, start + len(words), words, block))
        last = line.end()
    return found


def unwrapped(source: Source) -> Source:
    """The source with the line ends of hard-wrapped paragraphs turned into spaces; the same length."""
    lines = paragraphs(source.text)
    inner = [line for line, after in pairwise(lines) if line.block == after.block]
    width = max((len(line.text) for line in inner), default=0)
    if not 45 <= width <= 120:
        return source
    text = list(source.text)
    for block in _blocks(lines):
        if _wrapped(block, width):
            for line, after in pairwise(block):
                text[line.end : after.start] = " " * (after.start - line.end)
    return Source("".join(text), source.positions, source.received)


def _blocks(lines: list[Paragraph]) -> list[list[Paragraph]]:
    blocks: dict[int, list[Paragraph]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    return list(blocks.values())


def _wrapped(block: list[Paragraph], width: int) -> bool:
    """Every line is as full as its width allows, and one at least breaks inside a sentence."""
    pairs = list(pairwise(block))
    full = all(len(line.text) + 1 + len(after.text.split()[0]) > width for line, after in pairs)
    return full and any(after.text[0].islower() and not line.ends for line, after in pairs)
