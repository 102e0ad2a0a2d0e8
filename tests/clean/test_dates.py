from datetime import date, time

import pytest

from vigie.clean.dates import clocks, dates

FORMS = [
    ("Publié par Le Phare le 17 octobre 2017", date(2017, 10, 17)),
    ("Wed 05 Apr 2017", date(2017, 4, 5)),
    ("03/03/2021 à 18h40", date(2021, 3, 3)),
    ("Oct. 21, 2019 5:12 a.m. PT", date(2019, 10, 21)),
    ("du lundi 3 au dimanche 9 août 2020", date(2020, 8, 9)),
    ("August 3-9, 2020", date(2020, 8, 9)),
    ("28-04-2016", date(2016, 4, 28)),
    ("4/16/2017", date(2017, 4, 16)),
    ("2020-03-04T10:30", date(2020, 3, 4)),
    ("17 sept. 2019", date(2019, 9, 17)),
    ("vendredi 1er février 2019", date(2019, 2, 1)),
    ("mis en ligne le 20/06/23", date(2023, 6, 20)),
    ("Thu Sep 5 2013", date(2013, 9, 5)),
    ("Apr 232017", date(2017, 4, 23)),
    ("17. 10. 2023. 20:45", date(2023, 10, 17)),
    ("Saturday, July 4th, 2015", date(2015, 7, 4)),
    ("AFP mer. 9 nov. 2016 - 19:28", date(2016, 11, 9)),
    ("première quinzaine de septembre 2019 - parue le 11", date(2019, 9, 11)),
]
CLOCKS = [
    ("à 6 h 00", time(6, 0)), ("10 h 12", time(10, 12)), ("21h11", time(21, 11)), ("5:12 a.m. PT", time(5, 12)),
    ("12:48 PM UTC", time(12, 48)), ("at 0914", time(9, 14)), ("18 heures", time(18, 0)), ("9.30 pm", time(21, 30)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), FORMS)
def test_forms_of_dates(text: str, day: date) -> None:
    assert [one.on() for one in dates(text)] == [day]


@pytest.mark.parametrize(("text", "clock"), CLOCKS)
def test_forms_of_clock_times(text: str, clock: time) -> None:
    assert [found for _, _, found in clocks(text)] == [clock]


@pytest.mark.parametrize("text", ["31/02/2020", "99/99/2020", "1 448 personnes", "0-0", "version 2.10.3", "14 drones"])
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_a_date_without_a_year_is_left_open() -> None:
    (one,) = dates("BANGUI, 3 mars (Agence du Fleuve)")
    assert one.on() is None
    assert one.on(2021) == date(2021, 3, 3)
