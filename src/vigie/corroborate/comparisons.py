"""Comparisons of two accounts: each looks at one thing, and returns a level and the reason in plain words.

A level is a word, not a number; what a level weighs stands in `weights.toml`. A comparison that finds nothing on one of
the sides says `unknown`, which weighs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from vigie.corroborate.accounts import Account
from vigie.corroborate.alignments import kindred
from vigie.corroborate.statements import ANY, COUNTRY, FAMILIES, PROTEST, VIOLENCE
from vigie.languages.gazetteer import gazetteer, key
from vigie.model import Figure, Place

SAME_KM, NEAR_KM, ABOUT_KM = 2, 6, 20  # a town's own ground, its outskirts, what "near" and "north of" may reach
EARTH_KM = 6371
_DAY = timedelta(days=1)
PROTESTS = {
    "peaceful_protest",
    "protest_with_intervention",
    "excessive_force_against_protesters",
    "violent_demonstration",
}
RELATED = (  # types that are told together of one event, though they are not one thing
    ({"arrests"}, PROTESTS | {"armed_clash", "attack", "looting_property_destruction"}),
    ({"abduction_forced_disappearance"}, {"armed_clash", "attack", "looting_property_destruction"}),
    ({"mob_violence", "attack", "armed_clash", "siege"}, PROTESTS),
    (
        {"looting_property_destruction"},
        PROTESTS | {"mob_violence", "siege", "air_drone_strike", "remote_explosive_landmine_ied"},
    ),
    ({"agreement"}, {"withdrawal", "siege", "evacuation"}),
    (
        {"remote_explosive_landmine_ied", "suicide_bomb", "grenade", "shelling_artillery_missile_attack"},
        {"armed_clash", "attack"},
    ),
    ({"disrupted_weapons_use"}, {"armed_clash", "attack", "arrests"}),
)
VARIANTS = (  # types under which one event is told by different voices
    PROTESTS,
    {"attack", "armed_clash"},
    {"remote_explosive_landmine_ied", "suicide_bomb", "grenade"},
    {"armed_clash", "looting_property_destruction"}, {"attack", "looting_property_destruction"},
    {"government_regains_territory", "non_state_actor_overtakes_territory", "withdrawal"},
    {"abduction_forced_disappearance", "arrests"},
    {"agreement", "change_to_group_activity", "headquarters_or_base_established"},
    {"displacement", "evacuation"},
    {"siege", "human_shields", "aid"},
)  # fmt: skip
DEADLY = frozenset(name for name, family in FAMILIES.items() if family in (VIOLENCE, PROTEST)) - {
    "looting_property_destruction",
    "disrupted_weapons_use",
}  # a bare toll is theirs, hardly that of a flight, a truce or a fire
VAGUE_TYPES = frozenset(("casualties", "other"))
CITY, TOWN = 300_000, 100_000  # inhabitants
THINGS = 2  # everyday things in common that tell something
FAR = 3  # times: tolls that far apart hardly tell of one incident
REACHES = {"nested": 0, "clause": 60, "sentence": 250, "paragraph": 700}  # characters between two claims of one report
_SMALL = 4  # equal figures up to that say little


@dataclass(frozen=True, slots=True)
class Comparison:
    """What looking at one thing says of two accounts."""

    name: str
    level: str
    reason: str


def comparisons(one: Account, two: Account) -> tuple[Comparison, ...]:
    """Everything that is compared, in a fixed order."""
    return (where(one, two), when(one, two), what(one, two), who(one, two), how_many(one, two), words(one, two))


def strangers(one: Account, two: Account) -> tuple[Comparison, ...]:
    """Everything that is compared of accounts of two reports."""
    return (*comparisons(one, two), lead(one, two))


def neighbours(alone: Account, account: Account) -> tuple[Comparison, ...]:
    """Everything that is compared of a claim and an account of the same report."""
    return (*comparisons(alone, account), gap(alone, account))


def where(one: Account, two: Account) -> Comparison:
    """The same place, one within the other, a neighbour, elsewhere; `unknown` where one names none."""
    if not one.sites or not two.sites:
        return Comparison("where", _countries(one, two), "one of them names no place")
    found = [(site_level(a, b), a, b) for a in one.sites for b in two.sites]
    level, a, b = min(found, key=lambda row: (_NEARNESS.index(row[0]), str(row[1].name), str(row[2].name)))
    if level == "same":
        level = crowded(a)
    return Comparison("where", level, f"{called(a)} / {called(b)}")


def crowded(place: Place) -> str:
    """`same`, or where so many people live that much happens side by side: `same_town`, `same_city`."""
    people = inhabitants(called(place), place.geonameid)
    return "same_city" if people >= CITY else "same_town" if people >= TOWN else "same"


@lru_cache(maxsize=1 << 14)
def inhabitants(name: str, geonameid: int | None) -> int:
    """How many live there, as far as the gazetteer knows; 0 where it does not."""
    known = gazetteer().named([key(name)]).get(key(name), ()) if geonameid else ()
    return next((entry.weight for entry in known if entry.geonameid == geonameid), 0)


_NEARNESS = ("same", "near", "within", "other_name", "country", "elsewhere", "abroad")


def site_level(one: Place, two: Place) -> str:
    """How two places stand to each other."""
    if one.geonameid and one.geonameid == two.geonameid:
        return "country" if one.where_prec >= COUNTRY else "same"
    if one.country and two.country and one.country != two.country:
        return "abroad"
    if one.where_prec >= COUNTRY or two.where_prec >= COUNTRY:
        return "country"
    if key(called(one)) == key(called(two)):
        return "same"
    if is_area(one) or is_area(two):
        return "within" if not (one.adm1 and two.adm1) or one.adm1 == two.adm1 else "elsewhere"
    away = kilometres(one, two)
    if away is None:  # one is in no gazetteer: only its name tells
        return "same" if kindred(key(called(one)), key(called(two))) else "other_name"
    if away <= SAME_KM:
        return "same"
    reach = ABOUT_KM if one.relation or two.relation else NEAR_KM
    return "near" if away <= reach else "elsewhere"


def called(place: Place) -> str:
    """A place's name, as the gazetteer or else the text has it."""
    return place.name or (place.span.text if place.span else "")


