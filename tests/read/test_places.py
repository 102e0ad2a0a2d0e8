"""Place names: the examples of every language, and the cases that decide between namesakes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.languages import CODES, language
from vigie.model import Place, Report, Sentence
from vigie.read.places import countries, demonyms, places
from vigie.read.tokens import spans_of_sentences


def read(text: str, code: str = "en", **head: str) -> list[Place]:
    words = language(code)
    sentences = tuple(Sentence(s, e, 0, 0, p) for s, e, p in spans_of_sentences(text, words))
    return list(places(Report("0", "test", text, code, **head), sentences, words))  # type: ignore[arg-type]


def examples() -> list[tuple[str, dict[str, object]]]:
    return [(code, example) for code in CODES for example in language(code).table("places")["examples"]]


@pytest.mark.parametrize(("code", "example"), examples(), ids=lambda e: e["text"] if isinstance(e, dict) else e)
def test_examples_beside_the_words(code: str, example: dict[str, object]) -> None:
    found = []
    for p in read(str(example["text"]), code):
        assert p.span
        values = {"text": p.span.text, "name": p.name, "country": p.country, "relation": p.relation}
        found.append({k: v for k, v in values.items() if v})
    assert found == example["reads"]


@pytest.mark.parametrize("code", CODES)
def test_at_least_forty_examples(code: str) -> None:
    assert len(language(code).table("places")["examples"]) >= 40


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Lebanese soldiers deployed in Tripoli.", "LB"),
        ("Fighting flared in Tripoli, the Libyan capital.", "LY"),
        ("Syrian rebels left Raqqa.", "SY"),
        ("A shooting in Odessa, Texas, left one dead.", "US"),
        ("A drone hit Odessa, Ukraine.", "UA"),
        ("Kabul fell, Afghan officials said.", "AF"),
    ],
)
def test_the_right_one_of_several(text: str, country: str) -> None:
    assert read(text)[0].country == country


def test_the_paragraph_decides_in_a_round_up() -> None:
    text = "LIBYA - Militias clashed in Tripoli.\n\nLEBANON - Crowds marched in Tripoli.\n\nKENYA - Police fired."
    assert [p.country for p in read(text) if p.name == "Tripoli"] == ["LY", "LB"]


def test_a_village_that_the_gazetteer_lacks_lies_in_the_country_of_the_report() -> None:
    place = read("Des hommes ont attaqué le village de Zorgobouli, au Burkina Faso.", "fr")[0]
    assert (place.name, place.geonameid, place.country, place.because[0]) == (
        "Zorgobouli", None, "BF", "place.pattern",
    )  # fmt: skip


def test_no_country_where_none_is_clear() -> None:
    place = read("France and Germany said that gunmen attacked the village of Zorgobouli.")[-1]
    assert (place.name, place.country) == ("Zorgobouli", None)


def test_a_namesake_abroad_is_not_taken_for_a_village_at_home() -> None:
    text = "Burkina Faso. Quinze civils ont péri à Solhan, dans le Sahel burkinabè."
    assert {p.country for p in read(text, "fr") if p.name == "Solhan"} == {"BF"}


def test_a_transliteration_finds_its_place() -> None:
    assert read("Rebels surrendered in al-Soussah, Syrian activists said.")[0].latitude is not None


def test_the_province_of_a_town() -> None:
    assert read("À Bandiagara, au Mali, le marché a brûlé.", "fr")[0].adm1 == "Mopti"


@pytest.mark.parametrize(
    ("text", "where", "geo"),
    [
        ("Gunmen struck Kidal, Mali.", 1, 1),
        ("Gunmen struck near Kidal, Mali.", 2, 2),
        ("Fighting goes on in Idlib province, Syria.", 4, 3),
        ("Troops crossed the Euphrates.", 5, 3),
        ("Fighting goes on in northern Syria.", 6, 3),
    ],
)
def test_precision(text: str, where: int, geo: int) -> None:
    assert (read(text)[0].where_prec, read(text)[0].geo_precision) == (where, geo)


def test_places_inside_names_of_bodies_say_so() -> None:
    place = read("Students at the University of Aleppo held a vigil.")[0]
    assert "place.in_name" in place.because


def test_persons_are_no_places() -> None:
    assert read("Hassan Kirkuk spoke first. Later Kirkuk left the room.") == []


def test_title_and_publisher_speak_of_the_country() -> None:
    text = "Deux enfants ont été tués à Mora."
    assert read(text, "fr", title="Cameroun : double meurtre")[0].country == "CM"


def test_adjectives_are_read_apart() -> None:
    report = Report("0", "test", "Les soldats maliens et une frappe israélienne.", "fr")
    assert [p.country for p in demonyms(report, language("fr"))] == ["ML", "IL"]
    assert set(countries(report, language("fr"))) == {"ML", "IL"}


TEXTS = st.lists(
    st.sampled_from(
        ["Alep", "al-", "Bab", "près", "de", "d'", "Mali", ",", ".", " ", "\n", "U.S.", "’s", "Kidal", "(", "İ", "北京"]
    )
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), TEXTS), st.sampled_from(CODES))
def test_any_text_is_read_and_spans_reproduce_it(text: str, code: str) -> None:
    end = 0
    for place in read(text, code):
        assert place.span is not None
        assert text[place.span.start : place.span.end] == place.span.text
        assert place.span.start >= end
        end = place.span.end
