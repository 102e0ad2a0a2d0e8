import codecs

import pytest

from vigie import clean
from vigie.clean.decoding import LIMIT, decoded
from vigie.errors import BinaryInputError, EmptyInputError, OversizeInputError
from vigie.model import Capture

TEXT = "Douze réfugiés ont été blessés « près » de Béni, où l’armée s’est déployée."


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_the_same_words_in_every_charset(charset: str) -> None:
    assert decoded(TEXT.encode(charset), "a.txt").lstrip("\ufeff") == TEXT


def test_other_charsets_are_guessed_and_declared_ones_believed() -> None:
    page = f'<meta charset="iso-8859-15"><p>{TEXT.replace("’", "œ")} 5 €</p>'
    assert "5 €" in decoded(page.encode("iso-8859-15"), "a.html")
    assert "Войска" in decoded(("Войска обстреляли город, погибли двенадцать человек. " * 5).encode("cp1251"), "a.txt")


def test_damaged_utf8_is_still_utf8() -> None:
    assert decoded(TEXT.encode()[:-1] + b"\xc3", "a.txt").startswith("Douze réfugiés")


@pytest.mark.parametrize("data", [b"", b" \n\t ", codecs.BOM_UTF8, "\u200b\ufeff 123 — …".encode()])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptyInputError, match=r"a\.txt: "):
        clean.report(Capture(data, "a.txt"))


@pytest.mark.parametrize("data", [b"%PDF-1.7 \x00", b"PK\x03\x04 word", bytes(range(32)) * 20, b"\x89PNG\r\n"])
def test_not_a_text(data: bytes) -> None:
    with pytest.raises(BinaryInputError, match=r"a\.txt: not a text") as caught:
        clean.report(Capture(data, "a.txt"))
    assert caught.value.remedy


def test_a_file_too_large_is_refused() -> None:
    data = b"mot " * (LIMIT // 4 + 1)
    with pytest.raises(OversizeInputError, match=r"a\.txt: 20,000,004 bytes"):
        clean.report(Capture(data, "a.txt"))
