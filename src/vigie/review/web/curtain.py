"""What of private persons is shown to whom: readers, and whoever reads what is published, see masks.

Who is private is found in each report's own text, once, and remembered. An incident hides whom any of its reports hides.
Lists of incidents would take all their reports; there every name of a person is hidden that the list itself shows no
office of. Who asks for a word that only a mask hides is told that nothing was found.
"""

import re
import threading
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, select

from vigie.orthography import folded
from vigie.review.masking import MASK, Decisions, everywhere, masked
from vigie.review.persons import persons, private
from vigie.review.roles import may
from vigie.review.web.doors import Asking
from vigie.store import claims as claims_
from vigie.store import keys, now
from vigie.store import settings as stored
from vigie.store.filters import Filters
from vigie.store.schema import claims as claim_rows
from vigie.store.schema import judgements as judgements_
from vigie.store.schema import reports as reports_

Record = dict[str, Any]
Names = frozenset[str]
UNTOUCHED = frozenset((
    "id", "uri", "report", "claims", "between", "contradictions", "kind", "type", "group", "of", "publisher", "author",
    "translator", "agency", "published", "language", "standing", "place", "time", "start", "end", "received", "hash",
))  # fmt: skip
_NAMES = "masks"  # the setting that holds what editors decided
_CREDITS = ("publisher", "author", "translator", "agency")
_KEPT = 20_000  # reports whose persons are remembered
_SEEN = 200  # claims that are looked at to see whether a question asks behind a mask
_known: OrderedDict[tuple[str, Decisions, int], Names] = OrderedDict()
_lock = threading.Lock()


def _hides(who: Asking) -> bool:
    return not may(who.role, "look_unmasked")


def names(connection: Connection, ids: Iterable[str]) -> Names:
    """The names that these reports hide."""
    decisions, judged = _decisions(connection), connection.execute(select(func.max(judgements_.c.n))).scalar() or 0
    wanted = {id: _known.get((id, decisions, judged)) for id in ids}
    missing = [id for id, found in wanted.items() if found is None]
    for id, found in _found(connection, missing, decisions).items():
        wanted[id] = found
        with _lock:
            _known[id, decisions, judged] = found
            while len(_known) > _KEPT:
                _known.popitem(last=False)
    return decisions.over(frozenset().union(*(found for found in wanted.values() if found)), folded)


def _found(connection: Connection, ids: list[str], decisions: Decisions) -> dict[str, Names]:
    columns = [reports_.c[name] for name in ("id", "title", "text", "language", *_CREDITS)]
    speakers = _speakers(connection, ids)
    found = {}
    for row in connection.execute(select(*columns).where(reports_.c.id.in_(ids))).mappings():
        text = "\n".join(part for part in (row["title"], row["text"]) if part)
        beside = "\n".join(f"{role}, {name}" for role, name in speakers.get(row["id"], ()) if name not in text)
        credits = [row[name] for name in _CREDITS if row[name]]
        there = persons(f"{text}\n\n{beside}", row["language"], credits=credits)
        found[row["id"]] = decisions.over(private(there, row["language"].split("-")[0]), folded)
    return found


def _speakers(connection: Connection, ids: list[str]) -> dict[str, set[tuple[str, str]]]:
    """Roles and names of those who speak in these reports, as people corrected them: they may stand nowhere in the text."""
    found: dict[str, set[tuple[str, str]]] = {}
    columns = claim_rows.c.report, claim_rows.c.record, claim_rows.c.judged
    for row in connection.execute(select(*columns).where(claim_rows.c.report.in_(ids))):
        voice = (row.judged or row.record)["voice"]
        if voice["speaker"]:
            found.setdefault(row.report, set()).add((voice["role"] or "", voice["speaker"]))
    return found


def claims(connection: Connection, found: list[Record], who: Asking) -> list[Record]:
    """Claims as they are shown to somebody."""
    if not _hides(who):
        return found
    hidden = names(connection, {one["report"]["id"] for one in found})
    return [claim(one, hidden) for one in found]


def claim(of: Record, hidden: Names) -> Record:
    """A claim with these names masked, without what people said of it, and the slots in which something is hidden."""
    told = {**of, "judged": None, "corrected": {}, "evidence": _whole(of["evidence"])}
    shown: Record = everywhere(told, hidden, but=UNTOUCHED - {"report", "place", "time"})
    slots = [name for name in ("voice", "actors", "figures", "source") if MASK in str(shown.get(name))]
    slots += ["evidence"] if MASK in shown["evidence"]["exact"] else []
    return shown | {"masked": slots}


