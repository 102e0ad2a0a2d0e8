"""The examples of events that are not read as they are written; run this file to write their list anew.

`python tests/coding/known_failures.py` writes `known_failures.txt`, one "language: text" a line.
"""

import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))

from readings import differences
from told import claims

from vigie.languages import CODES, language

LIST = Path(__file__).with_suffix(".txt")


def examples() -> list[tuple[str, dict[str, Any]]]:
    """Every example of every language's events, in order."""
    return [(code, example) for code in CODES for example in language(code).table("events")["examples"]]


def name(code: str, example: dict[str, Any]) -> str:
    """How the list calls an example."""
    return f"{code}: {' '.join(example['text'].split())}"


def known() -> frozenset[str]:
    """The names in the list."""
    return frozenset(LIST.read_text("utf-8").splitlines()) if LIST.exists() else frozenset()


if __name__ == "__main__":
    failing = [name(code, e) for code, e in examples() if differences(claims(e["text"], code), e["reads"])]
    LIST.write_text("".join(f"{line}\n" for line in failing), "utf-8")
    print(f"{len(failing)} of {len(examples())} examples are not read as they are written")
