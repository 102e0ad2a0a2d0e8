"""A real report beside the repository, read whole: every claim a reader finds in it, from the right mouth.

The report is not part of the repository: without it these tests are skipped.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from vigie.model import Capture, Claim
from vigie.pipeline import Journey, journey

REPORT = Path(__file__).parents[2] / "shared" / "reports" / "raqqa-2017-10-17.fr.txt"
pytestmark = pytest.mark.skipif(not REPORT.is_file(), reason=f"no {REPORT.name} beside the repository")


@cache
def raqqa() -> Journey:
    return journey(Capture(REPORT.read_bytes(), REPORT.name))


def fits(claim: Claim, wanted: dict[str, Any]) -> bool:
    """Whether a claim has the type, voice, words, figure and day that are wanted."""
    speaker, figure = claim.voice.speaker or "", wanted.get("figure")
    figures = [(f.what, f.bound, f.low, f.best, f.high) for f in claim.figures]
    days = (claim.time.start, claim.time.end) if claim.time else None
    return (
        claim.event.type in wanted["type"].split("|")
        and (wanted["voice"] in speaker if wanted["voice"] else not speaker)
        and all(w in claim.evidence.exact for w in wanted["words"])
        and (figure is None or figure in figures)
        and ("days" not in wanted or days == wanted["days"])
        and claim.voice.mode == wanted.get("mode", claim.voice.mode)
        and claim.event.modality in wanted.get("modality", "happened").split("|")
    )


SURRENDERED = ("surrendered", "about", 100, 100, 100)
FRIDAY, SATURDAY, TUESDAY = date(2017, 10, 13), date(2017, 10, 14), date(2017, 10, 17)
CLAIMS: dict[str, dict[str, Any]] = {
    "the surrender": {"type": "surrender", "voice": "", "words": ["se sont rendus"], "figure": SURRENDERED},
    "the surrender presupposed": {"type": "surrender", "voice": "", "words": ["100 combattants"]},
    "fighting goes on": {
        "type": "armed_clash", "voice": "Omar Alloush", "words": ["poursuivis"], "modality": "ongoing",
        "mode": "indirect",
    },
    "the offensive": {
        "type": "armed_clash", "voice": "", "words": ["offensive"], "modality": "ongoing",
        "days": (date(2017, 6, 1), None),
    },
    "most of the city": {
        "type": "non_state_actor_overtakes_territory", "voice": "", "words": ["80%", "frappes aériennes"],
        "figure": ("territory", "more_than", 80, 80, None),
    },
    "the whole city": {
        "type": "non_state_actor_overtakes_territory", "voice": "", "words": ["libérer"], "days": (TUESDAY, TUESDAY),
    },
    "the Syrians left, an observer": {
        "type": "withdrawal|evacuation", "voice": "observateur", "words": ["quitté", "Raqqa"],
    },
    "the Syrians left, the observatory": {
        "type": "withdrawal|evacuation", "voice": "Observatoire syrien", "words": ["quitté", "familles"],
    },
    "the foreigners may not leave": {
        "type": "siege|withdrawal|evacuation|other", "voice": "coalition", "words": ["ne sont pas autorisés"],
        "mode": "direct", "modality": "ongoing|did_not_happen",
    },
    "a shrinking zone": {
        "type": "armed_clash|non_state_actor_overtakes_territory|other", "voice": "Mohammed Khedher",
        "words": ["combattants", "zone", "petite"], "mode": "direct", "modality": "happened|ongoing",
    },
    "civilians fled": {
        "type": "displacement", "voice": "", "words": ["ont fui"], "figure": ("displaced", "vague", 20, None, None),
        "days": (FRIDAY, FRIDAY),
    },
    "civilians trapped": {
        "type": "siege", "voice": "", "words": ["piégés"], "modality": "happened|ongoing",
        "figure": ("trapped", "about", 4000, 4000, 4000),
    },
    "human shields": {
        "type": "human_shields", "voice": "coalition", "words": ["boucliers humains"],
        "modality": "happened|ongoing",
    },
    "civilians killed": {
        "type": "casualties", "voice": "militants", "words": ["tués"],
        "figure": ("killed", "more_than", 1000, 1000, None), "days": (date(2017, 6, 1), None),
    },
}  # fmt: skip


@pytest.mark.parametrize("wanted", CLAIMS.values(), ids=CLAIMS)
def test_what_the_report_claims(wanted: dict[str, Any]) -> None:
    found = [c for c in raqqa().claims or () if fits(c, wanted)]
    assert found, [(c.event.type, c.event.modality, c.voice.speaker, c.evidence.exact) for c in raqqa().claims or ()]


def test_the_day_of_leaving_is_not_the_day_of_speaking() -> None:
    told = [c for c in raqqa().claims or () if "observateur" in (c.voice.speaker or "")]
    assert [(c.voice.said.start if c.voice.said else None) for c in told] == [SATURDAY]


def test_who_published_when_and_who_translated() -> None:
    report = raqqa().report
    assert (report.publisher, report.published) == ("Dreuz Info", TUESDAY)
    assert (report.translator, report.language) == ("Prescilla Stofmacher", "fr")


def test_nothing_comes_from_appeals() -> None:
    words = " ".join(c.evidence.exact for c in raqqa().claims or ())
    assert not any(w in words.lower() for w in ("dreuz", "newsletter", "soutien", "reproduction", "gratuit", "paypal"))
    assert not any(w in raqqa().report.text for w in ("Paypal", "newsletter", "Newsletter", "Protonmail"))


def test_nobody_but_the_outlet_and_its_sources_speaks() -> None:
    known = ("Alloush", "observateur", "Observatoire", "coalition", "Khedher", "militants", "femme")
    speakers = {c.voice.speaker for c in raqqa().claims or () if c.voice.speaker}
    assert [s for s in speakers if not any(k in s for k in known)] == []


def test_the_evidence_reproduces_the_words() -> None:
    text = raqqa().report.text
    assert all(text[c.evidence.start : c.evidence.end] == c.evidence.exact for c in raqqa().claims or ())


def test_it_all_plays_in_one_country() -> None:
    assert [c.evidence.exact for c in raqqa().claims or () if c.place and c.place.country != "SY"] == []
