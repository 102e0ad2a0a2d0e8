"""Who says it: every example of every language's table, small cases beside them, and what must always hold."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from told import bare, told, voices

from vigie.languages import CODES, language
from vigie.model import STANCES, Attribution, voice_at

EXAMPLES = [
    pytest.param(code, example, id=f"{code}: {example['text']}")
    for code in CODES
    for example in language(code).table("voices")["examples"]
]
HERE = Path(__file__).parent
CASES = [
    (code, case)
    for case in tomllib.loads((HERE / "voices.toml").read_text("utf-8"))["cases"]
    for code in CODES
    if code in case
]


def marked(code: str, case: dict[str, Any]) -> Any:
    """A case as a parameter, expected to fail where it says why."""
    marks = [pytest.mark.xfail(strict=True, reason=case["not_yet"])] if "not_yet" in case else []
    return pytest.param(code, case, id=f"{code}: {case[code]}", marks=marks)


def fits(found: Attribution, wanted: dict[str, Any]) -> bool:
    """Whether an attribution is the one that an example writes."""
    voice = found.voice
    speaks = bare(wanted["speaker"]) in bare(voice.speaker or "")
    says = bare(found.content.text) == bare(wanted["content"])
    return speaks and says and all(getattr(voice, k) == wanted[k] for k in ("stance", "mode") if k in wanted)


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_examples_are_read_exactly(code: str, example: dict[str, Any]) -> None:
    found = voices(example["text"], code)
    assert len(found) == len(example["reads"]), found
    assert all(fits(a, wanted) for a, wanted in zip(found, example["reads"], strict=True)), found


@pytest.mark.parametrize(("code", "case"), [marked(*c) for c in CASES])
def test_nobody_speaks_with_another_mouth(code: str, case: dict[str, Any]) -> None:
    text = told(case[code], code).report.text
    held = [voice_at(at, at + len(w), voices(case[code], code)) for w in case["says"] if (at := text.index(w)) >= 0]
    for found, speaker in zip(held, case["says"].values(), strict=True):
        assert (found is not None) == bool(speaker), found
        assert found is None or bare(speaker) in bare(found.voice.speaker or ""), found.voice
    for slot in {"stance", "mode", "anonymous"} & set(case):
        assert held[0] is not None and getattr(held[0].voice, slot) == case[slot], held[0]
    if "via" in case:
        assert held[0] is not None and case["via"] in (held[0].voice.via or "")


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case[code] for code, case in CASES])
def test_an_attribution_shows_its_words_and_its_rules(code: str, case: dict[str, Any]) -> None:
    text = told(case[code], code).report.text
    for found in voices(case[code], code):
        spans = [s for s in (found.content, found.cue, found.source) if s is not None]
        assert all(text[s.start : s.end] == s.text for s in spans)
        assert found.because and found.voice.stance in STANCES
        assert found.voice.mode != "narration"


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("fr", "« Ils ont tué mon frère », a dit Awa Traoré à l'AFP.", "Awa Traoré"),
        ("fr", "Le colonel Jean Mokeba a dit que six rebelles sont morts.", "Jean Mokeba"),
        ("en", "Six rebels died, said Colonel John Mokeba of the army.", "John Mokeba"),
    ],
)
def test_a_person_is_named_without_title_or_listener(code: str, text: str, speaker: str) -> None:
    assert [a.voice.speaker for a in voices(text, code)] == [speaker]


@pytest.mark.xfail(strict=True, reason="the listener is read as role and body of the speaker")
def test_the_listener_is_no_role() -> None:
    (found,) = voices("« Ils ont tué mon frère », a dit Awa Traoré à l'AFP.", "fr")
    assert (found.voice.role, found.voice.organisation) == (None, None)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Six rebelles sont morts, a déclaré lundi le colonel Jean Mokeba."),
        ("fr", "L'armée a annoncé lundi que six rebelles étaient morts."),
        ("en", "The army said Monday that six rebels had died."),
        ("en", "The army said on Monday that six rebels had died."),
        ("en", "Six rebels died, Colonel John Mokeba said on Monday."),
    ],
)
def test_the_time_of_speaking_is_the_voice_s(code: str, text: str) -> None:
    (found,) = voices(text, code)
    assert found.voice.said is not None
    assert str(found.voice.said.start) == "2021-03-01"


INTERVIEW = {
    "fr": "La ville est tombée. Nous avons interrogé le médecin Jean Mokeba.\n\nQui tient la ville ?\n"
    "Les rebelles ont pris la ville lundi.\n\nEt l'hôpital ?\nIls ont tué deux infirmiers.\n",
    "en": "The town has fallen. We asked the doctor John Mokeba.\n\nWho holds the town?\n"
    "The rebels took the town on Monday.\n\nAnd the hospital?\nThey killed two nurses.\n",
}


@pytest.mark.parametrize("code", CODES)
def test_the_answers_of_an_interview_are_the_guest_s(code: str) -> None:
    found = [a for a in voices(INTERVIEW[code], code) if "voice.interview" in a.because]
    assert [a.voice.mode for a in found] == ["direct", "direct"]
    assert all("Mokeba" in (a.voice.speaker or "") for a in found)
    assert not any("?" in a.content.text for a in found)


@pytest.mark.parametrize("text", ["Fighting resumed at dawn on Sunday.", "The road is long. It rained."])
def test_where_nothing_attributes_the_outlet_speaks(text: str) -> None:
    assert voices(text, "en") == ()
