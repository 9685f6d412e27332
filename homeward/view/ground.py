"""Which places lie in an area of the map.

An event's place is in an area when it may be there at the precision at which it is known:
a point when it lies inside; a ring ("near") or an oblast when it shares ground with the
area; a wider area or a country only when its label does, since a country touches almost
every area and says nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from homeward.geo.outlines import circle, outlines, radii
from homeward.model import GeoPrecision
from homeward.store.frames import Frames, rows
from homeward.view.area import Ring
from homeward.view.masks import Mask


class Ground:
    """The ground on which each row of ``Frames.event_places`` may lie; read when first asked."""

    def __init__(self, frames: Frames, data_folder: Path) -> None:
        self._frames = frames
        self._data_folder = data_folder
        self._kept = lru_cache(maxsize=32)(self._within)

    def within_all(self, *rings: Ring) -> Mask:
        """Tell which rows lie in every outline; an empty one is everywhere."""
        around = np.ones(len(self._frames.event_places), dtype=np.bool_)
        for ring in filter(None, rings):
            around = around & self._kept(ring)
        return around

    def _within(self, ring: Ring) -> Mask:
        shapes, shape_of_row = self._shapes
        area = shapely.Polygon(ring)
        shapely.prepare(area)
        inside: Mask = shapely.intersects(area, shapes)
        return inside[shape_of_row]

    @cached_property
    def _shapes(self) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.int64]]:
        """Return every ground once, and the ground of each row."""
        places = self._frames.event_places
        keys = places["place_id"] + "\0" + places["geo_precision"]
        first = ~keys.duplicated()
        number = {key: at for at, key in enumerate(keys[first])}
        shapes = np.empty(len(number), dtype=object)
        known = outlines(self._data_folder)
        for at, row in enumerate(rows(places[first])):
            shapes[at] = self._shape(row.place_id, row.geo_precision, row.lat, row.lon, known)
        return shapes, keys.map(number).to_numpy(dtype=np.int64)

    def _shape(
        self,
        place_id: str,
        precision: str,
        lat: float,
        lon: float,
        known: Mapping[str, shapely.Geometry],
    ) -> shapely.Geometry:
        match GeoPrecision(precision):
            case GeoPrecision.ADMIN1 if place_id in known:
                return known[place_id]
            case GeoPrecision.NEAR:
                radius = radii(self._data_folder).of(place_id, GeoPrecision.NEAR)
                return circle(lat, lon, radius) if radius else shapely.Point(lon, lat)
            case _:
                return shapely.Point(lon, lat)
