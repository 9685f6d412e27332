"""GeoPackage and GeoParquet as geopandas and GDAL read them."""

from __future__ import annotations

import datetime as dt
import io
import json
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
from record_copy import DATA

from homeward.export.geofiles import geopackage, geoparquet
from homeward.export.layers import claim_lines, place_lines, placed_events
from homeward.export.tables import event_lines
from homeward.model import Kind
from homeward.view.filters import Chooser, Filter, Shown

DAY = dt.date(2026, 6, 1)
CHOICES = [
    Filter(),
    Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND})),
    Filter(words="no such words"),
]


def plain(value: Any) -> Any:
    """Turn what a reader gives into what was written; a blank and an absence are one."""
    if value is None or value == "" or (not isinstance(value, str) and pd.isna(value)):
        return None
    if isinstance(value, (dt.date, pd.Timestamp)):
        return value.isoformat()[:10]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def compare(read: pd.DataFrame, lines: list[dict[str, Any]]) -> None:
    assert len(read) == len(lines)
    for got, line in zip(read.to_dict("records"), lines, strict=True):
        for name, value in line.items():
            assert plain(got[name]) == plain(value), (line["event_id"], name)


@pytest.fixture(params=CHOICES, ids=["all", "rounds", "none"])
def shown(request: pytest.FixtureRequest, chooser: Chooser) -> Shown:
    return chooser.choose(request.param)


def package(shown: Shown, folder: Path) -> Path:
    path = folder / "homeward.gpkg"
    path.write_bytes(geopackage(shown, data_folder=DATA, made_on=DAY))
    return path


def test_each_layer_holds_what_the_store_holds(shown: Shown, tmp_path: Path) -> None:
    path = package(shown, tmp_path)
    for layer, lines in (
        ("events", event_lines(shown)),
        ("places", place_lines(shown)),
        ("claims", claim_lines(shown)),
    ):
        compare(pyogrio.read_dataframe(path, layer=layer), lines)


def test_points_have_the_longitude_first(chooser: Chooser, tmp_path: Path) -> None:
    path = package(chooser.choose(Filter()), tmp_path)
    for layer in ("events", "places"):
        assert pyogrio.read_info(path, layer=layer)["crs"] == "EPSG:4326"
    places = gpd.read_file(path, layer="places")
    assert (places.geometry.x == places["lon"]).all()
    assert (places.geometry.y == places["lat"]).all()


def test_regions_are_those_of_the_shown_events(chooser: Chooser, tmp_path: Path) -> None:
    shown = chooser.choose(Filter(regions=frozenset({"UA-14"})))
    read = gpd.read_file(package(shown, tmp_path), layer="regions").set_index("region_id")
    assert read.loc["iso:UA-14", "events"] == shown.count
    assert read.loc["iso:UA-14", "name"] == "Donetsk Oblast"
    assert read.geometry.is_valid.all()


def test_qgis_finds_a_style_for_each_drawn_layer(chooser: Chooser, tmp_path: Path) -> None:
    path = package(chooser.choose(Filter()), tmp_path)
    styles = pyogrio.read_dataframe(path, layer="layer_styles").set_index("f_table_name")
    assert set(styles.index) == {"events", "places", "regions"}
    assert styles["useAsDefault"].all()
    assert (styles["f_geometry_column"] == "geom").all()
    for qml in styles["styleQML"]:
        assert ElementTree.fromstring(qml).tag == "qgis"
    kinds = ElementTree.fromstring(styles.loc["places", "styleQML"]).iter("category")
    assert [kind.get("value") for kind in kinds] == [str(kind) for kind in Kind]


def test_the_package_says_what_it_holds(chooser: Chooser, tmp_path: Path) -> None:
    shown = chooser.choose(Filter(regions=frozenset({"UA-14"})))
    said = pyogrio.read_dataframe(package(shown, tmp_path), layer="about")
    said = dict(zip(said["name"], said["words"], strict=True))
    assert said["Holds"] == f"{shown.count} of 177 events"
    assert said["Chosen"] == "Region: Donetsk Oblast"


def test_parquet_holds_what_the_store_holds(shown: Shown) -> None:
    made = io.BytesIO(geoparquet(shown, made_on=DAY))
    read = gpd.read_parquet(made)
    assert read.crs.to_epsg() == 4326
    compare(read, placed_events(shown))
    placed = read[~read.geometry.isna()]
    assert (placed.geometry.x == placed["lon"]).all()
    assert (placed.geometry.y == placed["lat"]).all()
    assert read[read.geometry.isna()]["lat"].isna().all()
    said = json.loads(pq.read_schema(made).metadata[b"homeward"])
    assert said["events"] == shown.count


def test_hostile_text_comes_back_unchanged(hostile: Shown, tmp_path: Path) -> None:
    compare(
        pyogrio.read_dataframe(package(hostile, tmp_path), layer="events"), event_lines(hostile)
    )
    compare(gpd.read_parquet(io.BytesIO(geoparquet(hostile, made_on=DAY))), placed_events(hostile))


def test_the_same_choice_gives_the_same_bytes(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    first = geopackage(shown, data_folder=DATA, made_on=DAY), geoparquet(shown, made_on=DAY)
    time.sleep(1.1)
    again = geopackage(shown, data_folder=DATA, made_on=DAY), geoparquet(shown, made_on=DAY)
    assert first == again


def test_the_package_is_one_that_older_programs_open_without_a_warning(
    chooser: Chooser, tmp_path: Path
) -> None:
    path = package(chooser.choose(Filter()), tmp_path)
    with closing(sqlite3.connect(path)) as read:
        assert read.execute("pragma user_version").fetchone() == (10200,)
        assert read.execute("pragma integrity_check").fetchone() == ("ok",)
    told = subprocess.run(
        ["ogrinfo", "-ro", "-al", "-so", path], capture_output=True, text=True, check=True
    )
    assert told.stderr == ""
    assert "first_day: Date" in told.stdout
    assert "update_time: DateTime" in told.stdout


def test_a_column_of_which_nothing_is_told_keeps_its_type(chooser: Chooser, tmp_path: Path) -> None:
    nothing = chooser.choose(Filter(words="nothing holds these words"))
    assert nothing.count == 0
    kept = pq.read_schema(io.BytesIO(geoparquet(nothing, made_on=DAY)))
    full = pq.read_schema(io.BytesIO(geoparquet(chooser.choose(Filter()), made_on=DAY)))
    assert [(field.name, field.type) for field in kept] == [
        (field.name, field.type) for field in full
    ]
    types = pyogrio.read_info(package(nothing, tmp_path), layer="events")["dtypes"]
    every = pyogrio.read_info(package(chooser.choose(Filter()), tmp_path), layer="events")
    assert list(types) == list(every["dtypes"])
