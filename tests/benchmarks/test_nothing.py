"""Reports about other things: what is counted in them, and how they are split."""

from hashlib import sha256
from pathlib import Path

from benchmarks import nothing

HOME = Path(__file__).parents[2] / "journeys/nothing"


def test_claims_per_report(tmp_path: Path) -> None:
    for part in nothing.PARTS:
        (tmp_path / part).mkdir()
    (tmp_path / "train/a.txt").write_text("Rebels killed nine soldiers in Goma on Monday.", "utf-8")
    (tmp_path / "train/b.txt").write_text("The market opens at nine.", "utf-8")
    assert nothing.scores(tmp_path) == {nothing.MEASURES["train"]: 0.5}


def test_the_parity_of_the_name_says_which_part() -> None:
    for path in HOME.glob("*/*.txt"):
        assert path.parent.name == nothing.PARTS[int(sha256(path.name.encode()).hexdigest(), 16) % 2]


def test_both_languages_have_as_many_reports() -> None:
    assert [len(list(HOME.glob(f"*/{code}-*.txt"))) for code in ("fr", "en")] == [24, 24]
