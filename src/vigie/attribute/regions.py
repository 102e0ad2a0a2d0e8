"""What a voice says: the stretch of text that a cue attributes."""

from vigie.attribute.nominals import subtree
from vigie.attribute.sayings import Saying
from vigie.attribute.speakers import Source
from vigie.attribute.trimmings import DAYS
from vigie.model import Reading, Token
from vigie.quotations import quoted

Region = tuple[int, int]
_BEGINNERS = ("A", "An", "At", "In", "On", "The", "They", "These", "This")
_RELATIVES = ("où", "ou", "qui", "dont", "where", "which", "who", "that", "lequel", "laquelle")
_TURNS = (
    "qui",
    "dont",
    "who",
    "which",
    "whose",
    "while",
    "but",
    "mais",
    "adding",
    "citing",
    "où",
    "ou",
    "where",
    "alors",
    "tandis",
)
_AUXILIARIES = frozenset("a ont avait avaient aurait auraient ait has have had".split())


def content(saying: Saying, source: Source, inverted: bool, *, alone: bool = False) -> Region | None:
    """Character offsets of the words said; None where nothing is left beside cue and source."""
    sentence, cue, reading, tokens = saying.sentence, saying.cue, saying.reading, saying.tokens
    cue_start, cue_end = tokens[cue.first].start, tokens[cue.last - 1].end
    left, right = _segment(saying)
    if inverted and alone and cue.kind != "preposition":
        left = max(
            [sentence.start, *(tokens[i].start for i in range(sentence.first, cue.first) if _begins_anew(i, saying))]
        )
    if cue.kind == "possessive":
        left, right = (cue_end, sentence.end) if cue_start - sentence.start < 3 else (sentence.start, cue_start)
        return _trimmed(left, right, reading)
    verb = tokens[cue.first]
    if cue.kind == "verb" and cue.stance == "denies" and verb.dep.startswith("acl:relcl"):
        return cue_start, cue_end  # "a charge that Damascus denies": what is denied was told before
    who = [t.lower for t in tokens[sentence.first : cue.first] if t.head == verb.i and t.dep.startswith("nsubj")]
    of_others = who and not set(who) & set(_RELATIVES)
    if (
        cue.stance == "accuses"
        and verb.dep.startswith("acl:relcl")
        and tokens[verb.head].i < saying.start
        and of_others
    ):
        antecedent = [t for t in subtree(tokens, tokens[verb.head], sentence) if t.i < saying.start]
        return _trimmed(antecedent[0].start, cue_start, reading)  # "a gas attack that Washington blamed on the army"
    if cue.kind == "preposition":
        if cue.first > sentence.first and tokens[cue.first].text[:1].isupper():
            left = cue_start  # a sentence of its own behind a heading without a full stop
        left, right = _beside_others(saying, source, left, right)
        start, end = _around(left, right, cue_start, source.span.end)
    elif inverted:
        left = max(left, _glued(saying))
        start, end = left, min(cue_start, source.span.start if source.span.start > left else cue_start)
        start = _quotation_start(start, end, saying.quotations)
    else:
        start, end = cue_end, min(right, _relative_end(saying) or right, _aside_end(saying) or right)
        end = _quotation_end(start, end, saying.quotations)
    start, end = _trimmed(start, end, reading)
    if end <= start and cue.stance == "claims_responsibility":
        return cue_start, cue_end  # "hung a bedsheet claiming the ambush"
    return (start, end) if end > start else None


def gone_on(saying: Saying, source: Source) -> Region | None:
    """What is said behind words that only interrupt: "By nightfall, says the mayor, the town was empty"; None elsewhere."""
    tokens, sentence = saying.tokens, saying.sentence
    past = max(source.span.end, tokens[saying.cue.last - 1].end)
    at = next((t.i for t in tokens[saying.cue.first : sentence.last] if t.start >= past), sentence.last)
    if saying.cue.kind != "verb" or at + 2 >= sentence.last or tokens[at].text != ",":
        return None
    stop = min([c.first for c in saying.others if c.first > at] or [sentence.last])
    rest, before = tokens[at + 1 : stop], tokens[sentence.first : saying.start]
    told = any(_tells(t) for t in rest)
    joined = rest[0].lower in ("and", "et") and not any(t.text in ",;:" for t in rest) if rest else False
    begun = len(before) > 2 and not any(_tells(t) for t in before) and not (rest and rest[0].lower in _TURNS)
    if not told or stop < sentence.last or not (joined or begun):
        return None
    start, end = _trimmed(rest[0].start, sentence.end, saying.reading)
    return (start, end) if end > start else None


