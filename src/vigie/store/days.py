"""When things happened: how many incidents of each type, by day, week, month or year."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, func, select

from vigie.store import filters
from vigie.store.filters import Filters
from vigie.store.schema import incidents

Record = dict[str, Any]
LENGTHS = {"day": 10, "month": 7, "year": 4}  # characters of an ISO date


def by_day(connection: Connection, asked: Filters, *, step: str = "day") -> list[Record]:
    """What the filters leave, in the order of time: `day` (or month 2017-06, year 2017) with `types`, incidents of each."""
    where = filters.of_incidents(connection, asked)
    when = func.substr(incidents.c.day, 1, LENGTHS[step]) if step != "day" else incidents.c.day
    query = select(when.label("when"), incidents.c.type, func.count()).where(*where, incidents.c.day != "")
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for day, kind, number in connection.execute(query.group_by("when", incidents.c.type)).tuples():
        found[day][kind] = number
    return [{"day": day, "types": dict(sorted(found[day].items()))} for day in sorted(found)]
