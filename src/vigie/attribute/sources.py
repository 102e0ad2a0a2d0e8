"""Where the speaker of a cue stands: behind an inverted verb, before it, behind "selon", or in a pronoun."""

import re
from collections.abc import Sequence
from dataclasses import replace

from vigie.attribute.cues import Cue
from vigie.attribute.speakers import DOCUMENTS, Source, names_body, person, resolved, source, speaker_nouns
from vigie.languages import Language
from vigie.languages.phrases import forms
from vigie.model import Reading, Sentence, Token
from vigie.quotations import quoted

Found = tuple[Source, bool, str]  # the speaker, whether the words said stand before the cue, the rule

_CLITIC = re.compile(r"-(?:t-)?(ils?|elles?|on)$")
_OPENERS = frozenset(',"»”“«!?…–—-;:')
_GOVERNING = frozenset("after as at before by during from in near not on since until".split())
_GOING_ON = frozenset(
    "adding saying stressing referring noting citing speaking calling warning who which but if".split()
)
_MARKS = frozenset('"»”')
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM")
_RELATIVES = frozenset("qui who which that dont lequel laquelle".split())
_PRONOUNS = frozenset(
    "il elle ils elles eux lui them him her he she it they on celui-ci celle-ci ceux-ci celles-ci -il -elle -ils -elles -t-il -t-elle latter".split()
)


def source_of(
    sentence: Sentence, cue: Cue, reading: Reading, text: str, spoken: Sequence[Source],
    quotations: tuple[tuple[int, int], ...], words: Language,
) -> Found | None:  # fmt: skip
    """The speaker of a cue, or None where nobody is named."""
    tokens = reading.tokens
    if cue.kind == "preposition":
        row = _phrase(tokens, cue.last, sentence.last)
        return _made(row, reading, text, spoken, words, inverted=True, rule="source.preposition")
    if cue.kind == "possessive":
        row = list(tokens[cue.first + 1 : cue.last - 1])
        return _made(
            [t for t in row if t.lower not in ("'s", "'", "own")],
            reading,
            text,
            spoken,
            words,
            inverted=True,
            rule="source.possessive",
        )
    if cue.kind == "noun":
        return _of_noun(sentence, cue, reading, text, spoken, words)
    if _adding(tokens, cue, sentence) and spoken and sentence.start <= spoken[-1].span.start < sentence.end:
        return spoken[-1], False, "source.shared"
    quoted_one = _quoted_one(tokens, cue, sentence)
    if quoted_one is not None:
        row = [t for t in tokens[quoted_one.i - 3 : cue.first - 1] if t.i >= quoted_one.i or t.head == quoted_one.i]
        return _made(row, reading, text, spoken, words, inverted=False, rule="source.quoted")
    start = _group_start(tokens, cue, sentence)
    clitic = _clitic(tokens, start, cue)
    if clitic == "on":
        return _learned(sentence, cue, reading, text, spoken, words)
    if clitic:
        return _pronoun(
            clitic, tokens[cue.first], text, _with_persons(sentence, cue, reading, text, spoken, words), inverted=True
        )
    before = tokens[start - 1] if start > sentence.first else None
    subject = _subject(tokens, cue, sentence, words)
    if subject is not None and start <= subject.i < cue.first:
        subject = None
    if tokens[cue.first].lemma == "tell" and (told := _trailing_phrase(tokens, start, cue, sentence, words)):
        made = _made(told, reading, text, spoken, words, inverted=True, rule="source.trailing")
        if made and _speaks(told, made[0], words):
            return made
    own = subject is not None and subject.i < cue.first and cue.first <= subject.head < cue.last
    if (
        before is not None
        and _opens(tokens, before.i)
        and not own
        and (subject is None or subject.i > cue.first or subject.i < before.i)
    ):
        for first in _starts(tokens, _skip_times(tokens, cue.last, sentence, words), sentence):
            row = _phrase(tokens, first, sentence.last)
            if row and row[0].pos in _NOMINAL and not _is_clause_start(row[0]):
                made = _made(row, reading, text, spoken, words, inverted=True, rule="source.inversion")
                quoting = before.text in _MARKS or (start - 2 >= sentence.first and tokens[start - 2].text in _MARKS)
                if made and (_speaks(row, made[0], words) or (quoting and row[0].pos in ("DET", "PROPN"))):
                    return made
    if not own and (behind := _named_behind(tokens, cue, sentence, text, words)):
        return _made(behind, reading, text, spoken, words, inverted=True, rule="source.inversion")
    if _passive(tokens, cue, sentence):
        return _agent(sentence, cue, reading, text, spoken, words)
    trailing = _trailing_phrase(tokens, start, cue, sentence, words)
    if trailing:
        if len(trailing) == 1 and trailing[0].lower in _PRONOUNS:
            known = _with_persons(sentence, cue, reading, text, spoken, words)
            return _pronoun(trailing[0].lower, trailing[0], text, known, inverted=True)
        trailing = _last_phrase(trailing, words)
        made = _made(trailing, reading, text, spoken, words, inverted=True, rule="source.trailing")
        if made and _speaks(trailing, made[0], words):
            return made
    ahead = _told(tokens, start, sentence)
    if (
        (not own or ahead)
        and not _with(tokens, start, sentence)
        and (shared := _shared(tokens, cue, sentence, spoken)) is not None
    ):
        return shared, False, "source.shared"
    if subject is not None and subject.i < cue.first and not _across_verb(subject, start, sentence, tokens):
        made = _forward(subject, start, cue, sentence, reading, text, spoken, quotations, words)
        if made is not None:
            return made
    return _left(start, cue, sentence, reading, text, spoken, words)


