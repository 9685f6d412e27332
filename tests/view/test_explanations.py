from __future__ import annotations

from typing import Any

from homeward.store.frames import Frames, rows
from homeward.view.explanations import Explanation, explanations


def told(frames: Frames, event_id: str) -> list[Explanation]:
    (event,) = rows(frames.events[frames.events["event_id"] == event_id])
    return explanations(frames, event, rows(frames.claims[frames.claims["event_id"] == event_id]))


def words(frames: Frames, event_id: str) -> list[str]:
    return [each.words for each in told(frames, event_id)]


def test_the_89_make_563_beside_the_320_and_474_inside_them(frames: Frames) -> None:
    beside, inside, *_others = words(frames, "BR-2024-11-08")
    assert beside.endswith("320 + 89 + 154 = 563: a number that is told.")
    assert "With the 89 (“Bakhmut”) inside another part" in inside
    assert inside.endswith("320 + 154 = 474: 89 short of the 563 told.")
    assert any("320 + 86 + 154 = 560" in each for each in words(frames, "BR-2024-11-08"))


def test_no_part_explains_1245_and_1248_and_the_series_says_where_it_lies(frames: Frames) -> None:
    nothing, series = told(frames, "BR-2025-06-16")
    assert nothing.words == (
        "1,245 and 1,248 to Ukraine differ by 3. Arithmetic explains nothing of it: no parts are "
        "told."
    )
    assert not nothing.explains
    assert "6,057 to Ukraine by Kyiv's count and 6,060 by Moscow's" in series.words
    assert "The 4 other events are counted alike: the whole difference of 3" in series.words
    assert series.words in words(frames, "CM-2025-06-02-bodies")


def test_the_31_wounded_explain_what_another_count_leaves_out(frames: Frames) -> None:
    (found,) = told(frames, "PX-2025-04-19")
    assert found.explains
    assert "246 and 261 to Russia differ by 15. As many are: 15 (“wounded”)." in found.words


def test_parts_that_do_not_make_the_difference_are_said_not_to(frames: Frames) -> None:
    (found,) = told(frames, "PX-2024-01-31")
    assert not found.explains
    assert found.words.startswith(
        "195 and 207 to Ukraine differ by 12. Arithmetic explains nothing"
    )


def test_a_breakdown_told_otherwise_explains_the_number_it_makes(frames: Frames) -> None:
    found = words(frames, "PX-2022-04-09")
    assert any("With 19 instead of 14" in each and "12 + 19 = 31" in each for each in found)
    assert not any("explains nothing" in each for each in found)


def test_soldiers_are_not_read_as_lying_inside_civilians(frames: Frames) -> None:
    assert not any("inside another" in each for each in words(frames, "PX-2022-04-09"))


def test_where_no_number_differs_arithmetic_is_silent(frames: Frames) -> None:
    assert words(frames, "BR-2025-06-11") == []


def test_every_sentence_of_a_difference_names_two_numbers_of_the_range(frames: Frames) -> None:
    events: list[Any] = rows(frames.events)
    for event in events:
        for each in told(frames, event.event_id):
            assert each.words.endswith(".")
            assert not each.about_difference or event.status == "disputed"
