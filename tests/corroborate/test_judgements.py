"""What people decided holds: through re-reading, new reports, and in any order."""

import json
import re

import pytest
from factories import claim, dossier, toll

from vigie.corroborate import Ledger, picture
from vigie.corroborate.judgements import Decision, decision, decisions
from vigie.errors import OptionError

STRIKE = {"type": "air_drone_strike", "place": "Raqqa", "day": 3, "killed": toll(12)}
APART = STRIKE | {"place": "Hazima", "killed": toll(30)}


def one_incident(reports, decided, first=0, second=1):
    """Whether the first claims of two reports are in one incident."""
    ids = {reports[first][1][0].id, reports[second][1][0].id}
    made = picture(reports, decisions=decided)
    assert picture(reports[::-1], decisions=decided) == made
    return any(ids <= set(one.claims) for one in made.incidents)


def merge(*names):
    return decision({"merge": [*names]})


def split(*names):
    return decision({"split": [[name] for name in names]})


def ids(reports):
    return [claims[0].id for _, claims in reports]


SAME = [dossier(name, claim(**STRIKE)) for name in ("AP", "Fil")]
OTHER = [dossier("AP", claim(**STRIKE)), dossier("Fil", claim(**APART))]


def test_a_split_and_a_merge_hold():
    assert one_incident(SAME, ()) and not one_incident(SAME, (split(*ids(SAME)),))
    assert not one_incident(OTHER, ()) and one_incident(OTHER, (merge(*ids(OTHER)),))


@pytest.mark.parametrize(("last", "together"), [(split, False), (merge, True)])
def test_later_lines_win(last, together):
    first = merge if last is split else split
    assert one_incident(SAME, (first(*ids(SAME)), last(*ids(SAME)))) is together
    assert one_incident(OTHER, (first(*ids(OTHER)), last(*ids(OTHER)))) is together


def test_they_hold_when_more_reports_come():
    more = [dossier(name, claim(**STRIKE), day=5) for name in ("Rue", "Gazette", "Echo")]
    assert not one_incident(SAME + more, (split(*ids(SAME)),))
    assert one_incident(OTHER + more, (merge(*ids(OTHER)),))


def test_they_hold_when_reports_come_one_by_one():
    ledger = Ledger((split(*ids(SAME)),))
    for report, told in SAME:
        ledger.add(report, told)
        ledger.refresh()
    assert len(ledger.picture().incidents) == 2


def test_they_hold_when_a_claim_is_read_anew_under_another_id():
    named = [{"uri": report.uri, "exact": claims[0].evidence.exact} for report, claims in SAME]
    again = [dossier(name, claim(**STRIKE | {"type": "attack"})) for name in ("AP", "Fil")]
    assert ids(again) != ids(SAME)
    assert not one_incident(again, (split(*named),))


def test_a_split_within_one_report():
    report, (one, two) = dossier("AP", claim(**STRIKE), claim(**STRIKE))
    assert len(picture([(report, (one, two))]).incidents) == 1
    assert len(picture([(report, (one, two))], decisions=(split(one.id, two.id),)).incidents) == 2


def test_claims_that_nobody_knows_are_passed_over():
    assert one_incident(SAME, (merge("unknown", "neither"), split("unknown", ids(SAME)[0])))


def test_a_file_of_judgements(tmp_path):
    path = tmp_path / "judged.jsonl"
    lines = [{"merge": ["a", {"uri": "x.txt", "exact": "words"}]}, {"split": [["a"], ["b", "c"]]}]
    path.write_text("\n\n".join(map(json.dumps, lines)), "utf-8")
    assert decisions(path) == (Decision((("a", ("x.txt", "words")),)), Decision((("a",), ("b", "c"))))
    assert [one.merges for one in decisions(path)] == [True, False]
    assert decisions(None) == ()


@pytest.mark.parametrize(
    "line",
    ["no json", "[]", "{}", '{"merge": []}', '{"merge": "a"}', '{"split": [["a"]]}', '{"split": [["a"], []]}',
     '{"merge": [{"uri": "x.txt"}]}', '{"merge": [1]}', "3"],
)  # fmt: skip
def test_a_line_that_is_none_is_named(tmp_path, line):
    path = tmp_path / "judged.jsonl"
    path.write_text('{"merge": ["a", "b"]}\n' + line, "utf-8")
    with pytest.raises(OptionError, match=re.escape(f"{path}:2: ")) as raised:
        decisions(path)
    assert "merge" in raised.value.remedy and "split" in raised.value.remedy


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(OptionError, match=re.escape(str(tmp_path))):
        decisions(tmp_path / "none.jsonl")
