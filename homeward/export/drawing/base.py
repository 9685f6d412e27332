"""The base map: land, borders, rivers and lakes, in the colours of the dashboard's own."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

import numpy as np
import shapely
from matplotlib.patches import Rectangle

from homeward.export.drawing.paper import Paper
from homeward.export.drawing.shapes import placed_path
from homeward.export.drawing.window import Window
from homeward.geo.regions import Regions
from homeward.language import ENGLISH, cached_by_language, language

# As in basemap.js; land is a little darker, since paper has no lit background.
SEA = "#dfe8ec"
LAND = "#f3f0e9"
FOCUS = "#fffefb"  # Ukraine, by international law with Crimea
BORDER = "#747c83"
REGION_LINE = "#c9ccca"
RIVER = "#b9cfd9"

_MANY_REGIONS_SCALE = 1 / 1_000
"""Points a metre below which Moldova's 37 districts would be a tangle of lines."""

_LEAST_SEEN = 0.015
"""A country or region that fills at least this part of the map is named where it is seen."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Geography:
    """Boundaries in WGS 84, arrays of shapely geometries."""

    countries: Any
    country_names: Mapping[str, Any]
    """By language."""
    ukraine: Any
    admin1: Any
    admin1_codes: Any
    admin1_names: Mapping[str, Any]
    rivers: Any
    lakes: Any
    labels: tuple[Mapping[str, Any], ...]
    shapes: Mapping[str, Any]
    """Countries and first-level regions by their ids."""


@lru_cache(maxsize=2)
def geography(data_folder: FilePath) -> Geography:
    """Read the boundaries; raises FileNotFoundError without them."""
    frame = Regions.load(data_folder).frame
    drawn = json.loads((data_folder / "geography" / "basemap.json").read_text(encoding="utf-8"))
    # First-level regions only where the dashboard draws them: around Ukraine.
    known = {feature["properties"]["id"] for feature in drawn["admin1"]["features"]}
    countries = frame[frame["level"] == "country"]
    admin1 = frame[(frame["level"] == "admin1") & frame["region_id"].isin(known)]
    return Geography(
        countries=countries.geometry.to_numpy(),
        country_names=_by_language(countries),
        ukraine=countries[countries["country"] == "UA"].geometry.to_numpy(),
        admin1=admin1.geometry.to_numpy(),
        admin1_codes=admin1["region_id"].str.removeprefix("iso:").to_numpy(dtype=object),
        admin1_names=_by_language(admin1),
        rivers=_geometries(drawn["rivers"]),
        lakes=_geometries(drawn["lakes"]),
        labels=(*drawn["labels"], *_seas(data_folder)),
        shapes={
            region_id: shape
            for level in (countries, admin1)
            for region_id, shape in zip(level["region_id"], level.geometry, strict=True)
        },
    )


def _by_language(frame: Any) -> dict[str, Any]:
    return {
        code: frame[column].where(frame[column] != "", frame["name"]).to_numpy(dtype=object)
        for code, column in ((ENGLISH, "name"), ("uk", "name_uk"))
    }


def _seas(data_folder: FilePath) -> list[dict[str, Any]]:
    path = data_folder / "geography" / "seas.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            {
                **row,
                "kind": "sea",
                "lat": float(row["lat"]),
                "lon": float(row["lon"]),
                "min_zoom": float(row["min_zoom"] or 0),
            }
            for row in csv.DictReader(lines)
        ]


def labels(data_folder: FilePath) -> tuple[Mapping[str, Any], ...]:
    """Return the base map's labels and the seas, named in the language of the moment."""
    own = f"name_{language()}"
    return tuple(
        {**each, "name": each.get(own) or each["name"]} for each in geography(data_folder).labels
    )


