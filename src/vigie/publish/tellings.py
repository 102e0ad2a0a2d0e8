"""What an export tells of an incident in words: one plain English sentence of what is said, then who counts how many dead."""

from collections.abc import Iterator

from vigie.model import Claim, Figure
from vigie.publish import phrases
from vigie.publish.deaths import CODED, conservative
from vigie.publish.editions import Case
from vigie.publish.parties import Party

_BOUNDS = {
    "exact": "{0}", "about": "about {0}", "at_least": "at least {0}", "more_than": "more than {0}", "at_most": "at most {0}",
    "less_than": "fewer than {0}",
}  # fmt: skip
ROUGHLY = 2  # where_prec and geo_precision from which the place is not the very one that the text means


def telling(case: Case, *, coded: bool = False) -> str:
    """When, what, who to whom, where, and the dead by voice; `coded` adds what the words were coded to."""
    parts = [_head(case, coded=coded), _dead(case, coded=coded), _standing(case)]
    return " ".join(part for part in parts if part)


def headline(case: Case) -> str:
    """What and where, in one line without its day."""
    incident = case.incident
    kind = case.acled[1] if case.acled else phrases.capital(phrases.plain(incident.type))
    where = phrases.locality(incident.place) if incident.place else ""
    return f"{kind}, {where}" if where else kind


def named(case: Case, party: Party) -> str:
    """A party by its name, else by the words of the text, masked."""
    return case.masked(party.name or party.text, party.claim)


def fatalities(case: Case) -> int:
    """The dead by ACLED's rules."""
    return conservative(case.incident, case.killed)


def amount(figure: Figure) -> str:
    """A number in plain words: `at least 12`, `10 to 15`; vague words as they stand."""
    if figure.bound == "vague":
        return f"“{figure.span.text}”"
    if figure.bound == "range":
        return f"{phrases.number(figure.low)} to {phrases.number(figure.high)}"
    return _BOUNDS[figure.bound].format(phrases.number(figure.best))


def _head(case: Case, *, coded: bool) -> str:
    incident, parties = case.incident, case.parties
    sides = (("by", parties.agents), ("against", parties.targets))
    words = [f"{by} {', '.join(named(case, one) for one in who)}" for by, who in sides if who]
    kind = phrases.capital(case.acled[1] if case.acled else phrases.plain(incident.type))
    when = phrases.days(incident.start, incident.end)
    sentence = " ".join([*([f"{when}:"] if when else []), kind, *words, *_where(case, coded=coded)])
    return sentence + ("." if case.modality == "happened" else f", {phrases.plain(case.modality)}.")


def _where(case: Case, *, coded: bool) -> Iterator[str]:
    if not (place := case.incident.place) or not (where := phrases.locality(place)):
        return
    yield f"in {where}" if place.relation in (None, "in") else where
    if coded and place.name and place.geo_precision >= ROUGHLY and place.latitude is not None:
        yield f"(coded to {place.name})"


def _dead(case: Case, *, coded: bool) -> str:
    told = list(dict.fromkeys(_tolls(case, coded=coded)))
    if not told:
        return "No number of dead is given."
    numbers = {(one.bound, one.low, one.high) for one in case.killed}
    total = f" (coded to {fatalities(case)})" if coded and len(numbers) > 1 else ""
    return f"Killed, by voice: {'; '.join(told)}{total}."


def _tolls(case: Case, *, coded: bool) -> Iterator[str]:
    """Each voice with its figures of the dead."""
    for heard in case.heard:
        for claim in (one.claim for one in heard.told):
            for figure in claim.figures:
                if figure.what == "killed":
                    yield f"{case.masked(heard.name, claim)}: {_toll(case, claim, figure, coded=coded)}"


def _toll(case: Case, claim: Claim, figure: Figure, *, coded: bool) -> str:
    who = f" {case.masked(figure.of.text, claim)}" if figure.of else ""
    denied = " (denied)" if claim.voice.stance in ("denies", "doubts") else ""
    number = int(figure.low) if figure.bound == "vague" and figure.low is not None else None
    note = f" (coded to {CODED.get(number, number)})" if coded and number is not None else ""
    return f"{amount(figure)}{who}{denied}{note}"


def _standing(case: Case) -> str:
    incident = case.incident
    return f"{phrases.capital(phrases.standing(incident.standing, incident.sources))}."
