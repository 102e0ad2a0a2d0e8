"""The gazetteer's tables: well formed, found, and where they say."""

import tomllib

import pytest

from vigie.languages.gazetteer import FOLDER, TABLES, WEIGHTS, gazetteer, key, skeleton


def table(name: str) -> dict[str, dict[str, dict[str, object]]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", TABLES)
def test_rows_have_a_kind_names_and_a_place(name: str) -> None:
    isos = {a[:2] for a in gazetteer().cities.areas} | {"XX"}
    for country, kinds in table(name).items():
        assert country in isos
        for kind, rows in kinds.items():
            assert kind in WEIGHTS
            for names, value in rows.items():
                assert all(key(n) for n in names.split("|")), names
                if not isinstance(value, str):
                    latitude, longitude = value  # type: ignore[misc]
                    assert -90 <= latitude <= 90 and -180 <= longitude <= 180, names


def test_every_seat_and_every_renamed_city_is_in_geonames() -> None:
    assert gazetteer().missing == []


def test_our_towns_lie_in_their_country() -> None:
    far = []
    book = gazetteer()
    for country, kinds in table("towns").items():
        rows = [i for i, a in enumerate(book.cities.area) if book.cities.areas[a].startswith(country + ".")]
        north, east = book.cities.latitudes[rows] / 1000, book.cities.longitudes[rows] / 1000
        for names, (latitude, longitude) in kinds["town"].items():  # type: ignore[misc]
            inside = north.min() - 3 < latitude < north.max() + 3 and east.min() - 3 < longitude < east.max() + 3
            far += [] if inside else [f"{country} {names}"]
    assert far == []


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [
        ("Alep", "Aleppo", "SY"), ("Rakka", "Raqqa", "SY"), ("Ar-Raqqah", "Raqqa", "SY"), ("Idleb", "Idlib", "SY"),
        ("Deir Ezzor", "Deir ez-Zor", "SY"), ("Damas", "Damascus", "SY"), ("Le Caire", "Cairo", "EG"),
        ("Bagdad", "Baghdad", "IQ"), ("Mossoul", "Mosul", "IQ"), ("Kaboul", "Kabul", "AF"), ("Taëz", "Taiz", "YE"),
        ("Hodeida", "Hodeidah", "YE"), ("Kiev", "Kyiv", "UA"), ("Odessa", "Odesa", "UA"),
        ("Tombouctou", "Timbuktu", "ML"), ("Mogadiscio", "Mogadishu", "SO"), ("Tigré", "Tigray", "ET"),
        ("Euphrate", "Euphrates", None), ("RDC", "Democratic Republic of the Congo", "CD"), ("الرقة", "Raqqa", "SY"),
        ("Харків", "Kharkiv", "UA"),
    ],
)  # fmt: skip
def test_exonyms_and_transliterations(spelling: str, name: str, country: str | None) -> None:
    found = gazetteer().named([key(spelling)])[key(spelling)]
    assert (name, country) in {(e.name, e.country) for e in found}


def test_keys_level_spelling() -> None:
    assert key("Deir ez-Zor") == key("Deïr Ezzor") == "deirezzor"
    assert key("Ta’izz") == key("Taizz")
    assert skeleton("Al-Soussah") == skeleton("As Susah")


def test_each_province_has_its_towns() -> None:
    book = gazetteer()
    assert len(book.provinces) > 1000
    assert book.named(["bandiagara"])["bandiagara"][0].adm1 == "Mopti"
