"""The gazetteer: which places go by a name.

Two sources: `cities.npz` (GeoNames, built by `training/gazetteer.py`), looked up by hashes of spellings, and the TOML
tables beside it, our own. Spellings are compared by `key`: letters and digits only, without case, accents, spaces and
hyphens, so that "Deir ez-Zor", "Deir Ezzor" and "Deïr ez Zor" are one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import tomli
from rapidfuzz.fuzz import ratio

from vigie.orthography import folded

UNCOUNTED = 4000  # GeoNames gives no population: often the seat of a district
PRIMARY = 1 << 31  # bit of an owner: the spelling is the place's main name
FOLDER = files("vigie.languages") / "gazetteer"
NATIONS = files("vigie.languages") / "actors" / "countries.toml"
TABLES = ("regions", "provinces", "towns", "sites")

# What stands for a population where nobody is counted: how likely a report means it.
WEIGHTS = {
    "country": 50_000_000, "adm1": 900_000, "region": 800_000, "river": 300_000, "lake": 300_000, "mountain": 200_000,
    "site": 60_000, "district": 60_000, "camp": 60_000, "town": 20_000, "city": 150_000,
}  # fmt: skip
LESSER = {"CG": 3}  # of two countries with one name, the one a report means less often
FEATURES = {"lake": "river", "mountain": "region", "camp": "site", "town": "city"}  # features of `Place` they belong to

_LONGER = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. `weight` is its population, or what stands for it."""

    name: str
    kind: str  # city town adm1 district region river lake mountain site camp country
    country: str | None
    latitude: float | None
    longitude: float | None
    weight: int
    adm1: str | None = None
    geonameid: int | None = None
    primary: bool = True  # it is met under its main name, not under an alternate spelling
    own: bool = False  # it stands in our own tables

    @property
    def feature(self) -> str:
        """Its kind in the words of `Place`."""
        return FEATURES.get(self.kind, self.kind)


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """A spelling as it is compared: letters and digits, folded."""
    return "".join(c for c in folded(name).translate(_LONGER) if c.isalnum())


ARTICLES = ("al", "el", "ar", "as", "ad", "an", "at", "ash", "az", "ath", "es", "ed", "ez", "il", "ul")
_ARTICLE = re.compile(rf"^(?:{'|'.join(ARTICLES)})[-\s']+", re.I)
_SOUNDS = (
    ("sch", "s"), ("tch", "s"), ("ch", "s"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("dj", "j"), ("dh", "d"),
    ("th", "t"),
    ("ph", "f"), ("q", "k"), ("c", "k"), ("v", "w"),
)  # fmt: skip


# Countries whose names come from Arabic script by many ways: their vowels say little.
ARABIC = frozenset((
    "SY", "IQ", "YE", "LB", "PS", "LY", "SD", "EG", "IR", "AF", "PK", "JO", "DZ", "TN", "MA", "SA", "MR", "TD", "KW",
    "OM", "QA", "AE", "BH", "EH",
))  # fmt: skip


CYRILLIC = frozenset(("RU", "UA", "BY", "KZ", "KG", "TJ", "BG", "RS", "MK", "XK", "MN"))


def bare(name: str) -> str:
    """A name's key without its article: "al-Susah" and "Susah" are one."""
    return key(_ARTICLE.sub("", folded(name)))


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """What different transliterations of a name share: its consonants, without article, and where vowels stand."""
    sounds = bare(name)
    for spelling, sound in _SOUNDS:
        sounds = sounds.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]+h?", "a", sounds))


def hashed(spelling: str) -> int:
    """48 bits of a key's hash."""
    return int.from_bytes(hashlib.blake2b(spelling.encode(), digest_size=6).digest(), "big")