def _with(tokens: Sequence[Token], start: int, sentence: Sentence) -> bool:
    """Whether the words before a participle are its own subject ("…, with a monitor saying that …")."""
    i = start - 1
    while i > sentence.first and tokens[i].pos in _NOMINAL:
        i -= 1
    return tokens[i].lower == "with" and i < start - 1


def _told(tokens: Sequence[Token], start: int, sentence: Sentence) -> bool:
    """Whether the words before a cue are whom somebody told ("told The New Arab adding that …")."""
    i = start - 1
    while i > sentence.first and tokens[i].pos in _NOMINAL:
        i -= 1
    return tokens[i].lower in ("told", "tell", "tells", "telling")


def _shared(tokens: Sequence[Token], cue: Cue, sentence: Sentence, spoken: Sequence[Source]) -> Source | None:
    """ "X told Y adding that …", "X say … accusing Y of …": a participle says on what the sentence's speaker said."""
    going_on = tokens[cue.first].lower.endswith("ing") and tokens[cue.first].pos == "VERB"
    if not going_on or not spoken or not sentence.start <= spoken[-1].span.start < tokens[cue.first].start:
        return None
    return spoken[-1]


def _named_behind(tokens: Sequence[Token], cue: Cue, sentence: Sentence, text: str, words: Language) -> list[Token]:
    """ "… were also killed said Observatory head Rami Abdel Rahman": a person named behind "said", no comma before it."""
    if words.code != "en" or tokens[cue.first].lower != "said" or cue.first - sentence.first < 4:
        return []
    row = _phrase(tokens, cue.last, min(sentence.last, cue.last + 9))
    end = row[-1].i + 1 if row else sentence.last
    clause = any(t.pos in ("VERB", "AUX") for t in tokens[end : min(end + 1, sentence.last)])
    name = person(row, text, ())
    if name is None or clause or not any(t.pos in ("VERB", "AUX") for t in tokens[sentence.first : cue.first]):
        return []
    return [t for t in row if t.start < name.end]


