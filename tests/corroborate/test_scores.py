"""What the comparisons weigh together: which pairs of accounts tell of one incident, whatever the exact weights."""

from math import inf

import pytest
from factories import account, claim, dossier, on, toll

from vigie.corroborate import comparisons, scores
from vigie.corroborate.scores import between, threshold, within

STRIKE = {"type": "air_drone_strike", "place": "Raqqa", "day": 3}


def pair(*slots):
    return [account(dossier(name, claim(**one))[1][0]) for name, one in zip(("AP", "Fil"), slots, strict=True)]


@pytest.mark.parametrize(
    ("other", "one_incident"),
    [
        (STRIKE, True),
        (STRIKE | {"type": "casualties", "killed": toll(12)}, True),
        (STRIKE | {"place": "Kasra"}, True),  # its outskirts
        (STRIKE | {"place": "Hazima"}, False),
        (STRIKE | {"place": "Bria"}, False),
        (STRIKE | {"day": 12}, False),
        (STRIKE | {"day": on(1, 28)}, False),
        (STRIKE | {"type": "aid", "words": "Trucks brought flour"}, False),
    ],
)
def test_one_incident_or_two(other, one_incident):
    one, two = pair(STRIKE, other)
    assert (between(one, two).value > threshold()) is one_incident
    assert between(one, two).value == between(two, one).value
    assert between(one, two).because


def test_what_is_told_apart_or_copied_counts():
    one, two = pair(STRIKE, STRIKE)
    assert between(one, two, linked=True).value > between(one, two).value
    assert between(*map(account, dossier("AP", claim(**STRIKE), claim(**STRIKE))[1])).value < between(one, two).value


def test_never_is_never():
    one, two = pair(STRIKE, STRIKE | {"place": "Bria"})
    assert between(one, two, linked=True).value == -inf


def test_what_follows_belongs_rather():
    one, two = pair(STRIKE, STRIKE)
    assert within(one, two, follows=True) > within(one, two, follows=False)


def test_every_level_of_every_comparison_has_a_weight():
    weights = scores._weights()
    for table in ("between", "within"):
        assert {"where", "when", "what", "who", "how many", "words"} <= weights[table].keys()
        assert set(comparisons._NEARNESS) | {"unknown", "same_town", "same_city"} == weights[table]["where"].keys()
        assert weights["between"].keys() - weights["within"].keys() == {"told_apart", "linked", "lead"}
