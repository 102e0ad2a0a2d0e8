"""Low, best and high of an incident: one row, one rule (docs/figures.md tells it to analysts)."""

from dataclasses import replace

import pytest
from factories import actor, claim, dossier, told, toll

from vigie.corroborate.figures import counted, given, interval, reconciled, standing
from vigie.corroborate.sources import sources
from vigie.model import Span, Voice


def told_by(who, figure, *, day=4, words="Shells fell there", **slots):
    """One voice's figure, heard by an outlet that is called after the voice and the day."""
    body = {"stance": slots.pop("stance", "states")} | ({"organisation": slots.pop("body")} if "body" in slots else {})
    spoken = Voice(who, mode="indirect", anonymous=not any(c.isupper() for c in who), **body)
    name = f"{who} {day} {figure.best} {figure.bound}"
    return dossier(name, claim(words=words, voice=spoken, figures=(figure,), **slots), day=day)


def figures(*reports, rule="vigie", copies=()):
    """Low, best and high by key."""
    statements = [s for _, claims in reports for s in told(*claims)]
    found = given(sources(statements, {report.id: report.id for report, _ in reports}))
    rows = standing(found, frozenset(copies)).items()
    return {key: (r.low, r.best, r.high) for key, of in rows for r in [reconciled(of, rule=rule)]}


def killed(*reports, **options):
    """The one row of figures."""
    (found,) = figures(*reports, **options).values()
    return found


UN, MSF = "United Nations", "Doctors Without Borders"


@pytest.mark.parametrize(
    ("reports", "found"),
    [
        ([told_by(UN, toll(12))], (12, 12, 12)),
        ([told_by(UN, toll(12)), told_by(MSF, toll(12))], (12, 12, 12)),
        ([told_by(UN, toll(12)), told_by(MSF, toll(17)), told_by("Amna Hamid", toll(17))], (12, 17, 17)),  # most agree
        ([told_by(UN, toll(12)), told_by(MSF, toll(17), day=5)], (12, 17, 17)),  # of equals the latest
        ([told_by(UN, toll(12)), told_by(UN, toll(17), day=5)], (17, 17, 17)),  # later replaces earlier
        ([told_by(UN, toll(17)), told_by(UN, toll(12), day=5)], (12, 12, 12)),  # downwards too
        ([told_by(UN, toll(12, "at_least")), told_by(MSF, toll(17))], (12, 17, 17)),  # they agree
        ([told_by(UN, toll(20, "about"))], (20, 20, 20)),
        ([told_by(UN, toll((10, 15), "range"))], (10, None, 15)),
        ([told_by(UN, toll(20, "vague"))], (20, None, 20)),  # an open bound enters by its number
        ([told_by(UN, toll(20, "vague")), told_by(MSF, toll(26))], (20, 26, 26)),
        ([told_by(UN, toll(30, "at_most"))], (None, None, 30)),
        ([told_by(UN, toll(0))], (0, 0, 0)),
    ],
)  # fmt: skip
def test_low_best_and_high(reports, found):
    assert killed(*reports) == found == killed(*reversed(reports))


def test_those_who_count_themselves_are_preferred():
    assert killed(told_by("a hospital doctor", toll(26)), told_by("Tarig Osman", toll(20), day=5)) == (20, 26, 26)


def test_a_houses_count_below_the_total_is_no_rival():
    assert killed(told_by("the hospital", toll(14)), told_by(UN, toll(23))) == (23, 23, 23)
    assert killed(told_by("the hospital", toll(14))) == (14, 14, 14)


def test_doctors_without_borders_are_no_hospital():
    assert killed(told_by(MSF, toll(14)), told_by(UN, toll(23)))[0] == 14


def test_of_one_report_the_highest_is_the_total():
    spoken = Voice(UN, mode="indirect")
    assert killed(dossier("AP", *(claim(voice=spoken, killed=toll(n)) for n in (3, 12, 5)))) == (12, 12, 12)


