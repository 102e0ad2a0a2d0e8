"""Who publishes, writes, translates: what head and foot lines credit, and what they allow."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vigie.clean.dates import clocks, dates
from vigie.clean.layout import Paragraph
from vigie.clean.words import EDGES, PERSON, listed, pattern, wire
from vigie.orthography import folded

_SPLIT = re.compile(r" ?[|·•] ?| [-–—/>»:] |, |\. |; ")
NUMBER = re.compile(r"(?i)(?:#|n°|nº|\bno\.?|\bvol\.?|\bissue|\bnum[ée]ro|\b(?:news |story )?id ?:) ?\d[\d,/-]*")
_LABEL = re.compile(r"(?i)^[\s|]*sources? ?:")
_SITE_NAME = re.compile(r"[\w-]{3,}(?:\.[\w-]+)*\.[a-z]{2,8}")
_FREQUENCY = re.compile(r"(?<![\d/])\d{2,3}[.,]\d\b(?: ?(?:FM|MHz))?")
_BRACKETS = re.compile(r"\(([^()]*)\)?")
_PERSON = re.compile(PERSON)
_LINK = re.compile(r"^(?: ?[:©,-] ?| )+")
_SITE = re.compile(r"(?:pour|for|sur|on|in|dans) ([A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+){0,4})\.?$")
_AGENCY = re.compile(
    r"\((?:avec|with|source ?:)? ?([^()]{2,30})\)|\[([^][]{2,30})\]\.?$"
    r"|(?:--|(?<!\w)[-–—]{1,2}) ?([A-Z]{2,}[A-Za-z]*)\.?$|/([A-Z]{2,8})/"
)
_CREDIT = re.compile(
    r"\b(?i:avec|with|from|from the \w+ ?:|d['’]apr[eè]s|sources? ?:) (?:l['’]|the )?"
    r"([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
)
_OPENING = re.compile(r"([A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*){0,3})(?:[,.;:/|]|$)")
_FIRST = re.compile(r"(?:D['’]apr[eè]s|From the \w+ ?:|Avec|With|Sources? ?:) (?:l['’]|the )?")
_END = re.compile(r"\(([A-Z]{3,8})\)")  # a sign under the story, of an agency that no table holds


@dataclass(frozen=True, slots=True)
class Masthead:
    """A name that may be the publisher's, how much speaks for it, and the line it stands on."""

    name: str
    score: int
    line: Paragraph


def byline(line: Paragraph) -> str | None:
    """The name after "Par", "By", "Posted by" …; "" where the line credits nobody in particular; None if it is none."""
    for found in pattern("bylines").finditer(line.folded):
        if found.start() and not re.search(r"(?:[|,(–—/;.-]|\d|\bon\b.*|^) ?$", line.folded[: found.start()]):
            continue
        rest = _LINK.sub("", line.plain[found.end() :])
        rest = re.sub(r"^[àÀ] [^,]{2,40}, |^(?:in|at) [^,]{2,30}, ", "", rest)
        if pattern("nobody").match(folded(rest)):
            return ""
        if name := _person(rest):
            return name
    return _described(line)


def _person(text: str) -> str | None:
    found = _PERSON.match(text)
    if not found:
        return None
    name = found[0].rstrip(".,'’- ")
    return name if not any(char.isdigit() for char in name) else None


def _described(line: Paragraph) -> str | None:
    """ "Anna Weber, correspondante à Goma"."""
    found = re.match(rf"({PERSON}), ", line.plain)
    if found and not line.ends and " " in found[1] and pattern("writers").match(line.folded, found.end()):
        return found[1]
    return None


def bare_name(line: Paragraph) -> bool:
    """A line that is a person's name and nothing else."""
    alone = _PERSON.fullmatch(line.plain)
    return (
        bool(alone) and 2 <= line.words <= 4 and not line.plain.isupper() and not pattern("outlets").search(line.folded)
    )


def placed_name(line: Paragraph) -> str | None:
    """ "Anna Weber at Old Trafford", "Anna Weber à Goma": the name."""
    found = re.fullmatch(rf"({PERSON}) (?:at|in|from|à|en) {PERSON}", line.plain)
    return found[1] if found and 2 <= len(found[1].split()) <= 3 else None


def translator(lines: Iterable[Paragraph]) -> str | None:
    """The name after "traduit de l'anglais par", "traduction ©", "translated by"."""
    for line in lines:
        for found in pattern("translators").finditer(line.folded):
            name = _person(_LINK.sub("", line.plain[found.end() :]))
            if name and (" " in name or found[0].endswith(("par", "by", "©"))):
                return name
    return None


def original_author(lines: Iterable[Paragraph]) -> str | None:
    """The name after "Article original :" in a translation."""
    for line in lines:
        if found := pattern("originals").match(line.folded):
            rest = re.match(rf" ?(?:(?:[:–—-]|by|par|de) ?)?({PERSON}),", line.plain[found.end() :])
            if rest and " " in rest[1]:
                return rest[1]
    return None


