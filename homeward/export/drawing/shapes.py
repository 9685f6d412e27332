"""Paths in points: the marks' shapes, and geometry that was placed on the paper."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path

from homeward.export.drawing.window import Points, Window

POINTS_PER_PIXEL = 0.75
"""The dashboard's sizes are CSS pixels, 1/96 inch."""

# Half the width of each shape such that all have the area of a circle of radius 1, as in
# marks.js; a triangle stands on its base with its centre of gravity at the place.
REACH = {"circle": 1.0, "square": 0.886, "diamond": 1.253, "triangle": 1.347}


def mark_path(shape: str, x: float, y: float, radius: float) -> Path:
    """Return a mark's outline around a point; y points up."""
    reach = radius * REACH[shape]
    if shape == "circle":
        return Path.circle((x, y), reach)
    corners: list[tuple[float, float]]
    if shape == "square":
        corners = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    elif shape == "diamond":
        corners = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    else:
        corners = [(0, 1.1547), (1, -0.57735), (-1, -0.57735)]
    ring = [(x + dx * reach, y + dy * reach) for dx, dy in corners]
    return Path([*ring, ring[0]], closed=True)


def placed_path(geometries: Any, window: Window) -> Path | None:
    """Return lines and polygons in WGS 84 as one path on the paper; None where all are empty."""
    lines = shapely.get_parts(np.asarray(geometries))
    rings = [
        ring
        for part in lines
        for ring in ([part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part])
        if part.geom_type in ("Polygon", "LineString") and not ring.is_empty
    ]
    if not rings:
        return None
    coordinates, index = shapely.get_coordinates(rings, return_index=True)
    points: Points = window.place(coordinates)
    kept = _far_enough(points, index)
    points, index = points[kept], index[kept]
    codes = np.full(len(points), Path.LINETO, dtype=Path.code_type)
    codes[np.flatnonzero(np.r_[True, index[1:] != index[:-1]])] = Path.MOVETO
    return Path(points, codes)


def _far_enough(points: Points, index: Any) -> Any:
    """Thin out points closer than a fifth of a point, keeping both ends of every line."""
    first = np.r_[True, index[1:] != index[:-1]]
    last = np.r_[index[1:] != index[:-1], True]
    cell = np.round(points * 5).astype(np.int64)
    moved = np.r_[True, (cell[1:] != cell[:-1]).any(axis=1)]
    return moved | first | last
