"""Accounts, sessions, tokens: what opens the desk, and what no longer does."""

import pytest
from desks import HOST, PASSWORD, account, browser
from starlette.testclient import TestClient

from vigie.errors import OptionError
from vigie.review.commands import _desk
from vigie.review.web.app import app
from vigie.review.web.throttles import FORGOTTEN, FREE, LONGEST, Throttle


def login(client, name, password=PASSWORD):
    """The answer to a login."""
    return client.post("/api/login", json={"name": name, "password": password})


def test_the_first_account_ends_the_single_user_mode(desk):
    client = browser(desk)
    assert client.get("/api/me").json()["single_user"]
    new = {"name": "ann", "role": "analyst", "password": PASSWORD}
    assert client.post("/api/people", json=new).status_code == 409
    assert client.post("/api/people", json=new | {"role": "admin"}).status_code == 201
    assert client.get("/api/me").json()["role"] is None and client.get("/api/claims").status_code == 401


def test_the_cookie_is_for_the_browser_alone(desk):
    account(desk, "ann", "admin")
    answer = login(browser(desk), "ann")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and PASSWORD not in answer.text
    safe = TestClient(app(desk), base_url=HOST.replace("http:", "https:"))
    assert "secure" in login(safe, "ann").headers["set-cookie"].lower()


def test_logging_out_ends_the_session(desk):
    client = browser(desk, "admin")
    cookie = client.cookies["vigie_session"]
    assert client.post("/api/logout").status_code == 200
    client.cookies.set("vigie_session", cookie)
    assert client.get("/api/me").json()["role"] is None


def test_failed_logins_make_wait(desk):
    account(desk, "ann", "admin")
    client = browser(desk)
    answers = [login(client, "ann", "wrong password").status_code for _ in range(FREE)]
    waits = login(client, "ann")
    assert answers == [401] * FREE and waits.status_code == 429 and int(waits.headers["retry-after"]) > 0
    assert login(client, "nobody").status_code == 401


def test_waiting_grows_and_ends():
    clock = [0.0]
    throttle = Throttle(lambda: clock[0])
    waits = []
    for _ in range(FREE + 12):
        throttle.failed("10.0.0.1", "ann")
        waits.append(throttle.wait("10.0.0.1", "ann"))
    assert waits[:FREE] == [0] * (FREE - 1) + [2] and waits[-1] == LONGEST and throttle.wait("10.0.0.2", "ann") == 0
    clock[0] += LONGEST
    assert throttle.wait("10.0.0.1", "ann") == 0
    clock[0] += FORGOTTEN
    throttle.failed("10.0.0.1", "ann")
    assert throttle.wait("10.0.0.1", "ann") == 0


def test_another_role_or_password_ends_sessions(desk):
    admin, analyst = browser(desk, "admin"), browser(desk, "analyst")
    number = next(one["id"] for one in admin.get("/api/people").json() if one["name"] == "analyst")
    assert admin.patch(f"/api/people/{number}", json={"role": "reader"}).status_code == 200
    assert analyst.get("/api/claims").status_code == 401
    assert login(analyst, "analyst").json()["role"] == "reader"
    admin.patch(f"/api/people/{number}", json={"active": False})
    assert login(analyst, "analyst").status_code == 401


def test_somebody_can_always_administer(desk):
    admin = browser(desk, "admin")
    (me,) = admin.get("/api/people").json()
    for change in ({"role": "reader"}, {"active": False}):
        assert admin.patch(f"/api/people/{me['id']}", json=change).status_code == 409
    assert admin.get("/api/people").json() == [me]


def test_a_token_does_what_it_was_made_for(desk):
    analyst = browser(desk, "analyst")
    made = analyst.post("/api/tokens", json={"label": "nightly", "role": "admin"}).json()
    script = TestClient(app(desk), base_url=HOST, headers={"authorization": f"Bearer {made['token']}"})
    assert made["role"] == "analyst" and script.get("/api/me").json()["csrf"] is None
    assert script.post("/api/imports?name=x.txt", content=b"Rebels killed two men.").status_code == 202
    assert script.post("/api/tokens", json={"label": "more"}).status_code == 403
    assert "token" not in analyst.get("/api/tokens").json()[0]
    assert (
        analyst.delete(f"/api/tokens/{made['id']}").status_code == 200 and script.get("/api/claims").status_code == 401
    )


def test_passwords_and_secrets_are_nowhere_in_the_store(desk, tmp_path):
    client = browser(desk, "admin")
    secret = client.post("/api/tokens", json={"label": "x"}).json()["token"]
    desk.store.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    hidden = (PASSWORD, secret, client.cookies["vigie_session"])
    assert not [one for one in hidden if one.encode() in kept] and b"$argon2id$" in kept


def test_others_cannot_reach_a_desk_without_accounts(desk):
    with pytest.raises(OptionError, match="asks nobody"):
        _desk(desk.store, "0.0.0.0", [])
    account(desk, "ann", "admin")
    assert not _desk(desk.store, "0.0.0.0", ["desk.example"]).local


def test_a_desk_that_others_reach_has_no_single_user(desk):
    desk.local = False
    assert browser(desk).get("/api/claims").status_code == 401
