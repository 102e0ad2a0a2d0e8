"""Which event type a trigger names, with its parties and means (ACLED's rules; docs/coding.md tells them)."""

from collections.abc import Sequence

from vigie.coding.frames import ARMED, FRAMES
from vigie.coding.roles import Party, is_one_of, kinds, mention_of
from vigie.coding.syntax import Tree, core
from vigie.coding.triggers import Trigger, listed, word_set
from vigie.languages import Language
from vigie.languages.nationalities import nationality
from vigie.languages.phrases import Hit
from vigie.model import Place, Reading, Token

_FORCES = frozenset(("state_forces", "external_forces", "rebel_group", "political_militia", "identity_militia"))
_QUIET = (
    ("sans", "combat"), ("sans", "coup"), ("sans", "resistance"), ("without", "fight"), ("without", "shot"),
    ("without", "resistance"), ("sans", "tirer"), ("unopposed", ""), ("sans", "heurt"), ("peacefully", ""), ("quietly", ""),
)  # fmt: skip


def means(tokens: Sequence[Token], words: Language) -> set[str]:
    """What it was done with: air, shell, ied, suicide, grenade, gas, tear_gas, gunshot."""
    keys = ("air", "shell", "ied", "suicide", "grenade", "gas", "tear_gas", "gunshot")
    return {k for k in keys if any(not _open_air(h, tokens) for h in listed(tokens, words.code, "means", k))}


def _open_air(hit: Hit, tokens: Sequence[Token]) -> bool:
    """ "fired in the air": no means of war."""
    before = [t.lower for t in tokens if t.i < hit.first][-2:]
    return hit.phrase == "air" and before in (["in", "the"], ["into", "the"])


def event_type(
    trigger: Trigger, found: Sequence[Party], tools: set[str], tree: Tree, reading: Reading, words: Language,
    place: Place | None, row: Sequence[Token], speaker: str | None = None, toll: bool = False,
) -> tuple[str, str]:  # fmt: skip
    """The type of an event and the rule that chose it; `speaker` is the kind of who says it, for "we" and infinitives."""
    name = trigger.frame.name
    agents, targets = kinds(found, "agent", tree, reading), kinds(found, "target", tree, reading)
    if not agents & ARMED and speaker in ARMED and _own_deed(trigger, found, tree):
        agents = {speaker}
    if trigger.undergone:
        tools = tools - {"air"}
    if name == "besiege" and agents and agents <= {"protesters", "civilians", "rioters"}:
        return "peaceful_protest", "type.blockade_by_people"
    if name == "protest" and toll:
        return "excessive_force_against_protesters", "type.dead_at_protest"
    if name in ("assault", "kill", "injure") and _protesting(found, tree, words):
        targets = targets | {"protesters"}
    if name in ("assault", "kill", "injure"):
        return _violence(name, agents, targets, tools, things=_only_things(found, tree, reading))
    if name == "destroy" and agents & {"protesters", "rioters"} and not agents & ARMED:
        return "violent_demonstration", "type.rioters"
    if name == "destroy" and "civilians" in targets and not _only_things(found, tree, reading):
        return "attack", "type.burnt_people"
    if name == "destroy":
        return _destruction(trigger, tree, words)
    if name in ("withdraw", "flee", "abduct", "take") and _by_coach(trigger, agents | targets, row, words):
        return "evacuation", "type.by_coach"
    if name == "flee" and targets & _FORCES and "civilians" not in targets:
        return "withdrawal", "type.forces_flee"
    if name in ("detain", "abduct"):
        return _custody(name, agents)
    if (
        name == "clash"
        and "shell" in tools
        and not trigger.verbal
        and tree.tokens[trigger.head].lower.startswith(("tir", "fire"))
    ):
        return "shelling_artillery_missile_attack", "type.shell"
    crowd = agents & {"protesters", "rioters"} and not agents & (ARMED - {"state_forces"})
    if name == "clash" and (crowd or _crowd_and_police(agents | targets, row, reading)):
        return "violent_demonstration", "type.clash_of_protesters"
    if name == "grenade" and "air" in tools:
        return "air_drone_strike", "type.air"
    if name in ("airstrike", "shelling") and "gas" in tools:
        return "chemical_weapon", "type.gas"
    if name == "airstrike":
        return "air_drone_strike", "type.airstrike"
    if name == "shelling":
        return ("chemical_weapon", "type.gas") if "gas" in tools else ("air_drone_strike", "type.air") if "air" in tools else (
            trigger.frame.type, "type.shelling")  # fmt: skip
    if name == "explosion":
        return _explosion(tools)
    if name == "disperse":
        return (
            ("excessive_force_against_protesters", "type.live_fire")
            if _live(row, tools)
            else (trigger.frame.type, "type.disperse")
        )
    if name == "protest" and tools & {"tear_gas"}:
        return "protest_with_intervention", "type.tear_gas"
    if name == "take" and tree.tokens[trigger.head].lemma in ("occuper", "occupy") and _lodged(trigger, tree, words):
        return "headquarters_or_base_established", "type.lodged"
    if name in ("take", "retake"):
        return _territory(trigger, found, tree, reading, words, place, row)
    return trigger.frame.type, f"type.{name}"


