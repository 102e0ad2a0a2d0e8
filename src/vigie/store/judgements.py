"""What people judged: kept as it was said, for ever. What it bears on now is computed beside it (`bearings`).

Each judgement is acknowledged only when it, its line in the audit log and its effect on its claims are one transaction
on the disk. Whoever judges says which version was seen; where somebody was faster, ConflictError says who and what.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select

from vigie.errors import ConflictError, OptionError, UnknownError
from vigie.store import audit, bearing, corrections
from vigie.store.anchors import anchor
from vigie.store.claims import by_ids
from vigie.store.connections import now
from vigie.store.filters import EXACT
from vigie.store.schema import bearings, claims, judgements
from vigie.store.schema import incidents as incidents_

Record = dict[str, Any]
OF_CLAIMS = ("accept", "reject", "correct", "note")
OF_INCIDENTS = ("split", "merge")
KINDS = (*OF_CLAIMS, *OF_INCIDENTS, "undo", "propose", "publish", "mask", "unmask")


def add(
    connection: Connection, *, who: str, kind: str, claims: Sequence[str] = (), incidents: Sequence[str] = (),
    slot: str | None = None, value: Any = None, selector: Record | None = None, reason: str | None = None,
    undoes: int | None = None, version: int | None = None, key: str | None = None,
) -> Record:  # fmt: skip
    """Keep a judgement and let it take effect; its record, with `n`.

    `version` is what the person saw of the first claim, or of the first incident for split and merge. A split's `claims`
    leave the incident, the others stay; a merge puts all claims of its incidents together. The same `key` again returns
    what was kept the first time. Raises ConflictError, UnknownError, OptionError.
    """
    if key and (kept := _kept(connection, key)):
        return kept
    if kind not in KINDS:
        raise OptionError(f"{kind}: no kind of judgement", remedy=f"one of {', '.join(KINDS)}")
    if kind == "correct":
        value = corrections.checked(slot or "", value)
    groups, homes = _meant(connection, kind, claims, incidents, undoes)
    before = _seen(connection, kind, groups, homes, version)
    told = by_ids(connection, {name for group in groups for name in group})
    row: Record = {
        "at": now(), "who": who, "kind": kind, "groups": [[anchor(told[name]) for name in group] for group in groups],
        "incidents": homes, "slot": slot, "value": value, "old": _old(told, groups, kind, slot), "selector": selector,
        "reason": reason, "undoes": undoes, "version": before, "key": key,
    }  # fmt: skip
    row["n"] = connection.execute(insert(judgements).values(**row).returning(judgements.c.n)).scalar_one()
    bearing.take_effect(connection, row)
    audit.add(
        connection, who=who, action="judge", subject=f"judgement {row['n']}", old=row["old"], new=row, reason=reason
    )
    return one(connection, row["n"]) or row


def _meant(
    connection: Connection, kind: str, named: Sequence[str], homes: Sequence[str], undoes: int | None
) -> tuple[list[list[str]], list[str]]:
    """The claims in groups, and the incidents, that a judgement is about."""
    if kind == "undo":
        row = _row(connection, undoes)
        found = bearing.found(connection, row["n"])
        return [[name for name in found if name]], list(row["incidents"])
    if not homes:
        told = select(claims.c.incident).where(claims.c.id.in_(list(named)), claims.c.incident.is_not(None)).distinct()
        homes = sorted(connection.execute(told).scalars())
    if kind in OF_INCIDENTS:
        return _bound(connection, kind, named, homes), list(homes)
    if kind in OF_CLAIMS and not named and kind != "note":
        raise OptionError(f"{kind}: no claims", remedy="say which claims are judged")
    _known(connection, claims.c.id, named)
    return [list(named)], list(homes)


def _bound(connection: Connection, kind: str, named: Sequence[str], homes: Sequence[str]) -> list[list[str]]:
    """The groups that a merge puts together or a split keeps apart."""
    _known(connection, incidents_.c.id, homes)
    _known(connection, claims.c.id, named)
    held = select(claims.c.id).where(claims.c.incident.in_(list(homes))).order_by(claims.c.published, claims.c.id)
    inside = list(connection.execute(held).scalars())
    if kind == "merge":
        together = list(dict.fromkeys([*inside, *named]))
        if len(homes) < 2 and len(set(named) - set(inside)) == 0:
            raise OptionError("merge: one incident alone", remedy="name two incidents")
        return [together]
    leaving = [name for name in inside if name in set(named)]
    staying = [name for name in inside if name not in set(named)]
    if not leaving or not staying:
        raise OptionError("split: nothing is left on one side", remedy="name some claims of the incident, not all")
    return [leaving, staying]


def _known(connection: Connection, column: Any, names: Iterable[str]) -> None:
    wanted = set(names)
    there = set(connection.execute(select(column).where(column.in_(wanted))).scalars()) if wanted else set()
    if gone := sorted(wanted - there):
        raise UnknownError(f"{column.table.name}: no {gone[0]}", remedy="it may have been computed anew; look again")


def _seen(
    connection: Connection, kind: str, groups: list[list[str]], homes: list[str], version: int | None
) -> int | None:
    """The version of what is judged. Raises ConflictError where the person saw an earlier one."""
    of_claims = kind in OF_CLAIMS or kind == "undo"
    table, names = (claims, [name for group in groups for name in group]) if of_claims else (incidents_, homes)
    if not names:
        return None
    query = select(table.c.id, table.c.version).where(table.c.id.in_(names)).order_by(table.c.id).with_for_update()
    there = dict(connection.execute(query).tuples().all())
    now_ = there.get(names[0])
    if version is not None and now_ is not None and version != now_ and kind != "note":
        theirs = [
            one
            for one in of(connection, claims=names, incidents=() if of_claims else homes)
            if (one["version"] or 0) >= version
        ]
        raise ConflictError("somebody judged it meanwhile", theirs=theirs, version=now_)
    return now_


def _old(told: Mapping[str, Record], groups: list[list[str]], kind: str, slot: str | None) -> Any:
    """What the log keeps of before."""
    if kind == "correct" and slot:
        return corrections.value_at(told[groups[0][0]], slot)
    if kind in OF_CLAIMS:
        return {name: told[name]["status"] for name in groups[0]} if groups[0] else None
    return {
        one["incident"]: sorted(n for n, c in told.items() if c["incident"] == one["incident"]) for one in told.values()
    } or None


def _kept(connection: Connection, key: str) -> Record | None:
    row = connection.execute(select(judgements).where(judgements.c.key == key)).mappings().first()
    return one(connection, row["n"]) if row else None


def _row(connection: Connection, number: int | None) -> RowMapping:
    row = connection.execute(select(judgements).where(judgements.c.n == number)).mappings().first()
    if row is None:
        raise UnknownError(f"judgements: no {number}", remedy="look at the list of judgements")
    return row


def one(connection: Connection, number: int) -> Record | None:
    """A judgement, with `claims` as they are found now, `undone_by`, and why it lapsed if it did."""
    rows = connection.execute(select(judgements).where(judgements.c.n == number)).mappings()
    return next(iter(_shown(connection, rows)), None)


def page(
    connection: Connection,
    *,
    who: str | None = None,
    kind: str | None = None,
    state: str | None = None,
    offset: int = 0,
    limit: int = 50,
) -> tuple[int, list[Record]]:
    """Judgements, the newest first, and how many there are. `state` is stands, lapsed or undone."""
    where = [judgements.c.who == who] if who else []
    where += [judgements.c.kind == kind] if kind else []
    if state:
        where.append(judgements.c.n.in_(select(bearings.c.judgement).where(bearings.c.state == state)))
    some = select(1).select_from(judgements).where(*where).limit(EXACT + 1).subquery()
    total = connection.execute(select(func.count()).select_from(some)).scalar_one()
    query = select(judgements).where(*where).order_by(judgements.c.n.desc()).offset(offset).limit(limit)
    return total, _shown(connection, connection.execute(query).mappings())


def of(connection: Connection, *, claims: Iterable[str] = (), incidents: Iterable[str] = ()) -> list[Record]:
    """The judgements that bear on these claims or incidents (their claims), the oldest first."""
    from vigie.store.schema import claims as claims_

    held = select(claims_.c.id).where(claims_.c.incident.in_(list(incidents)))
    bear = select(bearings.c.judgement).where(bearings.c.claim.in_(list(claims)) | bearings.c.claim.in_(held))
    rows = connection.execute(select(judgements).where(judgements.c.n.in_(bear)).order_by(judgements.c.n)).mappings()
    return _shown(connection, rows)


def of_incident(connection: Connection, name: str) -> list[Record]:
    """The judgements that bear on an incident's claims, the oldest first."""
    return of(connection, incidents=[name])


