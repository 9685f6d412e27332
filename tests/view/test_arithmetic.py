from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.view.arithmetic import Reading, is_rounded, makes, numbers_of, readings, varied

SMALL = st.lists(st.integers(min_value=1, max_value=60), max_size=7)


def test_parts_are_added_side_by_side_and_with_each_inside_another() -> None:
    assert readings([320, 89, 154]) == [
        Reading(inside=None, total=563),
        Reading(inside=1, total=474),
        Reading(inside=2, total=409),
    ]


def test_nothing_is_read_into_no_parts_or_a_single_one() -> None:
    assert readings([]) == []
    assert readings([7]) == [Reading(inside=None, total=7)]


def test_the_fewest_parts_that_make_a_number_are_found_in_every_way() -> None:
    assert makes(2, [43, 2, 2]) == [(1,), (2,)]
    assert makes(15, [188, 10, 5]) == [(1, 2)]
    assert makes(12, [95, 56, 26, 29, 1]) == []
    assert makes(0, [1, 2]) == []


@given(st.integers(min_value=1, max_value=150), SMALL)
def test_what_is_found_adds_up_and_nothing_smaller_does(target: int, parts: list[int]) -> None:
    found = makes(target, parts)
    assert all(sum(parts[at] for at in way) == target for way in found)
    sizes = [
        size
        for size in (1, 2, 3)
        if any(sum(chosen) == target for chosen in combinations(parts, size))
    ]
    assert [len(way) for way in found] == ([sizes[0]] * len(found) if sizes else [])
    assert bool(found) == bool(sizes)


@pytest.mark.parametrize(
    ("exact", "told", "answer"),
    [(1003, 1000, True), (1245, 1248, False), (130, 100, False), (52, 50, False), (7, 7, False)],
)
def test_rounding_is_to_hundreds_and_small(exact: int, told: int, answer: bool) -> None:
    assert is_rounded(exact, told) is answer


def test_numbers_are_read_out_of_words_without_dates() -> None:
    assert numbers_of("On 9 April 2022: 12 military and 19 civilians, 1,245 in all") == [
        12,
        19,
        1245,
    ]
    assert numbers_of("the Il-76, the 63rd of the war, 11-16 June, 2.5 and 89 near Bakhmut") == [89]


def test_a_breakdown_that_tells_one_part_otherwise_is_known() -> None:
    assert varied([320, 89, 154], [320, 86, 154]) == (89, 86)
    assert varied([320, 89, 154], [320, 89, 154]) is None
    assert varied([320, 89, 154], [320, 89]) is None
    assert varied([185, 20], [20, 410]) is None, "a number of another size"
