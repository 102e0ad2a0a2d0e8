"""What looking at one thing says of two accounts: each level by an example."""

import pytest
from factories import TOWNS, account, actor, claim, on, report, toll, town

from vigie.corroborate.accounts import Account
from vigie.corroborate.comparisons import comparisons, gap, kilometres, lead, site_level
from vigie.corroborate.scores import threshold
from vigie.corroborate.statements import Statement
from vigie.model import Place


def level(name, one, two):
    """The level of one comparison, the same both ways."""
    a, b = account(claim(**one)), account(claim(**two))
    found = [next(c for c in comparisons(*pair) if c.name == name) for pair in ((a, b), (b, a))]
    assert found[0].level == found[1].level and found[0].reason
    return found[0].level


PROVINCE = town("Raqqa Governorate", where_prec=4, country="SY", adm1="Raqqa", feature="adm1")
IN_PROVINCE = town("Raqqa", adm1="Raqqa")
SYRIA = town("Syria", where_prec=6, country="SY", feature="country")


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("Raqqa", "Raqqa", "same"),
        ("Raqqa", "Kasra", "near"),
        ("Raqqa", "Hazima", "elsewhere"),  # a town 20 km away is another place
        ("Raqqa", "Bria", "abroad"),
        (town("Raqqa", geonameid=1), town("Er Raqqa", geonameid=1, latitude=None), "same"),
        (town("Hazima", relation="near"), town("Raqqa", latitude=36.0), "near"),
        (IN_PROVINCE, PROVINCE, "within"),
        (town("Idlib", adm1="Idlib", country="SY"), PROVINCE, "elsewhere"),
        ("Raqqa", SYRIA, "country"),
        (SYRIA, SYRIA, "country"),
        ("Umm Ruwaba", "Um Ruwaba", "same"),  # in no gazetteer: by the name
        ("Raqqa", "Tabqa", "other_name"),
        ("Raqqa", None, "unknown"),
        ("Raqqa", Place(None, None, country="CF"), "abroad"),
        ("Raqqa", Place(None, None, country="SY"), "unknown"),
    ],
)
def test_where(one, two, found):
    assert level("where", {"place": one}, {"place": two}) == found


def test_the_nearest_of_several_places_counts():
    one, two = account(claim(place="Raqqa"), claim(place="Hazima")), account(claim(place="Hazima"))
    assert comparisons(one, two)[0].level == "same"


def test_kilometres():
    assert kilometres(town("Raqqa"), town("Hazima")) == pytest.approx(20, abs=0.1)
    assert kilometres(town("Raqqa"), town("Tabqa")) is None
    assert site_level(town("Raqqa"), town("Raqqa", latitude=TOWNS["Raqqa"][0] + 0.01)) == "same"


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (3, 3, "same"),
        (3, on(3, 4), "same"),  # the night between
        (3, 4, "next"),
        (3, 5, "apart"),
        (3, on(1, 5), "overlap"),
        (3, on(1, 28), "season"),
        (3, None, "recent"),  # published on the 4th
        (28, None, "stale"),
        (None, None, "recent"),
    ],
)
def test_when(one, two, found):
    assert level("when", {"day": one}, {"day": two}) == found


def test_without_any_day_nothing_is_known():
    undated = claim(of=report(published=None))
    assert comparisons(account(undated), account(claim(day=3)))[1].level == "unknown"


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("attack", "attack", "same"),
        ("attack", "armed_clash", "variant"),
        ("attack", "casualties", "toll"),
        ("casualties", "casualties", "toll"),
        ("displacement", "casualties", "bare"),
        ("attack", "other", "open"),
        ("arrests", "violent_demonstration", "related"),
        ("air_drone_strike", "sexual_violence", "kin"),
        ("air_drone_strike", "peaceful_protest", "other"),
    ],
)
def test_what(one, two, found):
    assert level("what", {"type": one}, {"type": two}) == found


def test_a_toll_of_the_war_is_another_thing_than_an_event():
    assert level("what", {"type": "attack", "day": 3}, {"type": "attack", "day": on(1, 28)}) == "other"


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [("M23", "Mouvement du 23 mars", "shared"), ("M23", "villagers", "other"), ("villagers", "the villagers", "shared"),
     ("M23", None, "unknown")],
)  # fmt: skip
def test_who(one, two, found):
    slots = [{"actors": (actor("agent", text),) if text else ()} for text in (one, two)]
    assert level("who", *slots) == found


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (toll(12), toll(12), "equal"),
        (toll(3), toll(3), "small"),
        (toll(12), toll(17), "other"),
        (toll(12), toll(12, "at_least"), "other"),
        (toll(12), toll(12, what="injured"), "unknown"),
        (toll(12), None, "unknown"),
    ],
)
def test_how_many(one, two, found):
    assert level("how many", {"killed": one}, {"killed": two}) == found


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("They buried Amna Hamid", "It was Amna Hamid who died", "names"),
        ("They buried Hamid", "It was Hamid who died", "name"),
        ("Two bombs hit a mosque and a school", "A school, a mosque: bombs fell", "things"),
        ("Two bombs hit a mosque", "Soldiers fled", "few"),
        ("Nonesuch", "Soldiers fled", "unknown"),
    ],
)
def test_words(one, two, found):
    assert level("words", {"words": one}, {"words": two}) == found


def test_the_threshold_is_a_number():
    assert isinstance(threshold(), float)


@pytest.mark.parametrize(("places", "found"), [((0, 0), "both"), ((0, 2), "one"), ((2, 0), "one"), ((1, 2), "neither")])
def test_lead(places, found):
    one, two = (Account((Statement(claim(), order),)) for order in places)
    assert lead(one, two).level == found


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("killed at least 12 civilians in Raqqa", "nested"),
        ("Residents fled the town overnight", "clause"),
        ("shelling went on", "sentence"),
    ],
)
def test_gap(second, found):
    first = account(claim(words="Rebels killed at least 12 civilians in Raqqa"))
    assert gap(account(claim(words=second)), first).level == found
