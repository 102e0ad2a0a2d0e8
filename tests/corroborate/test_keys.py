"""Under which keys the figures of an incident stand: one row, one rule."""

import pytest
from factories import actor, claim, dossier, told, toll

from vigie.corroborate.keys import Row, keys
from vigie.corroborate.sources import Source
from vigie.model import Voice


def row(mark, figure, *, who="United Nations", words="Shells fell there", report="AP", **slots):
    """One figure of one voice."""
    spoken = Voice(who, mode="indirect", anonymous=who.islower())
    ((statement, *_),) = [told(*dossier(report, claim(words=words, voice=spoken, figures=(figure,), **slots))[1])]
    return Row(mark, figure, statement, hash(who), Source(statement, report), figure.low or 0)


def keyed(*figures, **slots):
    """The keys of figures that one voice gives in as many reports."""
    found = keys(row(n, one, report=f"R{n}", **slots) for n, one in enumerate(figures))
    return [found[n] for n in range(len(figures))]


@pytest.mark.parametrize(
    ("counted", "found"),
    [
        (("soldiers",), ["killed"]),  # one kind alone
        (("soldiers", "gunmen"), ["killed:soldiers", "killed:attackers"]),
        (("soldiers", "civilians"), ["killed:soldiers", "killed:civilians"]),
        (("soldiers", "people"), ["killed:soldiers", "killed"]),
        (("policemen", "gendarmes"), ["killed:police", "killed:gendarmes"]),
        (("civilians", "people"), ["killed", "killed"]),  # who does not fight is people at large
        (("protesters", "gunmen"), ["killed", "killed"]),  # told of one crowd
        (("militants and members of their families", "people"), ["killed", "killed"]),
    ],
)
def test_sides(counted, found):
    assert keyed(*(toll(9, of=who) for who in counted)) == found


def test_children_have_a_key_where_more_are_counted():
    assert keyed(toll(9, of="people"), toll(2, of="children")) == ["killed", "killed:children"]
    assert keyed(toll(2, of="people"), toll(2, of="children")) == ["killed", "killed"]


def test_fighters_go_by_the_name_of_their_group():
    assert keyed(toll(9, of="RSF fighters"), toll(2, of="soldiers")) == ["killed:RSF", "killed:soldiers"]
    assert keyed(toll(9, of="fighters"), toll(7, of="RSF fighters"), toll(2, of="soldiers"))[0] == "killed:RSF"
    two = [toll(7, of="RSF fighters"), toll(5, of="M23 fighters"), toll(9, of="fighters")]
    assert keyed(*two) == ["killed:RSF", "killed:M23", "killed:fighters"]


def test_peoples_whose_dead_are_told_apart():
    dead = toll(9, of="dead"), toll(5, of="Meitei volunteers"), toll(2, of="Kuki")
    assert keyed(*dead) == ["killed", "killed:Meitei", "killed:Kuki"]
    assert keyed(toll(9, of="dead"), toll(5, of="Meitei volunteers")) == ["killed", "killed"]  # one alone


def test_that_nobody_was_hurt_is_of_the_side_that_is_counted():
    assert keyed(toll(5, of="soldiers"), toll(0)) == ["killed", "killed"]
    assert keyed(toll(5, of="soldiers"), toll(0, of="civilians")) == ["killed:soldiers", "killed:civilians"]


def test_vehicles_beside_houses():
    houses, cars = toll(2, of="houses", what="destroyed"), toll(10, of="vehicles", what="destroyed")
    assert keyed(houses, cars) == ["destroyed", "destroyed:vehicles"]
    assert keyed(cars) == ["destroyed"]


def test_keys_do_not_depend_on_the_order():
    rows = [row(n, toll(n + 2, of=who)) for n, who in enumerate(("soldiers", "people", "RSF fighters", "children"))]
    assert keys(rows) == keys(reversed(rows))


def test_who_is_meant_where_nothing_is_said():
    police = actor("target", "policemen", kind="state_forces")
    assert keyed(toll(5), toll(9, of="RSF fighters"), actors=(police,)) == ["killed:police", "killed:RSF"]
