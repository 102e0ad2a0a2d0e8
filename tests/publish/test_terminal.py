import io
from types import SimpleNamespace

import pytest
from factories import claim, full_claim, report
from rich.console import Console

from vigie.model import Attribution, Reading, Removed, Voice
from vigie.publish.table import block, write


def journey(*claims, of=None, **stages):
    known = {"reading": None, "voices": None, "claims": claims}
    return SimpleNamespace(report=of or report(), **(known | stages))


def shown(one, width=100):
    console = Console(file=io.StringIO(), width=width)
    console.print(block(one, width))
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 140])
def test_every_slot_is_shown_within_the_width(width):
    text = shown(journey(full_claim()), width)
    assert max(map(len, text.splitlines())) <= width
    for words in ("attack", "Rebels", "UN", "indirect", "≥ 12", "Raqqa", "3 Jun", "civilians"):
        assert words in text


def test_the_head_names_publisher_date_language_and_file():
    assert "The Gazette · 4 Jun 2017 · en · raqqa.txt" in shown(journey(full_claim()))


def test_a_report_without_claims_says_so():
    assert "no claims" in shown(journey())


def test_words_of_a_text_are_never_taken_for_markup():
    of = report("[red]Rebels[/] killed 3 :skull: [link=x]")
    assert "[red]Rebels[/] killed 3 :skull: [link=x]" in shown(journey(claim(of=of, words=of.text), of=of))


def test_intermediates():
    of = report(removed=(Removed(0, 9, "Subscribe", "newsletter"),), author="Jane Roe")
    text = shown(journey(of=of, claims=None))
    assert "newsletter" in text
    assert "Jane Roe" in text
    the_claim = full_claim()
    reading = Reading((), (), (the_claim.time,), the_claim.figures, (the_claim.place,), ())
    assert "Raqqa, SY" in shown(journey(reading=reading, claims=None))
    voices = (Attribution(the_claim.actors[0].span, Voice("UN", mode="indirect"), None, None, because=("said",)),)
    assert "UN, indirect" in shown(journey(voices=voices, claims=None))


def test_a_stream_that_is_no_terminal_gets_plain_text():
    stream = io.StringIO()
    write([journey(full_claim())], stream)
    assert "\x1b" not in stream.getvalue()
