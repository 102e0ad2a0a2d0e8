from vigie.clean.source import source


def test_characters_that_nobody_sees_leave_and_offsets_stay_true() -> None:
    found = source("\ufeffles re\u00adbelles\u200b ont fui\r\nla ville\rhier")
    assert found.text == "les rebelles ont fui\nla ville\nhier"
    assert found.received[found.at(found.text.index("belles"))] == "b"


def test_what_readers_see_stays_as_received() -> None:
    text = "« 4\u202f000 civils\u00a0» — l’ONU…\tOui"
    assert source(text).text == text


def test_letters_in_two_pieces_become_one() -> None:
    found = source("blesse\u0301s hier")
    assert found.text == "blessés hier"
    assert found.at(7) == 8


def test_mojibake_is_read_back() -> None:
    assert (
        source("Les rÃ©fugiÃ©s de BÃ©ni, â€œ12 mortsâ€\x9d dit lâ€™ONU").text
        == "Les réfugiés de Béni, “12 morts” dit l’ONU"
    )


def test_what_only_looks_like_mojibake_stays() -> None:
    text = "Il a été conduit à\u00a0« Béni », Âge inconnu"
    assert source(text).text == text
