import pytest

from vigie.corroborate.phrases import phrase


@pytest.mark.parametrize(
    ("text", "body"), [("the United Nations", "United Nations"), ("l'ONU", "United Nations"), ("a teacher", None)]
)
def test_bodies_of_the_table_by_any_name(text, body):
    found = phrase(text).body
    assert (found and found.name) == body


def test_things_and_names():
    found = phrase("Captain Amna Hamid, a doctor", "en")
    assert {"amna", "hamid"} <= found.names and "doctor" in found.concepts


def test_a_phrase_means_the_same_in_two_languages():
    assert phrase("security officials", "en").concepts == phrase("responsables de la sécurité", "fr").concepts
    assert phrase("soldiers", "en").concepts == phrase("soldats", "fr").concepts != frozenset()


def test_no_words_name_nothing():
    assert phrase("").body is None and not phrase("").names
