"""Places, countries, times and figures of the claims that both the gold and vigie have, of dev reports and dev stories.

Claims are paired as in `benchmarks/journeys.py`. Of each slot: right, wrong, missed (the gold fills it, we do not) and
invented (we fill it, the gold does not). A slot of ours goes under the rule that filled it, so that the table shows which
rule does more harm than good. A claim of a story has all slots filled, as one of a report has.

`python -m benchmarks.slots [--list SLOT [--rule RULE]]` prints the table, and with `--list` each miss of a slot, of dev only.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.journeys import Found, Record, figures, found, gold, paired, same_place
from benchmarks.stories import read, stories
from vigie import pipeline
from vigie.model import Capture, Claim
from vigie.publish.record import record

HERE = Path(__file__).parents[1] / "journeys"
VERDICTS = ("right", "wrong", "missed", "invented")
SLOTS = ("place", "country", "times", "figures", "speaker", "organisation")


@dataclass(frozen=True, slots=True)
class Both:
    """A claim of the gold and the one of ours that tells the same."""

    report: str
    gold: Record
    ours: Found
    claim: Claim


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one slot of a claim, and the rule of ours behind it."""

    slot: str
    verdict: str
    rule: str
    both: Both


def pairs(home: Path = HERE) -> Iterator[Both]:
    """The claims found, of the dev reports and then of the dev stories."""
    folder = home / "reports/dev"
    wanted = gold(folder)
    for path in sorted(folder.glob("*.txt")):
        yield from _both(
            path.name, wanted.claims.get(path.name, []), pipeline.claims(Capture(path.read_bytes(), path.name))
        )
    for story in stories(home / "stories", part="dev"):
        told = [claim for incident in story.gold["incidents"] for claim in incident["claims"]]
        for file, (_, claims) in read(story).items():
            yield from _both(f"{story.name}/{file}", [one for one in told if one["file"] == file], claims)


def _both(report: str, wanted: list[Record], claims: Iterable[Claim]) -> Iterator[Both]:
    ours = [(found(record(claim)), claim) for claim in claims]
    for g, f in paired([_whole(one) for one in wanted], [one for one, _ in ours]):
        yield Both(report, g, f, next(claim for one, claim in ours if one is f))


def _whole(one: Record) -> Record:
    """A claim of a story's gold, whose type may be left open, as one of a report's."""
    return one if one.get("type") else {**one, "type": "other"}


def verdicts(both: Both) -> Iterator[Verdict]:
    """What became of every slot of a claim; none where both sides leave it open."""
    g, f = both.gold, both.ours
    place = f.slots["place"] or f.slots["geonames_name"]
    yield from _slot(both, "place", bool(g.get("place") or g.get("geonames_name")), bool(place), same_place(g, f))
    same = g.get("country") == f.slots["country"]
    yield from _slot(both, "country", bool(g.get("country")), bool(f.slots["country"]), same)
    dated, ours = bool(g.get("start") or g.get("end")), bool(f.slots["start"] or f.slots["end"])
    days = (g.get("start"), g.get("end")) == (f.slots["start"], f.slots["end"])
    yield from _slot(both, "times", dated, ours, days)
    for slot in ("speaker", "organisation"):
        yield from _slot(both, slot, bool(g.get(slot)), bool(f.slots[slot]), bool(g.get(slot) and f.slots[slot]))
    yield from _figures(both)


def _slot(both: Both, slot: str, wanted: bool, filled: bool, same: bool) -> Iterator[Verdict]:
    if wanted or filled:
        verdict = ("right" if same else "wrong") if wanted and filled else "missed" if wanted else "invented"
        yield Verdict(slot, verdict, _rule(both.claim, slot) if filled else "-", both)


def _figures(both: Both) -> Iterator[Verdict]:
    wanted, ours = figures(both.gold), both.ours.figures
    right, missed, more = (wanted & ours).total(), (wanted - ours).total(), (ours - wanted).total()
    for verdict, count in zip(VERDICTS, (right, min(missed, more), missed - more, more - missed), strict=True):
        for _ in range(count):
            yield Verdict("figures", verdict, "-" if verdict == "missed" else _rule(both.claim, "figures"), both)


def _rule(claim: Claim, slot: str) -> str:
    """The rule that filled a slot: one that the claim names, else that of the words read."""
    if slot == "figures":
        return " ".join(sorted({figure.because[-1] for figure in claim.figures if figure.because}))
    if slot in ("speaker", "organisation"):
        return next((rule for rule in claim.because if rule.startswith(("voice", "source"))), "own words")
    kind = "time." if slot == "times" else "place."
    here = claim.time if slot == "times" else claim.place
    named = [rule for rule in claim.because if rule.startswith(kind)]
    return named[-1] if named else f"own words: {here.because[-1] if here and here.because else '?'}"


def table(found: Iterable[Verdict]) -> Iterator[str]:
    """The counts of each slot, then of each rule of it."""
    counts = Counter((one.slot, rule, one.verdict) for one in found for rule in ("", one.rule))
    yield f"{'':44}" + "".join(f"{verdict:>9}" for verdict in VERDICTS) + f"{'share right':>13}"
    for slot in SLOTS:
        rules = sorted({rule for name, rule, _ in counts if name == slot})
        for rule in rules:
            row = [counts[slot, rule, verdict] for verdict in VERDICTS]
            yield f"{slot + '  ' + rule:44}" + "".join(f"{n:9}" for n in row) + f"{row[0] / sum(row):13.3f}"


def _shown(one: Verdict) -> str:
    g, f = one.both.gold, one.both.ours
    keys = {"place": ("place", "geonames_name"), "country": ("country",), "times": ("start", "end")}
    wanted = [g.get(key) for key in keys.get(one.slot, (one.slot,))]
    mine = [f.slots.get(key) for key in keys.get(one.slot, (one.slot,))]
    if one.slot == "figures":
        wanted, mine = [*(figures(g) - f.figures)], [*(f.figures - figures(g))]
    return f"{one.verdict}\t{one.rule}\t{one.both.report}\t{g['type']}\t{wanted} / {mine}\t{f.evidence}"


def main() -> None:
    """Prints the table or the misses."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slots", description=__doc__.splitlines()[0])
    parser.add_argument("--list", choices=SLOTS, metavar="SLOT", help="each miss of a slot instead of the table")
    parser.add_argument("--rule", help="of this rule alone")
    options = parser.parse_args()
    all_ = [verdict for both in pairs() for verdict in verdicts(both)]
    if not options.list:
        print("\n".join(table(all_)))
        return
    for one in all_:
        if one.slot == options.list and one.verdict != "right" and options.rule in (None, one.rule):
            print(_shown(one))


if __name__ == "__main__":
    main()
