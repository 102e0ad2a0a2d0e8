"""What is answered is what the models say, key by key: nothing more, nothing less."""

import pytest
from desks import browser
from pydantic import TypeAdapter

from vigie.review.web.shapes.claims import DeskClaim
from vigie.review.web.shapes.common import Page
from vigie.review.web.shapes.incidents import Group, Incident, IncidentPage, ReportPage
from vigie.review.web.shapes.judgements import Judgement
from vigie.review.web.shapes.people import AuditRow, Import, Mask, Me, Person, Publication, Settings, Token, Verified
from vigie.review.web.shapes.views import Hits, Map, Timeline, Today

SHAPES = {
    "me": Me, "today": Today, "incidents": Page[Incident], "incidents/{incident}": IncidentPage, "claims": Page[DeskClaim],
    "reports/{report}": ReportPage, "map": Map, "timeline": Timeline, "lineage": Page[Group], "search?q=raqqa": Hits,
    "lineage?group={report}": Page[Group], "judgements": Page[Judgement], "publications": list[Publication],
    "imports": Page[Import], "masks": list[Mask], "people": list[Person], "tokens": list[Token], "settings": Settings,
    "audit": Page[AuditRow], "audit/verify": Verified,
}  # fmt: skip


@pytest.fixture
def busy(desk):
    """An administrator on whose desk everything has happened once."""
    client = browser(desk, "admin")
    claim = client.get("/api/claims?type=air_drone_strike").json()["items"][0]
    sent = {
        "claims": [claim["id"]],
        "version": claim["version"],
        "slot": "voice.role",
        "value": "officer",
        "reason": "so it says",
    }
    assert client.post("/api/judgements", json={"kind": "correct", **sent}).status_code == 201
    one = client.get(f"/api/incidents/{claim['incident']}").json()["incident"]
    client.post("/api/publications", json={"incident": one["id"], "version": one["version"]})
    client.post("/api/imports?name=x.txt", content=b"Rebels killed two men.")
    client.put("/api/masks", json={"name": "Amna Hamid", "masked": True, "reason": "she asked"})
    client.post("/api/tokens", json={"label": "nightly"})
    return client, {"incident": one["id"], "report": claim["report"]["id"]}


@pytest.mark.parametrize("url", SHAPES)
def test_answers_are_what_the_models_say(busy, url):
    client, names = busy
    answer = client.get("/api/" + url.format(**names))
    assert answer.status_code == 200
    made = TypeAdapter(SHAPES[url]).validate_json(answer.content)
    assert url == "lineage" or getattr(made, "items", True)


@pytest.mark.parametrize(
    "url", ["claims", "incidents", "incidents/{incident}", "reports/{report}", "today", "search?q=raqqa"]
)
def test_masked_answers_are_too(desk, busy, url):
    answer = browser(desk, "reader").get("/api/" + url.format(**busy[1]))
    assert TypeAdapter(SHAPES[url]).validate_json(answer.content)
