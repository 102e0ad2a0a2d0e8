from datetime import date

import pytest
from factories import actor, claim, on, told, toll, town

from vigie.corroborate.statements import ANY, FAMILIES, LAND, VIOLENCE
from vigie.model import EVENT_TYPES, Place, Time, Voice


def statement(**slots):
    return told(claim(**slots))[0]


def test_every_event_type_has_a_family():
    assert FAMILIES.keys() == set(EVENT_TYPES)
    assert [FAMILIES[t] for t in ("attack", "withdrawal", "casualties")] == [VIOLENCE, LAND, ANY]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (3, 3, (3, 3)),
        (1, 3, (1, 3)),
        (2, None, (2, 4)),
        (None, None, None),
    ],  # an open end: up to the day of publication
)
def test_days(start, end, days):
    first, last = (date(2017, 6, d) if d else None for d in (start, end))
    found = statement(day=Time(on(3).span, first, last, 1, 1)).days
    assert found == (days and tuple(date(2017, 6, d) for d in days))


def test_an_open_start_is_no_season():
    assert not statement(day=Time(on(3).span, None, date(2017, 6, 3), 1, 1)).season


@pytest.mark.parametrize(
    ("slots", "season"),
    [
        ({"day": 3}, False),
        ({"day": on(1, 11)}, False),
        ({"day": on(1, 12)}, True),  # longer than ten days
        ({"killed": toll(465_000)}, True),
        ({"killed": toll(465_000), "place": "Raqqa"}, False),
        ({"killed": toll(300)}, False),
    ],
)
def test_seasons_are_no_events(slots, season):
    assert statement(**slots).season is season


def test_a_country_alone_is_no_site():
    assert statement(place=Place(None, None, country="SY")).site is None
    assert statement(place="Raqqa").site == town("Raqqa")


def test_parties_are_canonical_names_or_things():
    found = statement(actors=(actor("agent", "M23 rebels"), actor("target", "villagers"))).parties
    assert found == {"March 23 Movement", "villager"}


def test_witnesses_speak_for_no_body():
    assert statement(who="Amna Hamid").witness == {"amna", "hamid"}
    assert not statement(voice=Voice("Amna Hamid", role="minister", mode="indirect")).witness
