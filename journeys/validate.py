#!/usr/bin/env python3
"""Check the journey reports, their gold claims and their heads.

    python journeys/validate.py [PATH...]     default: journeys/reports

PATH is a folder that holds the parts (`dev`, `held-out`), one part, or single files (`fr-001.txt`, its gold or its meta).
Each problem is printed with file and line; the exit status is 1 if there is any.
"""

import argparse
import datetime
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent / "reports"
PARTS = ("dev", "held-out")

TYPES = set(
    """
armed_clash government_regains_territory non_state_actor_overtakes_territory
chemical_weapon air_drone_strike suicide_bomb shelling_artillery_missile_attack remote_explosive_landmine_ied grenade
sexual_violence attack abduction_forced_disappearance
peaceful_protest protest_with_intervention excessive_force_against_protesters violent_demonstration mob_violence
agreement arrests change_to_group_activity disrupted_weapons_use headquarters_or_base_established
looting_property_destruction non_violent_transfer_of_territory other
surrender withdrawal displacement evacuation siege human_shields casualties aid
""".split()
)
MODALITIES = set("happened ongoing planned possible hypothetical did_not_happen".split())
STANCES = set("states denies doubts expects accuses claims_responsibility".split())
MODES = set("direct indirect narration".split())
BOUNDS = set("exact about at_least more_than at_most less_than range vague".split())
WHATS = set(
    "killed injured missing detained abducted surrendered displaced evacuated trapped present territory strikes destroyed other".split()
)
COUNTRIES = set(
    """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG
CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL
GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA
LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP
NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
""".split()
)

CLAIM_KEYS = (
    "file evidence type modality stance mode speaker organisation via agents targets place country geonames_name"
    " start end figures coref accept"
).split()
FIGURE_KEYS = "what text bound low best high".split()
META_KEYS = "file publisher published author translator agency language boilerplate".split()
ACCEPT = {"type": TYPES, "modality": MODALITIES, "stance": STANCES, "mode": MODES}

DAYS = {
    name: k
    for k, pair in enumerate(
        [
            ("lundi", "monday"),
            ("mardi", "tuesday"),
            ("mercredi", "wednesday"),
            ("jeudi", "thursday"),
            ("vendredi", "friday"),
            ("samedi", "saturday"),
            ("dimanche", "sunday"),
        ]
    )
    for name in pair
}
DAY = re.compile(
    r"\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b",
    re.I,
)
# words that move a date away from the weekday beside them, or name another day of their own
SHIFT = re.compile(
    r"\b(veille|lendemain|surlendemain|avant|après|apres|plus tôt|plus tard|suivant\w*|jusqu\w*|hier|demain|ce (?:matin|soir)|cette nuit|chaque"
    r"|tous les|every"
    r"|before|after|earlier|later|eve|following|yesterday|today|tomorrow|tonight|overnight|until|till|ago|il y a|janvier|février|mars|avril|mai"
    r"|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|January|February|March|April|June|July|August|September|October|November|December|week|weeks|semaines?)\b",
    re.I,
)


class Problems:
    def __init__(self):
        self.count = 0

    def __call__(self, path, line, text):
        self.count += 1
        print(f"{path}:{line}: {text}")


def parts_of(table):
    rows = (
        line.split("\t") for line in table.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
    )
    return {row[0]: row[1] for row in rows if len(row) > 1 and row[0] != "file"}


def iso(value):
    try:
        return (
            datetime.date.fromisoformat(value)
            if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
            else None
        )
    except ValueError:
        return None


def bound_problem(figure):
    """What is wrong between a figure's bound and its three numbers, or None."""
    bound, low, best, high = (figure.get(k) for k in ("bound", "low", "best", "high"))
    if any(
        v is not None and (isinstance(v, bool) or not isinstance(v, (int, float)) or v < 0) for v in (low, best, high)
    ):
        return "low, best and high are numbers or null"
    good = {
        "exact": low is not None and low == best == high,
        "about": low is not None and low == best == high,
        "at_least": low is not None and low == best and high is None,
        "more_than": low is not None and low == best and high is None,
        "at_most": low is None and best is not None and best == high,
        "less_than": low is None and best is not None and best == high,
        "range": None not in (low, high) and best is None and low < high,
        "vague": low is not None and best is None and high is None,
    }.get(bound, True)
    return None if good else f"{bound} does not go with low {low}, best {best}, high {high}"


