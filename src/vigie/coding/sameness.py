"""Which kinds of events can be told of one incident, so that the day of one is the day of the other.

A toll is of the violence told before it, loot and arrests are of the attack or the riot. Land taken, people who flee, an
agreement are events of their own: nothing comes to them from an event of another kind.
"""

from vigie.model import Claim, Report

_FIGHTING = frozenset(
    "armed_clash attack air_drone_strike suicide_bomb shelling_artillery_missile_attack remote_explosive_landmine_ied grenade "
    "chemical_weapon".split()
)
_CROWDS = frozenset(
    "peaceful_protest protest_with_intervention excessive_force_against_protesters violent_demonstration mob_violence".split()
)
_LAND = frozenset("government_regains_territory non_state_actor_overtakes_territory".split())
_LOOT, _CAPTIVES = "looting_property_destruction", "abduction_forced_disappearance"
_WITH = {  # kind of an event → kinds of those that it may be told with, besides its own
    "casualties": _FIGHTING | _CROWDS | _LAND | {_LOOT, "sexual_violence"},
    **dict.fromkeys(_FIGHTING, _FIGHTING | _CROWDS | _LAND | {"casualties"}),
    **dict.fromkeys(("attack", "armed_clash"), _FIGHTING | _CROWDS | _LAND | {"casualties", _LOOT}),
    **dict.fromkeys(_CROWDS, _CROWDS | {"armed_clash", "casualties", _LOOT}),
    _LOOT: _FIGHTING | _CROWDS | _LAND | {_CAPTIVES, "casualties", "disrupted_weapons_use"},
    _CAPTIVES: _FIGHTING | {_LOOT},
    "arrests": _FIGHTING | _CROWDS | {_CAPTIVES},
    "disrupted_weapons_use": _FIGHTING | {"arrests"},
    "human_shields": _FIGHTING,
    "sexual_violence": _FIGHTING | {_LOOT},
    "siege": _CROWDS | {_LOOT},
    "surrender": _FIGHTING,
}


def of_one_incident(kind: str, other: str) -> bool:
    """Whether an event of the first kind may be told of the same incident as one of the second."""
    return kind == other or other in _WITH.get(kind, frozenset())


def sentences_between(earlier: Claim, start: int, report: Report) -> int:
    """How many sentence ends and line breaks stand between a claim's words and an offset; 0 where it stands behind."""
    gap = report.text[earlier.evidence.end : start]
    return sum(gap.count(mark) for mark in (". ", "! ", "? ", "\n")) - gap.count("\n\n")
