"""Floors bind the figures of the gold that they were recorded for, and nothing else."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from benchmarks import floors
from benchmarks.evaluate import Outcome, as_json, compared_rows, judged, known, measured
from benchmarks.floors import Floor, Verdict, fingerprint, lowered, verdict
from benchmarks.gold_sets import GoldSet, gold_sets
from benchmarks.syntax import table


def gold_set(**slots: object) -> GoldSet:
    """A set that measures nothing."""
    return GoldSet("a-set", "a set", ("gold.jsonl",), lambda _: {}, **slots)  # type: ignore[arg-type]


def _console() -> Console:
    return Console(record=True, width=200, file=StringIO())


def said(floor: Floor | None, *, gold: str = "now", value: float = 0.8, one: GoldSet | None = None) -> tuple[int, str]:
    """Exit code and words for one figure."""
    one = one or gold_set()
    found = Outcome(one.key, {"voice": value}, gold)
    console = _console()
    code = judged([one], {one.key: found}, list(compared_rows(one, found, floor)), console)
    return code, console.export_text()


@pytest.mark.parametrize(
    ("value", "floor", "same_gold", "low", "expected"),
    [
        (0.80, 0.80, True, False, Verdict.HOLDS),
        (0.796, 0.80, True, False, Verdict.HOLDS),  # within the tolerance
        (0.79, 0.80, True, False, Verdict.SUNK),
        (0.79, 0.80, False, False, Verdict.OTHER_GOLD),
        (0.79, None, True, False, Verdict.NO_FLOOR),
        (0.09, 0.05, True, True, Verdict.SUNK),  # a ceiling
        (0.01, 0.05, True, True, Verdict.HOLDS),
        (4.0, 3.0, True, True, Verdict.SUNK),  # a count
    ],
)
def test_verdicts(value: float, floor: float | None, same_gold: bool, low: bool, expected: Verdict) -> None:
    assert verdict(value, floor, same_gold=same_gold, lower_is_better=low) is expected


def test_a_figure_below_its_floor_fails() -> None:
    code, words = said(Floor("now", {"voice": 0.9}))
    assert code == 1
    assert "a set: voice is 0.8000, below its floor of 0.9000" in words


def test_a_figure_above_its_ceiling_fails() -> None:
    code, words = said(Floor("now", {"voice": 0.7}), one=gold_set(lower_is_better=frozenset(["voice"])))
    assert code == 1
    assert "above its ceiling of 0.7000" in words


def test_changed_gold_is_said_and_does_not_fail() -> None:
    code, words = said(Floor("then", {"voice": 0.9}))
    assert code == 0
    assert "a set: floor recorded for other gold: record again with --record" in words


def test_a_set_without_floor_does_not_fail() -> None:
    assert said(None) == (0, "")


def test_a_measure_that_fails_is_said() -> None:
    one, console = gold_set(), _console()
    code = judged([one], {one.key: Outcome(one.key, failed="KeyError: 'start'")}, [], console)
    assert (code, console.export_text()) == (1, "a set: failed: KeyError: 'start'\n")


def test_the_fingerprint_is_of_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    (tmp_path / "b").write_bytes(b"two")
    before = fingerprint([tmp_path / "a", tmp_path / "b"], tmp_path)
    assert fingerprint([tmp_path / "b", tmp_path / "a"], tmp_path) == before
    (tmp_path / "b").write_bytes(b"two ")
    assert fingerprint([tmp_path / "a", tmp_path / "b"], tmp_path) != before


def test_floors_survive_being_written(tmp_path: Path) -> None:
    kept = {"a-set": Floor("now", {'F1, "raw" text': 0.8123, "claims": 3.0}), "b": Floor("then", {"voice": 1.0})}
    floors.save(kept, tmp_path / "floors.toml")
    assert floors.load(tmp_path / "floors.toml") == kept


def test_no_file_is_no_floors(tmp_path: Path) -> None:
    assert floors.load(tmp_path / "floors.toml") == {}


def test_recording_tells_what_it_lowers() -> None:
    old = Floor("now", {"voice": 0.9, "place": 0.7, "invented": 0.1})
    new = Floor("now", {"voice": 0.85, "place": 0.75, "invented": 0.2})
    assert lowered(old, new, lower_is_better=frozenset(["invented"])) == [
        "voice: 0.9000 → 0.8500", "invented: 0.1000 → 0.2000",
    ]  # fmt: skip
    assert lowered(old, Floor("later", {"voice": 0.1})) == []


def test_absent_gold_is_not_measured(tmp_path: Path) -> None:
    absent = [one for one in gold_sets() if one.shared]
    found = list(measured(absent, tmp_path, full=False, jobs=1))
    assert [one.figures for one in found] == [{}] * len(absent)
    assert as_json(absent, {one.key: one for one in found}, [])["not_here"] == [one.key for one in absent]


def test_each_recorded_and_each_known_figure_is_of_a_set_that_exists() -> None:
    keys = {one.key for one in gold_sets()}
    assert len(keys) == len(gold_sets())
    assert {*floors.load(), *known()} <= keys


def test_scores_of_the_models_are_read_from_their_tables() -> None:
    scores = "| test | tokens | LAS |\n| --- | --- | --- |\n| pud | raw | 84.5 |\n"
    text = scores + "\n| what | else |\n| --- | --- |\n| a | b |"
    assert table(text) == {"pud raw LAS": 0.845}
