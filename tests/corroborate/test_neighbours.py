"""Whom the package knows: the nouns, the words, and of the other stages two modules that both of them use."""

import ast
from pathlib import Path

import vigie.corroborate

STAGES = ("collect", "clean", "read", "attribute", "coding", "publish", "pipeline", "cli", "comparison", "batches")
SHARED = {"vigie.read.numerals", "vigie.read.actors"}  # to be moved where both may know them


def imported() -> set[str]:
    found = set()
    for path in Path(vigie.corroborate.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module} | {f"{node.module}.{one.name}" for one in node.names}
            elif isinstance(node, ast.Import):
                found |= {one.name for one in node.names}
    return found


def test_no_other_stage_is_known():
    others = {name for name in imported() if name.startswith(tuple(f"vigie.{stage}" for stage in STAGES))}
    assert {name for name in others if not name.startswith(tuple(SHARED))} == set()
    assert others >= SHARED  # else this test can say less


def test_no_file_is_opened_but_its_own_and_that_of_judgements():
    modules = {
        p.stem for p in Path(vigie.corroborate.__file__).parent.glob("*.py") if "read_text(" in p.read_text("utf-8")
    }
    assert modules == {"judgements", "scores"}
