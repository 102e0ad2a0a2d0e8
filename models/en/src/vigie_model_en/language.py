"""The English tokenizer: spaCy's, but a prefix stays with its word (anti-government, re-elected) as in treebanks."""

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.lang.en import English as SpacyEnglish
from spacy.lang.en import EnglishDefaults

PREFIXES = """
    anti co counter de e ex extra inter mid mini multi neo non over pan
    post pre pro re semi sub super trans ultra un under
"""
SPLIT_HYPHENS = rf"(?<=[{ALPHA}0-9])(?:{HYPHENS})(?=[{ALPHA}])"
KEPT = "".join(rf"(?<!\b{prefix})" for form in PREFIXES.split() for prefix in (form, form.title(), form.upper()))


def _infixes() -> list[str]:
    infixes = list(EnglishDefaults.infixes)
    if SPLIT_HYPHENS not in infixes:
        raise RuntimeError("spaCy's rule for hyphens has changed")
    return [KEPT + infix if infix == SPLIT_HYPHENS else infix for infix in infixes]


class English(SpacyEnglish):
    class Defaults(EnglishDefaults):
        infixes = _infixes()
