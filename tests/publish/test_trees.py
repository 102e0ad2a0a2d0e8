from factories import copy, outlet

from vigie.model import Lineage, Picture, Placed
from vigie.publish.trees import groves


def shape(branch):
    return (branch.placed.report.id, [shape(below) for below in branch.branches])


def original(name):
    return Placed(outlet(name), name, Lineage())


def test_copies_stand_beneath_what_they_derive_from_and_large_groups_come_first():
    reports = (original("Z"), original("A"), copy("B", "A"), Placed(outlet("C"), "A", Lineage("cut", "B")))
    found = groves(Picture(reports, (), ()))
    assert [[shape(tree) for tree in grove.trees] for grove in found] == [[("A", [("B", [("C", [])])])], [("Z", [])]]
    assert [grove.size for grove in found] == [3, 1]


def test_every_report_stands_somewhere_even_in_a_circle():
    reports = (Placed(outlet("A"), "A", Lineage("cut", "B")), Placed(outlet("B"), "A", Lineage("cut", "A")))
    (grove,) = groves(Picture(reports, (), ()))
    assert sorted(tree.placed.report.id for tree in grove.trees) == ["A", "B"]
