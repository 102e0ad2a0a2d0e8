"""Which passages leave the text: appeals, sign-ups, share buttons, notices … each by a named rule.

The words are those of `languages/<code>/passages.toml`, where examples stand beside them. A passage is a sentence or a
whole paragraph. A sentence that tells an event, says who said it, or quotes somebody, stays whatever words it has,
unless it opens with a label ("Lire aussi : …", "More: …").
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from vigie.clean.layout import Paragraph
from vigie.clean.phrases import Hit, Lexicon
from vigie.clean.tongue import stopwords
from vigie.languages import CODES, language

SHORT = 40  # words: a longer sentence is no boilerplate for two words of it
SLOGAN = 25  # words of a paragraph that leaves whole for any appeal in it
_KINDS = ("labels", "starts", "any")
_OPENING = re.compile(r"""^[\s"'(\[*•·>–—-]*""")
_LABEL = re.compile(r"""["»]? *(?:[:|·•>(\[#/]|- |-$|[.!?)\]]* *$)""")
_QUOTATION = re.compile(r"""[«“][^«»“”]*\w \w|"[^"]*\w+ \w+[^"]*\"""")
_SEPARATORS = re.compile(r" [|·•>»/-] |\t| {3,}")
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$")
_ADDRESSES = re.compile(
    r"\w@\w+[\w-]*\.\w|https?://\w|\bwww\.\w|\+\d{1,3}[ .-]?\(?\d"
    r"|\b(?!(?:19|20)\d\d-)\d{3,4}-\d{4}\b|\b0\d(?:[ .]\d\d){4}\b"
)
_FIGURE_DATE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the working text that leaves, and the rule that takes it."""

    start: int
    end: int
    rule: str


@dataclass(slots=True)
class _Found:
    """What the word lists find in one sentence."""

    rules: dict[str, list[Hit]] = field(default_factory=lambda: defaultdict(list))
    sets: set[str] = field(default_factory=set)
    protected: bool = False


@cache
def _lexicon() -> Lexicon:
    return Lexicon(entry for code in CODES for entry in _entries(code))


def _entries(code: str) -> Iterator[tuple[str, str]]:
    table = language(code).table("passages")
    yield from (("protect//", word) for word in table["protect"]["words"])
    yield from ((f"set/{code}/{name}", word) for name, words in table["sets"].items() for word in words)
    for name, rule in table["rules"].items():
        yield from ((f"{kind}/{code}/{name}", phrase) for kind in _KINDS for phrase in rule.get(kind, ()))


def cuts(paragraph: Paragraph, code: str, *, last: bool = False) -> list[Cut]:
    """The passages of one paragraph that leave the text of a report in the language `code`.

    The `last` paragraph of a report is taken on less: two words of different sets, if it is short.
    """
    if rule := _shape(paragraph, code):
        return [Cut(paragraph.start, paragraph.end, rule)]
    hits = list(_lexicon().hits(paragraph.folded))
    if not hits:
        return []
    shared = _shared(paragraph, hits)
    if last and _slogan(paragraph, hits, code):
        return [Cut(paragraph.start, paragraph.end, "appeal")]
    read = [_sentence(paragraph, span, own, code) for span, own in zip(paragraph.sentences, shared, strict=True)]
    if whole := _whole(paragraph, read):
        return [Cut(paragraph.start, paragraph.end, whole)]
    return [Cut(*span, rule) for span, (rule, _, _) in zip(paragraph.sentences, read, strict=True) if rule]


def _shape(paragraph: Paragraph, code: str) -> str | None:
    """What leaves for its shape: hashtags, a bare address, a menu ("News | Sports | Weather")."""
    if _HASHTAGS.match(paragraph.text):
        return "tags"
    if paragraph.words <= 3 and len(paragraph.text) < 200 and _ADDRESS.match(paragraph.text):
        return "contact"
    if (
        paragraph.words <= SLOGAN
        and len(paragraph.text) < 400
        and _ADDRESSES.search(paragraph.text)
        and not tells(paragraph)
    ):
        return "contact"
    pieces = _SEPARATORS.split(paragraph.text) if paragraph.words < 30 else []
    if len(pieces) > 2 and not _FIGURE_DATE.search(paragraph.text) and not paragraph.ends:
        short = all(0 < len(piece.split()) <= 4 for piece in pieces)
        return "menu" if short and stopwords(paragraph.folded, code) < 0.25 else None
    return None


def tells(paragraph: Paragraph) -> bool:
    """A paragraph that tells an event, says who said something, or quotes."""
    return _quotes(paragraph.text) or any(hit.key == "protect//" for hit in _lexicon().hits(paragraph.folded))


_Read = tuple[str | None, bool, bool]  # the rule, whether a label gave it, whether the sentence is protected


def _slogan(paragraph: Paragraph, hits: Sequence[Hit], code: str) -> bool:
    """A short paragraph that tells nothing, speaks to the reader or of the house, and of money or a channel."""
    sets = {hit.key.removeprefix(f"set/{code}/") for hit in hits}
    spoken = not sets.isdisjoint(("reader", "asks", "house")) and not sets.isdisjoint(("money", "prices", "channel"))
    return spoken and paragraph.words <= SLOGAN and not tells(paragraph)


def _shared(paragraph: Paragraph, hits: Sequence[Hit]) -> list[list[Hit]]:
    """The hits of each sentence."""
    starts = [start - paragraph.start for start, _ in paragraph.sentences]
    shared: list[list[Hit]] = [[] for _ in starts]
    for hit in hits:
        shared[max(0, bisect_right(starts, hit.start) - 1)].append(hit)
    return shared


def _sentence(paragraph: Paragraph, span: tuple[int, int], own: Sequence[Hit], code: str) -> _Read:
    start, end = span[0] - paragraph.start, span[1] - paragraph.start
    if not own:
        return None, False, _quotes(paragraph.text[start:end])
    head = start + len(_OPENING.match(paragraph.folded[start:end])[0])  # type: ignore[index]
    found = _found(own, head, paragraph.folded, end)
    protected = found.protected or _quotes(paragraph.text[start:end])
    short = len(paragraph.text[start:end].split()) <= SHORT
    if short and (rule := _first(found, "labels")):
        return rule, True, protected
    if protected or not short:
        return None, False, protected
    return _first(found, "starts") or _first(found, "any") or _sets(found, code), False, False


def _quotes(text: str) -> bool:
    return bool(_QUOTATION.search(text))


def _found(hits: Sequence[Hit], head: int, text: str, end: int) -> _Found:
    found = _Found()
    for hit in hits:
        kind, code, name = hit.key.split("/")
        opens = hit.start <= head
        if kind == "protect":
            found.protected = True
        elif kind == "set":
            found.sets.add(f"{code}/{name}")
        elif opens and kind != "any" and _LABEL.match(text, hit.end, end):
            found.rules["labels"].append(hit)
        elif kind == "any" or (opens and kind == "starts"):
            found.rules[kind].append(hit)
    return found


def _first(found: _Found, kind: str) -> str | None:
    """The rule of the longest phrase."""
    best = max(found.rules[kind], key=lambda hit: hit.end - hit.start, default=None)
    return best.key.split("/")[2] if best else None


def _sets(found: _Found, code: str) -> str | None:
    for name, rule in language(code).table("passages")["rules"].items():
        if any(all(f"{code}/{word}" in found.sets for word in words) for words in rule.get("all", ())):
            return str(name)
    return None


def _whole(paragraph: Paragraph, read: Sequence[_Read]) -> str | None:
    """The rule that takes the whole paragraph, where no sentence of it tells anything: its first, or its appeal."""
    told = any(protected and not rule for rule, _, protected in read)
    rule = read[0][0]
    if rule is None and paragraph.words <= SLOGAN:
        rule = next((rule for rule, _, _ in read if rule in ("appeal", "signup")), None)
    return rule if not told and paragraph.words <= 2 * SHORT else None
