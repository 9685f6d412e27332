"""Marks that are no points, drawn as on the dashboard's map (areas.js).

Oblasts are shaded by number, wider areas and countries are outlines, "near" is a ring as wide
as that may be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

import shapely
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from homeward.export.drawing.base import clipped, geography
from homeward.export.drawing.paper import QUIET, Paper
from homeward.export.drawing.shapes import POINTS_PER_PIXEL, placed_path
from homeward.export.drawing.symbols import FADED, Spot
from homeward.export.drawing.window import Window
from homeward.geo.outlines import circle, radii, wider_areas
from homeward.model import GeoPrecision
from homeward.view import style
from homeward.view.marks import Mark
from homeward.view.regions import CLASSES

_ORDER = (GeoPrecision.COUNTRY, GeoPrecision.AREA, GeoPrecision.ADMIN1)
"""From the widest: what is drawn later lies on top."""

DASHES = {GeoPrecision.COUNTRY: (0, (6, 3)), GeoPrecision.AREA: (0, (2.2, 2.2))}
_LEAST_SEEN = 0.015
"""An area whose middle lies outside the map is labelled where it fills at least this part of it."""

_OVER = 1.0
"""Over the base map, under the marks."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Area:
    """The marks of one area, most people first; ``shape`` is in WGS 84, lines where only those."""

    name: str
    precision: GeoPrecision
    lon: float
    lat: float
    shape: Any
    marks: tuple[Mark, ...]

    @property
    def in_region(self) -> bool:
        """Tell whether any of the marks lies in the chosen regions."""
        return any(mark.in_region for mark in self.marks)


def take_areas(marks: Sequence[Mark], *, data_folder: FilePath) -> tuple[list[Area], list[Mark]]:
    """Return the areas, the widest first, and the marks that are points."""
    groups: dict[tuple[str, GeoPrecision], list[Mark]] = {}
    points = []
    shapes: dict[tuple[str, GeoPrecision], Any] = {}
    for mark in marks:
        key = (mark.place_id, mark.geo_precision)
        if key not in shapes:
            shapes[key] = _shape(mark, data_folder)
        if shapes[key] is None:
            points.append(mark)
        else:
            groups.setdefault(key, []).append(mark)
    areas = [
        Area(
            name=here[0].name,
            precision=precision,
            lon=here[0].lon,
            lat=here[0].lat,
            shape=shapes[place_id, precision],
            marks=tuple(here),
        )
        for (place_id, precision), here in groups.items()
    ]
    return sorted(areas, key=lambda area: _ORDER.index(area.precision)), points


def _shape(mark: Mark, data_folder: FilePath) -> Any:
    if mark.geo_precision in (GeoPrecision.ADMIN1, GeoPrecision.COUNTRY):
        return geography(data_folder).shapes.get(mark.place_id)
    if mark.geo_precision is not GeoPrecision.AREA:
        return None
    known = wider_areas(data_folder).get(mark.place_id)
    if known is not None:
        return known
    reach = radii(data_folder).of(mark.place_id, mark.geo_precision)
    return circle(mark.lat, mark.lon, reach) if reach else None


def home(area: Area, window: Window) -> tuple[float, float] | None:
    """Return where an area is labelled: its middle, else where it is seen; None where it is not."""
    ((x, y),) = window.place([(area.lon, area.lat)]).tolist()
    if window.holds(x, y, 6):
        return x, y
    seen = clipped([area.shape], window)
    if not len(seen) or seen[0].geom_type not in ("Polygon", "MultiPolygon"):
        return None
    frame = shapely.box(
        window.left + 14,
        window.bottom + 14,
        window.left + window.width - 14,
        window.bottom + window.height - 14,
    )
    placed = shapely.make_valid(shapely.transform(seen[0], window.place))
    parts = shapely.get_parts(shapely.intersection(placed, frame))
    largest = max(parts, key=lambda part: part.area, default=None)
    if largest is None or largest.area < _LEAST_SEEN * frame.area:
        return None
    middle = shapely.maximum_inscribed_circle(largest.simplify(2), tolerance=4).coords[0]
    return float(middle[0]), float(middle[1])


def draw_areas(paper: Paper, window: Window, areas: Sequence[Area], *, clip: Any) -> list[Area]:
    """Shade and outline the areas; return those that are seen on the map."""
    frame = Bbox.from_bounds(window.left, window.bottom, window.width, window.height)
    seen = []
    for index, area in enumerate(areas):
        path = placed_path(clipped([area.shape], window), window)
        is_shaded = area.precision is GeoPrecision.ADMIN1
        if path is None or not path.intersects_bbox(frame, filled=is_shaded):
            continue
        seen.append(area)
        for looks in area_looks(area.precision, area.marks):
            over = _OVER + index / (2 * len(areas))
            paper.shape(path, zorder=over, joinstyle="round", **looks).set_clip_path(clip)
    return seen


def area_looks(precision: GeoPrecision, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """Return how an area is filled and outlined, one layer after the other."""
    strength = 1.0 if any(mark.in_region for mark in marks) else 0.5
    if precision is not GeoPrecision.ADMIN1:
        line = {"edgecolor": (QUIET, 0.9 * strength), "linewidth": 1.0}
        return [{"fill": False, "linestyle": DASHES[precision], **line}]
    colours = [style.KIND_STYLES[mark.kind].colour if strength == 1 else FADED for mark in marks]
    looks = []
    shade = shade_of(marks[0].people)
    if shade is not None:
        fill = (colours[0], shade_alpha(shade) * strength)
        looks.append({"facecolor": fill, "linewidth": 0})
    hatched = colours[1:] if shade is not None else colours
    looks += [
        {"fill": False, "hatch": "////", "edgecolor": (colour, 0.5 * strength), "linewidth": 0}
        for colour in hatched
    ]
    line = {"edgecolor": (colours[0], strength), "linewidth": 0.8}
    return [*looks, {"fill": False, **line}]


def shade_of(people: int | None) -> int | None:
    """Return which of `CLASSES` a number has; None where it is not told, as for meetings."""
    if people is None:
        return None
    return max([index for index, least in enumerate(CLASSES) if people >= least], default=0)


def shade_alpha(shade: int) -> float:
    """Return how strong a shade is, from 0 to 1."""
    return 0.14 + 0.56 * shade / (len(CLASSES) - 1)


def draw_rings(
    paper: Paper, window: Window, spots: Sequence[Spot], *, data_folder: FilePath, clip: Any
) -> None:
    """Draw around what is "near" a town a ring as wide as that may be."""
    known = radii(data_folder)
    for spot in spots:
        for symbol in spot.symbols:
            mark = symbol.mark
            if mark.geo_precision is not GeoPrecision.NEAR:
                continue
            reach = (known.of(mark.place_id, mark.geo_precision) or 0.0) * 1_000
            wide = max(symbol.radius + 3 * POINTS_PER_PIXEL, reach * window.points_per_metre)
            ring = Path.circle((symbol.x, symbol.y), wide)
            for looks in ring_looks(mark):
                paper.shape(ring, zorder=1.8, **looks).set_clip_path(clip)


def ring_looks(mark: Mark) -> list[Mapping[str, Any]]:
    """Return how the ring of a mark is filled and drawn."""
    colour = style.KIND_STYLES[mark.kind].colour if mark.in_region else FADED
    strength = 1.0 if mark.in_region else 0.55
    return [
        {"facecolor": (colour, 0.09 * strength), "linewidth": 0},
        {"fill": False, "edgecolor": (colour, 0.9 * strength), "linewidth": 0.8},
    ]
