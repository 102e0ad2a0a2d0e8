"""GeoJSON (RFC 7946): a feature an incident. A point where the text names the place, an area around it where it says "near",
no geometry where only a district, province or country is known.
"""

import json
from math import cos, pi, radians, sin

from vigie.model import Place
from vigie.publish.editions import Case, Edition
from vigie.publish.outgoing import Outgoing
from vigie.publish.picture_record import incident
from vigie.publish.record import Record
from vigie.publish.tellings import telling

Ring = list[list[float]]
_VERY, _NEAR = 1, 2  # where_prec
RADIUS = 25  # km: what UCDP's where_prec 2 allows
_KM = 111.32  # a degree of latitude
_CORNERS = 32
_POLE = 85  # degrees, beyond which a circle of degrees is no circle


def outgoing(edition: Edition) -> Outgoing:
    """One collection of features."""
    features = [feature(case) for case in edition.cases]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    return Outgoing(f"{text}\n".encode(errors="backslashreplace"), len(features))


def feature(case: Case) -> Record:
    """An incident; its properties are those of its record, with what is told of it."""
    record = incident(case.incident)
    for of_its_own in ("id", "because"):
        record.pop(of_its_own)
    for one in record["figures"].values():
        one.pop("because")  # it names voices
    shape = geometry(case.incident.place)
    extent = "none" if shape is None else "place" if shape["type"] == "Point" else f"within {RADIUS} km"
    more = {"modality": case.modality, "extent": extent, "telling": telling(case), "source_names": case.speakers()}
    return {"type": "Feature", "id": case.incident.id, "geometry": shape, "properties": record | more}


def geometry(place: Place | None) -> Record | None:
    """A point, an area, or None where neither is honest."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if place.where_prec == _VERY:
        return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    if place.where_prec == _NEAR and abs(place.latitude) < _POLE:
        return _area(place.longitude, place.latitude)
    return None


def _area(east: float, north: float) -> Record:
    """A circle; one that crosses the antimeridian is cut there (RFC 7946, 3.1.9)."""
    ring = _circle(east, north)
    if all(-180 <= x <= 180 for x, _ in ring):
        return {"type": "Polygon", "coordinates": [ring]}
    turn = 360 if east > 0 else -360
    edge = turn / 2
    near, far = (max, min) if east < 0 else (min, max)
    halves = [[[near(x, edge), y] for x, y in ring], [[round(far(x, edge) - turn, 5), y] for x, y in ring]]
    return {"type": "MultiPolygon", "coordinates": [[half] for half in halves]}


def _circle(east: float, north: float) -> Ring:
    """A closed ring against the clock."""
    high = RADIUS / _KM
    wide = high / cos(radians(north))
    turns = [2 * pi * corner / _CORNERS for corner in range(_CORNERS)]
    ring = [[round(east + wide * cos(turn), 5), round(north + high * sin(turn), 5)] for turn in turns]
    return [*ring, ring[0]]
