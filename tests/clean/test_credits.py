from collections.abc import Callable

import pytest

from vigie.model import Report

Cleaned = Callable[..., Report]

STORY = "Douze soldats ont été tués mardi près de Bria, selon la préfecture de la région."
ENGLISH = "Twelve soldiers were killed near Bria on Tuesday, the prefect of the region said."

PUBLISHERS = [
    ("Le Phare du Sud\nPar Ana Diallo\n3 mai 2020\n\nDouze morts à Bria", "Le Phare du Sud", "Ana Diallo"),
    ("Le Phare du Sud | 15 décembre 2022, 10 h 12\n\nDouze morts à Bria", "Le Phare du Sud", None),
    ("Publié par Le Phare le 17 octobre 2017", "Le Phare", None),
    ("Mis en ligne le 15 janvier 2019 par la rédaction de Vue du Nil\n\nDouze morts", "Vue du Nil", None),
    (
        "LE TAMBOUR - quotidien de Bria\nLundi 18 mai 2020 - Région\nAna Diallo",
        "LE TAMBOUR",
        "Ana Diallo",
    ),
    ("SAHEL - LA SEMAINE\nLettre du Sahel, n° 12, du 3 au 9 mai 2020", "Lettre du Sahel", None),
    ("COMMUNIQUÉ DE PRESSE\nComité de Bria (CB)\nBria, le 3 mai 2020\n\nDouze morts", "Comité de Bria", None),
    ("Radio Bria (Haute-Kotto), flash mis en ligne le 20/06/23\n\nDouze morts", "Radio Bria", None),
    ("Vue du Nil\nDe notre envoyée spéciale à Bria, Ana Diallo\n3 mai 2020\n\nDouze morts", "Vue du Nil", "Ana Diallo"),
    ("LES ROSEAUX\nBulletin hebdomadaire, lundi 18 mai 2020\n\nDouze morts", "LES ROSEAUX", None),
    ("Bria24.example - L'info du fleuve\nLundi 18 mai 2020, 20:11\n\nDouze morts", "Bria24.example", None),
    ("Les Eaux douces\nCommuniqué n° 12 - Bria, lundi 18 mai 2020\n\nDouze morts", "Les Eaux douces", None),
    ("Bria Flash, 18 mai 2020 à 19:33\n>> tout sur le fleuve <<\n\nDouze morts", "Bria Flash", None),
    ("Le Fil de l'Est - revue de presse\nlundi 18/05/20\n\nDouze morts", "Le Fil de l'Est", None),
    ("unhcr | bria field office\n18 mai 2020\n\nDouze morts", "unhcr", None),
    ("Douze morts à Bria\n18 mai 2020, 11:25 GMT | News ID: 84966", None, None),
]


@pytest.mark.parametrize(("head", "publisher", "author"), PUBLISHERS)
def test_publisher_and_author_of_a_head(cleaned: Cleaned, head: str, publisher: str | None, author: str | None) -> None:
    report = cleaned(f"{head}\n\n{STORY}")
    assert (report.publisher, report.author, report.text) == (publisher, author, STORY)


AGENCIES = [
    ("By The Associated Press\nMay 29, 2019\n\nTwelve dead in Bria", "", "Associated Press", "Associated Press"),
    ("AFP - Wednesday 16 January 2019 - 10:31\n\nTwelve dead in Bria", "", "AFP", "AFP"),
    ("Bria Courier\nMay 3, 2020\n\nTwelve dead", "\n\nBria Courier with AFP", "Bria Courier", "AFP"),
    ("Bria Courier\nMay 3, 2020\n\nTwelve dead", "\n\nSources: AFP, own translation.", "Bria Courier", "AFP"),
    ("Bria Valley Radio\nMay 3, 2020", "", "Bria Valley Radio", None),
    (
        "Bria Courier\nMay 3, 2020\n\nTwelve dead",
        "\n\nD'après AFP (en anglais), trad. Ana Diallo",
        "Bria Courier",
        "AFP",
    ),
    ("Bria Courier\nMay 3, 2020\n\nTwelve dead", "\n\nReuters, our translation", "Bria Courier", "Reuters"),
    ("Bria Courier\nMay 3, 2020\n\nTwelve dead", "\n\nSource : AFP/BelaPAN", "Bria Courier", "AFP"),
    ("Bria Courier\nMay 3, 2020\n\nTwelve dead", "\n\n(NNS)", "Bria Courier", "NNS"),
    ("Bria Courier\nBRIA, 3 May 2020 (PPA)\n\nTwelve dead", "", "Bria Courier", "PPA"),
]


