"""The exports by name: every check first, then the whole of the format in memory; a failed check publishes nothing."""

from collections.abc import Callable
from importlib import import_module

from vigie.errors import OptionError
from vigie.publish import checks
from vigie.publish.editions import Edition
from vigie.publish.outgoing import Outgoing

_MODULES = {
    "acled": "acled", "ucdp": "ucdp", "plover": "plover", "geojson": "geojson", "parquet": "parquet", "jsonl": "claim_lines",
    "prov": "prov", "ninjs": "ninjs",
}  # fmt: skip
EXPORTS = tuple(_MODULES)
TAGGED = ("acled", "ucdp")  # tables that take a row of HXL tags


def exported(form: str, edition: Edition, *, hxl: bool = False) -> Outgoing:
    """The edition in this format. Raises PublishError where a check fails, OptionError where tags have no place."""
    if hxl and form not in TAGGED:
        raise OptionError(f"--hxl: {form} is no table", remedy=f"use it with {' or '.join(TAGGED)}")
    checks.hold(edition)
    module = import_module(f"vigie.publish.{_MODULES[form]}")
    if not hxl:
        make: Callable[[Edition], Outgoing] = module.outgoing
        return make(edition)
    made: Outgoing = module.outgoing(edition, hxl=True)
    import_module("vigie.publish.hxl").hold(made.content)
    return made
