"""Every route that changes something refuses without a role, without the CSRF token, and without a session or token."""

import pytest
from desks import account, browser

from vigie.review.roles import ROLES
from vigie.review.web.app import ROUTES
from vigie.review.web.doors import Needs

SAFE = {"GET", "HEAD"}
OPEN = {("POST", "/login")}  # whoever logs in has neither session nor token yet
LEAST = {
    ("POST", "/logout"): "reader",
    ("POST", "/tokens"): "reader",
    ("DELETE", "/tokens/{id}"): "reader",
    ("POST", "/judgements"): "analyst",
    ("POST", "/imports"): "analyst",
    ("POST", "/imports/url"): "analyst",
    ("POST", "/publications"): "analyst",
    ("POST", "/publications/{id}/withdraw"): "analyst",
    ("POST", "/publications/{id}/confirm"): "editor",
    ("PUT", "/masks"): "editor",
    ("POST", "/people"): "admin",
    ("PATCH", "/people/{id}"): "admin",
    ("PUT", "/settings"): "admin",
}  # fmt: skip
BODIES = {
    "/tokens": {"label": "x"}, "/judgements": {"kind": "note", "claims": ["x"], "reason": "x", "version": 1},
    "/imports/url": {"url": "http://127.0.0.1/"}, "/publications": {"incident": "x", "version": 1},
    "/masks": {"name": "Amna Hamid", "masked": True, "reason": "she asked"}, "/settings": {"two_person": True},
    "/people": {"name": "eve", "role": "admin", "password": "a long password"}, "/people/{id}": {"role": "admin"},
}  # fmt: skip


def routes():
    """Every route under /api."""
    return [route for module in ROUTES for route in module.router.routes]


def changing():
    """Every route of the desk that changes something."""
    return [(method, route.path) for route in routes() for method in sorted(route.methods - SAFE)]


def asked(client, method, path, **options):
    """The answer to a request that would be sound."""
    url = "/api" + path.replace("{id}", "1") + ("?name=x.txt" if path == "/imports" else "")
    return client.request(method, url, json=BODIES.get(path), **options)


def code(answer):
    """Status and code of a refusal."""
    return answer.status_code, answer.json()["error"]["code"]


def test_the_table_has_every_route():
    assert set(changing()) == LEAST.keys() | OPEN


@pytest.mark.parametrize(("method", "path"), sorted(LEAST))
def test_nobody_is_refused(desk, method, path):
    account(desk, "admin", "admin")
    assert code(asked(browser(desk), method, path)) == (401, "not_logged_in")


@pytest.mark.parametrize(("method", "path"), sorted(LEAST))
def test_a_forged_request_is_refused(desk, method, path):
    client = browser(desk, "admin")
    assert code(asked(client, method, path, headers={"x-csrf-token": ""})) == (403, "csrf")
    assert code(asked(client, method, path, headers={"x-csrf-token": "wrong"})) == (403, "csrf")
    assert code(asked(client, method, path, headers={"sec-fetch-site": "cross-site"})) == (403, "foreign")


@pytest.mark.parametrize(("method", "path"), sorted(LEAST))
def test_the_single_user_needs_the_token_too(desk, method, path):
    client = browser(desk)
    assert code(asked(client, method, path, headers={"x-csrf-token": "wrong"})) == (403, "csrf")


@pytest.mark.parametrize(("method", "path"), sorted(LEAST))
def test_too_low_a_role_is_refused_and_the_least_is_let_in(desk, method, path):
    least = ROLES.index(LEAST[method, path])
    for role in ROLES[:least]:
        assert code(asked(browser(desk, role), method, path)) == (403, "forbidden")
    answer = asked(browser(desk, ROLES[least]), method, path)
    assert answer.status_code not in (401, 500) and (
        answer.is_success or answer.json()["error"]["code"] not in ("csrf", "forbidden")
    )


@pytest.mark.parametrize(("method", "path"), sorted(LEAST))
def test_a_token_that_is_none_is_refused(desk, method, path):
    answer = asked(browser(desk), method, path, headers={"authorization": "Bearer vigie_forged"})
    assert code(answer) == (401, "not_logged_in")


def test_what_only_looks_needs_a_role_too(desk):
    account(desk, "admin", "admin")
    client, free = browser(desk), {"/me"}
    for route in routes():
        if route.methods <= SAFE and route.path not in free:
            url = "/api" + route.path.replace("{id}", "1") + "?q=x&slot=time&start=0&end=1"
            assert client.get(url).status_code == 401, route.path


def test_needs_stand_in_the_table_of_roles():
    assert all(isinstance(Needs(what), Needs) for what in ("look", "judge"))
    assert {LEAST[one] for one in LEAST} == set(ROLES)
