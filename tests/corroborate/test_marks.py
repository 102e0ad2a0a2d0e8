import pytest
from factories import report

from vigie.corroborate.marks import concepts, marks, words_of


def test_a_text_is_its_lines_with_numbers_names_and_things():
    found = marks(report('Shells killed twelve people in Raqqa, the army said. "We fled," Amna Hamid said.'))
    one, two = found.lines
    assert one.numbers == {12.0}
    assert "raqqa" in one.names and "army" in one.concepts
    assert two.names == {"amna", "hamid"} and two.quoted and not one.quoted
    assert found.size == 14


def test_numbers_are_values_however_they_are_written():
    texts = ("12 morts, 4 000 déplacés", "12 dead, 4,000 displaced", "douze morts, quatre mille déplacés")
    found = [marks(report(t, language="en" if "dead" in t else "fr")).numbers for t in texts]
    assert found == [{12.0, 4000.0}] * 3


@pytest.mark.parametrize(
    ("one", "two"), [("killed", "tués"), ("soldiers", "soldats"), ("residents", "habitants"), ("market", "marché")]
)
def test_everyday_words_mean_the_same_in_every_language(one, two):
    assert concepts(one, "en") & concepts(two, "fr")


def test_elisions_and_possessives_are_cut_off():
    assert words_of("L’armée d'Alep, jusqu'à Idlib; the army's men") == "armée Alep à Idlib the army men".split()


def test_runs_are_the_same_in_every_process_and_none_crosses_a_line():
    assert marks(report("one two three. four five six.")).runs == marks(report("four five six. one two three.")).runs
    assert marks(report("one two three")).runs == {14491969779670733263} != marks(report("three two one")).runs


def test_an_empty_text_has_no_marks():
    assert marks(report("")).lines == () and marks(report("")).runs == frozenset()


def test_the_words_of_the_claims_stand_in_for_a_text_that_is_not_at_hand():
    assert marks(report(""), "Shells hit Raqqa.").names == {"raqqa"}
