"""A desk with something on it, and browsers that ask it: `browser(desk, "analyst").post("/api/judgements", json=…)`."""

from typing import Any

from factories import claim, dossier, report, span, toll
from starlette.testclient import TestClient

from vigie.model import Actor, Capture, Report, Voice
from vigie.publish.record import record
from vigie.recomputation import recompute
from vigie.review import passwords
from vigie.review.web.app import app
from vigie.review.web.desk import Desk
from vigie.store import Store, captures, claims, people, reports

PASSWORD = "correct horse battery"
HASHED = passwords.hashed(PASSWORD)
HOST = "http://127.0.0.1:8420"
SEEN = "Colonel Tarig Osman, an army spokesman, said twelve people died in Raqqa. Amna Hamid, 34, who sells tea, saw the plane."
EVIL = "<script>alert('x')</script> died in Raqqa\" onmouseover=\"alert(1)"


def witness() -> tuple[Report, tuple[Any, ...]]:
    """A report in which an officer speaks and a private person tells what she saw."""
    of = report(SEEN, id="a" * 64, uri="witness.txt", title="Strike on Raqqa", publisher="Nile Wire")
    said = claim(of=of, words="twelve people died in Raqqa", type="air_drone_strike", place="Raqqa", day=3, killed=toll(12),
                 voice=Voice("Tarig Osman", "army spokesman, Colonel", None, "indirect", "said"))  # fmt: skip
    saw = claim(of=of, words="Amna Hamid, 34, who sells tea, saw the plane", type="air_drone_strike", place="Raqqa", day=3,
                voice=Voice("Amna Hamid", None, None, "indirect", "saw"),
                actors=(Actor("affected", "Amna Hamid", None, "civilians", span("Amna Hamid", SEEN)),))  # fmt: skip
    return of, (said, saw)


def evil() -> tuple[Report, tuple[Any, ...]]:
    """A report that would like to be a program."""
    of = report(EVIL, id="e" * 64, uri="<img src=x onerror=alert(1)>.txt", title=EVIL, publisher="=cmd|' /C calc'!A0")
    return of, (claim(of=of, words=EVIL, place="Raqqa", day=20, voice=Voice("<b>Bob</b>", mode="indirect")),)


def filled(store: Store) -> Store:
    """The store with four reports of three incidents."""
    strike = {"type": "air_drone_strike", "place": "Raqqa", "day": 3}
    told = [
        witness(),
        dossier("AP", claim(**strike, killed=toll(40))),
        evil(),
        dossier("Fil", claim(place="Bria", day=9, killed=3)),
    ]
    with store.writing() as connection:
        found = [Capture(of.text.encode(), of.uri) for of, _ in told]
        captures.save(connection, found)
        for one in found:
            captures.read(connection, one.id)
        reports.save(connection, [of for of, _ in told])
        claims.save(connection, [record(one) for _, mine in told for one in mine])
    recompute(store)
    return store


def account(desk: Desk, name: str, role: str) -> None:
    """Make an account with the password of all accounts."""
    with desk.store.writing() as connection:
        people.add(connection, name, role, HASHED)
    desk.peopled()


class Browser(TestClient):
    """Asks like the desk's own page: with the cookie, and with the token where something changes."""

    csrf: str | None = None

    def request(self, method: str, url: Any, **options: Any) -> Any:
        """One request; what changes something carries the token."""
        headers = dict(options.pop("headers", None) or {})
        if method not in ("GET", "HEAD") and self.csrf:
            headers.setdefault("x-csrf-token", self.csrf)
        return super().request(method, url, headers=headers, **options)


def browser(desk: Desk, role: str | None = None) -> Browser:
    """A browser of somebody with this role, logged in; without one, of the single user or of nobody."""
    made = Browser(app(desk), base_url=HOST)
    if role is not None:
        with desk.store.reading() as connection:
            known = people.named(connection, role)
        if not known:
            account(desk, role, role)
        assert made.post("/api/login", json={"name": role, "password": PASSWORD}).status_code == 200
    made.csrf = made.get("/api/me").json()["csrf"]
    return made
