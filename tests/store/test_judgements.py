"""What people judge is kept, takes effect at once, and finds its claim again however it is read."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from factories import claim, dossier, toll
from kept import every, kept, told

from vigie.errors import ConflictError, OptionError, UnknownError
from vigie.publish.record import record
from vigie.recomputation import recompute, revise
from vigie.store import Filters, audit, bearing, checks, claims, incidents, judgements, places, reports

STRIKE = {"type": "air_drone_strike", "place": "Raqqa", "day": 3}
TWELVE = {"what": "killed", "text": "13", "bound": "exact", "low": 13, "best": 13, "high": 13}


def two():
    """Two reports of one strike."""
    return dossier("AP", claim(**STRIKE, killed=toll(12))), dossier("Fil", claim(**STRIKE, killed=toll(12)))


def judge(store, kind, *names, **slots):
    """A judgement, and what it makes of the incidents."""
    with store.writing() as connection:
        made = judgements.add(connection, who=slots.pop("who", "ann"), kind=kind, claims=names, **slots)
        revise(connection, made["claims"])
    return made


def reread(store, report, *told):
    """The report is read anew, and says this."""
    with store.writing() as connection:
        claims.replace(connection, report.id, [record(one) for one in told])
    recompute(store)


def one(store, name):
    with store.reading() as connection:
        return claims.by_ids(connection, [name])[name]


def state(store, number):
    with store.reading() as connection:
        return judgements.one(connection, number)["state"]


def test_accepting_and_undoing(store):
    (name,) = every(kept(store, dossier("AP", claim())))
    made = judge(store, "accept", name, reason="seen")
    assert (one(store, name)["status"], one(store, name)["judged"]["who"]) == ("accepted", "ann")
    back = judge(store, "undo", undoes=made["id"])
    assert one(store, name)["status"] == "unjudged" and state(store, made["id"]) == "undone"
    judge(store, "undo", undoes=back["id"])
    assert one(store, name)["status"] == "accepted"


def test_a_correction_counts_in_the_incident(store):
    names = every(kept(store, *two()))
    name = min(names)
    judge(store, "correct", name, slot="figures.0", value=TWELVE)
    shown = one(store, name)
    assert shown["figures"][0]["low"] == 13 and shown["corrected"]["figures.0"]["old"]["low"] == 12
    with store.reading() as connection:
        (incident,) = incidents.of_claims(connection, [name])
        assert incident["figures"]["killed"]["high"] == 13 and incident["judged"] == 1


def test_what_is_rejected_counts_nowhere(store):
    names = every(kept(store, *two()))
    name = min(names)
    made = judge(store, "reject", name)
    assert told(store) == {frozenset(names - {name})} and one(store, name)["status"] == "rejected"
    recompute(store)
    assert told(store) == {frozenset(names - {name})}
    judge(store, "undo", undoes=made["id"])
    assert told(store) == {frozenset(names)}


def test_a_rejected_claim_leaves_an_incident_that_stays(store):
    names = sorted(every(kept(store, *two())))
    judge(store, "reject", names[1])
    assert one(store, names[1])["incident"] is None
    with store.reading() as connection:
        assert not list(checks.faults(connection))


def test_the_map_follows(store):
    names = sorted(every(kept(store, *two())))
    judge(store, "split", names[0])
    with store.reading() as connection:
        (shown,) = places.by_place(connection, Filters())["places"]
    assert (shown["name"], shown["incidents"], shown["claims"]) == ("Raqqa", 2, 2)
    moved = {"text": "Bria", "name": "Bria", "country": "CF", "latitude": 6.5, "longitude": 22.0}
    judge(store, "correct", names[0], slot="place", value=moved)
    with store.reading() as connection:
        assert {one["name"]: one["incidents"] for one in places.by_place(connection, Filters())["places"]} == {
            "Raqqa": 1,
            "Bria": 1,
        }


def test_splitting_merging_and_undoing(store):
    names = every(kept(store, *two()))
    (home,) = [one(store, name)["incident"] for name in sorted(names)[:1]]
    split = judge(store, "split", min(names), incidents=[home])
    apart = {frozenset([name]) for name in names}
    assert told(store) == apart
    recompute(store)
    assert told(store) == apart
    judge(store, "merge", incidents=[one(store, name)["incident"] for name in names])
    assert told(store) == {frozenset(names)}
    recompute(store)
    assert told(store) == {frozenset(names)}
    assert state(store, split["id"]) == "stands"


@pytest.mark.parametrize("recomputed", [False, True])
def test_undoing_a_split(store, recomputed):
    names = every(kept(store, *two()))
    split = judge(store, "split", min(names))
    if recomputed:
        recompute(store)
    judge(store, "undo", undoes=split["id"])
    assert told(store) == {frozenset(names)}


def test_it_is_found_again_when_the_claim_is_read_under_another_id(store):
    report, (first,) = dossier("AP", claim(**STRIKE, killed=toll(12)))
    kept(store, (report, (first,)))
    made = judge(store, "correct", first.id, slot="figures.0", value=TWELVE)
    again = replace(first, occurrence=1)
    assert again.id != first.id
    reread(store, report, again)
    assert one(store, again.id)["figures"][0]["low"] == 13 and state(store, made["id"]) == "stands"


def test_it_is_found_again_in_another_edition_of_the_page(store):
    report, (first,) = dossier("AP", claim(**STRIKE, killed=toll(12)))
    kept(store, (report, (first,)))
    made = judge(store, "accept", first.id)
    edition = replace(report, id="f" * 64)
    with store.writing() as connection:
        claims.replace(connection, report.id, [])
        reports.save(connection, [edition])
        claims.save(connection, [record(replace(first, report=edition))])
    recompute(store)
    (name,) = every(store)
    assert one(store, name)["status"] == "accepted" and state(store, made["id"]) == "stands"


def test_it_lapses_when_something_else_is_read_and_comes_back(store):
    report, (first,) = dossier("AP", claim(**STRIKE, killed=toll(12)))
    kept(store, (report, (first,)))
    made = judge(store, "accept", first.id)
    reread(store, report, replace(first, event=replace(first.event, type="arrests")))
    (name,) = every(store)
    assert state(store, made["id"]) == "lapsed" and one(store, name)["status"] == "unjudged"
    with store.reading() as connection:
        (lapsed,) = judgements.lapsed(connection)
        assert "arrests" in lapsed["lapsed"]
        assert [row["lapsed"] for row in incidents.of_claims(connection, [name])] == [1]
    reread(store, report, first)
    assert state(store, made["id"]) == "stands" and one(store, first.id)["status"] == "accepted"


def test_it_lapses_when_its_words_are_gone(store):
    report, (first,) = dossier("AP", claim())
    kept(store, (report, (first,)))
    made = judge(store, "accept", first.id)
    reread(store, report)
    assert state(store, made["id"]) == "lapsed"


def test_whoever_comes_second_is_told_who_was_first(store):
    (name,) = every(kept(store, dossier("AP", claim())))
    judge(store, "reject", name, version=1)
    with pytest.raises(ConflictError) as raised:
        judge(store, "accept", name, version=1, who="bob")
    assert [one["who"] for one in raised.value.theirs] == ["ann"] and raised.value.version == 2
    judge(store, "accept", name, version=2, who="bob")
    assert one(store, name)["status"] == "accepted"


def test_two_claims_of_one_incident_do_not_collide(store):
    names = sorted(every(kept(store, *two())))
    for name in names:
        judge(store, "accept", name, version=1)
    assert [one(store, name)["status"] for name in names] == ["accepted"] * 2


def test_a_split_that_comes_second_is_refused(store):
    names = sorted(every(kept(store, *two())))
    with store.reading() as connection:
        (home,) = incidents.of_claims(connection, names)
    judge(store, "accept", names[0])
    with pytest.raises(ConflictError):
        judge(store, "split", names[0], incidents=[home["id"]], version=home["version"])


def test_of_many_at_once_one_is_first(store):
    (name,) = every(kept(store, dossier("AP", claim())))

    def attempt(k):
        try:
            return judge(store, "accept", name, version=1, who=f"person {k}")["who"]
        except ConflictError:
            return None

    with ThreadPoolExecutor(6) as threads:
        done = [who for who in threads.map(attempt, range(6)) if who]
    assert len(done) == 1
    with store.reading() as connection:
        assert judgements.page(connection)[0] == 1 and audit.verify(connection).wrong == ()


def test_one_sent_twice_is_kept_once(store):
    (name,) = every(kept(store, dossier("AP", claim())))
    first, again = (judge(store, "accept", name, key="a1") for _ in range(2))
    assert first["id"] == again["id"] and one(store, name)["version"] == 2


@pytest.mark.parametrize(
    ("kind", "slots", "error"),
    [
        ("praise", {}, OptionError), ("correct", {"slot": "event.type", "value": "party"}, OptionError),
        ("correct", {"slot": "id", "value": "x"}, OptionError), ("correct", {"slot": "figures.0", "value": {"who": 1}}, OptionError),
        ("correct", {"slot": "figures.x", "value": None}, OptionError), ("correct", {"slot": "place", "value": "Raqqa"}, OptionError),
        ("split", {}, OptionError), ("merge", {}, OptionError), ("accept", {"claims": ["unknown"]}, UnknownError),
        ("merge", {"incidents": ["unknown", "neither"]}, UnknownError), ("undo", {"undoes": 99}, UnknownError),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_leaves_nothing(store, kind, slots, error):
    names = [*every(kept(store, dossier("AP", claim())))]
    with pytest.raises(error) as raised, store.writing() as connection:
        judgements.add(connection, who="ann", kind=kind, **({"claims": names} | slots))
    assert raised.value.remedy
    with store.reading() as connection:
        assert judgements.page(connection) == (0, []) and audit.verify(connection).rows == 0


def test_decisions_are_those_of_a_file_of_judgements(store):
    names = sorted(every(kept(store, *two())))
    judge(store, "split", names[0])
    with store.reading() as connection:
        assert bearing.decisions(connection) == [{"split": [[names[0]], [names[1]]]}]
