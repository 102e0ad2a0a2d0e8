"""Claims under filters: what the address says, table, map, time line and export are the same claims."""

import csv
import io
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from desk.walks import until


@pytest.fixture
def claims(looking: Any) -> Any:
    """The page of claims."""
    looking.get_by_role("link", name="Claims").click()
    looking.locator("table.claims").wait_for()
    looking.locator(".timeline").wait_for()
    return looking


def counted(page: Any) -> str:
    """How many claims the page says there are."""
    return str(page.locator("h1 small").text_content())


def total(page: Any, count: int | str) -> None:
    """Wait until so many claims are found."""
    until(page, f"document.querySelector('h1 small')?.textContent === '{count}'")


def asked(page: Any) -> dict[str, list[str]]:
    """The filters that stand in the address."""
    return parse_qs(urlsplit(page.url).query)


def exported(page: Any) -> list[dict[str, str]]:
    """The rows of the CSV that the page offers."""
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    with open(download.value.path(), encoding="utf-8-sig", newline="") as file:  # noqa: PTH123 -- a path of the browser's
        return list(csv.DictReader(io.StringIO(file.read())))


def test_filters_live_in_the_address_and_go_back_with_it(claims: Any) -> None:
    every = counted(claims)
    claims.get_by_label("Standing", exact=True).select_option("disputed")
    until(claims, f"document.querySelector('h1 small').textContent !== '{every}'")
    disputed = counted(claims)
    claims.locator("#filter-language").select_option("fr")
    until(claims, f"document.querySelector('h1 small').textContent !== '{disputed}'")
    assert asked(claims) == {"standing": ["disputed"], "language": ["fr"]}
    claims.go_back()
    total(claims, disputed)
    assert asked(claims) == {"standing": ["disputed"]}


def test_an_address_shows_the_same_claims_to_whoever_opens_it(shared: Any, visit: Any) -> None:
    page = visit(shared.url, "/claims?country=ML&language=en")
    page.locator("table.claims").wait_for()
    outlets = set(page.locator("table.claims td:last-child a").all_inner_texts())
    assert outlets == {"SAHARA MONITOR"}
    assert page.locator(".filter-chip").all_inner_texts()[0].startswith("Country: Mali")


def test_table_map_and_time_line_move_together(claims: Any) -> None:
    claims.locator(".marker").first.wait_for()
    places, days = claims.locator(".marker").count(), claims.locator(".day:not(.still)").count()
    claims.locator("#filter-type").select_option("air_drone_strike")
    claims.wait_for_url("**type=air_drone_strike**")
    until(claims, f"document.querySelectorAll('.marker').length < {places}")
    until(claims, f"document.querySelectorAll('.day:not(.still)').length < {days}")
    kinds = set(claims.locator("table.claims .title").all_inner_texts())
    assert kinds == {"Air or drone strike"}


def test_a_marker_filters_for_its_place(claims: Any) -> None:
    claims.locator(".marker", has_text="Umm Ruwaba").locator("[role=button]").click()
    claims.wait_for_url("**place=**")
    until(
        claims,
        "[...document.querySelectorAll('table.claims td:nth-child(4)')].every(one => one.textContent.includes('Umm Ruwaba'))",
    )
    assert claims.locator(".marker").count() == 1


def test_a_day_of_the_time_line_filters_for_it(claims: Any) -> None:
    claims.locator(".day:not(.still)[aria-label*='Mar 2024']").first.click()
    claims.wait_for_url("**since=2024-03-**")
    assert asked(claims)["since"] <= asked(claims)["until"]
    until(
        claims,
        "[...document.querySelectorAll('table.claims td:nth-child(5)')].every(one => one.textContent.includes('Mar 2024'))",
    )


def test_the_area_of_the_map_filters(claims: Any) -> None:
    for _ in range(2):
        claims.get_by_role("button", name="Zoom in").click()
    claims.get_by_role("button", name="only this area").click()
    claims.wait_for_url("**bbox=**")
    west, south, east, north = map(float, asked(claims)["bbox"][0].split(","))
    assert -180 <= west < east <= 180 and -90 <= south < north <= 90


def test_the_export_gives_exactly_what_is_seen(claims: Any) -> None:
    claims.get_by_label("Words", exact=True).fill("soldats")
    claims.wait_for_url("**q=soldats**")
    until(claims, "document.querySelector('table.claims').getAttribute('aria-busy') === 'false'")
    seen = claims.locator("table.claims .words-brief").all_inner_texts()
    total(claims, len(seen))
    assert [row["evidence"] for row in exported(claims)] == seen


def test_nothing_found_says_so_and_leads_back(claims: Any) -> None:
    every = counted(claims)
    claims.get_by_label("Words", exact=True).fill("unfindable words")
    claims.locator(".empty").wait_for()
    claims.locator(".empty a").click()
    total(claims, every)
