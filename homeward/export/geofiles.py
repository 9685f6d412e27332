"""Files for geographic programs: GeoPackage with layers and styles, and GeoParquet.

All layers are in WGS 84 (EPSG:4326), points with longitude as x.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely

from homeward.export.about import about, about_lines
from homeward.export.geojson import position
from homeward.export.layers import (
    CLAIM_COLUMNS,
    PLACE_COLUMNS,
    WHOLE_COLUMNS,
    Line,
    claim_lines,
    place_lines,
    placed_events,
)
from homeward.export.qgis import style_rows
from homeward.export.tables import COLUMNS, event_lines
from homeward.geo.regions import Regions
from homeward.view.filters import Shown

_CRS = "EPSG:4326"
_DAYS = ("first_day", "last_day")
_GPKG_VERSION = "1.2"
"""What QGIS and GDAL of years ago read without a warning; a newer one adds nothing here."""

_gdal_date = Lock()
"""GDAL takes the day it writes into a GeoPackage from a setting of the whole process."""


def geopackage(
    shown: Shown, *, data_folder: Path, made_on: dt.date, names: Mapping[str, str] | None = None
) -> bytes:
    """Write a GeoPackage with the layers events, places, claims and regions.

    ``events`` has a row an event, at its first shown place (no geometry where it has none);
    ``places`` a row a place of an event; ``claims`` a row a claim, without geometry;
    ``regions`` the outlines of countries and first-level regions in which a shown event has
    a place, with the number of events. ``about`` says what was chosen, licence and
    citation, and ``layer_styles`` makes QGIS draw the layers as Homeward does. The same
    input gives the same bytes.
    """
    events, places = event_lines(shown), place_lines(shown)
    said = about(shown, made_on=made_on, names=names)
    first: dict[str, Line] = {}
    for place in places:
        first.setdefault(place["event_id"], place)
    tables: dict[str, pd.DataFrame] = {
        "events": _points(events, COLUMNS, [first.get(line["event_id"]) for line in events]),
        "places": _points(places, PLACE_COLUMNS, places),
        "claims": _frame(claim_lines(shown), CLAIM_COLUMNS),
        "regions": region_outlines(places, data_folder),
        "about": pd.DataFrame(about_lines(said), columns=["name", "words"], dtype=object),
        "layer_styles": pd.DataFrame(style_rows(made_on)),
    }
    with tempfile.TemporaryDirectory(prefix="homeward-") as folder:
        path = Path(folder) / "homeward.gpkg"
        with _gdal_date:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{made_on}T00:00:00.000Z"})
            try:
                for index, (name, table) in enumerate(tables.items()):
                    _write_layer(path, name, table, append=index > 0)
            finally:
                pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        return path.read_bytes()


def geoparquet(shown: Shown, *, made_on: dt.date, names: Mapping[str, str] | None = None) -> bytes:
    """Write the shown events as GeoParquet, a row for each place of each event.

    The rows are those of the GeoJSON; an event without a place has no geometry. The file's
    metadata ``homeward`` says what was chosen, licence and citation, as JSON.
    """
    lines = placed_events(shown)
    columns = list(dict.fromkeys((*COLUMNS, *PLACE_COLUMNS)))
    whole = [line if line["lat"] is not None else None for line in lines]
    buffer = io.BytesIO()
    _points(lines, columns, whole).to_parquet(buffer, index=False)
    table = pq.read_table(buffer)
    said = json.dumps(about(shown, made_on=made_on, names=names), ensure_ascii=False)
    table = table.replace_schema_metadata({**table.schema.metadata, b"homeward": said.encode()})
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def _write_layer(path: Path, name: str, table: pd.DataFrame, *, append: bool) -> None:
    options: dict[str, Any] = {}
    if isinstance(table, gpd.GeoDataFrame):
        options["geometry_type"] = "MultiPolygon" if name == "regions" else "Point"
    elif name == "layer_styles":
        options["layer_options"] = {"FID": "id"}
    if not append:
        options["dataset_options"] = {"VERSION": _GPKG_VERSION}
    # By Arrow, days are written as days: QGIS' time control takes no texts.
    pyogrio.write_dataframe(
        table, path, layer=name, driver="GPKG", append=append, use_arrow=True, **options
    )


def _frame(lines: Sequence[Line], columns: Sequence[str]) -> pd.DataFrame:
    """Make a frame with whole numbers as such and days as days."""
    frame = pd.DataFrame(
        {column: pd.Series([line[column] for line in lines], dtype=object) for column in columns}
    )
    for column in columns:
        if column in WHOLE_COLUMNS:
            frame[column] = frame[column].astype("Int64")
        elif column in ("lat", "lon"):
            frame[column] = frame[column].astype("float64")
        elif column in _DAYS:
            days = pd.to_datetime(frame[column]).dt.date
            frame[column] = days.astype(pd.ArrowDtype(pa.date32()))
        else:
            # Named, so that a column in which nothing is told stays one of texts.
            frame[column] = frame[column].astype("string")
    return frame


def _points(
    lines: Sequence[Line], columns: Sequence[str], places: Sequence[Line | None]
) -> gpd.GeoDataFrame:
    geometry = [
        None if place is None else shapely.Point(position(place["lat"], place["lon"]))
        for place in places
    ]
    return gpd.GeoDataFrame(
        _frame(lines, columns), geometry=gpd.GeoSeries(geometry, crs=_CRS, dtype="geometry")
    )


def region_outlines(places: Sequence[Line], data_folder: Path) -> gpd.GeoDataFrame:
    """Return the outlines of the regions in which the places lie, with their number of events.

    ``places`` are ``layers.place_lines``. Columns: region_id, name, name_uk, country, level,
    events, geometry (EPSG:4326).
    """
    events: dict[str, set[str]] = {}
    for place in places:
        for code in (place["country"], place["admin1"]):
            if code:
                events.setdefault(f"iso:{code}", set()).add(place["event_id"])
    frame = Regions.load(data_folder).frame
    found = frame[frame["region_id"].isin(events)].reset_index(drop=True)
    found = found.assign(
        events=[len(events[region_id]) for region_id in found["region_id"]],
        geometry=[
            geometry if geometry.geom_type == "MultiPolygon" else shapely.MultiPolygon([geometry])
            for geometry in found.geometry
        ],
    )
    kept = found[["region_id", "name", "name_uk", "country", "level", "events", "geometry"]]
    return gpd.GeoDataFrame(kept, geometry="geometry", crs=_CRS)
