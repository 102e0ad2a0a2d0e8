"""Which pairs of accounts need no full comparison: place and day alone keep them below the threshold.

Looking at where and when is cheap and settles nine pairs in ten. The rest of the score is taken at its best, so that no
pair is passed over that could reach the threshold.
"""

from functools import cache
from math import inf

from vigie.corroborate import scores
from vigie.corroborate.accounts import Account
from vigie.corroborate.comparisons import when, where

FIRST = (when, where)


def hopeless(one: Account, two: Account) -> bool:
    """Whether the score of two accounts of different reports cannot lie above the threshold, linked or not."""
    best = _best()
    for look in FIRST:
        found = look(one, two)
        weight = scores._weights()["between"][found.name][found.level]
        if weight == "never":
            return True
        best -= _most(found.name) - float(weight)
        if best <= scores.threshold():
            return True
    return False


@cache
def _best() -> float:
    """The score of two accounts that agree in everything."""
    table = scores._weights()["between"]
    return (
        float(table["prior"])
        + max(0.0, float(table["linked"]))
        + sum(_most(n) for n, w in table.items() if type(w) is dict)
    )


@cache
def _most(name: str) -> float:
    """What a comparison weighs at most."""
    return max((float(w) for w in scores._weights()["between"][name].values() if w != "never"), default=-inf)
