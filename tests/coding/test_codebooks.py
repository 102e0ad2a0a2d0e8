from vigie.coding.codebooks import ACLED, BEYOND_ACLED, PLOVER
from vigie.model import EVENT_TYPES


def test_every_type_has_its_place_in_both_codebooks():
    assert set(ACLED) == set(PLOVER) == set(EVENT_TYPES)


def test_acled_has_25_sub_events_and_we_count_eight_more():
    assert sum(code is not None for code in ACLED.values()) == 25
    assert {ours for ours, code in ACLED.items() if code is None} == set(BEYOND_ACLED)


def test_titles_are_our_names_in_acled_writing():
    for ours, code in ACLED.items():
        if code:
            assert code[1].lower().replace("/", "_").replace(" ", "_").replace("-", "_") == ours
