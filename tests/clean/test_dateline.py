from collections.abc import Callable
from datetime import date, time

import pytest

from vigie.clean.dateline import dispatch
from vigie.model import Report

Cleaned = Callable[..., Report]

DISPATCHES = [
    ("BANGUI, 3 mars (Agence du Fleuve) - Au moins", "BANGUI", "Agence du Fleuve", "Au moins"),
    ("BEIRUT (AP) — Warplanes struck", "BEIRUT", "AP", "Warplanes struck"),
    ("Kidal (Mali) (AFP) - Des hommes", "Kidal (Mali)", "AFP", "Des hommes"),
    ("MOSCOW, May 30. /TASS/. Russian aircraft", "MOSCOW", "TASS", "Russian aircraft"),
    ("URUAPAN, Mexico - Gunmen opened", "URUAPAN, Mexico", None, "Gunmen opened"),
    ("Deir Ezzor, LSW - Civil sources", "Deir Ezzor", "LSW", "Civil sources"),
    ("(Nairobi) – Soldiers shot", "Nairobi", None, "Soldiers shot"),
    ("BEYROUTH/TYR, 12 nov. 2024 (Dépêches) – Sept", "BEYROUTH/TYR", "Dépêches", "Sept"),
    ("Kaboul — Les talibans", "Kaboul", None, "Les talibans"),
    ("(AFP) - Les corps", None, "AFP", "Les corps"),
    ("Mossoul (Irak) (AFP) - 28/02/2020 16:22 - Les corps", "Mossoul (Irak)", "AFP", "Les corps"),
]
NO_DISPATCH = [
    "Bakary Touré - un berger de 40 ans - a été tué.",
    "LUNDI. Un kamikaze se fait exploser.",
    "URGENT - Une explosion à Kaboul.",
    "Mbomou. À Kembé, le pont a été détruit.",
    "Health: MSF treated 17 patients.",
    "Au moins douze personnes (AFP) - selon un bilan",
    "Les soldats ont défilé le 14 juillet sur les Champs-Élysées.",
    "On November 10, at about 5:00 a.m., masked men came.",
]


@pytest.mark.parametrize(("text", "place", "agency", "rest"), DISPATCHES)
def test_datelines_that_open_a_story(text: str, place: str | None, agency: str | None, rest: str) -> None:
    found = dispatch(text)
    assert found is not None
    assert (found.place, found.agency, text[found.end :]) == (place, agency, rest)


@pytest.mark.parametrize("text", NO_DISPATCH)
def test_sentences_that_only_look_like_one(text: str) -> None:
    assert dispatch(text) is None


def test_the_dateline_leaves_and_its_sentence_stays(cleaned: Cleaned) -> None:
    report = cleaned("BANGUI, 3 mars 2021 (Agence du Fleuve) - Douze soldats ont été tués mardi près de Bria.")
    assert report.text == "Douze soldats ont été tués mardi près de Bria."
    assert (report.dateline, report.published, report.removed[0].rule) == ("BANGUI", date(2021, 3, 3), "dateline")


YEARS = [
    (
        "Une patrouille est tombée mardi dans une embuscade, la pire depuis 2019, a-t-on appris mercredi.",
        date(2021, 3, 3),
    ),
    ("Une patrouille est tombée mardi dans une embuscade, la pire depuis 2010, a-t-on appris mercredi.", None),
    ("Une patrouille est tombée mardi dans une embuscade, a-t-on appris mercredi.", None),
    ("Une patrouille a été attaquée le 27 février 2018, a dit un élu de la ville.", date(2018, 3, 3)),
    ("Une patrouille est tombée dans une embuscade, a dit un élu de la ville.", None),
]


@pytest.mark.parametrize(("story", "day"), YEARS)
def test_a_missing_year_is_settled_by_the_report_or_stays_open(cleaned: Cleaned, story: str, day: date | None) -> None:
    assert cleaned(f"BANGUI, 3 mars (Agence du Fleuve) - {story}").published == day


HEADS = [
    ("Mis à jour le 5 mai 2020 à 9h\nPublié le 4 mai 2020 à 18h40", date(2020, 5, 4), time(18, 40)),
    ("Rapport n° 14 (1er - 7 mars 2021)\nBangui, le 8 mars 2021", date(2021, 3, 8), None),
    ("Article original : Ann Lee, The Lantern, 1er mai 2020\n3 mai 2020", date(2020, 5, 3), None),
    ("Posted by Admin on Wed, 6 Feb 2019 08:15 +0300", date(2019, 2, 6), time(8, 15)),
    ("Agence Fleuve\n04.02.2015 / 17:36 / DEFENSE", date(2015, 2, 4), time(17, 36)),
    ("Le Phare - Week-end des 14 et 15 mai 2022", date(2022, 5, 14), None),
    ("Le Phare, n° 3/2024 (17 janvier)", date(2024, 1, 17), None),
]


@pytest.mark.parametrize(("head", "day", "clock"), HEADS)
def test_publication_goes_before_other_dates(cleaned: Cleaned, head: str, day: date, clock: time | None) -> None:
    report = cleaned(f"{head}\n\nDouze soldats ont été tués mardi près de Bria, selon la préfecture.", language="fr")
    assert (report.published, report.published_time) == (day, clock)


def test_a_date_inside_the_story_is_no_publication_date(cleaned: Cleaned) -> None:
    assert cleaned("Le 3 mars 2021, douze soldats ont été tués près de Bria par des rebelles.").published is None
