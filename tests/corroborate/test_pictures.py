from datetime import date

from factories import claim, dossier, on, told, toll, town

from vigie.corroborate import picture
from vigie.corroborate.pictures import days, kind, place

STRIKE = {"type": "air_drone_strike", "place": "Raqqa", "day": 3}


def test_an_incident_from_its_claims():
    reports = (
        dossier("AP", claim(who="United Nations", killed=toll(12), **STRIKE)),
        dossier("Fil", claim(who="Doctors Without Borders", killed=toll(17), **STRIKE), day=5),
    )
    made = picture(reports)
    (one,) = made.incidents
    assert (one.type, one.place.name, one.start, one.end) == (
        "air_drone_strike",
        "Raqqa",
        date(2017, 6, 3),
        date(2017, 6, 3),
    )
    assert one.claims == tuple(claims[0].id for _, claims in reports)  # by day of publication
    assert (one.sources, one.standing) == (2, "disputed")
    assert (one.figures["killed"].low, one.figures["killed"].best, one.figures["killed"].high) == (12, 17, 17)
    assert one.contradictions == tuple(c.id for c in made.contradictions) and len(made.contradictions) == 1
    assert one.id == min(one.claims)


def test_standing():
    voices = [claim(who=who, killed=toll(12), **STRIKE) for who in ("United Nations", "Doctors Without Borders")]
    alone, both = (
        [dossier(name, one) for name, one in zip(("AP", "Fil"), told, strict=False)] for told in (voices[:1], voices)
    )
    assert [picture(reports).incidents[0].standing for reports in (alone, both)] == ["single_source", "corroborated"]


def test_a_bare_toll_names_the_type_only_where_there_is_nothing_else():
    tolls = [claim(type="casualties")] * 3
    assert kind(told(*tolls)) == "casualties"
    assert kind(told(*tolls, claim(type="attack"))) == "attack"


def test_the_place_is_the_most_exact_that_most_name():
    area = town("Syria", where_prec=6, country="SY")
    assert place(told(claim(place=area), claim(place=area), claim(place="Raqqa"))).name == "Raqqa"
    assert place(told(claim(place="Kasra"), claim(place="Raqqa"), claim(place="Raqqa"))).name == "Raqqa"
    assert place(told(claim())) is None


def test_the_days_are_the_shortest_that_most_give():
    first, last = on(3).start, on(4).start
    assert days(told(claim(day=3), claim(day=on(3, 4)), claim(day=on(3, 4)))) == (first, last)
    assert days(told(claim(day=3), claim(day=on(3, 4)))) == (first, first)
    assert days(told(claim())) == (None, None)


def test_nothing_makes_an_empty_picture():
    made = picture([])
    assert (made.reports, made.incidents, made.contradictions) == ((), (), ())
    assert len(picture([dossier("AP")]).reports) == 1  # a report without claims is in it
