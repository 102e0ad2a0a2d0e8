"""A store with something in it: `kept(store, dossier("AP", claim(...)))`."""

from vigie.model import Claim, Report
from vigie.publish.record import record
from vigie.recomputation import recompute
from vigie.store import Filters, Store, claims, incidents, reports


def kept(store: Store, *dossiers: tuple[Report, tuple[Claim, ...]]) -> Store:
    """The store, with these reports and their claims in it, side by side."""
    with store.writing() as connection:
        reports.save(connection, [report for report, _ in dossiers])
        claims.save(connection, [record(one) for _, told in dossiers for one in told])
    recompute(store)
    return store


def every(store: Store, **asked):
    """The ids of the claims asked for."""
    with store.reading() as connection:
        return {one["id"] for one in claims.page(connection, Filters(**asked), limit=500)[1]}


def told(store: Store, **asked):
    """The incidents asked for, as sets of their claims' ids."""
    with store.reading() as connection:
        return {frozenset(one["claims"]) for one in incidents.page(connection, Filters(**asked), limit=500)[1]}