class Cities:
    """Populated places of GeoNames."""

    def __init__(self, columns: Any) -> None:
        steps = columns["steps"]
        wide = np.zeros((steps.shape[1], 8), np.uint8)
        wide[:, :6] = steps.T
        self.hashes = np.cumsum(wide.view(np.uint64).ravel(), dtype=np.uint64)
        self.owners = columns["owners"]
        self.ids = np.cumsum(columns["ids"], dtype=np.uint32)
        self.names: list[str] = columns["names"].tobytes().decode().split("\n")
        self.latitudes = columns["latitudes"]
        self.longitudes = columns["longitudes"]
        self.populations = columns["populations"]
        self.area = columns["area"]
        count = np.maximum(np.bincount(self.area), 1) * 1000
        self._north = np.round(np.bincount(self.area, self.latitudes) / count, 3)
        self._east = np.round(np.bincount(self.area, self.longitudes) / count, 3)
        self.areas: list[str] = columns["areas"].tobytes().decode().split("\n")

    def rows(self, keys: Iterable[str]) -> dict[str, list[tuple[int, bool]]]:
        """Per key the rows that go by it, and whether it is their main name."""
        asked = list(keys)
        wanted = np.array([hashed(k) for k in asked], np.uint64)
        left = np.searchsorted(self.hashes, wanted, "left")
        right = np.searchsorted(self.hashes, wanted, "right")
        found: dict[str, list[tuple[int, bool]]] = {}
        for k in np.nonzero(right > left)[0]:
            owners = self.owners[left[k] : right[k]].tolist()
            found[asked[k]] = [(o & (PRIMARY - 1), bool(o & PRIMARY)) for o in owners]
        return found

    def entry(self, row: int, *, primary: bool, provinces: dict[str, str], names: dict[int, str]) -> Entry:
        """One row as an entry."""
        area = self.areas[self.area[row]]
        return Entry(
            names.get(row) or self.names[row], "city", area[:2],
            float(self.latitudes[row] / 1000), float(self.longitudes[row] / 1000),
            max(int(self.populations[row]) or UNCOUNTED, WEIGHTS["town"] if row in names else 0), provinces.get(area),
            int(self.ids[row]), primary=primary, own=row in names,
        )  # fmt: skip

    def centre(self, area: int | None, row: int) -> tuple[float, float]:
        """Where a province lies, by the mean of its places; where a place lies, without one."""
        if area is None:
            return float(self.latitudes[row] / 1000), float(self.longitudes[row] / 1000)
        return float(self._north[area]), float(self._east[area])

    def largest(self, rows: Iterable[tuple[int, bool]], country: str) -> int | None:
        """The row of the country with the most inhabitants; a main name is preferred."""
        inside = [(p, int(self.populations[r]), r) for r, p in rows if self.areas[self.area[r]][:2] == country]
        return max(inside, key=lambda c: (c[1] >= 3000 or c[0], c[0] and c[1] > 5000, c[1]))[2] if inside else None


