from factories import by_id, claim, copy, outlet, picture

from vigie.model import Voice
from vigie.publish.voices import voices


def heard(*claims, copies=()):
    made = picture(*claims, copies=copies)
    reports = {one.report.id: one for one in made.reports}
    return voices(made.incidents[0], by_id(*claims), reports)


def test_a_voice_is_gathered_over_reports():
    ap, afp = outlet("AP"), outlet("AFP")
    found = heard(claim(of=ap, who="the UN"), claim(of=afp, who="The U.N."), claim(of=afp, who="the army"))
    assert [one.name for one in found] == ["the UN", "The U.N.", "the army"]
    found = heard(claim(of=ap, who="al-Shabaab"), claim(of=afp, who="Al Shabaab"))
    assert [(one.name, len(one.told)) for one in found] == [("al-Shabaab", 2)]


def test_persons_of_one_body_are_one_voice_and_a_long_name_is_found_in_a_longer_one():
    one = claim(voice=Voice("Ann", organisation="Observatory for Human Rights", mode="indirect"))
    two = claim(of=outlet("AP"), voice=Voice("Bo", organisation="Syrian Observatory for Human Rights", mode="direct"))
    assert len(heard(one, two)) == 1


def test_unnamed_voices_of_different_outlets_stay_apart():
    voice = Voice("a source", mode="indirect", anonymous=True)
    assert len(heard(claim(of=outlet("AP"), voice=voice), claim(of=outlet("AFP"), voice=voice))) == 2


def test_a_copy_stands_beneath_the_claim_that_it_repeats():
    ap, fil = outlet("AP"), copy("Fil", "AP", "translation", language="fr")
    mine, other = claim(of=ap, who="the army", killed=47), claim(of=ap, who="residents", killed=12)
    repeated = claim(of=fil.report, who="l'armée", killed=47)
    (told,) = heard(repeated, mine, other, copies=(fil,))[0].told
    assert (told.claim, told.copies) == (mine, (repeated,))


def test_what_a_copy_gets_wrong_stands_on_its_own():
    ap, fil = outlet("AP"), copy("Fil", "AP", "translation")
    found = heard(
        claim(of=ap, who="the army", killed=47), claim(of=fil.report, who="the army", killed=74), copies=(fil,)
    )
    assert [told.copies for one in found for told in one.told] == [(), ()]


def test_a_copy_of_a_copy_repeats_the_same_claim():
    copies = (copy("B", "A"), copy("C", "B"))
    one, two, three = (claim(of=outlet(name), killed=3) for name in "ABC")
    assert [told.copies for found in heard(one, two, three, copies=copies) for told in found.told] == [(two, three)]


def test_reports_that_derive_in_a_circle_are_all_heard():
    one, two = claim(of=outlet("A")), claim(of=outlet("B"))
    found = heard(one, two, copies=(copy("A", "B"), copy("B", "A")))
    assert sum(len(voice.told) for voice in found) == 2


def test_those_who_give_figures_or_deny_come_first_and_numbers_run_on():
    quiet, denial = claim(who="x"), claim(voice=Voice("y", mode="indirect", stance="denies"))
    found = heard(quiet, denial, claim(who="z", killed=3))
    assert [(one.name, one.denies, one.silent) for one in found] == [
        ("y", True, True), ("z", False, False), ("x", False, True),
    ]  # fmt: skip
    assert [told.number for one in found for told in one.told] == [1, 2, 3]
