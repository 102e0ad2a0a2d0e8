"""The weights of comparisons, estimated from the development stories.

Pairs of accounts of two reports (`between`), and claims against the accounts of their own report (`within`), labelled by
the gold's incidents; a logistic regression over the levels of their comparisons, drawn towards the weights in force so
that a level that is hardly ever met keeps its weight. Prints weights in bits, to be rounded into `weights.toml`.

`python -m benchmarks.weights FOLDER...`
"""

import math
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import tomli

from benchmarks.stories import headed, stories, told
from vigie import pipeline
from vigie.corroborate.accounts import Account
from vigie.corroborate.comparisons import neighbours, strangers
from vigie.corroborate.statements import Statement
from vigie.model import Capture

Feature = tuple[str, str]
Example = tuple[tuple[Feature, ...], bool]
STRENGTH = 3.0  # how strongly the weights in force are held, in examples


def examples(folder: Path) -> Iterator[tuple[str, Example]]:
    """Every pair that is compared, with the table it belongs to and whether the gold makes it one incident."""
    for story in stories(folder, part="dev"):
        home = {(c["file"], c["evidence"]): i["id"] for i in reversed(story.gold["incidents"]) for c in i["claims"]}
        reports = {}
        for file in sorted(story.folder.glob("*.txt")):
            report = pipeline.journey(Capture(file.read_bytes(), str(file)), after="clean").report
            reports[file.name] = headed(story, file.name, report)
        built: list[tuple[str, Account]] = []
        for name, claims in told(story, reports).items():
            mine: dict[str, list[Statement]] = {}
            last = None
            for k, claim in enumerate(claims):
                here = home[name, claim.evidence.exact]
                alone = Account((Statement(claim, k),))
                for incident, others in mine.items():
                    found = neighbours(alone, Account(tuple(others)))
                    follows = (("follows", "yes"),) if incident == last else ()
                    yield "within", ((*((c.name, c.level) for c in found), *follows), incident == here)
                mine.setdefault(here, []).append(Statement(claim, k))
                last = here
            built += [(incident, Account(tuple(others))) for incident, others in mine.items()]
        for (a, one), (b, two) in combinations(built, 2):
            if one.report != two.report:
                yield "between", (tuple((c.name, c.level) for c in strangers(one, two)), a == b)


def fitted(rows: list[Example], prior: dict[Feature, float]) -> dict[Feature, float]:
    """Weights in nats by Newton's method, ridge towards `prior`."""
    names = sorted(prior)
    column = {name: k for k, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    y = np.array([label for _, label in rows], float)
    for k, (features, _) in enumerate(rows):
        x[k, column["prior", ""]] = 1
        for feature in features:
            if feature in column:
                x[k, column[feature]] = 1
    start = np.array([prior[name] for name in names])
    w = start.copy()
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (y - p) - STRENGTH * (w - start)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + STRENGTH * np.eye(len(names))
        w = w + 0.3 * np.linalg.solve(hessian, gradient)
    return dict(zip(names, w, strict=True))


def main() -> None:
    """Print the weights of both tables."""
    held = tomli.loads((Path(__file__).parent.parent / "src/vigie/corroborate/weights.toml").read_text("utf-8"))
    rows: dict[str, list[Example]] = {"between": [], "within": []}
    for folder in sys.argv[1:]:
        for table, example in examples(Path(folder)):
            rows[table].append(example)
    for table, mine in rows.items():
        prior: dict[Feature, float] = {}
        for name, value in held[table].items():
            if isinstance(value, dict):
                prior |= {(name, level): w * math.log(2) for level, w in value.items() if w != "never"}
            else:
                prior["follows" if name == "follows" else "prior", "yes" if name == "follows" else ""] = (
                    value * math.log(2)
                )
        met = Counter((f, label) for features, label in mine for f in features)
        print(f"[{table}]  # {len(mine)} pairs, {sum(label for _, label in mine)} of one incident")
        for (name, level), w in fitted(mine, prior).items():
            print(f"{name:9} {level:10} {w / math.log(2):6.1f}   (was {prior[name, level] / math.log(2):5.1f};"
                  f" {met[(name, level), True]} for, {met[(name, level), False]} against)")  # fmt: skip


if __name__ == "__main__":
    main()