def is_area(place: Place) -> bool:
    """Whether it is a province, a region, a river: an area that holds towns."""
    return place.where_prec >= 3


def kilometres(one: Place, two: Place) -> float | None:
    """Great-circle distance; None where one has no coordinates."""
    if one.latitude is None or two.latitude is None or one.longitude is None or two.longitude is None:
        return None
    a, b, c, d = map(radians, (one.latitude, one.longitude, two.latitude, two.longitude))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def _countries(one: Account, two: Account) -> str:
    known = one.countries and two.countries
    return "abroad" if known and not one.countries & two.countries else "unknown"


def when(one: Account, two: Account) -> Comparison:
    """The same day, days that overlap, the next day, apart; without a day, the day of publication bounds it."""
    if one.days and two.days:
        level = "later" if _later(one, two) or _later(two, one) else _days(one.days, two.days)
        return Comparison("when", level, f"{_told(one.days)} / {_told(two.days)}")
    if not one.published or not two.published:
        return Comparison("when", "unknown", "one of them gives no day")
    reach = timedelta(days=4)
    a = one.days or (one.published - reach, one.published)
    b = two.days or (two.published - reach, two.published)
    level = "recent" if a[0] <= b[1] and b[0] <= a[1] else "stale"
    if level == "recent" and not one.dated and not two.dated and abs(one.published - two.published) > _DAY:
        level = "lately"
    return Comparison("when", level, f"{_told(a)} / {_told(b)}, by the day of publication")


def _later(toll: Account, event: Account) -> bool:
    """Whether a bare toll is dated in the week after an event: some die of their wounds."""
    if toll.types != {"casualties"} or event.types == {"casualties"} or not toll.days or not event.days:
        return False
    return timedelta(0) < toll.days[0] - event.days[1] <= timedelta(days=7)


def _days(one: tuple[date, date], two: tuple[date, date]) -> str:
    gap = max(one[0], two[0]) - min(one[1], two[1])
    if gap <= timedelta(0):
        length = max(one[1] - one[0], two[1] - two[0])
        return "same" if length <= _DAY else "overlap" if length <= timedelta(days=10) else "season"
    return "next" if gap == _DAY else "apart"


def _told(days: tuple[date, date]) -> str:
    return f"{days[0]}" if days[0] == days[1] else f"{days[0]} to {days[1]}"


