"""A morning at the desk: queue, incident, evidence, and what an analyst decides."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from desk.browsing import ROOT, vigie
from desk.walks import AMBUSH, MOST_DISPUTED, claim, drag, incident, until


def said(page: Any, words: str) -> None:
    """Wait until the desk has said it."""
    page.locator(".said", has_text=words).wait_for()


def test_the_queue_is_in_an_order_that_is_explained(looking: Any) -> None:
    titles = looking.locator(".queue .title").all_inner_texts()
    assert titles[:2] == [MOST_DISPUTED, AMBUSH]
    points = [
        sum(int(one) for one in entry.locator(".reason small").all_inner_texts())
        for entry in looking.locator(".queue > li").all()
    ]
    assert points == sorted(points, reverse=True)
    looking.get_by_text("How this order is made").click()
    assert "voices contradict one another" in looking.locator(".legend").inner_text()


def test_what_is_disputed_can_be_looked_at_alone(looking: Any) -> None:
    looking.locator(".tallies").get_by_role("link", name="disputed").click()
    looking.wait_for_url("**/?reason=disputed")
    assert looking.locator(".queue > li").count() == 4
    assert looking.locator(".queue .standing.disputed").count() == 4


def test_an_incident_shows_voices_on_one_axis_and_copies_under_their_original(looking: Any) -> None:
    incident(looking)
    soldiers = looking.locator("figure.plot").filter(has_text="killed: soldiers")
    assert soldiers.locator(".extent").inner_text() == "low 9 · best 24 · high 31"
    assert soldiers.locator("tbody tr").count() == 4
    assert soldiers.get_by_role("img", name="> 20").count() == 1
    copies = soldiers.locator("details.copies").first
    copies.locator("summary").click()
    assert "L'ÉCHO DU FLEUVE" in copies.inner_text()


def test_contradictions_stand_side_by_side_with_the_words_of_both(looking: Any) -> None:
    incident(looking)
    first = looking.locator("details.against").first
    assert "it had lost only two men" in first.locator(".side").nth(0).inner_text()
    assert "une trentaine de terroristes ont été neutralisés" in first.locator(".side").nth(1).inner_text()


def test_evidence_is_marked_by_its_offsets_and_a_value_shows_its_words_and_rule(looking: Any) -> None:
    claim(incident(looking))
    marked = "".join(looking.locator(".bench .text .mark.on").all_inner_texts())
    assert marked.startswith("Neuf soldats maliens ont été tués")
    row = looking.locator(".slot-row.time")
    row.hover()
    assert "jeudi" in row.locator(".origin").inner_text()
    assert looking.locator(".text .time-words").inner_text() == "jeudi"


def test_what_was_taken_out_and_the_original_bytes_are_one_click_away(looking: Any) -> None:
    claim(incident(looking))
    looking.locator(".claim-panel .from a").click()
    looking.locator(".report-page").wait_for()
    looking.get_by_text("passages were taken out").click()
    assert "BAMAKO, 18 avril 2024" in looking.locator(".removed").inner_text()
    with looking.expect_download() as download:
        looking.get_by_role("link", name="The bytes as received").click()
    assert Path(download.value.path()).read_bytes() == (ROOT / "samples/05-ansongo-sahel-presse.fr.txt").read_bytes()


def test_a_figure_is_corrected_by_selecting_words(page: Any) -> None:
    claim(incident(page))
    page.locator(".slot-row .edit[data-slot='figures.0']").click()
    drag(page, "quatorze")
    page.locator(".picked-words", has_text="quatorze").wait_for()
    page.locator(".correction .change ins", has_text="14 killed").wait_for()
    page.get_by_role("button", name="Save the correction").click()
    said(page, "Corrected.")
    corrected = page.locator(".slot-row").filter(has=page.locator("[data-slot='figures.0']"))
    corrected.locator(".judged.correct").wait_for()
    assert "14 killed" in corrected.inner_text()
    page.locator(".claim-panel button[aria-keyshortcuts='u']").click()
    said(page, "Undone.")
    page.locator(".slot-row .value", has_text="9 killed").wait_for()


def test_a_claim_is_accepted_rejected_with_a_reason_and_each_is_undone(page: Any) -> None:
    claim(incident(page))
    page.locator(".claim-panel .accept").click()
    page.locator(".claim-panel .judged.accept").wait_for()
    page.locator(".claim-panel").get_by_role("button", name="Reject").click()
    page.get_by_role("textbox").last.fill("the words are another voice's")
    page.locator("dialog").get_by_role("button", name="Reject").click()
    page.locator(".claim-panel .judged.reject").wait_for()
    assert "the words are another voice's" in page.locator(".claim-panel .because").inner_text()
    page.keyboard.press("u")
    page.locator(".claim-panel .judged.reject").wait_for(state="detached")


def test_claims_are_split_off_and_the_split_is_undone(page: Any, served: Any) -> None:
    incident(page)
    before = page.locator(".told").count()
    page.get_by_label("Mark claim 3 to split it off").check()
    page.get_by_role("button", name="Split off (1)").click()
    page.locator("dialog").get_by_role("button", name="Split off").click()
    said(page, "Split off")
    until(page, f"document.querySelectorAll('.told').length < {before}")
    page.locator("button[aria-keyshortcuts='Shift+u']:enabled").click()
    said(page, "Undone.")
    until(page, f"document.querySelectorAll('.told').length == {before}")


def test_incidents_are_merged_and_the_merge_is_undone(page: Any) -> None:
    incident(page)
    before = page.locator(".told").count()
    page.get_by_role("button", name="Merge with").click()
    page.locator(".merge-list label").first.click()
    page.locator("dialog").get_by_role("button", name="Merge").click()
    said(page, "Merged.")
    until(page, f"document.querySelectorAll('.told').length > {before}")
    page.locator("button[aria-keyshortcuts='Shift+u']:enabled").click()
    said(page, "Undone.")
    until(page, f"document.querySelectorAll('.told').length == {before}")


def test_everything_done_stands_in_the_log_and_the_chain_holds(page: Any, store: Path) -> None:
    claim(incident(page))
    page.locator(".claim-panel .accept").click()
    said(page, "Accepted.")
    page.get_by_role("link", name="Audit").click()
    page.locator("table.audit", has_text="accepted").wait_for()
    page.get_by_role("button", name="Verify the chain").click()
    page.locator(".sound", has_text="unbroken").wait_for()
    rows = [json.loads(line) for line in vigie("audit", "export", "--store", f"sqlite:///{store}").stdout.splitlines()]
    assert rows[-1]["new"]["kind"] == "accept"


def test_reports_that_copy_stand_as_a_tree(looking: Any) -> None:
    looking.get_by_role("link", name="Lineage").click()
    tree = looking.locator(".tree-panel").filter(has_text="NILE WIRE")
    assert "translation" in tree.locator("ul.tree ul").inner_text()
    assert "Carnets du Soudan" in tree.locator("ul.tree ul").inner_text()


def test_a_report_that_is_dropped_is_read_while_one_looks(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "bulletin.txt"
    file.write_text(
        "BAMAKO, 21 avril 2024 (Essai) - Douze civils ont été tués samedi à Gao par une bombe, a annoncé la police.\n"
    )
    page.set_input_files("input[type=file]", file)
    page.locator(".progress", has_text="done").wait_for(timeout=90_000)
    page.get_by_role("link", name="Claims").click()
    page.locator("table.claims", has_text="Douze civils").wait_for()


def test_strings_that_would_be_programs_stay_text(page: Any) -> None:
    evil = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
    claim(incident(page))
    page.keyboard.press("n")
    page.locator("dialog textarea").fill(evil)
    page.locator("dialog").get_by_role("button", name="Note").click()
    page.locator(".claim-panel .reason", has_text="<script>").wait_for()
    assert page.title() != "broken"
    assert page.locator(".claim-panel .reason img").count() == 0


def test_words_written_from_the_right_are_shown_from_the_right(page: Any) -> None:
    claim(incident(page))
    page.keyboard.press("n")
    page.locator("dialog textarea").fill("قال شهود إن القصف استمر")
    page.locator("dialog").get_by_role("button", name="Note").click()
    note = page.locator(".claim-panel .reason", has_text="القصف")
    note.wait_for()
    assert note.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_an_address_of_nothing_leads_home(shared: Any, visit: Callable[..., Any]) -> None:
    page = visit(shared.url, "/nowhere")
    page.get_by_role("link", name="Today").last.click()
    page.wait_for_url(urljoin(shared.url, "/"))
