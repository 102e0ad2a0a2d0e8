"""Take anew what README.md shows of the samples: `python docs/pictures.py`.

`read.svg` is what the terminal shows; `page.png` and `picture.png` the HTML pages in Chromium, where it is installed; the table of README
stands between `<!-- claims: begin -->` and `<!-- claims: end -->`.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from vigie import corroborate
from vigie.model import Capture, Claim
from vigie.pipeline import Journey, journey
from vigie.publish import page, phrases, picture_page, table

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pictures"
TERMINAL = ("09-pinga-great-lakes.en.html",)
SAMPLES = [f for f in (ROOT / "samples").iterdir() if f.suffix in (".txt", ".html")]
PAGE = ("08-ansongo-tribune-du-nord.fr.txt",)
EXCERPT = ("05-ansongo-sahel-presse.fr.txt", "06-ansongo-sahara-monitor.en.txt", "08-ansongo-tribune-du-nord.fr.txt")
INCIDENT = ("armed_clash", "casualties")
WIDTH = 104
WINDOW = "1280,1120"
BACKGROUND, INK = (250, 250, 248), (36, 41, 47)
NORMAL = [INK, (180, 35, 24), (26, 112, 60), (140, 95, 0), (9, 90, 180), (125, 60, 160), (0, 110, 125), (110, 119, 129)]
THEME = TerminalTheme(BACKGROUND, INK, NORMAL)


def main() -> None:
    """Write the pictures and the table."""
    PICTURES.mkdir(exist_ok=True)
    terminal(TERMINAL, PICTURES / "read.svg")
    screenshot(page.page(journeys(PAGE)), PICTURES / "page.png")
    screenshot(side_by_side(), PICTURES / "picture.png")
    excerpt(EXCERPT, ROOT / "README.md")


def journeys(names: Sequence[str]) -> list[Journey]:
    """The samples read, under the names that the command line gives them."""
    return [
        journey(Capture((ROOT / "samples" / name).read_bytes(), f"samples/{name}", _media_type(name))) for name in names
    ]


def _media_type(name: str) -> str:
    return "text/html" if name.endswith(".html") else "text/plain"


def terminal(names: Sequence[str], picture: Path) -> None:
    """What `vigie read` prints, as a drawing."""
    console = Console(
        record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="256", highlight=False
    )
    console.print(Text(f"$ vigie read {' '.join(f'samples/{name}' for name in names)}\n", style="bold"))
    for read in journeys(names):
        console.print(table.block(read, WIDTH))
    console.save_svg(str(picture), title="vigie read", theme=THEME)


def side_by_side() -> str:
    """What `vigie corroborate samples --format html` writes."""
    found = [(one.report, one.claims or ()) for one in journeys(sorted(f.name for f in SAMPLES))]
    stream = StringIO()
    picture_page.write(corroborate.picture(found), {c.id: c for _, claims in found for c in claims}, stream)
    return stream.getvalue()


def screenshot(html: str, picture: Path) -> None:
    """A page as a browser shows it."""
    browser = shutil.which("chromium")
    if browser is None:
        print(f"pictures: no chromium here, {picture.name} stays as it is")
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(html, "utf-8")
        options = (
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--window-size={WINDOW}", f"--user-data-dir={folder}/profile", f"--screenshot={picture}",
        )  # fmt: skip
        subprocess.run([browser, *options, source.as_uri()], check=True, capture_output=True, timeout=120)


def excerpt(names: Sequence[str], readme: Path) -> None:
    """The claims of some samples on the dead of their incident, and who owns up to it or denies it."""
    rows = [_row(claim) for read in journeys(names) for claim in read.claims or () if _about_the_incident(claim)]
    lines = ["| report | who says so | how many | the words |", "| --- | --- | --- | --- |", *rows]
    pattern = re.compile("<!-- claims: begin -->.*<!-- claims: end -->", re.DOTALL)
    new = "\n".join(["<!-- claims: begin -->", *lines, "<!-- claims: end -->"])
    readme.write_text(pattern.sub(lambda _: new, readme.read_text("utf-8")), "utf-8")


def _about_the_incident(claim: Claim) -> bool:
    counts = any(figure.what == "killed" for figure in claim.figures) and claim.event.type in INCIDENT
    start, published = claim.time.start if claim.time else None, claim.report.published
    background = start is not None and published is not None and (published - start).days > 28
    return (counts and not background) or claim.voice.stance in ("denies", "claims_responsibility")


def _row(claim: Claim) -> str:
    number = Path(claim.report.uri).name[:2]
    who = f"**{phrases.speaker(claim.voice)}**, {phrases.manner(claim.voice)}"
    words = phrases.shortened(claim.evidence.exact, 110)
    return f"| {number} | {who} | {', '.join(map(phrases.figure, claim.figures))} | {words} |"


if __name__ == "__main__":
    main()
