"""Claims that another incident fits better than the one that their account came to."""

from itertools import permutations

import pytest
from factories import account, claim, dossier, toll

from vigie.corroborate.incidents import Cluster
from vigie.corroborate.moves import settled

STRIKE = {"type": "air_drone_strike", "place": "Raqqa", "day": 3}
MARCH = {"type": "peaceful_protest", "place": "Bria", "day": 8}


def of(name, *told):
    """The claims of one report."""
    return dossier(name, *(claim(**slots) for slots in told))[1]


AP, FIL, RUE = of("AP", STRIKE, MARCH), of("Fil", STRIKE | {"killed": toll(12)}), of("Rue", MARCH)
STRAY = (
    Cluster((account(*AP), account(*FIL))),
    Cluster((account(*RUE),)),
)  # its march was taken for part of the strike
NEAR = {one.id: {two.id for two in (*STRAY[0].accounts, *STRAY[1].accounts)} for one in STRAY[0].accounts}


def held(clusters):
    return [
        sorted((s.claim.report.id, s.claim.event.type) for a in one.accounts for s in a.statements) for one in clusters
    ]


def test_a_claim_moves_to_the_incident_that_others_tell_so():
    strike, march = held(settled(STRAY, NEAR))
    assert march == [("AP", "peaceful_protest"), ("Rue", "peaceful_protest")]
    assert {kind for _, kind in strike} == {"air_drone_strike"}


def test_the_order_of_clusters_and_accounts_does_not_matter():
    turned = [Cluster(one.accounts[::-1]) for one in STRAY]
    assert {str(sorted(map(sorted, held(settled(order, NEAR))))) for order in permutations(turned)} == {
        str(sorted(map(sorted, held(settled(STRAY, NEAR)))))
    }


@pytest.mark.parametrize("clusters", [[], [STRAY[0]], [Cluster((account(*FIL),)), Cluster((account(*RUE),))]])
def test_what_fits_stays(clusters):
    assert settled(clusters, {}) == clusters


def test_what_a_person_decided_stays():
    pinned = {STRAY[0].accounts[0].id}
    assert held(settled(STRAY, NEAR, pinned=pinned)) == held(STRAY)


def test_nothing_is_lost_and_nothing_is_told_twice():
    ids = [s.id for one in settled(STRAY, NEAR) for a in one.accounts for s in a.statements]
    assert sorted(ids) == sorted(c.id for c in (*AP, *FIL, *RUE))


def test_a_claim_alone_in_its_incident_stays():
    alone = Cluster((account(*of("Gil", STRIKE | {"killed": toll(12)})),))
    assert len(settled((Cluster((account(*FIL),)), alone), {})) == 2
