"""What an analyst's hands do: open an incident, drag over words, sign in."""

import time
from typing import Any

MOST_DISPUTED = "Air or drone strike, Umm Ruwaba, Sudan"
PATIENCE = 15.0  # seconds
AMBUSH = "Armed clash, near Ansongo, Mali"


def until(page: Any, true: str) -> None:
    """Wait until an expression holds in the page; asked from outside, for the page's policy lets nothing be evaluated later."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(true):
        assert time.monotonic() < end, true
        page.wait_for_timeout(50)


def incident(page: Any, title: str = AMBUSH) -> Any:
    """Open an incident from the queue."""
    page.locator(".queue").get_by_role("link", name=title, exact=True).click()
    page.locator("#figures, #said").first.wait_for()
    return page


def claim(page: Any, number: int = 1) -> Any:
    """Choose a claim by its number; its report opens beside it."""
    page.locator(".told .choose").filter(has=page.locator(f".chip:text-is('{number}')")).click()
    page.locator(".bench .text .mark.on").first.wait_for()
    return page


def drag(page: Any, words: str) -> None:
    """Select words of the text with the mouse, from their first letter to their last."""
    ends = page.evaluate(
        """words => {
            const text = document.querySelector('.text');
            text.querySelector('.mark')?.scrollIntoView({block: 'center'});
            const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                const box = (from, to) => { range.setStart(node, from); range.setEnd(node, to); return range.getBoundingClientRect(); };
                const [first, last] = [box(at, at + 1), box(at + words.length - 1, at + words.length)];
                return [first.left + 1, (first.top + first.bottom) / 2, last.right - 1, (last.top + last.bottom) / 2];
            }
            throw new Error('no such words: ' + words);
        }""",
        words,
    )
    page.mouse.move(ends[0], ends[1])
    page.mouse.down()
    page.mouse.move(ends[2], ends[3], steps=5)
    page.mouse.up()


def sign_in(page: Any, name: str, password: str) -> Any:
    """Sign in with an account."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Enter").click()
    page.locator(".queue").wait_for()
    return page