def _geometries(collection: Mapping[str, Any]) -> Any:
    return np.array(
        [shapely.from_geojson(json.dumps(each["geometry"])) for each in collection["features"]],
        dtype=object,
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class _Paths:
    countries: Any
    ukraine: Any
    admin1: Any
    rivers: Any
    lakes: Any


@lru_cache(maxsize=16)
def _paths(data_folder: FilePath, window: Window) -> _Paths:
    """Place the boundaries on the paper, once a window."""
    known = geography(data_folder)

    wide = window.points_per_metre < _MANY_REGIONS_SCALE
    small = np.array([str(code).startswith("MD-") for code in known.admin1_codes], dtype=bool)

    def path(geometries: Any) -> Any:
        return placed_path(clipped(geometries, window), window)

    return _Paths(
        countries=path(known.countries),
        ukraine=path(known.ukraine),
        admin1=path(known.admin1[~small] if wide else known.admin1),
        rivers=path(known.rivers),
        lakes=path(known.lakes),
    )


def clipped(geometries: Any, window: Window) -> Any:
    """Cut away of geometries what lies far outside, where the projection bends too much.

    The cut is well outside the frame, so that its straight edge is never seen.
    """
    west, south, east, north = window.covered
    margin_x, margin_y = (east - west) * 0.1 + 0.5, (north - south) * 0.1 + 0.5
    box = (west - margin_x, south - margin_y, east + margin_x, north + margin_y)
    cut = shapely.clip_by_rect(geometries, *box)
    return cut[~shapely.is_empty(cut)]


def draw_base(paper: Paper, window: Window, *, data_folder: FilePath) -> Rectangle:
    """Draw sea, land, borders and water; return the frame, by which all else is clipped."""
    frame = paper.box(
        window.left,
        window.bottom,
        window.width,
        window.height,
        facecolor=SEA,
        linewidth=0,
        zorder=0,
    )
    paths = _paths(data_folder, window)
    layers: tuple[tuple[Any, dict[str, Any]], ...] = (
        (paths.countries, {"facecolor": LAND, "linewidth": 0}),
        (paths.ukraine, {"facecolor": FOCUS, "linewidth": 0}),
        (paths.admin1, {"fill": False, "edgecolor": REGION_LINE, "linewidth": 0.5}),
        (paths.rivers, {"fill": False, "edgecolor": RIVER, "linewidth": 0.8}),
        (paths.lakes, {"facecolor": SEA, "linewidth": 0}),
        (paths.countries, {"fill": False, "edgecolor": BORDER, "linewidth": 1.0}),
    )
    for order, (path, looks) in enumerate(layers, start=2):
        if path is not None:
            paper.shape(path, zorder=order / 10, joinstyle="round", **looks).set_clip_path(frame)
    return frame


Seen = tuple[tuple[str, float, float], ...]
"""Names, and in points where on the paper each is seen best."""


@cached_by_language(16)
def seen_countries(data_folder: FilePath, window: Window) -> Seen:
    """Return the countries that fill a part of the map."""
    known = geography(data_folder)
    return _seen(_own(known.country_names), known.countries, window)


@cached_by_language(16)
def seen_regions(data_folder: FilePath, window: Window) -> Seen:
    """Return the first-level regions that fill a part of the map."""
    known = geography(data_folder)
    return _seen(_own(known.admin1_names), known.admin1, window)


def _own(names: Mapping[str, Any]) -> Any:
    return names.get(language(), names[ENGLISH])


def _seen(names: Any, geometries: Any, window: Window) -> Seen:
    west, south, east, north = window.covered
    frame = shapely.box(
        window.left + 12,
        window.bottom + 12,
        window.left + window.width - 12,
        window.bottom + window.height - 12,
    )
    found = []
    cut = shapely.clip_by_rect(geometries, west - 1, south - 1, east + 1, north + 1)
    for name, geometry in zip(names, cut, strict=True):
        if geometry.is_empty:
            continue
        placed = shapely.make_valid(shapely.transform(geometry, window.place))
        parts = shapely.get_parts(shapely.intersection(placed, frame))
        largest = max(parts, key=lambda part: part.area, default=None)
        if largest is not None and largest.area >= _LEAST_SEEN * frame.area:
            centre = shapely.maximum_inscribed_circle(largest.simplify(2), tolerance=4).coords[0]
            found.append((str(name), float(centre[0]), float(centre[1])))
    return tuple(found)
