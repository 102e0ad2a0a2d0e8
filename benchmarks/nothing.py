"""Reports about other things (sport, trials, floods, films …) that hold no claim: how many claims are read in each.

`python -m benchmarks.nothing PART` prints every claim read in a part, file by file. `kept` is for scoring: its claims are
not looked at while rules are mended.
"""

import sys
from pathlib import Path

from benchmarks.journeys import Record, read

PARTS = ("train", "kept")
MEASURES = {part: f"claims in reports about other things, {part}" for part in PARTS}


def scores(folder: Path) -> dict[str, float]:
    """Claims per report of each part that is there; lower is better, 0 is right."""
    homes = {part: folder / part for part in PARTS if any((folder / part).glob("*.txt"))}
    return {MEASURES[part]: per_report(home) for part, home in homes.items()}


def per_report(home: Path) -> float:
    """How many claims are read in a folder, by the number of its reports."""
    return sum(1 for _ in read(home)) / len(list(home.glob("*.txt")))


def line(record: Record) -> str:
    """One claim as a line: its file, type, event word and evidence."""
    event = record["event"]
    name = Path(record["report"]["uri"]).name
    return f"{name}: {event['type']} ({event['trigger']['exact']}) {record['evidence']['exact']}"


def main() -> None:
    """Prints every claim of a part."""
    if len(sys.argv) != 2 or sys.argv[1] not in PARTS:
        sys.exit(__doc__)
    for record in read(Path(__file__).parents[1] / "journeys/nothing" / sys.argv[1]):
        print(line(record))


if __name__ == "__main__":
    main()
