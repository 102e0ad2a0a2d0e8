"""What a linear model may look at: traits of an event word in its sentence, and of a claim in its report."""

from collections import Counter
from collections.abc import Sequence

from vigie.coding.candidates import Candidate
from vigie.coding.triggers import Trigger
from vigie.coding.types import means
from vigie.model import Attribution, Claim, Reading, Token


def of_candidate(case: Candidate, found: Sequence[Trigger], voice: Attribution | None, rule: bool) -> frozenset[str]:
    """Lemma, part of speech, neighbours in the tree, parties, figures, voice, and what the rules decide."""
    verb, tree, frame = case.verb, case.tree, case.name
    form = ("weak" if case.trigger.weak else "verb") if case.trigger.verbal else "noun"
    above = [tree.tokens[verb.head]] if verb.head != verb.i else []
    ancestors = {t.i for t in tree.ancestors(verb.i)}
    upper = next((t.frame.name for t in found if t.head in ancestors), "none")
    row = tree.tokens[tree.first : tree.last]
    plain = {
        f"frame {frame}", f"form {form}", f"lemma {verb.lemma}", f"pos {verb.pos}", f"dep {verb.dep}", f"under {upper}",
        f"passive {case.passive}", f"voice {voice.voice.stance if voice else 'none'}", f"question {row[-1].text == '?'}",
        f"figures {bool(case.figures)}", f"rule {rule}", *(f"morph {m}" for m in verb.morph.split("|")),
        *(f"above {t.lemma}" for t in above), *(f"below {c.dep}" for c in tree.children(verb.i)),
        *(f"agent {k}" for k in case.agents), *(f"target {k}" for k in case.targets),
        *(f"means {m}" for m in means(row, case.words)), *_around(row, case.reading),
    }  # fmt: skip
    return frozenset({*plain, *(f"{form} {p}" for p in plain), *(f"{frame} {rule} {p}" for p in plain if " " in p)})


def _around(row: Sequence[Token], reading: Reading) -> set[str]:
    """What else a sentence names: kinds of people, a time, a place."""
    start, end = row[0].start, row[-1].end
    return {
        *(f"beside {m.kind}" for m in reading.mentions if start <= m.span.start < end),
        *("dated" for t in reading.times if start <= t.span.start < end and not t.duration),
        *("placed" for p in reading.places if p.span and start <= p.span.start < end),
    }


def of_claim(claim: Claim, told: Sequence[Claim], reading: Reading) -> frozenset[str]:
    """The type that the rules gave, its rule, the parties, the words, and the types told around it."""
    kind, at = claim.event.type, told.index(claim)
    row = [t for t in reading.tokens if claim.evidence.start <= t.start < claim.evidence.end]
    others = Counter(c.event.type for c in told if c is not claim)
    plain = {
        f"rule {claim.because[0]}", f"modality {claim.event.modality}", f"stance {claim.voice.stance}",
        *(f"lemma {t.lemma}" for t in row if t.pos in ("VERB", "NOUN")), *(f"{a.role} {a.kind}" for a in claim.actors),
        *(f"figure {f.what}" for f in claim.figures), *(f"other {k}" for k in others),
        f"main {others.most_common(1)[0][0] if others else 'none'}",
        f"before {told[at - 1].event.type if at else 'none'}", *_around(row, reading),
    }  # fmt: skip
    return frozenset({f"type {kind}", *plain, *(f"{kind} {p}" for p in plain)})
