"""The body of a page: lines that must come out of 25 French pages, and lines that must not.

A line that belongs to the article and is in the clean text is a hit; one of navigation, advertisement or comment that
is there too is a false find. Precision and recall over all lines, as trafilatura's own evaluation counts them. White
space and the shape of quotes are levelled on both sides.

`python -m benchmarks.pages [CORPORA] [--misses]`; without the corpus nothing is measured.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from vigie import pipeline
from vigie.errors import InputError
from vigie.model import Capture

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
_LEVEL = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"'})

Line = tuple[str, str, bool, bool]  # page, line, whether it belongs to the article, whether it is there


def scores(corpora: Path = CORPORA) -> dict[str, float]:
    """F1, precision and recall of lines; empty where the corpus is absent."""
    folder = corpora / "pages"
    if not folder.is_dir():
        return {}
    found = list(lines(folder))
    hits = sum(wanted and there for _, _, wanted, there in found)
    there = sum(there for _, _, _, there in found)
    wanted = sum(wanted for _, _, wanted, _ in found)
    return {"pages F1": 2 * hits / (there + wanted), "pages precision": hits / there, "pages recall": hits / wanted}


def lines(folder: Path) -> Iterator[Line]:
    """Every line of the gold with whether our clean text holds it."""
    for page in json.loads((folder / "pages-fr.json").read_text("utf-8")).values():
        text = _level(clean_text(folder / "html" / page["file"]))
        for key, belongs in (("with", True), ("without", False)):
            yield from ((page["file"], line, belongs, _level(line) in text) for line in page.get(key) or ())


def clean_text(path: Path) -> str:
    """The clean text of a page; none where nothing readable is found in it."""
    try:
        return pipeline.journey(Capture(path.read_bytes(), path.name, "text/html"), after="clean").report.text
    except InputError:
        return ""


def _level(text: str) -> str:
    return "".join(text.translate(_LEVEL).split())


def main() -> None:
    """Prints the scores, and with --misses the lines on the wrong side."""
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    corpora = paths[0] if paths else CORPORA
    for name, score in scores(corpora).items():
        print(f"{score:.4f}  {name}")
    if "--misses" in sys.argv and (corpora / "pages").is_dir():
        for page, line, wanted, there in lines(corpora / "pages"):
            if wanted != there:
                print(page, "missing" if wanted else "left in", line, sep="\t")


if __name__ == "__main__":
    main()
