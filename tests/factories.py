"""Tiny factories: `claim(who="OHCHR", killed=12)` is a whole claim with sensible slots."""

from dataclasses import replace
from datetime import date
from typing import Any

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


def claim(
    *,
    of: Report | None = None,
    words: str = "Rebels killed at least 12 civilians in Raqqa on 3 June",
    who: str | None = None,
    type: str = "attack",
    acled: tuple[str, str] | None = ("Violence against civilians", "Attack"),
    modality: str = "happened",
    killed: int | None = None,
    voice: Voice | None = None,
    **slots: Any,
) -> Claim:
    """A claim about the words; who says it, and how many were killed."""
    of = of or report()
    found = span(words, of.text)
    evidence = Evidence(words, found.start, found.end, of.text[max(0, found.start - 32) : found.start],
                        of.text[found.end : found.end + 32])  # fmt: skip
    said = voice or (Voice(speaker=who, mode="indirect", cue="said") if who else Voice())
    figures = () if killed is None else (figure("killed", killed, text=of.text, words=words.split()[0]),)
    trigger = span(words.split()[0], of.text)
    known: dict[str, Any] = {"figures": figures, "because": ("a rule",)}
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
    return report(id=name, publisher=name, uri=f"{name}.txt", **slots)


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