def lapsed(connection: Connection, *, limit: int = 100) -> list[Record]:
    """The judgements that no longer fit what the machine reads, the newest first."""
    return page(connection, state="lapsed", limit=limit)[1]


def _shown(connection: Connection, rows: Iterable[RowMapping]) -> list[Record]:
    told = [dict(row) for row in rows]
    numbers = [row["n"] for row in told]
    undoing = select(judgements.c.undoes, judgements.c.n).where(judgements.c.undoes.in_(numbers))
    undone = dict(connection.execute(undoing.order_by(judgements.c.n)).tuples().all())
    bears: dict[int, list[RowMapping]] = {}
    query = select(bearings).where(bearings.c.judgement.in_(numbers)).order_by(bearings.c.judgement, bearings.c.anchor)
    for row in connection.execute(query).mappings():
        bears.setdefault(row["judgement"], []).append(row)
    return [_one(row, bears.get(row["n"], []), undone.get(row["n"])) for row in told]


def _one(row: Record, bears: list[RowMapping], undone: int | None) -> Record:
    states = {one["state"] for one in bears}
    state = next((one for one in ("undone", "lapsed") if one in states), "stands")
    was = row["groups"][0][0]["basis"] if row["groups"] and row["groups"][0] else None
    return {name: value for name, value in row.items() if name not in ("groups", "key")} | {
        "id": row["n"], "claims": [one["claim"] for one in bears if one["claim"]], "state": state, "undone_by": undone,
        "lapsed": next((one["because"] for one in bears if one["state"] == "lapsed"), None) if state == "lapsed" else None,
        "was": was,
    }  # fmt: skip
