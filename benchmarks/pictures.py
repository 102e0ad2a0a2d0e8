"""Pictures against the gold of their stories: lineage, groups, incidents, sources, figures, contradictions.

Every story is put side by side twice: from the claims of its gold, under the heads that the gold gives, which measures
the comparison alone; and from what vigie reads, which measures the whole. All figures are taken over all stories of a part.

- claims found: gold claims of which a claim of ours in the picture, in the same report, shares half of the words of the shorter
- lineage: pairs of a report and the one it derives from, that way round; of each kind of the gold the share found, and the
  share found under that very kind
- groups, incidents: B3 of the reports by their reporting, and of the claims found by their incident
- sources, figures: the incident of ours that holds most of a gold incident's claims gives the same number of sources, the
  same low, best and high of each figure; one of which no claim is found gives nothing
- contradictions: of the same two voices about the same thing, one to one; "agent" and "happened" are one subject

`python -m benchmarks.pictures [FOLDER...] [--part dev|held-out] [--out FOLDER]` prints both side by side; `--out` keeps
pictures, claims and gold as `vigie` writes them, of any part but the held-out one.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.coreference import b_cubed
from benchmarks.journeys import NAMED, Found, Ratio, found, same_name, shared_words
from benchmarks.stories import Story, headed, read, stories, told
from vigie import pipeline
from vigie.corroborate import picture
from vigie.model import Capture, Claim, Report
from vigie.publish import picture_record, record

Record = dict[str, Any]
Scores = dict[str, float]
Dossiers = list[tuple[Report, tuple[Claim, ...]]]

HERE = Path(__file__).parents[1] / "journeys/stories"
INPUTS = ("gold claims", "our reading")
HALF = 0.5  # of the words of the shorter of two stretches of evidence: then they tell the same
ENDS = ("low", "best", "high")
ONE_SUBJECT = ({"agent", "happened"},)  # who did it and whether it happened: a denial answers both


@dataclass(frozen=True)
class Compared:
    """A story's gold, and our picture of it with the claims in it, as `vigie` writes them."""

    name: str
    gold: Record
    picture: Record
    records: list[Record]

    @cached_property
    def claims(self) -> dict[str, Found]:
        """The claims of ours by their ids."""
        return {one["id"]: found(one) for one in self.records}

    @cached_property
    def files(self) -> dict[str, str]:
        """The file name of each report by its id."""
        return {one["id"]: Path(one["uri"]).name for one in self.picture["reports"]}

    @cached_property
    def told(self) -> list[Record]:
        """All claims of the gold, incident after incident."""
        return [claim for incident in self.gold["incidents"] for claim in incident["claims"]]

    @cached_property
    def homes(self) -> list[list[int | None]]:
        """For each gold incident, which incident of ours each of its claims is found in; None where in none."""
        return [[self._home(claim) for claim in incident["claims"]] for incident in self.gold["incidents"]]

    @cached_property
    def _incident_of(self) -> dict[str, int]:
        return {claim: k for k, incident in enumerate(self.picture["incidents"]) for claim in incident["claims"]}

    def _home(self, claim: Record) -> int | None:
        """The incident of the claim of ours that shares most words with this one."""
        candidates = [
            (shared_words(claim["evidence"], ours.evidence), name)
            for name, ours in self.claims.items()
            if ours.file == claim["file"] and name in self._incident_of
        ]
        share, name = max(candidates, default=(0.0, ""))
        return self._incident_of[name] if share >= HALF else None

    def counterparts(self) -> Iterator[tuple[Record, Record | None]]:
        """Each gold incident with the one of ours that holds most of its claims."""
        for incident, homes in zip(self.gold["incidents"], self.homes, strict=True):
            votes = Counter(home for home in homes if home is not None).most_common(1)
            yield incident, self.picture["incidents"][votes[0][0]] if votes else None


def scores(folder: Path, *, part: str | None = None, reading: bool = True) -> Scores:
    """Every figure of the stories of a folder, from our own reading or from the claims of the gold."""
    return compared([story_compared(one, reading=reading) for one in stories(folder, part=part)])


