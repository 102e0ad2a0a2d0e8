"""The actor tables hold what they promise: valid entries, unique names, no alias of two actors unless it says so."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from vigie.orthography import folded

HERE = Path(__file__).parents[2] / "src" / "vigie" / "languages" / "actors"
TABLES = {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(HERE.glob("*.toml"))}
COUNTRIES = TABLES.pop("countries.toml")["country"]
ACTORS = [(file, actor) for file, table in TABLES.items() for actor in table["actor"]]

KINDS = {
    "state_forces",
    "rebel_group",
    "political_militia",
    "identity_militia",
    "rioters",
    "protesters",
    "civilians",
    "external_forces",
    "other",
}
CLASSES = {"group", "forces", "government", "international", "monitor", "agency", "media", "ngo", "person_office"}
ALWAYS = {"name", "kind", "class", "country", "en", "fr", "local", "short"}
OPTIONAL = {"members", "metonyms", "ambiguous"}
LISTS = ("country", "en", "fr", "local", "short", "metonyms", "ambiguous")
ARTICLE = re.compile(r"(the|les?|la) [a-zé]|l'[a-zé]")
PER_TONGUE = ("", "adjectives_", "people_", "capital_", "aliases_")
COUNTRY_KEYS = {"iso"} | {f"{what}{tongue}" for what in PER_TONGUE for tongue in ("en", "fr")}


def words(actor: dict[str, Any]) -> list[str]:
    """The long forms: compared with case and accents folded."""
    members = actor.get("members", {})
    return [*actor["en"], *actor["fr"], *actor["local"], *members.get("en", []), *members.get("fr", [])]


def faults(actor: dict[str, Any], codes: set[str]) -> Iterator[str]:
    if not set(actor) >= ALWAYS or set(actor) - ALWAYS - OPTIONAL:
        yield f"keys {sorted(set(actor) ^ ALWAYS)}"
        return
    if actor["kind"] not in KINDS or actor["class"] not in CLASSES:
        yield f"kind or class {actor['kind']}, {actor['class']}"
    if set(actor["country"]) - codes:
        yield f"country {actor['country']}"
    if actor["name"] not in actor["en"] + actor["short"] and not re.search(r" \(.+\)$", actor["name"]):
        yield "the canonical name is no alias"
    for key in LISTS:
        values = actor.get(key, [])
        if any(not isinstance(v, str) or v != v.strip() or not v for v in values) or len(set(values)) != len(values):
            yield f"{key} {values}"
    if set(actor.get("members", {})) - {"en", "fr"}:
        yield "members"
    if any(ARTICLE.match(alias) for alias in actor["en"] + actor["fr"]):
        yield "an alias with its article"
    known = {folded(alias) for alias in [*words(actor), *actor["short"]]}
    if {folded(alias) for alias in actor.get("ambiguous", [])} - known:
        yield "ambiguous, but no alias"


def test_every_entry_is_valid() -> None:
    codes = {country["iso"] for country in COUNTRIES}
    assert [(f, a.get("name"), fault) for f, a in ACTORS for fault in faults(a, codes)] == []


def test_there_are_enough_actors_and_no_name_twice() -> None:
    names = [actor["name"] for _, actor in ACTORS]
    assert len(names) >= 800
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_no_alias_is_shared_unless_ambiguous() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for _, actor in ACTORS:
        for alias in words(actor):
            owners[folded(alias)].add(actor["name"])
    shorts: defaultdict[str, set[str]] = defaultdict(set)
    for _, actor in ACTORS:
        for alias in actor["short"]:
            shorts[alias] |= {actor["name"]} | owners.get(folded(alias), set())
    shared = {folded(alias): names for alias, names in [*owners.items(), *shorts.items()] if len(names) > 1}
    unmarked = [
        (alias, actor["name"])
        for _, actor in ACTORS
        for alias, names in shared.items()
        if actor["name"] in names and alias not in {folded(a) for a in actor.get("ambiguous", [])}
    ]
    assert unmarked == []


@pytest.mark.parametrize("file", TABLES)
def test_every_file_has_examples_of_its_own_names(file: str) -> None:
    examples = TABLES[file]["examples"]
    actors = {actor["name"]: actor for _, actor in ACTORS}
    assert len(examples) >= 3
    assert any(example["reads"] == [] for example in examples)
    for example in examples:
        assert set(example) <= {"text", "country", "reads"}
        for name in example["reads"]:
            actor, text = actors[name], example["text"]
            long = any(folded(a) in folded(text) for a in [*words(actor), *actor.get("metonyms", [])])
            assert long or any(short in text for short in actor["short"]), (name, text)


def test_every_country_is_there_once() -> None:
    codes = [country["iso"] for country in COUNTRIES]
    assert len(set(codes)) == len(codes)
    assert [c["iso"] for c in COUNTRIES if set(c) != COUNTRY_KEYS] == []
    pycountry = pytest.importorskip("pycountry")
    assert set(codes) ^ {country.alpha_2 for country in pycountry.countries} == {"XK"}
