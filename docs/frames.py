"""Write the tables of docs/coding.md that follow from the code: `python docs/frames.py`; `--check` only compares.

Frames come from coding/frames.py, their first words from the languages' events.toml, event types from
coding/codebooks.py. Each table stands between `<!-- NAME: begin -->` and `<!-- NAME: end -->`.
"""

import re
import sys
from pathlib import Path

from vigie.coding.codebooks import ACLED, PLOVER
from vigie.coding.frames import FRAMES, Frame
from vigie.languages import CODES, Language
from vigie.model import EVENT_TYPES

PAGE = Path(__file__).parent / "coding.md"


def tables() -> dict[str, str]:
    """Each generated table by its name."""
    return {"frames": frames(), "types": types()}


def frames() -> str:
    """One row a frame, in the order in which they win over each other."""
    head = ["frame", "first words", "names by default", "subject", "object", "a figure counts", "weak words need"]
    return _table(head, [_frame(frame) for frame in FRAMES.values()])


def _frame(frame: Frame) -> list[str]:
    marks = "".join(mark for mark, holds in ((" ¹", frame.violent), (" ²", frame.toll)) if holds)
    words = " · ".join(_first_word(frame.name, code) for code in CODES)
    return [
        f"`{frame.name}`{marks}", words, f"`{frame.type}`", frame.subject or "", frame.object or "",
        f"`{frame.counts}`", frame.needs.replace("_", " "),
    ]  # fmt: skip


def _first_word(frame: str, code: str) -> str:
    lists = Language(code).table("events")[frame]
    words = [word for kind in ("verbs", "nouns", "phrases", "weak") for word in lists.get(kind, ())]
    return frame if frame in words else words[0]


def types() -> str:
    """One row an event type, with its place in ACLED and PLOVER."""
    rows = []
    for name in EVENT_TYPES:
        group, title = ACLED[name] or ("", "")
        rows.append([f"`{name}`", group, title, PLOVER[name] or ""])
    return _table(["type", "ACLED event type", "ACLED sub-event type", "PLOVER"], rows)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(re.sub(r"\|\s+(?=\|)", "| ", f"| {' | '.join(line)} |") for line in lines)


def page(text: str) -> str:
    """The page with every table written anew."""
    for name, table in tables().items():
        begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
        pattern = re.compile(f"{begin}.*?{end}", re.DOTALL)
        if len(pattern.findall(text)) != 1:
            raise SystemExit(f"docs: {PAGE.name} has no place for the table of {name}")
        text = pattern.sub(lambda _, put=f"{begin}\n{table}\n{end}": put, text)
    return text


def main(*, check: bool) -> int:
    """Write the tables, or say that they differ."""
    before = PAGE.read_text("utf-8")
    after = page(before)
    if after == before:
        return 0
    if check:
        print(f"docs: the tables of {PAGE.name} differ from the code; run: python docs/frames.py", file=sys.stderr)
        return 1
    PAGE.write_text(after, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
