"""What holds for any reports: neither their order nor how they come changes the picture, and no claim is lost."""

from datetime import date

from factories import actor, claim, dossier, on, toll
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.corroborate import Ledger, picture
from vigie.model import Claim, Voice
from vigie.publish.picture_record import record

WORDS = (
    "Rebels killed at least 12 civilians in Raqqa on 3 June",
    "Des rebelles ont tué au moins 12 civils à Raqqa le 3 juin",
    "The town's hospital received 14 bodies, a doctor named Amna Hamid told the Gazette",
    "L'hôpital de la ville a reçu 14 corps, a dit à la Gazette une médecin nommée Amna Hamid",
    "About 300 families fled to Kasra, according to the Red Cross",
    "The army denied that its planes had struck the market",
    "Residents saw two bombs fall near the cattle stalls at dawn",
    "Ten soldiers were captured near Hazima, said Colonel Tarig Osman",
)
SPEAKERS = (None, "the army", "Colonel Tarig Osman", "residents", "the Red Cross", "a security source", "Amna Hamid")
TYPES = ("attack", "air_drone_strike", "armed_clash", "casualties", "displacement", "withdrawal", "other")
DAYS = (None, on(3), on(3, 4), on(4), on(12), on(date(2017, 1, 1), 30))
TOLLS = (toll(12, "at_least"), toll(17), toll((10, 15), "range"), toll(20, "vague"), toll(3, of="children"),
         toll(8, of="soldiers"), toll(300, "about", what="displaced"))  # fmt: skip
PARTIES = (actor("agent", "rebels"), actor("agent", "the army"), actor("target", "civilians"))
few = settings(max_examples=50, deadline=None)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim about one of a few happenings, so that many agree."""
    who = draw(st.sampled_from(SPEAKERS))
    stance = draw(st.sampled_from(("states", "states", "denies", "accuses")))
    return claim(
        words=draw(st.sampled_from(WORDS)),
        voice=Voice(who, mode="indirect" if who else "narration", stance=stance),
        type=draw(st.sampled_from(TYPES)),
        place=draw(st.sampled_from((None, "Raqqa", "Raqqa", "Kasra", "Hazima", "Bria"))),
        day=draw(st.sampled_from(DAYS)),
        figures=tuple(draw(st.lists(st.sampled_from(TOLLS), max_size=2, unique=True))),
        actors=tuple(draw(st.lists(st.sampled_from(PARTIES), max_size=2, unique=True))),
    )


@st.composite
def dossiers(draw: st.DrawFn) -> list:
    """Reports of a few outlets and days; some have words of their own beside their claims, some none."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        told = draw(st.lists(claims(), max_size=5))
        text = "\n".join(c.evidence.exact for c in told)
        slots = {"id": f"report {number}", "language": draw(st.sampled_from(("en", "fr")))}
        slots |= {"agency": draw(st.sampled_from((None, None, "AP")))}
        slots |= {"text": text} if text and draw(st.booleans()) else {}
        made.append(
            dossier(draw(st.sampled_from(("AP", "Gazette", "Fil"))), *told, day=draw(st.integers(3, 9)), **slots)
        )
    return made


@few
@given(dossiers(), st.randoms(use_true_random=False))
def test_the_order_of_the_reports_changes_nothing(reports, chance):
    other = chance.sample(reports, len(reports))
    assert record(picture(other)) == record(picture(reports))


@few
@given(dossiers())
def test_reports_one_by_one_make_the_picture_of_all_at_once(reports):
    ledger = Ledger()
    for report, told in reports:
        ledger.add(report, told)
        ledger.refresh()
    assert record(ledger.picture()) == record(picture(reports))


def test_claims_that_share_no_key_meet_one_by_one_as_they_do_at_once():
    same = {"type": "displacement", "day": 4, "words": "nobody was left"}
    reports = [dossier("AP", claim(**same)), dossier("Fil", claim(**same, place="Raqqa"))]
    ledger = Ledger()
    for report, told in reports:
        ledger.add(report, told)
        ledger.refresh()
    assert record(ledger.picture()) == record(picture(reports))


def test_an_older_report_that_comes_later_is_updated_by_what_is_there():
    said = {"type": "attack", "place": "Raqqa", "day": 3}
    reports = [dossier("AP", claim(**said), day=6, id="new"), dossier("AP", claim(**said), day=4, id="old")]
    ledger = Ledger()
    for report, told in reports:
        ledger.add(report, told)
        ledger.refresh()
    assert ledger.lineage["new"].of == "old"


def test_a_report_that_is_there_changes_nothing():
    ledger = Ledger()
    for _ in range(2):
        ledger.add(*dossier("AP", claim()))
    assert len(ledger.picture().reports) == 1 and ledger.refresh() == ()


def test_refresh_gives_what_may_have_changed():
    said = {"type": "attack", "place": "Raqqa", "day": 3}
    ledger = Ledger()
    ledger.add(*dossier("AP", claim(**said), claim(type="aid", place="Bria", day=1)))
    assert len(ledger.refresh()) == 2
    ledger.add(*dossier("Fil", claim(**said)))
    assert [len(one.claims) for one in ledger.refresh()] == [2]


@few
@given(dossiers())
def test_every_claim_is_in_exactly_one_incident(reports):
    made = picture(reports)
    assert sorted(c for i in made.incidents for c in i.claims) == sorted(c.id for _, told in reports for c in told)
    assert {i for one in made.incidents for i in one.contradictions} == {c.id for c in made.contradictions}


@few
@given(dossiers())
def test_the_same_input_gives_the_same_picture(reports):
    assert record(picture(reports)) == record(picture(reports))
