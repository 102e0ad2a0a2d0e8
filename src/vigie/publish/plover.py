"""PLOVER events as JSON Lines: event, mode, date, source, target, place and magnitude, one incident a line (PLOVER 2.0).

An incident that PLOVER has no event type for, or that nobody says happened, is left out and counted.
"""

import json

from vigie.publish.columns import Value
from vigie.publish.countries import country
from vigie.publish.editions import Case, Edition
from vigie.publish.outgoing import Outgoing, kept
from vigie.publish.parties import Party
from vigie.publish.phrases import outlet
from vigie.publish.record import Record, day
from vigie.publish.tellings import named, telling

# PLOVER Manual, "Modes": those that our types settle; the others have none.
MODES = {
    "sexual_violence": "sexual", "suicide_bomb": "suicide-attack", "shelling_artillery_missile_attack": "heavy-weapons",
    "remote_explosive_landmine_ied": "explosives", "grenade": "explosives", "peaceful_protest": "demo",
    "protest_with_intervention": "demo", "violent_demonstration": "riot", "arrests": "arrest",
    "looting_property_destruction": "seize", "siege": "restrict",
}  # fmt: skip
# PLOVER Manual, "Sectors".
SECTORS = {
    "state_forces": "MIL", "external_forces": "MIL", "rebel_group": "REB", "political_militia": "PAR",
    "identity_militia": "PAR", "rioters": "CVL", "protesters": "CVL", "civilians": "CVL",
}  # fmt: skip


def outgoing(edition: Edition) -> Outgoing:
    """One event a line, and what PLOVER has no place for."""
    cases, left = kept(edition.cases, _why_not)
    lines = (json.dumps(event(case), ensure_ascii=False) + "\n" for case in cases)
    return Outgoing("".join(lines).encode(errors="backslashreplace"), len(cases), left)


def _why_not(case: Case) -> str | None:
    if case.plover is None:
        return "of a type without a PLOVER event"
    return None if case.asserted else "that nobody says happened"


def event(case: Case) -> Record:
    """An incident as a PLOVER event; `magnitude` holds people, low, best and high as voices have them."""
    incident = case.incident
    return {
        "id": incident.id,
        "event": case.plover,
        "mode": MODES.get(incident.type),
        "context": [],
        "date": day(incident.start or incident.end),
        "end_date": day(incident.end),
        "source": [_party(case, one) for one in case.parties.agents],
        "target": [_party(case, one) for one in case.parties.targets],
        "location": _location(case),
        "magnitude": {
            key: {"low": one.low, "best": one.best, "high": one.high} for key, one in incident.figures.items()
        },
        "text": telling(case),
        "publications": list(dict.fromkeys(map(outlet, case.reports))),
        "voices": case.speakers(),
    }


def _party(case: Case, party: Party) -> Record:
    return {"name": named(case, party), "sector": SECTORS.get(party.kind)}


def _location(case: Case) -> dict[str, Value] | None:
    if (place := case.incident.place) is None:
        return None
    land = country(place.country)
    return {
        "name": place.name, "country": land.iso3 if land else None, "adm1": place.adm1, "latitude": place.latitude,
        "longitude": place.longitude, "geonameid": place.geonameid, "precision": place.where_prec,
    }  # fmt: skip
