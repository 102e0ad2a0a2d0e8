"""Who counts as a source: persons of one body, unnamed voices, copies, leads, narration."""

from datetime import date

import pytest
from factories import claim, dossier, report, told, toll

from vigie.corroborate.sources import Source, _ring, sources
from vigie.corroborate.statements import Statement
from vigie.model import Voice


def voice(speaker=None, body=None, *, role=None, stance="states"):
    mode = "indirect" if speaker or body else "narration"
    unnamed = bool(speaker) and not any(c.isupper() for c in speaker)
    return Voice(speaker, role, body, mode, stance=stance, anonymous=unnamed)


def names(*reports, groups=None):
    """The sources of one incident that these reports tell of, as lists of names."""
    statements = [s for _, claims in reports for s in told(*claims)]
    home = {report.id: report.id for report, _ in reports} | (groups or {})
    return [[v.name for v in one] for one in sources(statements, home)]


def heard(*voices, apart=True, languages=("en", "en")):
    """The number of sources of voices, each heard by an outlet of its own or all by one."""
    if not apart:
        return len(names(dossier("AP", *(claim(voice=one) for one in voices))))
    outlets = zip(("AP", "Fil"), voices, languages, strict=True)
    return len(names(*(dossier(name, claim(voice=one), language=code) for name, one, code in outlets)))


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        (("Amna Hamid", "Red Cross"), ("Léo Vasseur", "Red Cross"), 1),  # persons of one body
        (("Amna Hamid", "Red Cross"), (None, "Red Cross"), 1),
        (("Amna Hamid", "Red Cross"), ("Amna Hamid", "Red Cross"), 1),
        (("M23",), ("March 23 Movement",), 1),
        (("Amna Hamid", "the hospital of Raqqa"), ("Tarig Osman", "the ministry of health"), 2),
        (("Amna Hamid", "Red Cross"), ("Léo Vasseur", "M23"), 2),
        (("Amna Hamid",), ("Tarig Osman",), 2),
        (("a security source",), ("a security source",), 2),  # unnamed, heard by two
        (("residents",), ("residents",), 2),
        (("Doctors Without Borders",), ("Red Cross",), 2),
    ],
)
def test_one_source_or_two(one, two, count):
    assert heard(voice(*one), voice(*two)) == count == heard(voice(*two), voice(*one))


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        ("the Somali Ministry of Information", "the Somali Ministry of Defence", 2),
        ("the Ministry of Health", "le ministère de la Santé", 1),
        ("the Red Cross", "la Croix-Rouge", 1),
        ("the ICRC", "la Croix-Rouge", 1),
        ("the ICRC", "the Uganda Red Cross", 2),
        ("the general staff", "l'état-major", 2),  # of which army is not known
    ],
)
def test_ministries_and_bodies(one, two, count):
    assert heard(voice(one), voice(two), languages=("en", "fr" if "l" in two.split()[0] else "en")) == count


def test_the_general_staff_is_the_army_of_the_country():
    staff = [claim(voice=voice(v), place="Raqqa") for v in ("the general staff", "the Syrian army")]
    assert len(names(*(dossier(name, one) for name, one in zip(("AP", "Fil"), staff, strict=True)))) == 1


def test_neighbours_are_no_neighbourhood_hospital():
    worker = voice("a health worker", "the neighbourhood hospital of Raqqa")
    assert heard(voice("neighbours"), worker, apart=False) == 2


def test_one_of_them_is_whom_the_report_spoke_of_before():
    assert names(dossier("AP", claim(voice=voice("freed hostages")), claim(voice=voice("one of them")))) == [
        ["freed hostages", "one of them"]
    ]


def test_an_outlets_own_people_are_the_outlet():
    own = claim(voice=voice("a local journalist"))
    assert names(dossier("Gazette", claim(killed=toll(3)), own)) == [["Gazette", "Gazette"]]
    assert names(dossier("Gazette", own, claim(voice=voice("Amna Hamid", "Red Cross")))) == [["Red Cross"], ["Gazette"]]


def test_a_body_that_publishes_its_own_statement_is_no_outlet():
    said = claim(voice=voice("Amna Hamid", "Red Cross"))
    assert len(names(dossier("AP", said), dossier("Ministry of Interior", claim()))) == 2
    assert len(names(dossier("AP", said), dossier("Morning Post", claim()))) == 1


def test_one_body_in_two_languages():
    assert heard(voice("the United Nations"), voice("les Nations unies"), languages=("en", "fr")) == 1


def test_unnamed_voices_of_one_report_are_told_apart_by_what_they_are_called():
    assert heard(voice("a security source"), voice("a security source"), apart=False) == 1
    assert heard(voice("a security source"), voice("a doctor"), apart=False) == 2


def test_a_copy_adds_no_source():
    first, again = (dossier(name, claim(voice=voice("residents")), claim()) for name in ("AP", "Fil"))
    assert len(names(first, again, groups={"Fil": "AP"})) == 1


