"""A morning without a mouse."""

from typing import Any

PACE = 150  # milliseconds


def press(page: Any, *keys: str) -> None:
    """Keys, one after the other, at the pace of a hand: what one shows is there before the next."""
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(PACE)


def opened(page: Any, words: str) -> None:
    """Open by keys the incident of the queue whose title holds these words."""
    page.locator(".queue .title").first.wait_for()
    titles = page.locator(".queue .title").all_inner_texts()
    press(page, *["j"] * (1 + next(n for n, title in enumerate(titles) if words in title)), "o")
    page.locator(".incident").wait_for()
    page.wait_for_timeout(4 * PACE)


def focused(page: Any) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel || ''"))


def test_from_the_queue_to_a_corrected_figure_by_keys_alone(page: Any) -> None:
    opened(page, "Ansongo")
    press(page, "j")
    page.locator(".bench .text .mark.on").first.wait_for()
    press(page, "c")
    slots = page.locator(".slot-choice button").all_inner_texts()
    press(page, str(1 + next(n for n, words in enumerate(slots) if "figure 1" in words)))
    page.locator(".text.picking").wait_for()
    for _ in range(30):
        press(page, "ArrowRight")
        if page.locator(".picked-words").inner_text() == "quatorze":
            break
    page.locator(".change ins", has_text="14").wait_for()
    press(page, "Enter")
    assert focused(page) == "Save the correction"
    press(page, "Enter")
    page.locator(".said", has_text="Corrected.").wait_for()
    page.locator(".claim-panel .told-judgement", has_text="corrected").wait_for()
    press(page, "u")
    page.locator(".said", has_text="Undone.").wait_for()


def test_claims_are_marked_and_split_off_by_keys_alone(page: Any) -> None:
    opened(page, "Ansongo")
    press(page, "j", "j", "j", "m", "s")
    page.locator("dialog textarea").wait_for()
    press(page, "Tab", "Tab", "Enter")  # from the sign that closes to the words, and on to the button
    page.locator(".said", has_text="Split off").wait_for()


def test_the_list_of_keys_is_one_key_away_and_escape_closes_it(looking: Any) -> None:
    press(looking, "?")
    keys = looking.locator("dialog .keys").inner_text()
    assert "go to Claims" in keys and "next in the list" in keys
    press(looking, "Escape")
    looking.locator("dialog").wait_for(state="detached")


def test_pages_are_two_keys_away(looking: Any) -> None:
    press(looking, "g", "c")
    looking.locator("table.claims").wait_for()
    press(looking, "f")
    assert looking.evaluate("document.activeElement.id") == "filter-q"
    press(looking, "j")
    assert looking.locator("#filter-q").input_value() == "j"  # what is written is no command


def test_markers_of_the_map_are_reached_and_opened_by_keys(looking: Any) -> None:
    press(looking, "g", "c")
    looking.locator("table.claims").wait_for()
    looking.locator(".marker", has_text="Umm Ruwaba").locator("[role=button]").focus()
    press(looking, "Enter")
    looking.wait_for_url("**place=**")


def test_single_letters_can_be_switched_off(looking: Any) -> None:
    press(looking, "?")
    looking.get_by_label("Single-letter keys are on").uncheck()
    press(looking, "Escape", "g", "c")
    looking.wait_for_timeout(300)
    assert not looking.url.endswith("/claims")


def test_the_first_tab_leads_past_the_bar(looking: Any) -> None:
    press(looking, "Tab")
    assert focused(looking) == "Skip to the content"
    press(looking, "Enter", "Tab")
    assert looking.evaluate("!!document.activeElement.closest('main')")
