"""Make ``area_outlines.json``: the outlines of wider areas, from the base map's own shapes."""

from __future__ import annotations

import json
from pathlib import Path

import shapely

from homeward.geo.outlines import outlines, read_rows

_DECIMALS = 3
_GAP = 0.03  # degrees


def make_area_outlines(data_folder: Path) -> dict[str, dict[str, object]]:
    """Return by ``place_id`` whether an outline is closed, and its lines of [lon, lat].

    ``area_outlines.csv`` says what each is made of. Areas that are not in it have no
    outline; they are drawn as a circle of their radius.
    """
    known = outlines(data_folder)
    made: dict[str, dict[str, object]] = {}
    for row in read_rows(data_folder / "geography" / "area_outlines.csv"):
        parts = [known[place_id] for place_id in row["made_of"].split("|")]
        is_border = row["how"] == "border"
        shape = _border(*parts) if is_border else shapely.boundary(shapely.union_all(parts))
        made[row["place_id"]] = {"closed": not is_border, "lines": _lines(shape)}
    return made


def write_area_outlines(data_folder: Path) -> None:
    """Write the outlines into the data folder, as compact JSON."""
    text = json.dumps(make_area_outlines(data_folder), separators=(",", ":"))
    path = data_folder / "geography" / "area_outlines.json"
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def _border(one: shapely.Geometry, other: shapely.Geometry) -> shapely.Geometry:
    # Simplified neighbours do not meet at every vertex: a little width closes the gaps.
    near = shapely.buffer(shapely.boundary(other), _GAP)
    parts = shapely.get_parts(shapely.intersection(shapely.boundary(one), near))
    lines = parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING]
    merged: shapely.Geometry = shapely.line_merge(shapely.multilinestrings(lines))
    return merged


def _lines(geometry: shapely.Geometry) -> list[list[list[float]]]:
    return [
        [[round(float(lon), _DECIMALS), round(float(lat), _DECIMALS)] for lon, lat in part.coords]
        for part in shapely.get_parts(geometry)
    ]
