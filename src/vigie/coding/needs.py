"""What a weak verb's frame asks of its parts before it counts ("took" needs land, "fired" needs armed people)."""

from collections.abc import Callable

from vigie.coding.candidates import ALIVE, Candidate, names
from vigie.coding.counting import noun_of
from vigie.coding.frames import ARMED
from vigie.coding.land import falls, territory
from vigie.coding.roles import mention_of
from vigie.coding.syntax import core
from vigie.coding.types import means

_CIVIL = frozenset(("civilians", "protesters", "rioters"))


def met(case: Candidate) -> bool:
    """Whether a weak verb has what its frame needs: armed people, means, land … or a word of a list of `objects`."""
    needs = case.trigger.frame.needs
    if needs in _NEEDS:
        return _NEEDS[needs](case)
    return names(case.objects, needs, case.words) or (_oblique(case, needs) and bool(case.agents & ARMED))


def _tools(case: Candidate) -> set[str]:
    return means(case.tree.tokens[case.tree.first : case.tree.last], case.words)


_BEATING = frozenset("beat torture slash hack chop stab battre tabasser frapper torturer molester".split())


def _armed(case: Candidate) -> bool:
    return (
        bool(case.agents & ARMED)
        or (case.name == "clash" and bool(case.targets & ARMED))
        or (case.passive and case.verb.lemma in _BEATING and "civilians" in case.targets)
        or (case.name == "assault" and bool(_tools(case) & {"air", "shell"}) and bool(case.objects))
    )


def _means(case: Candidate) -> bool:
    return bool(_tools(case) & {"air", "shell"})


_NOBODY = frozenset("one nobody anyone everyone personne aucun nul".split())
_HIM = frozenset("him her us me nous".split())  # pronouns that stand for people alone


def _armed_person(case: Candidate) -> bool:
    """Somebody does it, armed or at least named, to people."""
    doers = (
        case.agents & (ARMED | {"rioters", "protesters"})
        or any(p.role == "agent" for p in case.parties)
        or case.passive
    )
    taken = case.targets & ALIVE or names(case.target_nouns, "person", case.words)
    by_armed = bool(case.agents & ARMED) and any(t.lower in _HIM for t in case.target_nouns)
    return bool(doers) and (bool(taken) or _nobody(case) or by_armed)


def _nobody(case: Candidate) -> bool:
    return any(t.lower in _NOBODY for t in case.target_nouns)


def _person(case: Candidate) -> bool:
    if case.name == "detain":
        taken = bool(case.targets & ALIVE) or names(case.target_nouns, "person", case.words) or _nobody(case)
        return taken and ("state_forces" in case.agents or case.passive)
    return bool(case.targets & ALIVE) or (bool(case.agents & ALIVE) and case.trigger.frame.subject == "target")


def _civil(case: Candidate) -> bool:
    people = case.agents | case.targets
    if case.name == "evacuate" and _vehicles(case):
        return True
    named = names([core(p.token, case.tree) for p in case.parties], "person", case.words)
    return (bool(people & _CIVIL) or named or (not people and _counted_leave(case))) and (
        bool(case.figures) or names(case.objects, "home", case.words) or _oblique(case, "home")
    )


def _counted_leave(case: Candidate) -> bool:
    """A number of people that no list of actors holds goes away itself ("6,000 Cameroonians had arrived in Mandelia")."""
    subject = case.tree.subject(case.verb)
    if case.name != "flee" or subject is None:
        return False
    below = [case.tree.tokens[i] for i in case.tree.below(subject.i, without=("acl", "appos"))]
    if any((m := mention_of(t, case.reading)) is not None and m.name for t in below):
        return False
    counted = [noun_of(f, case.tree) for f in case.figures if f.unit == "people"]
    return any(n is not None and n.i in (subject.i, core(subject, case.tree).i) for n in counted)


_COACHES = frozenset("bus coach convoy autobus autocar convoi".split())


def _vehicles(case: Candidate) -> bool:
    """Counted coaches leave, or coaches with people in them ("thirty buses carrying 1,400 people left the town")."""
    subject = case.tree.subject(case.verb)
    if subject is None or case.passive or subject.lemma not in _COACHES:
        return False
    below = [case.tree.tokens[i] for i in case.tree.below(subject.i)]
    return any(t.pos == "NUM" for t in below)


def _territory(case: Candidate) -> bool:
    taken = bool(case.agents & ARMED) or case.passive or falls(case.verb, case.words)
    return taken and territory(case.trigger, case.tree, case.reading, case.words)


def _troops(case: Candidate) -> bool:
    return names(case.objects, "troops", case.words) or (bool(case.agents & ARMED) and _oblique(case, "troops"))


def _anybody(case: Candidate) -> bool:
    return bool((case.agents | case.targets) & ALIVE)


_NEEDS: dict[str, Callable[[Candidate], bool]] = {
    "": _anybody,
    "armed": _armed,
    "armed_person": _armed_person,
    "civil": _civil,
    "means": _means,
    "person": _person,
    "territory": _territory,
    "troops": _troops,
}


def _oblique(case: Candidate, key: str) -> bool:
    """Whether a complement of the verb is in a list of `objects`."""
    complements = [c for c in case.tree.children(case.verb.i) if c.dep.startswith("obl")]
    return names([core(c, case.tree) for c in complements], key, case.words)
