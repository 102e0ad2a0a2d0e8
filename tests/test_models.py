"""The two syntax models load, find who did what to whom, and leave sentence boundaries alone."""

import importlib
from pathlib import Path

import pytest
from spacy.tokens import Doc

MODELS = Path(__file__).parent.parent / "models"
SENTENCES = {
    "fr": ("Des hommes armés ont tué trois civils.", "tué", "hommes", "civils"),
    "en": ("Gunmen killed three civilians.", "killed", "Gunmen", "civilians"),
}


def doc_of_sentences(nlp, *texts):
    docs = [nlp.make_doc(text) for text in texts]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i == 0
    return Doc.from_docs(docs)


@pytest.fixture(scope="module", params=["fr", "en"])
def nlp(request):
    return importlib.import_module(f"vigie_model_{request.param}").load()


def test_subject_and_object(nlp):
    text, verb, subject, thing = SENTENCES[nlp.lang]
    doc = nlp(doc_of_sentences(nlp, text))
    found = {token.dep_: token for token in doc}
    assert (found["nsubj"].text, found["nsubj"].head.text) == (subject, verb)
    assert (found["obj"].text, found["obj"].head.text) == (thing, verb)
    assert found["ROOT"].pos_ == "VERB"


def test_sentence_starts_are_kept(nlp):
    text = SENTENCES[nlp.lang][0]
    parts = [text.rstrip("."), "12", text, "«", f"{text} {text}"]
    doc = nlp(doc_of_sentences(nlp, *parts))
    assert [sentence.text for sentence in doc.sents] == parts


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("l'armée l’armée qu'il qu’on", ["l'", "armée", "l’", "armée", "qu'", "il", "qu’", "on"]),
        ("Etats-Unis Saint-Marc pick-up", ["Etats-Unis", "Saint-Marc", "pick-up"]),
        ("a-t-on a-t-il dit-elle", ["a", "-t-on", "a", "-t-il", "dit", "-elle"]),
        ("N'Djamena aujourd’hui 10.000 350 000", ["N'Djamena", "aujourd’hui", "10.000", "350", "000"]),
    ],
)
def test_french_tokens(text, tokens):
    model = importlib.import_module("vigie_model_fr")
    assert [token.text for token in model.load().make_doc(text)] == tokens


@pytest.mark.parametrize("name", ["embedding.py", "tables.py"])
def test_shared_code_is_the_same(name):
    french, english = (
        (MODELS / f"{language}/src/vigie_model_{language}/{name}").read_text() for language in ("fr", "en")
    )
    assert french == english
