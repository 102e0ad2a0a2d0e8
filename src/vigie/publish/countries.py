"""What other data sets call a country: its codes, numbers and regions."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import tomli

# UCDP's regions, by the numbers of Gleditsch and Ward (UCDP GED Codebook, "region").
_REGIONS = ((199, "Americas"), (399, "Europe"), (629, "Africa"), (699, "Middle East"), (999, "Asia"))


@dataclass(frozen=True, slots=True)
class Country:
    """A country under the names of others; None where we are not sure."""

    code: str  # ISO 3166-1 alpha-2
    name: str
    iso3: str | None = None
    number: int | None = None  # ISO 3166-1 numeric
    gw: int | None = None  # Gleditsch and Ward
    region: str | None = None  # ACLED's

    @property
    def ucdp_region(self) -> str | None:
        """The region in which UCDP counts it."""
        return next((name for last, name in _REGIONS if self.gw <= last), None) if self.gw else None


def country(code: str | None) -> Country | None:
    """The country of a code of two letters; None for none and for one that does not exist."""
    return _countries().get(code) if code else None


@cache
def _countries() -> dict[str, Country]:
    codes = tomli.loads(files(__package__).joinpath("countries.toml").read_text("utf-8"))
    table = files("vigie.languages").joinpath("actors", "countries.toml").read_text("utf-8")
    names = {row["iso"]: row["en"] for row in tomli.loads(table)["country"]}
    return {code: Country(code, names.get(code, code), **row) for code, row in codes.items()}