def _adding(tokens: Sequence[Token], cue: Cue, sentence: Sentence) -> bool:
    """ "…, adding that", "…, ajoutant que": a participle that goes on with the speaker before."""
    token = tokens[cue.first]
    after = tokens[cue.last].lower if cue.last < sentence.last else ""
    return token.lower.endswith(("ing", "ant")) and after in ("that", "que", "qu'")


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether a phrase may begin behind this mark; a hyphen inside a word ("UK-based") opens nothing."""
    token = tokens[i]
    if token.text in ("-", "–") and 0 < i < len(tokens) - 1:
        return tokens[i - 1].end < token.start or token.end < tokens[i + 1].start
    return token.text in _OPENERS


def _across_verb(subject: Token, start: int, sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """A subject far off behind another clause: "At least 23 civilians have been killed … activists said"."""
    if subject.lower in _RELATIVES or subject.lower in _PRONOUNS:
        return False
    between = tokens[subject.i + 1 : start]
    return any(
        t.pos in ("VERB", "AUX") and not t.dep.startswith(("acl", "amod", "aux", "cop")) and t.head not in (subject.i,)
        and not any(k.dep.startswith("acl") for k in between if k.i == t.head)
        for t in between
    ) and not any(t.text in ",–—" for t in between)  # fmt: skip


def _quoted_one(tokens: Sequence[Token], cue: Cue, sentence: Sentence) -> Token | None:
    """ "Al Jazeera quoted activists as saying": whom the verb of quoting has for object."""
    if cue.first - 1 <= sentence.first or tokens[cue.first - 1].lower != "as":
        return None
    quoting = ("quoted", "cited", "quotes", "cites", "quoting", "citing")
    verb = next((tokens[i] for i in range(cue.first - 2, sentence.first, -1) if tokens[i].lower in quoting), None)
    if verb is None:
        return None
    return next((t for t in tokens[verb.i + 1 : cue.first] if t.head == verb.i and t.dep == "obj"), None)


def _starts(tokens: Sequence[Token], first: int, sentence: Sentence) -> list[int]:
    """Where an inverted subject may begin: right behind the verb, or behind a short phrase ("explique par téléphone une …")."""
    out = [first]
    if first < sentence.last and tokens[first].pos == "ADP":
        out += [
            i for i in range(first + 2, min(sentence.last, first + 6))
            if tokens[i].lower in ("un", "une", "le", "la", "l'", "des", "les", "a", "an", "the") and tokens[i - 1].pos in ("NOUN", "PROPN")
        ][:1]  # fmt: skip
    return out


def _made(
    row: Sequence[Token],
    reading: Reading,
    text: str,
    spoken: Sequence[Source],
    words: Language,
    *,
    inverted: bool,
    rule: str,
) -> Found | None:
    if not row:
        return None
    found = source(row, text, reading, words)
    if found is None:
        return None
    return _described(found, row, spoken, reading, words), inverted, rule


def _described(
    found: Source, row: Sequence[Token], spoken: Sequence[Source], reading: Reading, words: Language
) -> Source:
    """A demonstrative or bare description ("this source", "le groupe", "ces derniers") as whom it stands for."""
    low = [t.lower for t in row if t.pos != "PUNCT"][:3]
    phrase = " ".join(low)
    if low and phrase.startswith(("ces derniers", "ces dernieres", "the latter")):
        people = [m for m in reading.mentions if m.span.end <= row[0].start and m.category not in ("thing", "metonym")]
        many = [m for m in people if m.plural] or people
        return replace(found, speaker=many[-1].span.text, pronoun=True) if many else found
    if not low or not spoken or found.person:
        return found
    anaphors = set(words.table("voices")["pronouns"]["anaphors"])
    bare = found.speaker.split()[-1].lower() if found.speaker else ""
    if low[0] in _PRONOUNS or phrase.startswith(("ce dernier", "cette derniere")):
        return resolved(found, spoken, low[0])
    if low[0] in ("cette", "ce", "cet", "this", "that", "meme") and bare in anaphors:
        same = [s for s in spoken if bare in s.speaker.lower() or (s.role and bare in s.role.lower())]
        return resolved(found, same or spoken, low[0])
    if low[0] in ("le", "la", "l'", "the") and len(found.speaker.split()) == 1 and bare in DOCUMENTS:
        return resolved(found, spoken, low[0])
    return found


def _pronoun(clitic: str, token: Token, text: str, spoken: Sequence[Source], *, inverted: bool) -> Found | None:
    from vigie.model import Span

    here = Source(Span(token.start, token.end, token.text), clitic, pronoun=True)
    return resolved(here, spoken, clitic), inverted, "source.pronoun"


def _with_persons(
    sentence: Sentence, cue: Cue, reading: Reading, text: str, spoken: Sequence[Source], words: Language
) -> Sequence[Source]:
    """The speakers so far, and a person named since the last of them spoke, in this sentence or the one before."""
    at = reading.sentences.index(sentence)
    if (told_of := _subject_before(at, reading, cue, text, spoken, words)) is not None:
        return [*spoken, told_of]
    for near in (sentence, *reversed(reading.sentences[max(0, at - 2) : at])):
        if near.paragraph < sentence.paragraph - 1:
            break
        row = [t for t in reading.tokens[near.first : near.last] if t.i < cue.first]
        named = [m for m in reading.mentions if m.name and near.start <= m.span.start < near.end]
        held = [(m.span.start, m.span.end) for m in named] + [
            (p.span.start, p.span.end) for p in reading.places if p.span
        ]
        found = person(row, text, held)
        if found is not None:
            if spoken and spoken[-1].span.start > found.start:
                return spoken
            return [*spoken, Source(found, found.text, person=True)]
    return spoken


def _subject_before(
    at: int, reading: Reading, cue: Cue, text: str, spoken: Sequence[Source], words: Language
) -> Source | None:
    """Whom "it" or "they" takes up in English: the subject of the sentence before, where it is one that can speak."""
    here = reading.sentences[at]
    pronoun = next(
        (t.lower for t in reversed(reading.tokens[here.first : cue.first]) if t.lower in ("it", "they", "he", "she")),
        "",
    )
    if words.code != "en" or at == 0 or pronoun not in ("it", "they"):
        return None
    near = reading.sentences[at - 1]
    if near.paragraph != here.paragraph or (spoken and spoken[-1].span.start >= near.start):
        return None
    tokens = reading.tokens
    subject = next(
        (t for t in tokens[near.first : near.last] if t.dep == "nsubj" and tokens[t.head].dep == "ROOT"), None
    )
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return None
    row = _contiguous([t for t in subtree(tokens, subject, near) if t.i < subject.head], subject)
    found = source(row, text, reading, words)
    nouns = speaker_nouns(words.code)
    able = found is not None and (
        bool(forms(subject.lower, subject.lemma, words.code) & nouns)
        or any(m.span.start < found.span.end and m.span.end > found.span.start for m in reading.mentions if m.name)
    )
    many = "Number=Plur" in subject.morph
    return replace(found, plural=many) if able and found is not None and many == (pronoun == "they") else None


def _group_start(tokens: Sequence[Token], cue: Cue, sentence: Sentence) -> int:
    """The first word of the verb group that a cue stands in: auxiliaries, negations and clitics belong to it."""
    i = cue.first
    while i > sentence.first:
        before = tokens[i - 1]
        clitic = before.lower in (
            "ne",
            "n'",
            "l'",
            "le",
            "lui",
            "leur",
            "nous",
            "en",
            "y",
            "me",
            "m'",
            "se",
            "s'",
            "vous",
            "pas",
        )
        if (
            before.pos == "AUX"
            or _CLITIC.match(before.lower)
            or (clitic and before.pos != "DET")
            or before.lower
            in (
                "a",
                "ont",
                "avait",
                "avaient",
                "aurait",
                "had",
                "has",
                "have",
                "was",
                "were",
                "is",
                "are",
                "also",
                "later",
                "not",
                "n't",
                "egalement",
                "aussi",
                "toutefois",
                "cependant",
                "did",
                "does",
                "do",
                "would",
                "encore",
                "deja",
                "ensuite",
            )
        ):
            i -= 1
        else:
            break
    return i


def _clitic(tokens: Sequence[Token], start: int, cue: Cue) -> str | None:
    for token in tokens[start : cue.last + 1]:
        found = _CLITIC.match(token.lower)
        if found:
            return found.group(1)
        glued = re.search(r"-(?:t-)?(ils?|elles?|on)$", token.lower)
        if glued and token.pos in ("VERB", "AUX"):
            return glued.group(1)
    return None


def _subject(tokens: Sequence[Token], cue: Cue, sentence: Sentence, words: Language) -> Token | None:
    """The subject of the cue's verb; of the verb that it is coordinated with or depends on, where it has none."""
    inside = range(sentence.first, sentence.last)
    times = set(words.table("voices")["speakers"]["times"])
    verb = next((tokens[i] for i in range(cue.first, cue.last) if tokens[i].pos in ("VERB", "AUX")), tokens[cue.first])
    for _ in range(3):
        found = [
            tokens[i] for i in inside if tokens[i].head == verb.i and tokens[i].dep.startswith("nsubj") and i != verb.i
        ]
        if found:
            return next((t for t in found if t.lower not in times), found[0])
        if verb.dep in ("conj", "xcomp", "advcl", "aux", "cop") and verb.head != verb.i and verb.head in inside:
            verb = tokens[verb.head]
        else:
            return None
    return None