def test_a_collective_voice_of_a_lead_is_those_who_speak_below():
    lead = claim(words="Rebels killed at least 12", voice=voice("activists"))
    known = claim(voice=voice("a local observer", "Syrian Observatory for Human Rights"))
    assert names(dossier("AP", lead, known)) == [["Syrian Observatory for Human Rights", "activists"]]
    assert len(names(dossier("AP", known, claim(voice=voice("Amna Hamid")), lead))) == 3  # no lead


@pytest.mark.parametrize(
    ("slots", "count"),
    [
        ({}, 1),
        ({"killed": toll(12)}, 1),  # what the voice gives too
        ({"killed": toll(30)}, 2),  # a figure of its own
        ({"words": "A reporter of ours saw two bodies"}, 2),  # what its own people saw
        ({"words": "A reporter of ours saw two bodies", "modality": "planned"}, 1),
        ({"words": "The blast made our windows shake"}, 2),
        ({"words": "The crater matches pictures that we took"}, 2),
        ({"words": "Five graves in a row", "figures": (toll(12, of="graves"),)}, 2),  # who counts graves has seen them
        ({"words": "Nobody was hurt", "killed": toll(0)}, 1),
        ({"words": "Eleven people remain in hospital", "killed": toll(11)}, 1),
    ],
)
def test_narration_beside_a_voice(slots, count):
    said = claim(voice=voice("Amna Hamid"), killed=toll(12))
    assert len(names(dossier("Gazette", said, claim(**slots)))) == count


def test_narration_counts_where_nobody_else_speaks():
    assert names(dossier("Gazette", claim())) == [["Gazette"]]


def test_two_outlets_that_narrate_are_sources():
    assert names(dossier("Gazette", claim()), dossier("Fil", claim()))


def test_who_only_denies_is_a_source():
    assert heard(voice("M23"), voice("Red Cross", stance="denies")) == 2


@pytest.mark.parametrize(
    ("of", "slot"),
    [(voice("doctors at the hospital"), "first_hand"), (voice("M23"), "warring"), (voice("the army"), "warring"),
     (voice("residents"), "unnamed"), (voice(None), "narration"), (voice("Amna Hamid", "M23"), "organised")],
)  # fmt: skip
def test_what_is_known_of_a_voice(of, slot):
    statement = Statement(claim(words="Shells fell", voice=of), 0)
    teacher = Statement(claim(words="Shells fell", voice=voice("Amna Hamid", role="teacher")), 0)
    assert getattr(Source(statement, "AP"), slot)
    assert not getattr(Source(teacher, "AP"), slot)


def test_persons():
    assert Source(Statement(claim(voice=voice("Colonel Tarig Osman")), 0), "AP").person == ("tarig", "osman")
    assert Source(Statement(claim(voice=voice("residents")), 0), "AP").person == ()


@pytest.mark.parametrize(
    ("first", "day", "count"),
    [
        ("Riot police broke up a march", 3, 2),
        ("Riot police broke up a march", 20, 1),  # old news, told by the way
        ("the march that riot police broke up", 3, 1),  # no sentence of its own
    ],
)
def test_an_outlet_that_opens_with_the_news_tells_it_itself(first, day, count):
    text = (
        f"It came after {first}. More were hurt, she said."
        if first[0].islower()
        else f"{first}. More were hurt, she said."
    )
    of = report(text, id="G", publisher="Gazette", published=date(2017, 6, day))
    lead, said = claim(of=of, words=first, day=3), claim(of=of, words="More were hurt", voice=voice("Amna Hamid"))
    assert len(sources(told(lead, said), {"G": "G"})) == count


def test_what_stands_before_the_evidence_tells_who_saw_it():
    text = "A Gazette journalist saw police fire from a truck, and Amna Hamid spoke."
    of = report(text, id="G", publisher="Gazette", published=date(2017, 7, 4))
    seen, said = claim(of=of, words="police fire from a truck"), claim(of=of, words="Amna", voice=voice("Amna Hamid"))
    assert len(sources(told(said, seen), {"G": "G"})) == 2


@pytest.mark.parametrize(
    ("first", "then", "count"),
    [
        (("a senior police officer",), ("the officer",), 1),
        (("Abdullahi Korane",), ("Korane",), 1),
        (("Human Rights Watch",), ("the organisation",), 1),
        (("Human Rights Watch",), ("it",), 1),
        (("a senior police officer",), ("a doctor",), 2),
        (("residents",), ("the organisation",), 2),
    ],
)
def test_whom_a_report_points_back_to(first, then, count):
    assert heard(voice(*first), voice(*then), apart=False) == count


def test_a_person_knits_together_what_he_speaks_for():
    body, colonel = voice("police"), voice("Abdirashid Guled", role="Colonel")
    commander = claim(voice=voice("Abdirashid Guled", role="police commander"), place="Raqqa")
    told_ = dossier("AP", claim(voice=body), claim(voice=colonel)), dossier("Fil", commander, day=5)
    assert len(names(*told_)) == 1 == len(names(*reversed(told_)))


def test_of_those_who_speak_for_one_another_the_first_stays():
    rings = {0: 1, 1: 2, 2: 1, 3: 0}
    assert [sorted(_ring(k, rings)) for k in range(4)] == [[], [1, 2], [1, 2], []]
