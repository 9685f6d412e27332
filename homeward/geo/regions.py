"""Regions, the first-level areas and countries that a user filters by, and what lies in them."""

from __future__ import annotations

import math
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

COAST_KM = 5.0
"""A point outside every region belongs to the nearest one within this distance.

Coast lines are generalised, so ports and beaches can lie in the sea.
"""

ROUGH_COAST_KM = 15.0
"""The same for countries far from the war, whose outlines are generalised to 0.05 degrees."""

_DETAILED = (15.0, 34.0, 62.0, 66.0)  # west, south, east, north: what the fine sources cover

COLUMNS = ["region_id", "name", "name_uk", "country", "level", "geometry"]
_DEGREES = "EPSG:4326"
_KM_PER_DEGREE = 111.32


class Regions:
    """The regions as a frame, and the assignment of points to them."""

    def __init__(self, frame: gpd.GeoDataFrame) -> None:
        self.frame = frame
        """One row a region with `COLUMNS`; level is admin1 or country; EPSG:4326."""

    @classmethod
    def load(cls, folder: Path) -> Regions:
        """Load the regions from the data folder; raises FileNotFoundError without them."""
        return cls(gpd.read_parquet(folder / "geography" / "regions.parquet")[COLUMNS])

    @cached_property
    def _finest_first(self) -> gpd.GeoDataFrame:
        fineness = self.frame["level"].map({"admin1": 0, "country": 1})
        is_near = self.frame.intersects(shapely.box(*_DETAILED))
        coast_km = is_near.map({True: COAST_KM, False: ROUGH_COAST_KM})
        return self.frame.assign(fineness=fineness, coast_km=coast_km)

    def assign(self, points: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return the points with the columns region_id and country added.

        ``region_id`` is the first-level region where we have its area, else the
        country; both are None for a point further than `COAST_KM` from all land.
        The order and index of the points are kept. Any CRS is accepted and kept.
        """
        if points.crs is None:
            raise ValueError("the points carry no CRS; set EPSG:4326 if they are degrees")
        bare = gpd.GeoDataFrame(
            {"_row": range(len(points))}, geometry=points.geometry.values, crs=points.crs
        ).to_crs(_DEGREES)
        inside = gpd.sjoin(
            bare, self._finest_first[["region_id", "country", "fineness", "geometry"]]
        )
        found = inside.sort_values(["_row", "fineness", "region_id"]).drop_duplicates("_row")
        found = found.set_index("_row")[["region_id", "country"]]
        ashore = self._nearest(bare[~bare["_row"].isin(found.index)])
        found = pd.concat([found, ashore]) if len(ashore) else found
        matched = found.reindex(range(len(points)))
        return points.assign(
            **{
                column: pd.Series(
                    [None if pd.isna(value) else value for value in matched[column]],
                    index=points.index,
                    dtype=object,
                )
                for column in ("region_id", "country")
            }
        )

    def locate(self, lat: float, lon: float) -> tuple[str | None, str | None]:
        """Return region_id and country of one point in WGS 84 degrees."""
        point = gpd.GeoDataFrame(geometry=[shapely.Point(lon, lat)], crs=_DEGREES)
        row = self.assign(point).iloc[0]
        return row["region_id"], row["country"]

    def _nearest(self, points: gpd.GeoDataFrame) -> pd.DataFrame:
        """Find for each point the nearest region within its coast's reach."""
        rows = []
        for row, point in zip(points["_row"], points.geometry, strict=True):
            if point is None or point.is_empty:
                continue
            if nearest := self._nearest_to(point):
                rows.append((row, *nearest))
        frame = pd.DataFrame(rows, columns=["_row", "region_id", "country"])
        return frame.set_index("_row")

    def _nearest_to(self, point: shapely.Point) -> tuple[str, str] | None:
        # Degrees scaled to the point's latitude: over some kilometres exact to metres.
        narrowing = max(0.05, math.cos(math.radians(point.y)))
        reach = ROUGH_COAST_KM / _KM_PER_DEGREE
        box = (
            point.x - reach / narrowing,
            point.y - reach,
            point.x + reach / narrowing,
            point.y + reach,
        )
        here = shapely.Point(point.x * narrowing, point.y)
        best: tuple[float, int, str, str] | None = None
        near = self._finest_first.iloc[self._finest_first.sindex.query(shapely.box(*box))]
        for region in near.itertuples(index=False):
            land = shapely.clip_by_rect(region.geometry, *box)
            flat = shapely.transform(land, lambda degrees: degrees * [narrowing, 1.0])
            kilometres = float(shapely.distance(flat, here)) * _KM_PER_DEGREE
            found = (kilometres, int(region.fineness), region.region_id, region.country)
            if kilometres <= region.coast_km and (best is None or found < best):
                best = found
        return (best[2], best[3]) if best else None
