"""Figures: every example of every language's table, and what must hold for any text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.languages import CODES, Language, language
from vigie.model import BOUNDS, Figure
from vigie.read.figures import figures, singles
from vigie.read.numerals import value

UNITS = {
    "people", "households", "percent", "bodies", "strikes", "vehicles", "buildings", "weapons", "animals", "km",
    "hectares", "time", "money", "other",
}  # fmt: skip

EXAMPLES = [
    pytest.param(language(code), example, id=f"{code}: {example['text']}")
    for code in CODES
    for example in language(code).table("figures")["examples"]
]


def read(figure: Figure, wanted: dict[str, Any]) -> dict[str, Any]:
    """A figure as the example writes it; the counted noun only where the example names it."""
    got: dict[str, Any] = {"text": figure.span.text, "bound": figure.bound, "unit": figure.unit}
    got |= {k: v for k in ("low", "best", "high") if (v := getattr(figure, k)) is not None}
    return got | ({"of": figure.of.text if figure.of else None} if "of" in wanted else {})


@pytest.mark.parametrize(("words", "example"), EXAMPLES)
def test_examples_are_read_exactly(words: Language, example: dict[str, Any]) -> None:
    found = figures(example["text"], words)
    wanted = [{"unit": "people", **r} for r in example["reads"]]
    assert len(found) == len(wanted), found
    assert [read(f, w) for f, w in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("fr", "Un enfant et trois femmes ont péri.", ["Un enfant"]),
        ("fr", "L'armée a arrêté un chef de katiba et trois de ses lieutenants.", ["un chef"]),
        ("fr", "L'un d'eux aurait été exécuté.", ["L'un d'eux"]),
        ("fr", "Une centaine d'hommes a marché un jour entier.", []),
        ("en", "Three officers and a fruit vendor were killed.", ["a fruit vendor"]),
        ("en", "A soldier died and four others were hurt.", ["A soldier"]),
        ("en", "A few men waited a week for a dozen trucks.", []),
    ],
)
def test_singles_are_offered_apart(code: str, text: str, found: list[str]) -> None:
    assert [f.span.text for f in singles(text, language(code))] == found
    assert all((f.low, f.best, f.high) == (1, 1, 1) for f in singles(text, language(code)))


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("fr", "vingt-quatre", 24), ("fr", "quatre-vingt-onze", 91), ("fr", "deux cent mille", 200_000),
        ("fr", "un million", 1_000_000), ("fr", "deux cent virgule cinq", 200.5), ("fr", "bonjour", None),
        ("en", "twenty-four", 24), ("en", "two hundred and two thousand", 202_000), ("en", "1,500", 1500),
        ("en", "two point five million", 2_500_000), ("en", "twenty four men", None),
    ],
)  # fmt: skip
def test_a_number_has_a_value(code: str, text: str, number: float | None) -> None:
    assert value(text, language(code)) == number


PIECES = """
un une deux vingt cent mille millions dizaines douzaine et entre plus de au moins a dozen hundred thousand two
twenty and half between to more than at least of 12 1.2 350 000 % - , . ( ) « » ' soldats people 2015 heures
"""
FRAGMENTS = st.sampled_from(PIECES.split())
TEXTS = st.one_of(st.text(max_size=200), st.lists(FRAGMENTS, max_size=25).map(" ".join))


@given(TEXTS, st.sampled_from(CODES))
def test_spans_reproduce_the_text_in_order(text: str, code: str) -> None:
    found = figures(text, language(code))
    last = 0
    for figure in (*found,):
        assert text[figure.span.start : figure.span.end] == figure.span.text
        assert figure.of is None or text[figure.of.start : figure.of.end] == figure.of.text
        assert figure.span.start >= last
        assert figure.bound in BOUNDS and figure.unit in UNITS and figure.because
        last = figure.span.end


@given(TEXTS, st.sampled_from(CODES))
def test_reading_again_reads_the_same(text: str, code: str) -> None:
    assert figures(text, language(code)) == figures(text, language(code))
    assert singles(text, language(code)) == singles(text, language(code))
