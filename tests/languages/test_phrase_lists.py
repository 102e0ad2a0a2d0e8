"""Phrases: inflected, with gaps, reflexive, with quotation marks or days inside."""

import pytest

from vigie.languages import language
from vigie.languages.phrases import Phrases, forms
from vigie.read.tokens import tokens


def found(phrase: str, text: str, code: str) -> list[str]:
    """What stands in `text` as `phrase`."""
    _, parsed = tokens(text, language(code))
    hits = Phrases({"label": [phrase]}, code).find(parsed)
    return [text[parsed[h.first].start : parsed[h.last - 1].end] for h in hits]


@pytest.mark.parametrize(
    ("code", "phrase", "text", "words"),
    [
        ("fr", "attaquer", "Ils ont attaqué le poste.", "attaqué"),
        ("fr", "attaquer", "Ils attaquaient le poste.", "attaquaient"),
        ("fr", "envahir", "Ils envahissent la ville.", "envahissent"),
        ("fr", "homme armé", "Des hommes armés ont fui.", "hommes armés"),
        ("fr", "démentir", "L'armée a démenti.", "démenti"),
        ("en", "attack", "They attacked the post.", "attacked"),
        ("en", "take", "They took the town.", "took"),
        ("en", "flee", "They fled.", "fled"),
        ("en", "roadside bomb", "Roadside bombs went off.", "Roadside bombs"),
        ("en", "go off", "A bomb went off.", "went off"),
    ],
)  # fmt: skip
def test_any_inflection(code: str, phrase: str, text: str, words: str) -> None:
    assert found(phrase, text, code) == [words]


@pytest.mark.parametrize(
    ("code", "phrase", "text", "words"),
    [
        ("fr", "ouvrir le feu", "Ils ont ouvert le feu.", "ouvert le feu"),
        ("fr", "perdre … vie", "Ils ont perdu leur vie.", "perdu leur vie"),
        ("fr", "perdre … vie", "Ils ont perdu la vie.", "perdu la vie"),
        ("en", "set … on fire", "They set the two old houses on fire.", "set the two old houses on fire"),
        ("en", "set … on fire", "They set on fire a house.", "set on fire"),
    ],
)
def test_a_gap_takes_a_few_words(code: str, phrase: str, text: str, words: str) -> None:
    assert found(phrase, text, code) == [words]


@pytest.mark.parametrize(
    ("code", "phrase", "text"),
    [
        ("en", "set … on fire", "They set out early in the morning for the far village which was on fire."),
        ("en", "open fire", "They open the long and heavy fire door."),
        ("fr", "ouvrir le feu", "Ils ont ouvert la porte, puis le feu a pris."),
        ("fr", "se rendre", "Ils ont rendu les armes."),
        ("fr", "prise", "Il a surpris tout le monde."),
    ],
)
def test_what_stands_too_far_or_alone_is_no_phrase(code: str, phrase: str, text: str) -> None:
    assert found(phrase, text, code) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trente hommes se sont rendus.", "se sont rendus"),
        ("Ils se rendent.", "se rendent"),
        ("Il s'est rendu.", "s'est rendu"),
        ("Ils ne se sont pas rendus.", "se sont pas rendus"),
        ("Le chef s’était enfin rendu.", "s’était enfin rendu"),
    ],
)
def test_a_reflexive_lets_its_auxiliary_between(text: str, words: str) -> None:
    assert found("se rendre", text, "fr") == [words]


@pytest.mark.parametrize(
    ("code", "phrase", "text", "words"),
    [
        ("fr", "frappe aérienne", "Des « frappes aériennes » ont eu lieu.", "frappes aériennes"),
        ("fr", "frappe aérienne", "Des « frappes » aériennes ont eu lieu.", "frappes » aériennes"),
        ("fr", "faire état de", "Il a fait lundi état de morts.", "fait lundi état de"),
        ("en", "open fire", 'They "opened" fire.', 'opened" fire'),
        ("en", "carry out an attack", "They carried out Sunday an attack.", "carried out Sunday an attack"),
    ],
)
def test_quotation_marks_and_days_are_passed_over(code: str, phrase: str, text: str, words: str) -> None:
    assert found(phrase, text, code) == [words]


def test_accents_and_typography_do_not_matter() -> None:
    assert found("d'après", "D’apres lui, rien.", "fr") == ["D’apres"]
    assert found("état-major", "L'Etat‑major parle.", "fr") == ["Etat‑major"]


def test_overlapping_phrases_are_all_found() -> None:
    _, parsed = tokens("They carried out an air strike.", language("en"))
    hits = list(Phrases({"a": ["air strike"], "b": ["strike"], "c": ["carry out … strike"]}, "en").find(parsed))
    assert [(h.label, h.phrase) for h in hits] == [("c", "carry out … strike"), ("a", "air strike"), ("b", "strike")]


def test_a_word_has_its_base_forms() -> None:
    assert {"tués", "tuer"} & forms("tués", "tue", "fr") == {"tuer"}
    assert "bomb" in forms("bombs", "bomb", "en")
