"""The syntax models on their treebanks: the scores that each model's README records, or measured again.

Measured again (`again=True`) by `training/evaluate.py`, which prints the same table. Shares here, percents there.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MEASURES = ("UPOS", "UAS", "LAS")


def scores(corpora: Path, *, again: bool = False) -> dict[str, float]:
    """`treebank reading measure` → share, as `sequoia-test raw LAS`; empty where no model records any."""
    found: dict[str, float] = {}
    for code in ("fr", "en"):
        found |= table(_evaluated(code, corpora) if again else _recorded(code))
    return found


def table(text: str) -> dict[str, float]:
    """The figures of a Markdown table whose columns are test, tokens and measures."""
    found: dict[str, float] = {}
    columns: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[:2] == ["test", "tokens"]:
            columns = cells
        elif columns and len(cells) == len(columns):
            if set(cells[0]) <= {"-"}:
                continue
            row = dict(zip(columns, cells, strict=True))
            named = {
                f"{row['test']} {row['tokens']} {name}": float(row[name]) / 100 for name in MEASURES if name in row
            }
            found |= {name: round(value, 4) for name, value in named.items()}
        else:
            columns = []
    return found


def _recorded(code: str) -> str:
    readme = ROOT / "models" / code / "README.md"
    return readme.read_text("utf-8") if readme.is_file() else ""


def _evaluated(code: str, corpora: Path) -> str:
    command = [sys.executable, str(ROOT / "training" / "evaluate.py"), code, "--corpora", str(corpora)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
