"""The word tables: French parts of speech from a spelling dictionary, English clusters and parts of speech."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy

HUNSPELL = Path("/usr/share/hunspell")
FINITE = {"ipre", "iimp", "ipsi", "ifut", "spre", "simp", "cond"}
HEADWORD = 0x8000
MEANINGS = {
    "day": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "month": "janvier février mars avril mai juin juillet août aout septembre octobre novembre décembre",
    "count": """dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier
        million milliard moitié tiers quart majorité poignée""",
    "time": """heure minute jour journée semaine mois an année matin matinée soir soirée nuit midi veille lendemain
        week-end""",
    "say": """accuser admettre affirmer ajouter alerter alléguer annoncer apprendre assurer attester avancer avertir
        avouer citer clamer commenter conclure condamner confier confirmer considérer constater contester craindre crier
        croire déclarer décrire démentir dénoncer déplorer détailler dire écrire estimer évoquer exhorter expliquer
        indiquer informer insister juger lancer marteler menacer mentionner nier noter objecter observer penser plaider
        poursuivre préciser prétendre prévenir proclamer promettre raconter rappeler rapporter réaffirmer reconnaître
        regretter relater relever remarquer répéter répliquer répondre résumer révéler revendiquer signaler souligner
        soupirer soutenir spécifier suggérer supposer témoigner tonner""",
}
MEANING_OF = {word: {meaning} for meaning, words in MEANINGS.items() for word in words.split()}
PERSONS = ("1sg", "2sg", "1isg", "1pl", "2pl", "1jsg")


def french(hunspell: Path = HUNSPELL) -> dict[str, int]:
    """Each form of Debian's hunspell-fr-comprehensive, with a number for the set of things that it can be."""
    readings: dict[str, set[str]] = defaultdict(set)
    for form, headword, marks in _hunspell_forms(hunspell / "fr.dic", _suffixes(hunspell / "fr.aff")):
        readings[form] |= _french_readings(*marks) | MEANING_OF.get(headword, set())
    numbers = _numbered({form: "|".join(sorted(found)) for form, found in readings.items() if found})
    headwords = {line.split("/")[0].split()[0] for line in _entries(hunspell / "fr.dic")}
    return {form: number | HEADWORD if form in headwords else number for form, number in numbers.items()}