def _whole(of: Record) -> Record:
    """Evidence without the halves of words at the ends of what stands around it: a piece of a name tells the name."""
    before, after = of["prefix"], of["suffix"]
    first = re.search(r"^\w+", before) if of["start"] > len(before) else None
    last = re.search(r"\w+$", after)
    before = MASK * len(first.group()) + before[first.end() :] if first else before
    return of | {"prefix": before, "suffix": after[: last.start()] + MASK * len(last.group()) if last else after}


def incidents(connection: Connection, found: list[Record], who: Asking) -> list[Record]:
    """Incidents of a list as they are shown to somebody."""
    if not _hides(who):
        return found
    always = _decisions(connection)
    return [incident(one, decisions_over(one, always)) for one in found]


def decisions_over(of: Record, decisions: Decisions) -> Names:
    """The names of persons in what an incident says of itself."""
    words = "\n".join([*of["source_names"], *(line for one in of["figures"].values() for line in one["because"])])
    there = persons(words, "en", speakers=())
    return decisions.over(private(there, "en"), folded)


def incident(of: Record, hidden: Names) -> Record:
    """An incident with these names masked; reasons that only list words that two reports share lose the words."""
    shown: Record = everywhere(of, hidden, but=UNTOUCHED - {"place"})
    return shown | {
        "because": [line.partition(" (")[0] if line.startswith("words:") else line for line in shown["because"]]
    }


def page(connection: Connection, found: Record, who: Asking) -> Record:
    """An incident's page as it is shown to somebody."""
    if not _hides(who):
        return found
    hidden = names(connection, {one["report"]["id"] for one in found["claims"]})
    return {
        "incident": incident(found["incident"], hidden),
        "claims": [claim(one, hidden) for one in found["claims"]],
        "reports": everywhere(found["reports"], hidden, but=UNTOUCHED),
        "contradictions": everywhere(found["contradictions"], hidden, but=UNTOUCHED),
        "judgements": [],
        "version": found["version"],
    }


def report(connection: Connection, found: Record, told: list[Record], who: Asking) -> Record:
    """A report's page as it is shown to somebody."""
    if not _hides(who):
        return found | {"claims": told, "masked": False}
    hidden = names(connection, {found["id"], *(one["id"] for one in found["related"])})
    shown: Record = everywhere(found, hidden, but=UNTOUCHED)
    return shown | {"claims": [claim(one, hidden) for one in told], "masked": MASK in shown["text"]}


def heads(connection: Connection, found: list[Record], who: Asking) -> list[Record]:
    """Heads of reports, or hits of a search, as they are shown to somebody."""
    if not _hides(who) or not found:
        return found
    hidden = names(connection, {one["id"] for one in found})
    return [everywhere(one, hidden, but=UNTOUCHED) for one in found]


def published(connection: Connection, found: Record) -> Record:
    """An incident with its claims as it goes out."""
    told = claims_.of_incident(connection, found["id"])
    hidden = names(connection, {one["report"]["id"] for one in told})
    return {"incident": incident(found, hidden), "claims": [claim(one, hidden) for one in told]}


def betrays(connection: Connection, asked: Filters, who: Asking) -> bool:
    """Whether an answer would tell somebody what a mask hides: a claim is found by words that it shows no more."""
    wanted = [*filter(None, (asked.q,)), *asked.voice, *asked.actor]
    if not wanted or not _hides(who):
        return False
    _, found = claims_.page(connection, asked, limit=_SEEN, counted=False)
    shown = claims(connection, found, who)
    words = [word for text in wanted for word in keys.words(text)]
    return any(MASK in str(one) and not _shows(one, words) for one in shown)


def _shows(claim: Record, words: list[str]) -> bool:
    said = f" {keys.searched(claim)} "
    actors = " ".join(keys.words(" ".join(one["text"] for one in claim["actors"])))
    return all(f" {word}" in said or f" {word}" in f" {actors}" for word in words)


def _decisions(connection: Connection) -> Decisions:
    held = decided(connection).values()
    return Decisions(
        frozenset(one["name"] for one in held if one["masked"]),
        frozenset(folded(one["name"]) for one in held if not one["masked"]),
    )


def decided(connection: Connection) -> dict[str, Record]:
    """What editors decided, by name."""
    found: dict[str, Record] = stored.values(connection).get(_NAMES) or {}
    return found


def decide(
    connection: Connection, name: str, hide: bool | None, reason: str, *, who: str
) -> tuple[Record | None, Record | None]:
    """Decide for a name, or take a decision back (None); what was decided before, and now."""
    held = dict(decided(connection))
    plain = " ".join(name.split())
    old = held.pop(folded(plain), None)
    new = None
    if hide is not None:
        new = held[folded(plain)] = {"name": plain, "masked": hide, "who": who, "at": now(), "reason": reason}
    stored.put(connection, {_NAMES: held})
    return old, new


def text(of: str, hidden: Names) -> str:
    """A text with these names masked."""
    return masked(of, hidden)
