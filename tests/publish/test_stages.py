import json
from dataclasses import replace
from types import SimpleNamespace

from factories import full_claim, report

from vigie.model import Attribution, Mention, Reading, Removed, Sentence, Token, Voice
from vigie.publish.jsonl import records
from vigie.publish.stages import stage


def journey(**slots):
    known = {"report": report(), "reading": None, "voices": None, "claims": None}
    return SimpleNamespace(**(known | slots))


def test_after_clean_the_text_and_what_left_it():
    of = report(removed=(Removed(0, 9, "Subscribe", "newsletter"),), agency="Reuters")
    (found,) = records(journey(report=of))
    assert found["text"] == of.text
    assert found["removed"] == [{"start": 0, "end": 9, "text": "Subscribe", "rule": "newsletter"}]
    assert found["origins"] == [[0, 0, len(of.text)]]
    assert (found["agency"], found["published"]) == ("Reuters", "2017-06-04")
    assert "tokens" not in found


def test_after_read_and_attribute_everything_found_with_its_span():
    one = full_claim()
    mention = Mention(one.actors[0].span, None, "rebel_group", because=("table",))
    token = Token(0, 0, 6, "Rebels", "rebels", "rebel", "NOUN", "nsubj", 1)
    reading = Reading((token,), (Sentence(0, 69, 0, 1, 0),), (one.time,), one.figures, (one.place,), (mention,))
    content = one.actors[1].span
    voices = (Attribution(content, Voice("UN", mode="indirect"), None, content, because=("said",)),)
    found = stage(journey(reading=reading, voices=voices))
    assert json.loads(json.dumps(found)) == found
    assert found["tokens"][0]["lemma"] == "rebel"
    assert found["mentions"][0]["span"] == {"start": 0, "end": 6, "exact": "Rebels"}
    assert found["places"][0]["span"]["exact"] == "Raqqa"
    assert found["voices"][0]["content"]["exact"] == "civilians"
    assert found["voices"][0]["cue"] is None


def test_a_journey_to_the_end_gives_its_claims():
    assert [one["id"] for one in records(journey(claims=(full_claim(),)))] == [full_claim().id]
    assert list(records(journey(claims=()))) == []
    assert replace(full_claim()).id == full_claim().id
