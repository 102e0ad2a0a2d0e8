"""Private persons: whatever the rule hides is in no text of any export."""

import io
import json

import pyarrow.parquet
import pytest
from editions import edition, line
from factories import actor, claim, outlet, toll, town

from vigie.model import Reconciled
from vigie.publish.exports import EXPORTS, exported

NAME = "Amina Doe"


def hidden(text, _):
    return text.replace(NAME, "█" * len(NAME))


def told():
    return claim(
        words=f"{NAME} told of 12 dead at her house", who=NAME, killed=toll(12, of=f"relatives of {NAME}"),
        of=outlet("AP", text=f"{NAME} told of 12 dead at her house", title=f"{NAME} speaks"),
        actors=(actor("agent", f"gunmen of {NAME}", None, "political_militia"), actor("target", NAME, None, "civilians")),
    )  # fmt: skip


def text(form, mask):
    slots = {"place": town("Bria"), "figures": {"killed": Reconciled(12, 12, 12)}, "names": (NAME,)}
    content = exported(form, edition(told(), mask=mask, **slots)).content
    if form == "parquet":
        return str(pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist())
    return content.decode()


@pytest.mark.parametrize("form", EXPORTS)
def test_no_export_names_whom_the_rule_hides(form):
    assert NAME not in text(form, hidden)
    assert NAME in text(form, lambda words, _: words)


def test_claims_keep_their_offsets_and_their_ids():
    one = told()
    found = line("jsonl", one, mask=hidden)
    assert found["id"] == one.id
    assert found["evidence"]["exact"] == "█" * len(NAME) + " told of 12 dead at her house"
    assert found["evidence"]["end"] - found["evidence"]["start"] == len(found["evidence"]["exact"])


def test_the_rule_is_told_which_report_the_words_are_of():
    seen = set()
    exported("acled", edition(told(), mask=lambda words, report: seen.add(report.id) or words, place=town("Bria")))
    assert seen == {"AP"}


def test_claims_are_records_that_can_be_read_again():
    assert json.loads(exported("jsonl", edition(told())).content)["voice"]["speaker"] == NAME
