"""What holds of every document, whatever is in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from vigie import clean
from vigie.errors import InputError
from vigie.model import Capture, Report

VISIBLE = (
    "Douze soldats ont été tués mardi près de Bria selon la préfecture ; abonnez-vous à notre lettre . Lire aussi : "
    "BANGUI, 3 mars (AFP) - Par Ana Diallo 12/05/2020 17:15 « non » | © 42 commentaires • 1) … ? ! rÃ©gion re\u0301gion"
)
WORDS = st.sampled_from([*VISIBLE.split(), "\ufeff", "\u00ad", "\u00a0", "\r\n", "\n", "\n\n"])
TEXTS = st.lists(WORDS, min_size=1, max_size=80).map(" ".join)


def _report(data: bytes, media_type: str = "text/plain") -> Report | None:
    try:
        return clean.report(Capture(data, "a.txt", media_type=media_type), language="fr")
    except InputError as error:
        assert str(error).startswith("a.txt: ")
        return None


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_origins_reproduce_the_words(text: str) -> None:
    if report := _report(text.encode()):
        assert sum(length for *_, length in report.origins) == len(report.text)
        for offset, char in enumerate(report.text):
            received = text[report.received(offset)]
            assert received == char or char in " \n" or received in "reÃ"
        for passage in report.removed:
            assert text[passage.start : passage.end] == passage.text


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_same_bytes_give_the_same_report(text: str) -> None:
    assert _report(text.encode()) == _report(text.encode())


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "ignore"))))
def test_no_bytes_raise_anything_but_an_input_error(data: bytes) -> None:
    _report(data)


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="<>&;/pdivscript !-=\"'aé#1 ", max_size=200))
def test_no_page_does_either(text: str) -> None:
    _report(f"<html><body><p>{text}</p></body></html>".encode(), "text/html")
