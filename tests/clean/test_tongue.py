import pytest

from vigie.clean.tongue import tongue
from vigie.errors import UnknownLanguageError

SAID = [
    ("Douze soldats ont été tués près de Bria, selon la préfecture de la région.", "fr"),
    ("Twelve soldiers were killed near Bria, the prefect of the region said.", "en"),
    ("Deux morts à Bria", "fr"),
    ("Two dead in the town", "en"),
]


@pytest.mark.parametrize(("text", "code"), SAID)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert tongue([text], "a.txt") == code


def test_most_of_the_text_decides() -> None:
    assert tongue(["Subscribe to our newsletter", *(SAID[0][0] for _ in range(3))], "a.txt") == "fr"


def test_a_language_without_a_folder_is_named() -> None:
    with pytest.raises(UnknownLanguageError, match=r"a\.txt: .*'de'.*fr, en") as caught:
        tongue(["Bei einem Angriff nahe der Stadt sind am Dienstag zwölf Soldaten getötet worden."], "a.txt")
    assert "--language" in caught.value.remedy


def test_the_given_language_goes_first() -> None:
    assert tongue([SAID[0][0]], "a.txt", given="en-GB") == "en"
