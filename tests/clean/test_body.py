from collections.abc import Callable

from vigie.model import Report

Cleaned = Callable[..., Report]
FIRST = "Douze soldats ont été tués mardi près de Bria, selon la préfecture."
SECOND = "L’armée n’a pas réagi. La route d’Ippy reste coupée, disent des habitants."


def test_an_appeal_between_two_paragraphs_leaves(cleaned: Cleaned) -> None:
    report = cleaned(f"{FIRST}\n\nLe Phare vit de vos dons. Cliquez ici.\n\n{SECOND}")
    assert report.text == f"{FIRST}\n\n{SECOND}"
    assert [(passage.rule, passage.text) for passage in report.removed] == [
        ("appeal", "Le Phare vit de vos dons. Cliquez ici."),
    ]


def test_every_offset_leads_back(cleaned: Cleaned) -> None:
    received = f"\ufeffLe Phare\n3 mai 2020\n\n{FIRST}\r\n\r\nLire aussi : la fête\r\n\r\n{SECOND}"
    report = cleaned(received)
    for word in ("Douze", "Bria", "L’armée", "habitants"):
        at = report.text.index(word)
        assert received[report.received(at) :].startswith(word)
    for passage in report.removed:
        assert received[passage.start : passage.end] == passage.text


def test_items_of_a_list_keep_their_line_ends(cleaned: Cleaned) -> None:
    text = "FAITS SAILLANTS\n• Sept agressions ont été signalées.\n• La route est coupée.\n\nRÉPONSE\nRien à signaler."
    assert cleaned(text, language="fr").text == text


def test_the_headline_is_the_title_and_leaves(cleaned: Cleaned) -> None:
    report = cleaned(f"Massacre à Bria : douze soldats tués\n\n{FIRST}")
    assert (report.title, report.text) == ("Massacre à Bria : douze soldats tués", FIRST)


def test_a_report_that_is_only_a_headline_keeps_it(cleaned: Cleaned) -> None:
    assert cleaned("Massacre à Bria : douze soldats tués", language="fr").text == "Massacre à Bria : douze soldats tués"


def test_headings_of_items_stay(cleaned: Cleaned) -> None:
    items = (
        "Bria : douze morts\nDouze soldats ont été tués mardi.\n\nIppy : le pont coupé\nLe pont a été détruit dimanche."
    )
    report = cleaned(f"LE TAMBOUR - quotidien\nLundi 18 mai 2020\n\n{items}")
    assert (report.publisher, report.title, report.text) == ("LE TAMBOUR", None, items)


def test_a_head_glued_to_the_story(cleaned: Cleaned) -> None:
    report = cleaned(f"Fri 07 Apr 2017 at 0914 Soldiers killed near Bria. {ENGLISH}", title="Soldiers killed near Bria")
    assert (str(report.published), report.text) == ("2017-04-07", ENGLISH)


ENGLISH = "Twelve soldiers were killed near Bria on Tuesday, the prefect of the region said."
