"""Tiny factories of exports: `row("acled", claim(...), figures={...})` is the one row that an incident makes."""

import csv
import io
import json

from factories import by_id, picture

from vigie.publish.editions import Edition, unmasked
from vigie.publish.exports import exported


def edition(*claims, mask=unmasked, **slots):
    """An edition of one incident that all the claims tell of."""
    return Edition(picture(*claims, **slots), by_id(*claims), mask)


def rows(form, *claims, hxl=False, **slots):
    """The rows of a table."""
    content = exported(form, edition(*claims, **slots), hxl=hxl).content.decode()
    return list(csv.DictReader(io.StringIO(content), strict=True))


def row(form, *claims, **slots):
    """The only row."""
    (found,) = rows(form, *claims, **slots)
    return found


def line(form, *claims, **slots):
    """The only line of JSON Lines."""
    return json.loads(exported(form, edition(*claims, **slots)).content)
