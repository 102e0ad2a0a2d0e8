import runpy
from pathlib import Path

GENERATE = Path(__file__).parent.parent / "docs" / "generate.py"


def test_generated_pages_are_up_to_date():
    assert runpy.run_path(str(GENERATE))["main"](check=True) == 0
