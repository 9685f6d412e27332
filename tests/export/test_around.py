"""The extent around what is shown."""

from __future__ import annotations

from homeward.export.drawing.around import around
from homeward.export.drawing.window import EXTENTS, check_extent
from homeward.view.filters import Chooser, Filter
from homeward.view.marks import make_marks


def test_it_holds_the_places_of_the_chosen_regions(chooser: Chooser) -> None:
    marks = make_marks(chooser.choose(Filter(regions=frozenset({"UA-14"}))))
    west, south, east, north = check_extent(around(marks))
    inside = [mark for mark in marks if west < mark.lon < east and south < mark.lat < north]
    assert {mark.place_id for mark in marks if mark.in_region} <= {m.place_id for m in inside}
    assert east - west < 6


def test_a_single_town_is_shown_with_its_surroundings(chooser: Chooser) -> None:
    west, south, east, north = around(make_marks(chooser.choose(Filter(words="Antalya")))[:1])
    assert east - west > 1
    assert north - south > 1


def test_nothing_is_ukraine_and_everything_can_be_drawn(chooser: Chooser) -> None:
    assert around([]) == EXTENTS["ukraine"]
    check_extent(around(make_marks(chooser.choose(Filter()))))
