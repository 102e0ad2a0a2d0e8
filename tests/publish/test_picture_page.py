import io
import re
from dataclasses import replace
from html.parser import HTMLParser

from factories import by_id, claim, copy, full_claim, outlet, picture, report

from vigie.model import Contradiction, Lineage, Picture, Placed, Reconciled, Voice
from vigie.publish.picture_page import page, write

VOID = {"meta", "br"}
BARE = {"line", "path", "circle", "rect"}


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.headings = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        assert tag in BARE

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def disputed():
    ap, fil = outlet("AP"), copy("Fil", "AP", "translation", language="fr")
    claims = (
        claim(of=ap, who="the UN", killed=12),
        claim(of=fil.report, who="l'ONU", killed=12),
        claim(of=outlet("Sana"), voice=Voice("the army", mode="indirect", stance="denies"), killed=900),
        replace(full_claim(), report=outlet("AFP")),
    )
    against = Contradiction("k", (claims[1].id, claims[2].id), "killed", ("the army denies what the UN says",))
    figures = {"killed": Reconciled(12, 12, 12, (f"the UN: Rebels (claim {claims[0].id})",))}
    made = picture(*claims, copies=(fil,), figures=figures, standing="disputed", contradictions=("k",), names=("UN",))
    return replace(made, contradictions=(against,)), by_id(*claims)


def test_the_page_is_whole_its_links_lead_somewhere_and_headings_leave_no_step_out():
    tags = Tags(page(*disputed()))
    assert tags.open == []
    assert len(tags.ids) == len(set(tags.ids))
    assert {link[1:] for link in tags.links} <= set(tags.ids)
    assert all(after <= before + 1 for before, after in zip(tags.headings, tags.headings[1:], strict=False))


def test_what_an_incident_says():
    text = " ".join(re.sub(r"<[^>]+>", " ", page(*disputed())).split())
    for words in (
        "4 reports in 3 groups of independent reporting · 1 incident · 1 contradiction", "disputed, 2 sources",
        "Attack", "3 Jun 2017", "Killed 12", "logarithmic axis", "also in: Fil (translation)", "900 denies",
        "the UN: Rebels 1", "Killed: the army denies what the UN says", "score 0.90 · most of it stands there",
    ):  # fmt: skip
        assert words in text, words


def test_nothing_is_fetched_and_no_script_is_needed():
    text = page(*disputed())
    assert not re.search(r"https?:|src=|@import|url\(|<script", text)
    assert "default-src 'none'" in text


def test_texts_are_escaped_everywhere():
    bad = '<script>alert(1)</script> & "x" killed 3'
    of = report(bad, title=bad, publisher=bad, uri=bad)
    told = claim(of=of, words=bad, killed=3, voice=Voice(bad, bad, bad, "indirect", bad, via=bad))
    made = picture(told, names=(bad,), because=(bad,), figures={f"killed:{bad}": Reconciled(3, 3, 3, (bad,))})
    copied = Placed(replace(of, id="b"), of.id, Lineage("cut", of.id, 1, (bad,)))
    text = page(replace(made, reports=(*made.reports, copied)), by_id(told))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_an_incident_of_one_source_is_folded_among_its_kind():
    told = claim(who="residents")
    text = page(picture(told, sources=1, standing="single_source"), by_id(told))
    assert "Told by one source only" in text
    assert re.search(r'<details class="fold civilians" open>\s*<summary>Violence against civilians', text)


def test_long_evidence_is_folded_behind_its_first_words():
    of = report("Rebels shelled the town. " * 40)
    told = claim(of=of, words=of.text.strip())
    assert '<details class="words">' in page(picture(told), by_id(told))


def test_an_empty_picture_is_a_page():
    assert "0 incidents" in page(Picture((), (), ()), {})


def test_the_same_picture_gives_the_same_page():
    stream = io.StringIO()
    write(*disputed(), stream)
    assert stream.getvalue() == page(*disputed())
