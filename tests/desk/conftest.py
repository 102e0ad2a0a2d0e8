"""The desk in a real browser: `page` is Chromium before a desk on the samples, which only this test changes.

No page may ask anything of another host: that is checked after every test.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from desk.browsing import CHROMIUM, OPTIONS, PAGES, PASSWORD, WAIT, Served, vigie


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the samples."""
    path = tmp_path_factory.mktemp("store") / "vigie.db"
    vigie("import", "samples", "--store", f"sqlite:///{path}")
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    """A store with the samples that a test may change."""
    for file in filled.parent.glob("vigie.db*"):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / "vigie.db"


@pytest.fixture
def served(store: Path) -> Iterator[Served]:
    """A desk on it, in single-user mode."""
    made = Served(store)
    yield made
    made.stop()


@pytest.fixture
def team(store: Path, tmp_path: Path) -> Iterator[Served]:
    """A desk with accounts: Ana and Ben are analysts, Rosa only reads, Ada looks after it."""
    secret = tmp_path / "password"
    secret.write_text(PASSWORD)
    for name, role in (("Ada", "admin"), ("Ana", "analyst"), ("Ben", "analyst"), ("Rosa", "reader")):
        vigie("people", "add", name, "--role", role, "--password-file", str(secret), "--store", f"sqlite:///{store}")
    made = Served(store)
    yield made
    made.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; tests skip where there is none, or where the pages are not built."""
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no chromium here: apt-get install chromium fonts-noto-core")
    if not PAGES.is_file():
        pytest.skip("the desk's pages are not built: make install (needs Node 20.19 or later)")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """`visit(url, path, **options)`: a page of a fresh browser window at an address."""
    windows, strangers, faults = [], [], []

    def opened(url: str, path: str = "/", **options: Any) -> Any:
        window = chromium.new_context(**{"viewport": {"width": 1360, "height": 900}, "locale": "en-GB", **options})
        window.set_default_timeout(WAIT)
        windows.append(window)
        host = urlsplit(url).netloc
        window.on("request", lambda asked: urlsplit(asked.url).netloc not in (host, "") and strangers.append(asked.url))
        page = window.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(url + path)
        page.locator("main h1, main form").first.wait_for()
        return page

    yield opened
    for window in windows:
        window.close()
    assert strangers == []
    assert faults == []


@pytest.fixture
def page(served: Served, visit: Callable[..., Any]) -> Any:
    """Today, as the one user of a desk of one's own."""
    return visit(served.url)


@pytest.fixture(scope="session")
def shared(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk that no test changes."""
    folder = tmp_path_factory.mktemp("shared")
    for file in filled.parent.glob("vigie.db*"):
        shutil.copy(file, folder / file.name)
    made = Served(folder / "vigie.db")
    yield made
    made.stop()


@pytest.fixture
def looking(shared: Served, visit: Callable[..., Any]) -> Any:
    """Today at that desk, only to look."""
    return visit(shared.url)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may answer late once; what fails three times is a fault."""
    for item in items:
        if "/desk/" in str(item.path):
            item.add_marker(pytest.mark.flaky(reruns=2))