def _lodged(trigger: Trigger, tree: Tree, words: Language) -> bool:
    """Whether what is occupied is a public building, not land."""
    verb = tree.tokens[trigger.head]
    subject = tree.subject(verb)
    held = [core(o, tree) for o in (*tree.objects(verb), *([subject] if subject is not None else []))]
    return any(is_one_of(t, word_set(words.code, "objects", "public"), words.code) for t in held)


def _by_coach(trigger: Trigger, people: set[str], row: Sequence[Token], words: Language) -> bool:
    """People who leave or are taken away in coaches, and do not flee: somebody organised it."""
    leaving = trigger.weak or trigger.frame.name != "flee"
    return leaving and not people & ARMED and any(True for _ in listed(row, words.code, "means", "coach"))


def _protesting(found: Sequence[Party], tree: Tree, words: Language) -> bool:
    """Whether those it is done to are told to march or protest ("opened fire on thousands of people marching")."""
    verbs = word_set(words.code, "protest", "verbs")
    below = {i for p in found if p.role == "target" for i in tree.below(p.token.i) if i > p.token.i}
    return any(tree.tokens[i].pos == "VERB" and tree.tokens[i].lemma in verbs for i in below)


def _crowd_and_police(parties: set[str], row: Sequence[Token], reading: Reading) -> bool:
    """Protesters and the state's forces clash; who they are may stand anywhere in the clause."""
    spans = [(t.start, t.end) for t in row]
    beside = {m.kind for m in reading.mentions if any(s <= m.span.start < e for s, e in spans)}
    kinds_here = parties | beside
    return (
        bool(kinds_here & {"protesters", "rioters"})
        and "state_forces" in kinds_here
        and not kinds_here & (ARMED - {"state_forces"})
    )


def _own_deed(trigger: Trigger, found: Sequence[Party], tree: Tree) -> bool:
    """What a speaker tells of itself: an infinitive ("dit avoir tué", "nie détenir") or a pronoun for doer."""
    doers = [p.token for p in found if p.role == "agent"]
    return (
        "VerbForm=Inf" in tree.tokens[trigger.head].morph
        or any(d.pos == "PRON" for d in doers)
        or any(c.pos == "AUX" and "VerbForm=Inf" in c.morph for c in tree.children(trigger.head))
    )


def _only_things(found: Sequence[Party], tree: Tree, reading: Reading) -> bool:
    """Whether it is done to buildings or vehicles alone ("attacked a police station")."""
    done_to = [mention_of(core(p.token, tree), reading) for p in found if p.role == "target"]
    return bool(done_to) and all(m is None or m.category == "thing" for m in done_to)


def _violence(name: str, agents: set[str], targets: set[str], tools: set[str], *, things: bool) -> tuple[str, str]:
    """An assault on armed people is a clash, on others an attack; on protesters excessive force; the means go first."""
    for tool, kind in (("suicide", "suicide_bomb"), ("gas", "chemical_weapon"), ("grenade", "grenade")):
        if tool in tools:
            return kind, f"type.{tool}"
    if name != "assault" or not agents or agents & {"state_forces", "external_forces"}:
        if "air" in tools:
            return "air_drone_strike", "type.air"
        if "shell" in tools:
            return "shelling_artillery_missile_attack", "type.shell"
        if "ied" in tools:
            return "remote_explosive_landmine_ied", "type.ied"
    if "protesters" in targets and (agents & {"state_forces"} or not agents):
        return "excessive_force_against_protesters", "type.protesters"
    if "rioters" in agents and things:
        return "violent_demonstration", "type.rioters"
    if "rioters" in agents:
        return "mob_violence", "type.mob"
    if targets & _FORCES and not targets & {"civilians"}:
        return "armed_clash", "type.armed_target"
    if name == "kill" and agents and agents <= {"state_forces", "external_forces"} and "civilians" not in targets:
        return "armed_clash", "type.killed_by_forces"
    if targets & {"state_forces", "external_forces"} and agents & (ARMED - {"state_forces"}):
        return "armed_clash", "type.armed_target"
    return "attack", "type.civilian_target"


