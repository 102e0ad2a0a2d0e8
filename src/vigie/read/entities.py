"""Who is named: actors of the table, and people and bodies by the nouns that describe them.

A name of the table gives canonical name and kind. A noun of `actors.toml` ("soldats", "residents") gives a kind alone;
a nationality beside a noun of forces ("l'armée malienne") gives the country's forces where the table holds them.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from vigie.languages import Language
from vigie.languages.phrases import Phrases
from vigie.model import Mention, Place, Report, Sentence, Span, Token
from vigie.read.actors import Alias, Entry, table


def mentions(
    report: Report,
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    places: tuple[Place, ...],
    words: Language,
) -> tuple[Mention, ...]:
    """Every actor named or described in the report, in order; names first where a noun stands inside a name."""
    countries = Counter(p.country for p in places if p.country)
    named = list(_named(report.text, countries))
    taken = [(m.span.start, m.span.end) for m in named]
    described = [
        m
        for m in _described(tokens, sentences, words)
        if not any(s < m.span.end and m.span.start < e for s, e in taken)
    ]
    return tuple(sorted([*named, *described], key=lambda m: (m.span.start, m.span.end)))


def _named(text: str, countries: Counter[str]) -> Iterator[Mention]:
    for start, end, aliases in table().find(text):
        alias = _fitting(aliases, countries) or _articled(aliases, text, start)
        if alias is None:
            continue
        entry = alias.entry
        rules = ("actor.table",) + (("actor.country",) if alias.unsure else ())
        category = "metonym" if alias.metonym else entry.category
        yield Mention(
            Span(start, end, text[start:end]), entry.name, _kind(entry, countries), category, alias.people, rules
        )


def _articled(aliases: tuple[Alias, ...], text: str, start: int) -> Alias | None:
    """A worldwide body's short name behind its article ("the UN", "l'OMS")."""
    before = text[max(0, start - 4) : start].lower().replace("’", "'")
    worldwide = [a for a in aliases if a.exact and not a.entry.countries]
    return worldwide[0] if worldwide and before.endswith(("the ", "l'")) else None


def _kind(entry: Entry, countries: Counter[str]) -> str:
    """State forces abroad are external forces (ACLED's rule): where the report plays in one other country."""
    if entry.kind != "state_forces" or not entry.countries or not countries:
        return entry.kind
    main = countries.most_common(1)[0][0]
    return entry.kind if main in entry.countries or any(c in countries for c in entry.countries) else "external_forces"


def _fitting(aliases: tuple[Alias, ...], countries: Counter[str]) -> Alias | None:
    """The alias whose actor fits the report's countries best; None where an unsure one fits none."""
    ranked = sorted(
        aliases, key=lambda a: (-sum(countries[c] for c in a.entry.countries), a.unsure, a.metonym, a.entry.name)
    )
    best = ranked[0]
    if best.unsure and not any(countries[c] for c in best.entry.countries):
        return None
    if len({a.entry.name for a in ranked}) > 1 and not any(countries[c] for c in best.entry.countries):
        return best if not best.unsure else None
    return best


def _described(tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], words: Language) -> Iterator[Mention]:
    phrases = _kinds(words.code)
    for sentence in sentences:
        row = tokens[sentence.first : sentence.last]
        last = -1
        for hit in sorted(phrases.find(row), key=lambda h: (h.first, -h.last)):
            head = tokens[hit.first]
            if hit.first < last or head.pos in ("VERB", "AUX", "ADP", "ADV", "PRON"):
                continue
            last = hit.last
            start, end = head.start, tokens[hit.last - 1].end
            text = "".join(t.text + " " * t.space for t in tokens[hit.first : hit.last]).strip()
            yield Mention(
                Span(start, end, text),
                None,
                "other" if hit.label == "things" else hit.label,
                "thing" if hit.label == "things" else "description",
                "Number=Plur" in head.morph,
                ("actor.noun",),
            )


@cache
def _kinds(code: str) -> Phrases:
    return Phrases(Language(code).table("actors")["kinds"], code)
