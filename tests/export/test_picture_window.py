"""The part of the world that a picture shows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from homeward.export.drawing.scale import place_scale
from homeward.export.drawing.sheet import map_frame
from homeward.export.drawing.window import EXTENTS, Window, read_extent
from homeward.export.picture import SIZES


def test_points_lie_where_proj_puts_them() -> None:
    window = Window(extent=EXTENTS["ukraine"], left=20, bottom=30, width=500, height=300)
    lon, lat = window.centre
    proj = Transformer.from_crs(
        "EPSG:4326",
        f"+proj=laea +lat_0={lat} +lon_0={lon} +R=6371008.8",
        always_xy=True,
    )
    cities = np.array([[30.5, 50.4], [37.8, 48.0], [24.0, 49.8], [34.1, 44.95]])
    ours = window.place(cities)
    theirs = np.column_stack(proj.transform(cities[:, 0], cities[:, 1])) * window.points_per_metre
    assert np.allclose(np.diff(ours, axis=0), np.diff(theirs, axis=0), atol=1e-6)


@given(st.floats(-150, 150), st.floats(-60, 70), st.floats(0.1, 50), st.floats(0.1, 14))
def test_the_whole_extent_lies_in_the_frame(
    west: float, south: float, wide: float, high: float
) -> None:
    extent = read_extent(f"{west},{south},{min(180.0, west + wide)},{south + high}")
    window = Window(extent=extent, left=0, bottom=0, width=400, height=300)
    for lon in (extent[0], extent[2]):
        for lat in (extent[1], extent[3]):
            ((x, y),) = window.place([(lon, lat)]).tolist()
            assert window.holds(x, y, -0.5)
    assert window.covered[1] <= extent[1] + 1e-6
    assert window.covered[3] >= extent[3] - 1e-6


def test_the_scale_goes_where_no_mark_lies() -> None:
    frame = map_frame(SIZES["screen"], top=440, bottom=60)
    window = Window(extent=EXTENTS["ukraine"], **vars(frame))
    right = place_scale(window, [])
    assert right.box[2] == pytest.approx(window.left + window.width - 3)
    left = place_scale(window, [right.box])
    assert left.box[2] < right.box[0]
    assert place_scale(window, [right.box, left.box]) == right
