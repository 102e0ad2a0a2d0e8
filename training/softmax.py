"""A linear model over sets of named features: multinomial logistic regression, fitted by full-batch gradients."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy

STEPS, RATE = 200, 0.5


@dataclass(frozen=True, slots=True)
class Softmax:
    """Weights of each feature for each class."""

    columns: dict[str, int]
    classes: tuple[str, ...]
    weights: numpy.ndarray

    def shares(self, rows: Sequence[frozenset[str]]) -> numpy.ndarray:
        """The probability of each class for each row, rows × classes."""
        return _shares(_matrix(rows, self.columns) @ self.weights)


def fitted(
    rows: Sequence[frozenset[str]], labels: Sequence[str], costs: Sequence[float], *, least: int = 2, decay: float = 1.0
) -> Softmax:
    """The model of some rows; features seen fewer than `least` times are left out. The same rows give the same weights."""
    seen = Counter(feature for row in rows for feature in row)
    columns = {feature: i for i, feature in enumerate(sorted(f for f, n in seen.items() if n >= least))}
    classes = tuple(sorted(set(labels)))
    matrix, cost = _matrix(rows, columns), numpy.asarray(costs, "float32")[:, None]
    wanted = numpy.array([[label == c for c in classes] for label in labels], "float32")
    weights = numpy.zeros((len(columns), len(classes)), "float32")
    mean, square = numpy.zeros_like(weights), numpy.zeros_like(weights)
    for step in range(1, STEPS + 1):  # Adam, with the rate falling to nothing
        slope = matrix.T @ ((_shares(matrix @ weights) - wanted) * cost) + decay * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        rate = RATE * (1 - step / STEPS) ** 2
        weights -= rate * (mean / (1 - 0.9**step)) / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-6)
    return Softmax(columns, classes, weights)


def _matrix(rows: Sequence[frozenset[str]], columns: dict[str, int]) -> numpy.ndarray:
    matrix = numpy.zeros((len(rows), len(columns)), "float32")
    for i, row in enumerate(rows):
        matrix[i, [columns[f] for f in row if f in columns]] = 1
    return matrix


def _shares(scores: numpy.ndarray) -> numpy.ndarray:
    raised = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
