from __future__ import annotations

import json

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.regions import COLUMNS, Regions
from homeward.model import GeoPrecision
from homeward.settings import PROJECT_FOLDER

CRIMEA, SEVASTOPOL = (44.95, 34.10), (44.58, 33.60)
BASEMAP = PROJECT_FOLDER / "data" / "geography" / "basemap.json"


@pytest.fixture(scope="module")
def basemap() -> dict[str, dict[str, list[dict[str, object]]]]:
    return json.loads(BASEMAP.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.mark.parametrize(("point", "region_id"), [(CRIMEA, "iso:UA-43"), (SEVASTOPOL, "iso:UA-40")])
def test_crimea_and_sevastopol_lie_in_ukraine_and_in_no_russian_region(
    regions: Regions, point: tuple[float, float], region_id: str
) -> None:
    assert regions.locate(*point) == (region_id, "UA")
    holding = regions.frame[regions.frame.contains(shapely.Point(point[1], point[0]))]
    assert set(holding["country"]) == {"UA"}


@pytest.mark.parametrize("point", [CRIMEA, SEVASTOPOL])
def test_the_drawn_map_shows_them_in_ukraine_too(basemap, point: tuple[float, float]) -> None:
    for layer in ("countries", "admin1"):
        holding = [
            feature["properties"]["country"]
            for feature in basemap[layer]["features"]
            if shapely.geometry.shape(feature["geometry"]).contains(
                shapely.Point(point[1], point[0])
            )
        ]
        assert holding == ["UA"]


@pytest.mark.parametrize(
    ("lat", "lon", "region_id"),
    [
        (50.45, 30.52, "iso:UA-30"),
        (48.59, 38.0, "iso:UA-14"),
        (51.19, 35.27, "iso:RU-KRS"),
        (52.10, 30.98, "iso:BY-HO"),
        (55.75, 37.62, "iso:RU-MOW"),
        (55.9, 38.8, "iso:RU-MOS"),
        (41.04, 29.0, "iso:TR-34"),
        (24.71, 46.67, "iso:SA"),
    ],
)
def test_points_fall_into_the_finest_region_we_have(
    regions: Regions, lat: float, lon: float, region_id: str
) -> None:
    assert regions.locate(lat, lon)[0] == region_id


def test_a_harbour_in_the_sea_belongs_to_the_nearest_coast_and_the_open_sea_to_nobody(
    regions: Regions,
) -> None:
    assert regions.locate(46.48, 30.80) == ("iso:UA-51", "UA")
    assert regions.locate(43.0, 34.0) == (None, None)
    assert regions.locate(45.255, 30.204) == (None, None)  # Snake Island: 35 km from the coast


def test_the_coast_reaches_five_kilometres_and_no_further(regions: Regions) -> None:
    shore = regions.frame.loc[regions.frame["region_id"] == "iso:UA-51", "geometry"].iloc[0]
    line = shapely.LineString([(31.0, 46.2), (31.0, 46.9)]).intersection(shore)
    south = line.bounds[1]
    assert regions.locate(south - 4.5 / 111.3, 31.0)[1] == "UA"
    assert regions.locate(south - 12 / 111.3, 31.0)[1] is None


def test_most_settlements_lie_where_geonames_says(regions: Regions, gazetteer: Gazetteer) -> None:
    places = [
        place
        for place in map(gazetteer.place, gazetteer)
        if place.country == "UA" and place.geo_precision is GeoPrecision.SETTLEMENT
    ]
    points = gpd.GeoDataFrame(
        {"admin1": [place.admin1 for place in places]},
        geometry=gpd.points_from_xy([p.lon for p in places], [p.lat for p in places]),
        crs="EPSG:4326",
    )
    found = regions.assign(points)
    assert (found["region_id"] == "iso:" + found["admin1"]).mean() > 0.98
    assert (found["country"] == "UA").mean() > 0.999


def test_assignment_keeps_order_index_and_reference_system(regions: Regions) -> None:
    points = gpd.GeoDataFrame(
        {"event": ["a", "b", "c"]},
        geometry=gpd.points_from_xy([38.0, 34.0, 30.5], [48.6, 43.0, 50.45]),
        crs="EPSG:4326",
        index=[7, 3, 5],
    ).to_crs("EPSG:3857")
    found = regions.assign(points)
    assert list(found.index) == [7, 3, 5]
    assert list(found["event"]) == ["a", "b", "c"]
    assert list(found["region_id"]) == ["iso:UA-14", None, "iso:UA-30"]
    assert found.crs == points.crs
    assert "region_id" not in points


def test_no_points_and_no_reference_system(regions: Regions) -> None:
    empty = gpd.GeoDataFrame(geometry=[], crs="EPSG:4326")
    assert list(regions.assign(empty).columns) == ["geometry", "region_id", "country"]
    with pytest.raises(ValueError, match="no CRS"):
        regions.assign(gpd.GeoDataFrame(geometry=[shapely.Point(30, 50)]))


def test_the_frame_keeps_its_contract(regions: Regions, gazetteer: Gazetteer) -> None:
    frame = regions.frame
    assert list(frame.columns) == COLUMNS
    assert frame.crs == "EPSG:4326"
    assert frame["region_id"].is_unique
    assert set(frame["level"]) == {"admin1", "country"}
    assert frame.geometry.is_valid.all()
    assert set(frame["region_id"]) <= set(gazetteer)
    assert list(frame["name"]) == [gazetteer[place_id].name for place_id in frame["region_id"]]


@settings(max_examples=25, deadline=None)
@given(st.floats(48.0, 50.0), st.floats(29.0, 35.0))
def test_latitude_comes_first_everywhere(regions: Regions, lat: float, lon: float) -> None:
    region_id, country = regions.locate(lat, lon)
    assert country == "UA"
    assert regions.locate(lon, lat)[1] != "UA"  # swapped, it lies in Asia
    assert region_id is not None


def test_the_drawn_map_is_small_rounded_and_whole(basemap, gazetteer: Gazetteer) -> None:
    assert BASEMAP.stat().st_size <= 1_000_000
    assert set(basemap) == {"countries", "admin1", "rivers", "lakes", "labels"}
    for layer in ("countries", "admin1", "rivers", "lakes"):
        assert basemap[layer]["features"]
        for feature in basemap[layer]["features"]:
            assert set(feature["properties"]) == {"id", "name", "name_uk", "country"}
            assert shapely.geometry.shape(feature["geometry"]).is_valid
    for layer in ("countries", "admin1"):
        assert all(
            feature["properties"]["id"] in gazetteer for feature in basemap[layer]["features"]
        )
    labels = basemap["labels"]
    assert {label["kind"] for label in labels} == {"country", "region", "town"}
    assert 40 <= sum(label["kind"] == "town" for label in labels) <= 60
    near_ukraine = [label for label in labels if label["kind"] == "town" and 44 < label["lat"] < 53]
    assert all(label["name_uk"] for label in near_ukraine)


def test_drawn_neighbours_do_not_tear_apart(basemap) -> None:
    oblasts = [
        shapely.geometry.shape(feature["geometry"])
        for feature in basemap["admin1"]["features"]
        if feature["properties"]["country"] == "UA"
    ]
    country = next(
        shapely.geometry.shape(feature["geometry"])
        for feature in basemap["countries"]["features"]
        if feature["properties"]["country"] == "UA"
    )
    whole = shapely.union_all(oblasts)
    assert whole.symmetric_difference(country).area < 0.002 * country.area
    overlap = sum(area.area for area in oblasts) - whole.area
    assert overlap < 0.0005 * whole.area
