"""Sure verbs that still say something else of things: released news, captured hearts, evacuated accounts."""

from collections.abc import Callable

from vigie.coding.candidates import ALIVE, Candidate, names, person_like
from vigie.coding.frames import ARMED
from vigie.coding.land import land, motion, territory
from vigie.coding.roles import is_one_of, mention_of
from vigie.coding.syntax import core
from vigie.coding.triggers import word_set
from vigie.coding.types import means
from vigie.languages.phrases import forms

_OWN = frozenset("its his their our ses leurs nos son sa leur".split())
_VIOLENT_NOUNS = frozenset(
    "combat affrontement bombardement frappe offensive attaque tir pilonnage heurt fighting clash".split()
)
_BUILDINGS = frozenset(
    "marche mosquee eglise ecole hopital village quartier camp clinique maternite maison tente camion vehicule bus car commissariat "
    "caserne base poste market mosque church school hospital clinic house home tent truck vehicle convoy tanker camion-citerne "
    "barracks outpost checkpoint restaurant cafe bakery boulangerie bureau office".split()
)


def meant(case: Candidate) -> bool:
    """Whether a sure verb tells an event of its frame, by what stands around it."""
    sense = _SENSES.get(case.name)
    return sense is None or sense(case)


def _abduct(case: Candidate) -> bool:
    if case.single:
        return _custody(case)
    if case.verb.lemma in ("march", "lead", "marcher") and not case.tree.objects(case.verb) and not case.passive:
        return bool(case.figures)
    return not names(case.objects, "goods", case.words)


def _detain(case: Candidate) -> bool:
    return not case.single or _custody(case)


def _custody(case: Candidate) -> bool:
    """People are taken, not roads or goods."""
    people = case.target_nouns
    if not people and case.name == "abduct":
        return case.passive or not case.tree.objects(case.verb)
    if people and all(land(t, case.words) for t in people):
        return False
    return bool(case.targets or case.figures) or any(
        person_like(t, case.reading) and not land(t, case.words) for t in people
    )


def _destroy(case: Candidate) -> bool:
    """Weapons destroyed are disrupted, people destroyed are a figure of speech."""
    foiled = any(o.frame.name == "foil" for o in case.trigger.others)
    if foiled and names(case.tree.objects(case.verb), "weapon", case.words):
        return False
    targets = case.targets
    return not targets or (not targets & ARMED and not _people(case))


def _loot(case: Candidate) -> bool:
    if not case.single:
        return True
    return not (_people(case) and not names(case.tree.objects(case.verb), "goods", case.words))


def _evacuate(case: Candidate) -> bool:
    left = case.agents & ARMED and not case.target_nouns
    return not left and bool(case.targets or case.figures or not case.single)


def _foil(case: Candidate) -> bool:
    return not case.single or names(case.objects, "weapon", case.words) or _weapon_before(case) or _rigged(case)


def _rigged(case: Candidate) -> bool:
    """Whether the object is a bomb by its whole phrase ("une voiture piégée", "a car packed with explosives")."""
    below = [case.tree.tokens[i] for o in case.objects for i in sorted(case.tree.below(o.i))]
    return "ied" in means(below, case.words)


def _weapon_before(case: Candidate) -> bool:
    """A weapon before a passive verb whose subject the parse mistook ("A bomb, this time in a cart, was defused")."""
    row = case.tree.tokens[max(case.tree.first, case.verb.i - 12) : case.verb.i]
    return case.passive and names([t for t in row if t.pos == "NOUN"], "weapon", case.words)


def _take(case: Candidate) -> bool:
    if case.single:
        return _lodged(case) or territory(case.trigger, case.tree, case.reading, case.words)
    if case.verb.lemma in ("entrer", "enter", "move", "march", "sweep", "roll"):
        return bool(case.agents & ARMED)
    return True


def _lodged(case: Candidate) -> bool:
    """Armed people who settle in a public building ("the school is occupied by an armed group")."""
    inside = names(case.objects, "public", case.words)
    return inside and case.verb.lemma in ("occuper", "occupy") and bool(case.agents & ARMED)


def _retake(case: Candidate) -> bool:
    if case.single:
        return territory(case.trigger, case.tree, case.reading, case.words)
    return "civilians" not in case.targets and not any(f.unit in ("people", "households") for f in case.figures)


