"""Regions, the first-level areas and countries that a user filters by, and what lies in them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

COAST_KM = 5.0
"""A point outside every region belongs to the nearest one within this distance.

Coast lines are generalised, so ports and beaches can lie in the sea.
"""

COLUMNS = ["region_id", "name", "name_uk", "country", "level", "geometry"]
_DEGREES = "EPSG:4326"
_METRES = "EPSG:3857"
_KM_PER_DEGREE = 111.32


class Regions:
    """The regions as a frame, and the assignment of points to them."""

    def __init__(self, frame: gpd.GeoDataFrame) -> None:
        self.frame = frame
        """Columns region_id, name, name_uk, country, level (admin1 or country), geometry; EPSG:4326."""

    @classmethod
    def load(cls, folder: Path) -> Regions:
        """Load the regions from the data folder; raises FileNotFoundError without them."""
        return cls(gpd.read_parquet(folder / "geography" / "regions.parquet")[COLUMNS])

    @cached_property
    def _finest_first(self) -> gpd.GeoDataFrame:
        order = self.frame["level"].map({"admin1": 0, "country": 1})
        return self.frame.assign(_order=order)

    def assign(self, points: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return the points with the columns region_id and country added.

        ``region_id`` is the first-level region where we have its area, else the
        country; both are None for a point that is more than `COAST_KM` from all land.
        The order and index of the points are kept. Any CRS is accepted and kept.
        """
        if points.crs is None:
            raise ValueError("the points carry no CRS; set EPSG:4326 if they are degrees")
        bare = gpd.GeoDataFrame(
            {"_row": range(len(points))}, geometry=points.geometry.values, crs=points.crs
        ).to_crs(_DEGREES)
        inside = gpd.sjoin(bare, self._finest_first[["region_id", "country", "_order", "geometry"]])
        found = inside.sort_values(["_row", "_order", "region_id"]).drop_duplicates("_row")
        found = found.set_index("_row")[["region_id", "country"]]
        ashore = self._nearest(bare[~bare["_row"].isin(found.index)])
        found = pd.concat([found, ashore]) if len(ashore) else found
        matched = found.reindex(range(len(points)))
        matched = matched.astype(object).where(matched.notna(), None)
        return points.assign(
            region_id=matched["region_id"].to_numpy(), country=matched["country"].to_numpy()
        )

    def locate(self, lat: float, lon: float) -> tuple[str | None, str | None]:
        """Return region_id and country of one point in WGS 84 degrees."""
        point = gpd.GeoDataFrame(geometry=[shapely.Point(lon, lat)], crs=_DEGREES)
        row = self.assign(point).iloc[0]
        return row["region_id"], row["country"]

    def _nearest(self, points: gpd.GeoDataFrame) -> pd.DataFrame:
        """Find the nearest region within `COAST_KM`, measured on the ground.

        A box in degrees picks the regions that can be near; distances are then taken
        in degrees scaled to the point's latitude, which over five kilometres is exact
        to a few metres.
        """
        rows = []
        for row, point in zip(points["_row"], points.geometry, strict=True):
            if point is None or point.is_empty:
                continue
            narrowing = max(0.05, shapely.get_y(point) and _cosine(point.y))
            reach = COAST_KM / _KM_PER_DEGREE
            box = shapely.box(
                point.x - reach / narrowing,
                point.y - reach,
                point.x + reach / narrowing,
                point.y + reach,
            )
            best: tuple[float, int, str, str] | None = None
            near = self._finest_first.iloc[self._finest_first.sindex.query(box)]
            for region in near.itertuples(index=False):
                clipped = shapely.clip_by_rect(region.geometry, *box.bounds)
                if clipped.is_empty:
                    continue
                flat = shapely.transform(clipped, lambda xy: xy * [narrowing, 1.0])
                here = shapely.Point(point.x * narrowing, point.y)
                kilometres = float(shapely.distance(flat, here)) * _KM_PER_DEGREE
                key = (kilometres, int(region._order == 1), region.region_id, region.country)
                if kilometres <= COAST_KM and (best is None or key < best):
                    best = key
            if best:
                rows.append((row, best[2], best[3]))
        frame = pd.DataFrame(rows, columns=["_row", "region_id", "country"])
        return frame.set_index("_row")


def _cosine(latitude: float) -> float:
    from math import cos, radians

    return cos(radians(latitude))
