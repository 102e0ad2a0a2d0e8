"""Frames: what a family of event words means, for all languages at once.

A frame says which event type it names by default, which part its subject and object play, and what a figure beside it
counts. The words of each frame are data (`languages/<code>/events.toml`). Types are those of the claim record (ACLED's
sub-events and what observers count beyond them); the rules that refine them stand in `types.py`.
"""

from dataclasses import dataclass

ARMED = frozenset(("state_forces", "rebel_group", "political_militia", "identity_militia", "external_forces"))
VIOLENT = frozenset(  # event types
    "armed_clash attack air_drone_strike suicide_bomb shelling_artillery_missile_attack remote_explosive_landmine_ied grenade "
    "chemical_weapon abduction_forced_disappearance looting_property_destruction casualties".split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One family of events; `patient` is the slot ("subject" or "object") of those it happens to."""

    name: str
    type: str
    subject: str | None = "agent"
    object: str | None = "target"
    counts: str = "other"
    patient: str = "object"
    needs: str = ""  # what a weak verb asks for: armed, person, or a list of `objects`
    violent: bool = False  # tolls may belong to it
    toll: bool = False  # says no more than that people died or were hurt


def _table(*frames: Frame) -> dict[str, Frame]:
    return {f.name: f for f in frames}


FRAMES = _table(
    Frame("kill", "attack", counts="killed", toll=True),
    Frame("die", "casualties", "target", None, "killed", "subject", needs="person", toll=True),
    Frame("found", "attack", "target", None, "killed", "subject", toll=True),
    Frame("toll", "casualties", None, None, "killed", toll=True),
    Frame("injure", "attack", counts="injured", toll=True),
    Frame("treat", "casualties", None, counts="injured", toll=True),
    Frame("assault", "attack", counts="other", needs="armed", violent=True),
    Frame("clash", "armed_clash", object="agent", counts="other", needs="armed", violent=True),
    Frame("offensive", "armed_clash", object=None, counts="other", needs="armed", violent=True),
    Frame("airstrike", "air_drone_strike", counts="strikes", violent=True),
    Frame("shelling", "shelling_artillery_missile_attack", counts="strikes", needs="means", violent=True),
    Frame("explosion", "remote_explosive_landmine_ied", None, "target", violent=True),
    Frame("suicide", "suicide_bomb", violent=True),
    Frame("grenade", "grenade", violent=True),
    Frame("chemical", "chemical_weapon", violent=True),
    Frame("rape", "sexual_violence", counts="other"),
    Frame("abduct", "abduction_forced_disappearance", counts="abducted", needs="armed_person"),
    Frame("detain", "arrests", counts="detained", needs="person"),
    Frame("release", "other", counts="other", needs="person"),
    Frame("escape", "other", object=None, counts="other", patient="subject"),
    Frame("swap", "other", None, "target", "other"),
    Frame("protest", "peaceful_protest", object=None, counts="present", patient="subject", needs="civil"),
    Frame("disperse", "protest_with_intervention", violent=True),
    Frame("riot", "violent_demonstration", violent=True),
    Frame("lynch", "mob_violence", counts="killed", violent=True),
    Frame("destroy", "looting_property_destruction", counts="destroyed"),
    Frame("loot", "looting_property_destruction", counts="other", needs="goods"),
    Frame("take", "non_state_actor_overtakes_territory", object=None, counts="territory", needs="territory"),
    Frame("retake", "government_regains_territory", object=None, counts="territory", needs="territory"),
    Frame("withdraw", "withdrawal", object=None, counts="other", patient="subject", needs="armed"),
    Frame("flee", "displacement", "target", None, "displaced", "subject", needs="civil"),
    Frame("evacuate", "evacuation", counts="evacuated", needs="civil"),
    Frame("besiege", "siege", counts="trapped", needs="access"),
    Frame("presence", "other", object=None, counts="present", needs="armed"),
    Frame("handover", "non_violent_transfer_of_territory", object=None, counts="territory", needs="territory"),
    Frame("trap", "siege", None, "target", "trapped", "subject"),
    Frame("shield", "human_shields", None, "target"),
    Frame("surrender", "surrender", "agent", "target", "surrendered", "subject", needs="armed"),
    Frame("agree", "agreement", object=None, needs="truce"),
    Frame("deploy", "change_to_group_activity", object=None, counts="present", needs="troops"),
    Frame("base", "headquarters_or_base_established", object=None),
    Frame("foil", "disrupted_weapons_use", counts="destroyed", needs="weapon"),
    Frame("aid", "aid", counts="other", needs="aid"),
)
