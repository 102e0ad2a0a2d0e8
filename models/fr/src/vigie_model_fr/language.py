"""The French tokenizer: spaCy's signs, and French rules for apostrophes and hyphens.

Words with hyphens stay whole (Etats-Unis, pick-up) but for a pronoun after its verb (dit|-il, a|-t-on). An apostrophe
ends a word after l, d, qu and their like only, so that names stay whole (N'Djamena, Sana'a). Both apostrophes do the
same. spaCy's own French class is not used: loading its list of compounds takes two seconds.
"""

from typing import ClassVar

from spacy.attrs import LIKE_NUM
from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    CURRENCY,
    LIST_ELLIPSES,
    LIST_ICONS,
    LIST_PUNCT,
    LIST_QUOTES,
    UNITS,
)
from spacy.lang.punctuation import TOKENIZER_PREFIXES
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.language import BaseDefaults, Language
from spacy.symbols import NORM, ORTH

APOSTROPHE = "['’]"
BEFORE_ALL = "[ldLD]"  # l'ONU, d'RFI
BEFORE_VOWELS = "[jmntscJMNTSC]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[Qq]u|QU|JUSQU|LORSQU|PUISQU"
VOWEL = '[aeiouyhœæàâäéèêëîïôöùûüAEIOUYHŒÆÀÂÄÉÈÊËÎÏÔÖÙÛÜ0-9"“«]'
ELIDED = rf"(?:{BEFORE_ALL}{APOSTROPHE}(?=[{ALPHA}0-9\"“«])|(?:{BEFORE_VOWELS}){APOSTROPHE}(?={VOWEL}))"
PRONOUN = r"-(?:[tT]-)?(?:il|elle|on|ils|elles|IL|ELLE|ON|ILS|ELLES)|-(?:ce|je|tu|nous|vous|moi|CE|JE|TU|NOUS|VOUS|MOI)"

PREFIXES = [*TOKENIZER_PREFIXES, ELIDED]
SUFFIXES = [
    *LIST_PUNCT,
    *LIST_ELLIPSES,
    *LIST_QUOTES,
    *LIST_ICONS,
    "—",
    "–",
    r"(?<=[0-9])\+",
    r"(?<=°[FfCcKk])\.",
    r"(?<=[0-9])%",
    rf"(?<=[0-9])(?:{CURRENCY})",
    rf"(?<=[0-9])(?:{UNITS})",
    rf"(?<=[0-9{ALPHA_LOWER}%²\-\+(?:{CONCAT_QUOTES})])\.",
    rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
    rf"(?<=[{ALPHA}])(?:{PRONOUN})",
    r"(?<=ons)-(?:en|y)",
    r"(?<=ez)-(?:en|y)",
]
INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+\-\*^](?=[0-9-])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])(?:--|---|—|–|~)(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    rf"(?<=[\(\[/])(?:{ELIDED})",
]

WHOLE = """
    aujourd'hui quelqu'un quelqu'une l'on c'est-à-dire prud'homme prud'hommes rendez-vous garde-à-vous chez-nous
    M. MM. Mme. Mlle. Mr. Mrs. Dr. Pr. Me. St. Ste. Gén. gén. Col. col. Lt. lt. Cdt. Cap. cf. etc. p. pp. art. av. apr.
    janv. févr. avr. juil. juill. sept. oct. nov. déc. env. n° N° No. Vol. vol. ex. J.-C.
"""
NUMBERS = """
    zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts
    trente quarante cinquante soixante septante huitante nonante cent cents mille million millions milliard milliards et
"""
NUMBER_WORDS = frozenset(NUMBERS.split())


def like_number(word: str) -> bool:
    """Whether the word is a number, in figures or in words: 12, 3,5, 10.000, vingt, quatre-vingt-deux."""
    figures = word.lstrip("+-±~").replace(",", "").replace(".", "").replace("/", "", 1)
    return figures.isdigit() or (word != "et" and NUMBER_WORDS.issuperset(word.lower().split("-")))


def _exceptions() -> dict:
    forms = {form for word in WHOLE.split() for form in (word, word[0].upper() + word[1:])}
    forms |= {form.replace("'", "’") for form in forms}
    return {**BASE_EXCEPTIONS, **{form: [{ORTH: form, NORM: form.lower().replace("’", "'")}] for form in forms}}


class FrenchDefaults(BaseDefaults):
    tokenizer_exceptions = _exceptions()
    prefixes = PREFIXES
    suffixes = SUFFIXES
    infixes = INFIXES
    lex_attr_getters: ClassVar = {LIKE_NUM: like_number}


class French(Language):
    lang = "fr"
    Defaults = FrenchDefaults
