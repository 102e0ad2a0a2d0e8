"""An outline answers as its account does, and is passed over only where the whole comparison would say no."""

from factories import dossier, full_claim
from hypothesis import given, settings

from corroborate.test_ledgers import dossiers
from vigie.corroborate.accounts import accounts
from vigie.corroborate.comparisons import comparisons
from vigie.corroborate.outlines import Archive, Outline
from vigie.corroborate.prospects import hopeless
from vigie.corroborate.scores import between, threshold
from vigie.corroborate.statements import Statement

some = settings(max_examples=100, deadline=None)


def both(reports):
    """The accounts of reports, and their outlines."""
    archive = Archive()
    for report, told in reports:
        archive.put(report, told)
        for account in accounts([Statement(claim, k) for k, claim in enumerate(told)]):
            yield account, Outline(account, archive)


@some
@given(dossiers())
def test_outlines_compare_as_their_accounts(reports):
    made = list(both(reports))
    for one, bare in made:
        assert bare.statements == one.statements
        assert (bare.id, bare.report, bare.published, bare.dated) == (one.id, one.report, one.published, one.dated)
        for other, its in made:
            assert comparisons(bare, its) == comparisons(one, other)


@some
@given(dossiers())
def test_no_pair_that_agrees_is_passed_over(reports):
    made = [bare for _, bare in both(reports)]
    for one in made:
        for other in made:
            if one.report != other.report and hopeless(one, other):
                assert between(one, other, linked=True).value <= threshold()


def test_reports_come_out_of_the_archive_as_they_went_in():
    report, told = dossier("AP", full_claim())
    archive = Archive()
    archive.put(report, told)
    assert archive.report(report.id) == report
    assert [one.claim for one in archive.statements(report.id)] == list(told)
