"""The picture of a store, computed anew: all of it after an import, some incidents at once after a judgement.

Machine results can be dropped and made again at any time; what people judged goes in as it stands: rejected claims are left
out, corrected ones speak as corrected, merges and splits hold.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from vigie.collect.claims import claim as claim_of
from vigie.corroborate import Ledger, pictures
from vigie.corroborate.incidents import Cluster
from vigie.corroborate.judgements import Decision, decision
from vigie.model import Claim, Contradiction, Incident, Lineage, Picture, Placed, Report
from vigie.publish.voices import voices
from vigie.store import Store, bearing, incidents, places, reports
from vigie.store.incidents import Told
from vigie.store.schema import claims as claims_
from vigie.store.schema import judgements as judgements_
from vigie.store.schema import reports as reports_

Record = dict[str, Any]
_TRIES = 3  # computations beside others' work; the next one keeps the others waiting


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What there is now, and how many incidents are new or changed."""

    reports: int
    claims: int
    incidents: int
    contradictions: int
    changed: int


def recompute(store: Store, *, rule: str = "vigie") -> Recomputed:
    """Put all claims of the store side by side anew. What was added meanwhile is taken in too."""
    with store.writing() as connection:
        bearing.again(connection)
    for _ in range(_TRIES):
        with store.reading() as connection:
            mark, made, told = _mark(connection), *_compared(connection, rule)
        with store.writing() as connection:
            if _mark(connection) == mark:
                return _saved(connection, made, told)
    with store.writing() as connection:
        return _saved(connection, *_compared(connection, rule))


def _mark(connection: Connection) -> tuple[int | None, ...]:
    """What changes when somebody adds reports or judges."""
    counts = (func.max(reports_.c.n), func.max(claims_.c.n), func.max(judgements_.c.n))
    return tuple(connection.execute(select(one)).scalar() for one in counts)


def _compared(connection: Connection, rule: str) -> tuple[Picture, dict[str, Claim]]:
    """The picture of everything, and the claims in it."""
    ledger = Ledger(decisions=decisions(connection), rule=rule)
    told: dict[str, Claim] = {}
    of_reports = _by_report(connection)
    for report in reports.each(connection):
        mine = [claim_of(record, report) for record in of_reports.get(report.id, ())]
        ledger.add(report, mine)
        told |= {one.id: one for one in mine}
    return ledger.picture(), told


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """People's merges and splits as they stand."""
    return tuple(decision(one) for one in bearing.decisions(connection))


def _by_report(connection: Connection, names: Iterable[str] | None = None) -> dict[str, list[Record]]:
    """The claims that count, as people corrected them, by report; all of them, or these."""
    query = select(claims_.c.report, claims_.c.record, claims_.c.judged).where(claims_.c.status != "rejected")
    if names is not None:
        query = query.where(claims_.c.id.in_(list(names)))
    found: dict[str, list[Record]] = {}
    for row in connection.execute(query.order_by(claims_.c.report, claims_.c.order)):
        found.setdefault(row.report, []).append(row.judged or row.record)
    return found


def _saved(connection: Connection, made: Picture, told: Mapping[str, Claim]) -> Recomputed:
    placed = {one.report.id: one for one in made.reports}
    against = {one.id: one for one in made.contradictions}
    reports.place(connection, made.reports)
    beside = [_told(one, [against[name] for name in one.contradictions], told, placed) for one in made.incidents]
    changed = incidents.save(connection, beside)
    held = {one.id for one in made.incidents}
    incidents.drop(connection, incidents.ids(connection) - held)
    places.refresh(connection)
    incidents.judged(connection, incidents.with_judgements(connection))
    return Recomputed(len(made.reports), len(told), len(made.incidents), len(made.contradictions), len(changed))


def _told(
    one: Incident, against: Iterable[Contradiction], claims: Mapping[str, Claim], placed: Mapping[str, Placed]
) -> Told:
    """An incident with the voice to which each of its claims belongs, and what each copy repeats."""
    sources: dict[str, tuple[str | None, str | None]] = {}
    for heard in voices(one, claims, placed):
        for told in heard.told:
            sources[told.claim.id] = heard.name, None
            sources |= {copy.id: (heard.name, told.claim.id) for copy in told.copies}
    return Told(one, tuple(against), sources)


def revise(connection: Connection, names: Iterable[str], *, rule: str = "vigie") -> list[str]:
    """Compute the incidents of these claims anew, in the transaction of a judgement of them; the ids of what they are now.

    Compared are the claims of these incidents and of those that happened there and then, with the lineage that is known;
    the next `recompute` looks further.
    """
    homes = sorted({*bearing.touched(connection, names), *incidents.near(connection, names)})
    inside = {claim for home in homes for claim in _held(connection, home)} | set(names)
    told = _by_report(connection, inside)
    ledger = Ledger(decisions=decisions(connection), rule=rule)
    for report in reports.each(connection, told):
        ledger.add(report, [claim_of(record, report) for record in told[report.id]])
    placed = _placed(connection, ledger)
    lineage = {name: one.lineage for name, one in placed.items()}
    groups = {name: one.group for name, one in placed.items()}
    by_id = {s.id: s.claim for account in ledger.accounts.values() for s in account.statements}
    made = []
    for one in ledger.picture().incidents:
        mine = set(one.claims)
        accounts = tuple(a for a in ledger.accounts.values() if any(s.id in mine for s in a.statements))
        incident, against = pictures.incident(Cluster(accounts, one.because), lineage, groups, rule=rule)
        made.append(_told(incident, against, by_id, placed))
    where = places.of_incidents(connection, homes)
    incidents.save(connection, made)
    incidents.drop(connection, [home for home in homes if home not in {one.incident.id for one in made}])
    now = [one.incident.id for one in made]
    incidents.judged(connection, now)
    places.recount(connection, where | places.of_incidents(connection, now))
    return now


def _held(connection: Connection, home: str) -> list[str]:
    return list(connection.execute(select(claims_.c.id).where(claims_.c.incident == home)).scalars())


def _placed(connection: Connection, ledger: Ledger) -> dict[str, Placed]:
    """The reports of a ledger with their lineage as the store knows it."""
    heads = reports.heads(connection, ledger.items)
    return {name: _place(item.report, heads[name]) for name, item in ledger.items.items()}


def _place(report: Report, head: Record) -> Placed:
    known = head["lineage"] or {"kind": "original", "of": None, "score": 1.0, "because": []}
    lineage = Lineage(known["kind"], known["of"], known["score"], tuple(known["because"]))
    return Placed(report, head["group"] or report.id, lineage)
