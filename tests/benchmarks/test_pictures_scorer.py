"""The scorer of pictures, on stories small enough to count by hand."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import pictures
from benchmarks.pictures import Compared
from benchmarks.stories import Story, stories

SHARED = Path(__file__).parents[3] / "shared" / "journeys"
THEIR_NAMES = {
    "lineage": "lineage pairs", "groups B3": "groups B3", "incidents B3": "incidents B3 (claims found)",
    "contradictions": "contradictions", "figures exact": "figures low/best/high exact",
}  # fmt: skip
TWELVE = {"low": 12, "best": 12, "high": 17}
WORDS = {
    "army": "rebels killed twelve herders near Gao", "mayor": "seventeen people died near Gao",
    "radio": "a bridge was blown up at Mopti",
}  # fmt: skip


def gold(**slots: Any) -> dict[str, Any]:
    """Two incidents in three reports: the army and a mayor on Gao, a radio on Mopti; 02 is cut from 01."""
    told = {
        who: {"file": file, "evidence": WORDS[who], "speaker": speaker, "organisation": None}
        for who, file, speaker in (
            ("army", "01.txt", "the army"),
            ("mayor", "02.txt", "mayor Diallo"),
            ("radio", "03.txt", None),
        )
    }
    known: dict[str, Any] = {
        "lineage": [{"copy": "02.txt", "original": "01.txt", "kind": "cut"}],
        "independent_groups": [["01.txt", "02.txt"], ["03.txt"]],
        "incidents": [
            {"id": "i1", "type": "attack", "place": "Gao", "date": "2021-05-04", "sources": 2,
             "claims": [told["army"], told["mayor"]], "figures": {"killed": TWELVE}},
            {"id": "i2", "type": "attack", "place": "Mopti", "date": "2021-05-04", "sources": 1, "claims": [told["radio"]], "figures": {}},
        ],
        "contradictions": [
            {"between": [WORDS["army"], WORDS["mayor"]], "voices": ["Malian army", "mayor of Gao"], "about": "killed"},
        ],
    }  # fmt: skip
    return known | slots


def ours(**slots: Any) -> dict[str, Any]:
    """The picture that has all of it right; claims go by their file."""
    known: dict[str, Any] = {
        "reports": [placed("01"), placed("02", "01", "cut"), placed("03")],
        "incidents": [
            {"claims": ["01", "02"], "sources": 2, "figures": {"killed": TWELVE}},
            {"claims": ["03"], "sources": 1, "figures": {}},
        ],
        "contradictions": [{"between": ["02", "01"], "about": "killed"}],
    }
    return known | slots


def placed(name: str, of: str | None = None, kind: str = "original", group: str | None = None) -> dict[str, Any]:
    """A report of a picture; its group goes by its original."""
    lineage = {"kind": kind, "of": of}
    return {"id": name, "uri": f"story/{name}.txt", "group": group or of or name, "lineage": lineage}


def claims(of: dict[str, Any]) -> list[dict[str, Any]]:
    """Records of all claims of a gold, under the numbers of their files."""
    told = [claim for incident in of["incidents"] for claim in incident["claims"]]
    return [record(claim, claim["file"][:2]) for claim in told]


def record(claim: dict[str, Any], name: str) -> dict[str, Any]:
    """A claim as `vigie` writes it, as far as the scorer looks at it."""
    voice = {key: claim[key] for key in ("speaker", "organisation")}
    return {
        "id": name, "report": {"uri": f"story/{claim['file']}"}, "evidence": {"exact": claim["evidence"]},
        "voice": voice, "event": {"type": "attack"},
    }  # fmt: skip


def compared(picture: dict[str, Any], wanted: dict[str, Any] | None = None) -> dict[str, float]:
    """The figures of one story."""
    wanted = wanted or gold()
    return pictures.compared([Compared("s", wanted, picture, claims(gold()))])


def test_a_picture_that_is_right_is_all_right() -> None:
    assert {name: value for name, value in compared(ours()).items() if value != 1.0} == {}


def test_the_other_direction_is_no_lineage() -> None:
    result = compared(ours(reports=[placed("01", "02", "cut"), placed("02"), placed("03")]))
    assert (result["lineage F1"], result["cut found"], result["groups B3 F1"]) == (0.0, 0.0, 1.0)


def test_another_kind_is_found_but_not_as_such() -> None:
    result = compared(
        ours(reports=[placed("01"), placed("02", "01", "rewrite"), placed("03", "02", "update", group="01")])
    )
    assert (result["cut found"], result["cut found as such"]) == (1.0, 0.0)
    assert (result["lineage precision"], result["lineage recall"]) == (1 / 2, 1.0)
    assert result["groups B3 precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert result["groups B3 recall"] == 1.0


def test_a_claim_is_found_by_half_of_its_words_in_an_incident_of_its_file() -> None:
    wanted = gold()
    wanted["incidents"][0]["claims"][0] |= {"evidence": "rebels killed twelve near a river bank"}  # 4 of 6 words
    wanted["incidents"][0]["claims"][1] |= {"file": "03.txt"}
    assert compared(ours(), wanted)["claims found"] == pytest.approx(2 / 3)
    assert compared(ours(incidents=ours()["incidents"][:1]))["claims found"] == pytest.approx(2 / 3)


def test_one_incident_too_many_and_one_too_few() -> None:
    first, second = ours()["incidents"]
    apart = compared(ours(incidents=[first | {"claims": ["01"]}, second, first | {"claims": ["02"]}]))
    assert (apart["incidents B3 precision"], apart["incidents B3 recall"]) == (1.0, pytest.approx(2 / 3))
    joined = compared(ours(incidents=[first | {"claims": ["01", "02", "03"]}]))
    assert (joined["incidents B3 precision"], joined["incidents B3 recall"]) == (pytest.approx(5 / 9), 1.0)
    assert joined["independent sources exact"] == 1 / 2  # both stand in the one incident, of two sources


def test_each_end_of_a_figure_counts_and_an_unknown_one_may_be_right() -> None:
    wanted = gold()
    wanted["incidents"][0]["figures"] = {"killed:civilians": TWELVE | {"best": None}}
    first, second = ours()["incidents"]
    result = compared(
        ours(incidents=[first | {"figures": {"killed": TWELVE | {"best": None, "high": 20}}}, second]), wanted
    )
    assert result["figures exact"] == pytest.approx(2 / 3)
    assert compared(ours(incidents=[second]), wanted)["figures exact"] == 0.0


def test_contradictions_are_of_the_same_voices_about_the_same() -> None:
    twice = ours()["contradictions"] * 2
    result = compared(ours(contradictions=twice))
    assert (result["contradictions precision"], result["contradictions recall"]) == (1 / 2, 1.0)
    assert compared(ours(contradictions=[{"between": ["01", "02"], "about": "injured"}]))["contradictions F1"] == 0.0
    assert compared(ours(contradictions=[{"between": ["01", "03"], "about": "killed"}]))["contradictions F1"] == 0.0


def test_who_did_it_and_whether_it_happened_are_one_subject() -> None:
    wanted = gold()
    wanted["contradictions"][0]["about"] = "agent"
    result = compared(ours(contradictions=[{"between": ["01", "02"], "about": "happened"}]), wanted)
    assert result["contradictions F1"] == 1.0


def test_no_story_no_figure(tmp_path: Path) -> None:
    assert pictures.scores(tmp_path) == {}


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/journeys is not here")
def test_the_figures_are_those_of_the_reference_scorer(tmp_path: Path) -> None:
    chance = random.Random(11)
    those = [_disturbed(story, chance) for story in stories(SHARED / "stories")]
    for one in those:
        (tmp_path / f"{one.name}.json").write_text(json.dumps(one.picture), "utf-8")
        (tmp_path / f"{one.name}.jsonl").write_text("\n".join(map(json.dumps, one.records)), "utf-8")
    command = [sys.executable, str(SHARED / "score.py"), "stories", str(SHARED / "stories"), str(tmp_path), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    for name, value in pictures.compared(those).items():
        assert value == pytest.approx(_theirs(theirs, name), abs=1e-9), name


def _theirs(figures: dict[str, Any], name: str) -> float:
    """The figure of the reference scorer under our name."""
    if (end := name.rsplit(" ", 1)[-1]) in ("F1", "precision", "recall"):
        return float(
            figures[THEIR_NAMES[name.removesuffix(f" {end}")]][{"precision": "P", "recall": "R"}.get(end, end)]
        )
    kind = name.removesuffix(" as such").removesuffix(" found")
    if row := figures.get(f"lineage recall, {kind}"):
        return float(row["kind right" if name.endswith("as such") else "found"])
    return float(figures[THEIR_NAMES.get(name, name)])


def _disturbed(story: Story, chance: random.Random) -> Compared:
    """A picture that has much of a story's gold, and much wrong."""
    wanted = story.gold
    told = [claim for incident in wanted["incidents"] for claim in incident["claims"]]
    names = [f"{story.name}-{chance.randrange(16**6):06x}" for _ in told]
    mine = [record(_cut(chance.choice([one] * 4 + told), chance), name) for one, name in zip(told, names, strict=True)]
    left = iter(names)
    incidents = [
        {"claims": [next(left) for _ in one["claims"]], "sources": one["sources"] + chance.choice((0, 0, 1)),
         "figures": {what.split(":")[0]: figure | {chance.choice(pictures.ENDS): 3} for what, figure in one["figures"].items()}}
        for one in wanted["incidents"]
    ]  # fmt: skip
    for one in incidents:
        moved = one["claims"].pop()
        chance.choice(incidents)["claims"].append(moved)
    links = {link["copy"]: link for link in wanted["lineage"]}
    reports = []
    for file in wanted["reports"]:
        name = file.removesuffix(".txt")
        link = links.get(file) or {"original": chance.choice(list(wanted["reports"])), "kind": "cut"}
        of = link["original"].removesuffix(".txt") if chance.random() < 0.6 else None
        reports.append(placed(name, of, chance.choice((link["kind"], "rewrite")), chance.choice("abc")))
    abouts = ("killed", "agent", "happened", "injured")
    against = [{"between": chance.sample(names, 2), "about": chance.choice(abouts)} for _ in range(40)]
    picture = {"reports": reports, "incidents": [one for one in incidents if one["claims"]], "contradictions": against}
    return Compared(story.name, wanted, picture, mine)


def _cut(claim: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The claim without some of its first words."""
    words = claim["evidence"].split()
    return claim | {"evidence": " ".join(words[chance.randint(0, len(words) // 2) :])}
