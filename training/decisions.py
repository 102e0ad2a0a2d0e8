"""Which decisions of coding a small linear model takes better than the rules, by cross-validation on our dev journeys.

`python -m training.decisions` prints a table: each decision by rules alone, by a model that also sees what the rules
decided, and by both (the model overrules where it is surer by a margin). A report or story is never split between
training and testing. Of stories only what matters to an incident is annotated: what rules accept outside it is left out,
what they refuse there costs less. No weights are kept; `docs/reading.md` tells why.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.journeys import Found, Record, found, paired, shared_words
from training import traits
from training.softmax import fitted
from vigie.coding.acceptance import counts
from vigie.coding.candidates import Candidate
from vigie.coding.counting import figures_for
from vigie.coding.roles import parties
from vigie.coding.syntax import Tree
from vigie.coding.triggers import triggers
from vigie.languages import language
from vigie.model import Capture, Claim, voice_at
from vigie.pipeline import Journey, journey
from vigie.publish.record import record

JOURNEYS = Path(__file__).parents[1] / "journeys"
FOLDS, MARGINS = 10, (0.0, 0.3, 0.5, 0.7)
UNANNOTATED = 0.3  # what a refused word of a story costs that no annotator was asked about


@dataclass(frozen=True, slots=True)
class Case:
    """One decision: what the model sees, what the rules say, what the gold takes for right, and what an error costs."""

    group: str
    seen: frozenset[str]
    rule: str
    right: frozenset[str]
    cost: float = 1.0


@dataclass(frozen=True, slots=True)
class Read:
    """A report as we read it, and its gold claims; `group` is the report or the story it belongs to."""

    group: str
    journey: Journey
    gold: list[Record]


def reports() -> Iterator[Read]:
    """The dev reports and the reports of the dev stories."""
    for path in sorted((JOURNEYS / "reports/dev").glob("*.txt")):
        lines = (path.parent / f"gold/{path.stem}.jsonl").read_text("utf-8").splitlines()
        yield Read(path.stem, _read(path), [json.loads(line) for line in lines if line.strip()])
    split = (line.split() for line in (JOURNEYS / "stories/split.tsv").read_text("utf-8").splitlines())
    for story in sorted(name for name, part in split if part == "dev"):
        folder = JOURNEYS / "stories" / story
        told = [c for i in json.loads((folder / "gold.json").read_text("utf-8"))["incidents"] for c in i["claims"]]
        for path in sorted(folder.glob("*.txt")):
            yield Read(f"story {story}", _read(path), [c for c in told if c["file"] == path.name])


def _read(path: Path) -> Journey:
    return journey(Capture(path.read_bytes(), path.name))


def types(read: Read) -> Iterator[Case]:
    """The type of each claim of ours that has a counterpart, whatever its type."""
    told: Sequence[Claim] = read.journey.claims or ()
    ours = [found(record(claim)) for claim in told]
    claim_of = {id(f): claim for f, claim in zip(ours, told, strict=True)}
    for wanted, mine in paired(read.gold, ours, typed=False):
        claim = claim_of[id(mine)]
        right = frozenset((wanted["type"], *((wanted.get("accept") or {}).get("type") or ())))
        assert read.journey.reading is not None
        yield Case(read.group, traits.of_claim(claim, told, read.journey.reading), claim.event.type, right)


def acceptance(read: Read) -> Iterator[Case]:
    """Whether each event word of the lists makes a claim."""
    reading, voices = read.journey.reading, tuple(read.journey.voices or ())
    text, words = read.journey.report.text, language(read.journey.report.language)
    ours = [found(record(claim)) for claim in read.journey.claims or ()]
    spans = [(text.find(g["evidence"]), text.find(g["evidence"]) + len(g["evidence"]), g) for g in read.gold]
    missed = [(start, end) for start, end, g in spans if not _told(g, ours)]
    assert reading is not None
    for sentence in reading.sentences:
        tree, words_found = Tree.of(sentence, reading.tokens), triggers(sentence, reading, words)
        for trigger in words_found:
            figures = figures_for(trigger, words_found, tree, reading, words)
            case = Candidate(trigger, parties(trigger, tree), figures, tree, reading, words)
            voice = voice_at(case.verb.start, case.verb.end, voices)
            rule, at = counts(case, words_found, voice), case.verb.start
            told = any(a <= at < b for a, b, _ in spans)
            right = told if rule else any(a <= at < b for a, b in missed)
            whole = not read.group.startswith("story ")
            if whole or right or not rule:
                seen = traits.of_candidate(case, words_found, voice, rule)
                yield Case(
                    read.group, seen, str(rule), frozenset((str(right),)), 1.0 if whole or right else UNANNOTATED
                )


def _told(wanted: Record, ours: Sequence[Found]) -> bool:
    return any(shared_words(wanted["evidence"], f.evidence) >= 0.5 for f in ours)


def crossed(cases: Sequence[Case]) -> dict[str, float]:
    """The share of decisions that are right, by rules alone, by the model, and by both for several margins."""
    groups = {name: i % FOLDS for i, name in enumerate(sorted({c.group for c in cases}))}
    right = dict.fromkeys(("rules", "model", *(f"both, margin {m}" for m in MARGINS[1:])), 0)
    for fold in range(FOLDS):
        train = [c for c in cases if groups[c.group] != fold]
        test = [c for c in cases if groups[c.group] == fold]
        model = fitted([c.seen for c in train], [min(c.right) for c in train], [c.cost for c in train])
        for case, shares in zip(test, model.shares([c.seen for c in test]), strict=True):
            best = model.classes[int(shares.argmax())]
            held = float(shares[model.classes.index(case.rule)]) if case.rule in model.classes else 0.0
            right["rules"] += case.rule in case.right
            for name, margin in zip(list(right)[1:], MARGINS, strict=True):
                right[name] += (best if float(shares.max()) - held > margin else case.rule) in case.right
    return {name: hits / len(cases) for name, hits in right.items()}


def main() -> None:
    """Print the table, dev reports and stories apart."""
    read = list(reports())
    decisions: dict[str, Callable[[Read], Iterator[Case]]] = {"type": types, "acceptance": acceptance}
    for name, cases_of in decisions.items():
        cases = [case for one in read for case in cases_of(one)]
        print(f"{name}: {len(cases)} cases of {len({c.group for c in cases})} reports and stories")
        for way, share in crossed(cases).items():
            print(f"  {way:18} {share:.3f}")


if __name__ == "__main__":
    main()
