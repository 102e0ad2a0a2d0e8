"""Names inside a noun phrase: the person it names, and the body that the person speaks for."""

import re
from collections.abc import Iterator, Sequence

from vigie.model import Mention, Span, Token
from vigie.orthography import folded

_PARTICLES = frozenset("al el ag ould bin ben ibn abu abou de du da dos von van d' le la di".split())
_NOBILIARY = frozenset("de du da dos d' le la di".split())  # "Charles de Gaulle", not "Omar Alloush du Conseil civil"
_BODIES = re.compile(
    r"observato|institut|council|conseil|minist|commit|comit|front\b|arm(y|ee)|force|group|party|parti\b|union|agenc|"
    r"watch|rights|right|network|reseau|bureau|office|mission|nations|united|centre|center|hopital|hospital|defen[cs]e|"
    r"croi[xs]|croissant|crescent|cross|radio|press|news|televis|journal|daily|post|times|tribune|police|guard|garde|"
    r"brigade|movement|mouvement|organi[sz]ation|association|collecti|federation|coalition|alliance|foundation|"
    r"fondation|universit|company|service|command|staff\b|etat|state|gouvern|govern|parlement|parliament|assembl|court|"
    r"tribunal|parquet|room\\b|forum|trust\\b|societ|cellule|apparatus|appareil|church|eglise|amnesty|medecins|doctors|international|humanit|liberation|islam(?:i|$)|syndicat|"
    r"directorate|fund\b|program|ministry|authority|autorit|administration|department|departement|commission|conference|media|agency"
)
_TITLES = frozenset(
    "m mm mme mlle dr pr me mr mrs ms gen col capt lt maj sgt general colonel capitaine captain lieutenant commandant "
    "commander major minister ministre president imam cheikh sheikh governor gouverneur mayor maire father bishop chief "
    "commissaire brigadier professor prof senator sen gov pere soeur abbe mgr regional health interior defense defence "
    "foreign prime affairs under spokesman spokeswoman spokesperson secretary deputy director".split()
)
_OFFICES = frozenset("assistant chief executive head managing senior vice".split())
_JOINING = ("of", "for", "de", "des", "du", "and")
_COMMON_BODY = re.compile(
    r"(?:de la|du|of the|de l['’]|for the)\s+(police|arm[ée]e|army|gendarmerie|h[oô]pital|hospital|mairie|military)"
)


def capital(token: Token) -> bool:
    """Whether a word begins with a capital letter."""
    return token.text[:1].isupper() and token.text[:1].isalpha()


def names_body(name: str) -> bool:
    """Whether a capitalised name is a body's by its words ("Observatory", "Comité")."""
    return bool(_BODIES.search(folded(name)))


def person(row: Sequence[Token], text: str, taken: Sequence[tuple[int, int]]) -> Span | None:
    """The first run of capitalised words that is a person's name: two or more, no body's word, in no name of the table."""
    found = _named(row, 0, text, taken)
    while found is not None and (later := _later(row, found, text, taken)) is not None:
        found = later
    return found


def _later(row: Sequence[Token], found: Span, text: str, taken: Sequence[tuple[int, int]]) -> Span | None:
    """The name behind an office that the first capitals only qualify: "North Eastern | regional police commander | Abdullahi
    Korane", "Eduard Basurin's deputy, | Ruslan Yakub"; None where the first capitals are the name."""
    behind = next((k for k, t in enumerate(row) if t.start >= found.end), len(row))
    if behind + 1 < len(row) and row[behind].text == "," and _titles(row[behind - 1]):
        return _named(row, behind + 1, text, taken)  # "The Commanding General, | Rufino Asuncion"
    if behind >= len(row) or not (
        row[behind].lower in ("'s", "'") or (row[behind].text.islower() and row[behind].pos in ("NOUN", "ADJ"))
    ):
        return None
    at = next((k for k in range(behind, len(row)) if capital(row[k])), None)
    if at is None or any(t.text == "," or t.pos in ("ADP", "DET", "CCONJ") for t in row[behind : at - 1]):
        return None
    office = row[at - 1].text == "," or row[at - 1].pos == "NOUN" or _titles(row[at - 1])
    return _named(row, at, text, taken) if office else None


def _named(row: Sequence[Token], k: int, text: str, taken: Sequence[tuple[int, int]]) -> Span | None:
    """The first person's name of a row from its word `k` on; None where there is none."""
    while k < len(row):
        if not capital(row[k]) or row[k].lower in ("on", "in", "at", "after", "as"):
            k += 1
            continue
        k = _past_place(row, k, taken)
        last = _run_end(row, k)
        name = _name(row, k, last, text, taken)
        if name is not None and not _of_body(row, k, text):
            return name
        k = last + 1
    return None


def _of_body(row: Sequence[Token], k: int, text: str) -> bool:
    """Whether capitals only tell where a body is: "Local Coordination Committee of | Deir Adas"."""
    return (
        k > 1 and row[k - 1].lower in ("of", "in", "de", "d'") and names_body(row[k - 2].text) and capital(row[k - 2])
    )


