"""Words are found whatever their case and accents, in French and in English."""

import pytest
from factories import claim, outlet
from kept import every, kept

from vigie.store import searches

FRENCH = "L’armée a tué 12 civils à Ménaka, où « l’État-major » dément. Œuvre d’un naïf à Bœuf."
ENGLISH = "The army killed civilians near Gao, the naïve façade of the café said."


@pytest.fixture
def full(store):
    french = outlet("Le Fil", text=FRENCH, title="Ménaka : l’armée dément", language="fr")
    english = outlet("AP", text=ENGLISH, title="Café in Gao")
    return kept(store, (french, (claim(of=french, words="L’armée a tué 12 civils à Ménaka"),)), (english, ()))


def found(store, words):
    with store.reading() as connection:
        total, hits = searches.hits(connection, words)
    assert total == len(hits)
    return {hit["id"] for hit in hits}


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        ("armee", {"Le Fil"}), ("ARMÉE", {"Le Fil"}), ("l'armee", {"Le Fil"}), ("L’Armée", {"Le Fil"}), ("etat major", {"Le Fil"}),
        ("oeuvre", {"Le Fil"}), ("œuvre", {"Le Fil"}), ("boeuf", {"Le Fil"}), ("naive", {"AP"}), ("naïf", {"Le Fil"}), ("cafe", {"AP"}),
        ("facade", {"AP"}), ("civil", {"Le Fil", "AP"}), ("civils", {"Le Fil"}), ("gao army", {"AP"}), ("army menaka", set()),
        ("rmee", set()), ("", set()), ("'", set()), ('"*" OR NEAR(', set()), ("a & b | !c:*", set()), ("\\ ' \" ; --", set()),
    ],
)  # fmt: skip
def test_reports(full, words, reports):
    assert found(full, words) == reports


@pytest.mark.parametrize("words", ["armée menaka", "le fil", "tue civils"])
def test_claims(full, words):
    assert len(every(full, q=words)) == 1


def test_where_the_words_stand(full):
    with full.reading() as connection:
        (hit,) = searches.hits(connection, "menaka")[1]
    text = hit["excerpt"]["text"]
    assert [text[a:b] for a, b in hit["excerpt"]["marks"]] == ["Ménaka"]


def test_a_long_text_is_cut_about_the_words():
    text = "before " * 100 + "the Ménaka ambush " + "after " * 100
    made = searches.excerpt(text, ["menaka"], about=20)
    assert len(made["text"]) <= 40 and text[made["start"] :].startswith(made["text"])
    assert [made["text"][a:b] for a, b in made["marks"]] == ["Ménaka"]


def test_the_index_can_be_made_anew(full):
    with full.writing() as connection:
        searches.rebuild(connection)
    assert found(full, "armee") == {"Le Fil"} and len(every(full, q="menaka")) == 1