def _forward(
    subject: Token, start: int, cue: Cue, sentence: Sentence, reading: Reading, text: str, spoken: Sequence[Source],
    quotations: tuple[tuple[int, int], ...], words: Language,
) -> Found | None:  # fmt: skip
    tokens = reading.tokens
    if subject.lower in _RELATIVES:
        verb = tokens[subject.head]
        if verb.head == verb.i or verb.head >= subject.i:
            return None
        subject = tokens[verb.head]
    if subject.lower in _PRONOUNS or (subject.pos == "PRON" and subject.lower in ("il", "elle", "ils", "elles")):
        made = _pronoun(
            subject.lower, subject, text, _with_persons(sentence, cue, reading, text, spoken, words), inverted=False
        )
        return (*made[:1], _trailing(cue, sentence, tokens, words, subject), made[2]) if made else None
    row = [t for t in subtree(tokens, subject, sentence) if t.i < start]
    row = _joined(_contiguous(row, subject), tokens, sentence)
    if row and row[0].lower in _GOVERNING and words.code == "en":
        return None
    trailing = _trailing(cue, sentence, tokens, words, row[0] if row else subject)
    if trailing and words.code == "en":
        row = _last_phrase(row, words)
    return _made(row, reading, text, spoken, words, inverted=trailing, rule="source.subject")


