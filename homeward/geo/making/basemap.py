"""Make ``basemap.json``: what the browser draws below the events, without a tile server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

FRAME = (10.0, 34.0, 60.0, 64.0)
"""West, south, east, north of the region drawn in detail, in degrees."""

LARGEST_BYTES = 1_000_000

_REGION_TOLERANCE = 0.02  # degrees; the sides that coverage_simplify may cut off, about 1 km
_WORLD_TOLERANCE = 0.12
_DECIMALS = 3
_DETAILED_ADMIN1 = ("UA", "BY", "MD")
# Russian regions on the border with Ukraine or next to one, as the texts name them.
_RUSSIAN_ADMIN1 = (
    "BEL",
    "BRY",
    "KRS",
    "ROS",
    "VOR",
    "KDA",
    "SMO",
    "ORL",
    "LIP",
    "KLU",
    "TUL",
    "AD",
)
_SMALLEST_WORLD_PART = 0.4  # square degrees: no islets at world scale
_SHORTEST_RIVER = 0.4  # degrees
_MIN_ZOOM = {"country": 3, "region": 6}
_MIN_ZOOM_SMALL_REGION = 8  # Moldova's districts are a tenth of an oblast
_OCCUPIED_BY_LABELS_OF_TOWNS = {"iso:UA-30", "iso:UA-40", "iso:BY-HM", "iso:RU-MOW"}


def make_basemap(
    source: Path, regions: gpd.GeoDataFrame, places: pd.DataFrame, towns: pd.DataFrame
) -> dict[str, Any]:
    """Return the base map: countries, admin1, rivers, lakes and labels.

    The first four are GeoJSON feature collections (``[lon, lat]``, three decimals) with
    the properties id, name, name_uk, country; labels are a list of name, name_uk, lat,
    lon, kind and min_zoom. ``places`` gives label points by place_id, ``towns`` those
    of ``basemap_towns.csv`` with their min_zoom.
    """
    countries, admin1 = _areas(regions)
    return {
        "countries": _collection(countries),
        "admin1": _collection(admin1),
        "rivers": _collection(_lines(source)),
        "lakes": _collection(_lakes(source)),
        "labels": _labels(regions, admin1, places, towns),
    }


def write_basemap(basemap: dict[str, Any], path: Path) -> None:
    """Write the base map without spaces; raises ValueError when it has grown too large."""
    text = json.dumps(basemap, ensure_ascii=False, separators=(",", ":"))
    size = len(text.encode())
    if size > LARGEST_BYTES:
        raise ValueError(f"the base map has {size:,} bytes; at most {LARGEST_BYTES:,} are meant")
    path.write_text(text + "\n", encoding="utf-8")


def _areas(regions: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return countries and first-level regions, simplified as one coverage.

    A country with regions is the union of its simplified pieces, so that no line is
    drawn twice a little apart.
    """
    admin1 = regions[(regions["level"] == "admin1") & _is_drawn(regions)]
    countries = regions[(regions["level"] == "country") & (regions["country"] != "AQ")]
    near = countries.geometry.intersects(shapely.box(*FRAME))
    pieces = countries[near & ~countries["country"].isin(admin1["country"])]
    rest_of_russia = countries[countries["country"] == "RU"].copy()
    held = admin1[admin1["country"] == "RU"].union_all()
    rest_of_russia["geometry"] = rest_of_russia.geometry.difference(held)
    coverage = pd.concat([admin1, pieces, rest_of_russia], ignore_index=True)
    coverage["geometry"] = _simplify(coverage.geometry, _REGION_TOLERANCE)
    whole = coverage.dissolve("country")["geometry"]
    detailed = countries[near].copy()
    detailed["geometry"] = [
        _coarse_outside(whole[country], shapely.box(*FRAME)) for country in detailed["country"]
    ]
    far = countries[~near].copy()
    far["geometry"] = _simplify(_large_parts(far.geometry), _WORLD_TOLERANCE)
    both = pd.concat([detailed, far])
    both = both[both.geometry.notna() & ~both.geometry.is_empty].sort_values("region_id")
    return both, coverage[coverage["level"] == "admin1"]


def _is_drawn(regions: gpd.GeoDataFrame) -> pd.Series:
    codes = [f"iso:RU-{code}" for code in _RUSSIAN_ADMIN1]
    drawn: pd.Series = regions["region_id"].isin(codes) | regions["country"].isin(_DETAILED_ADMIN1)
    return drawn


def _coarse_outside(area: shapely.Geometry, frame: shapely.Geometry) -> shapely.Geometry:
    inside = shapely.intersection(area, frame)
    outside = shapely.difference(area, frame)
    if outside.is_empty:
        return area
    rough = shapely.simplify(outside, _WORLD_TOLERANCE / 2)
    kept = [part for part in shapely.get_parts(rough) if part.area > _SMALLEST_WORLD_PART / 4]
    return _polygons(shapely.union_all([inside, *kept]))


