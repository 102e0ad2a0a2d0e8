"""Invented reports, as many as are wanted, to see how the comparison grows: no gold, only the weight and the spread of real ones.

Twenty countries of unlike weight hold 500 towns. An incident has a town, a day of five years, a type, dead and wounded,
people; half of them fall into campaigns (a few towns, two months), as war does. A few reports tell of it: independent
ones, copies (verbatim, cut, reworded, translated) and updates. Their texts are chains of words and no language, but with
names, numbers and everyday words as often as in 804 press reports on one war: half of them have some 250 words, 23 names and
220 runs of words; of two on one country, three in five share three names or numbers. The same seed makes the same reports.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from itertools import accumulate, islice
from random import Random

from vigie.languages import language
from vigie.model import Actor, Claim, Event, Evidence, Figure, Place, Report, Span, Time, Voice

COUNTRIES = "SY UA AF YE IQ SO NG ML BF CD SD ET MM CO MX PK PS LY CF MZ".split()
TOWNS, DAYS, CAMPAIGNS, OPEN = 25, 1826, 300, 40  # towns a country; days in all; incidents that are told of in turn
BEGIN = date(2019, 1, 1)
MIDDLE = BEGIN + timedelta(DAYS // 2)
KINDS = ("verbatim", "cut", "rewrite", "translation", "update")
WEIGHTS = (10, 8, 6, 6, 12)  # of a hundred reports after the first of an incident; the others are independent
TYPES = (
    "armed_clash attack air_drone_strike shelling_artillery_missile_attack remote_explosive_landmine_ied"
    " abduction_forced_disappearance arrests peaceful_protest violent_demonstration displacement looting_property_destruction"
).split()
SMALL_WORDS = {"en": "the of in to a on and by that was".split(), "fr": "le de la à les en un et par que".split()}
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
EVERYWHERE = [
    *WEEKDAYS,
    *"United Nations March April June President Red Cross Agence France Reuters Europe Russia".split(),
]
NUMBERS = (24, 5, 2011, 6, 10, 20, 15, 30, 12, 7, 50, 100, 8, 40, 2014, 25, 200, 9, 18, 1000)
SPEAKERS: tuple[tuple[str | None, str | None, str | None, str], ...] = (  # name, role, organisation, mode
    (None, None, None, "narration"), ("residents", None, None, "indirect"), ("the army", None, None, "indirect"),
    ("the ministry of health", None, None, "indirect"), ("hospital sources", None, None, "indirect"),
    ("the governor", None, None, "direct"), ("the Observatory", None, None, "indirect"), ("rebels", None, None, "indirect"),
)  # fmt: skip

Token = tuple[str, str | int]  # its kind (small, thing, stem, name, number, phrase) and the word
Sentence = tuple[Token, ...]
Dossier = tuple[Report, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """A report with its claims, and the report that it was made from."""

    report: Report
    claims: tuple[Claim, ...]
    kind: str = "original"
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """Its towns and the names that its reports are full of, the most common first."""

    code: str
    towns: tuple[Place, ...]
    names: tuple[str, ...]
    phrases: tuple[str, ...]  # what stands in report after report, word for word
    army: str
    rebels: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What the reports of one incident tell of."""

    number: int
    country: Country
    place: Place
    day: date
    type: str
    killed: int
    injured: int
    people: tuple[str, ...]
    facts: tuple[Sentence, ...]  # what everyone tells, in words of their own


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it is put into words: what stands behind it, its sentences and who prints them."""

    happening: Happening
    sentences: tuple[Sentence, ...]
    outlet: str
    code: str
    published: date
    words: str  # what chooses among words: copies word for word share it
    agency: str | None = None
    killed: int = 0


def reports(seed: int, size: int, *, days: int = DAYS) -> Iterator[Told]:
    """The first `size` reports, or those of them whose incidents fall into the `days` in the middle of all.

    Those of an incident come in their order, among those of some forty others.
    """
    chance = Random(f"{seed} order")
    first = MIDDLE - timedelta(days // 2)
    coming = (one for one in _happenings(seed, size) if first <= one.day < first + timedelta(days))
    open_ = [_tellings(one, _chance(seed, one.number)) for one in islice(coming, OPEN)]
    while open_:
        at = chance.randrange(len(open_))
        told = next(open_[at], None)
        if told is not None:
            yield told
        elif (one := next(coming, None)) is not None:
            open_[at] = _tellings(one, _chance(seed, one.number))
        else:
            open_.pop(at)


def _happenings(seed: int, size: int) -> Iterator[Happening]:
    """The incidents of which the first `size` reports tell."""
    number = held = 0
    while held < size:
        held += _count(_chance(seed, number))
        yield happening(seed, number)
        number += 1


def _chance(seed: int, number: int) -> Random:
    return Random(f"{seed} reports {number}")


def _count(chance: Random) -> int:
    """How many reports tell of an incident: mostly few, now and then dozens."""
    return min(60, int(chance.paretovariate(1.1)))


def happening(seed: int, number: int) -> Happening:
    """The incident of that number."""
    chance = Random(f"{seed} incident {number}")
    if chance.random() < 0.5:
        campaign = Random(f"{seed} campaign {chance.randrange(CAMPAIGNS)}")
        country = _country(seed, _ranked(campaign, len(COUNTRIES), 1.0))
        first = campaign.randrange(TOWNS - 4)
        place = country.towns[first + chance.randrange(4)]
        day = campaign.randrange(DAYS - 60) + chance.randrange(60)
    else:
        country = _country(seed, _ranked(chance, len(COUNTRIES), 1.0))
        place, day = country.towns[_ranked(chance, TOWNS, 0.7)], chance.randrange(DAYS)
    killed = int(chance.paretovariate(0.9)) % 150
    people = tuple(_name(chance) for _ in range(3))
    facts = tuple((*_sentence(chance, country), ("name", person)) for person in people)
    return Happening(
        number, country, place, BEGIN + timedelta(day), chance.choice(TYPES), killed, killed * 2 + chance.randrange(9),
        people, facts,
    )  # fmt: skip


def _tellings(of: Happening, chance: Random) -> Iterator[Told]:
    """The reports of one incident."""
    drafts: list[tuple[Draft, Told]] = []
    for k in range(_count(chance)):
        kind = chance.choices((*KINDS, "original"), (*WEIGHTS, 100 - sum(WEIGHTS)))[0] if k else "original"
        source, original = chance.choice(drafts) if k else (None, None)
        name = f"{of.number}-{k}"
        draft = (
            _draft(of, name, chance) if kind == "original" or source is None else _derived(source, kind, name, chance)
        )
        told = _told(draft, name, chance)
        yield (made := replace(told, kind=kind, of=original.report.id if original and kind != "original" else None))
        drafts.append((draft, made))


def _draft(of: Happening, name: str, chance: Random) -> Draft:
    """An independent report: the event, what happened besides, and much that is told of the country every day."""
    length = min(45, max(5, int(chance.lognormvariate(2.3, 0.5))))
    town = ("name", of.place.name or "")
    killed = max(0, of.killed + chance.choice((0, 0, 0, 1, 2, -1)))
    lead = (
        *_sentence(chance, of.country),
        town,
        ("number", killed),
        ("thing", "kill"),
        ("name", WEEKDAYS[of.day.weekday()]),
    )
    toll = (*_sentence(chance, of.country), town, ("number", of.injured), ("thing", "wound"))
    rest = tuple(_sentence(chance, of.country) for _ in range(length - 3))
    shared = chance.sample(of.facts, 1)
    code = "en" if chance.random() < 0.6 else "fr"
    agency = chance.choice((None, None, "AFP", "Reuters", "AP"))
    delay = timedelta(chance.choice((0, 0, 0, 1, 1, 2, 4)))
    outlet = f"{of.country.code} {'Daily' if code == 'en' else 'Journal'} {chance.randrange(12)}"
    return Draft(of, (lead, toll, *shared, *rest), outlet, code, of.day + delay, name, agency, killed)


def _derived(of: Draft, kind: str, name: str, chance: Random) -> Draft:
    """A report made from another."""
    later = of.published + timedelta(chance.choice((0, 1, 1, 2)))
    if kind == "update":
        fresh = _draft(of.happening, name, chance)
        sentences = (*fresh.sentences[: len(fresh.sentences) // 2], *of.sentences[2 : len(of.sentences) // 2])
        return replace(
            fresh, sentences=sentences, outlet=of.outlet, code=of.code, published=of.published + timedelta(1)
        )
    copied = replace(of, outlet=f"{of.happening.country.code} Post {chance.randrange(30)}", published=later)
    if kind == "cut":
        return replace(copied, sentences=of.sentences[: max(3, len(of.sentences) * 6 // 10)])
    if kind == "translation":
        return replace(copied, code="fr" if of.code == "en" else "en", words=name)
    return replace(copied, words=name) if kind == "rewrite" else copied


def _told(of: Draft, name: str, chance: Random) -> Told:
    """The report in words, and its claims: the event, the toll, two details and something of another day."""
    words = Random(f"{of.words} words")
    lines = [_written(sentence, of.code, words) for sentence in of.sentences]
    text = "\n\n".join(f"{line}." for line in lines)
    report = Report(
        sha256(name.encode()).hexdigest(), f"{name}.txt", text, of.code, publisher=of.outlet, agency=of.agency,
        published=of.published,
    )  # fmt: skip
    speakers = Random(f"{of.words} speakers")
    claims = [_claim(report, line, k, of, speakers) for k, line in enumerate(lines[:4])]
    if len(lines) > 6:
        claims.append(_background(report, lines[5], 5, of, chance))
    return Told(report, tuple(claims))


def _claim(report: Report, line: str, k: int, of: Draft, chance: Random) -> Claim:
    """The lead, the toll, then what details tell."""
    start = report.text.index(line)
    event = of.happening
    killed = Figure(Span(start, start, str(of.killed)), "exact", of.killed, of.killed, of.killed, what="killed")
    hurt = Figure(
        Span(start, start, str(event.injured)), "exact", event.injured, event.injured, event.injured, what="injured"
    )
    actors = (
        Actor("agent", "rebels", event.country.rebels, "rebel_group"), Actor("target", "soldiers", event.country.army, "state_forces"),
    )  # fmt: skip
    speaker, role, body, mode = chance.choice(SPEAKERS)
    if k == 2:
        speaker, role, mode = event.people[0], "witness", "direct"
    day = Time(Span(start, start, ""), event.day, event.day, 1, 1) if k < 2 or chance.random() < 0.5 else None
    return Claim(
        report, Evidence(line, start, start + len(line), "", ""),
        Voice(speaker, role, body, "direct" if mode == "direct" else "indirect" if speaker else "narration"),
        Event(event.type if k != 1 else "casualties", "happened", Span(start, start + 4, line[:4])),
        actors if k != 1 else (), event.place if k < 2 or chance.random() < 0.5 else None, day,
        ((killed,), (killed, hurt), (), ())[k],
    )  # fmt: skip


def _background(report: Report, line: str, k: int, of: Draft, chance: Random) -> Claim:
    """Something of the same country on another day."""
    start = report.text.index(line)
    place = of.happening.country.towns[_ranked(chance, TOWNS, 0.7)]
    day = of.published - timedelta(chance.randrange(2, 60))
    dead = chance.randrange(1, 40)
    return Claim(
        report, Evidence(line, start, start + len(line), "", ""), Voice(),
        Event(chance.choice(TYPES), "happened", Span(start, start + 4, line[:4])), (), place,
        Time(Span(start, start, ""), day, day, 1, 1),
        (Figure(Span(start, start, str(dead)), "exact", dead, dead, dead, what="killed"),),
    )  # fmt: skip


def _sentence(chance: Random, country: Country) -> Sentence:
    """Some twenty words: small ones, everyday things, stems, names, now and then a number."""
    tokens: list[Token] = []
    for _ in range(chance.randrange(6, 13)):
        tokens.append(("small", chance.randrange(10)))
        tokens.append(
            ("thing", _things()[_ranked(chance, len(_things()), 0.8)])
            if chance.random() < 0.5
            else ("stem", _stem(chance))
        )
    for _ in range(chance.choice((1, 2, 2, 3))):
        common = country.names if chance.random() < 0.85 else EVERYWHERE
        tokens.insert(chance.randrange(1, len(tokens)), ("name", common[_ranked(chance, len(common), 0.65)]))
    if chance.random() < 0.6:
        stock = country.phrases[_ranked(chance, len(country.phrases), 0.9)]
        tokens.insert(chance.randrange(1, len(tokens)), ("phrase", stock))
    if chance.random() < 0.5:
        often = chance.random() < 0.6
        number = NUMBERS[_ranked(chance, len(NUMBERS), 0.8)] if often else chance.randrange(3, 900)
        tokens.insert(chance.randrange(1, len(tokens)), ("number", number))
    return tuple(tokens)


def _written(sentence: Sentence, code: str, chance: Random) -> str:
    """A sentence in a language; `chance` chooses among the words for one thing."""
    words = []
    for kind, value in sentence:
        if kind == "small":
            words.append(chance.choice(SMALL_WORDS[code]))
        elif kind == "thing":
            words.append(chance.choice(_words(code)[str(value)]))
        elif kind == "stem":
            words.append(f"{value}{'tion' if code == 'en' else 'cion'}")
        else:
            words.append(str(value))
    line = " ".join(words)
    return line[0].upper() + line[1:]


@cache
def _country(seed: int, rank: int) -> Country:
    chance = Random(f"{seed} country {rank}")
    code = COUNTRIES[rank]
    north, east = chance.uniform(-30, 45), chance.uniform(-100, 100)
    towns: list[Place] = []
    for k in range(TOWNS):
        if towns and chance.random() < 0.5:  # a neighbour
            beside = chance.choice(towns)
            at = (
                (beside.latitude or 0) + chance.uniform(-0.3, 0.3),
                (beside.longitude or 0) + chance.uniform(-0.3, 0.3),
            )
        else:
            at = (north + chance.uniform(-3, 3), east + chance.uniform(-3, 3))
        name = _name(chance)
        towns.append(Place(Span(0, 0, name), name, None, rank * 1000 + k, *at, code, f"{code} {k // 4}"))
    names = (*(_name(chance) for _ in range(280)), *EVERYWHERE)
    phrases = tuple(f"{_stem(chance)} {_name(chance)} for {_stem(chance)} and {_stem(chance)}" for _ in range(150))
    return Country(code, tuple(towns), names, phrases, f"army of {names[0]}", f"{names[1]} Front")


@cache
def _words(code: str) -> dict[str, list[str]]:
    listed: dict[str, list[str]] = language(code).table("concepts")["concepts"]
    return {key: [word for word in words if " " not in word] for key, words in listed.items()}


@cache
def _things() -> list[str]:
    """Everyday things for which both languages have a word of its own."""
    both = [key for key, words in _words("en").items() if words and _words("fr").get(key)]
    Random(0).shuffle(both)
    return both


_SYLLABLES = [a + b for a in "b d f g h k l m n r s t v z ch sh kh dr".split() for b in "a e i o u ai ar en or".split()]


def _stem(chance: Random) -> str:
    """One of some thousand words, the first ones often."""
    rank = _ranked(chance, 4000, 0.8)
    return "".join(Random(rank).choices(_SYLLABLES, k=3))


def _name(chance: Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3)))).capitalize()


def _ranked(chance: Random, count: int, slope: float) -> int:
    """A rank below `count`: low ones more often, as Zipf has it."""
    return chance.choices(range(count), cum_weights=_zipf(count, slope))[0]


@cache
def _zipf(count: int, slope: float) -> list[float]:
    return list(accumulate((k + 1) ** -slope for k in range(count)))
