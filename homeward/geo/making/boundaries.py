"""Make ``regions.parquet``: the areas of first-level regions and countries."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

# Countries whose area is the sum of their first-level regions, so that the two agree.
_SUMMED = ("UA", "BY", "MD", "PL", "TR")
# Countries that the detailed file holds whole; the others are cut at its frame.
_WHOLE = ("RO", "HU", "SK", "LT", "LV", "EE", "BG", "GE", "AM", "AZ", "CZ")
_GRID = 0.0001  # degrees, about 10 m: the sources are no finer


def country_areas(
    admin1: gpd.GeoDataFrame, world: gpd.GeoDataFrame, detailed: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Return one area a country (columns iso_a2, geometry), the best that the sources have.

    No other country keeps land that a summed one holds: Crimea is in Ukraine only.
    """
    summed = admin1[admin1["iso_a2"].isin(_SUMMED)].dissolve("iso_a2").geometry
    whole = detailed[detailed["iso_a2"].isin(_WHOLE)].dissolve("iso_a2").geometry
    best = pd.concat([summed, whole])
    rest = world[~world["iso_a2"].isin(best.index)].set_index("iso_a2").geometry
    fixed = best.union_all()
    russia = shapely.union_all([rest["RU"], *admin1[admin1["iso_a2"] == "RU"].geometry])
    rest = rest.copy()
    rest["RU"] = russia
    touching = rest.index[rest.intersects(fixed)]
    rest.loc[touching] = rest.loc[touching].difference(fixed)
    areas = pd.concat([best, rest]).sort_index()
    return gpd.GeoDataFrame({"iso_a2": areas.index}, geometry=areas.to_numpy(), crs="EPSG:4326")


def make_regions(
    areas: pd.DataFrame, admin1: gpd.GeoDataFrame, countries: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Return region_id, name, name_uk, country, level, geometry; EPSG:4326, by region_id.

    ``areas`` gives the names: the columns of ``places.csv``, hand-written names applied.
    """
    shapes = dict(zip("iso:" + admin1["iso"], admin1.geometry, strict=True))
    shapes |= dict(zip("iso:" + countries["iso_a2"], countries.geometry, strict=True))
    named = areas[areas["place_id"].isin(list(shapes))].sort_values("place_id")
    return gpd.GeoDataFrame(
        {
            "region_id": named["place_id"].to_numpy(),
            "name": named["name"].to_numpy(),
            "name_uk": named["name_uk"].to_numpy(),
            "country": named["country"].to_numpy(),
            "level": named["kind"].replace({"region": "admin1"}).to_numpy(),
        },
        geometry=[
            shapely.make_valid(shapely.set_precision(shapes[place_id], _GRID))
            for place_id in named["place_id"]
        ],
        crs="EPSG:4326",
    )
