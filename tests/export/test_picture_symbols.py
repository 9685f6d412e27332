"""The marks of a picture, whole and apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import MARK

from homeward.export.drawing.sheet import REPORT, map_frame
from homeward.export.drawing.symbols import AREAS, lay_out
from homeward.export.drawing.window import EXTENTS, Window
from homeward.export.picture import SIZES
from homeward.view.filters import Chooser, Filter
from homeward.view.marks import make_marks


def test_every_mark_in_the_frame_is_laid_out_once(chooser: Chooser) -> None:
    window = Window(extent=EXTENTS["region"], left=0, bottom=0, width=700, height=500)
    marks = make_marks(chooser.choose(Filter()))
    points = window.place([(mark.lon, mark.lat) for mark in marks]).tolist()
    inside = [mark for mark, (x, y) in zip(marks, points, strict=True) if window.holds(x, y)]
    laid = [symbol.mark for spot in lay_out(marks, window) for symbol in spot.symbols]
    assert sorted(map(repr, laid)) == sorted(map(repr, inside))


def test_the_mark_of_an_oblast_pushes_no_town_away(chooser: Chooser) -> None:
    window = Window(extent=EXTENTS["region"], left=0, bottom=0, width=700, height=500)
    spots = lay_out(make_marks(chooser.choose(Filter())), window)
    for spot in spots:
        assert len({symbol.mark.geo_precision in AREAS for symbol in spot.symbols}) == 1
    lone = [spot for spot in spots if len(spot.symbols) == 1 and spot.half_height < 20]
    inside = [spot for spot in lone if window.holds(spot.x, spot.y, 20)]
    assert len(inside) > 10
    for spot in inside:
        assert spot.symbols[0].x == pytest.approx(spot.x)


@pytest.mark.parametrize("size", [*SIZES, "report"])
@pytest.mark.parametrize("extent", ["ukraine", "east", "sumy-kursk", "istanbul"])
def test_no_mark_is_cut_at_the_edge_of_its_map(chooser: Chooser, extent: str, size: str) -> None:
    sheet = REPORT if size == "report" else SIZES[size]
    frame = map_frame(sheet, top=sheet.height - 60, bottom=60)
    window = Window(extent=EXTENTS[extent], **vars(frame))
    for spot in lay_out(make_marks(chooser.choose(Filter())), window):
        for symbol in spot.symbols:
            left, bottom, right, top = symbol.box
            assert window.holds(left, bottom)
            assert window.holds(right, top)


@given(lon=st.floats(22.0, 40.6), lat=st.floats(44.2, 53.0), people=st.integers(1, 9_000))
def test_a_mark_at_the_very_edge_is_seen_whole(lon: float, lat: float, people: int) -> None:
    frame = map_frame(SIZES["screen"], top=440, bottom=60)
    window = Window(extent=EXTENTS["ukraine"], **vars(frame))
    mark = replace(MARK, lon=lon, lat=lat, people=people)
    for spot in lay_out([mark], window):
        left, bottom, right, top = spot.symbols[0].box
        assert window.holds(left, bottom)
        assert window.holds(right, top)
