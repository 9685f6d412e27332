from __future__ import annotations

import re

import pytest

from homeward.model import Direction
from homeward.store.frames import Frames
from homeward.view.chains import as_told, chain
from homeward.view.commitments import Commitment, Promise, rounds
from homeward.view.markup import to_html


def commitment(frames: Frames, event_id: str) -> Commitment:
    return next(
        each
        for made in rounds(frames)
        for each in made.commitments
        if each.event.event_id == event_id
    )


def promise(frames: Frames, event_id: str, way: Direction = Direction.TO_UKRAINE) -> Promise:
    return next(each for each in commitment(frames, event_id).promises if each.direction is way)


def markup(frames: Frames, event_id: str, way: Direction = Direction.TO_UKRAINE) -> str:
    return to_html(*chain(promise(frames, event_id, way)))


def test_the_june_chain_is_added_up_for_each_government(frames: Frames) -> None:
    drawn = markup(frames, "CM-2025-06-02-bodies")
    assert "1,212 + 1,200 + 1,200 + 1,200 + 1,245 = 6,057" in drawn
    assert "1,212 + 1,200 + 1,200 + 1,200 + 1,248 = 6,060" in drawn
    assert drawn.index("Kyiv's count") < drawn.index("Moscow's count")


def test_1000_for_1000_is_390_and_307_and_303_on_either_side(frames: Frames) -> None:
    for way in Direction:
        drawn = markup(frames, "CM-2025-05-16-1000", way)
        assert "390 + 307 + 303 = 1,000" in drawn
        assert drawn.count('class="hw-bar"') == 1, "both sides count alike"


def test_every_piece_names_its_day_and_leads_to_its_event(frames: Frames) -> None:
    drawn = markup(frames, "CM-2025-05-16-1000")
    for event_id, day in (("PX-2025-05-23", "23 May"), ("PX-2025-05-25", "25 May")):
        assert f"event={event_id}" in drawn
        assert f">{day}</small>" in drawn


def test_the_steps_say_the_running_total_by_day(frames: Frames) -> None:
    drawn = markup(frames, "CM-2025-06-02-bodies")
    assert "Running total in time: 11 June 2025 1,212; 13 June 2025 2,412;" in drawn
    assert "promised 2 Jun" in drawn
    heights = [float(each) for each in re.findall(r"height:([\d.]+)%", drawn)]
    assert heights == sorted(heights)


def test_no_piece_and_no_step_leaves_its_drawing(frames: Frames) -> None:
    for made in rounds(frames):
        for each in made.commitments:
            for told in each.promises:
                drawn = to_html(*chain(told))
                for bar in drawn.split('class="hw-bar"')[1:]:
                    widths = re.findall(r"width:([\d.]+)%", bar.split("</div>")[0])
                    assert sum(float(width) for width in widths) <= 100.01
                for left, width in re.findall(r"left:([\d.]+)%;width:([\d.]+)%", drawn):
                    assert float(left) + float(width) <= 100.01


def test_what_each_party_says_was_agreed_stands_side_by_side(frames: Frames) -> None:
    told = to_html(*as_told(frames, "CM-2025-06-02-bodies"))
    kyiv, moscow = told.split("Russian side")[0], told.split("Russian side")[1]
    assert "6,000 to Ukraine, 6,000 to Russia" in kyiv
    assert "6,000 to Ukraine, 6,000 to Russia" not in moscow.split("Outlets")[0]
    assert "6,060 to Ukraine, 78 to Russia" in moscow


@pytest.mark.parametrize("event_id", ["CM-2023-01-11-1000", "CM-2025-11-15-1200"])
def test_a_promise_without_a_delivery_has_no_chain(frames: Frames, event_id: str) -> None:
    assert markup(frames, event_id) == ""
