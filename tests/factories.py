"""Tiny factories: `claim(who="OHCHR", killed=12)` is a whole claim with sensible slots.

`dossier("AP", claim(...), claim(...))` is a report that makes these claims, under an id of its own.
"""

from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Any

from vigie.corroborate.accounts import Account
from vigie.corroborate.statements import Statement
from vigie.model import (
    Actor,
    Claim,
    Event,
    Evidence,
    Figure,
    Incident,
    Lineage,
    Picture,
    Place,
    Placed,
    Report,
    Span,
    Time,
    Voice,
)

TEXT = (
    "Rebels killed at least 12 civilians in Raqqa on 3 June, the UN said.\n\n"
    "Residents fled the town overnight, and shelling went on."
)


def span(words: str, text: str = TEXT) -> Span:
    """Where the words stand first in the text."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def report(text: str = TEXT, **slots: Any) -> Report:
    """A clean report."""
    known: dict[str, Any] = {
        "id": "0" * 64, "uri": "raqqa.txt", "language": "en", "publisher": "The Gazette", "published": date(2017, 6, 4),
        "origins": ((0, 0, len(text)),),
    }  # fmt: skip
    return Report(text=text, **(known | slots))


def figure(what: str, number: int, *, text: str = TEXT, words: str = "12", bound: str = "exact") -> Figure:
    """A number with what it counts."""
    return Figure(span(words, text), bound, number, number, number, what=what)


TOWNS = {  # latitude, longitude; Hazima lies 20 km from Raqqa, Kasra 4 km, Bria in another country
    "Raqqa": (35.953, 39.008, "SY"), "Kasra": (35.917, 39.008, "SY"), "Hazima": (36.133, 39.008, "SY"),
    "Bria": (6.542, 21.986, "CF"),
}  # fmt: skip


def town(name: str, **slots: Any) -> Place:
    """A town by its name: one of `TOWNS`, or one that no gazetteer holds."""
    north, east, country = TOWNS.get(name, (None, None, None))
    known: dict[str, Any] = {"latitude": north, "longitude": east, "country": country}
    return Place(Span(0, len(name), name), name, **(known | slots))


def on(day: int | date, end: int | date | None = None) -> Time:
    """A day of June 2017 or any other, or the days from there to `end`."""
    first, last = (date(2017, 6, d) if isinstance(d, int) else d for d in (day, end or day))
    return Time(Span(0, 0, ""), first, last, 1, 1)


def toll(number: int | tuple[int, int], bound: str = "exact", *, of: str | None = None, what: str = "killed") -> Figure:
    """A number in a bound: `toll(12, "at_least")`, `toll((10, 15), "range")`, `toll(20, "vague")`."""
    least, most = number if isinstance(number, tuple) else (number, number)
    low = None if bound in ("at_most", "less_than") else least
    high = None if bound in ("at_least", "more_than", "vague") else most
    best = None if bound in ("range", "vague") else most
    counted = Span(0, len(of), of) if of else None
    return Figure(Span(0, len(str(number)), str(number)), bound, low, best, high, of=counted, what=what)


def actor(role: str, text: str, name: str | None = None, kind: str = "other") -> Actor:
    """Someone's part: `actor("agent", "M23 rebels")`."""
    return Actor(role, text, name, kind, Span(0, len(text), text))  # type: ignore[arg-type]


def claim(
    *,
    of: Report | None = None,
    words: str = "Rebels killed at least 12 civilians in Raqqa on 3 June",
    who: str | None = None,
    type: str = "attack",
    acled: tuple[str, str] | None = ("Violence against civilians", "Attack"),
    modality: str = "happened",
    stance: str = "states",
    killed: int | Figure | None = None,
    place: Place | str | None = None,
    day: int | date | Time | None = None,
    voice: Voice | None = None,
    **slots: Any,
) -> Claim:
    """A claim about the words: who says it, how many were killed, where and on which day of June 2017."""
    of = of or report(TEXT if words in TEXT else words)
    found = span(words, of.text)
    evidence = Evidence(words, found.start, found.end, of.text[max(0, found.start - 32) : found.start],
                        of.text[found.end : found.end + 32])  # fmt: skip
    said = voice or (Voice(speaker=who, mode="indirect", cue="said", stance=stance) if who else Voice(stance=stance))
    dead = figure("killed", killed, text=of.text, words=words.split()[0]) if isinstance(killed, int) else killed
    trigger = span(words.split()[0], of.text)
    known: dict[str, Any] = {
        "figures": (dead,) if dead else (), "because": ("a rule",),
        "place": town(place) if isinstance(place, str) else place,
        "time": day if day is None or isinstance(day, Time) else on(day),
    }  # fmt: skip
    return Claim(of, evidence, said, Event(type, modality, trigger, acled, "ASSAULT"), **(known | slots))


