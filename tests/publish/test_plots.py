from datetime import date

import pytest
from factories import by_id, claim, figure, outlet, picture, span

from vigie.model import Figure, Reconciled, Voice
from vigie.publish.plots import Scale, mark, plots, scale
from vigie.publish.voices import voices


def number(value):
    return figure("killed", value)


def drawn(*claims, **slots):
    made = picture(*claims, **slots)
    reports = {one.report.id: one for one in made.reports}
    return plots(made.incidents[0], voices(made.incidents[0], by_id(*claims), reports))


@pytest.mark.parametrize(
    ("values", "ticks", "logarithmic"),
    [
        ((12, 17), [0, 5, 10, 15, 20], False),
        ((1, 3), [0, 1, 2, 3], False),
        ((0, 0), [0, 1], False),
        ((100, 4000), [0, 1000, 2000, 3000, 4000], False),
        ((3, 470_000), [1, 100, 10_000, 1_000_000], True),
        ((0, 2, 900), [0, 1, 10, 100, 1000], True),
    ],
)
def test_scales(values, ticks, logarithmic):
    made = scale(map(number, values))
    assert (made.ticks, made.logarithmic) == (ticks, logarithmic)
    assert [made.at(n) for n in values] == sorted(made.at(n) for n in values)
    assert all(0 <= made.at(n) <= 100 for n in (*values, *ticks))


def test_zero_has_a_place_of_its_own_on_a_logarithmic_axis():
    made = scale(map(number, (0, 1, 900)))
    assert made.at(0) == 0 < made.at(1)


@pytest.mark.parametrize(
    ("bound", "low", "best", "high", "dot", "hollow", "bar", "opens"),
    [
        ("exact", 12, 12, 12, 60, False, (None, None), ""),
        ("at_least", 12, 12, None, 60, False, (60, 100), "right"),
        ("more_than", 12, 12, None, 60, True, (60, 100), "right"),
        ("at_most", None, 12, 12, 60, False, (0, 60), ""),
        ("less_than", None, 12, 12, 60, True, (0, 60), ""),
        ("about", 10, 10, 10, 50, False, (45, 55), ""),
        ("range", 10, None, 15, None, False, (50, 75), ""),
        ("vague", 12, None, None, None, False, (60, 100), "right"),
        ("vague", None, None, None, None, False, (None, None), ""),
    ],
)
def test_marks(bound, low, best, high, dot, hollow, bar, opens):
    made = mark(Figure(span("12"), bound, low, best, high, what="killed"), Scale(0, 20, step=5))
    assert (made.dot, made.hollow, (made.left, made.right), made.opens) == (dot, hollow, bar, opens)


def test_on_a_logarithmic_axis_what_is_open_below_is_drawn_open():
    assert mark(Figure(span("12"), "at_most", None, 12, 12), Scale(1, 100, logarithmic=True)).opens == "left"


def test_only_what_two_voices_count_is_drawn_and_other_things_never():
    one, two = claim(who="x", killed=3), claim(of=outlet("AP"), who="y", killed=5)
    assert [plot.scale is None for plot in drawn(one, two)] == [False]
    assert [plot.scale is None for plot in drawn(one)] == [True]
    other = {"figures": (figure("other", 3),)}
    assert [plot.scale is None for plot in drawn(claim(who="x", **other), claim(who="y", **other))] == [True]


def test_figures_go_to_the_kind_that_names_their_claim_then_by_what_is_counted():
    soldiers = Figure(span("12"), "exact", 12, 12, 12, of=span("civilians"), what="killed")
    named, alike = claim(who="x", figures=(soldiers,)), claim(of=outlet("AP"), who="y", figures=(soldiers,))
    figures = {
        "killed": Reconciled(1, 1, 1, ()),
        "killed:civilians": Reconciled(12, 12, 12, (f"x: 12 (claim {named.id})",)),
    }
    plain, told_apart = drawn(named, alike, figures=figures)
    assert (plain.key, plain.rows) == ("killed", ())
    assert [(row.name, row.standing) for row in told_apart.rows] == [("x", True), ("y", False)]


def test_rows_stand_by_voice_and_number_and_what_was_replaced_is_marked():
    early, late = (outlet(name, published=date(2017, 6, day)) for name, day in (("A", 4), ("B", 6)))
    was, now, other = claim(of=early, who="x", killed=9), claim(of=late, who="x", killed=5), claim(who="y", killed=7)
    because = tuple(f"Rebels (claim {one.id})" for one in (now, other))
    (plot,) = drawn(was, now, other, figures={"killed": Reconciled(5, 5, 7, because)})
    assert [(row.name, row.figure.best, row.earlier) for row in plot.rows] == [
        ("x", 9, True), ("x", 5, False), ("y", 7, False),
    ]  # fmt: skip
    assert plot.band == (plot.scale.at(5), plot.scale.at(7))


def test_a_denied_figure_stands_for_nothing():
    denial = claim(voice=Voice("y", mode="indirect", stance="denies"), killed=9)
    (plot,) = drawn(claim(who="x", killed=3), denial, figures={"killed": Reconciled(3, 3, 3)})
    assert {row.name: row.standing for row in plot.rows} == {"x": True, "y": False}
