"""Take anew what README.md shows of the desk: `python docs/desk_pictures.py`. Needs the built pages, playwright and chromium.

The desk runs on the samples; each picture stays under 200 KB.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pictures"
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
LARGEST = 200_000  # bytes
OPTIONS = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
STRIKE = "Air or drone strike, Umm Ruwaba, Sudan"
AMBUSH = "Armed clash, near Ansongo, Mali"


def main() -> None:
    """Write the pictures."""
    from playwright.sync_api import sync_playwright

    browser = shutil.which("chromium")
    if browser is None:
        print("pictures: no chromium here, they stay as they are")
        return
    with served() as url, sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=browser, args=list(OPTIONS))
        today(window(chromium, url))
        incident(window(chromium, url))
        correction(window(chromium, url))
        claims(window(chromium, url))
        phone(window(chromium, url, viewport=PHONE, color_scheme="dark", locale="fr-FR"))
        chromium.close()


@contextmanager
def served() -> Iterator[str]:
    """The address of a desk on the samples."""
    command = [sys.executable, "-m", "vigie", "desk", "--demo", "samples", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "CI": "1"})
    assert process.stderr
    try:
        yield next(line.split(" is at ")[1].split()[0] for line in process.stderr if " is at http" in line)
    finally:
        process.terminate()
        process.wait(timeout=20)


def window(chromium: Any, url: str, **options: Any) -> Any:
    """A page of a fresh window at Today."""
    context = chromium.new_context(**{"viewport": WIDE, "locale": "en-GB", "color_scheme": "light", **options})
    page = context.new_page()
    page.goto(url)
    page.locator(".queue .title").first.wait_for()
    page.locator(".marker").first.wait_for()
    return page


def kept(page: Any, name: str, part: str = "") -> None:
    """Keep what is seen, or a part of it, under a name."""
    page.wait_for_timeout(400)
    file = PICTURES / f"desk-{name}.png"
    (page.locator(part) if part else page).screenshot(path=str(file))
    page.context.close()
    if file.stat().st_size > LARGEST:
        raise SystemExit(f"{file.name}: {file.stat().st_size} bytes, more than {LARGEST}")


def today(page: Any) -> None:
    """The morning's queue."""
    kept(page, "today")


def incident(page: Any) -> None:
    """An incident: voices on axes, contradictions."""
    page.get_by_role("link", name=STRIKE, exact=True).click()
    page.locator("figure.plot").first.wait_for()
    kept(page, "incident")


def correction(page: Any) -> None:
    """A figure that is corrected by words picked in the text."""
    page.get_by_role("link", name=AMBUSH, exact=True).click()
    page.locator(".told .choose").first.click()
    page.locator(".bench .text .mark.on").first.wait_for()
    page.locator(".edit[data-slot='figures.0']").click()
    page.locator(".text.picking").wait_for()
    while page.locator(".picked-words").inner_text() != "quatorze":
        page.keyboard.press("ArrowRight")
    page.locator(".change ins", has_text="14").wait_for()
    kept(page, "correct", ".bench")


def claims(page: Any) -> None:
    """Claims under filters: table, map and time line."""
    page.get_by_role("link", name="Claims").click()
    page.locator("#filter-standing").select_option("disputed")
    page.wait_for_url("**standing=disputed**")
    page.locator(".marker").first.wait_for()
    kept(page, "claims")


def phone(page: Any) -> None:
    """Today on a phone, in French, in the dark."""
    kept(page, "phone")


if __name__ == "__main__":
    main()