def _large_parts(areas: gpd.GeoSeries) -> gpd.GeoSeries:
    def trim(area: shapely.Geometry) -> shapely.Geometry:
        parts = list(shapely.get_parts(area))
        kept = [part for part in parts if part.area > _SMALLEST_WORLD_PART]
        return shapely.MultiPolygon(kept or [max(parts, key=lambda part: part.area)])

    return areas.map(trim)


def _simplify(areas: gpd.GeoSeries, tolerance: float) -> list[shapely.Geometry]:
    whole = [_polygons(area) for area in areas]
    simplified = shapely.coverage_simplify(whole, tolerance)
    return [_polygons(area) for area in simplified]


def _polygons(area: shapely.Geometry) -> shapely.Geometry:
    rounded = shapely.set_precision(shapely.make_valid(area), 10**-_DECIMALS)
    parts = [part for part in shapely.get_parts(rounded) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts) if len(parts) != 1 else parts[0]


def _lines(source: Path) -> gpd.GeoDataFrame:
    large = gpd.read_file(source / "rivers_ne50m.geojson")[["geometry"]]
    fine = gpd.read_file(source / "rivers_wdbii_high.geojson")
    fine = fine[fine["level"] <= 1][["geometry"]].explode(ignore_index=True)
    fine = gpd.clip(fine, (22.0, 44.0, 42.0, 56.0)).explode(ignore_index=True)
    fine = fine[shapely.length(fine.geometry.to_numpy()) > _SHORTEST_RIVER]
    lines = pd.concat([large, fine], ignore_index=True)
    lines["geometry"] = shapely.set_precision(
        lines.geometry.simplify(0.01).to_numpy(), 10**-_DECIMALS
    )
    return _unnamed(lines[~lines.geometry.is_empty], "river")


def _lakes(source: Path) -> gpd.GeoDataFrame:
    lakes = gpd.read_file(source / "lakes_ne50m.geojson")[["geometry"]]
    lakes["geometry"] = [_polygons(area) for area in lakes.geometry.simplify(0.01)]
    return _unnamed(lakes[~lakes.geometry.is_empty], "lake")


def _unnamed(shapes: gpd.GeoDataFrame, kind: str) -> gpd.GeoDataFrame:
    shapes = shapes.reset_index(drop=True)
    ids = [f"{kind}-{number}" for number in range(len(shapes))]
    return shapes.assign(region_id=ids, name="", name_uk="", country="")


def _collection(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    features = []
    for row in frame.itertuples(index=False):
        names = {"id": row.region_id, "name": row.name, "name_uk": row.name_uk}
        features.append(
            {
                "type": "Feature",
                "properties": {**names, "country": row.country},
                "geometry": _rounded(shapely.geometry.mapping(row.geometry)),
            }
        )
    return {"type": "FeatureCollection", "features": features}


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    def lists(value: Any) -> Any:
        if isinstance(value, float | int):
            return round(value, _DECIMALS)
        return [lists(each) for each in value]

    return {"type": geometry["type"], "coordinates": lists(geometry["coordinates"])}


def _labels(
    regions: gpd.GeoDataFrame,
    admin1: gpd.GeoDataFrame,
    places: pd.DataFrame,
    towns: pd.DataFrame,
) -> list[dict[str, Any]]:
    by_id = places.set_index("place_id")
    countries = regions[(regions["level"] == "country") & (regions["country"] != "AQ")]["region_id"]
    labels = []
    for place_ids, kind in ((countries, "country"), (admin1["region_id"], "region")):
        for place_id in sorted(set(place_ids) - _OCCUPIED_BY_LABELS_OF_TOWNS):
            small = kind == "region" and place_id.startswith("iso:MD-")
            min_zoom = _MIN_ZOOM_SMALL_REGION if small else _MIN_ZOOM[kind]
            labels.append(_label(by_id.loc[place_id], kind, min_zoom))
    for place_id, min_zoom in zip(towns["place_id"], towns["min_zoom"], strict=True):
        labels.append(_label(by_id.loc[place_id], "town", int(min_zoom)))
    return labels


def _label(place: pd.Series, kind: str, min_zoom: int) -> dict[str, Any]:
    return {
        "name": str(place["name"]),
        "name_uk": str(place["name_uk"]),
        "lat": round(float(place["lat"]), _DECIMALS),
        "lon": round(float(place["lon"]), _DECIMALS),
        "kind": kind,
        "min_zoom": min_zoom,
    }
