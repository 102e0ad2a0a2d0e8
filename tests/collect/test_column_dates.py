from datetime import date

import pytest

from vigie.collect.dates import AmbiguousDateError, NoDateError, day, order


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2017-10-17", date(2017, 10, 17)),
        ("2017-10-17T23:30:00Z", date(2017, 10, 17)),
        ("20171017", date(2017, 10, 17)),
        ("17.10.2017", date(2017, 10, 17)),
        ("4/16/2017", date(2017, 4, 16)),
        ("16/4/17", date(2017, 4, 16)),
        ("4/4/2017", date(2017, 4, 4)),
        ("Wed, 05 Apr 2017 10:00:00 GMT", date(2017, 4, 5)),
        ("1er août 2017", date(2017, 8, 1)),
        ("April 5, 2017", date(2017, 4, 5)),
        ("1491350400", date(2017, 4, 5)),
        ("1491350400000", date(2017, 4, 5)),
    ],
)
def test_forms(words, expected):
    assert day(words) == expected


@pytest.mark.parametrize(
    "words", ["", "yesterday", "2017-02-30", "31/31/2017", "0017-01-01", "May 2017", "12", "32/1/2017"]
)
def test_what_is_no_date(words):
    with pytest.raises(NoDateError):
        day(words)


def test_two_readings_need_an_order():
    with pytest.raises(AmbiguousDateError):
        day("4/6/2017")
    assert day("4/6/2017", order="dmy") == date(2017, 6, 4)
    assert day("4/6/2017", order="mdy") == date(2017, 4, 6)


def test_order_is_settled_by_the_values_that_allow_one_reading():
    assert order(["4/6/2017", "4/16/2017"]) == "mdy"
    assert order(["4/6/2017", "16/4/2017"]) == "dmy"
    assert order(["4/6/2017", "2017-04-16"]) is None