def full_claim() -> Claim:
    """A claim with every slot filled."""
    the_time = Time(span("on 3 June"), date(2017, 6, 3), date(2017, 6, 3), 1, 1)
    the_place = Place(span("Raqqa"), "Raqqa", "in", 172955, 35.95283, 39.00788, "SY", "Raqqa", 1, 1)
    toll = Figure(span("at least 12 civilians"), "at_least", 12, 12, None, of=span("civilians"), what="killed")
    actors = (
        Actor("agent", "Rebels", None, "rebel_group", span("Rebels")),
        Actor("target", "civilians", None, "civilians", span("civilians")),
    )
    voice = Voice("UN", None, None, "indirect", "said", replace(the_time), via="Reuters")
    return claim(voice=voice, place=the_place, time=the_time, figures=(toll,), actors=actors)


def outlet(name: str, **slots: Any) -> Report:
    """A report of this publisher, under an id of its own."""
    return report(**({"id": name, "publisher": name, "uri": f"{name}.txt"} | slots))


def dossier(name: str, *told: Claim, day: int = 4, **slots: Any) -> tuple[Report, tuple[Claim, ...]]:
    """A report of this outlet, of a day of June 2017, that makes these claims; words of its own keep it from being a copy."""
    own = " ".join(f"{name.lower()}{a}{b}" for a in "abcdef" for b in "abcdef")
    lines = [one.evidence.exact for one in told]
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    made = outlet(name, **({"text": "\n".join([*lines, own]), "published": date(2017, 6, day)} | slots))
    return made, tuple(_moved(one, made, start) for one, start in zip(told, starts, strict=False))


def _moved(one: Claim, to: Report, start: int) -> Claim:
    words, trigger = one.evidence, one.event.trigger
    shift = start - words.start
    evidence = replace(words, start=start, end=words.end + shift, prefix="", suffix="")
    event = replace(one.event, trigger=replace(trigger, start=trigger.start + shift, end=trigger.end + shift))
    return replace(one, report=to, evidence=evidence, event=event)


def told(*claims: Claim) -> tuple[Statement, ...]:
    """The claims of one report as they are compared, in its order."""
    return tuple(Statement(one, order) for order, one in enumerate(claims))


def account(*claims: Claim) -> Account:
    """What one report tells of one event."""
    return Account(told(*claims))


def copy(name: str, of: str, kind: str = "verbatim", **slots: Any) -> Placed:
    """A report that derives from another."""
    return Placed(outlet(name, **slots), of, Lineage(kind, of, 0.9, ("most of it stands there",)))


def picture(*claims: Claim, copies: tuple[Placed, ...] = (), **slots: Any) -> Picture:
    """A picture of one incident that all the claims tell of; reports are originals unless `copies` has them."""
    placed = {claim.report.id: Placed(claim.report, claim.report.id, Lineage()) for claim in claims}
    placed |= {one.report.id: one for one in copies}
    known: dict[str, Any] = {
        "id": "x", "type": "attack", "place": None, "start": date(2017, 6, 3), "end": date(2017, 6, 3),
        "claims": tuple(claim.id for claim in claims), "sources": 2, "standing": "corroborated",
    }  # fmt: skip
    return Picture(tuple(placed.values()), (Incident(**(known | slots)),), ())


def by_id(*claims: Claim) -> dict[str, Claim]:
    """The claims by their ids."""
    return {claim.id: claim for claim in claims}
