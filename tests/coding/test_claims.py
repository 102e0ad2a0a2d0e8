"""What is claimed: small cases of type, modality, parties, figures, place, time, voice, and what must always hold."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from readings import differences
from told import claims, told

from vigie.coding.triggers import triggers
from vigie.languages import CODES, language
from vigie.model import ACTOR_KINDS, BOUNDS, EVENT_TYPES, MODALITIES, STANCES, WHATS

CASES = [
    (code, case)
    for case in tomllib.loads(Path(__file__).with_name("claims.toml").read_text("utf-8"))["cases"]
    for code in CODES
    if code in case
]
NAMES = [case[code] for code, case in CASES]


def marked(code: str, case: dict[str, Any]) -> Any:
    """A case as a parameter, expected to fail where it says why."""
    marks = [pytest.mark.xfail(strict=True, reason=case["not_yet"])] if "not_yet" in case else []
    return pytest.param(code, case, id=f"{code}: {case[code]}", marks=marks)


@pytest.mark.parametrize(("code", "case"), [marked(*c) for c in CASES])
def test_claims_are_as_told(code: str, case: dict[str, Any]) -> None:
    assert differences(claims(case[code], code), case["reads"]) == []


@pytest.mark.parametrize(("code", "case"), CASES, ids=NAMES)
def test_a_claim_speaks_the_vocabulary(code: str, case: dict[str, Any]) -> None:
    for claim in claims(case[code], code):
        assert claim.event.type in EVENT_TYPES and claim.event.modality in MODALITIES
        assert claim.voice.stance in STANCES
        assert (claim.voice.mode == "narration") == (claim.voice.speaker is None)
        assert all(a.role in ("agent", "target", "affected") and a.kind in ACTOR_KINDS for a in claim.actors)
        assert all(f.what in WHATS and f.bound in BOUNDS for f in claim.figures)
        assert claim.because


@pytest.mark.parametrize(("code", "case"), CASES, ids=NAMES)
def test_a_claim_shows_its_words(code: str, case: dict[str, Any]) -> None:
    for claim in claims(case[code], code):
        text, event = claim.report.text, claim.event
        spans = [event.trigger, *(f.span for f in claim.figures), *(a.span for a in claim.actors if a.span)]
        assert all(text[s.start : s.end] == s.text for s in spans)
        assert claim.evidence.start <= event.trigger.start and event.trigger.end <= claim.evidence.end


@pytest.mark.parametrize(
    ("code", "text", "frames"),
    [
        ("fr", "Des rebelles ont attaqué le poste.", ["assault"]),
        ("fr", "Ils se sont rendus à l'armée.", ["surrender"]),
        ("fr", "Il s'est rendu à Paris.", ["surrender"]),  # which of the two is coding's to say
        ("en", "Gunmen opened fire on a bus.", ["assault"]),
        ("en", "A roadside bomb went off.", ["explosion"]),
        ("en", "The road is long.", []),
        ("fr", "Une bataille électorale oppose deux partis.", []),
    ],
)
def test_words_that_may_name_an_event(code: str, text: str, frames: list[str]) -> None:
    reading = told(text, code).reading
    assert reading is not None
    found = [t for s in reading.sentences for t in triggers(s, reading, language(code))]
    assert [t.frame.name for t in found][:1] == frames


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Des rebelles ont attaqué Gao lundi. Des rebelles ont attaqué Gao lundi."),
        ("en", "Rebels killed 12 civilians in Gao on Monday. Rebels killed 12 civilians in Gao on Monday."),
    ],
)
def test_what_is_told_twice_has_ids_of_its_own(code: str, text: str) -> None:
    found = [c.id for c in claims(text, code)]
    assert found and len(set(found)) == len(found)


def test_two_voices_with_one_toll_are_two_claims() -> None:
    text = "The army said ten rebels were killed in Bria. The rebels said three rebels were killed in Bria."
    found = [(c.voice.speaker, [f.best for f in c.figures]) for c in claims(text)]
    assert found == [("army", [10]), ("rebels", [3])]


MARKETS = {
    "en": "Gunmen on motorbikes attacked the weekly market of Djibo, in northern Burkina Faso, on Monday, killing "
    "twelve traders, the governor said.\n\nThe attackers arrived at noon, when the market was crowded with traders "
    "and buyers, and opened fire at random. They then burned stalls and shops and left with goods worth millions, "
    "traders said. Prices of grain had doubled since the army closed the road in January.\n\nThe market is closed.",
    "fr": "Des hommes armés à moto ont attaqué lundi le marché hebdomadaire de Djibo, dans le nord du Burkina Faso, "
    "tuant douze commerçants, a déclaré le gouverneur.\n\nLes assaillants sont arrivés à midi, alors que le marché "
    "était plein de commerçants, et ont ouvert le feu au hasard. Ils ont ensuite brûlé des boutiques et emporté des "
    "marchandises. Les prix des céréales avaient doublé.\n\nLe marché est fermé et le commerce est arrêté.",
}


@pytest.mark.parametrize("code", CODES)
def test_war_that_comes_to_a_market_is_war(code: str) -> None:
    found = claims(MARKETS[code], code)
    assert found and found[0].event.type == "attack"
    assert [f.best for f in found[0].figures if f.what == "killed"] == [12]
