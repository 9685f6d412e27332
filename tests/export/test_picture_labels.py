"""The names of marks in a picture, and the room that they take."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from record_copy import DATA

from homeward.export.drawing.area_labels import draw_area_labels
from homeward.export.drawing.areas import take_areas
from homeward.export.drawing.base import labels, seen_countries, seen_regions
from homeward.export.drawing.labels import draw_labels, together
from homeward.export.drawing.names import draw_names
from homeward.export.drawing.paper import Paper
from homeward.export.drawing.room import Room
from homeward.export.drawing.symbols import lay_out
from homeward.export.drawing.towns import larger_towns
from homeward.export.drawing.window import EXTENTS, Window
from homeward.view.filters import Chooser, Filter
from homeward.view.marks import make_marks


@given(
    st.lists(
        st.tuples(st.floats(0, 300), st.floats(0, 200), st.floats(1, 90), st.floats(1, 20)),
        max_size=40,
    )
)
def test_no_two_labels_share_room(wanted: list[tuple[float, float, float, float]]) -> None:
    room = Room(Window(extent=EXTENTS["east"], left=0, bottom=0, width=400, height=250))
    placed: list[tuple[float, float, float, float]] = []
    for x, y, wide, high in wanted:
        box = (x, y, x + wide, y + high)
        if room.is_free(box):
            room.take(box)
            placed.append(box)
    for index, (left, bottom, right, top) in enumerate(placed):
        for other in placed[index + 1 :]:
            apart = right <= other[0] or left >= other[2] or top <= other[1] or bottom >= other[3]
            assert apart


class Watched(Room):
    """Room that remembers where words stand."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.words: list[tuple[float, float, float, float]] = []

    def take_name(self, *boxes: tuple[float, float, float, float]) -> None:
        super().take_name(*boxes)
        self.words += boxes[:1]


@pytest.mark.parametrize("extent", EXTENTS)
def test_no_name_stands_over_a_name_or_a_mark(chooser: Chooser, extent: str) -> None:
    window = Window(extent=EXTENTS[extent], left=0, bottom=0, width=600, height=400)
    areas, points = take_areas(make_marks(chooser.choose(Filter())), data_folder=DATA)
    spots = lay_out(points, window)
    room, paper = Watched(window), Paper(600, 400)
    room.take(*(symbol.box for spot in spots for symbol in spot.symbols))
    named = draw_area_labels(paper, room, window, areas)
    named |= draw_labels(paper, room, spots)
    draw_names(
        paper,
        room,
        window,
        labels(DATA),
        countries=seen_countries(DATA, window),
        regions=seen_regions(DATA, window),
        towns=larger_towns(DATA, window),
        named=named,
    )
    marks = [
        shapely.box(
            each.x - each.reach, each.y - each.reach, each.x + each.reach, each.y + each.reach
        )
        for spot in spots
        for each in spot.symbols
    ]
    words = [shapely.box(*box) for box in room.words]
    assert len(words) > 5
    for index, box in enumerate(words):
        for other in [*words[index + 1 :], *marks]:
            assert box.intersection(other).area < 1e-6


def test_a_crowded_mark_is_named_at_the_end_of_a_line(chooser: Chooser) -> None:
    window = Window(extent=EXTENTS["east"], left=0, bottom=0, width=600, height=400)
    areas, points = take_areas(make_marks(chooser.choose(Filter())), data_folder=DATA)
    spots = lay_out(points, window)
    paper, room = Paper(600, 400), Room(window)
    room.take(*(symbol.box for spot in spots for symbol in spot.symbols))
    named = draw_area_labels(paper, room, window, areas)
    named |= draw_labels(paper, room, spots)
    assert {"Donetsk Oblast", "Avdiivka", "Marinka"} <= named
    assert len(paper.axes.lines) >= 2


def test_a_line_to_a_name_never_crosses_words() -> None:
    room = Room(Window(extent=EXTENTS["east"], left=0, bottom=0, width=400, height=250))
    room.take((10, 10, 20, 20))
    room.take_name((30, 10, 60, 20))
    across = np.array([[5.0, 15.0], [15.0, 15.0], [25.0, 15.0]])
    assert room.crossed(across) == 1
    assert room.crossed(across + np.array([20, 0])) is None
    assert room.crossed(across + np.array([0, 50])) == 0


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Donetsk Oblast"], "Donetsk Oblast"),
        (["Azovstal steelworks, Mariupol", "Mariupol"], "Azovstal steelworks, Mariupol"),
        (
            ["Çırağan Palace, Istanbul", "Dolmabahçe Palace, Istanbul"],
            "Çırağan Palace, Dolmabahçe Palace, Istanbul",
        ),
    ],
)
def test_names_of_one_spot_say_once_what_they_share(names: list[str], said: str) -> None:
    assert together(names) == said
