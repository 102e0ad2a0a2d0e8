import pytest

from vigie.clean.layout import paragraphs
from vigie.clean.passages import cuts
from vigie.languages import CODES, language

EXAMPLES = [
    (code, example["text"], example["reads"])
    for code in CODES
    for example in language(code).table("passages")["examples"]
]


@pytest.mark.parametrize(("code", "text", "reads"), EXAMPLES)
def test_every_example_of_the_word_lists(code: str, text: str, reads: str) -> None:
    (paragraph,) = paragraphs(text)
    found = cuts(paragraph, code)
    assert [cut.rule for cut in found] == ([reads] if reads else [])
    assert not reads or (found[0].start, found[0].end) == (0, len(text))
