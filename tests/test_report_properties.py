"""What holds for any report: evidence that reproduces the words, claims that come again, and no error but our own."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from told import DAY

from vigie.clean import report
from vigie.errors import InputError
from vigie.languages import CODES
from vigie.model import Capture
from vigie.pipeline import Journey, journey

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("[0-9]*"))
PIECES = """
Des rebelles hommes armés ont attaqué tué blessé enlevé soldats civils au moins douze 12 à Gao lundi selon la police a
déclaré qui dont « » “ ” ‘ ’ " ' , . ; : ? ! ( ) - — … \u00a0 \u202f l’armée aurait nié avoir bombardé le marché d’Idlib
Rebels gunmen attacked killed wounded abducted soldiers civilians at least in Bria on Monday according to the army said
who including “We fled” denied shelling the market no one was did not if may will not more than 1,000 including three
""".split()


def sentences() -> list[str]:
    """Sentences of the samples, as their clean texts have them."""
    texts = [
        report(Capture(p.read_bytes(), p.name, "text/html" if p.suffix == ".html" else "text/plain")).text
        for p in SAMPLES
    ]
    return [line for text in texts for line in text.splitlines() if line]


PASSAGES = sentences()
ENDS = st.sampled_from([" ", ". ", ".\n\n", "\n", " — ", "\u00a0"])
MADE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join)
TAKEN = st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=3).map("\n\n".join)
CUT = st.tuples(st.sampled_from(PASSAGES), st.integers(0, 200), ENDS, MADE).map(lambda x: x[0][x[1] :] + x[2] + x[3])
TEXTS = st.one_of(MADE, TAKEN, CUT)
few = settings(max_examples=25, deadline=None)


def read(data: bytes, code: str | None) -> Journey | None:
    """A journey; None where the text is refused for a reason."""
    try:
        return journey(Capture(data, "any.txt"), language_code=code, published=DAY)
    except InputError:
        return None


@few
@given(TEXTS, st.sampled_from(CODES))
def test_evidence_reproduces_the_words(text: str, code: str) -> None:
    found = read(text.encode(), code)
    for claim in (found.claims or ()) if found else ():
        words, of = claim.evidence, claim.report.text
        assert of[words.start : words.end] == words.exact != ""
        assert of[: words.start].endswith(words.prefix) and of[words.end :].startswith(words.suffix)
        assert words.exact == words.exact.strip()
        assert claim.event.trigger.text == of[claim.event.trigger.start : claim.event.trigger.end]


@few
@given(TEXTS, st.sampled_from(CODES))
def test_figures_places_times_and_actors_lie_in_the_text(text: str, code: str) -> None:
    found = read(text.encode(), code)
    for claim in (found.claims or ()) if found else ():
        spans = [f.span for f in claim.figures] + [f.of for f in claim.figures if f.of]
        spans += [a.span for a in claim.actors if a.span]
        spans += [p.span for p in (claim.place, claim.time) if p and p.span]
        assert all(claim.report.text[s.start : s.end] == s.text for s in spans)


@few
@given(TEXTS, st.sampled_from(CODES))
def test_the_same_bytes_give_the_same_claims(text: str, code: str) -> None:
    first, again = read(text.encode(), code), read(text.encode(), code)
    assert first == again
    ids = [c.id for c in (first.claims or ())] if first else []
    assert len(set(ids)) == len(ids)
    assert ids == [c.id for c in (again.claims or ())] if again else not ids


@few
@given(TEXTS, st.sampled_from(CODES))
def test_attributions_lie_in_the_text(text: str, code: str) -> None:
    found = read(text.encode(), code)
    for said in (found.voices or ()) if found else ():
        spans = [s for s in (said.content, said.cue, said.source) if s]
        assert all(said.voice.speaker and found and found.report.text[s.start : s.end] == s.text for s in spans)


@few
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300)), st.sampled_from([None, *CODES]))
def test_any_bytes_are_read_or_refused(data: str | bytes, code: str | None) -> None:
    found = read(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"), code)
    assert found is None or found.claims is not None


@few
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=6).map("\n\n".join))
def test_any_text_around_a_sentence_is_read(around: str) -> None:
    data = f"{around}\n\nRebels killed 12 civilians in Gao on Monday, the army said.\n\n{around}".encode()
    found = read(data, "en")
    assert found is None or found.claims is not None
