"""Who stands behind the claims of an incident: independent sources, copies never counted.

A source is a distinct original voice. Persons of one body are one source, and so is a body that two languages name; unnamed
voices are told apart by what they are called and by the reporting that heard them. A collective voice of a lead ("activists
said") is the first of those who speak for it further down. An outlet's own telling is a source where it brings something that
no voice of its report gives, or where nobody else speaks.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from vigie.corroborate.alignments import kindred
from vigie.corroborate.marks import meanings
from vigie.corroborate.statements import Statement
from vigie.corroborate.voices import SEES, TITLES
from vigie.corroborate.voices import Source as Source

_ALIKE = 0.5  # share of the words of the shorter of two descriptions
SINGLE = frozenset(("police", "prosecutor", "army", "government"))  # a place has one of them
FRESH = timedelta(days=3)  # an outlet that opens with news of its own brings it soon
_LAID_OUT = frozenset(("coffin", "mortuary", "grave", "stretcher"))  # who counts these has seen them
# collective voices of a lead, and the words for those who speak for them further down
_GENERIC = frozenset(
    "organisation group committee centre mission network ministry council union movement association agency forum".split()
)  # bodies that a report calls so once it has named them
_OFFICIALS = frozenset(("governor", "mayor", "ministry", "minister", "government", "spokesman", "police", "prefecture"))
_PEOPLE = frozenset(("resident", "villager", "trader", "neighbour", "witness", "traveller", "driver"))
_MEMBERS = {
    "activist": frozenset(("observer", "rescuer", "network", "activist")),
    "resident": _PEOPLE,
    "witness": _PEOPLE,
    "traveller": _PEOPLE,
    "bus": _PEOPLE,
    "officer": frozenset(("army", "military", "officer", "captain")),
    "official": _OFFICIALS,
    "authority": _OFFICIALS,
    "humanitarian": frozenset(("humanitarian", "volunteer")),
    "doctor": frozenset(("hospital", "clinic", "morgue")),
}


def same(one: Source, two: Source) -> bool:
    """Whether two voices are one source."""
    if one.outlet and two.outlet:
        return one.group == two.group or one.name == two.name
    if one.outlet or two.outlet:
        own, other = (one, two) if one.outlet else (two, one)
        return not own.press and other.organised and alike(own.description, other.description)
    if one.narration and two.narration:
        return one.group == two.group or bool(one.body and one.body == two.body)
    if one.body and two.body:
        return one.body == two.body
    if one.institutions and two.institutions and not one.institutions & two.institutions:
        return False
    if one.organised and two.organised and alike(one.description, two.description) and not _other_office(one, two):
        return True
    if shared := one.institutions & two.institutions & SINGLE:
        named = [x.description - shared - set(x.person) - TITLES for x in (one, two)]
        if not named[0] or not named[1] or alike(*named):
            return True
    if one.organised != two.organised:
        body, other = (one, two) if one.organised else (two, one)
        if len(body.description & other.said_as) > 1 and alike(body.description, other.said_as):
            return True
    if one.person and two.person:
        return namesakes(one.person, two.person)
    if (one.unnamed or two.unnamed) and (one.group != two.group or one.narration or two.narration):
        return False
    if one.person or two.person:
        person, other = (one, two) if one.person else (two, one)
        if not person.organised:
            return person.person[-1] in other.statement.speaker.names
    if one.unnamed and two.unnamed and one.said_as == two.said_as:
        return True
    return alike(one.description, two.description) and not _other_office(one, two)


def _other_office(one: Source, two: Source) -> bool:
    """Whether two ministries are meant: each is called something that the other is not."""
    if "ministry" not in one.institutions & two.institutions:
        return False
    mine, theirs = one.description - two.description, two.description - one.description
    return bool(mine and theirs) and not any(_one_word(a, b) for a in mine for b in theirs)


def namesakes(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: one surname, and no two first names that differ."""
    if not (one[-1] in two or two[-1] in one or kindred(one[-1], two[-1])):
        return False
    if len(one) < 2 or len(two) < 2:
        return True
    return any(kindred(a, b) or a[0] == b[0] for a in one[:-1] for b in two[:-1]) or one[-1] != two[-1]


def alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two descriptions share most of the shorter one's words."""
    short, long = sorted((one, two), key=len)
    if not short:
        return False
    hits = sum(any(_one_word(a, b) for b in long) for a in short)
    return hits / len(short) > _ALIKE


def _one_word(one: str, two: str) -> bool:
    """Whether two words of descriptions are one: names are compared loosely, things by what they mean."""
    return one == two or (not {one, two} <= meanings() and kindred(one, two))


def sources(statements: Iterable[Statement], groups: Mapping[str, str]) -> list[list[Source]]:
    """The voices of an incident, one list a source, in a fixed order; those that count for nothing are left out."""
    voices = [Source(s, groups[s.claim.report.id]) for s in sorted(statements, key=_order)]
    told = {k: found for k, voice in enumerate(voices) if (found := _spoken_for(voice, voices)) is not None}
    spokesmen = {k: found for k, found in told.items() if k != min(_ring(k, told), default=-1)}
    homes: dict[int, list[Source]] = {}
    clustered: list[list[Source]] = []
    for k, voice in enumerate(voices):
        if k in spokesmen:
            continue
        home = _home(voice, clustered)
        home.append(voice)
        homes |= {k: home} | {n: home for n, other in homes.items() if any(v is voices[n] for v in home)}
    for k in spokesmen:
        homes[_last(k, spokesmen)].append(voices[k])
    return [c for c in clustered if counts(c, clustered)]


def _home(voice: Source, clustered: list[list[Source]]) -> list[Source]:
    """The cluster that a voice belongs to; of two that it knits together one is made, where nothing keeps them apart."""
    fitting = [c for c in clustered if any(same(voice, other) for other in c)]
    if not fitting:
        clustered.append([])
        return clustered[-1]
    home, *others = fitting
    for other in others:
        if voice.person and not voice.organised and not any(_apart(a, b) for a in home for b in other):
            home += other
            clustered[:] = [c for c in clustered if c is not other]
    return home


def _apart(one: Source, two: Source) -> bool:
    """Whether two voices cannot be one source, whoever knows both."""
    if one.outlet or two.outlet or one.narration or two.narration:
        return True
    if one.person and two.person and not namesakes(one.person, two.person):
        return not (one.organised and two.organised)
    bodies = bool(one.body and two.body) and one.body != two.body
    offices = bool(one.institutions and two.institutions) and not one.institutions & two.institutions
    return bodies or offices


def _ring(k: int, spokesmen: Mapping[int, int]) -> list[int]:
    """The voices that speak for one another in a ring with this one, itself among them; none where there is no ring."""
    chain = [k]
    while (following := spokesmen.get(chain[-1])) is not None and following not in chain:
        chain.append(following)
    return chain if following == k else []


def _last(k: int, spokesmen: Mapping[int, int]) -> int:
    """Who speaks for a voice in the end; nobody speaks for himself."""
    seen = {k}
    while k in spokesmen and spokesmen[k] not in seen:
        k = spokesmen[k]
        seen.add(k)
    return k


def _order(statement: Statement) -> tuple[bool, str, str, int]:
    """Bodies first, so that persons and descriptions find them; then by report and place in it."""
    claim = statement.claim
    named = bool(statement.body.actors or statement.speaker.actors)
    return (not named, str(claim.report.published), claim.report.id, statement.order)


def counts(cluster: list[Source], everyone: list[list[Source]]) -> bool:
    """Whether a voice is a source of its own here."""
    if not cluster[0].outlet:
        return True
    others = [v for c in everyone if c is not cluster for v in c]
    if any(_own(voice, others) or observed(voice) for voice in cluster) or opens(cluster, others):
        return True
    return all(v.outlet for v in others) and cluster is min(everyone, key=_first)


