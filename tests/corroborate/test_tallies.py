"""How numbers of one statement go together; the words of each language with their examples."""

from dataclasses import replace

import pytest
from factories import claim, report, told, toll

from vigie.corroborate.tallies import number, reading, sums, together, words_of_counting
from vigie.languages import CODES, language
from vigie.model import Span

EXAMPLES = [(code, one) for code in CODES for one in language(code).table("tallies")["examples"]]


def counting(words, *numbers, code="en", what="killed"):
    """A claim whose evidence has these numbers, each as it is written; the first is counted as 1, the second as 2."""
    figures = tuple(replace(toll(n, what=what), span=Span(0, 0, w)) for n, w in enumerate(numbers, 1))
    return claim(words=words, figures=figures, of=report(words, language=code))


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[one["text"] for _, one in EXAMPLES])
def test_every_example_reads_as_it_says(code, example):
    made = counting(example["text"], *example["numbers"], code=code)
    if example["reads"] in ("sum", "apart"):
        assert together(made, *made.figures) is (example["reads"] == "sum")
    else:
        assert reading(made, made.figures[0]) == example["reads"]


def test_the_languages_have_the_same_lists():
    assert {tuple(sorted(words_of_counting(code))) for code in CODES} == {tuple(sorted(words_of_counting("en")))}


@pytest.mark.parametrize(
    ("words", "numbers", "found"),
    [
        ("Six huts and one pharmacy burned", ("Six", "one"), [3]),
        ("Six huts, two shops and one pharmacy burned", ("two", "one"), [3]),
        ("21 bodies, among them five women", ("21", "five"), []),
        ("Six huts burned. The mayor said one shop was left", ("Six", "one"), []),
    ],
)
def test_sums(words, numbers, found):
    made = counting(words, *numbers)
    assert [number(f) for f in sums(told(made)[0], list(made.figures))] == found


def test_things_of_many_kinds_are_not_added_up():
    made = counting("Two rifles and eleven bombs were found", "Two", "eleven", what="other")
    assert not list(sums(told(made)[0], list(made.figures)))


def test_a_sum_keeps_the_words_of_its_numbers():
    made = counting("Six huts and one pharmacy burned", "Six", "one")
    (found,) = sums(told(made)[0], list(made.figures))
    assert found.span.text == "Six + one"
