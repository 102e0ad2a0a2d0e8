"""The table of actors: every armed group, force, body, monitor and outlet by all its names.

Names come from `languages/actors/*.toml`. They are looked up in folded text (case, accents and typography levelled)
except short forms (acronyms), which must stand as written. An alias that several actors share, or that is a common word,
counts only where the report's countries fit.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from vigie.orthography import folded, levelled


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of the table."""

    name: str
    kind: str
    category: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write an actor; `exact` aliases keep their capitals, `unsure` ones need the report's country."""

    entry: Entry
    written: str
    exact: bool
    unsure: bool
    metonym: bool = False
    people: bool = False


class Table:
    """All actors, ready to be found in a text."""

    def __init__(self, entries: Iterable[dict[str, Any]]) -> None:
        import ahocorasick_rs

        self.by_name: dict[str, Entry] = {}
        self._short: dict[str, str] = {}
        self._aliases: dict[str, list[Alias]] = {}
        for record in entries:
            for alias in _aliases(record):
                self.by_name[alias.entry.name] = alias.entry
                self._aliases.setdefault(folded(alias.written), []).append(alias)
            if record.get("short"):
                self._short[record["name"]] = record["short"][0]
        self._keys = list(self._aliases)
        self._automaton = ahocorasick_rs.AhoCorasick(self._keys, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def short(self, name: str) -> str:
        """The short form that an actor goes by ("RSF"), or its name where it has none."""
        return self._short.get(name, name)

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Alias, ...]]]:
        """`(start, end, aliases)` of every name that stands in `text` as a whole word, longest first, none overlapping."""
        plain, low = levelled(text), folded(text)
        for key, start, end in self._automaton.find_matches_as_indexes(low):
            if _inside_word(low, start, end):
                continue
            fits = tuple(a for a in self._aliases[self._keys[key]] if _as_written(a, plain[start:end]))
            if fits:
                yield start, end, fits


def _inside_word(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _as_written(alias: Alias, found: str) -> bool:
    if alias.exact:
        return found == levelled(alias.written)
    return alias.people or not found[0].isalpha() or any(c.isupper() for c in found) or not alias.written[0].isupper()


def _aliases(record: dict[str, Any]) -> Iterator[Alias]:
    entry = Entry(record["name"], record["kind"], record["class"], tuple(record.get("country", ())))
    unsure = {folded(w) for w in record.get("ambiguous", ())}
    for key in ("en", "fr", "local"):
        for written in record.get(key, ()):
            yield Alias(entry, written, exact=len(written) < 3, unsure=folded(written) in unsure)
    for written in record.get("short", ()):
        yield Alias(entry, written, exact=True, unsure=folded(written) in unsure)
    for written in record.get("metonyms", ()):
        yield Alias(entry, written, exact=False, unsure=False, metonym=True)
    for people in record.get("members", {}).values():
        for written in people:
            yield Alias(entry, written, exact=False, unsure=False, people=True)


@cache
def table() -> Table:
    """The table of all files of `languages/actors`; read once."""
    folder = files("vigie.languages") / "actors"
    records: list[dict[str, Any]] = []
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml") and file.name != "countries.toml":
            records += tomli.loads(file.read_text("utf-8")).get("actor", [])
    return Table(records)