def _joined(row: list[Token], tokens: Sequence[Token], sentence: Sentence) -> list[Token]:
    """A row with the words of its name that the parse has torn off: "Mohammad al- | Halabi", "IS | group"."""
    first = row[0].i if row else sentence.first
    hyphen = first - 2 >= sentence.first and tokens[first - 1].text == "-" and not tokens[first - 1].space
    if hyphen:
        first -= 2
        while first > sentence.first and tokens[first - 1].pos == "PROPN" and tokens[first].pos == "PROPN":
            first -= 1
    elif first > sentence.first and tokens[first - 1].text == "IS":
        first -= 1
    return [*tokens[first : row[0].i], *row] if row else row


def _trailing(cue: Cue, sentence: Sentence, tokens: Sequence[Token], words: Language, subject: Token) -> bool:
    """ "…, prosecutors said.": nothing of weight behind the cue, and something said before the subject."""
    rest = [t for t in tokens[cue.last : sentence.last] if t.pos not in ("PUNCT",)]
    ahead = [t for t in tokens[sentence.first : subject.i] if t.pos != "PUNCT"]
    told = any(t.pos in ("VERB", "AUX") and not t.dep.startswith(("amod", "acl")) for t in ahead)
    if any(t.lower in ("que", "qu'", "that") for t in rest[:2]):
        return False
    if len(ahead) < 3 or not told or (not _opens(tokens, subject.i - 1) and not _closing(cue, ahead, tokens, sentence)):
        return False
    rest = rest[
        : next(
            (
                k
                for k, t in enumerate(rest)
                if t.pos == "SCONJ" or t.lower in ("as", "while", "after") or t.lower in _GOING_ON
            ),
            len(rest),
        )
    ]
    if rest and words.code == "en" and _object(tokens, cue, sentence):
        return False
    if any(t.lower in ("que", "qu'", "that") for t in rest[:2]):
        return False
    tail = tokens[cue.last].text if cue.last < sentence.last else "."
    if tail in (".", ",", "…", "!", "?", ";"):
        return True
    return all(t.pos in ("PROPN", "NUM", "ADV", "ADP", "DET", "NOUN", "ADJ", "PRON") for t in rest) and len(rest) <= 10


def _object(tokens: Sequence[Token], cue: Cue, sentence: Sentence) -> bool:
    """A verb that has an object behind it ("declared the end of the truce", "accused Moscow of") closes nothing."""
    verb = next((tokens[i] for i in range(cue.first, cue.last) if tokens[i].pos == "VERB"), tokens[cue.first])
    return (
        verb.lemma not in ("tell", "say", "inform")
        and any(t.head == verb.i and t.dep == "obj" and verb.i < t.i for t in tokens[verb.i + 1 : sentence.last])
    )  # fmt: skip


def _closing(cue: Cue, ahead: Sequence[Token], tokens: Sequence[Token], sentence: Sentence) -> bool:
    """A clause told before the speaker and none behind the verb, with no comma between: "… on Thursday a monitor said"."""
    behind = tokens[cue.last : sentence.last]
    clause = any(
        t.dep in ("ccomp", "xcomp") and cue.first <= t.head < cue.last and t.lower not in _GOING_ON for t in behind
    ) and not (behind and behind[0].lower in _GOING_ON)
    return ahead[0].pos != "SCONJ" and not clause


