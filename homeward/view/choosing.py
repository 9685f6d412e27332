"""A small map of the places that a name may mean, to choose one of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from homeward.model import Place

_LEAST_DEGREES = 2.5
_LAND, _EDGE, _POINT = "#F5F6F4", "#9AA1A6", "#0072B2"


@lru_cache(maxsize=1)
def _outlines(data_folder: Path) -> list[tuple[tuple[float, float, float, float], Any]]:
    """Return the outlines of regions and countries, each with west, south, east and north."""
    basemap = json.loads((data_folder / "geography" / "basemap.json").read_text("utf-8"))
    found = []
    for layer in ("countries", "admin1"):
        for feature in basemap[layer]["features"]:
            points = list(_points(feature["geometry"]["coordinates"]))
            lons, lats = [point[0] for point in points], [point[1] for point in points]
            box = (min(lons), min(lats), max(lons), max(lats))
            found.append((box, {"type": "Feature", "geometry": feature["geometry"]}))
    return found


def _points(coordinates: Any) -> Any:
    if isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for part in coordinates:
        yield from _points(part)


def choosing_map(places: Sequence[Place], *, chosen: str, data_folder: Path) -> dict[str, Any]:
    """Return a Vega-Lite map of places, numbered in order; clicking one selects its row.

    The selection is called ``pick`` and holds the ``place_id``. The outlines are those of
    the base map, so nothing is fetched from elsewhere.
    """
    lons, lats = [place.lon for place in places], [place.lat for place in places]
    wide = max(_LEAST_DEGREES, (max(lons) - min(lons)) * 0.7, (max(lats) - min(lats)) * 1.0)
    middle = ((max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2)
    box = (middle[0] - 2 * wide, middle[1] - 2 * wide, middle[0] + 2 * wide, middle[1] + 2 * wide)
    shapes = [
        feature
        for (west, south, east, north), feature in _outlines(data_folder)
        if west < box[2] and east > box[0] and south < box[3] and north > box[1]
    ]
    rows = [
        {
            "place_id": place.place_id,
            "name": place.name,
            "number": str(number),
            "lon": place.lon,
            "lat": place.lat,
            "chosen": place.place_id == chosen,
        }
        for number, place in enumerate(places, start=1)
    ]
    rows.sort(key=lambda row: bool(row["chosen"]))  # the chosen one lies on top
    at = {"longitude": {"field": "lon", "type": "quantitative"},
          "latitude": {"field": "lat", "type": "quantitative"}}  # fmt: skip
    return {
        "height": 200,
        # 256 pixels span 360 degrees at a scale of 256 / 2π.
        "projection": {"type": "mercator", "center": list(middle), "scale": 5500 / wide},
        "layer": [
            {
                "data": {"values": shapes},
                "mark": {"type": "geoshape", "fill": _LAND, "stroke": _EDGE, "strokeWidth": 0.7,
                         "clip": True},
            },
            {
                "data": {"values": rows},
                "params": [
                    {"name": "pick", "select": {"type": "point", "fields": ["place_id"]}}
                ],
                "mark": {"type": "circle", "size": 240, "opacity": 1, "stroke": "#24292E",
                         "cursor": "pointer"},
                "encoding": {
                    **at,
                    "color": {"condition": {"test": "datum.chosen", "value": _POINT},
                              "value": "#FFFFFF"},
                    "tooltip": [{"field": "name", "title": "Place"}],
                },
            },
            {
                "data": {"values": rows},
                "mark": {"type": "text", "fontSize": 11, "fontWeight": "bold",
                         "cursor": "pointer"},
                "encoding": {
                    **at,
                    "text": {"field": "number"},
                    "color": {"condition": {"test": "datum.chosen", "value": "#FFFFFF"},
                              "value": "#24292E"},
                },
            },
        ],
        "config": {"view": {"stroke": _EDGE}},
    }  # fmt: skip