def story_compared(story: Story, *, reading: bool) -> Compared:
    """A story put side by side now."""
    dossiers = list(read(story).values()) if reading else given(story)
    claims = [record.record(claim) for _, mine in dossiers for claim in mine]
    return Compared(story.name, story.gold, picture_record.record(picture(dossiers)), claims)


def given(story: Story) -> Dossiers:
    """The reports of a story under the heads of its gold, with the claims of its gold."""
    reports = {}
    for file in sorted(story.folder.glob("*.txt")):
        cleaned = pipeline.journey(Capture(file.read_bytes(), str(file)), after="clean").report
        reports[file.name] = headed(story, file.name, cleaned)
    claims = told(story, reports)
    return [(report, tuple(claims[name])) for name, report in reports.items()]


def compared(those: Iterable[Compared]) -> Scores:
    """Every figure, by name, of stories beside their gold; none where there is no story."""
    those = list(those)
    if not those:
        return {}
    homes = [home for one in those for incident in one.homes for home in incident]
    return {
        "claims found": _share(home is not None for home in homes),
        **lineage(those),
        **groups(those),
        **incidents(those),
        "independent sources exact": _share(_same_sources(*both) for one in those for both in one.counterparts()),
        "figures exact": _share(hit for one in those for both in one.counterparts() for hit in _same_ends(*both)),
        **_shares("contradictions", contradictions(those)),
    }


def lineage(those: Iterable[Compared]) -> Scores:
    """Pairs of a report and its original, and how many of each kind are found."""
    all_, kinds = Ratio(), defaultdict[str, list[str | None]](list)
    for one in those:
        ours = dict(_links(one))
        wanted = {(link["copy"], link["original"]): link["kind"] for link in one.gold["lineage"]}
        all_.add(len(wanted.keys() & ours.keys()), len(ours), len(wanted))
        for pair, kind in wanted.items():
            kinds[kind].append(ours.get(pair))
    by_kind: Scores = {}
    for kind, mine in sorted(kinds.items()):
        by_kind[f"{kind} found"] = _share(one is not None for one in mine)
        by_kind[f"{kind} found as such"] = _share(one == kind for one in mine)
    return _shares("lineage", all_) | by_kind


def _links(of: Compared) -> Iterator[tuple[tuple[str, str | None], str]]:
    for placed in of.picture["reports"]:
        step = placed["lineage"]
        if step["of"]:
            yield (of.files[placed["id"]], of.files.get(step["of"])), step["kind"]


def groups(those: Iterable[Compared]) -> Scores:
    """The reports by the reporting that they go back to."""
    wanted: list[frozenset[Any]] = []
    ours: list[frozenset[Any]] = []
    for one in those:
        wanted += [frozenset((one.name, file) for file in group) for group in one.gold["independent_groups"]]
        mine = defaultdict[str, set[tuple[str, str]]](set)
        for placed in one.picture["reports"]:
            mine[placed["group"]].add((one.name, one.files[placed["id"]]))
        ours += map(frozenset, mine.values())
    return _clustered("groups", wanted, ours)


def incidents(those: Iterable[Compared]) -> Scores:
    """The gold claims that are found, by the incident that they tell of."""
    wanted, ours = defaultdict[Any, set[Any]](set), defaultdict[Any, set[Any]](set)
    for one in those:
        for k, homes in enumerate(one.homes):
            for j, home in enumerate(homes):
                if home is not None:
                    wanted[one.name, k].add((one.name, k, j))
                    ours[one.name, home].add((one.name, k, j))
    return _clustered("incidents", map(frozenset, wanted.values()), map(frozenset, ours.values()))


def _clustered(name: str, wanted: Iterable[frozenset[Any]], ours: Iterable[frozenset[Any]]) -> Scores:
    agreed = b_cubed([*wanted], [*ours])
    return {
        f"{name} B3 F1": agreed.f1,
        f"{name} B3 precision": agreed.precision,
        f"{name} B3 recall": agreed.recall,
    }


def _same_sources(wanted: Record, ours: Record | None) -> bool:
    return ours is not None and ours["sources"] == wanted["sources"]


