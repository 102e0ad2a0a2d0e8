"""The row of HXL hashtags beneath a CSV's head, and its validation by libhxl before anything leaves."""

import csv
import io

from vigie.publish.needs import needed
from vigie.publish.outgoing import PublishError

# What every row is held to, by its tag; after HXL 1.1 schemas. What is not known may be empty.
SCHEMA = [
    ["#valid_tag", "#valid_required+min", "#valid_datatype", "#valid_value+min", "#valid_value+max", "#valid_unique"],
    ["#event+id-rel-conflict-dyad", "1", "", "", "", "true"],
    ["#date+start", "", "date", "", "", ""],
    ["#date+end", "", "date", "", "", ""],
    ["#geo+lat", "", "number", "-90", "90", ""],
    ["#geo+lon", "", "number", "-180", "180", ""],
    ["#affected+killed", "", "number", "0", "", ""],
]


def hold(content: bytes) -> None:
    """Raises PublishError, with the row and the value, where libhxl finds the tagged table wrong."""
    hxl = needed("hxl", "--hxl")
    rows = list(csv.reader(io.StringIO(content.decode())))
    found: list[str] = []
    try:
        hxl.data(rows).validate(SCHEMA, callback=lambda error: found.append(_words(error)))
    except hxl.HXLException as error:
        found.append(str(error))
    if found:
        raise PublishError(
            f"--hxl: {found[0]}", remedy="correct the value where it comes from, or publish without --hxl"
        )


def _words(error: object) -> str:
    row, value, rule, message = (getattr(error, name, None) for name in ("row", "value", "rule", "message"))
    first = row.values[0] if row is not None and row.values else "?"
    return f"incident {first}: {value!r} under {getattr(rule, 'tag_pattern', 'its tag')}: {message}"
