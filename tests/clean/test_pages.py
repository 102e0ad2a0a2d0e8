import pytest

from vigie import clean
from vigie.errors import EmptyInputError
from vigie.model import Capture, Report

PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Douze morts &agrave; Bria | Le Phare</title>
<meta property="og:site_name" content="Le Phare"><meta property="og:title" content="Douze morts à Bria">
<meta name="author" content="Ana Diallo"><meta property="article:published_time" content="2020-05-03T10:00:00+00:00">
<script>var a = "Douze soldats";</script></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/m">Monde</a></li></ul></nav>
<article><h1>Douze morts à Bria</h1>
<p>Douze soldats ont &eacute;t&eacute; tu&eacute;s <b>mardi</b> pr&egrave;s de Bria,
   selon la préfecture de la région, qui parle d&#8217;une embuscade sur la route d’Ippy.</p>
<p>L’armée n’a pas réagi. La route reste coupée depuis l’attaque, disent des habitants joints par téléphone.</p>
<p>Lire aussi : la fête de la musique à Bangui</p>
<p>Un convoi de vivres attendu mercredi a fait demi-tour, a indiqué un transporteur de la ville voisine.</p>
</article><footer><p>© 2020 Le Phare</p></footer></body></html>"""


@pytest.fixture(scope="module")
def report() -> Report:
    return clean.report(Capture(PAGE.encode(), "page.html", media_type="text/html"))


def test_the_article_and_nothing_else(report: Report) -> None:
    first, second, third = report.text.split("\n\n")
    assert first.startswith("Douze soldats ont été tués mardi près de Bria, selon la préfecture")
    assert second.startswith("L’armée n’a pas réagi.")
    assert third.startswith("Un convoi de vivres")


def test_what_the_page_says_of_itself(report: Report) -> None:
    assert (report.title, report.publisher, report.author) == ("Douze morts à Bria", "Le Phare", "Ana Diallo")
    assert (str(report.published), report.language) == ("2020-05-03", "fr")


def test_offsets_lead_into_the_page(report: Report) -> None:
    assert PAGE[report.received(report.text.index("mardi")) :].startswith("mardi</b>")
    assert PAGE[report.received(report.text.index("é")) :].startswith("&eacute;")
    assert PAGE[report.received(report.text.index("demi-tour")) :].startswith("demi-tour, a indiqué")


def test_a_page_without_text() -> None:
    page = b"<!doctype html><html><head><title>x</title></head><body><div id=app></div></body></html>"
    with pytest.raises(EmptyInputError, match=r"page\.html: no text in this page"):
        clean.report(Capture(page, "page.html", media_type="text/html"))
