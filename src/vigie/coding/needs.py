"""What a weak verb's frame asks of its parts before it counts ("took" needs land, "fired" needs armed people)."""

from collections.abc import Callable

from vigie.coding.candidates import ALIVE, Candidate, names
from vigie.coding.frames import ARMED
from vigie.coding.land import falls, territory
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


def _armed(case: Candidate) -> bool:
    return (
        bool(case.agents & ARMED)
        or (case.name == "clash" and bool(case.targets & ARMED))
        or (case.name == "assault" and bool(_tools(case) & {"air", "shell"}) and bool(case.objects))
    )


def _means(case: Candidate) -> bool:
    return bool(_tools(case) & {"air", "shell"})


def _armed_person(case: Candidate) -> bool:
    """Somebody does it, armed or at least named, to people."""
    doers = (
        case.agents & (ARMED | {"rioters", "protesters"})
        or any(p.role == "agent" for p in case.parties)
        or case.passive
    )
    return bool(doers) and bool(case.targets & ALIVE)


def _person(case: Candidate) -> bool:
    if case.name == "detain":
        return bool(case.targets & ALIVE) and ("state_forces" in case.agents or case.passive)
    return bool(case.targets & ALIVE) or (bool(case.agents & ALIVE) and case.trigger.frame.subject == "target")


def _civil(case: Candidate) -> bool:
    people = case.agents | case.targets
    return bool(people & _CIVIL) and (
        bool(case.figures) or names(case.objects, "home", case.words) or _oblique(case, "home")
    )


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
