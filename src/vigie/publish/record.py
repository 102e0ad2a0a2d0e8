"""A claim as its record: the one JSON object that every export, store and screen shares."""

from datetime import date
from typing import Any

from vigie.model import Actor, Claim, Event, Evidence, Figure, Place, Report, Time, Voice

Record = dict[str, Any]


def record(claim: Claim) -> Record:
    """Everything a claim says, under the names of `docs/vocabulary.md`; what the text does not say is null or []."""
    return {
        "id": claim.id,
        "report": report(claim.report),
        "evidence": evidence(claim.evidence),
        "voice": voice(claim.voice),
        "event": event(claim.event),
        "actors": [actor(one) for one in claim.actors],
        "place": place(claim.place) if claim.place else None,
        "time": time(claim.time) if claim.time else None,
        "figures": [figure(one) for one in claim.figures],
        "because": [*claim.because],
    }


def report(of: Report) -> Record:
    """The report's identity and credits, without its text."""
    return {
        "id": of.id,
        "uri": of.uri,
        "title": of.title,
        "publisher": of.publisher,
        "author": of.author,
        "translator": of.translator,
        "agency": of.agency,
        "published": day(of.published),
        "language": of.language,
    }


def evidence(of: Evidence) -> Record:
    """The W3C selectors, quote and position."""
    return {"exact": of.exact, "start": of.start, "end": of.end, "prefix": of.prefix, "suffix": of.suffix}


def voice(of: Voice) -> Record:
    """Who says it."""
    return {
        "speaker": of.speaker,
        "role": of.role,
        "organisation": of.organisation,
        "mode": of.mode,
        "cue": of.cue,
        "said": time(of.said) if of.said else None,
        "stance": of.stance,
        "anonymous": of.anonymous,
        "via": of.via,
    }


def event(of: Event) -> Record:
    """What is said to have happened, with its codes in ACLED and PLOVER."""
    acled = {"event_type": of.acled[0], "sub_event_type": of.acled[1]} if of.acled else None
    trigger = {"start": of.trigger.start, "end": of.trigger.end, "exact": of.trigger.text}
    return {"type": of.type, "modality": of.modality, "trigger": trigger, "acled": acled, "plover": of.plover}


def actor(of: Actor) -> Record:
    """Someone's part in it."""
    start, end = (of.span.start, of.span.end) if of.span else (None, None)
    return {"role": of.role, "text": of.text, "start": start, "end": end, "name": of.name, "kind": of.kind}


def place(of: Place) -> Record:
    """Where, as the text and as the gazetteer say it."""
    return {
        "text": of.span.text if of.span else None,
        "name": of.name,
        "relation": of.relation,
        "geonameid": of.geonameid,
        "latitude": of.latitude,
        "longitude": of.longitude,
        "country": of.country,
        "adm1": of.adm1,
        "where_prec": of.where_prec,
        "geo_precision": of.geo_precision,
    }


def time(of: Time) -> Record:
    """When; both days inclusive, an open end is null."""
    return {
        "text": of.span.text,
        "start": day(of.start),
        "end": day(of.end),
        "date_prec": of.date_prec,
        "time_precision": of.time_precision,
    }


def figure(of: Figure) -> Record:
    """How many, with the bounds that the words set."""
    return {
        "what": of.what,
        "of": of.of.text if of.of else None,
        "text": of.span.text,
        "bound": of.bound,
        "low": of.low,
        "best": of.best,
        "high": of.high,
        "unit": of.unit,
    }


def day(of: date | None) -> str | None:
    """An ISO date."""
    return of.isoformat() if of else None
