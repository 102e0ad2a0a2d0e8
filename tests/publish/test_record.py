import json

from factories import claim, full_claim

from vigie.publish.record import record

KEYS = {
    "": "id report evidence voice event actors place time figures because",
    "report": "id uri title publisher author translator agency published language",
    "evidence": "exact start end prefix suffix",
    "voice": "speaker role organisation mode cue said stance anonymous via",
    "event": "type modality trigger acled plover",
    "place": "text name relation geonameid latitude longitude country adm1 where_prec geo_precision",
    "time": "text start end date_prec time_precision",
}


def test_the_keys_are_those_of_the_claim_record_in_its_order():
    found = record(full_claim())
    for name, keys in KEYS.items():
        assert list(found[name] if name else found) == keys.split()
    assert list(found["voice"]["said"]) == KEYS["time"].split()
    assert list(found["event"]["acled"]) == ["event_type", "sub_event_type"]
    assert list(found["event"]["trigger"]) == ["start", "end", "exact"]
    assert list(found["actors"][0]) == ["role", "text", "start", "end", "name", "kind"]
    assert list(found["figures"][0]) == ["what", "of", "text", "bound", "low", "best", "high", "unit"]


def test_values():
    found = record(full_claim())
    assert found["time"] == {
        "text": "on 3 June", "start": "2017-06-03", "end": "2017-06-03", "date_prec": 1, "time_precision": 1,
    }  # fmt: skip
    assert found["figures"][0]["high"] is None
    assert found["figures"][0]["of"] == "civilians"
    assert found["place"]["text"] == "Raqqa"
    assert found["event"]["acled"]["sub_event_type"] == "Attack"


def test_what_the_text_does_not_say_is_null():
    found = record(claim(acled=None))
    assert (found["place"], found["time"], found["event"]["acled"]) == (None, None, None)
    assert (found["actors"], found["figures"]) == ([], [])
    assert found["voice"]["speaker"] is None


def test_it_is_json():
    assert json.loads(json.dumps(record(full_claim()))) == record(full_claim())