def _tells(token: Token) -> bool:
    """Whether a word is a finite verb, by its form."""
    return token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.morph


def _beside_others(saying: Saying, source: Source, left: int, right: int) -> Region:
    """The part of a segment that one of several prepositions attributes: "200 according to the police, 800 according to
    the unions"; and the relative clause that one stands in: "…, where 3,200 had gathered according to the police"."""
    tokens, cue = saying.tokens, saying.cue
    earlier = [c for c in saying.others if c.kind == "preposition" and c.last <= cue.first]
    if any(c.kind == "preposition" and tokens[c.first].start >= source.span.end for c in saying.others):
        right = min(right, source.span.end) if tokens[cue.first].start - left > 3 else right
    if earlier:
        commas = [t for t in tokens[earlier[-1].last : cue.first - 1] if t.text == ","]
        opening = tokens[earlier[-1].first].start - left <= 3
        left = max([left, *(t.end for t in (commas[-1:] if opening else commas[:1]))])
    if cue.first > saying.sentence.first and tokens[cue.first - 1].text != ",":
        left = max(left, _relative_start(saying, source) or left)
    return left, right


def _relative_start(saying: Saying, source: Source) -> int | None:
    """Where the relative clause begins that the words of a preposition belong to; None where they belong to no such."""
    tokens, sentence = saying.tokens, saying.sentence
    inside = [t for t in tokens[saying.cue.last : sentence.last] if source.span.start <= t.start < source.span.end]
    outside = next(
        (tokens[t.head] for t in inside if not source.span.start <= tokens[t.head].start < source.span.end), None
    )
    if outside is None or not outside.dep.startswith("acl:relcl") or outside.i >= saying.cue.first:
        return None
    at = next((i for i in range(outside.i, sentence.first, -1) if tokens[i].lower in _RELATIVES), None)
    return tokens[at].start if at is not None and tokens[at - 1].text == "," else None


def _glued(saying: Saying) -> int:
    """Where the sentence itself begins behind a heading or caption that has lost its stop: "AP Photo … Hama | The army"."""
    tokens, first = saying.tokens, saying.sentence.first
    starts = [
        i
        for i in range(first + 3, saying.cue.first)
        if tokens[i].text in _BEGINNERS
        and tokens[i - 1].pos in ("PROPN", "NOUN", "NUM", "X")
        and tokens[i - 1].text[:1].isupper() | tokens[i - 1].text[:1].isdigit()
        and i + 1 < saying.cue.first
        and not any(m.span.start <= tokens[i].start < m.span.end for m in saying.reading.mentions if m.name)
        and not quoted((tokens[i].start, tokens[i].end), saying.quotations)
    ]
    headed = starts and saying.words.code == "en" and not any(t.text in ",;" for t in tokens[first : starts[-1]])
    return tokens[starts[-1]].start if headed else saying.sentence.start


def _relative_end(saying: Saying) -> int | None:
    """ "IS fighters who have declared a caliphate are also targeted": where the verb begins that the speaker is subject of."""
    sentence, cue, tokens = saying.sentence, saying.cue, saying.tokens
    verb = saying.head
    noun = tokens[verb.head]
    if (
        not verb.dep.startswith("acl:relcl")
        or not noun.dep.startswith("nsubj")
        or tokens[noun.head].pos != "VERB"
        or not cue.last <= noun.head < sentence.last
    ):
        return None
    main = [
        t
        for t in tokens[cue.last : noun.head + 1]
        if t.i == noun.head or (t.head == noun.head and t.dep.startswith(("aux", "cop")))
    ]
    return main[0].start


def _aside_end(saying: Saying) -> int | None:
    """Where a clause ends that only leads up to another: "while the city counted its dead, | crowds emptied a store"."""
    verb, tokens = saying.verb, saying.tokens
    if not verb.dep.startswith("advcl") or verb.head <= saying.cue.last or verb.head >= saying.sentence.last:
        return None
    return next((t.start for t in tokens[saying.cue.last : verb.head] if t.text == ","), None)


