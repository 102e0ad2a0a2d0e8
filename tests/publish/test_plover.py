import json

import pytest
from editions import edition, line
from factories import actor, claim, town

from vigie.coding.codebooks import PLOVER
from vigie.model import EVENT_TYPES, Reconciled
from vigie.publish.exports import exported
from vigie.publish.plover import MODES


def test_an_event():
    rebels, people = (
        actor("agent", "M23 rebels", "March 23 Movement", "rebel_group"),
        actor("target", "people", None, "civilians"),
    )
    told = claim(actors=(rebels, people), who="UN")
    found = line("plover", told, place=town("Bria", where_prec=2), figures={"killed": Reconciled(5, None, 9)})
    assert (found["event"], found["mode"], found["date"]) == ("ASSAULT", None, "2017-06-03")
    assert found["source"] == [{"name": "March 23 Movement", "sector": "REB"}]
    assert found["target"] == [{"name": "people", "sector": "CVL"}]
    assert found["location"]["country"] == "CAF" and found["location"]["precision"] == 2
    assert found["magnitude"] == {"killed": {"low": 5, "best": None, "high": 9}}
    assert found["voices"] == ["UN"]


def test_modes_are_of_types_that_have_an_event():
    assert MODES.keys() <= {kind for kind in EVENT_TYPES if PLOVER[kind]}


@pytest.mark.parametrize("slots", [{"modality": "possible"}, {"stance": "expects"}])
def test_what_nobody_says_happened_is_left_out(slots):
    made = exported("plover", edition(claim(**slots)))
    assert (made.content, dict(made.left)) == (b"", {"that nobody says happened": 1})


def test_no_place_is_null():
    assert json.loads(exported("plover", edition(claim())).content)["location"] is None
