"""Warming up leaves at hand what the first picture would wait for."""

from __future__ import annotations

from record_copy import DATA

from homeward.export.drawing.base import geography
from homeward.screen.warm import draw_once
from homeward.view.filters import Chooser, Filter


def test_the_boundaries_are_at_hand_after_it(chooser: Chooser) -> None:
    geography.cache_clear()
    draw_once(chooser.choose(Filter()), data_folder=DATA)
    assert geography.cache_info().currsize == 1
