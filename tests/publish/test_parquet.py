import io
from datetime import date

import pyarrow.parquet
from editions import edition
from factories import actor, claim, town

from vigie.model import Reconciled
from vigie.publish.exports import exported


def table(*claims, **slots):
    """The table as pyarrow reads it."""
    found = pyarrow.parquet.read_table(io.BytesIO(exported("parquet", edition(*claims, **slots)).content))
    found.validate(full=True)
    return found


def test_types_and_values():
    found = table(
        claim(actors=(actor("agent", "rebels", None, "rebel_group"),)),
        place=town("Bria"),
        figures={"killed": Reconciled(5, None, 9)},
    )
    assert str(found.schema.field("start").type) == "date32[day]"
    (row,) = found.to_pylist()
    assert (row["place"], row["start"], row["sources"]) == ("Bria", date(2017, 6, 3), 2)
    assert row["figures"] == [{"what": "killed", "low": 5, "best": None, "high": 9}]
    assert row["agents"] == [{"name": "rebels", "kind": "rebel_group"}]


def test_what_is_not_known_is_null():
    (row,) = table(claim(), start=None, end=None).to_pylist()
    assert (row["place"], row["latitude"], row["where_prec"], row["start"]) == (None, None, None, None)
