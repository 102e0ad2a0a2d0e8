"""The weights by which event words are compared, from the training topics of ECB+: 1 to 35 without the dev topics.

A logistic regression over the levels of `ecbplus_pairs.py`, all pairs of a topic, ridge towards zero; the threshold is the one
with the best CoNLL F1 on topics that the weights have not seen, in three turns. Writes `ecbplus.toml`.

`python -m benchmarks.ecbplus_weights [CORPORA]`
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.coreference import Cluster, conll
from benchmarks.ecbplus import read_desks, sorted_by
from benchmarks.ecbplus_documents import CORPORA, TRAIN
from benchmarks.ecbplus_pairs import WEIGHTS, Desk, Levels, Pair, compared, linked

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int_]
RIDGE, LEAST, TURNS, STEPS, CHUNK = 3.0, -6.0, 3, 8, 50_000
THRESHOLDS = (-2.2, -1.4, -0.7, -0.4, 0.0, 0.7)
HEADING = """\
# What each level of a comparison of two event words weighs, in bits (`ecbplus_pairs.py`); written by
# `python -m benchmarks.ecbplus_weights` from the training topics of ECB+ (Cybulska and Vossen 2014, CC BY 3.0).
"""


@dataclass(slots=True)
class Columns:
    """A column for each level met, the first one for all pairs."""

    numbers: dict[tuple[str, str], int] = field(default_factory=lambda: {("prior", ""): 0})

    def of(self, found: Levels) -> list[int]:
        """The columns of one pair."""
        return [0, *(self.numbers.setdefault(level, len(self.numbers)) for level in found.items())]


@dataclass(frozen=True, slots=True)
class Topic:
    """The pairs of a topic, as columns, and whether the gold makes them one event."""

    desk: Desk
    names: list[Pair]
    columns: Ints
    labels: Floats

    @classmethod
    def of(cls, desk: Desk, columns: Columns) -> "Topic":
        rows = [((a.id, b.id), columns.of(found), a.mention.chain == b.mention.chain) for a, b, found in compared(desk)]
        names, indices, labels = zip(*rows, strict=True)
        return cls(desk, list(names), np.array(indices), np.array(labels, float))

    def chains(self, weights: Floats, at: float) -> list[Cluster]:
        """Its events by these weights, in bits."""
        values = np.maximum(weights[self.columns].sum(1), LEAST)
        scored = dict(zip(self.names, values.tolist(), strict=True))
        return [frozenset(one) for one in linked([event.id for event in self.desk.events], scored, at=at)]


def fitted(topics: Sequence[Topic], width: int) -> Floats:
    """Weights in bits, by Newton's method."""
    columns = np.concatenate([topic.columns for topic in topics])
    labels = np.concatenate([topic.labels for topic in topics])
    weights = np.zeros(width)
    for _ in range(STEPS):
        gradient, curvature = -RIDGE * weights, RIDGE * np.eye(width)
        for at in range(0, len(columns), CHUNK):
            part = columns[at : at + CHUNK]
            dense = np.zeros((len(part), width), np.float32)
            np.put_along_axis(dense, part, 1, 1)
            chance = 1 / (1 + np.exp(-weights[part].sum(1)))
            gradient += dense.T @ (labels[at : at + CHUNK] - chance)
            curvature += dense.T @ (dense * (chance * (1 - chance))[:, None].astype(np.float32))
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights / math.log(2)


def unseen(topics: Sequence[Topic], width: int) -> dict[float, float]:
    """CoNLL F1 by threshold, on topics that the weights have not seen."""
    gold = sorted_by((e for topic in topics for e in topic.desk.events), lambda event: event.mention.chain)
    found: dict[float, list[Cluster]] = defaultdict(list)
    for turn in range(TURNS):
        weights = fitted([topic for k, topic in enumerate(topics) if k % TURNS != turn], width)
        for topic in topics[turn::TURNS]:
            for at in THRESHOLDS:
                found[at] += topic.chains(weights, at)
    return {at: conll(gold, ours) for at, ours in found.items()}


def written(weights: Mapping[tuple[str, str], float], at: float) -> str:
    """The table as TOML."""
    lines = [f"prior = {weights['prior', '']:.2f}", f"threshold = {at}", f"least = {LEAST}  # of one pair"]
    for name in sorted({name for name, _ in weights if name != "prior"}):
        lines += ["", f"[weights.{json.dumps(name)}]"]
        lines += [f"{json.dumps(level)} = {bits:.2f}" for (one, level), bits in sorted(weights.items()) if one == name]
    return f"{HEADING}\n" + "\n".join(lines) + "\n"


def main() -> None:
    """Fit, say how well unseen topics are sorted, and write the weights."""
    columns = Columns()
    topics = [Topic.of(desk, columns) for desk in read_desks(Path(sys.argv[1]) if sys.argv[1:] else CORPORA, TRAIN)]
    if not topics:
        print("skipped: no corpus")
        return
    width = len(columns.numbers)
    found = unseen(topics, width)
    for at, figure in found.items():
        print(f"{figure:.4f}  CoNLL F1 on unseen topics, threshold {at}")
    weights = fitted(topics, width)
    best = max(found, key=lambda at: found[at])
    WEIGHTS.write_text(written({level: float(weights[k]) for level, k in columns.numbers.items()}, best), "utf-8")


if __name__ == "__main__":
    main()
