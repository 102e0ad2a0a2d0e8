"""Which report comes from which: kinds and directions, on one invented story and its offspring."""

from datetime import date, time

import pytest
from factories import claim, dossier, report

from vigie import corroborate
from vigie.corroborate.imprints import imprint
from vigie.corroborate.lineages import Item, lineages, link, same_outlet, update
from vigie.corroborate.marks import marks

STORY = """An air strike killed at least 17 people on Monday at the market of Raqqa, according to the local council.
"The plane came back twice while people were pulling the wounded out," council member Amna Hamid told Sahel Press.
She said that more than 40 people were injured, including nine children.
The army denied that its planes had struck the market of the town.
Doctors at the hospital of Kasra said they had received 14 bodies by the evening.
The hospital has been without electricity since the beginning of February."""
CUT = "\n".join(STORY.splitlines()[:3])
REWRITE = """Raqqa: at least 17 dead in a raid on the market on Monday, says the council of the town.
Council member Amna Hamid saw the plane return twice while the wounded were being pulled out.
There were over 40 injured, nine of them children, by her account.
The army denies that planes of its own bombed the market.
In Kasra the hospital took in 14 bodies before the evening, doctors say.
Since early February that hospital has had no electricity."""
TRANSLATION = """Une frappe aérienne a tué au moins 17 personnes lundi au marché de Raqqa, selon le conseil local.
« L'avion est revenu deux fois pendant que les gens dégageaient les blessés », a dit à Sahel Press Amna Hamid, membre du conseil.
Elle a précisé que plus de 40 personnes avaient été blessées, dont neuf enfants.
L'armée a démenti que ses avions aient frappé le marché de la ville.
Les médecins de l'hôpital de Kasra ont déclaré avoir reçu 14 corps dans la soirée.
L'hôpital est privé d'électricité depuis le début du mois de février."""
OTHER = """Colonel Tarig Osman told reporters in Damascus that no aircraft had flown near Raqqa on Monday.
"Our pilots were on the ground all day," he said at a press conference at the ministry.
Asked about the 17 dead, he spoke of rebels who shell their own people.
Journalists were shown a map and two photographs."""
HEARD = """At a press conference in Damascus on Monday, Colonel Tarig Osman rejected the reports from Raqqa.
He said aircraft had stayed on the ground, and showed the press photographs and a map.
The opposition accuses him of lying; it has buried many of its own this week.
The conference ended after ten minutes without questions."""


def item(text, name="copy", *, day=5, **slots):
    made = report(text, **({"id": name, "publisher": name, "published": date(2017, 6, day)} | slots))
    return Item(made, imprint(marks(made)))


ORIGINAL = item(STORY, "Sahel Press", day=4)


@pytest.mark.parametrize(
    ("text", "slots", "kind"),
    [
        (STORY, {}, "verbatim"),
        (STORY.replace("Monday", "this Monday").replace("twice", "two times"), {}, "verbatim"),
        (CUT, {}, "cut"),
        (STORY[:-300] + "Our readers know the market well.", {}, "cut"),
        (REWRITE, {}, "rewrite"),
        (REWRITE, {"agency": "Sahel Press"}, "rewrite"),
        (TRANSLATION, {"language": "fr"}, "translation"),
        (TRANSLATION, {"language": "fr", "translator": "Léo Vasseur", "agency": "Sahel Press"}, "translation"),
        (OTHER, {}, None),
        ("Rain fell on the fields of Bria.", {}, None),
        ("", {}, None),
    ],
)
def test_kinds(text, slots, kind):
    for found in (link(item(text, **slots), ORIGINAL), link(ORIGINAL, item(text, **slots))):
        assert (found and found.kind) == kind
        assert found is None or (found.copy, found.original) == ("copy", "Sahel Press")
        assert found is None or (0 < found.score <= 1 and found.because)


def test_two_agencies_at_one_press_conference_copy_nobody():
    one, two = item(OTHER, "AFP", agency="AFP"), item(HEARD, "Reuters", agency="Reuters")
    assert link(one, two) is None


@pytest.mark.parametrize(
    ("one", "two", "copy"),
    [
        ({"day": 6}, {"day": 4}, "one"),  # the later one
        ({"agency": "AFP"}, {}, "one"),  # who credits another
        ({"agency": "AFP"}, {"publisher": "AFP", "agency": "AFP"}, "one"),  # an agency's own dispatch is the original
        ({"published_time": time(9)}, {"published_time": time(8)}, "one"),  # the hour, where both give it
        ({"published": None}, {}, "one"),  # who bears no day comes last
    ],
)
def test_direction(one, two, copy):
    a, b = item(STORY, "one", **one), item(STORY, "two", **two)
    assert link(a, b).copy == link(b, a).copy == copy


def test_of_equals_the_shorter_is_the_copy():
    assert link(item(CUT, "short"), item(STORY, "long")).copy == "short"


@pytest.mark.parametrize(
    ("slots", "parent"),
    [
        ({}, "Gazette"),
        ({"day": 4}, None),  # the same day without an hour: nobody knows which came first
        ({"day": 20}, None),
        ({"publisher": "Fil"}, None),
        ({"language": "fr"}, None),
        ({"agency": "AFP"}, None),  # another's reporting
    ],
)
def test_updates_are_later_reports_of_the_same_outlet(slots, parent):
    old, new = item(STORY, "old", day=4, publisher="Gazette"), item(OTHER, "new", **({"publisher": "Gazette"} | slots))
    found = update(new, old)
    assert (found and (found.kind, found.copy, found.original)) == (parent and ("update", "new", "old"))


def test_a_parent_is_the_one_that_accounts_for_most():
    items = {one.report.id: one for one in (ORIGINAL, item(CUT, "cut"), item(CUT, "again", day=6))}
    links = [found for a in items.values() for b in items.values() if a is not b and (found := link(a, b))]
    found = lineages(items, links, items)
    assert [found[name].of for name in items] == [None, "Sahel Press", "Sahel Press"]


def test_a_picture_shows_groups_and_updates():
    strike = {"type": "air_drone_strike", "place": "Raqqa", "day": 4}
    reports = (
        dossier("Sahel Press", claim(words=STORY.splitlines()[0], killed=17, **strike), text=STORY),
        dossier(
            "Fil", claim(words=TRANSLATION.splitlines()[0], killed=17, **strike), text=TRANSLATION, language="fr", day=5
        ),
        dossier("Sahel Press", claim(killed=20, **strike), id="later", day=6),
    )
    found = {p.report.id: (p.group, p.lineage.kind, p.lineage.of) for p in corroborate.picture(reports).reports}
    assert found["Fil"] == ("Sahel Press", "translation", "Sahel Press")
    assert found["later"] == ("Sahel Press", "update", "Sahel Press")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [("AFP", "Agence France-Presse", True), ("The Gazette", "gazette", True), ("AVP", "Agence Virunga Presse", True),
     ("AFP", "Reuters", False), ("Gazette", None, False), ("The", "The", False)],
)  # fmt: skip
def test_one_outlet_by_two_names(one, two, same):
    assert same_outlet(one, two) is same is same_outlet(two, one)
