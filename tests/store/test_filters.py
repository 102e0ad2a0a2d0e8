"""The same filters find claims and incidents."""

from datetime import date

import pytest
from factories import TEXT, actor, claim, dossier, toll
from kept import every, kept, told

from vigie.store import Filters, claims, days, incidents, places

STRIKE = claim(
    who="OHCHR",
    type="air_drone_strike",
    place="Raqqa",
    day=3,
    killed=toll(12),
    actors=(actor("agent", "Armée de l’air"),),
)
CLASH = claim(type="armed_clash", place="Bria", day=20, killed=toll(3))
LATER = claim(who="residents", type="armed_clash", place="Hazima", day=28)


@pytest.fixture
def full(store):
    """A store with three incidents: one in Bria told in French, two in Syria."""
    return kept(
        store,
        dossier("AP", STRIKE),
        dossier("Fil", CLASH, day=21, language="fr"),
        dossier("Gazette", LATER, day=29, language="en"),
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 3), ({"type": ("armed_clash",)}, 2), ({"type": ("armed_clash", "air_drone_strike")}, 3), ({"country": ("SY",)}, 2),
        ({"place": ("raqqa",)}, 1), ({"place": ("RAQQA", "Bria")}, 2), ({"place": ("bria|CF",)}, 1), ({"place": ("Ansongo",)}, 0),
        ({"actor": ("armee de l'air",)}, 1), ({"actor": ("Armée",)}, 0), ({"voice": ("ohchr",)}, 1), ({"voice": ("fil",)}, 1),
        ({"what": ("killed",)}, 2), ({"language": ("fr",)}, 1), ({"standing": ("single_source",)}, 3), ({"standing": ("disputed",)}, 0),
        ({"since": date(2017, 6, 20)}, 2), ({"until": date(2017, 6, 20)}, 2), ({"since": date(2017, 6, 20), "until": date(2017, 6, 20)}, 1),
        ({"bbox": (38.0, 35.0, 40.0, 36.0)}, 1), ({"bbox": (38.0, 35.0, 40.0, 37.0)}, 2), ({"bbox": (170.0, 35.0, 40.0, 37.0)}, 2),
        ({"type": ("armed_clash",), "country": ("SY",)}, 1), ({"q": "bria"}, 1), ({"q": "rebels", "country": ("CF",)}, 1), ({"q": ""}, 3),
        ({"q": "!"}, 0),
    ],
)  # fmt: skip
def test_what_is_found(full, asked, found):
    assert len(every(full, **asked)) == found
    assert len(told(full, **asked)) == found


def test_filters_of_claims_alone(full):
    (name,) = every(full, country=("CF",))
    assert every(full, report=("Fil",)) == {name} and every(full, status=("rejected",)) == set()
    assert every(full, incident=(name,)) == {name}


@pytest.mark.parametrize(
    ("sort", "tolls"), [("-toll", [12, 3, 0]), ("toll", [0, 3, 12]), ("-day", [0, 3, 12]), ("day", [12, 3, 0])]
)
def test_the_order(full, sort, tolls):
    with full.reading() as connection:
        shown = incidents.page(connection, Filters(), sort=sort)[1]
        assert [one["toll"] for one in shown] == tolls
        ids = [one["claims"] for one in shown]
        assert [[one["id"]] for one in claims.page(connection, Filters(), sort=sort)[1]] == ids


def test_pages(full):
    with full.reading() as connection:
        total, first = claims.page(connection, Filters(), limit=2)
        rest = claims.page(connection, Filters(), offset=2, limit=2)[1]
        assert total == 3 and len(first) == 2 and len(rest) == 1
        assert [*claims.stream(connection, Filters())] == first + rest


def test_the_map_has_towns_and_counts_countries(full):
    with full.reading() as connection:
        shown = places.by_place(connection, Filters())
        some = places.by_place(connection, Filters(type=("air_drone_strike",)))
    assert {(one["name"], one["precision"], one["incidents"]) for one in shown["places"]} == {
        ("Raqqa", "town", 1), ("Bria", "town", 1), ("Hazima", "town", 1),
    }  # fmt: skip
    assert shown["countries"] == [
        {"country": "CF", "incidents": 1, "claims": 1},
        {"country": "SY", "incidents": 2, "claims": 2},
    ]
    assert [one["name"] for one in some["places"]] == ["Raqqa"] and [one["country"] for one in some["countries"]] == [
        "SY"
    ]


def test_of_many_places_those_with_most_incidents_are_drawn(full):
    with full.reading() as connection:
        shown = places.by_place(connection, Filters(), limit=2)
    assert shown["total"] == 3 and len(shown["places"]) == 2 and len(shown["countries"]) == 2


def test_a_country_has_no_point_and_a_province_is_none(store):
    country = {
        "country": "SY",
        "where_prec": 6,
        "geo_precision": 3,
        "latitude": 35.0,
        "longitude": 38.0,
        "name": "Syria",
    }
    province = {
        "country": "SY",
        "where_prec": 4,
        "geo_precision": 3,
        "latitude": 35.9,
        "longitude": 39.0,
        "name": "Raqqa",
    }
    kept(store, dossier("AP", of(country)), dossier("Fil", of(province)))
    with store.reading() as connection:
        shown = places.by_place(connection, Filters())
    assert [(one["name"], one["precision"]) for one in shown["places"]] == [("Raqqa", "province")]
    assert shown["countries"] == [{"country": "SY", "incidents": 2, "claims": 2}]


def of(place):
    from vigie.model import Place, Span

    return claim(place=Place(Span(0, 5, TEXT[:5]), **place), day=3)


def test_the_time_line(full):
    with full.reading() as connection:
        assert days.by_day(connection, Filters(country=("SY",))) == [
            {"day": "2017-06-03", "types": {"air_drone_strike": 1}}, {"day": "2017-06-28", "types": {"armed_clash": 1}},
        ]  # fmt: skip
        assert days.by_day(connection, Filters(), step="month") == [
            {"day": "2017-06", "types": {"air_drone_strike": 1, "armed_clash": 2}}
        ]
