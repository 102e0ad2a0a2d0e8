"""Sentences and words: every example of every language's table, and offsets that lead back to the text."""

from typing import Any

import pytest

from vigie.languages import CODES, Language, language
from vigie.read.tokens import spans_of_sentences, tokens

EXAMPLES = [
    pytest.param(language(code), example, id=f"{code}: {example['text']}")
    for code in CODES
    for example in language(code).table("sentences")["examples"]
]
AWKWARD = {
    "fr": "«\u00a0Nous avons fui\u00a0», a dit l’élu.\n\n10\u202f000 civils d’Idlib — “à pied” — ont\tfui\u00a0!",
    "en": "“We fled,” the mayor’s aide said.\r\n\r\nAbout 10,000\u00a0people – ‘all of them’ – left the  zone…",
}


def sentences(text: str, words: Language) -> list[str]:
    return [text[start:end] for start, end, _ in spans_of_sentences(text, words)]


@pytest.mark.parametrize(("words", "example"), EXAMPLES)
def test_examples_are_read_exactly(words: Language, example: dict[str, Any]) -> None:
    assert sentences(example["text"], words) == example["reads"]


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("fr", "Gao, 3 mars\nUn convoi a sauté\nNeuf morts", 3),
        ("fr", "Le col. Traoré et M. Ba (ONU) ont parlé. « C'est fini. » Puis plus rien.", 3),
        ("fr", "Qui a tiré ? Nul ne sait... Le maire, lui, se tait.", 3),
        ("fr", "L'attaque de 5 h. du matin a tué J. Mballa.", 1),
        ("en", "Dr. A. Saleh of the U.N. mission left. \"It is over.\" Then nothing.", 3),
        ("en", "Who fired? Nobody knows... The mayor keeps quiet.", 3),
        ("en", "It weighed 3.5 tons and cost $4.2 million, Sgt. Ali said.", 1),
        ("en", "Gunfire.  Then silence!  \n  \n ", 2),
    ],
)  # fmt: skip
def test_sentences_are_counted(code: str, text: str, number: int) -> None:
    assert len(sentences(text, language(code))) == number


@pytest.mark.parametrize("code", CODES)
def test_spans_are_trimmed_in_order_and_of_one_paragraph(code: str) -> None:
    text = f"{AWKWARD[code]}\n{AWKWARD[code]}"
    found = list(spans_of_sentences(text, language(code)))
    for start, end, _ in found:
        piece = text[start:end]
        assert piece == piece.strip() and "\n" not in piece
    assert [(a, p) for a, _, p in found] == sorted((a, p) for a, _, p in found)


@pytest.mark.parametrize("code", CODES)
def test_offsets_reproduce_the_words(code: str) -> None:
    text = AWKWARD[code]
    rows, words = tokens(text, language(code))
    assert all(text[t.start : t.end] == t.text for t in words)
    assert [t.i for t in words] == list(range(len(words)))
    assert "".join(t.text for t in words) == "".join(text.split())
    assert all(s.first < s.last for s in rows)


@pytest.mark.parametrize("code", CODES)
def test_heads_stay_in_their_sentence(code: str) -> None:
    rows, words = tokens(AWKWARD[code], language(code))
    for sentence in rows:
        inside = words[sentence.first : sentence.last]
        assert all(sentence.first <= t.head < sentence.last for t in inside)
        assert all(sentence.start <= t.start and t.end <= sentence.end for t in inside)
        assert any(t.head == t.i for t in inside)


def test_typography_is_levelled_for_look_up_but_not_in_the_text() -> None:
    _, words = tokens("L’État « islamique » a fui.", language("fr"))
    assert [t.text for t in words][:3] == ["L’", "État", "«"]
    assert [t.lower for t in words][:3] == ["l'", "etat", '"']


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t\n"])
def test_no_words_no_sentences(text: str) -> None:
    assert tokens(text, language("en")) == ((), ())
