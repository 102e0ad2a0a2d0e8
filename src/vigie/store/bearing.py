"""What judgements bear on now: each anchor's claim, whether the judgement stands, and what claims are thereby."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, or_, select

from vigie.store import anchors, corrections, lapses
from vigie.store.claims import judge
from vigie.store.incidents import bump, judged
from vigie.store.inserting import STEP, add
from vigie.store.schema import bearings, claims, incidents, judgements, reports

Record = dict[str, Any]


def take_effect(connection: Connection, row: Record) -> None:
    """A judgement that was just given bears on its claims, and on what others judged of them."""
    names = [one["id"] for group in row["groups"] for one in group]
    add(connection, bearings, [_bears(row["n"], k, name) for k, name in enumerate(names)])
    if row["kind"] == "undo":
        names += [name for name in found(connection, row["undoes"]) if name]
    homes = set(row["incidents"]) | set(_homes(connection, names))
    settle(connection, names)
    bump(connection, homes)
    judged(connection, homes)


def _bears(judgement: int, k: int, claim: str | None, state: str = "stands", because: str = "") -> Record:
    return {"judgement": judgement, "anchor": k, "claim": claim, "state": state, "because": because}


def found(connection: Connection, judgement: int) -> list[str | None]:
    """The claims that a judgement's anchors mean now, in their order."""
    query = select(bearings.c.claim).where(bearings.c.judgement == judgement).order_by(bearings.c.anchor)
    return list(connection.execute(query).scalars())


def _homes(connection: Connection, names: Iterable[str]) -> list[str]:
    query = select(claims.c.incident).where(claims.c.id.in_(list(names)), claims.c.incident.is_not(None))
    return list(connection.execute(query.distinct()).scalars())


def undone(connection: Connection) -> frozenset[int]:
    """The judgements that an undo took back, where nobody took back the undo."""
    rows = connection.execute(select(judgements.c.n, judgements.c.undoes).where(judgements.c.undoes.is_not(None)))
    gone: set[int] = set()
    for number, of in sorted(rows.tuples(), reverse=True):
        if number not in gone:
            gone.add(of)
    return frozenset(gone)


def again(connection: Connection) -> None:
    """Find the claims of all judgements anew, say which judgements lapsed, and correct the claims: after any reading."""
    rows = [dict(row) for row in connection.execute(select(judgements).order_by(judgements.c.n)).mappings()]
    near = _near(connection, rows)
    connection.execute(delete(bearings))
    made = []
    for row in rows:
        for k, one in enumerate(_anchors(row)):
            claim = anchors.found(one, _candidates(near, one))
            made.append(_bears(row["n"], k, claim["id"] if claim else None))
    add(connection, bearings, made)
    names = {one["claim"] for one in made if one["claim"]}
    names |= set(connection.execute(select(claims.c.id).where(claims.c.status != "unjudged")).scalars())
    settle(connection, names)


def _anchors(row: Mapping[str, Any]) -> Iterator[Record]:
    for group in row["groups"]:
        yield from group


def _near(connection: Connection, rows: list[Record]) -> dict[str, list[Record]]:
    """The claims of the reports that anchors name, by report and by URI."""
    wanted = [one for row in rows for one in _anchors(row)]
    ids, uris = sorted({one["report"] for one in wanted}), sorted({one["uri"] for one in wanted})
    found: dict[str, list[Record]] = {}
    for k in range(0, len(ids), STEP):
        _gather(connection, found, claims.c.report.in_(ids[k : k + STEP]))
    for k in range(0, len(uris), STEP):
        named = select(reports.c.id).where(
            reports.c.uri.in_(uris[k : k + STEP]), reports.c.id.not_in(list(found)[:STEP])
        )
        _gather(connection, found, claims.c.report.in_(named))
    return found


def _gather(connection: Connection, found: dict[str, list[Record]], where: Any) -> None:
    rows = connection.execute(select(claims.c.record).where(where).order_by(claims.c.report, claims.c.order)).scalars()
    told = list(rows)
    for record in told:
        for name in {record["report"]["id"], "uri " + record["report"]["uri"]}:
            if all(one["id"] != record["id"] for one in found.setdefault(name, [])):
                found[name].append(record)


def _candidates(near: Mapping[str, list[Record]], one: Record) -> list[Record]:
    """The claims of an anchor's report; where it is not there any more, those of a report at the same URI."""
    return near.get(one["report"]) or near.get("uri " + one["uri"], [])


def settle(connection: Connection, names: Iterable[str]) -> None:
    """Work out anew what judgements make of these claims, and which of them lapsed."""
    gone = undone(connection)
    wanted = sorted(set(names))
    for k in range(0, len(wanted), STEP):
        _settle(connection, wanted[k : k + STEP], gone)
    _settle_lost(connection, gone)