def what(one: Account, two: Account) -> Comparison:
    """The same kind of event, a kin, a toll or an open kind on one side, another kind."""
    if one.season != two.season:
        return Comparison("what", "other", "one is a toll of the war, the other an event")
    if one.season and how_many(one, two).level != "equal":
        return Comparison("what", "other", "two tolls of the war without one figure in common")
    shared = one.types & two.types - VAGUE_TYPES
    if shared:
        return Comparison("what", "same", f"both tell of {', '.join(sorted(shared))}")
    kinds = [x.types - VAGUE_TYPES for x in (one, two)]
    reason = f"{', '.join(sorted(one.types))} / {', '.join(sorted(two.types))}"
    if not kinds[0] or not kinds[1]:
        if "casualties" not in one.types | two.types:
            return Comparison("what", "open", reason)
        return Comparison(
            "what",
            "toll" if (kinds[0] | kinds[1]) & DEADLY or kinds == [set(), set()] else "bare",
            reason,
        )
    if any(kinds[0] & group and kinds[1] & group for group in VARIANTS):
        return Comparison("what", "variant", reason)
    if any((kinds[0] & a and kinds[1] & b) or (kinds[0] & b and kinds[1] & a) for a, b in RELATED):
        return Comparison("what", "related", reason)
    families = [x.families - {ANY} for x in (one, two)]
    return Comparison("what", "kin" if families[0] & families[1] else "other", reason)


def who(one: Account, two: Account) -> Comparison:
    """Whether the same parties are named."""
    if not one.parties or not two.parties:
        return Comparison("who", "unknown", "one of them names no party")
    shared = one.parties & two.parties
    if one.agents and two.agents and not one.agents & two.agents:
        return Comparison("who", "rivals", f"{', '.join(sorted(one.agents))} / {', '.join(sorted(two.agents))}")
    if shared:
        return Comparison("who", "shared", f"both name {', '.join(sorted(shared))}")
    return Comparison("who", "other", "no party in common")


def how_many(one: Account, two: Account) -> Comparison:
    """Whether a figure of the one is a figure of the other."""
    pairs = [(a, b) for a in one.figures for b in two.figures if a.what == b.what]
    if not pairs:
        return Comparison("how many", "unknown", "no figure of one kind on both sides")
    equal = sorted({n for a, b in pairs if (n := number(a)) is not None and n == number(b) and a.bound == b.bound})
    if equal and equal[-1] > _SMALL:
        return Comparison("how many", "equal", f"both give {equal[-1]:g}")
    if equal:
        return Comparison("how many", "small", "small figures that are equal")
    dead = [[n for f in x.figures if f.what == "killed" and (n := number(f))] for x in (one, two)]
    if all(dead) and max(map(max, dead)) >= FAR * min(map(max, dead)):
        return Comparison("how many", "far", f"{max(dead[0]):g} / {max(dead[1]):g} killed")
    return Comparison("how many", "other", "figures of one kind")


def number(figure: Figure) -> float | None:
    """The number that a figure turns on."""
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), None)


def words(one: Account, two: Account) -> Comparison:
    """Names of persons and things beside the places and parties, and everyday things, that both speak of."""
    names = one.names & two.names
    if names:
        return Comparison("words", "names" if len(names) > 1 else "name", f"both speak of {', '.join(sorted(names))}")
    things = one.things & two.things
    if len(things) >= THINGS:
        return Comparison("words", "things", f"both speak of {', '.join(sorted(things))}")
    return Comparison("words", "few" if one.things and two.things else "unknown", "few words in common")


def lead(one: Account, two: Account) -> Comparison:
    """Whether both reports open with it: two papers' main story is sooner one than a main story and an aside."""
    level = ("neither", "one", "both")[one.leads + two.leads]
    return Comparison(
        "lead", level, {"both": "both reports open with it", "one": "one report opens with it"}.get(level, "")
    )


def gap(alone: Account, account: Account) -> Comparison:
    """How far a claim's words stand from what the account before them tells in the same report, in characters."""
    start = alone.statements[0].claim.evidence.start
    before = [s for s in account.statements if s.claim.evidence.start <= start] or account.statements
    away = min(max(start - s.claim.evidence.end, 0) for s in before)
    level = next((name for name, reach in REACHES.items() if away <= reach), "away")
    return Comparison("gap", level, f"{away} characters after it")


def reasons(found: tuple[Comparison, ...]) -> Iterator[str]:
    """What of the comparisons is worth telling."""
    return (f"{c.name}: {c.level} ({c.reason})" for c in found if c.level != "unknown")