def test_parts_are_told_apart():
    report = dossier("AP", claim(voice=Voice(UN, mode="indirect"), figures=(toll(23), toll(6, of="children"))))
    assert figures(report) == {"killed": (23, 23, 23), "killed:children": (6, 6, 6)}


def test_two_sides_are_counted_apart():
    assert figures(told_by(UN, toll(8, of="soldiers")), told_by(MSF, toll(12, of="civilians"))) == {
        "killed:soldiers": (8, 8, 8), "killed:civilians": (12, 12, 12),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("report", "found"),
    [
        (told_by("M23", toll(31, of="soldiers")), (31, None, 31)),  # of its enemy
        (told_by("M23", toll(3, of="soldiers"), stance="claims_responsibility"), (3, None, 3)),
        (told_by("the army", toll(35, of="rebels")), (35, None, 35)),
        (told_by("the army", toll(9, of="its own soldiers")), (9, 9, 9)),  # its own dead
        (told_by("the army", toll(9, of="civilians")), (9, 9, 9)),
        (told_by(UN, toll(31, of="soldiers")), (31, 31, 31)),
    ],
)
def test_what_only_a_belligerent_says_of_its_enemy_has_no_best(report, found):
    assert killed(report) == found


def test_others_give_a_best_beside_a_belligerent():
    assert killed(told_by("M23", toll(31, of="soldiers")), told_by(UN, toll(24, of="soldiers"))) == (24, 24, 31)


@pytest.mark.parametrize(
    ("slots", "kept"),
    [({}, True), ({"modality": "planned"}, False), ({"stance": "doubts"}, False), ({"stance": "denies"}, False)],
)
def test_plans_doubts_and_denied_figures_are_left_out(slots, kept):
    assert bool(figures(told_by(UN, toll(12), **slots))) is kept


def test_a_denial_that_says_none_counts():
    assert killed(told_by(UN, toll(0), stance="denies")) == (0, 0, 0)


def test_a_copy_speaks_only_where_its_original_is_silent():
    first, again = told_by(UN, toll(12)), told_by(UN, toll(17), day=5)
    assert killed(first, again, copies=[again[0].id]) == (12, 12, 12)
    assert killed(again, copies=[again[0].id]) == (17, 17, 17)


@pytest.mark.parametrize(
    ("figure", "vigie", "ucdp", "acled"),
    [
        (toll(31, of="soldiers"), None, 31, 31),  # of its enemy: UCDP takes the lowest
        (toll((10, 15), "range"), None, 10, 10),
        (toll(24, "vague"), None, 24, 12),  # ACLED codes "dozens" as 12
        (toll(200, "vague"), None, 200, 100),
        (toll(12), 12, 12, 12),
    ],
)
def test_whose_rule_makes_the_best(figure, vigie, ucdp, acled):
    report = told_by("M23", figure)
    assert [killed(report, rule=rule)[1] for rule in ("vigie", "ucdp", "acled")] == [vigie, ucdp, acled]


def test_acled_takes_the_lowest_of_rivals():
    reports = told_by(UN, toll(12)), told_by(MSF, toll(17), day=5)
    assert [killed(*reports, rule=rule)[1] for rule in ("vigie", "ucdp", "acled")] == [17, 17, 12]


@pytest.mark.parametrize(
    ("figure", "ends"),
    [(toll(12), (12, 12)), (toll(100, "about"), (90, 110.00000000000001)), (toll(12, "more_than"), (13, float("inf"))),
     (toll(12, "less_than"), (float("-inf"), 11)), (toll((10, 15), "range"), (10, 15))],
)  # fmt: skip
def test_intervals(figure, ends):
    assert interval(figure) == ends


