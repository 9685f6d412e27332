from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import RINGS

from homeward.errors import AreaNotUnderstood
from homeward.view.area import (
    MOST_CORNERS,
    Ring,
    area_words,
    is_rectangle,
    make_ring,
    parse_area,
    parse_view,
    write_area,
)
from homeward.view.filters import PARAMETERS, Filter, parse_filter


@given(RINGS)
def test_an_outline_survives_the_address_and_the_field(ring: Ring) -> None:
    assert parse_area(write_area(ring)) == ring
    assert parse_area(area_words(ring)) == ring
    assert not set(write_area(ring)) - set("0123456789.-_~"), "an address needs no escapes"


@given(st.text(max_size=60) | st.from_regex(r"[-0-9.,;~_ ]{0,60}", fullmatch=True))
def test_any_text_gives_an_outline_or_one_sentence(text: str) -> None:
    chosen, notes = parse_filter({"area": [text]}, known_regions=())
    if chosen.area:
        assert 3 <= len(chosen.area) <= MOST_CORNERS
        assert notes == []
    else:
        assert len(notes) == bool(text.strip())
        assert all(note.endswith(".") for note in notes)


@pytest.mark.parametrize(
    "text",
    [
        "37.9_48.4~38.2_48.7",
        "37.9,48.4; 38.2,48.7",
        "37.9, 48.4, 38.2, 48.7",
        "37.9,48.4 38.2,48.7",
    ],
)
def test_a_rectangle_may_be_written_in_several_ways(text: str) -> None:
    ring = parse_area(text)
    assert ring == ((37.9, 48.4), (38.2, 48.4), (38.2, 48.7), (37.9, 48.7))
    assert is_rectangle(ring)
    assert write_area(ring) == "37.9_48.4~38.2_48.7"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bakhmut", "longitude, latitude"),
        ("37.9_48.4", "from 2 (a rectangle) to 60 corners, not 1"),
        ("~".join(f"{at / 10}_{at * at / 100}" for at in range(61)), "to 60 corners, not 61"),
        ("190_48~200_49", "from -180 to 180"),
        ("0_0~1_1~0_1~1_0", "crosses itself"),
        ("1_1~1_1", "crosses itself or is empty"),
        ("1e1_2~3_4", "longitude, latitude"),
        ("1_2~" * 1000, "at most 2000 characters"),
    ],
)
def test_nonsense_is_refused_with_what_to_do(text: str, said: str) -> None:
    with pytest.raises(AreaNotUnderstood) as refused:
        parse_area(text)
    assert said in str(refused.value)


def test_what_is_in_view_is_a_rectangle() -> None:
    assert parse_view("30_45~40_52") == make_ring([(30, 45), (40, 52)])
    with pytest.raises(AreaNotUnderstood, match="is a rectangle"):
        parse_view("30_45~40_45~35_52")


@given(RINGS, RINGS.filter(is_rectangle))
def test_a_filter_with_areas_is_the_same_after_the_address(area: Ring, view: Ring) -> None:
    chosen = Filter(area=area, view=view)
    again, notes = parse_filter(chosen.to_parameters(), known_regions=())
    assert (again, notes) == (chosen, [])
    assert set(chosen.to_parameters()) <= set(PARAMETERS)


def test_a_faulty_area_in_a_link_is_left_out_with_a_sentence() -> None:
    chosen, notes = parse_filter({"area": ["here"], "q": ["azovstal"]}, known_regions=())
    assert chosen == Filter(words="azovstal")
    (note,) = notes
    assert note.startswith("area=here was left out: An area is written as")