def _destruction(trigger: Trigger, tree: Tree, words: Language) -> tuple[str, str]:
    """What a weapon destroys ("warplanes destroyed three tunnels") was struck; anything else was looted or burnt."""
    verb = tree.tokens[trigger.head]
    doer = tree.agent(verb) if tree.passive(verb) else tree.subject(verb)
    if doer is not None:
        below = sorted(tree.below(doer.i, without=("acl", "conj")))
        tools = means([tree.tokens[i] for i in below], words)
        for tool, kind in (
            ("air", "air_drone_strike"),
            ("shell", "shelling_artillery_missile_attack"),
            ("ied", "remote_explosive_landmine_ied"),
        ):
            if tool in tools:
                return kind, f"type.{tool}"
        for frame in ("airstrike", "shelling", "explosion"):  # "une frappe a dévasté", "the blast destroyed"
            if is_one_of(doer, word_set(words.code, frame, "nouns"), words.code):
                return FRAMES[frame].type, f"type.{frame}"
    return trigger.frame.type, "type.destroy"


def _custody(name: str, agents: set[str]) -> tuple[str, str]:
    """State forces arrest; anyone else who takes people away abducts them."""
    state = bool(agents & {"state_forces"})
    armed = bool(agents & (ARMED - {"state_forces"}))
    if name == "detain" and armed and not state:
        return "abduction_forced_disappearance", "type.taken_by_non_state"
    if name == "abduct" and state and not armed:
        return "arrests", "type.taken_by_state"
    return ("arrests" if name == "detain" else "abduction_forced_disappearance"), f"type.{name}"


def _explosion(tools: set[str]) -> tuple[str, str]:
    for tool, kind in (
        ("suicide", "suicide_bomb"), ("grenade", "grenade"), ("ied", "remote_explosive_landmine_ied"),
        ("air", "air_drone_strike"), ("shell", "shelling_artillery_missile_attack"),
    ):  # fmt: skip
        if tool in tools:
            return kind, f"type.{tool}"
    return "remote_explosive_landmine_ied", "type.explosion"


def _live(row: Sequence[Token], tools: set[str]) -> bool:
    lows = {t.lower for t in row}
    if lows & {"live", "reelles", "reelle"}:
        return True
    return not tools & {"tear_gas"} and bool(
        lows & {"feu", "fire", "fired", "balle", "balles", "bullets", "live", "tire", "tirer", "shot", "tues", "killed"}
    )


def _territory(
    trigger: Trigger, found: Sequence[Party], tree: Tree, reading: Reading, words: Language, place: Place | None,
    row: Sequence[Token],
) -> tuple[str, str]:  # fmt: skip
    lows = " ".join(t.lower for t in row)
    if any(a in lows and (not b or b in lows.split(a, 1)[1][:25]) for a, b in _QUIET):
        return "non_violent_transfer_of_territory", "type.quiet_transfer"
    agents = [p for p in found if p.role == "agent"]
    for party in agents:
        token = core(party.token, tree)
        land = nationality(token, words.code) or next(
            (n for c in tree.children(token.i) if (n := nationality(c, words.code))), None
        )
        if land and place and place.country and land != place.country:
            return "non_state_actor_overtakes_territory", "type.foreign_army"
    agent_kinds = kinds(found, "agent", tree, reading)
    if "state_forces" in agent_kinds and not agent_kinds & {"rebel_group", "external_forces"}:
        return "government_regains_territory", "type.state_gain"
    if agent_kinds:
        return "non_state_actor_overtakes_territory", "type.other_gain"
    if trigger.frame.name == "retake":
        return "government_regains_territory", "type.retaken"
    return "non_state_actor_overtakes_territory", "type.taken"
