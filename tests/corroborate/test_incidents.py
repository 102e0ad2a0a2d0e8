"""Clusters of accounts: what is joined, what never is, and no chain of merges."""

from itertools import permutations

import pytest
from factories import account, claim, dossier, toll

from vigie.corroborate import picture
from vigie.corroborate.incidents import UNSCORED, clusters, pair
from vigie.corroborate.scores import Score

STRIKE = {"type": "air_drone_strike", "place": "Raqqa", "day": 3}
A, B, C, D = (account(dossier(name, claim())[1][0]) for name in ("AP", "Fil", "Gazette", "Rue"))


def scored(**values):
    """Scores of pairs: `AB=3` for the first and the second."""
    named = dict(zip("ABCD", (A, B, C, D), strict=True))
    return {pair(*(named[n].id for n in names)): Score(float(value), ()) for names, value in values.items()}


def joined(scores, accounts=(A, B, C), **decided):
    """The clusters as sorted words of letters; the same whatever the order of the accounts."""
    names = {account.id: name for name, account in zip("ABCD", (A, B, C, D), strict=True)}
    found = [
        sorted("".join(sorted(names[a.id] for a in c.accounts)) for c in clusters(order, scores, **decided))
        for order in permutations(accounts)
    ]
    assert all(one == found[0] for one in found)
    return found[0]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, ["A", "B", "C"]),
        ({"AB": 2}, ["AB", "C"]),
        ({"AB": 2, "BC": 2, "AC": 2}, ["ABC"]),
        ({"AB": 2, "BC": 3, "AC": -12}, ["A", "BC"]),  # no chain: what speaks against A and C keeps A out
        ({"AB": 2, "BC": 9, "AC": float("-inf")}, ["A", "BC"]),
        ({"AB": 9, "BC": 1}, ["AB", "C"]),  # nobody compared A and C
        ({"AB": -1, "BC": -1, "AC": -1}, ["A", "B", "C"]),
    ],
)
def test_clusters(values, found):
    assert joined(scored(**values)) == found


def test_a_pair_never_scored_speaks_against():
    assert UNSCORED < 0
    assert joined(scored(AB=9, CD=9, AC=1), (A, B, C, D)) == ["AB", "CD"]


def test_what_people_decided_holds_whatever_the_scores():
    assert joined(scored(AB=-9), together=[frozenset((A.id, B.id))]) == ["AB", "C"]
    assert joined(scored(AB=9), apart=[(A.id, B.id)]) == ["A", "B", "C"]
    assert joined(scored(AB=9, BC=9, AC=9), apart=[(A.id, B.id)]) in (["A", "BC"], ["AC", "B"])


def test_a_merge_is_never_without_a_shown_reason():
    (one,) = clusters((A, B), {pair(A.id, B.id): Score(3.0, ())})
    assert one.because == ()
    reports = (dossier("AP", claim(**STRIKE, killed=toll(12))), dossier("Fil", claim(**STRIKE, killed=toll(12))))
    (made,) = picture(reports).incidents
    assert any("2017-06-03" in reason for reason in made.because) and any("Raqqa" in reason for reason in made.because)


@pytest.mark.parametrize(
    ("other", "incidents"),
    [
        (STRIKE, 1),
        (STRIKE | {"type": "casualties"}, 1),
        (STRIKE | {"type": "shelling_artillery_missile_attack"}, 1),  # one strike in two words
        (STRIKE | {"place": "Hazima"}, 2),  # a town 20 km away
        (STRIKE | {"day": 12}, 2),
        (STRIKE | {"type": "aid", "killed": None}, 2),
    ],
)
def test_another_day_town_or_type_is_another_incident(other, incidents):
    reports = (
        dossier("AP", claim(**{"killed": toll(12)} | STRIKE)),
        dossier("Fil", claim(**{"killed": toll(12)} | other)),
    )
    assert len(picture(reports).incidents) == incidents
    assert len(picture(reports[::-1]).incidents) == incidents


def test_towns_in_a_row_are_no_chain():
    towns = [
        dossier(name, claim(**STRIKE | {"place": p}))
        for name, p in (("AP", "Hazima"), ("Fil", "Raqqa"), ("Rue", "Kasra"))
    ]
    apart = [set(one.claims) for one in picture(towns).incidents]
    north, south = towns[0][1][0].id, towns[2][1][0].id
    assert not any({north, south} <= claims for claims in apart)
