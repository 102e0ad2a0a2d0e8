#!/usr/bin/env python3
"""Check stories: reports of one conflict event with their lineage, incidents, figures and contradictions.

    python journeys/validate_stories.py [FOLDER...]     default: every folder of journeys/stories

A FOLDER holds `01.txt` ... and `gold.json`. Each problem is printed with its file; the exit status is 1 if there is any.
"""

import argparse
import json
import sys
from pathlib import Path

from validate import BOUNDS, COUNTRIES, MODALITIES, MODES, STANCES, TYPES, WHATS, bound_problem, iso, weekday_problem

HERE = Path(__file__).resolve().parent / "stories"
KINDS = set("verbatim cut rewrite translation update".split())
ABOUT = WHATS | {"agent", "happened", "place", "time", "territory"}
STORY_KEYS = {"about", "reports", "lineage", "independent_groups", "incidents", "contradictions"}
REPORT_KEYS = {"publisher", "published", "language", "title", "agency", "translator", "credits"}
INCIDENT_KEYS = {"id", "type", "place", "country", "date", "claims", "sources", "source_names", "figures"}
CLAIM_KEYS = {
    "file", "evidence", "speaker", "organisation", "stance", "mode", "type", "modality", "agents", "targets",
    "place", "geonames_name", "country", "start", "end", "figures",
}  # fmt: skip
LINK_KEYS = {"copy", "original", "kind"}
CONTRADICTION_KEYS = {"between", "files", "voices", "about", "strength", "incident"}


