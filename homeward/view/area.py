"""Areas of the map to filter by: an outline that somebody drew, or what the map has in view.

An outline is a ring of corners, each longitude and latitude in WGS 84 degrees, rounded to
`DECIMALS` and not closed. In an address it is ``37.9_48.4~38.2_48.7``: corners apart by
``~``, the numbers of one by ``_``; two corners are those of a rectangle. People may write
commas, semicolons and spaces instead: ``37.9,48.4; 38.2,48.7``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

import shapely

from homeward.errors import AreaNotUnderstood
from homeward.language import _

Corner: TypeAlias = tuple[float, float]
Ring: TypeAlias = tuple[Corner, ...]

DECIMALS = 3
"""Decimals of a degree: about 100 metres, finer than any place is known."""

MOST_CORNERS = 60
"""So that an address stays short enough for every browser and chat."""

_CORNERS = re.compile(
    # splits "1,2; 3,4", "1_2~3_4" and "1,2  3,4"; must not split "1, 2" after its comma
    r"\s*[;~]\s*|(?<![,_\s])\s+(?![,_\s])"
)
_NUMBERS = re.compile(
    # splits "37.9_48.4" and "37.9, 48.4"; must not split "37.9-48.4"
    r"\s*[,_]\s*"
)
_DEGREES = re.compile(
    # matches 37.9, -3 and 48.; must not match 1e9, nan or ٣٧
    r"-?[0-9]{1,3}(?:\.[0-9]{0,12})?",
    re.ASCII,
)
_LONGEST_TEXT = 2_000


def parse_area(text: str) -> Ring:
    """Read an outline; raises AreaNotUnderstood with a sentence that says what to do."""
    numbers = _NUMBERS.split(text.strip())
    if len(numbers) == 4 and not _CORNERS.search(text.strip()):
        corners = [_corner(numbers[:2]), _corner(numbers[2:])]  # west, south, east, north
    else:
        corners = [_corner(_NUMBERS.split(part)) for part in _CORNERS.split(_bounded(text))]
    return make_ring(corners)


def make_ring(corners: Sequence[Corner]) -> Ring:
    """Make an outline of corners, two being those of a rectangle; raises AreaNotUnderstood."""
    ring = tuple((round(lon, DECIMALS), round(lat, DECIMALS)) for lon, lat in corners)
    if len(ring) == 2:
        (west, south), (east, north) = ring
        ring = ((west, south), (east, south), (east, north), (west, north))
    if not 3 <= len(ring) <= MOST_CORNERS:
        raise AreaNotUnderstood(
            _("An area has from 2 (a rectangle) to {most} corners, not {corners}.").format(
                most=MOST_CORNERS, corners=len(ring)
            )
        )
    if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in ring):
        raise AreaNotUnderstood(
            _("An area's longitudes lie from -180 to 180 degrees, its latitudes from -90 to 90.")
        )
    outline = shapely.Polygon(ring)
    if not outline.is_valid or not outline.area:
        raise AreaNotUnderstood(
            _("The outline of the area crosses itself or is empty; draw it anew.")
        )
    return ring


def write_area(ring: Ring) -> str:
    """Write an outline as an address holds it; a rectangle as two of its corners."""
    corners = (ring[0], ring[2]) if is_rectangle(ring) else ring
    return "~".join(f"{_plain(lon)}_{_plain(lat)}" for lon, lat in corners)


def area_words(ring: Ring) -> str:
    """Write an outline as people read it, and as `parse_area` reads it again."""
    return write_area(ring).replace("_", ", ").replace("~", "; ")


def is_rectangle(ring: Ring) -> bool:
    """Tell whether an outline is a rectangle that begins at its south-west corner."""
    if len(ring) != 4:
        return False
    (west, south), (east, north) = ring[0], ring[2]
    return (
        ring == ((west, south), (east, south), (east, north), (west, north))
        and west < east
        and south < north
    )


def parse_view(text: str) -> Ring:
    """Read what a map had in view, a rectangle; raises AreaNotUnderstood."""
    ring = parse_area(text)
    if not is_rectangle(ring):
        raise AreaNotUnderstood(
            _("What is in view is a rectangle: west, south; east, north, in degrees.")
        )
    return ring


def _bounded(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        raise AreaNotUnderstood(
            _("An area is written in at most {most} characters.").format(most=_LONGEST_TEXT)
        )
    return text.strip()


def _corner(numbers: Sequence[str]) -> Corner:
    if len(numbers) != 2 or not all(_DEGREES.fullmatch(number) for number in numbers):
        raise AreaNotUnderstood(
            _(
                "An area is written as longitude, latitude; longitude, latitude and so on in "
                "degrees, such as 37.9, 48.4; 38.2, 48.7."
            )
        )
    return float(numbers[0]), float(numbers[1])


def _plain(degrees: float) -> str:
    return f"{degrees:.{DECIMALS}f}".rstrip("0").rstrip(".")
