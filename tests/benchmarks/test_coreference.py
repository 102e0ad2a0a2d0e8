"""The measures of coreference, on the worked examples of the papers that define them."""

import random
from itertools import permutations

import pytest

from benchmarks.coreference import (
    Cluster,
    assignment,
    b_cubed,
    ceaf_e,
    conll,
    measures,
    muc,
    without_singletons,
)


def sorted_as(*clusters: str) -> list[Cluster]:
    """Clusters of one-letter mentions."""
    return [frozenset(one) for one in clusters]


GOLD = sorted_as("12345", "67", "89ABC")  # Bagga and Baldwin 1998, figure 1
RESPONSE_ONE = sorted_as("12345", "6789ABC")
RESPONSE_TWO = sorted_as("1234589ABC", "67")


def test_bagga_and_baldwin_cannot_be_told_apart_by_links() -> None:
    for response in (RESPONSE_ONE, RESPONSE_TWO):
        assert muc(GOLD, response).precision == pytest.approx(9 / 10)
        assert muc(GOLD, response).recall == 1


def test_bagga_and_baldwin_by_mentions() -> None:
    assert b_cubed(GOLD, RESPONSE_ONE).precision == pytest.approx(16 / 21)
    assert b_cubed(GOLD, RESPONSE_TWO).precision == pytest.approx(7 / 12)
    assert b_cubed(GOLD, RESPONSE_TWO).recall == 1


def test_luo_by_clusters() -> None:
    """Luo 2005, table 1: CEAF-e of both responses and of everything in one cluster."""
    assert ceaf_e(GOLD, RESPONSE_ONE).f1 == pytest.approx(0.733, abs=5e-4)
    assert ceaf_e(GOLD, RESPONSE_TWO).f1 == pytest.approx(0.667, abs=5e-4)
    assert ceaf_e(GOLD, sorted_as("123456789ABC")).f1 == pytest.approx(0.294, abs=5e-4)


def test_vilain_by_links() -> None:
    """Vilain et al. 1995: recall of a chain of four that is found in two parts, of one in parts and lone mentions."""
    assert muc(sorted_as("ABCD"), sorted_as("AB", "CD")).recall == pytest.approx(2 / 3)
    assert muc(sorted_as("ABCD"), sorted_as("AB")).recall == pytest.approx(1 / 3)


def test_pradhan_with_other_mentions_on_each_side() -> None:
    """Pradhan et al. 2014, section 4: key {a b c} {d e f g}, response {a b} {c d} {f g h i}."""
    gold, ours = sorted_as("abc", "defg"), sorted_as("ab", "cd", "fghi")
    found = measures(gold, ours)
    assert [found["MUC"].recall, found["MUC"].precision] == pytest.approx([2 / 5, 2 / 5])
    assert [found["B3"].recall, found["B3"].precision] == pytest.approx([35 / 12 / 7, 4 / 8])
    assert [found["CEAF-e"].recall, found["CEAF-e"].precision] == pytest.approx([1.3 / 2, 1.3 / 3])


def test_equal_sides_agree_and_singletons_may_be_left_out() -> None:
    gold = sorted_as("ab", "c", "def")
    assert conll(gold, list(reversed(gold))) == 1
    assert without_singletons(gold) == sorted_as("ab", "def")
    assert conll(gold, []) == 0


def test_nothing_linked_has_no_links() -> None:
    found = measures(sorted_as("ab", "c"), sorted_as("a", "b", "c"))
    assert found["MUC"].f1 == 0
    assert found["B3"].f1 == pytest.approx(2 * 1 * (2 / 3) / (5 / 3))
    assert found["CEAF-e"].precision == pytest.approx((2 / 3 + 1) / 3)


def test_assignment_is_the_best_of_all() -> None:
    chance = random.Random(7)
    for rows, columns in ((1, 1), (2, 3), (4, 2), (4, 4), (5, 6)):
        for _ in range(40):
            table = [[chance.choice((0, 0, 0.5, chance.random())) for _ in range(columns)] for _ in range(rows)]
            found = assignment(table)
            assert len(found) == min(rows, columns)
            assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
            assert sum(table[i][j] for i, j in found) == pytest.approx(best_of_all(table))


def best_of_all(table: list[list[float]]) -> float:
    """The greatest sum, by trying everything."""
    if len(table) > len(table[0]):
        table = [list(row) for row in zip(*table, strict=True)]
    return max(
        sum(table[i][j] for i, j in enumerate(columns)) for columns in permutations(range(len(table[0])), len(table))
    )


def test_assignment_swaps_where_the_greedy_pair_is_wrong() -> None:
    assert assignment([[9, 8], [8, 1]]) == [(0, 1), (1, 0)]
    assert assignment([]) == []