def _around(left: int, right: int, cue_start: int, source_end: int) -> Region:
    """ "Selon X, …" says what follows; "…, selon X" and "…, selon X, …" say their whole segment."""
    if cue_start - left <= 3:
        return source_end, right
    return left, right


def _segment(saying: Saying) -> Region:
    """The part of the sentence around a cue between words that give the floor to another ("tandis que", ";")."""
    sentence, cue, tokens = saying.sentence, saying.cue, saying.tokens
    marks = set(saying.words.table("voices")["contrast"]["words"])
    left, right = sentence.start, sentence.end
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        if _credit_ends(i, saying):
            left, right = (token.end, right) if i < cue.first else (left, min(right, token.start))
        if _begins_anew(i, saying):
            left, right = (token.start, right) if i < cue.first else (left, min(right, token.start))
        pair = f"{token.lower} {tokens[i + 1].lower}" if i + 1 < sentence.last else ""
        if (
            token.text == ";"
            or pair in marks
            or (token.lower in marks and i > sentence.first and tokens[i - 1].text in ",;")
        ):
            if i < cue.first:
                left = token.end if token.text == ";" else token.start
            elif i >= cue.last and right == sentence.end:
                right = token.start
    return left, right


def _begins_anew(i: int, saying: Saying) -> bool:
    """Whether a sentence begins at a word though none has ended: "UN resumes deliveries | A convoy", "state TV - | A bomb",
    "Thursday 1 Aug 2013 | Rockets struck"."""
    tokens, first = saying.tokens, saying.sentence.first
    if saying.words.code != "en" or i < first + 3 or not tokens[i].text.lstrip("-–—")[:1].isupper():
        return False
    if i in (saying.cue.first, saying.cue.last) or quoted((tokens[i].start, tokens[i].end), saying.quotations):
        return False
    if (
        tokens[i - 1].text.isdigit()
        and len(tokens[i - 1].text) == 4
        and tokens[i - 4].lower in DAYS
        and tokens[i - 3].text.isdigit()
    ):
        return True
    article = (
        tokens[i].text.lstrip("-–—") in ("A", "An", "The")
        and i + 1 < saying.sentence.last
        and tokens[i + 1].text[:1].islower() | (tokens[i + 1].text == '"')
    )
    plain = (
        tokens[i].text[:1] in "-–—"
        or tokens[i - 1].text.islower()
        or tokens[i - 1].text in ("-", "–", "—")
        or tokens[i - 1].pos == "PROPN"
    )
    named = any(m.span.start <= tokens[i].start < m.span.end for m in saying.reading.mentions if m.name)
    return article and plain and not named and tokens[i - 1].pos not in ("ADP", "DET")


def _credit_ends(i: int, saying: Saying) -> bool:
    """Whether a caption ends here, with its agency in brackets and no stop: "… took control of it (Reuters) Two people …"."""
    tokens, sentence = saying.tokens, saying.sentence
    if tokens[i].text != ")" or i + 1 >= sentence.last or not tokens[i + 1].text[:1].isupper():
        return False
    at = next((k for k in range(i - 1, max(sentence.first, i - 6), -1) if tokens[k].text == "("), None)
    inside = () if at is None else tokens[at + 1 : i]
    return bool(inside) and any(
        t.text == "Photo"
        or any(m.category == "agency" and m.span.start <= t.start < m.span.end for m in saying.reading.mentions)
        for t in inside
    )


def _quotation_start(start: int, end: int, quotations: tuple[Region, ...]) -> int:
    """Back to where a quotation began that ends in the words said, in an earlier sentence too."""
    return min([q for q, r in quotations if q < start < r <= end + 2] or [start])


def _quotation_end(start: int, end: int, quotations: tuple[Region, ...]) -> int:
    """On to where a quotation ends that began in the words said."""
    return max([r for q, r in quotations if start <= q < end < r] or [end])


def _trimmed(start: int, end: int, reading: Reading) -> Region:
    """The region without marks, "that", and dangling words at its ends; empty where nothing is left."""
    inside = [t for t in reading.tokens if t.start >= start and t.end <= end]
    while inside and (inside[0].pos == "PUNCT" or inside[0].lower in ("que", "qu'", "that")):
        inside.pop(0)
    while inside and (inside[-1].pos in ("PUNCT", "DET", "CCONJ") or inside[-1].lower in _AUXILIARIES):
        inside.pop()
    return (inside[0].start, inside[-1].end) if inside else (start, start)
