import io

from factories import by_id, claim, copy, outlet, picture
from rich.console import Console

from vigie.model import Contradiction, Reconciled, Voice
from vigie.publish.picture_table import block, write
from vigie.publish.sections import sections


def printed(made, claims):
    stream = io.StringIO()
    write(made, claims, stream)
    return stream.getvalue()


def test_an_incident_is_a_block_and_lineage_a_tree():
    ap, fil = outlet("AP"), copy("Fil", "AP", "translation")
    claims = (claim(of=ap, who="the UN", killed=12), claim(of=fil.report, who="l'ONU", killed=12))
    text = printed(
        picture(*claims, copies=(fil,), figures={"killed": Reconciled(10, None, 12)}, names=("UN", "AFP")),
        by_id(*claims),
    )
    assert "3 Jun 2017 · corroborated by 2 sources: UN; AFP" in text
    assert "killed  low 10 best – high 12" in text
    assert "AP; Fil (translation)" in text
    assert "└── translation (0.90) Fil, 4 Jun 2017, en" in text


def test_contradictions_and_denials():
    claims = (claim(who="x", killed=3), claim(of=outlet("AP"), voice=Voice("y", mode="indirect", stance="denies")))
    against = Contradiction("k", (claims[0].id, claims[1].id), "happened", ("y denies what x says",))
    made = picture(*claims, standing="disputed", contradictions=("k",))
    text = printed(type(made)(made.reports, made.incidents, (against,)), by_id(*claims))
    assert "≠ happened: y denies what x says" in text
    assert "disputed, 2 sources" in text


def test_the_block_keeps_within_the_width_and_takes_no_words_for_markup():
    told = claim(who="[red]x[/] :skull: " * 9, killed=3)
    made = picture(told)
    reports = {one.report.id: one for one in made.reports}
    (section,) = sections(made, by_id(told))
    console = Console(file=io.StringIO(), width=60, emoji=False)
    console.print(block(section, reports, 60))
    assert max(map(len, console.file.getvalue().splitlines())) <= 60
    assert "[red]x[/]" in console.file.getvalue()


def test_many_reports_on_their_own_are_counted():
    claims = [claim(of=outlet(f"Outlet {n}")) for n in range(30)]
    assert "and 30 reports on their own" in printed(picture(*claims), by_id(*claims))
