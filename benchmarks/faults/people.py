"""Those who work at the desk when it dies: one brings reports, others judge. They remember what the desk acknowledged."""

import http.client
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import Any

from benchmarks.faults.desks import Desk

Record = dict[str, Any]
TOWNS = "Raqqa Aleppo Homs Hama Idlib Daraa Gao Mopti Kidal Goma Bunia Bambari Mosul Kirkuk Aden Taiz Khartoum Nyala".split()
DOERS = ("Rebels", "Gunmen", "Soldiers", "Militiamen", "Jihadist fighters")
SPEAKERS = ("the army", "residents", "a hospital source", "the United Nations", "local officials", "the governor")
DEEDS = (
    "killed {n} civilians in {town}", "attacked a village near {town}, killing {n} people", "abducted {n} farmers near {town}",
    "shelled {town}, wounding {n} people", "killed at least {n} soldiers in an ambush near {town}",
)  # fmt: skip
GONE = (OSError, http.client.HTTPException, json.JSONDecodeError)


@dataclass(slots=True)
class Acknowledged:
    """What the desk said it had kept."""

    judgements: dict[int, Record] = field(default_factory=dict)  # what was sent, by the number that the desk gave
    captures: set[str] = field(default_factory=set)  # SHA-256 of what was brought
    refused: int = 0
    cut: int = 0  # requests that the kill cut off

    def __len__(self) -> int:
        return len(self.judgements) + len(self.captures)


def report(dice: Random) -> bytes:
    """A short report that says a few things."""
    day = f"{dice.randint(1, 28)} June 2017"
    said = [
        f"{dice.choice(DOERS)} {dice.choice(DEEDS).format(n=dice.randint(2, 60), town=dice.choice(TOWNS))} on {day},"
        f" {dice.choice(SPEAKERS)} said."
        for _ in range(dice.randint(2, 5))
    ]
    return f"Dispatch {dice.randint(1, 10**9)}\n{day}\n\n{chr(10).join(said)}\n".encode()


def brings(desk: Desk, dice: Random, known: Acknowledged) -> None:
    """Bring one report or a few."""
    data = report(dice)
    status, _ = desk.ask("POST", f"/imports?name=dispatch-{dice.randint(1, 10**9)}.txt", data)
    if status == 202:
        known.captures.add(sha256(data).hexdigest())
    else:
        known.refused += 1
    time.sleep(dice.random() * 0.3)


def judges(desk: Desk, dice: Random, known: Acknowledged) -> None:
    """Look at some claims and judge one."""
    _, page = desk.ask("GET", f"/claims?limit=20&offset={dice.randint(0, 40)}")
    items = page["items"] if page else []
    if not items:
        time.sleep(0.1)
        return
    sent = judgement(dice, dice.choice(items), known)
    status, kept = desk.ask("POST", "/judgements", sent)
    if status == 201:
        known.judgements[kept["judgement"]["id"]] = sent
    else:
        known.refused += 1


def judgement(dice: Random, claim: Record, known: Acknowledged) -> Record:
    """What somebody makes of a claim."""
    of = {"claims": [claim["id"]], "version": claim["version"]}
    kind = dice.choice(("accept", "reject", "correct", "correct", "split", "undo", "note"))
    if kind == "undo" and known.judgements:
        return {"kind": "undo", "judgement": dice.choice(list(known.judgements))}
    if kind == "correct":
        return of | {"kind": kind, "slot": "event.type", "value": dice.choice(("attack", "armed_clash", "arrests"))}
    if kind == "split":
        return {"kind": kind, "claims": [claim["id"]]}
    return of | {"kind": "accept" if kind == "undo" else kind, "reason": f"seen {dice.randint(1, 10**6)}"}


def at_work(desk: Desk, dice: Random, known: Acknowledged, stop: threading.Event) -> list[threading.Thread]:
    """One who brings and two who judge, until they are stopped or the desk is gone."""
    acts: tuple[Callable[[Desk, Random, Acknowledged], None], ...] = (brings, judges, judges)
    threads = [threading.Thread(target=_works, args=(act, desk, Random(dice.random()), known, stop)) for act in acts]
    for one in threads:
        one.start()
    return threads


def _works(
    act: Callable[[Desk, Random, Acknowledged], None],
    desk: Desk,
    dice: Random,
    known: Acknowledged,
    stop: threading.Event,
) -> None:
    while not stop.is_set():
        try:
            act(desk, dice, known)
        except GONE:
            known.cut += 1
            return
