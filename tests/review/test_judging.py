"""Judgements over the wire: kept with their line in the log, in force at once, and never over somebody else's."""

from desks import browser

THIRTEEN = {"what": "killed", "bound": "exact", "low": 13, "best": 13, "high": 13, "text": "13", "unit": "people"}


def first(client, **asked):
    """The first claim that the filters let through."""
    return client.get("/api/claims", params=asked).json()["items"][0]


def judge(client, kind, **slots):
    """The answer to a judgement."""
    return client.post("/api/judgements", json={"kind": kind, **slots})


def test_a_correction_is_kept_and_counts(desk):
    client = browser(desk)
    claim = first(client, country="CF")
    made = judge(client, "correct", claims=[claim["id"]], slot="figures.0", value=THIRTEEN, version=claim["version"])
    assert made.status_code == 201
    (home,) = made.json()["incidents"]
    told = client.get(f"/api/incidents/{home}").json()
    assert told["incident"]["figures"]["killed"]["best"] == 13 and told["judgements"][0]["slot"] == "figures.0"
    assert told["claims"][0]["version"] == made.json()["version"] > claim["version"]
    log = client.get("/api/audit").json()["items"][0]
    assert (log["action"], log["who"], log["new"]["value"]["best"]) == ("judge", "local user", 13)
    assert client.get("/api/audit/verify").json()["whole"]


def test_the_second_analyst_is_shown_both(desk):
    one, two = browser(desk, "analyst"), browser(desk, "editor")
    claim = first(one, country="CF")
    sent = {"claims": [claim["id"]], "version": claim["version"]}
    assert judge(one, "accept", **sent).status_code == 201
    answer = judge(two, "reject", **sent, reason="no such place")
    told = answer.json()
    assert answer.status_code == 409 and told["yours"]["kind"] == "reject"
    assert [(t["kind"], t["who"]) for t in told["theirs"]] == [("accept", "analyst")]
    assert judge(two, "reject", **sent | {"version": told["version"]}).status_code == 201
    assert [one["kind"] for one in two.get(f"/api/judgements?claim={claim['id']}").json()["items"]] == [
        "accept",
        "reject",
    ]


def test_split_merge_and_undo(desk):
    client = browser(desk)
    (strike,) = client.get("/api/incidents?type=air_drone_strike").json()["items"]
    leaving = strike["claims"][-1]
    made = judge(client, "split", claims=[leaving], incidents=[strike["id"]], version=strike["version"]).json()
    assert len(made["incidents"]) == 2
    homes = client.get("/api/incidents?type=air_drone_strike").json()["items"]
    assert {len(one["claims"]) for one in homes} == {1, len(strike["claims"]) - 1}
    back = judge(client, "undo", judgement=made["judgement"]["id"])
    assert back.status_code == 201 and client.get("/api/incidents?type=air_drone_strike").json()["total"] == 1


def test_what_says_nothing_is_refused(desk):
    client = browser(desk)
    claim = first(client)
    sent = {"claims": [claim["id"]], "version": claim["version"]}
    wrong = (
        ("accept", {**sent, "claims": []}), ("correct", {**sent, "slot": "figures.x", "value": THIRTEEN}),
        ("correct", {**sent, "slot": "figures.0", "value": THIRTEEN | {"low": -1}}), ("note", {**sent, "reason": " "}),
        ("correct", {**sent, "slot": "time", "value": {"start": "yesterday"}}), ("accept", {"claims": [claim["id"]]}),
        ("correct", {**sent, "slot": "event.type", "value": "war"}), ("split", sent), ("merge", sent), ("undo", {}),
        ("correct", {**sent, "slot": "place", "value": {"latitude": 91}}),
    )  # fmt: skip
    for kind, slots in wrong:
        assert judge(client, kind, **slots).status_code == 422, (kind, slots)
    assert judge(client, "accept", claims=["nowhere"], version=1).status_code == 404
    assert judge(client, "undo", judgement=77).status_code == 404


def test_a_text_that_no_store_can_hold_is_refused(desk):
    client = browser(desk)
    claim = first(client)
    for words in ("a\x00b", "\ud800"):
        sent = b'{"kind":"note","claims":["%s"],"version":1,"reason":"%s"}' % (
            claim["id"].encode(),
            words.encode("unicode_escape").replace(b"\\x", b"\\u00"),
        )
        answer = client.post("/api/judgements", content=sent, headers={"content-type": "application/json"})
        assert answer.status_code == 422


def test_two_people_publish(desk):
    admin, analyst, editor = browser(desk, "admin"), browser(desk, "analyst"), browser(desk, "editor")
    admin.put("/api/settings", json={"two_person": True})
    one = editor.get("/api/incidents").json()["items"][0]
    sent = {"incident": one["id"], "version": one["version"]}
    mine = editor.post("/api/publications", json=sent).json()
    assert editor.post(f"/api/publications/{mine['id']}/confirm").json()["error"]["code"] == "two_person"
    assert editor.post(f"/api/publications/{mine['id']}/withdraw").status_code == 200
    theirs = analyst.post("/api/publications", json=sent).json()
    assert editor.post(f"/api/publications/{theirs['id']}/confirm").json()["state"] == "published"
    log = [line["action"] for line in admin.get("/api/audit").json()["items"]]
    assert log[:4] == ["publish", "propose", "withdraw", "propose"]


def test_what_changed_since_it_was_proposed_is_not_published(desk):
    client = browser(desk)
    claim = first(client, country="CF")
    one = client.get(f"/api/incidents/{claim['incident']}").json()["incident"]
    made = client.post("/api/publications", json={"incident": one["id"], "version": one["version"]}).json()
    judge(client, "accept", claims=[claim["id"]], version=claim["version"])
    assert client.post(f"/api/publications/{made['id']}/confirm").status_code == 409
