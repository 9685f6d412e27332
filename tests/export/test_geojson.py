"""The places of what is shown, as another program reads them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import geopandas as gpd
from hypothesis import given
from hypothesis import strategies as st

from homeward.export.geojson import geojson, position
from homeward.view.filters import Chooser, Filter, parse_filter

DAY = dt.date(2026, 6, 1)


def test_geopandas_reads_the_places_where_the_store_has_them(
    chooser: Chooser, tmp_path: Path
) -> None:
    shown = chooser.choose(Filter())
    path = tmp_path / "places.geojson"
    path.write_bytes(geojson(shown, made_on=DAY))
    read = gpd.read_file(path)
    assert read.crs.to_epsg() == 4326
    placed = read[~read.geometry.isna()]
    held = shown.frames.event_places
    assert len(placed) == len(held)
    by_key = {
        (row.event_id, row.place_id, row.role, row.direction or None): row
        for row in held.itertuples()
    }
    for feature in placed.itertuples():
        side = feature.side if isinstance(feature.side, str) else None
        row = by_key[feature.event_id, feature.place_id, feature.role, side]
        assert abs(feature.geometry.y - row.lat) < 1e-5
        assert abs(feature.geometry.x - row.lon) < 1e-5


def test_an_event_without_a_place_is_kept_without_geometry(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    collection = json.loads(geojson(shown, made_on=DAY))
    ids = {feature["properties"]["event_id"] for feature in collection["features"]}
    assert ids == set(shown.event_rows()["event_id"])
    placeless = [each for each in collection["features"] if each["geometry"] is None]
    assert {each["properties"]["event_id"] for each in placeless} == ids - set(
        shown.frames.event_places["event_id"]
    )


def test_each_feature_names_its_sources_and_precision(chooser: Chooser) -> None:
    collection = json.loads(geojson(chooser.choose(Filter()), made_on=DAY))
    for feature in collection["features"]:
        properties = feature["properties"]
        assert properties["claim_ids"]
        assert all(url.startswith("http") for url in properties["source_urls"])
        assert "geo_precision" in properties or feature["geometry"] is None


def test_the_file_says_what_it_holds(chooser: Chooser) -> None:
    chosen = Filter(regions=frozenset({"UA-14"}), first_on=dt.date(2024, 1, 1))
    shown = chooser.choose(chosen)
    said = json.loads(geojson(shown, made_on=DAY))["homeward"]
    assert said["events"] == shown.count
    assert said["record_version"] == shown.frames.version
    assert said["filters"] == ["Period: from 1 January 2024", "Region: Donetsk Oblast"]
    again, notes = parse_filter(said["parameters"], known_regions=chooser.regions)
    assert (again, notes) == (chosen, [])
    assert shown.frames.version in said["citation"]


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_position_has_the_longitude_first(lat: float, lon: float) -> None:
    assert position(lat, lon) == [round(lon, 6), round(lat, 6)]
