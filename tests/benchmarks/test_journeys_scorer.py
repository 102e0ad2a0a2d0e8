"""The scorer of whole reports, on pairs small enough to count by hand."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import journeys

SHARED = Path(__file__).parents[3] / "shared" / "journeys"
THEIR_NAMES = {
    "claims F1": "claims (type and evidence)", "claims by evidence alone F1": "claims (evidence alone)",
    "filled slots F1": "filled slots", "agents F1": "agents", "targets F1": "targets", "figures F1": "figures",
    "times": "times (where the text gives one)", "slots invented": "slots filled where the text gives none",
}  # fmt: skip
KILLED = {"what": "killed", "bound": "exact", "low": 3, "best": 3, "high": 3}


def wanted(**slots: Any) -> dict[str, Any]:
    """A claim of the gold: in Gao rebels killed three shepherds, the army says."""
    known: dict[str, Any] = {
        "file": "a.txt", "evidence": "Rebels killed three shepherds near Gao", "type": "attack", "modality": "happened",
        "stance": "states", "mode": "indirect", "speaker": "the army", "organisation": None, "agents": ["Rebels"],
        "targets": ["shepherds"], "place": "Gao", "geonames_name": "Gao", "country": "ML", "start": "2021-05-04",
        "end": "2021-05-04", "figures": [KILLED], "coref": {}, "accept": {},
    }  # fmt: skip
    return known | slots


def ours(gold: dict[str, Any], **head: Any) -> dict[str, Any]:
    """The record of a claim that has every slot of a gold claim."""
    actors = [("agent", name) for name in gold["agents"]] + [("target", name) for name in gold["targets"]]
    return {
        "report": {"uri": f"reports/{gold['file']}", **head},
        "evidence": {"exact": gold["evidence"]},
        "voice": {key: gold[key] for key in ("stance", "mode", "speaker", "organisation")},
        "event": {"type": gold["type"], "modality": gold["modality"]},
        "actors": [{"role": role, "text": name} for role, name in actors],
        "place": {"text": gold["place"], "name": gold["geonames_name"], "country": gold["country"]},
        "time": {"start": gold["start"], "end": gold["end"]} if gold["start"] or gold["end"] else None,
        "figures": gold["figures"],
    }


def compared(gold: list[dict[str, Any]], found: list[dict[str, Any]], *heads: dict[str, Any]) -> dict[str, float]:
    """The figures of two lists of claims."""
    claims: dict[str, list[dict[str, Any]]] = {}
    for one in gold:
        claims.setdefault(one["file"], []).append(one)
    return journeys.compared(journeys.Folder(claims, {head["file"]: head for head in heads}), found)


def test_the_same_claim_is_all_right() -> None:
    gold = wanted()
    result = compared([gold], [ours(gold)])
    wrong = journeys.LOWER_IS_BETTER | {"published", "publisher"}
    assert {name: value for name, value in result.items() if name not in wrong and value != 1.0} == {}
    assert result["slots invented"] == 0


def test_another_type_is_found_by_its_evidence_alone() -> None:
    result = compared([wanted()], [ours(wanted(type="armed_clash"))])
    assert (result["claims F1"], result["claims by evidence alone F1"]) == (0.0, 1.0)


def test_a_type_that_the_gold_accepts_is_right() -> None:
    gold = wanted(accept={"type": ["armed_clash"]})
    assert compared([gold], [ours(wanted(type="armed_clash"))])["claims F1"] == 1.0


def test_a_missed_and_an_invented_claim_cost_all_their_slots() -> None:
    missed = wanted(evidence="Two bridges were blown up", figures=[], agents=[], targets=[], place=None, speaker=None)
    result = compared([wanted(), missed], [ours(wanted()), ours(wanted(evidence="Nothing like it anywhere"))])
    assert result["claims F1"] == pytest.approx(2 / 4)
    # 11 slots are filled in the whole claim, 6 in the missed one, 11 in the invented one
    assert result["filled slots F1"] == pytest.approx(2 * 11 / (11 + 6 + 11 + 11))


def test_half_of_the_shorter_evidence_is_enough() -> None:
    result = compared([wanted()], [ours(wanted(evidence="killed three near the river bank"))])
    assert result["claims F1"] == 1.0
    assert compared([wanted()], [ours(wanted(evidence="killed near the river bank"))])["claims F1"] == 0.0


def test_a_pronoun_may_be_named_by_what_it_stands_for() -> None:
    gold = wanted(speaker="he", agents=["they"], coref={"he": "General Traoré", "they": "the rebels of Kidal"})
    result = compared([gold], [ours(wanted(speaker="Traore", agents=["Kidal rebels"]))])
    assert (result["voice"], result["agents F1"]) == (1.0, 1.0)


def test_narration_is_a_voice() -> None:
    gold = wanted(speaker=None, mode="narration")
    assert compared([gold], [ours(wanted(mode="narration"))])["voice"] == 0.0
    assert compared([gold], [ours(gold)])["voice"] == 1.0


def test_slots_that_the_text_leaves_open_are_not_to_be_filled() -> None:
    gold = wanted(place=None, geonames_name=None, start=None, end=None)
    result = compared([gold], [ours(wanted(end=None))])
    # open: organisation, place, start, end; ours fills place and start
    assert result["slots invented"] == pytest.approx(2 / 4)
    assert result["times"] == 0.0


def test_a_figure_needs_number_and_bound() -> None:
    about = KILLED | {"bound": "about"}
    result = compared([wanted(figures=[KILLED, KILLED])], [ours(wanted(figures=[KILLED, about]))])
    assert result["figures F1"] == pytest.approx(2 * 1 / 4)


def test_the_best_agreeing_claims_are_paired() -> None:
    first, second = wanted(speaker="the army"), wanted(speaker="a priest")
    result = compared([first, second], [ours(second), ours(first)])
    assert (result["claims F1"], result["voice"]) == (1.0, 1.0)


def test_heads_boilerplate_and_reports_without_claims() -> None:
    line = "Give us five pounds a month"
    heads = (
        {"file": "a.txt", "published": "2021-05-05", "publisher": "The Gazette", "boilerplate": [line]},
        {"file": "b.txt", "published": "2021-05-06", "publisher": "The Gazette", "boilerplate": []},
    )
    mine = [ours(wanted(), published="2021-05-05", publisher="Gazette of Gao"), ours(wanted(evidence=line))]
    result = compared([wanted()], [*mine, ours(wanted(file="b.txt"))], *heads)
    assert (result["published"], result["publisher"]) == (1.0, 1.0)
    assert result["claims taken from boilerplate"] == 1
    assert result["claims in reports that hold none"] == 1


def test_texts_without_gold_are_not_measured(tmp_path: Path) -> None:
    assert journeys.scores(tmp_path) == {}


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/journeys is not here")
def test_the_figures_are_those_of_the_reference_scorer(tmp_path: Path) -> None:
    folder = SHARED / "reports"
    wanted_there = journeys.gold(folder)
    claims = _disturbed([one for claims in wanted_there.claims.values() for one in claims])
    file = tmp_path / "claims.jsonl"
    file.write_text("\n".join(map(json.dumps, claims)), "utf-8")
    command = [sys.executable, str(SHARED / "score.py"), "reports", str(folder), str(file), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    for name, value in journeys.compared(wanted_there, claims).items():
        figure = theirs[THEIR_NAMES.get(name, name)]
        assert value == pytest.approx(figure["F1"] if isinstance(figure, dict) else figure, abs=1e-9), name


def _disturbed(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Claim records that have much of a gold, and much wrong: slots of other claims, none, twice, cut evidence."""
    chance = random.Random(7)
    claims = []
    for one in gold:
        for _ in range(chance.choice((0, 1, 1, 1, 2))):
            keys = ("type", "modality", "stance", "speaker", "organisation", "agents", "targets", "place", "country",
                    "geonames_name", "start", "end", "figures", "mode", "file")  # fmt: skip
            mixed = dict(one)
            for key in chance.sample(keys, chance.randint(0, 6)):
                mixed[key] = chance.choice(gold)[key]
            cut = one["evidence"].split()
            mixed["evidence"] = " ".join(cut[chance.randint(0, len(cut) // 2) :])
            claims.append(ours(mixed, published="2020-01-01", publisher="The Gazette"))
    return claims
