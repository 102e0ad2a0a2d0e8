"""An invented store as large as is wanted, and how long the desk's questions take in it.

Reports tell of two or three of the incidents of their weeks, in one to three claims each; incidents have a town, a day of
six years, a type and a toll; a few towns and voices have most of them, as in war. Texts are words of no language, the
common ones much more common. Rows are written straight into the tables, as an import would have left them. The same seed
makes the same store.

`python -m benchmarks.desk_store fill URL [--claims 1000000]` fills an empty store;
`python -m benchmarks.desk_store ask URL [--users 20] [--seconds 30]` times lists, incidents, maps, time lines and searches.
Without a URL both start a PostgreSQL server of their own; `--keep FOLDER` keeps its data for the next run.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, Table, insert, text

from benchmarks import postgres
from vigie.store import Store, connect, keys, places, queue, searches
from vigie.store import claims as claims_
from vigie.store import incidents as incidents_
from vigie.store.schema import claim_facets, claims, incident_facets, incidents, metadata, reports

Record = dict[str, Any]
COUNTRIES = "SY UA AF YE IQ SO NG ML BF CD SD ET MM CO MX PK PS LY CF MZ".split()
TYPES = (
    "armed_clash air_drone_strike shelling_artillery_missile_attack attack remote_explosive_landmine_ied arrests"
    " abduction_forced_disappearance peaceful_protest displacement looting_property_destruction violent_demonstration aid"
).split()
BEGIN, DAYS, TOWNS, OPEN = date(2018, 1, 1), 2190, 250, 80  # towns a country; incidents that are told of in turn
PER_REPORT, NEW = 5, 0.35  # claims a report; how often one tells of something new
SEED = 1


@dataclass(slots=True)
class World:
    """What there is to tell of."""

    dice: Random
    words: list[str]
    weights: list[float]
    towns: list[Record]
    spread: list[float]
    outlets: list[str]
    voices: list[str]
    groups: list[str]

    def said(self, count: int) -> str:
        """So many words."""
        return " ".join(self.dice.choices(self.words, cum_weights=self.weights, k=count))


@dataclass(slots=True)
class Happening:
    """An incident, and the claims that tell of it."""

    place: Record
    day: date
    type: str
    killed: int
    parties: tuple[str, str]
    claims: list[Record] = field(default_factory=list)


def world(seed: int = SEED) -> World:
    """The invented world."""
    dice = Random(seed)
    syllables = [a + b for a in "bcdfglmnprstv" for b in "a e i o u é an on".split()]
    words = sorted({"".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(30_000)})
    dice.shuffle(words)
    towns = [_town(dice, country, k) for country in COUNTRIES for k in range(TOWNS)]
    dice.shuffle(towns)
    names = [w.capitalize() for w in dice.sample(words, 700)]
    return World(
        dice, words, list(accumulate(1 / (k + 3) for k in range(len(words)))), towns,
        list(accumulate(1 / (k + 20) for k in range(len(towns)))), [f"{a} {b}" for a, b in zip(names[:200], names[200:400], strict=True)],
        [f"{a} {b}" for a, b in zip(names[400:500], names[500:600], strict=True)], names[600:700],
    )  # fmt: skip


def _town(dice: Random, country: str, k: int) -> Record:
    name = "".join(dice.choices([a + b for a in "bdgkmrst" for b in "aeiou"], k=3)).capitalize()
    latitude = (COUNTRIES.index(country) * 7) % 60 - 20 + dice.random() * 5
    prec = 1 if k % 12 else 4  # a province among towns
    return {
        "text": name, "name": name, "relation": None, "geonameid": 10_000_000 + COUNTRIES.index(country) * 1000 + k,
        "latitude": round(latitude, 3), "longitude": round((COUNTRIES.index(country) * 17) % 140 - 60 + dice.random() * 5, 3),
        "country": country, "adm1": f"Province {k % 12}", "where_prec": prec, "geo_precision": 1 if prec == 1 else 3,
    }  # fmt: skip


@dataclass(slots=True)
class Rows:
    """Rows that wait to be written, by table."""

    reports: list[Record] = field(default_factory=list)
    claims: list[Record] = field(default_factory=list)
    incidents: list[Record] = field(default_factory=list)
    claim_facets: list[Record] = field(default_factory=list)
    incident_facets: list[Record] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.claims)


def rows(of: World, wanted: int) -> Iterator[Rows]:
    """The rows of so many claims, some thousands at a time."""
    made, told, number = Rows(), 0, 0
    open_: list[Happening] = []
    count = max(wanted // PER_REPORT, 1)
    while told < wanted:
        day = BEGIN + timedelta(DAYS * number // count)
        found = _report(of, number, min(day, BEGIN + timedelta(DAYS)), open_, made)
        told += found
        number += 1
        while len(open_) > OPEN:
            _end(of, open_.pop(of.dice.randrange(len(open_) // 2)), made)
        if len(made) > 4000:
            yield made
            made = Rows()
    for one in open_:
        _end(of, one, made)
    yield made


def _report(of: World, number: int, day: date, open_: list[Happening], made: Rows) -> int:
    """One report, and how many claims it makes."""
    dice, name = of.dice, sha256(f"report {number}".encode()).hexdigest()
    language = dice.choice(("fr", "en"))
    head = {
        "id": name, "uri": f"invented/{number}.txt", "title": of.said(8), "publisher": dice.choice(of.outlets), "author": None,
        "translator": None, "agency": None, "published": day.isoformat(), "language": language,
    }  # fmt: skip
    sentences: list[str] = []
    found: list[Record] = []
    start = 0
    for k in range(dice.choice((2, 2, 3))):
        if not open_ or dice.random() < NEW:
            open_.append(_happening(of, day))
            happening = open_[-1]
        else:
            happening = dice.choice(open_)
        for _ in range(dice.choice((1, 2, 3))):
            sentence = f"{happening.place['name']} {of.said(dice.randint(12, 40))}."
            found.append(_claim(of, head, happening, sentence, start, f"{name[:16]}{len(found):02}{k}"))
            happening.claims.append(found[-1])
            sentences.append(sentence)
            start += len(sentence) + 1
    words = " ".join(sentences)
    made.reports.append(
        head | {
            "day": head["published"], "published_time": None, "dateline": None, "place": None, "reproduction": None, "text": words,
            "removed": [], "origins": [], "because": [], "imported": f"{head['published']}T06:00:00.000000Z", "group": name,
            "lineage": {"kind": "original", "of": None, "score": 1.0, "because": []}, "kind": "original", "of": None,
            "words": searches.of_report(head["title"], head["publisher"], words),
        }
    )  # fmt: skip
    for order, one in enumerate(found):
        made.claims.append(claims_.row(one, order) | {"words": keys.searched(one)})
        made.claim_facets += [
            {"claim": one["id"], "facet": facet, "key": key}
            for facet, several in keys.facets(one).items()
            for key in several
        ]
    return len(found)


def _happening(of: World, day: date) -> Happening:
    dice = of.dice
    killed = int(dice.paretovariate(0.9)) - 1
    place = dice.choices(of.towns, cum_weights=of.spread)[0]
    parties = dice.choice(of.groups), dice.choice(of.groups)
    return Happening(place, day - timedelta(dice.randint(0, 2)), dice.choice(TYPES), min(killed, 900), parties)


def _claim(of: World, head: Record, told: Happening, words: str, start: int, name: str) -> Record:
    dice, narrated = of.dice, of.dice.random() < 0.4
    killed = max(told.killed + dice.choice((0, 0, 0, 1, -1, 3)), 0)
    figure = {
        "what": "killed", "of": None, "text": str(killed), "bound": "exact", "low": killed, "best": killed, "high": killed, "unit": "people"
    }  # fmt: skip
    day = told.day.isoformat()
    voice = {
        "speaker": None if narrated else dice.choice(of.voices), "role": None, "organisation": None,
        "mode": "narration" if narrated else "indirect", "cue": None, "said": None, "stance": "states", "anonymous": False, "via": None,
    }  # fmt: skip
    actors = [
        {"role": role, "text": one, "start": start, "end": start + 1, "name": one, "kind": "other"}
        for role, one in zip(("agent", "target"), told.parties, strict=True)
    ]
    return {
        "id": name, "report": head, "evidence": {"exact": words, "start": start, "end": start + len(words), "prefix": "", "suffix": ""},
        "voice": voice, "event": {"type": told.type, "modality": "happened", "trigger": {"start": start, "end": start + 1, "exact": words[:1]},
                                  "acled": None, "plover": None},
        "actors": actors, "place": told.place, "time": {"text": None, "start": day, "end": day, "date_prec": 1, "time_precision": 1},
        "figures": [figure] if told.killed else [], "because": ["invented"],
    }  # fmt: skip


def _end(of: World, told: Happening, made: Rows) -> None:
    """The incident of a happening that nobody tells of any more."""
    voices = {voice for one in told.claims for voice in keys.voices(one)}
    tolls = [one["figures"][0]["best"] for one in told.claims if one["figures"]]
    standing = "single_source" if len(voices) < 2 else "disputed" if of.dice.random() < 0.15 else "corroborated"
    figures = {"killed": {"low": min(tolls), "best": tolls[-1], "high": max(tolls), "because": []}} if tolls else {}
    day, name = told.day.isoformat(), told.claims[0]["id"]
    record = {
        "id": name, "type": told.type, "place": told.place, "start": day, "end": day, "claims": [one["id"] for one in told.claims],
        "sources": len(voices), "source_names": sorted(voices), "standing": standing, "figures": figures, "contradictions": [],
        "because": [],
    }  # fmt: skip
    last = max(one["report"]["published"] for one in told.claims)
    row = {
        "id": name, "record": record, "type": told.type, "country": told.place["country"], "place": keys.place(told.place), "start": day,
        "end": day, "day": day, "standing": standing,
        "languages": incidents_.listed(one["report"]["language"] for one in told.claims),
        "whats": incidents_.listed(figure["what"] for one in told.claims for figure in one["figures"]),
        "sources": len(voices), "claims": len(told.claims),
        "reports": len({one["report"]["id"] for one in told.claims}), "contradictions": 0, "killed_low": min(tolls, default=None),
        "killed_best": tolls[-1] if tolls else None, "killed_high": max(tolls, default=None), "toll": max(tolls, default=0),
        "published": last, "seen": f"{last}T06:00:00.000000Z", "changed": f"{last}T06:00:00.000000Z", "judged": 0, "lapsed": 0, "version": 1,
    }  # fmt: skip
    made.incidents.append(row | {"eyes": sum(reason.points for reason in queue.reasons(row))})
    found = [keys.facets(one) for one in told.claims]
    facets = {(facet, key) for one in found for facet in ("actor", "voice") for key in one[facet]}
    made.incident_facets += [{"incident": name, "facet": facet, "key": key} for facet, key in facets]


def fill(store: Store, wanted: int, *, seed: int = SEED) -> None:
    """Fill an empty store with so many claims."""
    began, told = time.monotonic(), 0
    with store.writing() as connection:
        _without_indexes(connection)
    for several in rows(world(seed), wanted):
        with store.writing() as connection:
            for table in (reports, claims, incidents, claim_facets, incident_facets):
                _write(connection, table, getattr(several, table.name))
        told += len(several)
        print(f"\r{told:,} claims, {time.monotonic() - began:.0f} s", end="", file=sys.stderr, flush=True)
    with store.writing() as connection:
        _settle(connection)
        _with_indexes(connection)
        places.refresh(connection)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE" if store.lite else "VACUUM ANALYZE")
    print(f"\r{told:,} claims in {time.monotonic() - began:.0f} s", file=sys.stderr)


def _settle(connection: Connection) -> None:
    """Every claim finds its incident."""
    held = (
        "json_each(i.record, '$.claims') c"
        if connection.dialect.name == "sqlite"
        else "json_array_elements_text(i.record->'claims') c(value)"
    )
    query = f"SELECT c.value AS claim, i.id AS incident, i.standing AS standing FROM incidents i, {held}"
    connection.execute(text(f"CREATE TEMPORARY TABLE homes AS {query}"))
    connection.execute(text("CREATE INDEX homes_claim ON homes (claim)"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE homes"))
    connection.execute(
        text(
            "UPDATE claims SET incident = homes.incident, standing = homes.standing FROM homes WHERE homes.claim = claims.id"
        )
    )


def _without_indexes(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        for index in table.indexes:
            if table.name not in ("judgements", "audit"):
                index.drop(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("DROP INDEX ix_claims_words, ix_reports_words"))


def _with_indexes(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    if connection.dialect.name == "postgresql":
        for name in ("claims", "reports"):
            connection.execute(
                text(f"CREATE INDEX ix_{name}_words ON {name} USING gin (words) WITH (fastupdate = off)")
            )


def _write(connection: Connection, table: Table, found: list[Record]) -> None:
    if not found:
        return
    if connection.dialect.name == "sqlite":
        words = [{"id": one["id"], "said": one.pop("words")} for one in found if "words" in one]
        connection.execute(insert(table), found)
        if words:
            query = f"INSERT INTO {table.name}_words (rowid, words) SELECT n, :said FROM {table.name} WHERE id = :id"
            connection.execute(text(query), words)
        return
    named = [name for name in found[0] if name != "words"]
    columns = ", ".join(f'"{name}"' for name in (*named, *(["words"] if "words" in found[0] else [])))
    cursor = connection.connection.cursor()
    with cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:  # type: ignore[attr-defined]
        for one in found:
            copy.write_row([_cell(value) for name, value in one.items() if name != "words"] + _words(one))


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _words(row: Record) -> list[str]:
    return [" ".join(f"'{word}'" for word in row["words"].split())] if "words" in row else []


@contextmanager
def opened(url: str | None, keep: Path | None) -> Iterator[Store]:
    """The store at the URL, or one on a server of our own."""
    if url:
        store = connect(url)
        yield store
        store.close()
        return
    with postgres.server(
        data=keep, quick=True, settings=("shared_buffers=1GB", "max_wal_size=8GB", "maintenance_work_mem=512MB")
    ) as own:
        store = connect(own)
        yield store
        store.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("act", choices=("fill", "ask", "both"))
    parser.add_argument("url", nargs="?")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with opened(asked.url, asked.keep) as store:
        if asked.act != "ask":
            fill(store, asked.claims)
        if asked.act != "fill":
            from benchmarks.desk_questions import report

            report(store, users=asked.users, seconds=asked.seconds)


if __name__ == "__main__":
    main()