def _run_end(row: Sequence[Token], k: int) -> int:
    """The last word of the run of capitalised words, particles and hyphens that begins at `k`."""
    last = k
    while last + 1 < len(row) and (
        capital(row[last + 1])
        or (
            row[last + 1].lower in _PARTICLES
            and last + 2 < len(row)
            and not (row[last + 1].lower in _NOBILIARY and last > k and not _titles(row[last - 1]))
            and (capital(row[last + 2]) or row[last + 2].text == "-")
        )
        or row[last + 1].text == "-"
        or (row[last].text == "-" and not row[last].space and row[last + 1].pos != "VERB")
    ):
        last += 1
    return last


def _name(row: Sequence[Token], k: int, last: int, text: str, taken: Sequence[tuple[int, int]]) -> Span | None:
    """The person that a run of capitalised words names, without titles; None where it names none."""
    office = max((i for i in range(k, last) if _titles(row[i])), default=None)
    if row[k].text in ("UN", "US", "EU", "UK") and last - k < 2 and office is None:
        return None
    if any(t.text == "I" for t in row[k : last + 1]):
        return None
    titled = k > 0 and _titles(row[k - 1])
    if office is not None and last - office >= 2 and not names_body(text[row[office + 1].start : row[last].end]):
        titled, k = True, office + 1  # "Russian Foreign Minister | Sergei Lavrov"
        taken = [(s, e) for s, e in taken if s >= row[k].start]
    hanging = k > 0 and row[k - 1].pos in ("ADP", "ADJ")
    end, held = row[last].end, _held(row[k : last + 1], taken, hanging=hanging)
    run = _bared(row[k : last + 1])
    end = run[-1].end if run and run[-1].i < row[last].i and not _titles(row[last]) else end
    if (
        run
        and not held
        and (titled or (len(run) >= 2 and sum(map(capital, row[k : last + 1])) >= 2))
        and not names_body(text[run[0].start : end])
    ):
        return Span(run[0].start, end, text[run[0].start : end])
    return None


def _held(run: Sequence[Token], taken: Sequence[tuple[int, int]], *, hanging: bool) -> bool:
    """Whether a run of capitals is the name of a place or body rather than a person's."""
    start, end = run[0].start, run[-1].end
    if any(s < end and e > start and e - s >= (end - start) // 2 for s, e in taken):
        return True
    free = [t for t in run if not any(s <= t.start < e for s, e in taken)]
    hangs = (hanging and run[0] not in free) or run[0].pos == "ADJ"
    return (hangs and len(free) < 2) or all(t.pos == "ADJ" for t in run)


def _past_place(row: Sequence[Token], k: int, taken: Sequence[tuple[int, int]]) -> int:
    """ "an official in Idlib | Leys al-Faris", "the Syrian Coalition | Nagham al-Ghadiri": the first word behind a name
    that hangs on a preposition or has more words than one, where a name of two words follows; else `k`."""
    end = next((e for s, e in taken if s <= row[k].start < e), None)
    rest = next((i for i in range(k + 1, len(row)) if end is not None and row[i].start >= end), None)
    article = k > 1 and row[k - 1].pos == "DET"
    if rest is None or not (rest - k > 1 or (k > 0 and row[k - 1 - article].pos == "ADP")):
        return k
    two = rest + 1 < len(row) and capital(row[rest]) and _run_end(row, rest) > rest
    return rest if two and not _titles(row[rest]) else k


def _bared(run: Sequence[Token]) -> list[Token]:
    """A run of a name without a body before it ("Health Directorate | Abdel Wadoud"), or an office or initials behind it."""
    body = max((i for i, t in enumerate(run) if capital(t) and names_body(t.text)), default=None)
    if body is not None and len(run) - body > 2 and capital(run[body + 1]):
        run = run[body + 1 :]
    office = next((i for i, t in enumerate(run) if i > 1 and (_titles(t) or t.lower in _OFFICES)), len(run))
    run = [t for t in run[: office if run and run[0].pos != "ADJ" else None] if not _titles(t)]
    while len(run) > 2 and run[-1].text.isupper() and len(run[-1].text) > 2 and not run[0].text.isupper():
        run = run[:-1]
    return run


def _titles(token: Token) -> bool:
    return token.lower.strip(".") in _TITLES


def body(row: Sequence[Token], people: Span | None, named: Sequence[Mention], text: str) -> str | None:
    """The body that a person or an unnamed source speaks for: a name of the table, or a capitalised body's name."""
    for mention in named:
        if people is None or not _meet(mention.span.start, mention.span.end, people):
            return mention.span.text
    for first, last in _runs(row, people):
        name = text[row[first].start : row[last].end]
        if last > first and names_body(name):
            return name
    found = _COMMON_BODY.search(" ".join(t.text for t in row))
    return found.group(1) if found else None


def _runs(row: Sequence[Token], people: Span | None) -> Iterator[tuple[int, int]]:
    """First and last word of each capitalised run behind the first word and apart from the person's name."""
    k = 1
    while k < len(row):
        if capital(row[k]) and not (people and people.start <= row[k].start < people.end):
            first, k = k, _body_end(row, k)
            if not (people and _meet(row[first].start, row[k].end, people)):
                yield first, k
        k += 1


def _body_end(row: Sequence[Token], k: int) -> int:
    """The last word of a body's name that begins at `k` ("Ministry of Defence")."""
    last = k
    while last + 1 < len(row) and (capital(row[last + 1]) or row[last + 1].lower in _JOINING):
        last += 1
    while row[last].lower in _JOINING:
        last -= 1
    return last


def _meet(start: int, end: int, people: Span) -> bool:
    return start < people.end and end > people.start