def subtree(tokens: Sequence[Token], head: Token, sentence: Sentence) -> list[Token]:
    """A word and all that depends on it inside its sentence, in order; relative clauses are left out."""
    keep = {head.i}
    for _ in range(12):
        added = {
            t.i for t in tokens[sentence.first : sentence.last]
            if t.head in keep and t.i not in keep and not t.dep.startswith(("acl", "cc", "punct", "parataxis"))
        }  # fmt: skip
        if not added:
            break
        keep |= added
    return [tokens[i] for i in sorted(keep)]


def _contiguous(row: Sequence[Token], head: Token) -> list[Token]:
    """The stretch of a subtree around its head that has no gap wider than a comma."""
    kept = [t for t in row if t.i == head.i]
    for t in reversed([t for t in row if t.i < head.i]):
        coordinated = kept[0].i - t.i == 2 and kept[0].start - t.end in (4, 5)  # "government and opposition"
        if kept[0].i - t.i > 1 and not coordinated and not (kept[0].i - t.i == 2 and t.end + 1 == kept[0].start):
            break
        kept.insert(0, t)
    for t in [t for t in row if t.i > head.i]:
        if t.i - kept[-1].i > 2:
            break
        kept.append(t)
    return kept


def _trailing_phrase(tokens: Sequence[Token], start: int, cue: Cue, sentence: Sentence, words: Language) -> list[Token]:
    """ "…, prosecutors in the state said.": the noun phrase between the last comma or quotation mark and a closing verb."""
    if cue.last - cue.first > 1 or not _closes(tokens, cue, sentence, words):
        return []
    opener = next((i for i in range(start - 1, sentence.first, -1) if _opens(tokens, i)), None)
    if opener is None or opener - sentence.first < 3:
        return []
    if not any(t.pos in ("VERB", "AUX") for t in tokens[sentence.first : opener]) and tokens[opener].text == ",":
        return []
    row = list(tokens[opener + 1 : start])
    if not row and tokens[opener].text == ",":
        earlier = next((i for i in range(opener - 1, sentence.first, -1) if _opens(tokens, i)), None)
        row = list(tokens[earlier + 1 : opener]) if earlier is not None and opener - earlier <= 8 else []
        return (
            row
            if len(row) >= 2 and row[0].text[:1].isupper() and not any(t.pos in ("VERB", "AUX") for t in row)
            else []
        )
    if not row or any(t.pos in ("VERB", "AUX", "SCONJ") and not t.dep.startswith(("amod", "acl")) for t in row):
        return []
    before = tokens[max(sentence.first, opener - 8) : opener]
    named = [t for t in before if t.text[:1].isupper() and t.pos == "PROPN"]
    if (
        tokens[opener].text == ","
        and len(named) >= 2
        and before[-1] is named[-1]
        and row[0].lower in ("the", "a", "le", "la", "l'", "un", "une")
    ):
        k = next((i for i in range(opener - 1, sentence.first, -1) if _opens(tokens, i)), None)
        if k is not None and opener - k <= 6 and tokens[k + 1].text[:1].isupper():
            return list(tokens[k + 1 : start])
    return row


def _closes(tokens: Sequence[Token], cue: Cue, sentence: Sentence, words: Language) -> bool:
    """Whether only the time, place or medium of speaking follows the cue up to a stop, a comma or a new quotation."""
    if cue.last >= sentence.last:
        return True
    if words.code == "en" and tokens[cue.last].text[:1].islower() and _object(tokens, cue, sentence):
        return False
    for token in tokens[cue.last : min(sentence.last, cue.last + 9)]:
        if token.text in '.,…!?;"“«»”—–' or token.lower in _GOING_ON:
            return True
        if token.pos not in ("PROPN", "NUM", "ADV", "ADP", "DET", "NOUN", "ADJ") or token.lower in (
            "that",
            "que",
            "qu'",
        ):
            return False
    return False


