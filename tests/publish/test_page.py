import re
from dataclasses import replace
from html.parser import HTMLParser
from types import SimpleNamespace

from factories import claim, full_claim, report

from vigie.model import Removed, Voice
from vigie.publish.page import page

VOID = {"meta", "input", "br", "link"}


def journey(*claims, of=None):
    of = of or (claims[0].report if claims else report())
    return SimpleNamespace(report=of, reading=None, voices=None, claims=claims)


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_whole_and_its_links_lead_somewhere():
    inner = claim(words="at least 12 civilians", who="the UN")
    tags = Tags(page([journey(full_claim(), inner), journey()]))
    assert tags.open == []
    assert len(tags.ids) == len(set(tags.ids))
    assert {link[1:] for link in tags.links} <= set(tags.ids)


def test_nothing_is_fetched():
    text = page([journey(full_claim())])
    assert not re.search(r"https?:|src=|@import|url\(", text)
    assert "default-src 'none'" in text


def test_texts_are_escaped_everywhere():
    bad = '<script>alert(1)</script> & "x" killed 3'
    of = report(bad, title=bad, publisher=bad, uri=bad, author=bad, removed=(Removed(0, 1, bad, bad),))
    one = claim(of=of, words=bad, voice=Voice(bad, bad, bad, "indirect", bad, via=bad), because=(bad,))
    text = page([journey(one)])
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_overlapping_evidence_is_marked_with_each_claim():
    text = page([journey(full_claim(), claim(words="at least 12 civilians"))])
    assert re.search(r'<mark class="mark civilians deep e1 e2">at least 12 civilians</mark>', text)


def test_a_report_without_claims_says_so_and_shows_what_was_taken_out():
    text = page([journey(of=report(removed=(Removed(3, 9, "Subscribe!", "newsletter"),)))])
    assert "No claims" in text
    assert "1 passage taken out" in text
    assert "newsletter" in text


def test_a_text_from_right_to_left():
    assert '<section class="text" lang="ar" dir="rtl"' in page([journey(of=report(language="ar"))])


def test_the_same_claims_give_the_same_page():
    assert page([journey(full_claim())]) == page([journey(replace(full_claim()))])