def _same_ends(wanted: Record, ours: Record | None) -> Iterator[bool]:
    """Low, best and high of each figure; who is counted may go unsaid in ours."""
    held = ours["figures"] if ours else {}
    for what, figure in wanted["figures"].items():
        mine = held.get(what) or held.get(what.split(":")[0]) or {}
        yield from (bool(mine) and mine[end] == figure[end] for end in ENDS)


def contradictions(those: Iterable[Compared]) -> Ratio:
    """Contradictions of the gold and ours, one to one in their order."""
    ratio = Ratio()
    for one in those:
        left = [
            (found["about"], [_speakers(one, name) for name in found["between"]])
            for found in one.picture["contradictions"]
        ]
        ratio.add(0, len(left), len(one.gold["contradictions"]))
        for wanted in one.gold["contradictions"]:
            sides = [_voices(one, wanted, k) for k in (0, 1)]
            hit = next((row for row in left if _one_subject(wanted["about"], row[0]) and _meet(sides, row[1])), None)
            if hit:
                left.remove(hit)
                ratio.hits += 1
    return ratio


def _voices(of: Compared, contradiction: Record, side: int) -> list[str]:
    """What the voice of a side goes by: as the gold names it, and as its claim does."""
    words = contradiction["between"][side]
    return [
        contradiction["voices"][side],
        *(name for one in of.told if one["evidence"] == words for name in _names(one)),
    ]


def _speakers(of: Compared, name: str) -> list[str]:
    """What the voice of a claim of ours goes by: its own names, and those of gold claims in the same words."""
    ours = of.claims.get(name)
    if ours is None:
        return []
    same = [one for one in of.told if one["file"] == ours.file and shared_words(one["evidence"], ours.evidence) >= HALF]
    return [*_names(ours.slots), *(name for one in same for name in _names(one))]


def _names(slots: Mapping[str, Any]) -> list[str]:
    return [slots[key] for key in NAMED if slots.get(key)]


def _one_subject(one: str, two: str) -> bool:
    return one == two or {one, two} in ONE_SUBJECT


def _meet(wanted: list[list[str]], ours: list[list[str]]) -> bool:
    """Whether the two voices are the same two, either way round."""
    return any(all(map(_same_voice, wanted, way)) for way in (ours, ours[::-1]))


def _same_voice(one: list[str], two: list[str]) -> bool:
    return any(same_name(a, b) for a in one for b in two)


def _share(right: Iterable[bool]) -> float:
    each = list(right)
    return sum(each) / len(each) if each else 0.0


def _shares(name: str, of: Ratio) -> Scores:
    return {
        f"{name} F1": of.f1,
        f"{name} precision": of.hits / of.found if of.found else 0.0,
        f"{name} recall": of.hits / of.gold if of.gold else 0.0,
    }


def main() -> None:
    """Prints the figures of folders of stories, from gold claims and from our own reading side by side."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pictures", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, default=[HERE], metavar="FOLDER")
    parser.add_argument("--part", choices=("dev", "held-out"), default="dev", help="of a folder that has a split.tsv")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="keep pictures and claims, each input in a folder")
    options = parser.parse_args()
    if options.out and options.part == "held-out":
        parser.error("--out: held-out stories are scored, never shown")
    those = [story for folder in options.folders for story in stories(folder, part=options.part)]
    both = [[story_compared(one, reading=reading) for one in those] for reading in (False, True)]
    if options.out:
        for name, side in zip(INPUTS, both, strict=True):
            _keep(side, options.out / name.split()[1])
    columns = [compared(side) for side in both]
    print(f"{len(those)} stories {'':22}" + "".join(f"{name:>14}" for name in INPUTS))
    for name, value in columns[0].items():
        print(f"{name:32}{value:14.3f}{columns[1][name]:14.3f}")


def _keep(those: Iterable[Compared], folder: Path) -> None:
    """Writes the picture and the claims of each story, and the gold of all."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in those:
        (folder / f"{one.name}.json").write_text(json.dumps(one.picture, ensure_ascii=False), "utf-8")
        lines = [json.dumps(claim, ensure_ascii=False) for claim in one.records]
        (folder / f"{one.name}.jsonl").write_text("\n".join(lines), "utf-8")
    gold = {one.name: one.gold for one in those}
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
