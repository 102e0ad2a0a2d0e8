from hypothesis import given
from hypothesis import strategies as st

from vigie.publish.marks import Mark, paragraphs

TEXT = "one two three\n\nfour five"


def shown(*marks):
    return [[(p.text, [m.number for m in p.marks], [m.number for m in p.opens]) for p in line] for line in
            paragraphs(TEXT, marks)]  # fmt: skip


def test_nested_and_crossing_marks():
    assert shown(Mark(1, 0, 13, "a"), Mark(2, 4, 7, "b"), Mark(3, 4, 19, "c")) == [
        [("one ", [1], [1]), ("two", [1, 2, 3], [2, 3]), (" three", [1, 3], [])],
        [("four", [3], []), (" five", [], [])],
    ]


def test_the_shortest_mark_gives_the_colour():
    pieces = paragraphs(TEXT, [Mark(1, 0, 13, "a"), Mark(2, 4, 7, "b")])[0]
    assert [piece.nearest.family for piece in pieces] == ["a", "b", "a"]


@given(st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30)), max_size=6))
def test_no_character_is_lost_and_every_mark_covers_its_words(spans):
    marks = [Mark(i, a, b, "f") for i, (a, b) in enumerate(spans)]
    pieces = [piece for line in paragraphs(TEXT, marks) for piece in line]
    assert "".join(piece.text for piece in pieces) == TEXT.replace("\n", "")
    for mark in marks:
        words = "".join(piece.text for piece in pieces if mark in piece.marks)
        assert words == TEXT[max(mark.start, 0) : max(mark.end, 0)].replace("\n", "")