@pytest.mark.parametrize(
    ("of", "parties", "key"),
    [
        ("soldiers", (), "soldiers"),
        ("Congolese villagers", (), "civilians"),
        ("children", (), "children"),
        ("M23 fighters", (), "fighters"),
        ("gendarmes", (), "gendarmes"),
        ("members of our security team", (), "guards"),
        ("minors", (), "minors"),
        ("people", (), None),
        ("people", (actor("target", "the army", kind="state_forces"),), None),
        (None, (), None),
        (None, (actor("target", "the army", kind="state_forces"),), "soldiers"),  # the one party to which it was done
        (None, (actor("agent", "the army", kind="state_forces"),), None),
    ],
)
def test_who_is_counted(of, parties, key):
    figure = toll(12, of=of)
    assert counted(figure, told(claim(words="Shells fell", figures=(figure,), actors=parties))[0]) == key


def test_every_figure_says_whose_it_is():
    report = told_by(UN, toll(12))
    (rows,) = standing(given(sources(told(*report[1]), {report[0].id: "AP"})), frozenset()).values()
    assert reconciled(rows).because == (f"United Nations: 12 (claim {report[1][0].id})",)


def test_others_are_who_was_counted_before():
    both = toll(4, of="police officers"), toll(5, of="others", what="injured")
    assert counted(both[1], told(claim(words="Shells fell", figures=both))[0]) == "police"


@pytest.mark.parametrize(
    ("words", "parties", "key"),
    [
        ("We lost four", (), "fighters"),
        (
            "It killed 60 of its elements",
            (actor("agent", "our men"), actor("target", "the army", kind="state_forces")),
            "soldiers",
        ),
    ],
)
def test_its_men_are_its_own_or_those_whom_it_fought(words, parties, key):
    figure = toll(60, of="its men")
    slots = {"voice": Voice("M23", mode="direct"), "figures": (figure,), "actors": parties}
    assert counted(figure, told(claim(words=words, **slots))[0]) == key


def test_two_more_are_added_and_both_are_named():
    first = told_by("Amna Hamid", toll(13))
    more = told_by("Amna Hamid", replace(toll(2), span=Span(0, 3, "two")), day=5, words="He saw two more")
    assert killed(first, more) == (15, 15, 15)
    statements = [s for _, claims in (first, more) for s in told(*claims)]
    (rows,) = standing(given(sources(statements, {r.id: r.id for r, _ in (first, more)})), frozenset()).values()
    (because,) = reconciled(rows).because
    assert first[1][0].id in because
    assert more[1][0].id in because


def test_vague_words_later_on_restate_what_stood():
    assert killed(told_by(UN, toll((300, 400), "range")), told_by(UN, toll(200, "vague"), day=5)) == (300, None, 400)


@pytest.mark.parametrize(
    ("what", "of", "words", "best"),
    [
        ("destroyed", "vehicles", "Shells fell there", None),
        ("other", "rifles", "Shells fell there", None),  # the arms that it took
        ("other", "hostages", "Shells fell there", 9),  # people set free
        ("present", "rebels", "Shells fell there", None),
    ],
)
def test_what_an_army_says_that_it_did_to_its_enemy(what, of, words, best):
    parties = (actor("agent", "Syrian army", "Syrian Armed Forces", "state_forces"),)
    report = told_by("the Syrian army", toll(9, of=of, what=what), words=words, actors=parties)
    assert killed(report)[1] == best


def test_who_tells_what_its_own_units_did_tells_of_its_enemy():
    parties = (actor("agent", "our units"), actor("target", "soldiers"))
    assert killed(told_by("The Bloc", toll(8, of="soldiers"), actors=parties)) == (8, None, 8)


def test_a_house_is_passed_by_a_later_and_higher_count():
    house, later = told_by("the hospital", toll(5)), told_by("Amna Hamid", toll(12), day=6)
    assert killed(house, told_by(UN, toll(4), day=5), later) == (4, 12, 12)


def test_five_of_the_dead_are_all_the_soldiers():
    part = told_by(UN, toll(5, of="soldiers"), words="5 of the dead were soldiers")
    whole = told_by(UN, toll(9, of="people")), told_by("Amna Hamid", toll(6, of="soldiers"))
    assert figures(part, *whole)["killed:soldiers"] == (5, 6, 6)  # no part of them
