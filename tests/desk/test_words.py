"""The words of the interface: both languages have the same, and every word that the pages ask for is there."""

import json
import re
from pathlib import Path

import pytest

from vigie.model import (
    ACTOR_KINDS,
    BOUNDS,
    EVENT_TYPES,
    LINEAGES,
    MODALITIES,
    STANCES,
    STANDINGS,
    WHATS,
)  # fmt: skip

FRONT = Path(__file__).parents[2] / "frontend/src"
EN, FR = (json.loads((FRONT / f"words/{code}.json").read_text("utf-8")) for code in ("en", "fr"))
NAMED = {
    "type": EVENT_TYPES, "what": WHATS, "bound": BOUNDS, "modality": MODALITIES, "stance": STANCES, "actor": ACTOR_KINDS,
    "lineage": LINEAGES, "standing": STANDINGS,
}  # fmt: skip
PLAIN = re.compile(r"""\bt\(\s*"([^"]+)"|words: "([^"]+)\"""")


def test_both_languages_have_the_same_keys() -> None:
    assert list(EN) == list(FR)


@pytest.mark.parametrize("key", EN)
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    holes = [set(re.findall(r"\{(\w+)\}", words[key])) for words in (EN, FR)]
    assert holes[0] == holes[1] and EN[key].strip() and FR[key].strip()


@pytest.mark.parametrize(("family", "names"), NAMED.items())
def test_every_name_of_the_model_has_words(family: str, names: tuple[str, ...]) -> None:
    assert [name for name in names if f"{family}.{name}" not in EN] == []


def test_every_word_that_the_pages_ask_for_is_there() -> None:
    asked = {one or two for file in FRONT.rglob("*.ts*") for one, two in PLAIN.findall(file.read_text("utf-8"))}
    forms = {key.removesuffix("_one").removesuffix("_other") for key in EN}
    assert len(asked) > 150
    assert sorted(asked - forms) == []
