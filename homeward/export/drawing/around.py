"""The extent around what is shown, for maps that are to hold just that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from homeward.export.drawing.window import EXTENTS, WIDEST_DEGREES, Degrees
from homeward.view.marks import Mark

SHOWN = "shown"
"""The name by which this extent is asked for."""

_MARGIN = 0.12
_LEAST_DEGREES = 1.6
"""A single town is shown with its surroundings, or nobody would know where it is."""


def around(marks: Sequence[Mark]) -> Degrees:
    """Return the extent that holds the marks of the chosen regions, or all where there are none.

    Marks too far from the others to share a map with them are left outside; the foot of the
    map names them. Without a mark it is Ukraine.
    """
    wanted = [mark for mark in marks if mark.in_region] or list(marks)
    if not wanted:
        return EXTENTS["ukraine"]
    points = np.array([(mark.lon, mark.lat) for mark in wanted], dtype=np.float64)
    far = np.abs(points - np.median(points, axis=0)).max(axis=1)
    # By halves: what is far from the middle lies on either side of it.
    points = points[far <= WIDEST_DEGREES / 2 / (1 + 2 * _MARGIN) * 0.9]
    low, high = points.min(axis=0), points.max(axis=0)
    half = np.maximum((high - low) / 2 * (1 + 2 * _MARGIN), _LEAST_DEGREES / 2)
    west, south = (low + high) / 2 - half
    east, north = (low + high) / 2 + half
    return (
        float(max(west, -180.0)),
        float(max(south, -85.0)),
        float(min(east, 180.0)),
        float(min(north, 85.0)),
    )
