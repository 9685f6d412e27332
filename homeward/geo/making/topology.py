"""Read a point inside each area of a TopoJSON file."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from shapely.geometry import Polygon

Ring = list[tuple[float, float]]
_LEAST_POINTS = 4


def points_of(topology: dict[str, Any], layer: str) -> dict[str, tuple[float, float]]:
    """Return by id the centre (lat, lon in degrees) of the largest part of each area."""
    (scale_x, scale_y), (shift_x, shift_y) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs: list[Ring] = []
    for arc in topology["arcs"]:
        east = accumulate(step[0] for step in arc)
        north = accumulate(step[1] for step in arc)
        arcs.append(
            [
                (x * scale_x + shift_x, y * scale_y + shift_y)
                for x, y in zip(east, north, strict=True)
            ]
        )
    found: dict[str, tuple[float, float]] = {}
    for area in topology["objects"][layer]["geometries"]:
        parts = area["arcs"] if area["type"] == "MultiPolygon" else [area["arcs"]]
        rings = [_ring(part[0], arcs) for part in parts]
        outlines = [Polygon(ring) for ring in rings if len(ring) >= _LEAST_POINTS]
        if not outlines:  # an islet that the scale has drawn to a point
            continue
        centre = max(outlines, key=lambda outline: outline.area).centroid
        found[str(area["id"])] = (centre.y, centre.x)
    return found


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs to a ring; ~n is arc n run backwards."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc if not points else arc[1:])
    return points