@pytest.mark.parametrize(("head", "foot", "publisher", "agency"), AGENCIES)
def test_the_wire_credited(cleaned: Cleaned, head: str, foot: str, publisher: str, agency: str | None) -> None:
    report = cleaned(f"{head}\n\n{ENGLISH}{foot}")
    assert (report.publisher, report.agency, report.text) == (publisher, agency, ENGLISH)


DISPATCHES = [
    ("NNA - Wed 27 Jun 2018, 16:48\n\nTwelve dead\n\nNNA - ", "National News Agency"),
    ("November 15, 2023 GMT\n\nTwelve dead in Bria\n\nBRIA (AP) — ", "Associated Press"),
    ("18/05/2020 13:26:08 - Bria (AFP)\n\nTwelve dead in Bria\n\n", "AFP"),
    ("BELTA | 28 September 2020, 11:04 | SOCIETY\n\nTwelve dead in Bria\n\n", "BELTA"),
    ("Bria Courier, 18 May 2020, p. 22\n\nTwelve dead in Bria\n\n(AFP) - ", "Bria Courier"),
]


@pytest.mark.parametrize(("head", "publisher"), DISPATCHES)
def test_an_agency_publishes_its_own_dispatch(cleaned: Cleaned, head: str, publisher: str) -> None:
    report = cleaned(f"{head}{ENGLISH}")
    assert (report.publisher, report.text) == (publisher, ENGLISH)


def test_initials_at_the_start_of_a_story_may_be_a_town(cleaned: Cleaned) -> None:
    assert cleaned(f"Bria Courier\nMay 3, 2020\n\nUPI — {ENGLISH}").agency is None


def test_a_rubric_above_the_headline_is_no_title(cleaned: Cleaned) -> None:
    report = cleaned(f"Le Phare | 3 mai 2020\n\nCHEZ NOS VOISINS\n\nBria : douze morts\n\n{STORY}")
    assert (report.title, report.text) == ("Bria : douze morts", STORY)


def test_a_house_sign_in_the_dateline_is_no_wire(cleaned: Cleaned) -> None:
    report = cleaned(f"Bria Valley Radio\nMay 3, 2020\n\nBRIA (BVR) - {ENGLISH}")
    assert (report.publisher, report.agency) == ("Bria Valley Radio", None)


TRANSLATORS = [
    "Traduit de l'anglais par Jeanne Marchal",
    "Reproduction autorisée avec la mention : traduction © Jeanne Marchal pour Vue.info.",
    "Trouvé chez Vue du Nil (trad. Jeanne Marchal)",
    "(trad. de l'anglais : Jeanne Marchal)",
    "Vu sur « Vue du Nil » - adaptation Jeanne Marchal",
    "Translated from the Arabic by Jeanne Marchal",
]


@pytest.mark.parametrize("line", TRANSLATORS)
def test_the_translator(cleaned: Cleaned, line: str) -> None:
    report = cleaned(f"Vue du Nil\n3 mai 2020\n\n{STORY}\n\n{line}")
    assert (report.translator, report.text) == ("Jeanne Marchal", STORY)


def test_what_the_carrier_says_goes_first(cleaned: Cleaned) -> None:
    report = cleaned(f"Le Phare | 3 mai 2020\n\n{STORY}", publisher="Le Tambour", title="Douze morts")
    assert (report.publisher, report.title) == ("Le Tambour", "Douze morts")


def test_what_the_source_allows_is_kept_as_data(cleaned: Cleaned) -> None:
    report = cleaned(f"{STORY}\n\nReprise possible à condition de citer la source.")
    assert report.reproduction == "Reprise possible à condition de citer la source."
