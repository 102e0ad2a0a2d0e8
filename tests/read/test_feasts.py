"""Feasts of several calendars, against days that are known."""

from datetime import date

import pytest

from vigie.languages import CODES, language
from vigie.read.feasts import feast, islamic, orthodox_easter


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2016, date(2016, 5, 1)), (2017, date(2017, 4, 16)), (2020, date(2020, 4, 19)), (2024, date(2024, 5, 5))],
)
def test_orthodox_easter(year: int, sunday: date) -> None:
    assert orthodox_easter(year) == sunday


@pytest.mark.parametrize(
    ("year", "month", "day", "known"),
    [
        (1, 1, 1, date(622, 7, 19)),
        (1438, 9, 1, date(2017, 5, 27)),
        (1441, 10, 1, date(2020, 5, 24)),
        (1445, 12, 10, date(2024, 6, 17)),
    ],
)
def test_days_of_the_islamic_year(year: int, month: int, day: int, known: date) -> None:
    assert abs((islamic(year, month, day) - known).days) <= 1  # as the new moon is seen


@pytest.mark.parametrize("code", CODES)
def test_every_feast_has_a_day(code: str) -> None:
    listed = language(code).table("times")["words"]["holidays"]
    assert all(any(feast(written, year) for year in (2019, 2020, 2021)) for written in listed.values())