def _own(voice: Source, others: list[Source]) -> bool:
    """Narration that brings a figure which no voice gives; that nobody was hurt, or is left, is no count."""
    given = {(f.what, f.low, f.high) for o in others for f in o.statement.claim.figures}
    mine = [f for f in voice.statement.claim.figures if f.low or f.high]
    return "remain" not in voice.statement.said.concepts and any((f.what, f.low, f.high) not in given for f in mine)


def _first(cluster: list[Source]) -> tuple[str, str]:
    """When a voice was first heard."""
    return min((str(v.statement.claim.report.published), v.statement.id) for v in cluster)


def observed(voice: Source) -> bool:
    """Narration of what somebody of the outlet saw, heard or counted, or of pictures that it took or verified."""
    statement = voice.statement
    if statement.claim.event.modality not in ("happened", "ongoing"):
        return False
    said, led = statement.said.concepts, statement.led.concepts
    seen = bool(said & SEES) or ("journalist" in led and bool(led & SEES))
    shown = bool((said | led) & {"picture", "video"}) and bool((said | led) & {"own", "verify"})
    laid_out = any(statement.counted(f).concepts & _LAID_OUT for f in statement.claim.figures)
    return voice.press or seen or shown or statement.first_person or laid_out


def opens(cluster: list[Source], others: list[Source]) -> bool:
    """Whether an outlet tells the news itself, soon after, before it lets anybody speak of it."""
    for voice in cluster:
        mine = voice.statement
        theirs = [o.statement for o in others if o.statement.claim.report.id == mine.claim.report.id]
        published, days = mine.claim.report.published, mine.days
        if theirs and published and days and mine.begins and all(mine.order < o.order for o in theirs):
            return mine.claim.event.modality in ("happened", "ongoing") and published - days[0] <= FRESH
    return False


def _spoken_for(voice: Source, everyone: list[Source]) -> int | None:
    """Who speaks for a voice in the same report: whom it points back to, or the first member of a lead's collective."""
    if voice.narration or voice.outlet or voice.person or voice.body or voice.statement.claim.voice.organisation:
        return None
    here = [(o.statement.order, k) for k, o in enumerate(everyone) if _heard_with(voice, o)]
    before = [(n, k) for n, k in here if n < voice.statement.order and _points_back(voice, everyone[k])]
    leads = voice.statement.order <= 1 or all(n > voice.statement.order for n, _ in here)
    if before or not voice.unnamed or not leads:
        return max(before, default=(0, None))[1]
    wanted = [_MEMBERS[c] for c in voice.said_as if c in _MEMBERS]
    later = [(n, k) for n, k in here if n > voice.statement.order and any(_member(everyone[k], w) for w in wanted)]
    return min(later, default=(0, None))[1]


def _heard_with(one: Source, two: Source) -> bool:
    """Whether two voices are heard in one report, neither of them the outlet's, in other words."""
    here = one.statement.claim.report.id == two.statement.claim.report.id
    return here and not two.outlet and one.said_as != two.said_as


def _points_back(voice: Source, before: Source) -> bool:
    """Whether a voice is one that its report named before: "it", "one of them", "the officer", "Korane", "the organisation"."""
    named = frozenset[str]().union(*(p.concepts | p.names for p in before.phrases))
    words = voice.statement.speaker.names or voice.said_as
    return words <= named or (voice.said_as <= _GENERIC and before.organised)


def _member(voice: Source, wanted: frozenset[str]) -> bool:
    actor = voice.statement.speaker.body or voice.statement.body.body
    if actor and actor.category == "monitor" and "observer" in wanted:
        return True
    if actor and actor.category in ("ngo", "international") and "humanitarian" in wanted:
        return True
    if "military" in wanted and voice.body and voice.body.startswith("military"):
        return True
    named = voice.statement.speaker.concepts | voice.statement.body.concepts
    if "resident" in wanted:
        plain = bool(voice.person) and not voice.statement.claim.voice.organisation and not voice.body
        return plain or bool(voice.statement.speaker.concepts & wanted)
    return bool(named & wanted)