class Story:
    """One folder's texts, its gold, and the problems found in them."""

    def __init__(self, folder):
        self.folder, self.problems = folder, []
        self.texts = {p.name: p.read_text("utf-8") for p in sorted(folder.glob("*.txt"))}
        self.gold = json.loads((folder / "gold.json").read_text("utf-8"))

    def wrong(self, where, what):
        self.problems.append(f"{self.folder.name}/gold.json: {where}: {what}")

    def keys(self, where, value, wanted, optional=()):
        missing, extra = wanted - set(value), set(value) - wanted - set(optional)
        if missing or extra:
            self.wrong(where, f"missing keys {sorted(missing)}, unknown keys {sorted(extra)}")
        return not missing

    def within(self, where, name, words):
        if not words or words not in self.texts.get(name, ""):
            self.wrong(where, f"not in {name}: {words!r}")

    def check(self):
        if self.keys("story", self.gold, STORY_KEYS):
            self.reports()
            self.lineage()
            self.groups()
            for incident in self.gold["incidents"]:
                self.incident(incident)
            for number, pair in enumerate(self.gold["contradictions"], 1):
                self.contradiction(f"contradiction {number}", pair)
        return self.problems

    def reports(self):
        if not 5 <= len(self.texts) <= 9:
            self.wrong("reports", f"{len(self.texts)} texts, wanted 5 to 9")
        if set(self.gold["reports"]) != set(self.texts):
            self.wrong("reports", "are not the texts of the folder")
        for name, head in self.gold["reports"].items():
            self.keys(name, head, REPORT_KEYS)
            if not iso(head.get("published")) or head.get("language") not in ("fr", "en") or not head.get("publisher"):
                self.wrong(name, "published, language or publisher is not right")
            for words in filter(None, [*head.get("credits", []), head.get("title")]):
                self.within(name, name, words)

    def lineage(self):
        copies = [link["copy"] for link in self.gold["lineage"]]
        if len(copies) != len(set(copies)):
            self.wrong("lineage", "a report has two originals")
        origin = {link["copy"]: link["original"] for link in self.gold["lineage"]}
        for link in self.gold["lineage"]:
            where = f"lineage of {link.get('copy')}"
            self.keys(where, link, LINK_KEYS, ("note",))
            if link["kind"] not in KINDS or not {link["copy"], link["original"]} <= set(self.texts):
                self.wrong(where, "unknown kind or report")
                continue
            one, two = self.gold["reports"][link["copy"]], self.gold["reports"][link["original"]]
            if (link["kind"] == "translation") != (one["language"] != two["language"]):
                self.wrong(where, f"{link['kind']} between {two['language']} and {one['language']}")
            if one["published"] < two["published"]:
                self.wrong(where, "is older than its original")
            seen, at = set(), link["copy"]
            while at in origin and at not in seen:
                seen.add(at)
                at = origin[at]
            if at in seen:
                self.wrong(where, "goes round in a circle")

    def groups(self):
        members = [name for group in self.gold["independent_groups"] for name in group]
        if sorted(members) != sorted(self.texts):
            self.wrong("independent_groups", "every report must be in exactly one group")
        home = {name: k for k, group in enumerate(self.gold["independent_groups"]) for name in group}
        for link in self.gold["lineage"]:
            if home.get(link["copy"]) != home.get(link["original"]):
                self.wrong("independent_groups", f"{link['copy']} and {link['original']} are linked but apart")

    def incident(self, incident):
        where = incident.get("id", "incident")
        if not self.keys(where, incident, INCIDENT_KEYS, ("note", "outlet_groups")):
            return
        if incident["type"] not in TYPES or incident["country"] not in COUNTRIES or not iso(incident["date"]):
            self.wrong(where, "type, country or date is not right")
        if incident["sources"] != len(incident["source_names"]):
            self.wrong(where, f"{incident['sources']} sources, {len(incident['source_names'])} source_names")
        seen, told = set(), set()
        for number, claim in enumerate(incident["claims"], 1):
            self.claim(f"{where} claim {number}", claim)
            key = (claim.get("file"), claim.get("evidence"))
            if key in seen:
                self.wrong(f"{where} claim {number}", "the same words twice")
            seen.add(key)
            told |= {figure.get("what") for figure in claim.get("figures") or []}
        for what, figure in incident["figures"].items():
            if what.split(":")[0] not in told:
                self.wrong(where, f"figure {what}: no claim of the incident gives one")
            numbers = [figure.get(k) for k in ("low", "best", "high")]
            given = [n for n in numbers if n is not None]
            if given != sorted(given) or not figure.get("why"):
                self.wrong(where, f"figure {what}: low <= best <= high, with a why")

    def claim(self, where, claim):
        if not self.keys(where, claim, CLAIM_KEYS, ("coref", "accept", "note")):
            return
        self.within(where, claim["file"], claim["evidence"])
        for key, known in (("type", TYPES), ("modality", MODALITIES), ("stance", STANCES), ("mode", MODES)):
            if claim[key] not in known:
                self.wrong(where, f"unknown {key} {claim[key]!r}")
        if (claim["speaker"] is None) != (claim["mode"] == "narration"):
            self.wrong(where, "speaker is null exactly when mode is narration")
        if claim["place"]:
            self.within(where, claim["file"], claim["place"])
        if claim["country"] is not None and claim["country"] not in COUNTRIES:
            self.wrong(where, f"country {claim['country']!r}")
        published = iso(self.gold["reports"].get(claim["file"], {}).get("published"))
        start, end = iso(claim["start"]), iso(claim["end"])
        if (claim["start"] and not start) or (claim["end"] and not end) or (start and end and start > end):
            self.wrong(where, f"start {claim['start']} and end {claim['end']}")
        if start and published and start > published and claim["modality"] in ("happened", "ongoing"):
            self.wrong(where, f"start {start} is after the publication")
        if start and start == end and claim["stance"] == "states":
            problem = weekday_problem(claim["evidence"], start, end, published)
            if problem:
                self.wrong(where, problem)
        for figure in claim["figures"]:
            self.figure(where, claim, figure)

    def figure(self, where, claim, figure):
        if not self.keys(where, figure, {"what", "of", "text", "bound", "low", "best", "high"}, ("group",)):
            return
        if figure["what"] not in WHATS or figure["bound"] not in BOUNDS:
            self.wrong(where, f"figure {figure}")
        self.within(where, claim["file"], figure["text"])
        problem = bound_problem(figure)
        if problem:
            self.wrong(where, f"{figure['text']!r}: {problem}")

    def contradiction(self, where, pair):
        if not self.keys(where, pair, CONTRADICTION_KEYS, ("note",)):
            return
        incidents = {incident["id"]: incident for incident in self.gold["incidents"]}
        if pair["incident"] not in incidents or pair["about"] not in ABOUT:
            self.wrong(where, "unknown incident or about")
            return
        told = {(c["file"], c["evidence"]) for c in incidents[pair["incident"]]["claims"]}
        for name, words in zip(pair["files"], pair["between"], strict=True):
            if (name, words) not in told:
                self.wrong(where, f"no claim of {pair['incident']} in {name} says {words!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path)
    folders = parser.parse_args().folder or sorted(p.parent for p in HERE.glob("*/gold.json"))
    stories = [Story(folder) for folder in folders]
    problems = [line for story in stories for line in story.check()]
    print(*problems, sep="\n", end="\n" if problems else "")
    reports = sum(len(s.texts) for s in stories)
    claims = sum(len(i["claims"]) for s in stories for i in s.gold.get("incidents", []))
    print(f"{len(stories)} stories, {reports} reports, {claims} claims, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