def _entries(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf8").splitlines()[1:] if line.split()]


def _suffixes(path: Path) -> dict[str, list[tuple[str, str, re.Pattern | None, list[str]]]]:
    rules = defaultdict(list)
    for line in path.read_text(encoding="utf8").splitlines():
        cells = line.split()
        if not line.startswith("SFX ") or len(cells) < 5:  # other rules, and the line that opens a group
            continue
        strip = "" if cells[2] == "0" else cells[2]
        add = cells[3].split("/")[0]
        ending = None if cells[4] == "." else re.compile(f"(?:{cells[4]})$")
        rules[cells[1]].append((strip, "" if add == "0" else add, ending, cells[5:]))
    return rules


def _hunspell_forms(path: Path, suffixes: dict) -> Iterator[tuple[str, str, tuple[list[str], list[str]]]]:
    """Each form, its headword, the marks of its entry and those of the suffix that made it."""
    for line in _entries(path):
        entry, *cells = line.split()
        marks = [cell for cell in cells if ":" in cell]
        stem, _, flags = entry.partition("/")
        flags = [flags[i : i + 2] for i in range(0, len(flags), 2)]
        used = [flag for flag in flags if flag in suffixes]
        if not used or "()" not in flags:
            yield stem, stem, (marks, [])
        for flag in used:
            for strip, add, ending, suffix_marks in suffixes[flag]:
                if stem.endswith(strip) and (ending is None or ending.search(stem)):
                    yield stem[: len(stem) - len(strip)] + add, stem, (marks, suffix_marks)


def _french_readings(entry: list[str], suffix: list[str]) -> set[str]:
    parts = {mark[3:] for mark in entry if mark.startswith("po:")}
    suffix_parts = {mark[3:] for mark in suffix if mark.startswith("po:")}
    inflections = {mark[3:] for mark in entry + suffix if mark.startswith("is:")}
    agreement = "".join(short for long, short in AGREEMENT.items() if long in inflections)
    if not any(re.match(r"v\d", part) for part in parts):
        return {part + agreement if part in ("nom", "adj") else part for part in parts or suffix_parts}
    marks = {mark[3:].rstrip("!") for mark in suffix}
    if not suffix_parts:
        marks |= {part for part in parts if not re.match(r"v\d", part)}
    found = {"ppas" + agreement} if "ppas" in marks else set()
    found |= {part for part in ("infi", "ppre", "impe") if part in marks}
    if marks & FINITE:
        found |= {name for mark, name in (("3sg", "v3s"), ("3pl", "v3p")) if mark in marks}
        found |= {"v12"} if marks & set(PERSONS) else set()
    return found | {part + agreement for part in parts & {"nom", "adj"}}


AGREEMENT = {"mas": "m", "fem": "f", "sg": "s", "pl": "p"}


def _numbered(classes: dict[str, str]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    return {form: numbers.setdefault(name, len(numbers) + 1) for form, name in sorted(classes.items())}


CLUSTERED = 250_000  # the commonest words that have a cluster
PLAIN = re.compile(r"[A-Za-z][A-Za-z'.-]*")
NOUN, VERB, ADJECTIVE, ADVERB, PLURAL, THIRD, GERUND, PAST, COMPARED = (1 << i for i in range(9))


def english() -> tuple[dict[str, int], numpy.ndarray]:
    """Each word's class, and for each class its cluster and its dictionary class."""
    clusters, parts = _clusters(), _english_readings()
    rows: dict[tuple[int, int], int] = {(0, 0): 0}
    words = {
        word: rows.setdefault((clusters.get(word, 0), parts.get(word, 0)), len(rows))
        for word in sorted(clusters.keys() | parts.keys())
    }
    return words, numpy.array(list(rows), dtype="uint32")


def _spacy_table(name: str) -> dict:
    return json.loads(gzip.decompress(files("spacy_lookups_data").joinpath("data", f"{name}.json.gz").read_bytes()))


def _clusters() -> dict[str, int]:
    commonness = _spacy_table("en_lexeme_prob")
    clusters = {w: c for w, c in _spacy_table("en_lexeme_cluster").items() if c and (PLAIN.fullmatch(w) or len(w) == 1)}
    common = sorted(clusters, key=lambda word: (-commonness.get(word, -30.0), word))[:CLUSTERED]
    return {word: clusters[word] for word in common}


def _english_readings() -> dict[str, int]:
    index, irregular = _spacy_table("en_lemma_index"), _spacy_table("en_lemma_exc")
    found: dict[str, int] = defaultdict(int)
    for part, mark in (("noun", NOUN), ("verb", VERB), ("adj", ADJECTIVE), ("adv", ADVERB)):
        for word in index[part]:
            found[word] |= mark
    for part, mark in (("noun", PLURAL), ("verb", PAST), ("adj", COMPARED)):
        for word in irregular[part]:
            found[word] |= mark
    for word in index["noun"]:
        found[_with_s(word)] |= PLURAL
    for word in index["verb"]:
        found[_with_s(word)] |= THIRD
        for stem in _verb_stems(word):
            found[stem + "ing"] |= GERUND
            found[(stem[:-1] + "i" if re.search("[^aeiou]y$", stem) else stem) + "ed"] |= PAST
    return {word: marks for word, marks in found.items() if PLAIN.fullmatch(word)}


def _with_s(word: str) -> str:
    if re.search("[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search("(s|x|z|ch|sh)$", word) else "s")


def _verb_stems(word: str) -> list[str]:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return [word[:-1]]
    doubled = [word + word[-1]] if re.search("[^aeiou][aeiou][bdgklmnprt]$", word) else []
    return [word, *doubled]
