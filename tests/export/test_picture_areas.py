"""Uncertain places in a picture: shaded, outlined, ringed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from pictures import MARK, in_region
from record_copy import DATA

from homeward.export.drawing.area_labels import draw_area_labels
from homeward.export.drawing.areas import (
    area_looks,
    draw_areas,
    draw_rings,
    home,
    shade_alpha,
    shade_of,
    take_areas,
)
from homeward.export.drawing.paper import Paper
from homeward.export.drawing.room import Room
from homeward.export.drawing.symbols import lay_out
from homeward.export.drawing.window import EXTENTS, Window
from homeward.model import GeoPrecision
from homeward.view.filters import Chooser, Filter
from homeward.view.marks import make_marks


def test_marks_are_areas_where_an_outline_is_known_and_else_points(chooser: Chooser) -> None:
    marks = make_marks(chooser.choose(Filter()))
    areas, points = take_areas(marks, data_folder=DATA)
    assert sorted([*points, *(mark for area in areas for mark in area.marks)], key=repr) == (
        sorted(marks, key=repr)
    )
    assert [area.precision for area in areas] == sorted(
        (area.precision for area in areas), key=["country", "area", "admin1"].index
    )
    assert {mark.geo_precision for mark in points} <= {
        GeoPrecision.EXACT, GeoPrecision.SETTLEMENT, GeoPrecision.NEAR, GeoPrecision.UNKNOWN
    }  # fmt: skip
    donetsk = next(area for area in areas if area.name == "Donetsk Oblast")
    assert shapely.contains_xy(donetsk.shape, 37.8, 48.0)


def test_an_area_without_an_outline_is_a_circle_of_its_radius() -> None:
    (area,), points = take_areas([replace(MARK, geo_precision=GeoPrecision.AREA)], data_folder=DATA)
    assert points == []
    assert shapely.contains_xy(area.shape, area.lon, area.lat)
    unknown = replace(MARK, geo_precision=GeoPrecision.UNKNOWN)
    assert take_areas([unknown], data_folder=DATA) == ([], [unknown])


def test_an_oblast_is_the_darker_the_more_people_and_hatched_without_a_number() -> None:
    alphas = []
    for people in (1, 60, 300, 700, 5_000):
        (fill, *_rest) = area_looks(GeoPrecision.ADMIN1, [in_region(people=people)])
        alphas.append(fill["facecolor"][1])
    assert alphas == sorted(set(alphas))
    assert alphas[0] == shade_alpha(shade_of(1) or 0)
    untold = area_looks(GeoPrecision.ADMIN1, [in_region(people=None, untold=1)])
    assert [bool(each.get("hatch")) for each in untold] == [True, False]
    for wide in (GeoPrecision.AREA, GeoPrecision.COUNTRY):
        (outline,) = area_looks(wide, [in_region()])
        assert outline["fill"] is False
        assert outline["linestyle"] != "solid"


def test_near_is_a_ring_as_wide_as_that_may_be() -> None:
    window = Window(extent=EXTENTS["east"], left=0, bottom=0, width=600, height=400)
    near = replace(
        MARK, place_id="geonames:713174", geo_precision=GeoPrecision.NEAR, lat=48.6, lon=38.0
    )
    paper = Paper(600, 400)
    spots = lay_out([near, replace(near, geo_precision=GeoPrecision.SETTLEMENT)], window)
    frame = paper.box(0, 0, 600, 400, fill=False)
    draw_rings(paper, window, spots, data_folder=DATA, clip=frame)
    rings = [patch for patch in paper.axes.patches if patch is not frame]
    assert len(rings) == 2, "one filled, one drawn, and none for what is in the town"
    wide = rings[0].get_path().get_extents().width
    north = window.place([(38.0, 48.6), (38.0, 48.6 + 15 / 111.19)])
    assert wide / 2 == pytest.approx(np.hypot(*(north[1] - north[0])), rel=0.02)


def test_an_area_whose_middle_is_off_the_map_is_labelled_where_it_is_seen() -> None:
    window = Window(extent=EXTENTS["ukraine"], left=0, bottom=0, width=600, height=400)
    far = replace(MARK, place_id="iso:RU", name="Russia", lat=62.0, lon=94.0)
    japan = replace(MARK, place_id="iso:JP", name="Japan", lat=36.0, lon=138.0)
    areas, _points = take_areas([far, japan], data_folder=DATA)
    seen = {area.name: home(area, window) for area in areas}
    assert seen["Japan"] is None
    assert seen["Russia"] is not None
    assert window.holds(*seen["Russia"])
    paper = Paper(600, 400)
    clip = paper.box(0, 0, 600, 400)
    assert [area.name for area in draw_areas(paper, window, areas, clip=clip)] == ["Russia"]
    assert draw_area_labels(paper, Room(window), window, areas) == {"Russia"}
