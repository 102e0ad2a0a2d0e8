"""What the store holds side by side is what `vigie corroborate` shows, and can be made again at any time."""

from factories import claim, dossier, toll
from kept import kept, told
from sqlalchemy import delete, select

from vigie.collect import captures
from vigie.comparison import compared
from vigie.importing import imported
from vigie.publish import picture_record
from vigie.recomputation import recompute
from vigie.store import Filters, incidents, reports
from vigie.store.schema import DERIVED
from vigie.store.schema import claims as claims_

STRIKE = {"type": "air_drone_strike", "place": "Raqqa", "day": 3}


def shown(store):
    """Incidents as their records, and reports with their lineage."""
    with store.reading() as connection:
        names = [one["id"] for one in incidents.page(connection, Filters(), limit=500)[1]]
        told = {name: incidents.one(connection, name) for name in names}
        contradictions = sorted(c["id"] for name in names for c in incidents.against(connection, name))
        heads = {one.id: reports.one(connection, one.id) for one in reports.each(connection)}
    return told, contradictions, {name: (one["group"], one["lineage"]) for name, one in heads.items()}


def test_the_samples_side_by_side(store):
    imported(store, ["samples"], captures(["samples"]), who="ann")
    made = picture_record.record(compared(["samples"]).picture)
    told, contradictions, heads = shown(store)
    assert len(told) == len(made["incidents"]) > 10
    for one in made["incidents"]:
        assert one == {name: told[one["id"]][name] for name in one}
    assert contradictions == [one["id"] for one in made["contradictions"]]
    assert heads == {one["id"]: (one["group"], one["lineage"]) for one in made["reports"]}


def test_what_was_computed_can_be_dropped_and_made_again(store):
    kept(store, dossier("AP", claim(**STRIKE, killed=toll(12))), dossier("Fil", claim(**STRIKE, killed=toll(30))))
    before = [
        {n: one[n] for n in ("id", "claims", "figures", "standing", "contradictions")}
        for one in shown(store)[0].values()
    ]
    with store.writing() as connection:
        for table in DERIVED:
            if table.name != "claim_facets":
                connection.execute(delete(table))
    recompute(store)
    after = [
        {n: one[n] for n in ("id", "claims", "figures", "standing", "contradictions")}
        for one in shown(store)[0].values()
    ]
    assert before == after and after[0]["standing"] == "disputed"


def test_what_says_the_same_keeps_its_version(store):
    kept(store, dossier("AP", claim(**STRIKE)), dossier("Fil", claim(type="arrests", place="Bria", day=9)))
    assert recompute(store).changed == 0
    assert {one["version"] for one in shown(store)[0].values()} == {1}
    kept(store, dossier("Rue", claim(**STRIKE), day=5))
    assert sorted(one["version"] for one in shown(store)[0].values()) == [1, 2]


def test_one_more_report_joins_its_incident(store):
    first, second = dossier("AP", claim(**STRIKE)), dossier("Fil", claim(**STRIKE))
    kept(kept(store, first), second)
    assert told(store) == {frozenset((first[1][0].id, second[1][0].id))}


def test_what_a_copy_repeats(store):
    first = dossier("AP", claim(**STRIKE, killed=toll(12)), day=3)
    copied, mine = dossier("AP", claim(**STRIKE, killed=toll(12)), day=4, id="Rue", publisher="Rue", uri="Rue.txt")
    kept(store, first, (copied, mine))
    with store.reading() as connection:
        rows = dict(connection.execute(select(claims_.c.id, claims_.c.copy_of)).tuples().all())
    assert rows == {first[1][0].id: None, mine[0].id: first[1][0].id}
