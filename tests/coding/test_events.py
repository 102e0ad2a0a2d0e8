"""What happened: every example beside every language's words of events, through the whole reader."""

from typing import Any

import pytest
from known_failures import examples, known, name
from readings import differences
from told import claims

from vigie.languages import CODES, language
from vigie.model import EVENT_TYPES, MODALITIES


def marked(code: str, example: dict[str, Any]) -> Any:
    """An example as a parameter, expected to fail where the list of known failures holds it."""
    called = name(code, example)
    marks = [pytest.mark.xfail(strict=True, reason="known_failures.txt")] if called in known() else []
    return pytest.param(code, example, id=called, marks=marks)


@pytest.mark.parametrize(("code", "example"), [marked(*e) for e in examples()])
def test_examples_are_read_as_written(code: str, example: dict[str, Any]) -> None:
    assert differences(claims(example["text"], code), example["reads"]) == []


def test_the_list_names_examples_only() -> None:
    assert sorted(known() - {name(*e) for e in examples()}) == []


@pytest.mark.parametrize("code", CODES)
def test_examples_write_known_types(code: str) -> None:
    reads = [r for example in language(code).table("events")["examples"] for r in example["reads"]]
    assert {r["type"] for r in reads} <= set(EVENT_TYPES)
    assert {r["modality"] for r in reads} <= set(MODALITIES)
    assert len(reads) >= 5