def weekday_problem(evidence, start, end, published):
    """A weekday in the evidence that disagrees with the dates, where it is the only time told."""
    named = [DAYS[m.lower()] for m in DAY.findall(evidence)]
    if not named or SHIFT.search(DAY.sub(" ", evidence)):
        return None
    names = ", ".join(DAY.findall(evidence))
    for date, what in ((start, "start"), (end, "end")):
        if date and date.weekday() not in named:
            return f"{what} {date} is no {names}"
    if (
        start
        and published
        and not published - datetime.timedelta(days=6) <= start <= published + datetime.timedelta(days=7)
    ):
        return f"start {start} is not the {names} nearest to the publication, {published}"
    return None


def check_figure(figure, claim, text, report):
    if not isinstance(figure, dict) or sorted(figure) != sorted(FIGURE_KEYS):
        return report(f"figure keys must be {' '.join(FIGURE_KEYS)}")
    if figure["what"] not in WHATS:
        report(f"unknown figure {figure['what']!r}")
    if figure["bound"] not in BOUNDS:
        report(f"unknown bound {figure['bound']!r}")
    wrong = bound_problem(figure)
    if wrong:
        report(f"figure {figure['text']!r}: {wrong}")
    if not figure["text"] or figure["text"] not in text:
        report(f"figure not in the text: {figure['text']!r}")
    return None


def check_claim(claim, name, text, published, report):
    if list(claim) != CLAIM_KEYS:
        missing, extra = [k for k in CLAIM_KEYS if k not in claim], [k for k in claim if k not in CLAIM_KEYS]
        report(f"keys: missing {missing}, unknown {extra}" if missing or extra else "keys are not in the usual order")
        if missing:
            return
    if claim["file"] != name:
        report(f"file is {claim['file']!r}")
    if not claim["evidence"] or claim["evidence"] not in text:
        report(f"evidence not in the text: {claim['evidence']!r}")
    for key, known in (("type", TYPES), ("modality", MODALITIES), ("stance", STANCES), ("mode", MODES)):
        if claim[key] not in known:
            report(f"unknown {key} {claim[key]!r}")
    if (claim["speaker"] is None) != (claim["mode"] == "narration"):
        report("speaker is null exactly when mode is narration")
    for key in ("speaker", "organisation", "via", "place", "country", "geonames_name", "start", "end"):
        if claim[key] is not None and not (isinstance(claim[key], str) and claim[key].strip()):
            report(f"{key} must be text or null")
    for key in ("agents", "targets"):
        if not isinstance(claim[key], list) or not all(isinstance(v, str) and v.strip() for v in claim[key]):
            report(f"{key} must be a list of names")
    if claim["mode"] == "narration" and claim["organisation"]:
        report("narration has no organisation")
    if claim["country"] is not None and claim["country"] not in COUNTRIES:
        report(f"country {claim['country']!r} is no ISO 3166-1 alpha-2 code")
    if claim["geonames_name"] and not claim["place"]:
        report("geonames_name without place")
    dates = {}
    for key in ("start", "end"):
        dates[key] = iso(claim[key])
        if claim[key] is not None and not dates[key]:
            report(f"{key} {claim[key]!r} is no ISO date")
    if dates["start"] and dates["end"] and dates["start"] > dates["end"]:
        report(f"start {claim['start']} is after end {claim['end']}")
    if dates["start"] and published and dates["start"] > published and claim["modality"] in ("happened", "ongoing"):
        report(f"start {claim['start']} is after the publication, {published}")
    if claim["stance"] not in ("claims_responsibility", "denies"):  # there the weekday is often that of the statement
        wrong = weekday_problem(claim["evidence"], dates["start"], dates["end"], published)
        if wrong:
            report(wrong)
    if not isinstance(claim["figures"], list):
        report("figures must be a list")
    else:
        for figure in claim["figures"]:
            check_figure(figure, claim, text, report)
    if not isinstance(claim["coref"], dict):
        report("coref must be an object")
    if not isinstance(claim["accept"], dict):
        report("accept must be an object")
    else:
        for key, values in claim["accept"].items():
            if not isinstance(values, list):
                report(f"accept {key} must be a list")
            else:
                for value in values:
                    if key in ACCEPT and value not in ACCEPT[key]:
                        report(f"accept: unknown {key} {value!r}")


