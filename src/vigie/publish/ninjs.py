"""ninjs 2.1 (IPTC), what newsrooms' systems take in: a news item an incident, as JSON Lines."""

import json

from vigie.publish.editions import Case, Edition
from vigie.publish.outgoing import Outgoing
from vigie.publish.phrases import outlet, plain
from vigie.publish.record import Record
from vigie.publish.tellings import headline, telling

STANDARD = {"name": "ninjs", "version": "2.1", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"}
_NOTE = "Claims of the sources named, put side by side by a program; none of them is a finding."


def outgoing(edition: Edition) -> Outgoing:
    """One item a line."""
    lines = [json.dumps(item(case), ensure_ascii=False) + "\n" for case in edition.cases]
    return Outgoing("".join(lines).encode(errors="backslashreplace"), len(lines))


def item(case: Case) -> Record:
    """An incident as a news item; a property without a value is not there."""
    body = telling(case)
    found = {
        "uri": f"urn:vigie:incident:{case.incident.id}",
        "standard": STANDARD,
        "type": "text",
        "language": "en",
        "ednote": _NOTE,
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": headline(case)}],
        "bodies": [
            {"role": "main", "contenttype": "text/plain", "charcount": len(body), "wordcount": len(body.split()), "value": body}
        ],
        "subjects": [{"name": plain(case.incident.type), "uri": f"urn:vigie:type:{case.incident.type}", "rel": "subject"}],
        "places": _places(case),
        "infosources": [{"name": name} for name in dict.fromkeys(map(outlet, case.reports))],
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _places(case: Case) -> list[Record]:
    place = case.incident.place
    if place is None or not place.name:
        return []
    known = {"uri": f"https://sws.geonames.org/{place.geonameid}/"} if place.geonameid else {}
    return [{"name": place.name, "rel": "event", **known}]
