"""What must hold of a picture and its claims before anything of it leaves; each failed check names the incident and the value."""

from collections import Counter
from collections.abc import Iterator

from vigie.model import BOUNDS, EVENT_TYPES, MODALITIES, STANDINGS, Claim, Incident, Place, Reconciled
from vigie.publish.deaths import CODED
from vigie.publish.editions import Edition
from vigie.publish.outgoing import PublishError

SHOWN = 5
_CLAIMS = "give the claims that the picture was made from beside it (vigie read --format jsonl)"
_PICTURE = "make the picture anew with vigie corroborate, or correct the value"


def hold(edition: Edition) -> None:
    """Raises PublishError with the first failures, and how many there are, where anything does not hold."""
    found = list(_failures(edition))
    if found:
        more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        remedy = _CLAIMS if any("no record" in one for one in found[:SHOWN]) else _PICTURE
        raise PublishError("; ".join(found[:SHOWN]) + more, remedy=remedy)


def _failures(edition: Edition) -> Iterator[str]:
    for name, count in Counter(one.id for one in edition.picture.incidents).items():
        if count > 1:
            yield f"incident {name} is there {count} times"
    for incident in edition.picture.incidents:
        for failure in (*_known(incident, edition), *_values(incident)):
            yield f"incident {incident.id}: {failure}"


def _known(incident: Incident, edition: Edition) -> Iterator[str]:
    """What it names is there."""
    if not incident.claims:
        yield "no claim tells of it"
    for name in incident.claims:
        if name not in edition.claims:
            yield f"no record of its claim {name}"
        elif edition.claims[name].report.id not in edition.reports:
            yield f"claim {name} is of a report that the picture does not have"
        else:
            yield from (f"claim {name}: {failure}" for failure in _claim(edition.claims[name]))
    for name in incident.contradictions:
        if name not in edition.contradictions:
            yield f"contradiction {name} is not in the picture"


def _claim(claim: Claim) -> Iterator[str]:
    if claim.event.modality not in MODALITIES:
        yield f"modality {claim.event.modality} is none of {', '.join(MODALITIES)}"
    for one in claim.figures:
        if one.bound not in BOUNDS:
            yield f"bound {one.bound} is none of {', '.join(BOUNDS)}"


def _values(incident: Incident) -> Iterator[str]:
    if incident.type not in EVENT_TYPES:
        yield f"type {incident.type} is none of vigie's"
    if incident.standing not in STANDINGS:
        yield f"standing {incident.standing} is none of {', '.join(STANDINGS)}"
    if incident.sources < 0:
        yield f"sources {incident.sources} is below 0"
    if incident.start and incident.end and incident.start > incident.end:
        yield f"start {incident.start} is after end {incident.end}"
    for what, one in incident.figures.items():
        yield from (f"{what}: {failure}" for failure in _figure(one, people=what.partition(":")[0] == "killed"))
    yield from _place(incident.place) if incident.place else ()


def _figure(one: Reconciled, *, people: bool) -> Iterator[str]:
    given = [number for number in (one.low, one.best, one.high) if number is not None]
    if any(number < 0 for number in given):
        yield f"{min(given)} is below 0"
    if people and any(number != int(number) for number in given):
        yield f"{next(number for number in given if number != int(number))} is no whole number"
    for less, more in (("low", "best"), ("best", "high"), ("low", "high")):
        a, b = getattr(one, less), getattr(one, more)
        if (
            a is not None and b is not None and a > b and CODED.get(int(a)) != b
        ):  # by ACLED's rule "dozens" is best 12, low 20
            yield f"{less} {a} is above {more} {b}"


def _place(place: Place) -> Iterator[str]:
    for name, most in (("latitude", 90), ("longitude", 180)):
        value = getattr(place, name)
        if value is not None and not -most <= value <= most:
            yield f"{name} {value} is not between -{most} and {most}"
    if (place.latitude is None) != (place.longitude is None):
        yield "one of latitude and longitude is missing"
    if place.where_prec not in range(1, 8):
        yield f"where_prec {place.where_prec} is not 1 to 7"
    if place.geo_precision not in range(1, 4):
        yield f"geo_precision {place.geo_precision} is not 1 to 3"
