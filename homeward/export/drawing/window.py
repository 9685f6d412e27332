"""What part of the earth a map shows, and where a point of it lies on the paper.

The projection is Lambert's azimuthal equal-area one (Snyder 1987, section 24), centred on
the map's own extent: oblasts keep their true size beside each other, the scale holds over
the map's middle, and north is up there. Over the extents offered it bends by less than the
width of a line. On a sphere: at these scales the ellipsoid makes no visible difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from homeward.errors import SettingsInvalid

Degrees = tuple[float, float, float, float]
"""West, south, east, north in WGS 84 degrees."""
Points = npt.NDArray[np.float64]
"""An array of pairs, one a row."""

EXTENTS: dict[str, Degrees] = {
    "ukraine": (22.0, 44.2, 40.6, 53.0),
    "east": (33.6, 46.3, 40.6, 50.4),
    "sumy-kursk": (32.4, 50.1, 38.0, 52.5),
    "istanbul": (28.1, 40.5, 30.0, 41.5),
    "region": (20.0, 36.8, 46.0, 56.5),
}
"""The extents that can be asked for by name."""

EARTH_RADIUS_M = 6_371_008.8
WIDEST_DEGREES = 120.0
"""Wider extents would bend too much to be read."""

_NARROWEST_DEGREES = 0.05


def read_extent(text: str) -> Degrees:
    """Return the extent of a name or of "west,south,east,north" in degrees.

    Raises SettingsInvalid with what is allowed.
    """
    if text in EXTENTS:
        return EXTENTS[text]
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise SettingsInvalid(
            f"{text[:40]!r} is no extent; it is one of {', '.join((*EXTENTS, 'shown'))} or four "
            "degrees as west,south,east,north."
        ) from error
    return check_extent((west, south, east, north))


def check_extent(extent: Sequence[float]) -> Degrees:
    """Return an extent that can be drawn; raises SettingsInvalid when it cannot."""
    west, south, east, north = extent
    inside = -180 <= west < east <= 180 and -85 <= south < north <= 85
    if not inside or east - west > WIDEST_DEGREES or north - south > WIDEST_DEGREES:
        raise SettingsInvalid(
            "An extent is west,south,east,north in degrees, west before east and south before "
            f"north, at most {WIDEST_DEGREES:.0f} degrees wide and no nearer than 5 to a pole."
        )
    if east - west < _NARROWEST_DEGREES or north - south < _NARROWEST_DEGREES:
        raise SettingsInvalid(
            f"An extent must be at least {_NARROWEST_DEGREES} degrees wide and high."
        )
    return west, south, east, north


@dataclass(frozen=True, kw_only=True)
class Window:
    """A part of the earth that fills a frame on the paper; frame and paper in points (1/72 in)."""

    extent: Degrees
    left: float
    bottom: float
    width: float
    height: float

    @cached_property
    def centre(self) -> tuple[float, float]:
        """Return longitude and latitude of the projection's centre."""
        west, south, east, north = self.extent
        return (west + east) / 2, (south + north) / 2

    @cached_property
    def _fit(self) -> tuple[float, float, float]:
        """Return points a metre, and the metres that lie in the frame's middle."""
        edge = self._project(_edge(*self.extent))
        low, high = edge.min(axis=0), edge.max(axis=0)
        span = high - low
        middle = (low + high) / 2
        scale = min(self.width / span[0], self.height / span[1])
        return float(scale), float(middle[0]), float(middle[1])

    @property
    def points_per_metre(self) -> float:
        """Return the scale in the middle of the map."""
        return self._fit[0]

    @cached_property
    def covered(self) -> Degrees:
        """Return the degrees that the whole frame covers, which is more than was asked for."""
        scale, middle_x, middle_y = self._fit
        half_w, half_h = self.width / 2 / scale, self.height / 2 / scale
        frame = _edge(middle_x - half_w, middle_y - half_h, middle_x + half_w, middle_y + half_h)
        degrees = self._unproject(frame)
        (west, south), (east, north) = degrees.min(axis=0), degrees.max(axis=0)
        return float(west), float(south), float(east), float(north)

    def place(self, lon_lat: Any) -> Points:
        """Turn rows of longitude and latitude into points on the paper."""
        scale, middle_x, middle_y = self._fit
        metres = self._project(np.asarray(lon_lat, dtype=np.float64))
        corner = (self.left + self.width / 2, self.bottom + self.height / 2)
        made: Points = (metres - (middle_x, middle_y)) * scale + corner
        return made

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Tell whether a point on the paper lies in the frame, a margin away from its edge."""
        return (
            self.left + margin <= x <= self.left + self.width - margin
            and self.bottom + margin <= y <= self.bottom + self.height - margin
        )

    def _project(self, lon_lat: Points) -> Points:
        centre_lon, centre_lat = np.radians(self.centre)
        lon = np.radians(lon_lat[:, 0]) - centre_lon
        lat = np.radians(lon_lat[:, 1])
        cosine = np.sin(centre_lat) * np.sin(lat) + np.cos(centre_lat) * np.cos(lat) * np.cos(lon)
        k = EARTH_RADIUS_M * np.sqrt(2 / np.maximum(1e-6, 1 + cosine))
        x = k * np.cos(lat) * np.sin(lon)
        y = k * (np.cos(centre_lat) * np.sin(lat) - np.sin(centre_lat) * np.cos(lat) * np.cos(lon))
        return np.column_stack([x, y])

    def _unproject(self, metres: Points) -> Points:
        centre_lon, centre_lat = np.radians(self.centre)
        x, y = metres[:, 0], metres[:, 1]
        rho = np.maximum(np.hypot(x, y), 1e-9)
        c = 2 * np.arcsin(np.minimum(1.0, rho / (2 * EARTH_RADIUS_M)))
        lat = np.arcsin(np.cos(c) * np.sin(centre_lat) + y * np.sin(c) * np.cos(centre_lat) / rho)
        lon = centre_lon + np.arctan2(
            x * np.sin(c), rho * np.cos(centre_lat) * np.cos(c) - y * np.sin(centre_lat) * np.sin(c)
        )
        return np.column_stack([np.degrees(lon), np.degrees(lat)])


def _edge(west: float, south: float, east: float, north: float) -> Points:
    """Return points along the edge of a box, close enough that its bend is seen."""
    steps = np.linspace(0, 1, 33)
    x, y = west + steps * (east - west), south + steps * (north - south)
    sides = [
        np.column_stack([x, np.full_like(x, south)]),
        np.column_stack([x, np.full_like(x, north)]),
        np.column_stack([np.full_like(y, west), y]),
        np.column_stack([np.full_like(y, east), y]),
    ]
    return np.vstack(sides)
