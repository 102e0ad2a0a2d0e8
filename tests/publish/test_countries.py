import pycountry
import pytest

from vigie.publish.countries import country


@pytest.mark.parametrize("known", list(pycountry.countries), ids=lambda one: one.alpha_2)
def test_iso_codes_are_those_of_iso(known):
    found = country(known.alpha_2)
    assert found and (found.iso3, found.number) == (known.alpha_3, int(known.numeric))


@pytest.mark.parametrize(
    ("code", "gw", "acled", "ucdp"),
    [
        ("SY", 652, "Middle East", "Middle East"), ("SD", 625, "Northern Africa", "Africa"), ("UA", 369, "Europe", "Europe"),
        ("AF", 700, "Caucasus and Central Asia", "Asia"), ("CO", 100, "South America", "Americas"), ("PS", None, "Middle East", None),
    ],
)  # fmt: skip
def test_numbers_and_regions(code, gw, acled, ucdp):
    found = country(code)
    assert found and (found.gw, found.region, found.ucdp_region) == (gw, acled, ucdp)


def test_no_country():
    assert country(None) is None and country("QQ") is None
