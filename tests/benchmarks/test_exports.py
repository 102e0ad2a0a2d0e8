"""Every export of invented incidents is taken by a reader that is not ours; `make bench` does it with 10,000."""

import pytest

from benchmarks.exports import edition, read, run
from vigie.publish.exports import EXPORTS, TAGGED, exported


@pytest.mark.parametrize("form", EXPORTS)
def test_a_reader_finds_what_was_held(form):
    made = run(form, 150)
    assert made.read == made.held > 0


@pytest.mark.parametrize("form", TAGGED)
def test_libhxl_takes_the_tagged_table(form):
    assert run(form, 150, hxl=True).held > 0


@pytest.mark.parametrize("form", EXPORTS)
def test_the_same_incidents_make_the_same_bytes(form):
    assert exported(form, edition(40)).content == exported(form, edition(40)).content


def test_a_reader_refuses_what_is_wrong():
    content = exported("ucdp", edition(150)).content.decode()
    head, first, _ = content.split("\n", 2)
    cells = first.split(",")
    with pytest.raises((AssertionError, ValueError)):
        read("ucdp", "\n".join([head, ",".join([*cells[:-3], "99999", *cells[-2:]])]).encode())
