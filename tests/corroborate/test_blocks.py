"""Accounts and reports that may belong together share a key; those far apart share none."""

import pytest
from factories import account, claim, dossier, on, report, toll, town

from vigie.corroborate.blocks import SHARED, Index, around, asked, bands, filed, tellings, week
from vigie.corroborate.marks import marks

TEXT = " ".join(f"word{a}{b} said" for a in "abcdefgh" for b in "abcdefgh")


def meet(one, two):
    a, b = (account(dossier(name, claim(**slots))[1][0]) for name, slots in (("AP", one), ("Fil", two)))
    found = [bool(set(asked(x)) & filed(y)) for x, y in ((a, b), (b, a))]
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ({"place": "Raqqa", "day": 3}, {"place": "Raqqa", "day": 3}, True),
        ({"place": "Raqqa", "day": 3}, {"place": "Kasra", "day": 4}, True),
        (
            {"place": "Raqqa", "day": 3},
            {"place": town("Raqqa", latitude=36.01), "day": 9},
            True,
        ),  # the next cell, the next week
        ({"place": "Raqqa", "day": 3}, {"place": "Raqqa", "day": 28}, False),
        ({"place": "Raqqa", "day": 3}, {"place": "Bria", "day": 3}, False),
        ({"place": "Tabqa", "day": 3}, {"place": "Tabqa", "day": 3}, True),  # by name
        ({"killed": toll(12), "day": 3}, {"killed": toll(12, "at_least"), "day": 3}, True),
        ({"killed": toll(3), "day": 3}, {"killed": toll(3), "day": 3}, False),  # small numbers are everywhere
        ({"words": "Amna Hamid fled"}, {"words": "It was Amna Hamid"}, True),
        (
            {"place": "Raqqa", "day": on(1, 28)},
            {"place": "Raqqa", "day": 4},
            True,
        ),  # long stretches: by the publication
    ],
)
def test_accounts_that_meet(one, two, found):
    blank = {"words": "nothing here"}
    assert meet(blank | one, blank | two) is found


def test_texts_that_share_runs_share_a_band():
    whole, half, other = (marks(report(text)) for text in (TEXT, TEXT[: len(TEXT) // 2], TEXT[::-1]))
    assert set(bands(whole)) & set(bands(half))
    assert not set(bands(whole)) & set(bands(other))
    assert bands(marks(report(""))) == []


def test_a_retold_text_shares_names_and_numbers():
    one, two = (report(t) for t in ("Amna Hamid left Raqqa with 40 men.", "From Raqqa came 40 men: Hamid, Amna."))
    assert len(set(around(tellings(one, marks(one)))) & tellings(two, marks(two))) >= SHARED


def test_weeks():
    assert week(None) == -1
    assert week(on(3).start) + 1 == week(on(10).start)
    assert list(around(frozenset({("name", "x", -1)}))) == [("name", "x", -1)]


def test_an_index_gives_every_name_under_a_key():
    index = Index()
    for name, keys in (("a", (("x", 1), ("y", 1))), ("b", (("x", 1),)), ("c", (("x", 1), ("z", 1)))):
        index.put(name, keys)
    assert list(index.under([("x", 1)])) == ["a", "b", "c"] and list(index.under([("w", 1)])) == []
    assert index.often([("x", 1), ("y", 1)], 2) == {"a"}