def named_publisher(lines: Iterable[Paragraph]) -> str | None:
    """The name after "Publié par", "Mis en ligne le … par la rédaction de", "Published by"."""
    for line in lines:
        if found := pattern("publishers").match(line.folded):
            rest = _until_date(_LINK.sub("", line.plain[found.end() :]))
            inner = re.match(
                r"(?i)(?:la |l['’]équipe |the )?(?:r[ée]daction|newsroom|desk|équipe|staff) (?:de |du |d['’]|of |at )",
                rest,
            )
            if inner:
                rest = rest[inner.end() :]
            name = re.split(r" [|–—-] |, |\. ", rest)[0].strip(" .,")
            if name and name[0].isupper() and name.lower() != "admin":
                return name
    return None


def _until_date(text: str) -> str:
    found = dates(text)
    text = text[: found[0].start] if found else text
    return re.sub(r"(?i)[\s,(]+(?:le|on|du|the|at|à)?\s*$", "", text)


def mastheads(head: Sequence[Paragraph], *, headed: bool = False) -> list[Masthead]:
    """The names of head lines that may be the publisher's, the likeliest first; `headed`: the first line is no headline,
    so that a name opens it."""
    found = [
        Masthead(name, _score(name, position, line, headed=headed), line)
        for position, line in enumerate(head[:6])
        if dated_wire(line) is None
        for name in _pieces(line)
    ]
    return sorted(found, key=lambda one: -one.score)


def _pieces(line: Paragraph) -> Iterator[str]:
    text = NUMBER.sub(" | ", _FREQUENCY.sub("", _blanked(line.plain)))
    for piece in _SPLIT.split(_BRACKETS.sub(" ", text)):
        name = _LABEL.sub("", piece).strip(" .,|-–—/:;")
        if len(name) > 1 and any(char.isalpha() for char in name) and not pattern("published").match(folded(name)):
            yield _wire_alone(name)


def _blanked(text: str) -> str:
    """The text with a bar where dates and times stood."""
    spans = [(one.start, one.end) for one in dates(text)] + [(start, end) for start, end, _ in clocks(text)]
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} | {text[end:]}"
    text = _zones().sub("|", text)
    return re.sub(
        r"(?i)(?:(?:\bdu|\bau|\ble|\bon|\bfrom|\bto|\bof|mis en ligne|publi[ée]e?|(?:last )?updated|mis à jour)\s*)+\|",
        "|",
        text,
    )


@cache
def _zones() -> re.Pattern[str]:
    """The time zones that follow a blanked date or time."""
    zones = "|".join(zone.upper() if len(zone) < 5 else zone for zone in listed("zones"))
    return re.compile(rf"\|[\s,]*(?:[ap]m )?(?:{zones})(?:[+-]\d{{1,2}}(?::?\d\d)?)?(?!\w)")


def _wire_alone(name: str) -> str:
    """ "Reuters World News" → "Reuters"."""
    found = pattern("wires").match(folded(name))
    rest = folded(name)[found.end() :].strip() if found else ""
    return name[: found.end()] if found and (not rest or pattern("sections").match(rest)) else name


def _score(name: str, position: int, line: Paragraph, *, headed: bool) -> int:
    low = folded(name)
    opening = position == 0 and line.plain.startswith(name)
    barred = opening and line.plain[len(name) :].lstrip().startswith("|")
    if _section(name) or (name[0].islower() and not barred):
        return -5
    outlet = bool(pattern("outlets").search(low)) or wire(name) or bool(_SITE_NAME.fullmatch(low))
    score = 3 * outlet
    score += max(0, 2 - position) + bool(dates(line.plain)) + bool(NUMBER.search(line.plain))
    score -= 2 * (":" in _LABEL.sub("", _blanked(line.plain)) or bool(re.search(r"[«»“”?!]|(?<!\w)\d+(?!\w)", name)))
    plain = [word for word in name.split()[1:] if word[0].islower() and len(word) > 3 and not _small(word)]
    score += 2 * (opening and len(plain) < 2 and (outlet or headed))
    score -= 3 * (not opening and bool(pattern("mottos").match(low)) and not _numbered(name, line))
    return score - len(plain) - (len(name.split()) > 7)


def _small(word: str) -> bool:
    return bool(pattern("particles").fullmatch(folded(word)))


def _numbered(name: str, line: Paragraph) -> bool:
    """A number stands right after the name: "Lettre du Sahel, n° 12"."""
    return bool(re.match(r"[ ,(]{1,3}(?:#|n°|nº|no\b|vol\b|issue\b)", line.plain.partition(name)[2], re.I))