def _left(
    start: int, cue: Cue, sentence: Sentence, reading: Reading, text: str, spoken: Sequence[Source], words: Language
) -> Found | None:
    """No subject in the parse: the noun phrase right before the verb group, where it can speak."""
    tokens = reading.tokens
    row: list[Token] = []
    i = start - 1
    while (
        i >= sentence.first
        and (tokens[i].pos not in ("VERB", "AUX", "SCONJ", "CCONJ") or tokens[i].text == "IS")
        and not _opens(tokens, i)
    ):
        row.insert(0, tokens[i])
        i -= 1
    while row and row[0].pos in ("ADP", "ADV"):
        row.pop(0)
    row = _last_phrase(row, words)
    ahead = tokens[row[0].i - 1].lower if row and row[0].i > sentence.first else ""
    if not row or (ahead in _GOVERNING and tokens[cue.first].lower.endswith("ing")):
        return None
    trailing = _trailing(cue, sentence, tokens, words, row[0])
    made = _made(row, reading, text, spoken, words, inverted=trailing, rule="source.left")
    return made if made and _speaks(row, made[0], words) else None


def _last_phrase(row: Sequence[Token], words: Language) -> list[Token]:
    """The last noun phrase of a row that no comma parts: from its article on, or behind a time."""
    times = set(words.table("voices")["speakers"]["times"])
    for k in range(len(row) - 1, 0, -1):
        article = row[k].lower in ("a", "an", "the") and row[k - 1].pos not in ("ADP", "CCONJ")
        if article or row[k - 1].lower in times or (words.code == "en" and _begins(row, k, words)):
            return list(row[k:])
    return list(row)


def _begins(row: Sequence[Token], k: int, words: Language) -> bool:
    """Whether English begins a new noun phrase inside a row: "… Damascus | local media", "… the battlefield | FNA"."""
    nouns = speaker_nouns(words.code)
    before, token, last = row[k - 1], row[k], row[-1]
    if before.lower in ("as", "since", "after", "before", "killed", "injured", "wounded", "dead"):
        return True
    if token.lower == "eye" and k + 1 < len(row) and row[k + 1].lower.startswith("witness"):
        return True
    known = forms(before.text.lower(), before.lemma, words.code) & nouns
    if (
        token.pos == "ADJ" and token.text.islower() and before.pos in ("NOUN", "PROPN")
        and token.lower not in ("chief", "deputy", "general", "head")
        and any(forms(t.text.lower(), t.lemma, words.code) & nouns for t in (last, row[min(k + 1, len(row) - 1)]))
    ):  # fmt: skip
        return True
    named = all(t.text[:1].isupper() or t.lower in ("al", "el", "-") for t in row[k:]) and last.pos == "PROPN"
    return named and before.pos == "NOUN" and before.text.islower() and not known and before.lower not in ("head",)


def _speaks(row: Sequence[Token], made: Source, words: Language) -> bool:
    """Whether a noun phrase can be a speaker: a person, a name, a noun of people or bodies, a pronoun."""
    if made.person or made.pronoun or made.organisation or any(t.text[:1].isupper() and t.pos == "PROPN" for t in row):
        return True
    nouns = speaker_nouns(words.code)
    return any(forms(t.text.lower(), t.lemma, words.code) & nouns for t in row[:5])


def _phrase(tokens: Sequence[Token], first: int, last: int) -> list[Token]:
    """The noun phrase that begins at `first`, with a name in apposition behind a comma."""
    row: list[Token] = []
    i = first
    while i < last:
        token = tokens[i]
        if token.text in (",", "(") and row and i + 1 < last:
            apposed = _apposition(tokens, i + 1, last)
            if apposed:
                row += [token, *apposed]
            break
        hyphen = token.text == "-" and row and not row[-1].space
        if not hyphen and (
            token.text in '.;:!?…"«»“”' or token.text in (",", ")", "–", "—", "-") or token.pos == "SCONJ"
        ):
            break
        compound = row and row[-1].text == "-"
        if (
            token.pos in ("VERB", "AUX")
            and not compound
            and not (token.dep.startswith(("acl", "amod")) and token.i > first)
        ):
            break
        if token.pos == "ADP" and row and any(t.lower in DOCUMENTS for t in tokens[i + 1 : min(last, i + 4)]):
            break
        if token.lower in (
            "qui",
            "que",
            "qu'",
            "who",
            "which",
            "that",
            "dont",
            "tandis",
            "while",
            "when",
            "lors",
            "after",
            "apres",
        ):
            break
        row.append(token)
        i += 1
    return row


