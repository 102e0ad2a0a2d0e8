"""The words of `places.toml`, compiled: what may stand around a place's name in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vigie.languages import Language
from vigie.read.patterns import any_of

START = r"(?:^|(?<=[\s(\"'«]))"


@dataclass(frozen=True)
class Lexicon:
    """Patterns for what stands before a name (they end in `$`) or after it, and the words they are made of."""

    before_kind: re.Pattern[str]
    after_kind: re.Pattern[str]
    apposed: re.Pattern[str]  # "X, a town in …"
    within: re.Pattern[str]  # "X, dans la région de …"
    relation: re.Pattern[str]
    outside: re.Pattern[str]  # "au nord de X"
    inside: re.Pattern[str]  # "dans le nord de X"
    adjective: re.Pattern[str]  # "northern X"
    distance: re.Pattern[str]
    between: re.Pattern[str]
    locative: re.Pattern[str]
    weak: re.Pattern[str]
    saying: re.Pattern[str]
    bare: re.Pattern[str]
    never: re.Pattern[str]
    kinds: dict[str, str]
    after: dict[str, str]
    relations: dict[str, str]
    directions: dict[str, str]
    names: dict[str, frozenset[str]]
    inside_country: bool  # "au nord du Mali" lies in Mali
    small_adjectives: bool  # "malien" is written with a small letter


@cache
def lexicon(words: Language) -> Lexicon:
    """`places.toml` of a language, compiled once."""
    table = words.table("places")
    kinds, after = _by_word(table["kinds"]), _by_word(table["after"])
    grammar = table["grammar"]
    of, d = f"(?:{any_of(table['of'])})", f"(?:{any_of(table['directions'])})"
    articles = f"(?:{any_of(table['articles'])})?"
    patterns = {k: _filled(v, d, of) for k, v in table["patterns"].items() if k not in ("apposed", "within")}
    weak = any_of(w for w in table["weak"] if not w.endswith("'"))
    elided = any_of(w for w in table["weak"] if w.endswith("'")) or "(?!)"
    between = rf"(?:{patterns['between']}) {articles}(?:(?:[\w'-]+ ){{1,4}}?(?:{grammar['and']}) {articles})?$"
    return Lexicon(
        before_kind=re.compile(rf".*{START}(?P<kind>{any_of(kinds)})(?: [\w-]+){{0,2}}? (?:{grammar['called']})?{of}$"),
        after_kind=re.compile(rf" (?P<kind>{any_of(after) or '(?!)'})(?!\w)", re.I),
        apposed=re.compile(
            "|".join(p.replace("{k}", any_of(table["names"]["strong"])) for p in table["patterns"]["apposed"])
        ),
        within=re.compile(
            "|".join(p.replace("{a}", any_of(table["kinds"]["adm1"])) for p in table["patterns"]["within"])
        ),
        relation=re.compile(
            rf"{START}(?P<r>{any_of(table['relations'])}) ?{of if grammar['fused'] else ''}{articles}$"
        ),
        outside=re.compile(rf"{START}(?:{patterns['outside']}){articles}$"),
        inside=re.compile(rf"{START}(?:{patterns['inside']}){articles}$"),
        adjective=re.compile(rf"{START}(?:{patterns['adjective']}) ?$"),
        distance=re.compile(rf"{START}(?:{patterns['distance']}){articles}$"),
        between=re.compile(START + between),
        locative=re.compile(rf"{START}(?:{any_of(table['locative'])}) {articles}$"),
        weak=re.compile(rf"(?:{START}(?:{weak}) {articles}|(?:{elided}))$"),
        saying=re.compile(rf"{START}(?:{any_of(table['saying'])}) (?:[\w-]+ )?(?:[\w']+ )?$"),
        bare=re.compile(rf"(?:^|\s)(?:{any_of(table['bare'])})\s$|(?:^|[.!?:»] )(?:{any_of(table['bare_first'])})\s$"),
        never=re.compile(rf"(?<!\w)(?:{any_of(table['names']['never'])})(?!\w)"),
        kinds=kinds,
        after=after,
        relations=table["relations"],
        directions=table["directions"],
        names={name: frozenset(ws) for name, ws in table["names"].items()},
        inside_country=grammar["inside_country"],
        small_adjectives=grammar["small_adjectives"],
    )


def _by_word(kinds: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words}


def _filled(patterns: list[str], d: str, of: str) -> str:
    """Patterns with their directions as groups `d0`, `d1`… and "of" spelled out; one that matches nothing for none."""
    filled = [p.replace("{d}", f"(?P<d{i}>{d})").replace("{of}", of) for i, p in enumerate(patterns)]
    return "|".join(filled) or "(?!)"