def _withdraw(case: Candidate) -> bool:
    """Forces leave; civilians are withdrawn by others, which is an evacuation."""
    agents = case.agents
    if "civilians" in _kinds_of_objects(case) or ("civilians" in agents and case.passive):
        return False
    if case.passive and any(o.frame.name == "evacuate" for o in case.trigger.others):
        return False
    return bool(agents & ARMED) or not agents


def _clash(case: Candidate) -> bool:
    return not (case.single and case.verb.dep.startswith("acl:relcl") and "Tense=Pres" in case.verb.morph)


def _surrender(case: Candidate) -> bool:
    going = case.verb.lemma in ("rendre", "rendu") and not case.single and case.trigger.literal <= 3
    return not (going and motion(case.trigger, case.tree, case.reading))


def _offensive(case: Candidate) -> bool:
    if not case.verb.lemma.endswith("poursuivre"):
        return True
    subject = case.tree.subject(case.verb)
    return subject is not None and is_one_of(subject, _VIOLENT_NOUNS, case.words.code)


def _flee(case: Candidate) -> bool:
    if case.single and case.verb.lemma == "deplacer" and not case.figures:
        return "Number=Plur" in case.verb.morph or case.passive
    return True


def _presence(case: Candidate) -> bool:
    """Armed people are there, named as doers or inside the phrase itself."""
    start = case.tree.tokens[case.trigger.first].start
    end = case.tree.tokens[case.trigger.last - 1].end
    within = any(m.kind in ARMED and start <= m.span.start < end for m in case.reading.mentions)
    if _kinds_of_objects(case) & ALIVE and case.verb.lemma in ("hold", "tenir", "retenir", "detenir"):
        return False
    return bool(case.agents & ARMED) or within


def _handover(case: Candidate) -> bool:
    """Land is handed over, not people or rifles."""
    alive = bool(_kinds_of_objects(case) & ALIVE) or names(case.objects, "person", case.words)
    return not alive and not names(case.objects, "weapon", case.words)


def _release(case: Candidate) -> bool:
    alive = bool(case.targets & ALIVE) or any(person_like(t, case.reading) for t in case.target_nouns)
    return (alive or bool(case.figures)) and not territory(case.trigger, case.tree, case.reading, case.words)


def _deploy(case: Candidate) -> bool:
    if not case.single:
        return True
    subject = case.tree.subject(case.verb)
    sent = [*case.tree.objects(case.verb), *([subject] if subject is not None else [])]
    armed = case.agents & ARMED or _kinds_of_objects(case) & ARMED
    return bool(armed) or names([core(t, case.tree) for t in sent], "troops", case.words)


_SENSES: dict[str, Callable[[Candidate], bool]] = {
    "abduct": _abduct,
    "clash": _clash,
    "deploy": _deploy,
    "destroy": _destroy,
    "detain": _detain,
    "evacuate": _evacuate,
    "flee": _flee,
    "foil": _foil,
    "handover": _handover,
    "loot": _loot,
    "offensive": _offensive,
    "presence": _presence,
    "release": _release,
    "retake": _retake,
    "surrender": _surrender,
    "take": _take,
    "withdraw": _withdraw,
}


def _kinds_of_objects(case: Candidate) -> set[str]:
    """The kinds of people that a verb has for objects; "its men" are no others."""
    tree = case.tree
    objects = [o for o in tree.objects(case.verb) if not any(c.lower in _OWN for c in tree.children(o.i))]
    held = [m for o in objects if (m := mention_of(core(o, tree), case.reading)) is not None]
    return {m.kind for m in held if m.category != "thing"}


def _people(case: Candidate) -> bool:
    """Whether those it is done to are people, not houses, vehicles or places."""
    code = case.words.code
    things = (
        word_set(code, "counted", "destroyed")
        | word_set(code, "objects", "territory")
        | word_set(code, "objects", "goods")
    )
    targets = case.target_nouns
    alive = [
        t
        for t in targets
        if (m := mention_of(t, case.reading)) is not None and m.kind in ALIVE and not is_one_of(t, things, code)
    ]
    return bool(alive) and not any(forms(t.text.lower(), t.lemma, code) & _BUILDINGS for t in targets)