def _apposition(tokens: Sequence[Token], first: int, last: int) -> list[Token]:
    row: list[Token] = []
    for token in tokens[first : min(last, first + 7)]:
        if token.text in ',.;:)"»”' or token.pos in ("VERB", "AUX"):
            break
        row.append(token)
    capitals = [t for t in row if t.text[:1].isupper()]
    return (
        row
        if len(capitals) >= 2 and row[0].text[:1].isupper() and not names_body(" ".join(t.text for t in row))
        else []
    )


def _is_clause_start(token: Token) -> bool:
    return (
        token.lower in ("que", "qu'", "that", "il", "elle", "ils", "elles", "he", "she", "they", "it")
        or token.pos == "SCONJ"
    )


def _skip_times(tokens: Sequence[Token], first: int, sentence: Sentence, words: Language) -> int:
    """Past the time of speaking and the addressee between an inverted verb and its subject ("a dit lundi à l'AFP X")."""
    times = set(words.table("voices")["speakers"]["times"])
    i = first
    while i < sentence.last and (tokens[i].lower in times or tokens[i].pos == "ADV") and tokens[i].pos != "PROPN":
        nominal = tokens[i].lower in ("la", "le", "ce") and i + 1 < sentence.last and tokens[i + 1].lower not in times
        if nominal:
            break
        i += 1
    if i < sentence.last and tokens[i].lower in ("a", "au", "aux", "to") and tokens[i].pos == "ADP":
        k = i + 1
        while k < sentence.last and k < i + 5 and tokens[k].pos in ("DET", "PROPN", "NOUN"):
            k += 1
            if tokens[k - 1].pos in ("PROPN", "NOUN"):
                break
        if k < sentence.last and tokens[k].pos in ("DET", "PROPN", "NOUN", "NUM"):
            i = k
    return i


def _passive(tokens: Sequence[Token], cue: Cue, sentence: Sentence) -> bool:
    verb = tokens[cue.first]
    return any(
        t.head == verb.i and t.dep in ("nsubj:pass", "aux:pass", "auxpass", "nsubjpass")
        for t in tokens[sentence.first : sentence.last]
    )


def _agent(
    sentence: Sentence, cue: Cue, reading: Reading, text: str, spoken: Sequence[Source], words: Language
) -> Found | None:
    """ "imputé à X par Y", "was blamed by Y on X": the speaker is the agent of the passive."""
    tokens = reading.tokens
    for i in range(cue.last, sentence.last):
        if tokens[i].lower in ("par", "by"):
            return _made(
                _phrase(tokens, i + 1, sentence.last), reading, text, spoken, words, inverted=True, rule="source.agent"
            )
    return None


def _learned(
    sentence: Sentence, cue: Cue, reading: Reading, text: str, spoken: Sequence[Source], words: Language
) -> Found | None:
    """ "a-t-on appris de sources concordantes", "auprès de la police"."""
    tokens = reading.tokens
    for i in range(cue.last, min(sentence.last, cue.last + 6)):
        if tokens[i].lower in ("de", "d'", "aupres", "par", "du", "des"):
            first = i + 2 if tokens[i].lower == "aupres" else i + 1
            return _made(
                _phrase(tokens, first, sentence.last),
                reading,
                text,
                spoken,
                words,
                inverted=True,
                rule="source.learned",
            )
    return None


def _of_noun(
    sentence: Sentence, cue: Cue, reading: Reading, text: str, spoken: Sequence[Source], words: Language
) -> Found | None:
    """ "Russian claims that", "the army's claim that": whose claim it is stands before the noun."""
    tokens = reading.tokens
    row: list[Token] = []
    i = cue.first - 1
    while i >= sentence.first and (tokens[i].pos in ("PROPN", "ADJ", "NOUN", "PART") or tokens[i].lower in ("'s", "'")):
        row.insert(0, tokens[i])
        i -= 1
    row = [t for t in row if t.lower not in ("'s", "'")]
    named = [t for t in row if t.text[:1].isupper()]
    if not named:
        return None
    return _made(named, reading, text, spoken, words, inverted=False, rule="source.noun")


def inside_quotation(token: Token, quotations: tuple[tuple[int, int], ...]) -> bool:
    """Whether a word stands between quotation marks."""
    return quoted((token.start, token.end), quotations) > 0.5
