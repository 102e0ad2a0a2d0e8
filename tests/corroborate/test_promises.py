"""What texts can share at most is never less than what they share, so that no link is lost by not aligning."""

from factories import report
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.corroborate.alignments import alignment
from vigie.corroborate.imprints import Opened, imprint, opened, weight
from vigie.corroborate.lineages import Item, candidates, link
from vigie.corroborate.marks import marks
from vigie.corroborate.promises import lines_shared, runs_shared

WORDS = (
    "Raqqa Raqa Rakka Hamid Hamida Amna market markets attacked attackers soldiers convoy convoi 12 17 400 twelve the of"
    " hospital kilometres departed departure shells fell and nobody whatever whenever"
).split()
texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), max_size=6).map(
    lambda lines: " ".join(f"{' '.join(line)}." for line in lines)
)
some = settings(max_examples=150, deadline=None)


def item(text, number, agency=None):
    made = report(text, id=str(number), publisher=f"Outlet {number}", agency=agency)
    return Item(made, imprint(marks(made)))


@some
@given(texts, st.lists(texts, min_size=1, max_size=4))
def test_no_text_shares_more_than_is_promised(text, others):
    one, kept = item(text, 0).marks, [item(other, 1).marks for other in others]
    weights, lines = lines_shared(one, kept)
    runs = runs_shared(one, kept)
    for k, other in enumerate(kept):
        for a, b in ((one, other), (other, one)):
            found = alignment(a, b)
            assert found.lines[0] * (a.weight or 1) <= weights[k] + 1e-6
            assert found.matched <= lines[k]
        assert len(opened(one).runs & opened(other).runs) <= runs[k]


@some
@given(texts, st.lists(texts, max_size=4), st.sampled_from((None, "AP", "Reuters")))
def test_no_link_is_lost(text, others, agency):
    one, kept = item(text, 0, agency), [item(other, k + 1, "AP") for k, other in enumerate(others)]
    assert [x for x in candidates(one, kept) if link(one, x)] == [x for x in kept if link(one, x)]


def test_texts_on_other_things_are_passed_over():
    one, other, same = (
        item(text, k)
        for k, text in enumerate(
            (
                "Shells hit Raqqa on Monday. At least 12 people were killed. Amna Hamid fled to Kasra.",
                "Rain fell in Bria. Farmers sowed maize, the mayor told Radio Ndeke. The river rose.",
                "Shells hit Raqqa on Monday. At least 12 people were killed. Amna Hamid fled to Kasra.",
            )
        )
    )
    assert list(candidates(one, [other, same])) == [same]


@some
@given(texts)
def test_an_imprint_keeps_the_words_of_every_line(text):
    found = marks(report(text))
    made = Opened(imprint(found))
    for kind, words in enumerate(("names", "numbers", "concepts", "stems")):
        lines = [{w for w, held in made.lines[kind].items() if k in held} for k in range(len(found.lines))]
        assert lines == [set(getattr(line, words)) for line in found.lines]
    assert made.runs == found.runs
    assert list(made.weights) == [weight(line) for line in found.lines]
