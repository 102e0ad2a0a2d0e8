"""Actors: every example of every table of actors through the real reader, and the nouns that describe people."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from vigie.languages import language
from vigie.languages.nationalities import nationality
from vigie.model import Mention, Place, Report, Sentence, Span
from vigie.read.entities import mentions
from vigie.read.tokens import tokens

FOLDER = Path(__file__).parents[2] / "src" / "vigie" / "languages" / "actors"
FRENCH = {"le", "la", "les", "un", "une", "des", "du", "et", "de", "dans", "sur", "selon", "ont", "est", "deux"}


def code_of(text: str) -> str:
    """French where most of its small words are."""
    return "fr" if sum(w.lower().split("'")[-1] in FRENCH or "'" in w[:2] for w in text.split()) >= 2 else "en"


NOT_YET = {
    "M23 fighters pushed back Nyatura militiamen on the Kitshanga road.": "a longer alias that ends in a word hides it",
}


def marks(text: str) -> tuple[pytest.MarkDecorator, ...]:
    """What is not read yet, and why."""
    return (pytest.mark.xfail(strict=True, reason=NOT_YET[text]),) if text in NOT_YET else ()


EXAMPLES = [
    pytest.param(example, id=f"{path.stem}: {example['text']}", marks=marks(example["text"]))
    for path in sorted(FOLDER.glob("*.toml"))
    for example in tomllib.loads(path.read_text("utf-8")).get("examples", [])
]


def read(text: str, code: str, country: str | None = None) -> tuple[Mention, ...]:
    """The actors of a text that plays in a country."""
    words = language(code)
    sentences: tuple[Sentence, ...]
    sentences, parsed = tokens(text, words)
    places = (Place(Span(0, 0, ""), None, country=country),) if country else ()
    return mentions(Report("r", "r", text, code), parsed, sentences, places, words)


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_read_exactly(example: dict[str, Any]) -> None:
    found = read(example["text"], code_of(example["text"]), example.get("country"))
    assert list(dict.fromkeys(m.name for m in found if m.name)) == example["reads"]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("fr", "Daech a fui.", "Islamic State"), ("fr", "L’Etat islamique a fui.", "Islamic State"),
        ("fr", "L'EI a fui.", "Islamic State"), ("en", "ISIS fled.", "Islamic State"),
        ("en", "The Islamic State group fled.", "Islamic State"), ("en", "Daesh fled.", "Islamic State"),
        ("fr", "Les FDS ont avancé.", "Syrian Democratic Forces"),
        ("en", "The SDF advanced.", "Syrian Democratic Forces"),
        ("fr", "L'OSDH compte.", "Syrian Observatory for Human Rights"),
        ("en", "The Syrian Observatory for Human Rights counts.", "Syrian Observatory for Human Rights"),
    ],
)  # fmt: skip
def test_one_name_in_every_language(code: str, text: str, name: str) -> None:
    assert name in [m.name for m in read(text, code, "SY")]


@pytest.mark.parametrize(
    ("text", "country", "kind"),
    [
        ("The Syrian army advanced.", "SY", "state_forces"),
        ("The Turkish army advanced.", "SY", "external_forces"),
        ("The Turkish army advanced.", "TR", "state_forces"),
        ("The Russian army advanced.", "UA", "external_forces"),
    ],
)
def test_an_army_abroad_is_external(text: str, country: str, kind: str) -> None:
    assert [m.kind for m in read(text, "en", country) if m.span.text.lower().endswith("army")] == [kind]


@pytest.mark.parametrize(
    ("code", "text", "kinds"),
    [
        ("fr", "Des soldats ont tué trois civils.", ["state_forces", "civilians"]),
        ("fr", "Des hommes armés ont enlevé des éleveurs.", ["political_militia", "civilians"]),
        ("fr", "Des casques bleus et des jihadistes ont fui.", ["external_forces", "rebel_group"]),
        ("fr", "La foule a attaqué le commissariat.", ["rioters", "state_forces"]),
        ("en", "Soldiers killed three villagers.", ["state_forces", "civilians"]),
        ("en", "Gunmen abducted herders.", ["political_militia", "civilians"]),
        ("en", "Peacekeepers and rebels died.", ["external_forces", "rebel_group"]),
        ("en", "Protesters marched past police.", ["protesters", "state_forces"]),
        pytest.param(
            "fr", "Deux jihadistes sont morts.", ["rebel_group"],
            marks=pytest.mark.xfail(strict=True, reason="the participle of dying is read as people"),
        ),
    ],
)  # fmt: skip
def test_nouns_give_a_kind(code: str, text: str, kinds: list[str]) -> None:
    found = [m for m in read(text, code) if m.name is None]
    assert [m.kind for m in found] == kinds
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)


@pytest.mark.parametrize(
    ("code", "text", "country"),
    [
        ("fr", "L'armée malienne a fui.", "ML"), ("fr", "Les Syriens ont fui.", "SY"),
        ("fr", "Une source haïtienne a parlé.", "HT"), ("en", "The Malian army fled.", "ML"),
        ("en", "Ukrainian troops fled.", "UA"), ("en", "The tall man fled.", None),
    ],
)  # fmt: skip
def test_nationality_is_a_country(code: str, text: str, country: str | None) -> None:
    _, parsed = tokens(text, language(code))
    found = [n for t in parsed if (n := nationality(t, code))]
    assert found == ([country] if country else [])


@pytest.mark.parametrize(
    ("code", "text", "country", "name"),
    [
        ("en", "The ISS fighters fled.", "ML", "Islamic State in the Greater Sahara"),
        ("en", "The ISS crossed the sky.", "US", None),
        ("fr", "L'UPC a brûlé le village.", "CF", "Unity for Peace in Central Africa"),
        ("fr", "Les FLM ont fui.", "ML", "Katiba Macina"),
        ("fr", "Les FLM ont fui.", None, None),
    ],
)
def test_unsure_names_need_their_country(code: str, text: str, country: str | None, name: str | None) -> None:
    assert [m.name for m in read(text, code, country) if m.name] == ([name] if name else [])


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It is a big tree."), ("en", "He is in the un-lit room."), ("fr", "Il a dit on, en et y."),
        ("fr", "La forêt a brûlé."), ("en", "The company sold 12 buses of hers."),
    ],
)  # fmt: skip
def test_common_words_are_no_actors(code: str, text: str) -> None:
    assert [m for m in read(text, code) if m.name] == []


def test_mentions_do_not_overlap_and_are_in_order() -> None:
    text = "Syrian army soldiers and Free Syrian Army rebels fought Islamic State fighters near the UN base."
    spans = [(m.span.start, m.span.end) for m in read(text, "en", "SY")]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
