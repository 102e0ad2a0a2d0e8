"""How many phrases of two public test sets of numbers are read right: Recognizers-Text's specs and Duckling's numerals.

`counts` are the phrases whose numbers can count something (whole or decimal, not negative); `all` has fractions, powers
and negative numbers too, which the reader does not attempt.

`python -m benchmarks.numbers [CORPORA] [--misses]`; without the corpora nothing is measured.
"""

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vigie.languages import language
from vigie.read.figures import figures, singles
from vigie.read.numerals import numerals

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
LANGUAGES = {"fr": "French", "en": "English"}
PLAIN = {"integer", "decimal"}

Case = tuple[str, bool]  # the phrase, and whether it is read right


def scores(corpora: Path) -> dict[str, float]:
    """Share read right per test set and language; empty where the corpora are absent."""
    if not (corpora / "figures").is_dir():
        return {}
    return {name: round(sum(ok for _, ok in cases) / len(cases), 4) for name, cases in _cases(corpora)}


def _cases(corpora: Path) -> Iterator[tuple[str, list[Case]]]:
    for code, name in LANGUAGES.items():
        specs = corpora / "figures" / "recognizers-specs" / "Number" / name
        yield (
            f"duckling_counts_{code}",
            list(_duckling(corpora / "figures" / "duckling-numerals.tsv", code, counts=True)),
        )
        yield f"duckling_all_{code}", list(_duckling(corpora / "figures" / "duckling-numerals.tsv", code, counts=False))
        yield f"recognizers_counts_{code}", list(_numbers(_specs(specs / "NumberModel.json"), code, counts=True))
        yield f"recognizers_all_{code}", list(_numbers(_specs(specs / "NumberModel.json"), code, counts=False))
        yield f"recognizers_percents_{code}", list(_percents(_specs(specs / "PercentModel.json"), code))


def _specs(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8-sig"))
    return found


def _duckling(path: Path, code: str, *, counts: bool) -> Iterator[Case]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            counted = float(row["value"]) >= 0 and "/" not in row["phrase"]
            if row["language"] == code and (counted or not counts):
                yield row["phrase"], _values(row["phrase"], code) == [float(row["value"])]


def _values(text: str, code: str) -> list[float]:
    """The values of all numbers, a lone "un" or "one" among them."""
    found = [float(n.value) for n in numerals(text, language(code))]
    return found or [float(f.best or 0) for f in singles(text, language(code)) if text in ("un", "une", "one")]


def _numbers(specs: list[dict[str, Any]], code: str, *, counts: bool) -> Iterator[Case]:
    for spec in specs:
        wanted = [r.get("Resolution") or {} for r in spec["Results"]]
        values = [_float(r.get("value")) for r in wanted]
        plain = all(r.get("subtype") in PLAIN for r in wanted) and all(v is not None and v >= 0 for v in values)
        if plain or not counts:
            yield spec["Input"], values == _values(spec["Input"], code)


def _float(text: str | None) -> float | None:
    try:
        return float((text or "").replace(",", "."))
    except ValueError:
        return None


def _percents(specs: list[dict[str, Any]], code: str) -> Iterator[Case]:
    for spec in specs:
        wanted = [_float(str((r.get("Resolution") or {}).get("value")).rstrip("%")) for r in spec["Results"]]
        found = [f.best for f in figures(spec["Input"], language(code)) if f.unit == "percent"]
        yield spec["Input"], wanted == found


def main() -> None:
    """Prints the scores, and with --misses the phrases read wrong."""
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    corpora = paths[0] if paths else CORPORA
    for name, score in scores(corpora).items():
        print(f"{score:.4f}  {name}")
    if "--misses" in sys.argv and (corpora / "figures").is_dir():
        for name, cases in _cases(corpora):
            for phrase, ok in cases:
                if not ok:
                    print(f"{name}\t{phrase}")


if __name__ == "__main__":
    main()
