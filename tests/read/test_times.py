"""Times: every example of every language's table, and what must hold for any text."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.languages import CODES, Language, language
from vigie.model import Report, Sentence, Time
from vigie.read.times import times
from vigie.read.tokens import spans_of_sentences


def told(text: str, words: Language, published: date | None) -> tuple[Time, ...]:
    """The times of a text published on a day."""
    report = Report(id="r", uri="r", text=text, language=words.code, published=published)
    return times(report, tuple(Sentence(a, b, 0, 0, p) for a, b, p in spans_of_sentences(text, words)), words)


EXAMPLES = [
    pytest.param(language(code), example, id=f"{code}: {example['text']}")
    for code in CODES
    for example in language(code).table("times")["examples"]
]


def read(time: Time) -> dict[str, Any]:
    """A time as the examples write it."""
    got: dict[str, Any] = {"text": time.span.text, "start": time.start, "end": time.end, "duration": time.duration}
    return {k: v for k, v in got.items() if v}


@pytest.mark.parametrize(("words", "example"), EXAMPLES)
def test_examples_are_read_exactly(words: Language, example: dict[str, Any]) -> None:
    found = told(example["text"], words, words.table("times")["published"])
    assert [read(t) for t in found] == example["reads"]


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("fr", "Mardi, un pont a sauté.", (None, None)),
        ("fr", "Le 3 mars 2021, un pont a sauté.", (date(2021, 3, 3), date(2021, 3, 3))),
        ("en", "A bridge was blown up yesterday.", (None, None)),
        ("en", "A bridge was blown up in 2014.", (date(2014, 1, 1), date(2014, 12, 31))),
    ],
)
def test_without_publication_only_full_dates_have_days(code: str, text: str, days: tuple[date | None, ...]) -> None:
    (time,) = told(text, language(code), None)
    assert (time.start, time.end) == days


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Il est mort mardi.", (1, 1)),
        ("Cela dura du 1er au 3 mars 2021.", (2, 2)),
        ("La semaine dernière, tout brûlait.", (3, 2)),
        ("En janvier, tout brûlait.", (4, 3)),
        ("En 2014, tout brûlait.", (5, 3)),
    ],
)
def test_precision_follows_the_length(text: str, precision: tuple[int, int]) -> None:
    (time,) = told(text, language("fr"), date(2021, 3, 3))
    assert (time.date_prec, time.time_precision) == precision


PIECES = """
mardi lundi Monday Tuesday le 3 31 30 février mars March 2021 1999 depuis since avant before il y a trois jours
ago last week dernier la veille the day before plus tôt earlier , . ( ) - 12/13/2021 00 99 from to between
"""
FRAGMENTS = st.sampled_from(PIECES.split())
TEXTS = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=25).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@given(TEXTS, st.sampled_from(CODES), DAYS)
def test_spans_reproduce_the_text_in_order(text: str, code: str, published: date | None) -> None:
    last = 0
    for time in told(text, language(code), published):
        assert text[time.span.start : time.span.end] == time.span.text
        assert time.span.start >= last
        assert time.start is None or time.end is None or time.start <= time.end
        assert time.because and 1 <= time.date_prec <= 5 and 1 <= time.time_precision <= 3
        last = time.span.end


@given(TEXTS, st.sampled_from(CODES), DAYS)
def test_reading_again_reads_the_same(text: str, code: str, published: date | None) -> None:
    assert told(text, language(code), published) == told(text, language(code), published)
