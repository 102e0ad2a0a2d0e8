from editions import line
from factories import claim, town

from vigie.model import Reconciled


def test_an_item():
    told = claim(who="UN", killed=12)
    found = line("ninjs", told, place=town("Raqqa", geonameid=172955), figures={"killed": Reconciled(12, 12, 12)})
    assert found["uri"] == "urn:vigie:incident:x" and found["standard"]["version"] == "2.1"
    assert found["headlines"][0]["value"] == "Attack, Raqqa, SY"
    (body,) = found["bodies"]
    assert "Killed, by voice: UN: 12. Corroborated by 2 sources." in body["value"]
    assert (body["charcount"], body["wordcount"]) == (len(body["value"]), len(body["value"].split()))
    assert found["places"] == [{"name": "Raqqa", "rel": "event", "uri": "https://sws.geonames.org/172955/"}]
    assert found["infosources"] == [{"name": "The Gazette"}]


def test_a_property_without_a_value_is_not_there():
    assert "places" not in line("ninjs", claim())
