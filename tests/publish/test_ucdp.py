from datetime import date

import pytest
from editions import edition, row
from factories import actor, claim, outlet, toll, town

from vigie.model import Reconciled
from vigie.publish.exports import exported
from vigie.publish.ucdp import COLUMNS

NAMES = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id"
    " dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article"
    " source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude"
    " longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b"
    " deaths_civilians deaths_unknown best high low gwnoa gwnob"
)
REBELS = actor("agent", "M23 rebels", "March 23 Movement", "rebel_group")
ARMY = actor("target", "army", "FARDC", "state_forces")
MILITIA = actor("target", "militia", "Mai-Mai", "political_militia")
PEOPLE = actor("target", "villagers", None, "civilians")
DEAD = {"killed": Reconciled(5, 7, 9)}


def event(*claims, **slots):
    return row("ucdp", *claims, **({"place": town("Bria"), "figures": DEAD} | slots))


def test_the_49_columns_in_their_order():
    assert " ".join(one.name for one in COLUMNS) == NAMES
    assert len(COLUMNS) == 49


def test_a_state_stands_first_whoever_attacks():
    figures = {"killed:soldiers": Reconciled(9, 24, 31), "killed:fighters": Reconciled(2, 30, 30)}
    found = event(claim(actors=(REBELS, ARMY), who="UN"), figures=figures)
    known = {
        "type_of_violence": "1", "side_a": "FARDC", "side_b": "March 23 Movement", "dyad_name": "FARDC - March 23 Movement",
        "deaths_a": "24", "deaths_b": "30", "deaths_civilians": "0", "deaths_unknown": "0", "low": "11", "best": "54", "high": "61",
        "country_id": "482", "region": "Africa", "source_original": "UN", "number_of_sources": "2", "conflict_new_id": "",
    }  # fmt: skip
    assert {name: found[name] for name in known} == known


@pytest.mark.parametrize(
    ("target", "kind", "sides"),
    [
        (ARMY, "1", "0 0 0 7"),
        (MILITIA, "2", "0 0 0 7"),
        (PEOPLE, "3", "0 0 7 0"),
        (actor("target", "a bridge"), "", "0 0 0 7"),
    ],
)
def test_type_of_violence_and_whose_dead_they_are(target, kind, sides):
    found = event(claim(actors=(REBELS, target)))
    assert found["type_of_violence"] == kind
    assert " ".join(found[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")) == sides


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (Reconciled(5, 7, 9), "5 7 9"), (Reconciled(24, None, None), "24 24 24"), (Reconciled(None, None, 30), "0 0 30"),
        (Reconciled(10, None, 15), "10 10 15"), (Reconciled(12, 12, None), "12 12 12"),
    ],
)  # fmt: skip
def test_low_best_and_high(figure, told):
    found = event(claim(), figures={"killed": figure})
    assert " ".join(found[name] for name in ("low", "best", "high")) == told


def test_what_a_party_counts_of_its_enemy_only_reaches_high():
    figures = {"killed": Reconciled(17, 23, 30), "killed:fighters": Reconciled(35, None, 35)}
    found = event(claim(killed=toll(35)), figures=figures)
    assert [found[name] for name in ("low", "best", "high")] == ["17", "23", "35"]


@pytest.mark.parametrize(("days", "prec"), [(1, "1"), (2, "2"), (6, "2"), (7, "3"), (28, "4"), (400, "5")])
def test_date_prec(days, prec):
    end = date.fromordinal(date(2017, 6, 3).toordinal() + days - 1)
    assert event(claim(), end=end)["date_prec"] == prec


def test_the_grid_cell_and_the_point():
    found = event(claim(), place=town("Bria", latitude=-89.9, longitude=-179.9))
    assert (found["priogrid_gid"], found["geom_wkt"]) == ("1", "POINT (-179.9 -89.9)")
    assert event(claim(), place=town("Bria", latitude=90, longitude=180))["priogrid_gid"] == str(360 * 720)


def test_a_toll_over_a_period_is_less_clear():
    assert event(claim())["event_clarity"] == "1"
    assert event(claim(type="casualties", acled=None), type="casualties")["event_clarity"] == "2"
    assert event(claim(modality="ongoing"))["event_clarity"] == "2"


def test_sources_are_reports_and_the_voice_is_the_original():
    found = event(claim(who="UN", of=outlet("AP", title="Dead, at the market")))
    assert found["source_article"] == '"AP,2017-06-04,Dead, at the market"'
    assert (found["source_office"], found["source_headline"], found["source_original"]) == (
        "AP",
        "Dead, at the market",
        "UN",
    )


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        ({"figures": {}}, "without a dead"), ({"figures": {"killed": Reconciled(0, 0, 0)}}, "without a dead"),
        ({"end": None}, "without a first and a last day"), ({"place": None}, "without a country"),
    ],
)  # fmt: skip
def test_what_ucdp_does_not_count_is_left_out(slots, why):
    made = exported("ucdp", edition(claim(), **({"place": town("Bria"), "figures": DEAD} | slots)))
    assert (made.held, dict(made.left)) == (0, {why: 1})
