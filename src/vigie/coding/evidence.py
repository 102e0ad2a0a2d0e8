"""The smallest clause that carries a claim, without its attribution where the two can be cut apart."""

from collections.abc import Iterable, Sequence

from vigie.coding.happenings import Happening
from vigie.coding.syntax import Tree
from vigie.coding.triggers import Trigger
from vigie.model import Attribution, Evidence, Figure, Reading, Report, Span

_CLAUSE = ("VERB", "AUX")
_EDGE = frozenset("que qu' that et and mais but , ; : . - – — « » “ ” \" ou or alors tandis while donc".split())
_LOOSE = ("PUNCT", "DET", "SCONJ", "CCONJ", "ADP")
_CONTEXT = 32


def span_of(happening: Happening, others: Sequence[Trigger], tree: Tree, region: Span) -> Span:
    """The words of an event from the first of its clauses to the last; a presence keeps all that its voice says."""
    if happening.anchor.frame.name == "presence":
        return region
    parts = {p.token.i for p in happening.parties} | {i for t in happening.merged for i in range(t.first, t.last)}
    here = tree.tokens[happening.anchor.head].i
    heads = [o.head for o in others if o.verbal]
    parts = {i for i in parts if not any(min(i, here) < h < max(i, here) for h in heads)}
    spans = [clause(t, parts, others, tree, region) for t in happening.words]
    return Span(min(s.start for s in spans), max(s.end for s in spans), "")


def covering(span: Span, figures: Iterable[Figure]) -> Span:
    """The words of an event with the whole of each figure that they cut ("plus | de vingt militaires tués"), and totals."""
    cut = [
        f.span for f in figures if (f.span.start < span.end and f.span.end > span.start) or "figure.total" in f.because
    ]
    return Span(min([span.start, *(s.start for s in cut)]), max([span.end, *(s.end for s in cut)]), "")


def words_of(trigger: Trigger, reading: Reading, report: Report) -> Span:
    """Where an event word stands in the report."""
    start, end = reading.tokens[trigger.first].start, reading.tokens[trigger.last - 1].end
    return Span(start, end, report.text[start:end])


def clause(trigger: Trigger, parts: Iterable[int], others: Sequence[Trigger], tree: Tree, region: Span) -> Span:
    """The words of the clause that a trigger heads, inside the voice's region; clauses of other events left out."""
    head = _clause_head(trigger, others, tree)
    stop = {o.head for o in others} | _clause_heads(others, tree)
    stop.discard(head)
    stop -= {a.i for a in tree.ancestors(trigger.head)} | {trigger.head}
    inside = {i for i in tree.below(head, stop=stop) if region.start <= tree.tokens[i].start < region.end}
    inside |= {i for i in parts if region.start <= tree.tokens[i].start < region.end}
    inside |= set(range(trigger.first, trigger.last))
    row = _run(sorted(inside), trigger)
    while row and tree.tokens[row[0]].lower in _EDGE:
        row.pop(0)
    while (
        row and row[-1] >= trigger.last and (tree.tokens[row[-1]].lower in _EDGE or tree.tokens[row[-1]].pos in _LOOSE)
    ):
        row.pop()
    row = row or list(range(trigger.first, trigger.last))
    return Span(tree.tokens[row[0]].start, tree.tokens[row[-1]].end, "")


def _run(row: list[int], trigger: Trigger) -> list[int]:
    """The stretch around the trigger without wide gaps."""
    middle = [i for i in row if i >= trigger.first]
    left = [i for i in row if i < trigger.first]
    out = middle[:1]
    for i in middle[1:]:
        if i - out[-1] > 6:
            break
        out.append(i)
    for i in reversed(left):
        if out and out[0] - i > 6:
            break
        out.insert(0, i)
    return out


def _clause_head(trigger: Trigger, others: Sequence[Trigger], tree: Tree) -> int:
    """The verb that heads the trigger's clause: the trigger itself, or the verb that a noun is part of."""
    taken = {o.head for o in others}
    head = tree.tokens[trigger.head]
    while head.pos not in _CLAUSE and head.head != head.i:
        above = tree.tokens[head.head]
        if above.i in taken or (above.dep.startswith("root") and above.pos not in _CLAUSE):
            break
        head = above
    if head.dep.startswith(("acl", "amod")) and head.head != head.i and head.i == trigger.head:
        return head.head
    return head.i


def _clause_heads(others: Sequence[Trigger], tree: Tree) -> set[int]:
    out = set()
    for other in others:
        head = tree.tokens[other.head]
        if (
            head.pos not in _CLAUSE
            and other.verbal is False
            and tree.tokens[head.head].pos in _CLAUSE
            and head.dep.startswith(("nsubj", "obj"))
        ):
            out.add(head.head)
    return out


def region_of(
    sentence_start: int, sentence_end: int, voice: Attribution | None, voices: Sequence[Attribution], at: int
) -> Span:
    """Where a claim's words may stand: what its voice says; for narration, the sentence up to others' words and cues."""
    if voice is not None:
        start, end = max(sentence_start, voice.content.start), min(sentence_end, voice.content.end)
        for mark in (voice.cue, voice.source):
            if mark and start <= mark.start < end:
                start, end = (start, mark.start) if mark.start > at else (mark.end, end)
        return Span(start, end, "")
    start, end = sentence_start, sentence_end
    for other in voices:
        for span in (other.content, other.cue, other.source):
            if span and span.end <= at:
                start = max(start, span.end)
            elif span and span.start > at:
                end = min(end, span.start)
    return Span(start, end, "")


def evidence(report: Report, span: Span) -> Evidence:
    """The words with what stands before and behind them (Web Annotation quote and position selectors)."""
    text = report.text
    return Evidence(
        exact=text[span.start : span.end], start=span.start, end=span.end,
        prefix=text[max(0, span.start - _CONTEXT) : span.start], suffix=text[span.end : span.end + _CONTEXT],
    )  # fmt: skip
