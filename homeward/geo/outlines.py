"""Outlines of regions, countries and wider areas as the map draws them, and how far "near" is.

All coordinates are WGS 84 degrees, longitude first, as in GeoJSON.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import shapely

from homeward.model import GeoPrecision

_KM_PER_DEGREE = 111.32


@dataclass(frozen=True, kw_only=True)
class Radii:
    """How far a place may reach from its point, in kilometres."""

    told: Mapping[tuple[str, GeoPrecision], float]
    """What the gazetteer tells, by place and the precision for which it tells it."""
    default: Mapping[GeoPrecision, float]
    """What is taken where it tells nothing; the reasons stand in the file."""

    def of(self, place_id: str, precision: GeoPrecision) -> float | None:
        """Return the radius of a place known this finely; None for a point or a whole region.

        A radius told for a settlement says how large it is, not how far "near" it reaches.
        """
        return self.told.get((place_id, precision), self.default.get(precision))


@lru_cache(maxsize=2)
def radii(data_folder: Path) -> Radii:
    """Return the radii of places; raises FileNotFoundError without the data."""
    told = {
        (row["place_id"], GeoPrecision(row["geo_precision"])): float(row["radius_km"])
        for row in read_rows(data_folder / "places.csv")
        if row["radius_km"] and row["geo_precision"] in (GeoPrecision.NEAR, GeoPrecision.AREA)
    }
    default = {
        GeoPrecision(row["geo_precision"]): float(row["radius_km"])
        for row in read_rows(data_folder / "geography" / "radii.csv")
    }
    return Radii(told=told, default=default)


@lru_cache(maxsize=2)
def outlines(data_folder: Path) -> Mapping[str, shapely.Geometry]:
    """Return the areas of regions and countries that the base map draws, by ``place_id``."""
    basemap = json.loads((data_folder / "geography" / "basemap.json").read_text("utf-8"))
    return {
        feature["properties"]["id"]: shapely.from_geojson(json.dumps(feature["geometry"]))
        for layer in ("countries", "admin1")
        for feature in basemap[layer]["features"]
    }


@lru_cache(maxsize=2)
def wider_areas(data_folder: Path) -> Mapping[str, shapely.Geometry]:
    """Return the outlines of wider areas as lines, by ``place_id``; a border is an open one."""
    told = json.loads((data_folder / "geography" / "area_outlines.json").read_text("utf-8"))
    return {
        place_id: shapely.MultiLineString(
            [[*line, line[0]] if area["closed"] else line for line in area["lines"]]
        )
        for place_id, area in told.items()
    }


def drawn_map(data_folder: Path) -> bytes:
    """Return what the browser draws as JSON: the base map with ``areas``, wider areas' outlines."""
    folder = data_folder / "geography"
    basemap = (folder / "basemap.json").read_bytes().rstrip()
    areas = (folder / "area_outlines.json").read_bytes().rstrip()
    return basemap[:-1] + b',"areas":' + areas + b"}"


def circle(lat: float, lon: float, radius_km: float) -> shapely.Polygon:
    """Return the circle of so many kilometres around a point, exact to some per cent."""
    narrowing = max(0.05, math.cos(math.radians(lat)))
    disc = shapely.Point(0, 0).buffer(radius_km / _KM_PER_DEGREE, quad_segs=12)
    return shapely.transform(disc, lambda at: at / [narrowing, 1.0] + [lon, lat])


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table of plain cells."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
