"""Every page: no barrier that axe knows, small, quick, and fit for a phone, French, the dark and paper."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.browsing import ROOT, Served
from desk.walks import claim, incident, until

Visit = Callable[..., Any]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
LISTS = ("/", "/incidents", "/claims", "/lineage", "/audit", "/people")
BUDGET = 400 * 1024  # bytes of the first useful view, in all
QUICK = 15.0  # seconds until it is there, cold, on a machine however busy; on a quiet one it takes less than 1.5
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def barriers(page: Any) -> list[str]:
    """What axe finds, with where."""
    if not AXE.is_file():
        pytest.skip("axe-core is not here: npm ci in frontend/")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)")
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def settled(page: Any) -> Any:
    """Wait until nothing is loading any more."""
    page.locator("main h1").first.wait_for()
    until(page, "!document.querySelector('.waiting')")
    page.wait_for_timeout(300)  # maps draw when their outlines are there
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", LISTS)
def test_axe_finds_no_barrier_on_a_list(shared: Served, visit: Visit, path: str, scheme: str) -> None:
    page = settled(visit(shared.url, path, color_scheme=scheme))
    assert barriers(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_where_one_judges(shared: Served, visit: Visit, scheme: str) -> None:
    page = claim(incident(visit(shared.url, color_scheme=scheme)))
    assert barriers(settled(page)) == []
    page.locator(".edit[data-slot='figures.0']").click()
    page.keyboard.press("ArrowRight")
    assert barriers(page) == []
    page.locator(".claim-panel .from a").click()
    page.locator(".report-page").wait_for()
    assert barriers(settled(page)) == []
    page.get_by_role("button", name="All claims of the report").click()
    assert barriers(settled(page)) == []


def test_axe_finds_no_barrier_in_dialogs(looking: Any) -> None:
    looking.keyboard.press("?")
    assert barriers(looking) == []
    looking.keyboard.press("Escape")
    incident(looking).get_by_role("button", name="Merge with").click()
    looking.locator(".merge-list label").first.wait_for()
    assert barriers(looking) == []


def test_axe_finds_no_barrier_at_the_door(team: Served, visit: Visit) -> None:
    assert barriers(visit(team.url)) == []


def test_the_first_view_is_small_and_quick(shared: Served, chromium: Any) -> None:
    weights, seconds = zip(*(_cold(shared.url, chromium) for _ in range(3)), strict=True)
    assert max(weights) <= BUDGET
    assert min(seconds) <= QUICK  # the best of three: other programs share this machine


def _cold(url: str, chromium: Any) -> tuple[int, float]:
    """Bytes of all bodies, unpacked, and seconds until the queue can be read, in a window that has seen nothing yet."""
    window = chromium.new_context()
    page, bodies = window.new_page(), []
    page.on("requestfinished", lambda asked: bodies.append(asked.sizes()["responseBodySize"]))
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(".queue .title").first.wait_for()
    seconds = time.perf_counter() - start
    page.locator(".marker").first.wait_for()
    page.wait_for_timeout(500)
    window.close()
    return sum(bodies), seconds


@pytest.mark.parametrize("path", LISTS)
def test_a_page_fits_a_phone(shared: Served, visit: Visit, path: str) -> None:
    page = settled(visit(shared.url, path, **PHONE))
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["viewport"]["width"]


def test_one_can_judge_on_a_phone(served: Served, visit: Visit) -> None:
    page = claim(incident(visit(served.url, **PHONE)))
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["viewport"]["width"]
    page.locator(".claim-panel .accept").tap()
    page.locator(".claim-panel .judged.accept").wait_for()
    page.locator(".bench > .close").tap()
    page.locator(".bench").wait_for(state="detached")


def test_the_desk_speaks_french(shared: Served, visit: Visit) -> None:
    page = visit(shared.url, locale="fr-FR")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("h1").inner_text() == "Ce matin"
    assert page.locator(".queue .title").first.inner_text() == "Frappe aérienne ou de drone, Umm Ruwaba, Soudan"
    page.get_by_label("Langue").select_option("en")
    page.locator("h1", has_text="This morning").wait_for()


def test_dark_and_light_are_the_analysts_choice(looking: Any) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = looking.evaluate(ground)
    looking.get_by_label("Theme").select_option("dark")
    assert looking.evaluate(ground) == "rgb(21, 23, 26)" != light
    looking.reload()
    looking.locator(".queue").wait_for()
    assert looking.evaluate(ground) == "rgb(21, 23, 26)"


def test_paper_shows_the_incident_and_no_tools(looking: Any) -> None:
    incident(looking).emulate_media(media="print")
    assert looking.locator(".bar, .actions, .map-tools").locator("visible=true").count() == 0
    assert looking.locator("figure.plot").first.is_visible()


def test_no_page_has_a_pin_for_a_country(shared: Served, visit: Visit) -> None:
    page = settled(visit(shared.url, "/claims"))
    page.locator(".marker").first.wait_for()
    assert "Mali" in page.locator(".map-countries").inner_text()
    assert not any("Mali" in str(one.get_attribute("aria-label")) for one in page.locator(".spot-hand").all())
    assert page.locator(".land.told").count() > 0


def test_a_province_is_an_area_not_a_point(shared: Served, visit: Visit) -> None:
    page = settled(visit(shared.url, "/claims?q=région de Gao"))
    page.locator(".marker.area").wait_for()
    assert "Somewhere in the province of Gao" in str(
        page.locator(".marker.area .spot-hand").get_attribute("aria-label")
    )


def test_outlines_are_finished_paths(tmp_path: Path) -> None:
    world = ROOT / "src/vigie/review/web/static/outlines/world.json"
    if not world.is_file():
        pytest.skip("the desk's pages are not built: make install")
    countries = {code for code, _ in json.loads(world.read_text())["countries"]}
    assert {"ML", "SD", "CD", "SY", "HT", "UA"} <= countries
