from datetime import date

import pytest
from editions import edition, row, rows
from factories import actor, claim, outlet, toll, town

from vigie.coding.codebooks import ACLED
from vigie.model import Contradiction, Picture, Reconciled
from vigie.publish.acled import COLUMNS
from vigie.publish.editions import Edition
from vigie.publish.exports import exported

NAMES = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2"
    " assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude"
    " geo_precision source source_scale notes fatalities tags timestamp"
)
REBELS = actor("agent", "M23 rebels", "March 23 Movement", "rebel_group")
ARMY = actor("target", "army", "FARDC", "state_forces")
PEOPLE = actor("target", "villagers", None, "civilians")


def coded(*claims, **slots):
    return row("acled", *claims, **({"place": town("Bria")} | slots))


def test_the_31_columns_in_their_order():
    assert " ".join(one.name for one in COLUMNS) == NAMES
    assert len(COLUMNS) == 31


def test_a_clash():
    found = coded(
        claim(type="armed_clash", acled=ACLED["armed_clash"], actors=(REBELS, ARMY), of=outlet("AP")),
        type="armed_clash",
    )
    known = {
        "event_id_cnty": "CAFx", "event_date": "2017-06-03", "year": "2017", "time_precision": "1", "sub_event_type": "Armed clash",
        "disorder_type": "Political violence", "actor1": "March 23 Movement", "inter1": "2", "actor2": "FARDC", "inter2": "1",
        "interaction": "12", "civilian_targeting": "", "iso": "140", "region": "Middle Africa", "location": "Bria", "source": "AP",
        "latitude": "6.542", "geo_precision": "1", "fatalities": "0", "timestamp": "",
    }  # fmt: skip
    assert {name: found[name] for name in known} == known
    assert found["country"] == "Central African Republic"


@pytest.mark.parametrize("kind", [kind for kind, titles in ACLED.items() if titles])
def test_every_sub_event(kind):
    found = coded(claim(type=kind, acled=ACLED[kind]), type=kind)
    assert (found["event_type"], found["sub_event_type"]) == ACLED[kind]


def test_people_are_named_by_kind_and_country():
    found = coded(claim(actors=(REBELS, PEOPLE)))
    assert (found["actor2"], found["inter2"], found["interaction"]) == (
        "Civilians (Central African Republic)",
        "7",
        "27",
    )
    assert found["civilian_targeting"] == "Civilian targeting"


@pytest.mark.parametrize(
    ("figure", "fatalities", "note"),
    [
        (toll(12), "12", ": 12."),
        (toll(12, "at_least"), "12", "at least 12"),
        (toll((10, 15), "range"), "10", "10 to 15"),
        (toll(3, "vague"), "3", "“3” (coded to 3)"),
        (toll(24, "vague"), "12", "“24” (coded to 12)"),
        (toll(20, "vague"), "12", "“20” (coded to 12)"),
        (toll(200, "vague"), "100", "“200” (coded to 100)"),
        (toll(30, "at_most"), "3", "at most 30"),
        (toll(2, "at_most"), "2", "at most 2"),
    ],
)
def test_fatalities_by_the_words(figure, fatalities, note):
    told = Reconciled(figure.low, figure.best, figure.high)
    found = coded(claim(who="UN", killed=figure), figures={"killed": told})
    assert found["fatalities"] == fatalities
    assert note in found["notes"]


def test_the_lowest_of_several_figures_is_coded_and_said_to_be():
    claims = claim(who="UN", killed=toll(12)), claim(who="army", killed=toll(5), of=outlet("AP"))
    found = coded(*claims, figures={"killed": Reconciled(5, 12, 12)})
    assert found["fatalities"] == "5"
    assert "UN: 12; army: 5 (coded to 5)" in found["notes"]


def test_sides_add_up_and_parts_do_not():
    figures = {
        "killed:soldiers": Reconciled(9, 9, 9),
        "killed:civilians": Reconciled(4, 4, 4),
        "killed:children": Reconciled(2, 2, 2),
    }
    assert coded(claim(), figures=figures)["fatalities"] == "13"


def test_what_a_party_counts_of_its_enemy_is_taken_only_where_nothing_else_is_there():
    enemy = {"killed:fighters": Reconciled(35, None, 35)}
    assert coded(claim(killed=toll(35)), figures=enemy)["fatalities"] == "35"
    assert coded(claim(killed=toll(35)), figures=enemy | {"killed": Reconciled(17, 23, 30)})["fatalities"] == "17"


def test_nobody_is_named_where_voices_contradict_each_other_on_who_did_it():
    one, two = (
        claim(actors=(REBELS, PEOPLE)),
        claim(of=outlet("AP"), actors=(actor("agent", "army", "FARDC", "state_forces"), PEOPLE)),
    )
    made = edition(one, two, place=town("Bria"), contradictions=("k",))
    against = Contradiction("k", (one.id, two.id), "agent")
    text = exported(
        "acled", Edition(Picture(made.picture.reports, made.picture.incidents, (against,)), made.claims)
    ).content.decode()
    assert "Movement" not in text and "FARDC" not in text


def test_a_rough_place_is_noted_and_a_country_has_no_point():
    near = town("Bria", relation="near", where_prec=2, geo_precision=2)
    assert "near Bria, CF (coded to Bria)" in coded(claim(), place=near)["notes"]
    country = town("Bria", where_prec=6, geo_precision=3)
    assert coded(claim(), place=country)["latitude"] == ""


def test_crowds_are_tags():
    kind = "peaceful_protest"
    told = claim(type=kind, acled=ACLED[kind], figures=(toll(300, "about", what="present"),))
    assert coded(told, type=kind)["tags"] == "crowd size=about 300"
    assert coded(claim(type=kind, acled=ACLED[kind]), type=kind)["tags"] == "crowd size=no report"


@pytest.mark.parametrize(
    ("told", "slots", "why"),
    [
        (claim(type="siege", acled=None), {"type": "siege"}, "of a type without an ACLED sub-event"),
        (claim(modality="planned"), {}, "that nobody says happened"),
        (claim(stance="denies"), {}, "that nobody says happened"),
        (claim(), {"start": None, "end": None}, "without a day"),
        (claim(), {"place": None}, "without a country"),
    ],
)
def test_what_the_codebook_cannot_hold_is_left_out_and_counted(told, slots, why):
    made = exported("acled", edition(told, **({"place": town("Bria")} | slots)))
    assert (made.held, dict(made.left)) == (0, {why: 1})


def test_text_is_one_line_and_no_formula():
    found = coded(claim(of=outlet('=HYPERLINK("x")\nDaily, the')))
    assert found["source"] == '\'=HYPERLINK("x") Daily, the'


@pytest.mark.parametrize(("days", "precision"), [(0, "1"), (6, "2"), (7, "3")])
def test_time_precision(days, precision):
    assert coded(claim(), end=date(2017, 6, 3 + days))["time_precision"] == precision


def test_the_tags_of_hxl_stand_beneath_the_head_and_libhxl_takes_them():
    (tags, found) = rows(
        "acled", claim(killed=5), place=town("Bria"), hxl=True, figures={"killed": Reconciled(5, 5, 5)}
    )
    assert tags["fatalities"] == "#affected+killed" and all(tag.startswith("#") for tag in tags.values())
    assert found["fatalities"] == "5"
