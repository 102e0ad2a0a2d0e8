import pytest
from factories import report

from vigie.corroborate.alignments import alignment, common, kindred
from vigie.corroborate.imprints import Opened, imprint, weight
from vigie.corroborate.marks import marks

STORY = "Shells hit Raqqa on Monday. At least 12 people were killed. Amna Hamid fled to Kasra. The army denied it."
TOLD = "Des obus ont frappé Raqqa lundi. Au moins 12 personnes ont été tuées. Amna Hamid a fui à Kasra. L'armée dément."


def aligned(one, two, codes=("en", "en")):
    both = zip((one, two), codes, strict=True)
    return alignment(*(imprint(marks(report(text, language=code))) for text, code in both))


def test_a_text_stands_wholly_in_itself():
    found = aligned(STORY, STORY)
    assert found.runs == found.lines == (1.0, 1.0)
    assert found.matched == 4


def test_a_cut_stands_in_the_whole_but_not_the_other_way_round():
    found = aligned(STORY[:60], STORY)
    assert found.runs[0] > 0.9 > 0.7 > found.runs[1]


def test_a_translation_shares_lines_but_no_run():
    found = aligned(TOLD, STORY, ("fr", "en"))
    assert found.runs == (0.0, 0.0)
    assert found.matched == 4 and min(found.lines) > 0.6


def test_only_lines_in_order_match():
    other = " ".join(f"{s}." for s in reversed(STORY.split(". ")))
    assert aligned(other, STORY).matched < aligned(STORY, STORY).matched


def test_texts_on_other_things_match_nowhere():
    assert aligned(STORY, "Rain fell in Bria. Farmers sowed maize, the mayor told Radio Ndeke.").matched == 0


def test_lines_without_an_equal_name_number_or_thing_share_nothing():
    one, two = (marks(report(text)) for text in ("whatever happens whenever", "whatever happened whenever"))
    assert common(Opened(imprint(one)), Opened(imprint(two))) == {}
    assert weight(one.lines[0]) > 0


@pytest.mark.parametrize(
    ("one", "two", "kin"),
    [
        ("syrie", "syria", True),
        ("convoi", "convoy", True),
        ("raqqa", "rakka", False),
        ("gao", "goa", False),
        ("aid", "aid", True),
    ],
)
def test_kindred_spellings(one, two, kin):
    assert kindred(one, two) is kin is kindred(two, one)
