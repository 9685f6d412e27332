from __future__ import annotations

from typing import Any

import pytest

from homeward.model import Direction
from homeward.store.columns import DIFFERENCES
from homeward.store.frames import Frames, rows
from homeward.view.differences import differences, side_counts, topic


def told(frames: Frames, event_id: str) -> tuple[Any, list[str]]:
    (event,) = rows(frames.events[frames.events["event_id"] == event_id])
    claims = rows(frames.claims[frames.claims["event_id"] == event_id])
    return event, differences(event, claims)


def test_the_two_governments_are_set_side_by_side(frames: Frames) -> None:
    event, sentences = told(frames, "BR-2025-06-16")
    assert side_counts(event, Direction.TO_UKRAINE) == "Kyiv counts 1,245, Moscow 1,248"
    assert sentences[0] == "Kyiv counts 1,245, Moscow 1,248 to Ukraine."


def test_governments_that_agree_say_so(frames: Frames) -> None:
    event, _ = told(frames, "BR-2025-06-11")
    assert side_counts(event, Direction.TO_UKRAINE) == "Kyiv and Moscow both count 1,212"


def test_one_government_alone_is_named_alone(frames: Frames) -> None:
    event, _ = told(frames, "BR-2025-06-RET3")
    assert side_counts(event, Direction.TO_RUSSIA) == "Kyiv counts 3"
    assert side_counts(event, Direction.TO_UKRAINE) == ""


def test_a_range_without_two_governments_is_told_as_a_range(frames: Frames) -> None:
    _, sentences = told(frames, "PX-2022-04-09")
    assert sentences[0] == "The number to Ukraine is told as 26–31."


def test_a_difference_names_its_topic_its_speaker_and_its_outlet(frames: Frames) -> None:
    _, sentences = told(frames, "BR-2024-11-08")
    breakdown = [sentence for sentence in sentences if sentence.startswith("The breakdown: ")]
    assert any("Coordination Headquarters" in each and "DnewsInfo" in each for each in breakdown)
    assert any("320" in each and "89" in each for each in breakdown)
    assert breakdown[-1].endswith("more among the claims below.")


def test_where_nothing_differs_nothing_is_said(frames: Frames) -> None:
    _, sentences = told(frames, "BR-2025-06-14")
    assert sentences == []


def test_every_event_has_sentences_if_and_only_if_something_differs(frames: Frames) -> None:
    for event in rows(frames.events):
        _, sentences = told(frames, event.event_id)
        assert bool(sentences) == bool(event.differs_on), event.event_id


@pytest.mark.parametrize("word", sorted(DIFFERENCES))
def test_every_kind_of_difference_has_a_name_for_people(word: str) -> None:
    assert topic(word) != word


def test_sentences_are_told_with_the_same_verb_for_both_sides(frames: Frames) -> None:
    for event in rows(frames.events):
        for direction in Direction:
            words = side_counts(event, direction)
            assert "claims" not in words
            assert words.count("count") <= 1