def check_meta(path, name, text, problems):
    """The report's publication date, after checking its head."""
    if not path.exists():
        problems(path, 1, "no meta file")
        return None
    try:
        meta = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        problems(path, 1, f"no JSON: {error}")
        return None
    if sorted(meta) != sorted(META_KEYS):
        problems(path, 1, f"keys must be {' '.join(META_KEYS)}")
        return None
    if meta["file"] != name:
        problems(path, 1, f"file is {meta['file']!r}")
    if not meta["publisher"]:
        problems(path, 1, "no publisher")
    if meta["language"] != name[:2]:
        problems(path, 1, f"language is {meta['language']!r}")
    if not iso(meta["published"]):
        problems(path, 1, f"published {meta['published']!r} is no ISO date")
    for line in meta["boilerplate"]:
        if not line.strip() or line not in text:
            problems(path, 1, f"boilerplate not in the text: {line!r}")
    return iso(meta["published"])


def check_report(text_path, table, problems):
    part, name, stem = text_path.parent, text_path.name, text_path.stem
    if name not in table:
        problems(text_path, 1, "not in split.tsv")
    elif table[name] != part.name:
        problems(text_path, 1, f"split.tsv says {table[name]}")
    text = ""
    if text_path.exists():
        text = text_path.read_text("utf-8")
        if not text.strip():
            problems(text_path, 1, "empty")
    else:
        problems(text_path, 1, "no such text")
    published = check_meta(part / "meta" / f"{stem}.json", name, text, problems)
    gold = part / "gold" / f"{stem}.jsonl"
    if not gold.exists():
        problems(gold, 1, "no gold file (an empty one where the report holds no claim)")
        return 0
    seen, count = {}, 0
    for number, line in enumerate(gold.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            problems(gold, number, "blank line")
            continue
        try:
            claim = json.loads(line)
        except ValueError as error:
            problems(gold, number, f"no JSON: {error}")
            continue
        if not isinstance(claim, dict):
            problems(gold, number, "a claim is an object")
            continue
        count += 1
        check_claim(claim, name, text, published, lambda what, n=number: problems(gold, n, what))
        key = (claim.get("evidence"), claim.get("type"), claim.get("speaker"))
        if key in seen:
            problems(gold, number, f"the same claim as line {seen[key]}")
        seen[key] = number
    return count


def texts(paths, table):
    """The report texts that the paths mean, and those whose gold or meta lie there without a text."""
    found = set()
    for path in paths:
        if path.is_dir():
            folders = [path] if path.name in PARTS else [path / p for p in PARTS]
            for folder in folders:
                stems = {p.stem for pattern in ("*.txt", "gold/*.jsonl", "meta/*.json") for p in folder.glob(pattern)}
                found |= {folder / f"{stem}.txt" for stem in stems}
        else:
            folder = path.parent.parent if path.parent.name in ("gold", "meta") else path.parent
            found.add(folder / f"{path.stem}.txt")
    return sorted(found, key=lambda p: (p.name, str(p)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="*", type=Path)
    args = parser.parse_args()
    problems = Problems()
    table = parts_of(HERE / "split.tsv")
    reports = texts(args.path or [HERE], table)
    claims = sum(check_report(path, table, problems) for path in reports)
    print(f"{len(reports)} reports, {claims} claims, {problems.count} problems")
    return 1 if problems.count else 0


if __name__ == "__main__":
    sys.exit(main())
