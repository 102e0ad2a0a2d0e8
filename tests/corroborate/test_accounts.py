"""What one report tells of one event: small cases, most of them of two claims."""

import pytest
from factories import account, actor, claim, dossier, on, told, toll, town

from vigie.corroborate.accounts import accounts

STRIKE = {"type": "air_drone_strike", "place": "Raqqa", "day": 3}


def of(*claims):
    """The places of the claims in the accounts of one report."""
    _, mine = dossier("AP", *claims)
    return [[s.order for s in one.statements] for one in accounts(told(*mine))]


@pytest.mark.parametrize(
    ("slots", "together"),
    [
        (STRIKE | {"killed": 12}, True),
        ({"type": "air_drone_strike"}, True),  # what the next claim leaves open goes on
        ({"type": "casualties", "killed": 12}, True),  # the toll
        (STRIKE | {"place": "Hazima"}, False),
        (STRIKE | {"day": 12}, False),
        (STRIKE | {"place": "Bria"}, False),
        ({"type": "aid", "place": "Raqqa", "day": 8}, False),
        ({"type": "casualties", "day": on(1, 28), "killed": toll(465_000)}, False),  # a toll of the war
    ],
)
def test_a_claim_goes_on_with_the_one_before_it(slots, together):
    assert of(claim(**STRIKE), claim(**slots)) == ([[0, 1]] if together else [[0], [1]])


def test_a_claim_comes_back_to_an_account_opened_before():
    assert of(claim(**STRIKE), claim(**STRIKE | {"place": "Hazima", "day": 1}), claim(**STRIKE)) == [[0, 2], [1]]


def test_every_claim_is_in_one_account():
    claims = [claim(type=t, day=d) for t in ("attack", "withdrawal", "casualties") for d in (None, 3, 12)]
    assert sorted(k for one in of(*claims) for k in one) == [*range(9)]


def test_claims_that_a_person_told_apart_never_share_an_account():
    _, (one, two, other) = dossier("AP", claim(**STRIKE), claim(**STRIKE), claim(**STRIKE))
    found = accounts(told(one, two, other), {one.id: 0, two.id: 1})
    assert {one.id, two.id} not in [{s.id for s in a.statements} & {one.id, two.id} for a in found]
    assert sum(len(a.statements) for a in found) == 3


def test_what_an_account_holds():
    found = account(
        claim(place=town("Syria", where_prec=6, country="SY"), day=on(1, 4), killed=12),
        claim(place="Raqqa", day=3, type="armed_clash", who="the army", actors=(actor("agent", "rebels"),)),
    )
    assert found.sites == (town("Raqqa"),)  # areas only where no town is named
    assert found.days == (on(3).start, on(3).end)
    assert found.types == {"attack", "armed_clash"} and found.parties == {"rebel"}
    assert found.voiced and not found.season and found.countries == {"SY"}
    assert found.id == min(s.id for s in found.statements)


def test_names_leave_out_places_and_bodies():
    words = "Amna Hamid of the United Nations left Raqqa"
    assert account(claim(words=words, place="Raqqa")).names == {"amna", "hamid"}