def _section(name: str) -> bool:
    """A part of a paper ("Monde"), and no name beside it ("Le Fil de l'Est")."""
    rest = folded(name)
    for list_ in ("sections", "kinds"):
        rest = pattern(list_).sub(lambda found: " " * len(found[0]), rest)
    words = list(re.finditer(r"\w+", rest))
    named = any(len(word[0]) > 2 and name[word.start()].isupper() and not name.isupper() for word in words)
    return not named and all(len(word[0]) < 4 for word in words) and rest != folded(name)


def agency(lines: Iterable[Paragraph], dateline: str | None, publisher: str | None) -> str | None:
    """The wire credited: in the dateline, else in a head or foot line ("avec AFP", "--Reuters")."""
    if dateline and (wire(dateline) or not _initials(dateline, publisher)):
        return dateline
    for line in lines:
        for found in (*_AGENCY.finditer(line.plain), *_CREDIT.finditer(line.plain)):
            name = next(group for group in found.groups() if group)
            if wire(name) or _agency_word(name):
                return name
        if name := credited(line):
            return name
    return publisher if publisher and wire(publisher) else None


def _agency_word(name: str) -> bool:
    """A name with a word for agencies in it, and more than that word: "Marmara Wire"."""
    return " " in name and bool(pattern("agencies").search(folded(name)))


def credited(line: Paragraph) -> str | None:
    """The wire that a line of credits names at its start or alone: "AFP, trad. de la rédaction", "(BelaPAN)"."""
    if wire(name := line.plain.strip(EDGES)):
        return name
    if (signed := _END.fullmatch(line.plain)) and not pattern("closings").fullmatch(folded(signed[1])):
        return signed[1]
    led = _FIRST.match(line.plain)
    found = _OPENING.match(line.plain, led.end() if led else 0)
    return found[1] if found and wire(found[1]) else None


def dated_wire(line: Paragraph) -> str | None:
    """The agency of a line that holds a dateline and nothing else: "PORT MORESBY, 7 May 2022 (PPA)"."""
    found = re.fullmatch(r"(.{4,60}?) ?\(([^()]{2,30})\)", line.plain)
    if not found or not dates(found[1]):
        return None
    placed = re.match(r"[A-ZÀ-Þ' -]{3,}, ", found[1]) and re.fullmatch(r"[A-Z]{2,6}", found[2])
    return found[2] if wire(found[2]) or placed else None


def relayed(story: Iterable[Paragraph]) -> str | None:
    """The wire that an item of the story credits in brackets: "(avec AFP)", "[AA]" at its end."""
    for line in story:
        for found in re.finditer(
            r"\((?:avec|with|source ?:) ([^()]{2,30})\)|[(\[]([^][()]{2,30})[)\]]\.?$", line.plain
        ):
            if wire(name := found[1] or found[2]):
                return name
    return None


def _initials(name: str, publisher: str | None) -> bool:
    """The letters of a publisher's own name: its house sign, no wire."""
    letters = [word[0] for word in re.findall(r"[^\W_]+", publisher or "") if word[0].isupper()]
    return bool(publisher) and name.isupper() and name != publisher and name == "".join(letters)[: len(name)]


def foot_publisher(lines: Sequence[Paragraph]) -> str | None:
    """A name that only the foot gives: "traduction © X pour Y", "© 2020 Y", "Y avec AFP"."""
    for line in lines:
        site = _SITE.search(line.plain) if pattern("translators").search(line.folded) else None
        owner = re.match(r"(?:©|\([cC]\)|Copyright) ?(?:©? ?\d{4},? )?([A-ZÀ-Þ][^.,|0-9]{2,40})", line.plain)
        shared = re.match(r"([A-ZÀ-Þ][\w’' -]{2,40}?) (?:avec|with) (?:l['’])?[A-Z]", line.plain)
        found = site or owner or (shared if line.words < 8 else None)
        if found and not pattern("kinds").match(folded(found[1])) and "droits" not in folded(found[1]):
            return found[1].strip()
    return None


def imprint(line: Paragraph, publisher: str) -> bool:
    """A last line in which the outlet speaks of itself: "Radio Bria, la voix du fleuve", "Le Phare paraît le lundi"."""
    name = re.sub(r"^(?:the|le|la|les|l') ?", "", folded(publisher))
    opened = re.match(rf"(?:the |le |la |les |l')?{re.escape(name)} ?", line.folded)
    if not opened or line.words > 30:
        return False
    rest = line.folded[opened.end() :]
    return bool(re.match(r"[,|:·(]|- ", rest) or pattern("imprint").match(rest))


def is_wire(name: str) -> bool:
    """A signature that is an agency's: "The Associated Press"."""
    return wire(name)


def without_article(name: str) -> str:
    """ "The Associated Press" → "Associated Press"."""
    return name.removeprefix("The ").removeprefix("L'").removeprefix("L’")
