"""Who is private is found by the words; masks hide names, ages and addresses, and move no offset."""

import pytest

from vigie.languages import CODES, language
from vigie.review.masking import MASK, Decisions, everywhere, masked
from vigie.review.persons import persons, private

EXAMPLES = [(code, one) for code in CODES for one in language(code).table("offices")["examples"]]


def names(text, code="en", **options):
    """The names that the rule hides."""
    return private(persons(text, code, **options), code)


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_every_example_of_offices(code, example):
    hidden = masked(example["text"], names(example["text"], code))
    assert len(hidden) == len(example["text"])
    assert [name for name in example["masked"] if name in hidden] == []
    assert [name for name in example["shown"] if name not in hidden] == []
    assert example["masked"] or MASK not in hidden


def test_a_surname_alone_is_hidden_too_unless_somebody_in_office_bears_it():
    text = "Amna Hamid fled with her son. Hamid had no shoes."
    assert masked(text, names(text)).count(MASK) == len("Amna Hamid") + len("Hamid")
    text = "Amna Hamid fled. Colonel Omar Hamid said nothing. Hamid left."
    assert "Hamid left" in masked(text, names(text)) and "Amna" not in masked(text, names(text))


def test_places_bodies_and_bylines_are_no_private_persons():
    text = "By Salma Idris\nShells hit Deir ez-Zor and North Kivu, the Free Syrian Army and Human Rights Watch said on Monday."
    assert names(text, credits=("Salma Idris",)) == frozenset()


def test_what_tells_who_somebody_is():
    text = "Amna Hamid, 34, can be reached at +249 91 234 5678 or amna@example.org or @amna_h. On 2017-06-03 it cost 1,200,000 pounds."
    hidden = masked(text, names(text))
    assert not any(word in hidden for word in ("34", "5678", "amna", "Hamid"))
    assert "2017-06-03" in hidden and "1,200,000" in hidden and len(hidden) == len(text)


def test_names_in_capitals_and_across_lines():
    text = "AMNA HAMID SAW IT. Amna\nHamid fled."
    assert "HAMID" not in masked(text, frozenset({"Amna Hamid"})) and "Hamid" not in masked(
        text, frozenset({"Amna Hamid"})
    )


def test_an_editor_decides_over_the_rule():
    found = frozenset({"Amna Hamid", "Hamid"})
    shown = Decisions(never=frozenset({"amna hamid"})).over(found, str.lower)
    assert shown == frozenset()
    assert Decisions(always=frozenset({"Li Osman"})).over(found, str.lower) == found | {"Li Osman", "Osman"}


def test_a_record_is_masked_wherever_it_holds_text():
    record = {"id": "Hamid", "voice": {"speaker": "Hamid"}, "because": ["Hamid: two"], "n": 3, "none": None}
    hidden = everywhere(record, frozenset({"Hamid"}), but=frozenset({"id"}))
    assert hidden == {
        "id": "Hamid",
        "voice": {"speaker": MASK * 5},
        "because": [f"{MASK * 5}: two"],
        "n": 3,
        "none": None,
    }
