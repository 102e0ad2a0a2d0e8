from dataclasses import replace
from datetime import date

import pytest
from factories import claim, full_claim, span

from vigie.model import Figure, Reconciled, Time, Voice
from vigie.publish import phrases


@pytest.mark.parametrize(
    ("bound", "low", "best", "high", "expected"),
    [
        ("exact", 12, 12, 12, "12 killed"),
        ("about", 4000, 4000, 4000, "≈ 4 000 killed"),
        ("at_least", 12, 12, None, "≥ 12 killed"),
        ("more_than", 1000, 1000, None, "> 1 000 killed"),
        ("at_most", None, 30, 30, "≤ 30 killed"),
        ("less_than", None, 10, 10, "< 10 killed"),
        ("range", 10, None, 15, "10–15 killed"),
        ("vague", 24, None, None, "12 killed"),
    ],
)
def test_figures(bound, low, best, high, expected):
    assert phrases.figure(Figure(span("12"), bound, low, best, high, what="killed")) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2017, 6, 3), date(2017, 6, 3), "3 Jun 2017"),
        (date(2017, 6, 1), date(2017, 6, 10), "1–10 Jun 2017"),
        (date(2017, 6, 1), date(2017, 7, 10), "1 Jun 2017 – 10 Jul 2017"),
        (date(2017, 6, 1), None, "since 1 Jun 2017"),
        (None, date(2017, 6, 1), "until 1 Jun 2017"),
        (None, None, "on 3 June"),
    ],
)
def test_times(start, end, expected):
    assert phrases.when(Time(span("on 3 June"), start, end, 1, 1)) == expected


def test_voices():
    voice = Voice("Ann Ba", "spokeswoman", "the ministry", "indirect", "denied", stance="denies", via="AFP")
    assert phrases.speaker(voice) == "Ann Ba (the ministry)"
    assert phrases.manner(voice) == "indirect, denies, via AFP"
    assert (phrases.speaker(Voice()), phrases.manner(Voice())) == ("narration", "")


def test_parties_and_places():
    assert phrases.parties(full_claim()) == "Rebels → civilians"
    assert phrases.parties(replace(full_claim(), actors=())) == ""
    assert phrases.place(replace(full_claim().place, relation="north of")) == "north of Raqqa"


def test_types_in_words():
    assert phrases.kind(claim(type="siege", acled=None).event) == "siege"
    assert phrases.modality(claim(modality="did_not_happen").event) == "did not happen"


def test_the_middle_is_left_out_between_words():
    assert phrases.shortened("one two three four five", 15) == "one … five"
    assert phrases.shortened("one  two\nthree", 15) == "one two three"
    assert len(phrases.shortened("x" * 100, 20)) <= 20


def test_standings():
    assert phrases.standing("corroborated", 4) == "corroborated by 4 sources"
    assert phrases.standing("disputed", 1) == "disputed, 1 source"
    assert phrases.standing("single_source", 1) == "one source"


@pytest.mark.parametrize(
    ("key", "expected"),
    [("killed", "killed"), ("killed:soldiers", "killed: soldiers"), ("other", "other counts")],
)
def test_what_is_counted(key, expected):
    assert phrases.counted(key) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(5, 74, "5–74"), (3, 3, "3"), (None, 9, "up to 9"), (24, None, "from 24")]
)
def test_extents(low, high, expected):
    assert phrases.extent(Reconciled(low, None, high)) == expected


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, "Raqqa, SY"), ({"relation": "north of"}, "north of Raqqa, SY"), ({"feature": "country"}, "Raqqa"),
        ({"name": None}, "Raqqa, SY"), ({"span": None, "name": None}, "SY"),
    ],
)  # fmt: skip
def test_localities(slots, expected):
    assert phrases.locality(replace(full_claim().place, **slots)) == expected


def test_words_around_the_evidence_are_whole_and_of_its_paragraph():
    told = claim(words="shelling went on")
    assert phrases.before(told) == "… fled the town overnight, and "
    assert phrases.after(told) == "."
    assert phrases.before(claim()) == ""
    assert phrases.after(claim(words="Residents fled")) == " the town overnight, and …"
