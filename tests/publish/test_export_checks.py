"""A failed check publishes nothing, and names the incident and the value."""

from dataclasses import replace
from datetime import date

import pytest
from editions import edition
from factories import claim, toll, town

from vigie.errors import OptionError
from vigie.model import Picture, Reconciled
from vigie.publish import hxl
from vigie.publish.editions import Edition
from vigie.publish.exports import EXPORTS, exported
from vigie.publish.outgoing import PublishError


@pytest.mark.parametrize(
    ("slots", "what"),
    [
        ({"figures": {"killed": Reconciled(9, 5, 12)}}, "killed: low 9 is above best 5"),
        ({"figures": {"killed": Reconciled(1, 13, 12)}}, "killed: best 13 is above high 12"),
        ({"figures": {"injured": Reconciled(-1, None, None)}}, "injured: -1 is below 0"),
        ({"figures": {"killed": Reconciled(1.5, None, None)}}, "killed: 1.5 is no whole number"),
        ({"type": "war"}, "type war is none of vigie's"),
        ({"standing": "true"}, "standing true is none of"),
        ({"end": date(2016, 1, 1)}, "start 2017-06-03 is after end 2016-01-01"),
        ({"place": town("Bria", latitude=91)}, "latitude 91 is not between -90 and 90"),
        ({"place": town("Bria", longitude=None)}, "one of latitude and longitude is missing"),
        ({"place": town("Bria", where_prec=8)}, "where_prec 8 is not 1 to 7"),
        ({"claims": ("none",)}, "no record of its claim none"),
        ({"claims": ()}, "no claim tells of it"),
        ({"contradictions": ("k",)}, "contradiction k is not in the picture"),
    ],
)
def test_what_does_not_hold_is_named(slots, what):
    for form in EXPORTS:
        with pytest.raises(PublishError, match="incident x: ") as caught:
            exported(form, edition(claim(), **slots))
        assert what in str(caught.value) and caught.value.remedy


def test_an_incident_twice():
    made = edition(claim())
    twice = replace(made.picture, incidents=made.picture.incidents * 2)
    with pytest.raises(PublishError, match="incident x is there 2 times"):
        exported("jsonl", Edition(twice, made.claims))


def test_a_claim_of_a_report_that_is_not_there():
    made = edition(claim())
    with pytest.raises(PublishError, match="of a report that the picture does not have"):
        exported("jsonl", Edition(Picture((), made.picture.incidents, ()), made.claims))


@pytest.mark.parametrize(
    ("told", "what"),
    [(claim(modality="perhaps"), "modality perhaps"), (claim(killed=toll(3, "nearly")), "bound nearly")],
)
def test_a_claim_with_a_value_that_nobody_knows(told, what):
    with pytest.raises(PublishError, match="incident x: claim ") as caught:
        exported("ninjs", edition(told))
    assert f"{what} is none of" in str(caught.value)


def test_dozens_by_acleds_rule_are_below_the_least_that_the_word_allows():
    assert exported("jsonl", edition(claim(), figures={"killed": Reconciled(20, 12, None)})).held == 1


@pytest.mark.parametrize(
    ("table", "value"),
    [
        ("id,lat\n#event+id,#geo+lat\na,95\n", "'95'"),
        ("id,day\n#event+id,#date+start\na,soon\n", "'soon'"),
        ("id,dead\n#event+id,#affected+killed\na,-3\n", "'-3'"),
        ("id,dead\n#event+id,#affected+killed\na,many\n", "'many'"),
        ("id,dead\n#event+id,#affected+killed\na,1\na,2\n", "'a'"),
    ],
)
def test_libhxl_finds_what_is_wrong_with_a_tagged_table(table, value):
    with pytest.raises(PublishError, match="incident a: ") as caught:
        hxl.hold(table.encode())
    assert value in str(caught.value)


def test_a_table_without_tags_is_no_hxl():
    with pytest.raises(PublishError, match="--hxl"):
        hxl.hold(b"id,lat\na,5\n")


def test_tags_are_for_tables():
    with pytest.raises(OptionError, match="geojson is no table"):
        exported("geojson", edition(claim()), hxl=True)
