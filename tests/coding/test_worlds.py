"""Reports of accidents, disasters, crimes, beasts and debates: their words of war make no claims, those of war do."""

import pytest
from told import claims

DECOYS = [
    (
        "en",
        "At least 24 people were killed and 31 injured when a bus plunged into a ravine in Peru on Tuesday, police said. "
        "The vehicle left the road in fog. Rescuers pulled 18 bodies from the wreckage, the fire brigade said. The driver "
        "has been detained. In 2022 more than 3,300 people died in road accidents.",
    ),
    (
        "fr",
        "Trois personnes sont mortes et douze autres ont été blessées dans l'explosion d'un immeuble lundi à Lyon. Selon la "
        "préfecture, une fuite de gaz serait à l'origine de la déflagration. « On a cru à une bombe », raconte Martine. Les "
        "pompiers recherchaient encore deux disparus mardi.",
    ),
    (
        "en",
        "A 34-year-old man was stabbed to death after a row over a parking space on Saturday, police said. Two men were "
        "arrested. The victim was attacked by a neighbour with whom he had quarrelled. The court remanded them in custody.",
    ),
    (
        "fr",
        "Une attaque de loups a tué onze brebis et blessé sept autres mardi sur un alpage du Vercors. Le berger, armé d'un "
        "fusil, a tiré en l'air pour mettre les prédateurs en fuite. Deux loups ont été abattus en octobre.",
    ),
    (
        "en",
        "Rebel lawmakers toppled the leader of their own party on Tuesday in Westminster. The plotters, led by two former "
        "ministers, had attacked the leader for weeks. Loyalists struck back, accusing the rebels of treason. The chief whip "
        "defected. Demonstrators gathered outside. The new chief promised a ceasefire before the leadership contest.",
    ),
]

_MARCH = (
    "Trois personnes ont été tuées samedi à Bosso lors de la dispersion d'une marche de lycéens. "
    "Plusieurs centaines de jeunes s'étaient rassemblés à l'aube devant la cathédrale, malgré l'interdiction du préfet. "
    "Un médecin de l'hôpital a parlé de dix-neuf blessés, dont quatre enfants. Les commerces de la ville sont restés fermés "
    "tout le week-end et les écoles ne rouvriront que jeudi, a fait savoir la mairie."
)
_PRICES = (
    "The price war among supermarkets claimed its first victim on Thursday, when a retailer with 430 jobs surrendered. "
    "It had been besieged by discounters for a year and bombarded with offers of milk, bread and nappies. Shoppers won. "
    "Analysts said that the group would attack on all fronts before Easter and capture a third of the market, while sales "
    "exploded and its last competitor was killed off in the south of the island."
)


@pytest.mark.parametrize(("code", "text"), DECOYS)
def test_words_of_war_of_another_world_claim_nothing(code: str, text: str) -> None:
    assert claims(text, code) == ()


def test_a_brief_of_war_among_accidents_is_kept() -> None:
    text = (
        "Collision à Bla : onze morts\nUn autocar et un camion se sont percutés dimanche. Deux accidents en un mois.\n"
        "Niono : encore le bac\nDes rebelles ont abattu jeudi trois marchands aux abords de Niono."
    )
    assert [c.figures[0].best for c in claims(text, "fr")] == [3]


def test_a_report_without_an_armed_group_still_tells_of_violence() -> None:
    assert "killed" in [f.what for c in claims(_MARCH, "fr") for f in c.figures]


def test_war_words_of_a_market_are_figures_of_speech() -> None:
    assert claims(_PRICES, "en") == ()


_LORRIES = (
    "A lorry driver lost control on the Bauchi road on Monday and 14 people were killed, the fire brigade said. Speeding was to "
    "blame, a motorist said, and the lorry was overloaded. Firefighters cut eleven people from the wreckage. It was the third "
    "head-on collision of the month, and police detained the driver. His employer will be charged with negligence."
)


def test_a_report_steeped_in_another_world_claims_nothing() -> None:
    assert claims(_LORRIES, "en") == ()


def test_fighting_told_beside_another_world_is_kept() -> None:
    fought = "\n\nIn Damboa, Boko Haram gunmen killed nine soldiers in an ambush on Sunday, the army said."
    assert "killed" in [f.what for c in claims(_LORRIES + fought, "en") for f in c.figures]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Poverty is killing our people, the governor said in Jos."),
        ("en", "Soldiers in Jos heard that cormorants had massacred the trout of the lake."),
        ("fr", "À Goma, les soldats le disent : la corruption tue nos enfants."),
        ("fr", "Les soldats de Goma ont abattu trois sangliers."),
    ],
)
def test_plagues_and_beasts_are_figures_of_speech(code: str, text: str) -> None:
    assert claims(text, code) == ()


def test_people_taken_hostage_are_no_figure_of_speech() -> None:
    assert [c.event.type for c in claims("Rebels took the governor hostage in Jos on Monday.", "en")] == [
        "abduction_forced_disappearance"
    ]
