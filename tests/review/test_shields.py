"""What the desk lets nobody do: other hosts, other sites' scripts, paths that lead out, bodies that swell."""

import io
import zipfile

import pytest
from desks import EVIL, HOST, browser
from starlette.testclient import TestClient

from vigie.review.web import bodies, uploads
from vigie.review.web.app import app
from vigie.review.web.pages import origin
from vigie.review.web.refusals import RefusedError


def packed(*files, level=zipfile.ZIP_DEFLATED):
    """A zip of these files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", level) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return data.getvalue()


def test_another_host_is_refused(desk):
    for host in ("evil.example", "127.0.0.1.evil.example", "", "169.254.169.254"):
        answer = TestClient(app(desk), base_url=HOST).get("/api/me", headers={"host": host})
        assert answer.status_code == 421 and "csrf" not in answer.text
    for host in ("localhost:1", "[::1]:8420", "LOCALHOST"):
        assert TestClient(app(desk), base_url=HOST).get("/api/me", headers={"host": host}).status_code == 200


def test_every_answer_is_shielded(desk):
    client = browser(desk)
    for url in ("/", "/api/me", "/api/nowhere", "/api/claims.csv", "/incidents/x"):
        headers = client.get(url).headers
        assert (
            "default-src 'self'" in headers["content-security-policy"]
            and "unsafe" not in headers["content-security-policy"]
        )
        assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY"
    assert client.get("/api/me").headers["cache-control"] == "no-store"
    assert (
        "access-control-allow-origin" not in client.get("/api/me", headers={"origin": "https://evil.example"}).headers
    )


def test_a_layer_of_tiles_opens_the_policy_for_its_pictures_alone(desk):
    client = browser(desk)
    client.put("/api/settings", json={"tiles": "https://tiles.example/{z}/{x}/{y}.png"})
    assert "img-src 'self' data: https://tiles.example;" in client.get("/").headers["content-security-policy"]
    assert (
        origin("http://tiles.example") is None
        and origin("https://x; script-src *") is None
        and origin("javascript:1") is None
    )


@pytest.mark.parametrize("path", ["/../../pyproject.toml", "/..%2f..%2fpyproject.toml", "/assets/..%5c..%5csecret.txt", "/%2e%2e/app.py",
                                  "//etc/passwd", "/etc/passwd", "/assets/%00.js"])  # fmt: skip
def test_paths_lead_nowhere_else(desk, tmp_path, path):
    desk.pages = tmp_path / "static"
    (desk.pages / "assets").mkdir(parents=True)
    (desk.pages / "index.html").write_text("<title>the desk</title>")
    (tmp_path / "secret.txt").write_text("secret")
    answer = browser(desk).get(path)
    assert answer.status_code in (200, 404) and (answer.status_code == 404 or "<title>the desk</title>" in answer.text)


def test_files_of_the_build_are_served(desk, tmp_path):
    desk.pages = tmp_path / "static"
    (desk.pages / "assets").mkdir(parents=True)
    (desk.pages / "assets" / "x-1.js").write_text("1")
    answer = browser(desk).get("/assets/x-1.js")
    assert (
        answer.text == "1"
        and "immutable" in answer.headers["cache-control"]
        and "javascript" in answer.headers["content-type"]
    )


def test_scripts_stay_text(desk):
    client = browser(desk)
    claim = client.get("/api/claims", params={"since": "2017-06-20"}).json()["items"][0]
    assert claim["evidence"]["exact"] == EVIL and claim["voice"]["speaker"] == "<b>Bob</b>"
    note = {"kind": "note", "claims": [claim["id"]], "reason": EVIL, "version": claim["version"]}
    answer = client.post("/api/judgements", json=note)
    assert answer.json()["judgement"]["reason"] == EVIL and answer.headers["content-type"] == "application/json"
    original = client.get(f"/api/reports/{claim['report']['id']}/original")
    assert original.status_code == 404
    cells = client.get("/api/claims.csv", params={"since": "2017-06-20"}).text
    assert "'=cmd|" in cells


def test_the_original_is_saved_and_never_shown(desk):
    client = browser(desk)
    made = client.post("/api/imports?name=x.html", content=b"<html><script>alert(1)</script>Rebels killed two.</html>")
    assert made.status_code == 202
    from vigie.model import Capture

    data = b"<html><script>alert(1)</script>Rebels killed two.</html>"
    answer = client.get(f"/api/reports/{Capture(data, '').id}/original")
    assert answer.content == data and answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_gigabyte_is_refused_before_it_is_read(desk):
    client = browser(desk)
    answer = client.post("/api/imports?name=x.txt", content=b"x", headers={"content-length": str(1 << 30)})
    assert answer.status_code == 413 and "64 MiB" in answer.json()["error"]["message"]
    assert client.post("/api/judgements", content=b" " * (bodies.SMALL + 1)).status_code == 413


def test_what_grows_too_large_on_the_way_is_refused(desk):
    read = []

    def endless():
        while True:
            read.append(1)
            yield b"x" * (1 << 20)

    for url, most in (("/api/imports?name=x.txt", bodies.UPLOAD), ("/api/judgements", bodies.SMALL)):
        read.clear()
        answer = browser(desk).post(url, content=_first(endless(), (most >> 20) + 3))
        assert answer.status_code == 413 and answer.json()["error"]["code"] == "too_large"


def _first(pieces, number):
    for _, piece in zip(range(number), pieces, strict=False):
        yield piece


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed(("a.txt", b"0" * (50 << 20))), "zip_bomb"),
        (packed(*((f"{n}.txt", b"x") for n in range(uploads.FILES + 1))), "too_large"),
        (packed(("../../etc/cron.d/x.txt", b"x")), "zip_path"),
        (packed(("/etc/passwd.txt", b"x")), "zip_path"),
        (packed(("C:\\x.txt", b"x")), "zip_path"),
        (packed(("a.txt", b"x" * 100))[:60], "invalid"),
    ],
)  # fmt: skip
def test_zips_that_are_not_sound_are_refused(desk, data, code):
    answer = browser(desk).post("/api/imports?name=x.zip", content=data)
    assert answer.json()["error"]["code"] == code and answer.json()["error"]["message"]


def test_a_zip_that_lies_about_its_size_is_stopped(monkeypatch):
    data = bytearray(packed(("a.txt", b"0" * 100_000)))
    monkeypatch.setattr(uploads, "SWOLLEN", 1_000)
    for mark in (b"PK\x01\x02", b"PK\x03\x04"):
        at = data.index(mark) + (24 if mark == b"PK\x01\x02" else 22)
        data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(RefusedError):
        uploads.captures(io.BytesIO(bytes(data)), "x.zip")


def test_a_zip_of_reports_comes_in_under_their_names():
    data = packed(
        ("a/one.txt", "Rebels killed two men."),
        ("two.csv", "text\nA man died.\nA woman died.\n"),
        ("x.png", b"\x89PNG"),
    )
    found = uploads.captures(io.BytesIO(data), "x.zip")
    assert [one.uri for one in found] == [
        "x.zip/a/one.txt",
        "x.zip/two.csv#row=1",
        "x.zip/two.csv#row=2",
        "x.zip/x.png",
    ]


@pytest.mark.parametrize("name", ["../x.txt", "a/b.txt", "..", "a\\b.txt", " ", "a\nb.txt"])
def test_the_name_of_an_upload_is_no_path(desk, name):
    assert browser(desk).post("/api/imports", params={"name": name}, content=b"x").status_code == 422
