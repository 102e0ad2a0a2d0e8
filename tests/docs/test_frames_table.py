import runpy
from pathlib import Path

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "docs" / "frames.py"))


def test_tables_of_frames_and_types_are_up_to_date() -> None:
    assert SCRIPT["main"](check=True) == 0


def test_every_frame_has_words_in_every_language() -> None:
    rows = [line for line in SCRIPT["frames"]().splitlines() if line.startswith("| `")]
    assert rows
    assert all(" · " in row for row in rows)
