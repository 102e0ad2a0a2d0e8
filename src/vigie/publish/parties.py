"""Who did it to whom, as one incident's claims have it together: the parties that an export may name.

A party is named by its canonical name, else by the words of the text; pronouns and things (kind `other` without a name)
are no party. Where voices contradict each other on who did it, nobody is named as its agent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vigie.model import Actor, Claim, Incident
from vigie.orthography import folded

PEOPLE = ("civilians", "protesters", "rioters")  # not named, in any export, but by their kind
STATES = ("state_forces", "external_forces")
_VIOLENT = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
)  # civilians do none of it (ACLED Codebook)
GROUPS = ("rebel_group", "political_militia", "identity_militia")


@dataclass(frozen=True, slots=True)
class Party:
    """One side or an ally of it, with the claim whose words name it."""

    kind: str
    name: str | None
    text: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Parties:
    """Who did it, and to whom; the most often named first."""

    agents: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()


def parties(incident: Incident, claims: Sequence[Claim], about: frozenset[str]) -> Parties:
    """The parties of an incident; `about`: what its voices contradict each other on."""
    told = [one for one in claims if one.event.type == incident.type and one.event.modality != "did_not_happen"]
    told = [one for one in told if one.voice.stance not in ("denies", "doubts")]
    agents = () if "agent" in about else _ranked(told, ("agent",))
    if any(one.event.acled and one.event.acled[0] in _VIOLENT for one in told):
        agents = tuple(one for one in agents if one.kind != "civilians")
    done = {_key(one) for one in agents[:1]}
    targets = tuple(one for one in _ranked(told, ("target", "affected")) if _key(one) not in done)
    return Parties(_others(agents, targets[:1]), targets)


def _others(agents: tuple[Party, ...], against: tuple[Party, ...]) -> tuple[Party, ...]:
    """The agents without nameless words for the side that it is done to ("forces" in a clash), where any are left."""
    kinds = {one.kind for one in against}
    return tuple(one for one in agents if one.name or one.kind not in kinds) or agents


def _ranked(claims: Iterable[Claim], roles: tuple[str, ...]) -> tuple[Party, ...]:
    """The parties in these roles: named ones first, then by how many claims name them; of nameless ones the first of a kind."""
    found: dict[str, list[Party]] = {}
    for claim in claims:
        for one in claim.actors:
            if one.role in roles and _is_party(one):
                party = Party(one.kind, one.name, one.text, claim)
                found.setdefault(_key(party), []).append(party)
    named = {several[0].kind for several in found.values() if several[0].name}
    kept = [several for several in found.values() if several[0].name or several[0].kind not in named]
    kept.sort(key=lambda several: (several[0].name is None, -len(several)))
    return tuple({one.name or one.kind: one for one in (several[0] for several in reversed(kept))}.values())[::-1]


def _is_party(one: Actor) -> bool:
    return one.name is not None or one.kind != "other"


def _key(one: Party) -> str:
    return one.kind if one.kind in PEOPLE else one.name or folded(one.text)