class Gazetteer:
    """Places by name. `missing` lists the seats and renamed cities of our tables that GeoNames lacks."""

    def __init__(self) -> None:
        self.cities = Cities(np.load(str(FOLDER / "cities.npz")))
        self.own: dict[str, list[Entry]] = {}
        self.provinces: dict[str, str] = {}  # "ML.04" → "Mopti"
        self.adjectives: dict[str, set[str]] = {}  # key of an adjective or a people → countries
        self.names: dict[int, str] = {}  # row of a city → the name it is known by in English
        self.also: dict[str, list[int]] = {}  # key → rows of cities that go by it, by our tables
        self.missing: list[str] = []
        self._sounds: dict[str, dict[str, tuple[str, Entry]]] = {}
        self._known: dict[str, tuple[Entry, ...]] = {}
        self._countries()
        tables = [tomli.loads((FOLDER / f"{name}.toml").read_text("utf-8")) for name in TABLES]
        self._rename(tomli.loads((FOLDER / "names.toml").read_text("utf-8")))
        for table in tables:
            self._table(table)

    def named(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The places that go by each key; keys nothing goes by are left out."""
        wanted = set(keys)
        new = [k for k in wanted if k not in self._known]
        rows = self.cities.rows(new)
        for k in new:
            self._known[k] = (*self.own.get(k, ()), *self._cities(k, rows.get(k, [])))
        if len(self._known) > 200_000:
            self._known = {k: self._known[k] for k in wanted}
        return {k: self._known[k] for k in wanted if self._known[k]}

    def _cities(self, spelling: str, rows: list[tuple[int, bool]]) -> Iterator[Entry]:
        extra = self.also.get(spelling, [])
        for row, main in [*((r, True) for r in extra), *(r for r in rows if r[0] not in extra)]:
            primary = main or (len(spelling) > 5 and ratio(spelling, key(self.cities.names[row])) > 80)
            yield self.cities.entry(row, primary=primary, provinces=self.provinces, names=self.names)

    def similar(self, name: str, country: str) -> Entry | None:
        """The one place of the country whose name sounds like this one, if there is one."""
        if country not in self._sounds:
            self._sounds[country] = self._sounding(country)
        twin = self._sounds[country].get(skeleton(name)) if len(skeleton(name)) > 3 else None
        alike = ratio(bare(name), bare(twin[0])) if twin else 0
        return twin[1] if twin and alike >= (66 if country in ARABIC else 76 if country in CYRILLIC else 88) else None

    def _sounding(self, country: str) -> dict[str, tuple[str, Entry]]:
        """The country's places by what the transliterations of their names share; the largest of each."""
        found: dict[str, tuple[str, Entry]] = {}
        for spelling, entries in self.own.items():
            for entry in entries:
                if entry.country == country and entry.kind != "country":
                    found.setdefault(skeleton(spelling), (spelling, entry))
                    found.setdefault(skeleton(entry.name), (entry.name, entry))
        areas = [i for i, area in enumerate(self.cities.areas) if area[:2] == country]
        rows = np.nonzero(np.isin(self.cities.area, areas))[0]
        for row in rows[np.argsort(-self.cities.populations[rows].astype(np.int64), kind="stable")].tolist():
            entry = self.cities.entry(row, primary=False, provinces=self.provinces, names=self.names)
            for spelling in {self.cities.names[row], entry.name}:
                found.setdefault(skeleton(spelling), (spelling, entry))
        return found

    def _add(self, spellings: Iterable[str], entry: Entry) -> None:
        for spelling in spellings:
            self.own.setdefault(key(spelling), []).append(entry)

    def _countries(self) -> None:
        centres = tomli.loads((FOLDER / "countries.toml").read_text("utf-8"))
        for row in tomli.loads(NATIONS.read_text("utf-8"))["country"]:
            iso = row["iso"]
            number, latitude, longitude = centres.get(iso, (None, None, None))
            entry = Entry(
                row["en"],
                "country",
                iso,
                latitude,
                longitude,
                WEIGHTS["country"] // LESSER.get(iso, 1),
                geonameid=number,
                own=True,
            )
            more = centres["names"].get(iso, "").split("|")
            self._add({row["en"], row["fr"], *row["aliases_en"], *row["aliases_fr"], *more} - {""}, entry)
            for form in ("adjectives_en", "adjectives_fr", "people_en", "people_fr"):
                for word in row[form]:
                    if len(word) < 4:  # "US" folded is the pronoun
                        continue
                    self.adjectives.setdefault(key(word), set()).add(iso)

    def _rename(self, table: dict[str, Any]) -> None:
        """`names.toml`: the English name and other spellings of cities that GeoNames files under another."""
        rows = self.cities.rows({key(name) for cities in table.values() for name in cities})
        for country, cities in table.items():
            for name, spellings in cities.items():
                row = self.cities.largest(rows.get(key(name), []), country)
                if row is None:
                    self.missing.append(f"{country} {name}")
                    continue
                self.names[row] = spellings.split("|")[0]
                for spelling in spellings.split("|"):
                    self.also.setdefault(key(spelling), []).append(row)

    def _table(self, table: dict[str, Any]) -> None:
        seats = self.cities.rows(
            {key(v) for kinds in table.values() for rows in kinds.values() for v in rows.values() if isinstance(v, str)}
        )
        for country, kinds in table.items():
            for kind, rows in kinds.items():
                for names, value in rows.items():
                    self._own(country, kind, names.split("|"), value, seats)

    def _own(self, country: str, kind: str, names: list[str], value: Any, seats: dict[str, Any]) -> None:
        entry = Entry(names[0], kind, None if country == "XX" else country, None, None, WEIGHTS[kind], own=True)
        if isinstance(value, str):
            row = self.cities.largest(seats.get(key(value), []), country)
            if row is None:
                self.missing.append(f"{country} {value}")
                return
            area = self.cities.areas[self.cities.area[row]]
            if kind == "adm1":
                self.provinces.setdefault(area, names[0])
            where = self.cities.centre(self.cities.area[row] if kind == "adm1" else None, row)
        else:
            where = (value[0], value[1])
        self._add(names, replace(entry, latitude=where[0], longitude=where[1]))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded on first use."""
    return Gazetteer()


@cache
def stops() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Keys that are nearly always persons, common words, or places only where the context insists: `stop.toml`."""
    table = tomli.loads((FOLDER / "stop.toml").read_text("utf-8"))
    persons, words, doubtful = (frozenset(map(key, table[k].split())) for k in ("persons", "words", "doubtful"))
    return persons, words - doubtful, doubtful
