from itertools import pairwise

import geojson as library
import pytest
from editions import edition
from factories import claim, town

from vigie.publish.exports import exported
from vigie.publish.geojson import geometry


def feature(**slots):
    """The only feature, as a library that is not ours reads it."""
    found = library.loads(exported("geojson", edition(claim(who="UN", killed=12), **slots)).content.decode())
    assert found.is_valid, found.errors()
    (one,) = found.features
    return one


def test_a_named_place_is_a_point():
    one = feature(place=town("Raqqa"))
    assert one.geometry == {"type": "Point", "coordinates": [39.008, 35.953]}
    assert (one.id, one.properties["extent"], one.properties["standing"]) == ("x", "place", "corroborated")


def test_near_a_place_is_an_area_of_25_km_against_the_clock():
    one = feature(place=town("Raqqa", relation="near", where_prec=2))
    (ring,) = one.geometry.coordinates
    assert one.properties["extent"] == "within 25 km"
    assert max(y for _, y in ring) == pytest.approx(35.953 + 25 / 111.32, abs=1e-4)
    assert sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)) < 0


@pytest.mark.parametrize("place", [None, town("Nowhere"), *(town("Raqqa", where_prec=prec) for prec in range(3, 8))])
def test_there_is_no_point_where_none_is_honest(place):
    one = feature(place=place)
    assert (one.geometry, one.properties["extent"]) == (None, "none")


@pytest.mark.parametrize("east", [179.95, -179.95, 180.0, -180.0])
def test_an_area_is_cut_at_the_antimeridian(east):
    found = geometry(town("Suva", latitude=-18.0, longitude=east, where_prec=2))
    assert library.MultiPolygon(found["coordinates"]).is_valid
    halves = [[x for x, _ in ring] for (ring,) in found["coordinates"]]
    assert all(-180 <= x <= 180 for half in halves for x in half)
    assert {max(half) for half in halves} >= {180.0} and {min(half) for half in halves} >= {-180.0}
