"""Our event types in the codebooks of others, so that claims can be counted beside their data.

ACLED: event types and sub-event types as titled in the ACLED Codebook (2023 edition, "ACLED event types and sub-event
types"). PLOVER: event types of the Political Language Ontology for Verifiable Event Records (version 2.0, as used by
POLECAT: AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
COERCE ASSAULT); each by the CAMEO categories that PLOVER merged into it. None: the codebook counts no such thing.
"""

_ACLED = {
    "Battles": {
        "armed_clash": "Armed clash",
        "government_regains_territory": "Government regains territory",
        "non_state_actor_overtakes_territory": "Non-state actor overtakes territory",
    },
    "Explosions/Remote violence": {
        "chemical_weapon": "Chemical weapon",
        "air_drone_strike": "Air/drone strike",
        "suicide_bomb": "Suicide bomb",
        "shelling_artillery_missile_attack": "Shelling/artillery/missile attack",
        "remote_explosive_landmine_ied": "Remote explosive/landmine/IED",
        "grenade": "Grenade",
    },
    "Violence against civilians": {
        "sexual_violence": "Sexual violence",
        "attack": "Attack",
        "abduction_forced_disappearance": "Abduction/forced disappearance",
    },
    "Protests": {
        "peaceful_protest": "Peaceful protest",
        "protest_with_intervention": "Protest with intervention",
        "excessive_force_against_protesters": "Excessive force against protesters",
    },
    "Riots": {
        "violent_demonstration": "Violent demonstration",
        "mob_violence": "Mob violence",
    },
    "Strategic developments": {
        "agreement": "Agreement",
        "arrests": "Arrests",
        "change_to_group_activity": "Change to group/activity",
        "disrupted_weapons_use": "Disrupted weapons use",
        "headquarters_or_base_established": "Headquarters or base established",
        "looting_property_destruction": "Looting/property destruction",
        "non_violent_transfer_of_territory": "Non-violent transfer of territory",
        "other": "Other",
    },
}

BEYOND_ACLED = (
    "surrender", "withdrawal", "displacement", "evacuation", "siege", "human_shields", "casualties", "aid",
)  # fmt: skip

ACLED: dict[str, tuple[str, str] | None] = {
    **{ours: (group, title) for group, titles in _ACLED.items() for ours, title in titles.items()},
    **dict.fromkeys(BEYOND_ACLED),
}

PLOVER: dict[str, str | None] = {
    "armed_clash": "ASSAULT",
    "government_regains_territory": "ASSAULT",  # CAMEO 192 occupy territory
    "non_state_actor_overtakes_territory": "ASSAULT",  # CAMEO 192
    "chemical_weapon": "ASSAULT",
    "air_drone_strike": "ASSAULT",
    "suicide_bomb": "ASSAULT",
    "shelling_artillery_missile_attack": "ASSAULT",
    "remote_explosive_landmine_ied": "ASSAULT",
    "grenade": "ASSAULT",
    "sexual_violence": "ASSAULT",
    "attack": "ASSAULT",
    "abduction_forced_disappearance": "ASSAULT",  # CAMEO 181 abduct, hijack, take hostage
    "peaceful_protest": "PROTEST",
    "protest_with_intervention": "PROTEST",
    "excessive_force_against_protesters": "COERCE",  # CAMEO 175 violent repression
    "violent_demonstration": "PROTEST",  # CAMEO 145 protest violently, riot
    "mob_violence": "ASSAULT",
    "agreement": "AGREE",
    "arrests": "COERCE",  # CAMEO 173 arrest, detain
    "change_to_group_activity": "MOBILIZE",
    "disrupted_weapons_use": None,
    "headquarters_or_base_established": "MOBILIZE",
    "looting_property_destruction": "COERCE",  # CAMEO 171 seize or damage property
    "non_violent_transfer_of_territory": "RETREAT",
    "other": None,
    "surrender": "RETREAT",  # CAMEO 0873 retreat or surrender militarily
    "withdrawal": "RETREAT",
    "displacement": None,
    "evacuation": None,
    "siege": "COERCE",  # CAMEO 191 impose blockade, restrict movement; PLOVER counts restrictions as coercion
    "human_shields": "ASSAULT",  # CAMEO 184 use as human shield
    "casualties": None,
    "aid": "AID",
}
