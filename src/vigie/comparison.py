"""From paths to a picture: reports are read or taken with their claims, and put side by side. Says what could not be read."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vigie.collect import captures, weight
from vigie.collect.claims import are_claims, dossiers
from vigie.errors import OptionError, Problem
from vigie.model import Claim, Picture, Report

if TYPE_CHECKING:
    from vigie.pipeline import Journey

Dossier = tuple[Report, tuple[Claim, ...]]


@dataclass(slots=True)
class Compared:
    """A picture with the claims it speaks of, and how many inputs were lost."""

    picture: Picture
    claims: dict[str, Claim] = field(default_factory=dict)
    lost: int = 0


def compared(
    paths: list[str], *, claims: Path | None = None, judgements: Path | None = None, rule: str = "vigie",
    language: str | None = None, jobs: int = 1,
) -> Compared:  # fmt: skip
    """Everything the paths hold, side by side. Raises OptionError for files of options that cannot be used."""
    from vigie.corroborate import Ledger
    from vigie.corroborate.judgements import decisions

    ledger = Ledger(decisions=decisions(judgements), rule=rule)
    made = Compared(Picture((), (), ()))
    for found in _dossiers(paths, _given(claims), language, jobs):
        if isinstance(found, Problem):
            made.lost += found.lost
            print(f"vigie: {found}", file=sys.stderr)
        else:
            ledger.add(*found)
            made.claims |= {claim.id: claim for claim in found[1]}
    made.picture = ledger.picture()
    return made


def summary(made: Compared) -> str:
    """One line on what was put side by side."""
    copies = sum(one.lineage.kind not in ("original", "update") for one in made.picture.reports)
    lost = f", {made.lost} could not be read" if made.lost else ""
    return (
        f"{len(made.picture.reports)} reports ({copies} copies), {len(made.claims)} claims, {len(made.picture.incidents)} incidents,"
        f" {len(made.picture.contradictions)} contradictions{lost}"
    )


def _given(claims: Path | None) -> dict[str, tuple[Claim, ...]] | None:
    """Claims by the id and by the URI of their report."""
    if claims is None:
        return None
    if not claims.is_file():
        raise OptionError(f"--claims {claims}: no such file", remedy="name a file that vigie read --format jsonl wrote")
    found: dict[str, tuple[Claim, ...]] = {}
    for one in dossiers(str(claims)):
        if isinstance(one, Problem):
            print(f"vigie: {one}", file=sys.stderr)
        else:
            found[one[0].id] = found[one[0].uri] = found[Path(one[0].uri).name] = one[1]
    return found


def _dossiers(
    paths: list[str], given: dict[str, tuple[Claim, ...]] | None, language: str | None, jobs: int
) -> Iterator[Dossier | Problem]:
    for path in paths:
        if are_claims(path):
            yield from dossiers(path)
    texts = [path for path in paths if not are_claims(path)]
    for result in _read(texts, "clean" if given is not None else "coding", language, jobs):
        if isinstance(result, Problem):
            yield result
        elif given is None:
            yield result.report, result.claims or ()
        else:
            report = result.report
            names = (report.id, report.uri, Path(report.uri).name)
            told = next((given[name] for name in names if name in given), ())
            yield report, tuple(replace(claim, report=report) for claim in told)


def _read(paths: Iterable[str], after: str, language: str | None, jobs: int) -> "Iterator[Journey | Problem]":
    from vigie.batches import Wish, journeys
    from vigie.progress import Bar

    paths = list(paths)
    if not paths:
        return
    bar = Bar(total=weight(paths), drawn=sys.stderr.isatty())
    try:
        for source, result in journeys(captures(paths), Wish(after, language), jobs=jobs):
            yield result
            if not isinstance(source, Problem):
                bar.step(len(source.data))
    finally:
        bar.close()
