"""Who contradicts whom, and about what: one row, one case."""

import pytest
from factories import actor, claim, dossier, on, told, toll

from vigie.corroborate.contradictions import contradictions
from vigie.corroborate.figures import given, standing
from vigie.corroborate.sources import sources
from vigie.model import Voice

UN, AMNESTY, ARMY = "United Nations", "Amnesty International", "the army"
REBELS, SOLDIERS = actor("agent", "M23", "March 23 Movement", "rebel_group"), actor("agent", "soldiers")


def said(who, stance="states", *, words="Shells fell on the market", **slots):
    return claim(words=words, voice=Voice(who, mode="indirect", stance=stance), **slots)


def found(*claims, outlets=True):
    """What contradictions of one incident are about; every claim in a report of its own, or all in one."""
    apart = [dossier(f"outlet {k}", one, day=4 + k) for k, one in enumerate(claims)]
    reports = apart if outlets else [dossier("AP", *claims)]
    groups = {report.id: report.id for report, _ in reports}
    voices = sources((s for _, mine in reports for s in told(*mine)), groups)
    made = contradictions(voices, standing(given(voices), frozenset()))
    ids = {one.id for _, mine in reports for one in mine}
    assert all(set(one.between) <= ids and one.because and one.between == tuple(sorted(one.between)) for one in made)
    return sorted(one.about for one in made)


def dead(number, bound="exact", **slots):
    return {"figures": (toll(number, bound, **slots),)}


@pytest.mark.parametrize(
    ("one", "two", "about"),
    [
        (said(UN, **dead(12)), said(AMNESTY, **dead(17)), ["killed"]),
        (said(UN, **dead(12, "at_least")), said(AMNESTY, **dead(17)), []),  # they agree
        (said(UN, **dead(12, "more_than")), said(AMNESTY, **dead(12)), ["killed"]),
        (said(UN, **dead(20, "about")), said(AMNESTY, **dead(21)), []),
        (said(UN, **dead(20, "vague")), said(AMNESTY, **dead(26)), []),
        (said(UN, **dead(30, "at_most")), said(AMNESTY, **dead(31)), ["killed"]),
        (said(UN, **dead((10, 15), "range")), said(AMNESTY, **dead(12)), []),
        (said(UN, **dead(12)), said(UN, **dead(17)), []),  # its own update
        (said("the hospital", **dead(14)), said(UN, **dead(23)), []),  # one house's count
        (said(UN, **dead(23)), said(AMNESTY, **dead(6, of="children")), []),  # a part
        (said(UN, **dead(8, of="soldiers")), said(AMNESTY, **dead(30, of="civilians")), []),  # two sides
        (said(UN, **dead(40, what="injured")), said(AMNESTY, **dead(41, what="injured")), []),  # counted loosely
        (said(UN, **dead(40, what="injured")), said(AMNESTY, **dead(120, what="injured")), ["injured"]),
        (said(UN, **dead(15_000, what="displaced")), said(AMNESTY, **dead(19_500, what="displaced")), []),
    ],
)
def test_tolls(one, two, about):
    assert found(one, two) == about == found(two, one)


@pytest.mark.parametrize(
    ("claimed", "denial", "about"),
    [
        (said(UN, type="air_drone_strike"), said(ARMY, "denies", type="air_drone_strike"), ["agent"]),
        (
            said(UN, type="air_drone_strike"),
            said(ARMY, "denies", type="air_drone_strike", modality="did_not_happen"),
            ["happened"],
        ),
        (
            said("M23", type="non_state_actor_overtakes_territory"),
            said(ARMY, "denies", type="non_state_actor_overtakes_territory"),
            ["territory"],
        ),
        (said(UN, **dead(12)), said(ARMY, "denies", **dead(12)), ["killed"]),
        (said(UN, **dead(12)), said(ARMY, "denies", **dead(30)), ["killed"]),  # it gives 12, whoever speaks of 30
        (said(UN, "accuses", actors=(SOLDIERS,)), said("M23", "denies"), ["agent"]),
        (said(UN, "claims_responsibility"), said("M23", "denies"), []),  # who did it says so: no quarrel with a denial
        (said(UN, modality="planned"), said(ARMY, "denies", modality="did_not_happen"), []),
        (said(UN, "denies"), said(ARMY, "denies"), []),
    ],
)
def test_denials(claimed, denial, about):
    assert found(claimed, denial) == about == found(denial, claimed)


def test_a_voice_that_admits_then_denies_is_no_pair_of_voices():
    assert found(said(ARMY), said(ARMY, "denies")) == []


def test_a_denial_answers_the_claim_it_fits_best():
    strike = said(UN, "accuses", words="Planes bombed the market of Raqqa", actors=(actor("agent", "the army"),))
    other = said(AMNESTY, words="Nothing like it")
    denial = said(ARMY, "denies", words="Planes did not bomb the market of Raqqa")
    made = found(strike, denial, other, outlets=False)
    assert made == ["agent"]


@pytest.mark.parametrize(
    ("one", "two", "about"),
    [
        (said(UN, "accuses", actors=(REBELS,)), said(AMNESTY, "accuses", actors=(actor("agent", "JNIM"),)), ["agent"]),
        (said(UN, "accuses", actors=(REBELS,)), said(AMNESTY, "accuses", actors=(actor("agent", "M23"),)), []),
        (said(UN, "accuses", actors=(REBELS,)), said(AMNESTY, "accuses", actors=(actor("agent", "gunmen"),)), []),
        (said(UN, actors=(REBELS,)), said(AMNESTY, actors=(actor("agent", "JNIM"),)), []),  # nobody is blamed
        (said(UN, "accuses", actors=(REBELS,)), said("JNIM", "claims_responsibility", actors=(actor("agent", "JNIM"),)), ["agent"]),
    ],
)  # fmt: skip
def test_blames(one, two, about):
    assert found(one, two) == about == found(two, one)


def test_one_event_on_two_days():
    assert found(said(UN, day=on(3)), said(AMNESTY, day=on(4))) == ["time"]


def test_one_contradiction_a_pair_of_voices_and_subject():
    army = [said(ARMY, **dead(9, of="soldiers")), said(ARMY, **dead(9, of="soldiers"))]
    assert found(*army, said(UN, **dead(24, of="soldiers")), outlets=False) == ["killed"]
    assert found(said(UN, **dead(12)), said(AMNESTY, **dead(17)), said("Amna Hamid", **dead(30))) == ["killed"] * 3
