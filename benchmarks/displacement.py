"""How many fled, were moved or lost their home: figure, term and unit of IDMC's excerpts, and the country.

An excerpt is right where one figure of one of our claims has its number, what it counts and its unit. IDMC names more
terms than the claim record does: shelter and relief camps are displacement or evacuation, relocation is evacuation, and
a lost home counts one household. The excerpts are cut from their reports, so not each of them tells the country;
`country` is taken over those that IDMC marks as mentioning it. Most of them tell of disasters, not of conflict.

`python -m benchmarks.displacement [CORPORA] [--misses]`; without the corpus nothing is measured.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pycountry

from vigie import pipeline
from vigie.errors import InputError
from vigie.model import Capture, Figure
from vigie.pipeline import Journey

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
FLED = frozenset(("displaced", "evacuated"))
TERMS = {
    "Displaced": frozenset(("displaced",)),
    "Forced to Flee": frozenset(("displaced",)),
    "Homeless": frozenset(("displaced",)),
    "In Relief Camp": FLED,
    "Sheltered": FLED,
    "Evacuated": frozenset(("evacuated",)),
    "Relocated": FLED,
    "Destroyed Housing": frozenset(("destroyed",)),
    "Partially Destroyed Housing": frozenset(("destroyed",)),
    "Uninhabitable Housing": frozenset(("destroyed",)),
}

Row = dict[str, str]


def scores(corpora: Path = CORPORA) -> dict[str, float]:
    """Shares of excerpts read right; empty where the corpus is absent."""
    path = corpora / "figures" / "idmc-displacement-dev.tsv"
    if not path.is_file():
        return {}
    rows = [(row, journey(row["Excerpt"])) for row in excerpts(path)]
    lands = [(row, read) for row, read in rows if row["Mentions"] == "Y" and country_of(row)]
    return {
        "idmc figure, term and unit": sum(joint(row, read) for row, read in rows) / len(rows),
        "idmc figure read": sum(figure_read(row, read) for row, read in rows) / len(rows),
        "idmc country": sum(our_country(read) == country_of(row) for row, read in lands) / len(lands),
    }


def excerpts(path: Path) -> Iterator[Row]:
    """The rows whose figure is a number."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from (row for row in csv.DictReader(lines, delimiter="\t") if _number(row) is not None)


def journey(text: str) -> Journey | None:
    """What is read in an excerpt; None where it is no readable text."""
    try:
        return pipeline.journey(Capture(text.encode(), "excerpt"), language_code="en")
    except InputError:
        return None


def joint(row: Row, read: Journey | None) -> bool:
    """Whether a claim has the excerpt's number, under the right term and unit."""
    figures = [figure for claim in (read and read.claims) or () for figure in claim.figures]
    return any(_same_number(f, row) and f.what in TERMS[row["Reporting term"]] and _same_unit(f, row) for f in figures)


def figure_read(row: Row, read: Journey | None) -> bool:
    """Whether the number is read at all, before anyone asks what it counts."""
    reading = read.reading if read else None
    return reading is not None and any(_same_number(figure, row) for figure in reading.figures)


def our_country(read: Journey | None) -> str | None:
    """The country that most claims play in; without claims, the one that most places lie in."""
    if read is None or read.reading is None:
        return None
    claimed = [claim.place.country for claim in read.claims or () if claim.place and claim.place.country]
    named = claimed or [place.country for place in read.reading.places if place.country]
    return Counter(named).most_common(1)[0][0] if named else None


def country_of(row: Row) -> str | None:
    """The two letters of the excerpt's country; None for what has none (Abyei)."""
    code = row["Location (Country)"].partition(";")[2].partition(";")[0]
    country = pycountry.countries.get(alpha_3=code) if code else None
    return country.alpha_2 if country else None


def _number(row: Row) -> float | None:
    try:
        return float(row["Displacement figure"].replace(",", ""))
    except ValueError:
        return None


def _same_number(figure: Figure, row: Row) -> bool:
    return _number(row) in (figure.low, figure.best, figure.high)


def _same_unit(figure: Figure, row: Row) -> bool:
    if row["Reporting unit"] == "Households":
        return figure.unit == "households" or figure.what == "destroyed"
    return figure.unit == "people"


def main() -> None:
    """Prints the scores, and with --misses the excerpts read wrong."""
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    corpora = paths[0] if paths else CORPORA
    for name, score in scores(corpora).items():
        print(f"{score:.4f}  {name}")
    path = corpora / "figures" / "idmc-displacement-dev.tsv"
    if "--misses" in sys.argv and path.is_file():
        for row in excerpts(path):
            read = journey(row["Excerpt"])
            ours = [(f.what, f.best or f.low, f.unit) for c in (read and read.claims) or () for f in c.figures]
            wanted = (row["Reporting term"], row["Displacement figure"], row["Reporting unit"])
            if not joint(row, read):
                print(wanted, ours, row["Excerpt"][:300].replace("\n", " "), sep="\t")
            if row["Mentions"] == "Y" and our_country(read) != country_of(row):
                print("country", country_of(row), our_country(read), row["Excerpt"][:300].replace("\n", " "), sep="\t")


if __name__ == "__main__":
    main()
