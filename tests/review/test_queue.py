"""The order of the morning's queue, and why each stands where it stands."""

from datetime import UTC, datetime
from pathlib import Path

from vigie.review.queue import EXPLAINED, moment, ordered

YESTERDAY, TODAY = "2024-03-11T18:00:00.000000Z", "2024-03-12T06:00:00.000000Z"


def incident(name, **slots):
    """An incident as the store shows it."""
    return {
        "id": name, "standing": "corroborated", "toll": 0, "judged": 1, "lapsed": 0, "seen": YESTERDAY, "start": "2024-03-10",
        "contradictions": [], "sources": 2, "source_names": ["AP"],
    } | slots  # fmt: skip


def test_the_most_pressing_first_and_what_presses_not_at_all_is_left_out():
    told = [
        incident("calm"), incident("new", seen=TODAY), incident("lone", standing="single_source", toll=40),
        incident("disputed", standing="disputed"), incident("lapsed", lapsed=1), incident("unjudged", judged=0),
    ]  # fmt: skip
    found = ordered(told, since=YESTERDAY)
    assert [one.incident["id"] for one in found] == ["lapsed", "disputed", "lone", "new", "unjudged"]


def test_reasons_add_up_and_say_what_they_turn_on():
    (one,) = ordered([incident("x", standing="single_source", toll=40, sources=1, judged=0)])
    assert one.record["reasons"] == ["single_source_high_toll", "unjudged"]
    assert one.points == sum(row["points"] for row in EXPLAINED if row["reason"] in one.record["reasons"])
    assert one.record["because"][0]["detail"] == {"toll": 40, "source": "AP"}


def test_nothing_is_new_to_who_comes_first():
    assert [one.record["reasons"] for one in ordered([incident("x", judged=0, seen=TODAY)])] == [["unjudged"]]


def test_among_equals_the_higher_toll_then_the_later():
    told = [
        incident("a", judged=0, toll=2),
        incident("b", judged=0, toll=5),
        incident("c", judged=0, toll=2, start="2024-03-11"),
    ]
    assert [one.incident["id"] for one in ordered(told)] == ["b", "c", "a"]


def test_moments_are_the_stores():
    assert moment(datetime(2024, 3, 12, 6, tzinfo=UTC)) == TODAY == moment(datetime(2024, 3, 12, 6))


def test_the_page_of_the_desk_tells_the_points_as_they_are():
    page = (Path(__file__).parents[2] / "docs" / "desk.md").read_text("utf-8")
    rows = [
        line.split(" | ") for line in page.splitlines() if line.startswith("| `") and line.split(" | ")[1].isdigit()
    ]
    assert [(row[0].strip("| `"), int(row[1])) for row in rows] == [(one["reason"], one["points"]) for one in EXPLAINED]
