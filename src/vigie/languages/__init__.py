"""The side room of languages: one folder a language, word lists as TOML with examples beside them.

A stage asks for `words.table("figures")` and gets `languages/<code>/figures.toml` as a dict. Tables that no single
language owns (actors, gazetteer) lie in folders of their own here. A new language is one new folder and a syntax model.
"""

import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any

import tomli

from vigie.errors import UnknownLanguageError

if TYPE_CHECKING:
    from spacy.language import Language as Syntax

CODES = ("fr", "en")


@dataclass(frozen=True)
class Language:
    """The words of one language."""

    code: str

    def table(self, name: str) -> dict[str, Any]:
        """`languages/<code>/<name>.toml`; read once. "events" holds `lexicon`, `idioms` and `worlds` too."""
        return _events(self.code) if name == "events" else _table(self.code, name)

    @property
    def syntax(self) -> "Syntax":
        """The language's trained pipeline: parts of speech, lemmas, dependencies. Loaded on first use."""
        return _syntax(self.code)


@cache
def _table(code: str, name: str) -> dict[str, Any]:
    return tomli.loads((files(__package__) / code / f"{name}.toml").read_text("utf-8"))


@cache
def _events(code: str) -> dict[str, Any]:
    """The core words of events, the wider lexicon, the idioms and the words of other worlds, as one table."""
    merged: dict[str, Any] = {k: dict(v) if isinstance(v, dict) else list(v) for k, v in _table(code, "events").items()}
    for name in ("lexicon", "idioms", "worlds"):
        if (files(__package__) / code / f"{name}.toml").is_file():
            _join(merged, _table(code, name))
    return merged


def _join(merged: dict[str, Any], more: dict[str, Any]) -> None:
    """Add the lists of a table to those of the same section and key."""
    for section, lists in more.items():
        if isinstance(lists, list):
            merged[section] = [*merged.get(section, ()), *lists]
            continue
        held = merged.setdefault(section, {})
        for key, words in lists.items():
            held[key] = list(dict.fromkeys([*held.get(key, ()), *words]))


@cache
def _syntax(code: str) -> "Syntax":
    _spacy_alone()
    nlp: Syntax = import_module(f"vigie_model_{code}").load()
    return nlp


def _spacy_alone() -> None:
    """Import spaCy without its command line, whose web clients take as long to load as all the rest of it."""
    if "spacy" in sys.modules:
        return
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    module.info = None  # type: ignore[attr-defined]
    stand_in = {m.__name__: m for m in (package, module)}
    sys.modules.update(stand_in)
    try:
        import_module("spacy")
    finally:
        for name in stand_in:
            del sys.modules[name]


@cache
def language(code: str) -> Language:
    """The language of a BCP 47 code ("fr", "fr-CA"); raises UnknownLanguageError where there is no folder for it."""
    primary = code.split("-")[0].lower()
    if primary not in CODES:
        raise UnknownLanguageError(code, CODES)
    return Language(primary)