def _settle(connection: Connection, names: list[str], gone: frozenset[int]) -> None:
    query = (
        select(bearings.c.claim, bearings.c.anchor, bearings.c.state, bearings.c.because, judgements)
        .join(judgements, judgements.c.n == bearings.c.judgement)
        .where(bearings.c.claim.in_(names)).order_by(judgements.c.n, bearings.c.anchor)
    )  # fmt: skip
    bears: dict[str, list[Record]] = {}
    for found_ in connection.execute(query).mappings():
        bears.setdefault(found_["claim"], []).append(dict(found_))
    there = select(claims.c.id, claims.c.record, claims.c.judged, claims.c.verdict, claims.c.status).where(
        claims.c.id.in_(names)
    )
    for row in list(connection.execute(there).mappings()):
        states: list[Record] = []
        record, verdict, status = folded(row["record"], bears.get(row["id"], []), gone, states)
        _note(connection, states)
        shown = record if record != row["record"] else None
        if (shown, verdict, status) != (row["judged"], row["verdict"], row["status"]):
            judge(connection, row["id"], shown, verdict, status)


def folded(
    claim: Record, bears: Iterable[Mapping[str, Any]], gone: frozenset[int], states: list[Record]
) -> tuple[Record, Record | None, str]:
    """What judgements, in their order, make of a claim: its record, who judged what, and its status.

    `states` takes for each judgement whether it stands, lapsed or was undone, and why.
    """
    judged: Record | None = None
    slots: Record = {}
    status = "unjudged"
    for row in bears:
        was = list(_anchors(row))[row["anchor"]]["basis"]
        why = lapses.lapsed(lapses.Judged(row["kind"], was, row["slot"], row["value"]), claim)
        state = "undone" if row["n"] in gone else "lapsed" if why else "stands"
        states.append(_bears(row["n"], row["anchor"], claim["id"], state, why if state == "lapsed" and why else ""))
        if state != "stands":
            continue
        if row["kind"] in ("accept", "reject"):
            judged, status = _by(row), f"{row['kind']}ed"
        elif row["kind"] == "correct":
            old = corrections.value_at(claim, row["slot"])
            claim = corrections.corrected(claim, row["slot"], row["value"], was)
            slots[row["slot"]] = {"judgement": row["n"], "who": row["who"], "at": row["at"], "old": old}
            judged, status = _by(row), "corrected"
    return claim, {"judged": judged, "corrected": slots} if judged else None, status


def _by(row: Mapping[str, Any]) -> Record:
    return {name: row[name] for name in ("kind", "who", "at", "reason")} | {"id": row["n"]}


def _note(connection: Connection, states: list[Record]) -> None:
    for one in states:
        same = (bearings.c.judgement == one["judgement"]) & (bearings.c.anchor == one["anchor"])
        connection.execute(bearings.update().where(same).values(state=one["state"], because=one["because"]))


def _settle_lost(connection: Connection, gone: frozenset[int]) -> None:
    """Judgements whose words are told no more."""
    lost = bearings.c.claim.is_(None)
    taken = bearings.c.judgement.in_(gone)
    connection.execute(bearings.update().where(lost, taken).values(state="undone", because=""))
    why = lapses.lapsed(lapses.Judged("accept", {}), None)
    connection.execute(bearings.update().where(lost, ~taken).values(state="lapsed", because=why))


def decisions(connection: Connection) -> list[Record]:
    """Merges and splits that stand, the oldest first, as files of judgements have them: `merge` or `split` of claims' ids."""
    gone = undone(connection)
    query = select(judgements).where(judgements.c.kind.in_(("merge", "split"))).order_by(judgements.c.n)
    made: list[Record] = []
    for row in connection.execute(query).mappings():
        if row["n"] in gone:
            continue
        names = iter(found(connection, row["n"]))
        groups = [[name for _ in group if (name := next(names))] for group in row["groups"]]
        if row["kind"] == "merge" and len(groups[0]) > 1:
            made.append({"merge": groups[0]})
        elif row["kind"] == "split" and all(groups):
            made.append({"split": groups})
    return made


def touched(connection: Connection, names: Iterable[str]) -> list[str]:
    """The incidents of claims, and those that judgements of these claims named."""
    wanted = list(names)
    bear = select(bearings.c.judgement).where(bearings.c.claim.in_(wanted))
    named = connection.execute(select(judgements.c.incidents).where(judgements.c.n.in_(bear))).scalars()
    found = {one for several in named for one in several}
    there = select(incidents.c.id).where(or_(incidents.c.id.in_(found), incidents.c.id.in_(_homes(connection, wanted))))
    return sorted(connection.execute(there).scalars())
