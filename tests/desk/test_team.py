"""Two analysts at once: they see each other's work, and nobody overwrites the other's unseen. A reader sees no private person."""

from collections.abc import Callable
from typing import Any

import pytest

from desk.browsing import PASSWORD, Served
from desk.walks import claim, incident, sign_in

Visit = Callable[..., Any]


@pytest.fixture
def both(team: Served, visit: Visit) -> tuple[Any, Any]:
    """Ana and Ben, each before the same claim."""
    ana, ben = (sign_in(visit(team.url), name, PASSWORD) for name in ("Ana", "Ben"))
    return claim(incident(ana)), claim(incident(ben))


def silent(page: Any) -> Any:
    """Keep the desk from hearing of what others do, as on a line that is down."""
    page.route("**/api/events", lambda route: route.abort())
    page.reload()
    page.locator(".bench .text .mark.on").first.wait_for()
    return page


def reject(page: Any, why: str) -> None:
    """Reject the claim in view."""
    page.keyboard.press("x")
    page.locator("dialog textarea").fill(why)
    page.locator("dialog").get_by_role("button", name="Reject").click()


def test_one_sees_what_the_other_decides_without_asking(both: tuple[Any, Any]) -> None:
    ana, ben = both
    ana.locator(".claim-panel .accept").click()
    ben.locator(".claim-panel .judged", has_text="accepted by Ana").wait_for()
    assert "Ana: accepted" in ben.locator(".said").inner_text()


def test_a_conflict_shows_both_versions_and_overwrites_nothing(both: tuple[Any, Any]) -> None:
    ana, ben = both[0], silent(both[1])
    ana.locator(".claim-panel .accept").click()
    ana.locator(".claim-panel .judged.accept").wait_for()
    reject(ben, "not what the army said")
    sides = ben.locator("dialog .sides")
    sides.wait_for()
    assert "not what the army said" in sides.locator("section").nth(0).inner_text()
    assert "accepted · Ana" in sides.locator("section").nth(1).inner_text()
    ben.get_by_role("button", name="Keep theirs").click()
    ben.locator(".claim-panel .judged", has_text="accepted by Ana").wait_for()


def test_after_a_conflict_one_may_still_decide_knowing_both(both: tuple[Any, Any]) -> None:
    ana, ben = both[0], silent(both[1])
    ana.locator(".claim-panel .accept").click()
    ana.locator(".claim-panel .judged.accept").wait_for()
    reject(ben, "not what the army said")
    ben.get_by_role("button", name="Save mine on top").click()
    ben.locator(".claim-panel .judged", has_text="rejected by Ben").wait_for()
    assert ben.locator(".claim-panel .told-judgement").count() == 2
    ana.locator(".claim-panel .judged", has_text="rejected by Ben").wait_for()


def test_a_wrong_password_is_refused_in_words(team: Served, visit: Visit) -> None:
    page = visit(team.url)
    page.get_by_label("Name").fill("Ana")
    page.get_by_label("Password").fill("a wrong one altogether")
    page.get_by_role("button", name="Enter").click()
    page.get_by_role("alert").wait_for()
    assert page.locator(".queue").count() == 0


def test_a_reader_is_offered_nothing_to_decide(team: Served, visit: Visit) -> None:
    page = claim(incident(sign_in(visit(team.url), "Rosa", PASSWORD)))
    assert page.locator(".claim-panel .actions, .told input[type=checkbox], .edit").count() == 0
    assert page.get_by_role("link", name="Audit").count() == 0


def test_an_administrator_adds_people_and_sets_rules(team: Served, visit: Visit) -> None:
    page = sign_in(visit(team.url), "Ada", PASSWORD)
    page.get_by_role("link", name="People").click()
    page.locator("#new-name").fill("Eve")
    page.locator("#new-password").fill("another morning without haste")
    page.get_by_role("button", name="Add").click()
    page.locator(".accounts", has_text="Eve").wait_for()
    page.get_by_label("Publishing takes two").check()
    page.reload()
    assert page.get_by_label("Publishing takes two").is_checked()
