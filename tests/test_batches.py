from datetime import date

import pytest

from vigie import pipeline
from vigie.batches import Wish, journeys, outcome
from vigie.errors import EmptyInputError, Problem
from vigie.model import Capture

TEXT = Capture(b"Rebels killed 12 civilians in the town of Raqqa, the army said on Monday.", "a.txt")


def test_problems_pass_through_in_their_place():
    problem = Problem("b.txt", "the file is empty")
    found = list(journeys([TEXT, problem, TEXT], Wish(after="clean")))
    assert [source for source, _ in found] == [TEXT, problem, TEXT]
    assert found[1][1] is problem


def test_what_was_asked_is_done():
    found = outcome(TEXT, wish=Wish("clean", "en", date(2017, 6, 5)))
    assert found.report.published == date(2017, 6, 5)
    assert found.reading is None


def test_only_what_is_shown_is_kept():
    found = outcome(TEXT, wish=Wish("coding"))
    assert found.claims is not None
    assert found.reading is None


def raising(error):
    def journey(*_, **__):
        raise error

    return journey


def test_an_unreadable_report_is_a_problem(monkeypatch):
    monkeypatch.setattr(pipeline, "journey", raising(EmptyInputError("a.txt: no text", remedy="save it")))
    assert str(outcome(TEXT, wish=Wish())) == "a.txt: no text — save it"


def test_our_own_mistake_is_a_problem_unless_we_debug(monkeypatch):
    monkeypatch.setattr(pipeline, "journey", raising(KeyError("x")))
    assert "vigie itself failed on it (KeyError: 'x')" in str(outcome(TEXT, wish=Wish()))
    monkeypatch.setenv("VIGIE_DEBUG", "1")
    with pytest.raises(KeyError):
        outcome(TEXT, wish=Wish())
