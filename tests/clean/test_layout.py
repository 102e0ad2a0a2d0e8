from vigie.clean.layout import paragraphs, unwrapped
from vigie.clean.source import source

WRAPPED = (
    "Twelve soldiers were killed on Tuesday near Bria when a column of\n"
    "trucks came under fire on the road to Ippy, the prefect of the region\n"
    "said on Wednesday in a statement.\n\nThe army did not comment."
)
LIST = "17:15 Two people were wounded in Kherson this evening.\n15:30 The port resumes work.\n\nOne line."


def test_hard_wrapped_lines_are_joined_in_place() -> None:
    text = unwrapped(source(WRAPPED)).text
    assert len(text) == len(WRAPPED)
    assert [line.text[:6] for line in paragraphs(text)] == ["Twelve", "The ar"]


def test_lines_of_a_list_stay_lines() -> None:
    assert unwrapped(source(LIST)).text == LIST


def test_blocks_are_told_apart_by_blank_lines() -> None:
    assert [line.block for line in paragraphs("a b\nc d\n \n\ne f")] == [0, 0, 1]


def test_sentences_do_not_end_at_abbreviations() -> None:
    (line,) = paragraphs("Gen. Musa Ali left Bria on Oct. 3. He said « no. » Nobody followed.")
    assert [line.text[start:end] for start, end in line.sentences] == [
        "Gen. Musa Ali left Bria on Oct. 3.", "He said « no. »", "Nobody followed.",
    ]  # fmt: skip
