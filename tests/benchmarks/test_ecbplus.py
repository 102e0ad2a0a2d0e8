"""ECB+: its documents, the levels of a comparison and the joining, on a corpus of our own words."""

from pathlib import Path

import pytest

from benchmarks import ecbplus, ecbplus_documents, ecbplus_pairs
from benchmarks.ecbplus_documents import documents

SENTENCES = (
    ("http", ":", "/"),
    ("Ilona", "’", "s", "car", "was", "struck", ",", "and", "it", "burned"),
    ("It", "burned"),
)


def document(folder: Path, name: str, links: str) -> None:
    """A document of three sentences whose words `struck`, `burned` and `burned` are events, one of them no action."""
    tokens, number = [], 0
    for k, sentence in enumerate(SENTENCES):
        for word in sentence:
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{k}" number="0">{word}</token>')
    anchors = (
        ("ACTION_OCCURRENCE", 1, 9),
        ("NEG_ACTION_STATE", 2, 13),
        ("ACTION_OCCURRENCE", 3, 15),
        ("LOC_GEO", 4, 7),
    )
    marks = "".join(f'<{tag} m_id="{k}"><token_anchor t_id="{at}"/></{tag}>' for tag, k, at in anchors)
    marks += '<ACTION_OCCURRENCE m_id="9" instance_id="ACT1"/>'
    text = f"<Document>{''.join(tokens)}<Markables>{marks}</Markables><Relations>{links}</Relations></Document>"
    (folder / f"{name}.xml").write_text(text, "utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One document of topic 2, its sentence 1 checked."""
    (tmp_path / "2").mkdir()
    link = '<CROSS_DOC_COREF r_id="5" note="ACT1"><source m_id="1"/><target m_id="9"/></CROSS_DOC_COREF>'
    document(tmp_path / "2", "2_1ecb", link)
    table = "Topic,File,Sentence Number\n2,1ecb,1\n36,1ecb,2\n"
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text(table, "utf-8")
    return tmp_path


def test_events_of_checked_sentences_stand_where_their_words_are(corpus: Path) -> None:
    (one,) = documents(corpus, 2)
    assert one.text.splitlines()[1] == "Ilona’s car was struck, and it burned"
    assert [one.text[start:end] for m in one.mentions for start, end in m.words] == ["struck", "burned"]
    assert [m.chain for m in one.mentions] == ["2:ACT1", "2:2_1ecb#2"]
    assert one.subtopic == "2ecb"


def test_held_back_topics_are_refused(corpus: Path) -> None:
    assert not list(documents(corpus, 5))
    with pytest.raises(ValueError, match="held back"):
        list(documents(corpus, 36))


def test_without_the_corpus_nothing_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["ecbplus", str(tmp_path)])
    ecbplus.main()
    assert capsys.readouterr().out == "skipped: no corpus\n"
    assert ecbplus.scores(tmp_path) == {}


def test_the_average_joins_and_parts() -> None:
    scores = {("a", "b"): 3.0, ("b", "c"): 2.0, ("a", "c"): -1.0, ("c", "d"): -5.0, ("a", "d"): -5.0, ("b", "d"): -5.0}
    assert sorted(ecbplus_pairs.linked(list("abcd"), scores, at=0.0)) == [["a", "b", "c"], ["d"]]
    assert sorted(ecbplus_pairs.linked(list("abcd"), scores, at=1.0)) == [["a", "b"], ["c"], ["d"]]


@pytest.mark.parametrize(("one", "two"), [("arresting", "arrest"), ("acquisition", "acquire"), ("shooter", "shoot")])
def test_words_of_one_stem(one: str, two: str) -> None:
    assert ecbplus_pairs.stem(one)[:5] == ecbplus_pairs.stem(two)[:5]


def test_dev_and_training_topics_share_none() -> None:
    assert not set(ecbplus_documents.DEV) & set(ecbplus_documents.TRAIN)
    assert max(ecbplus_documents.DEV + ecbplus_documents.TRAIN) == 35
