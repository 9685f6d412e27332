"""OGC API – Features: what a box, a period and a filter let through, page by page."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from homeward.api.feature_sets import COLLECTIONS
from homeward.api.features import OPERATIONS
from homeward.store.frames import Frames

OGC = "/api/ogc"
PLACES = f"{OGC}/collections/places-of-events/items"
EVENTS = f"{OGC}/collections/events/items"
REGIONS = f"{OGC}/collections/regions/items"


def get(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def features(client: TestClient, address: str) -> list[Any]:
    """Follow the links from page to page."""
    found: list[Any] = []
    while address:
        page = get(client, address)
        assert page["numberReturned"] == len(page["features"])
        found += page["features"]
        address = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
    assert len(found) == page["numberMatched"]
    assert len({each["id"] for each in found}) == len(found)
    return found


def test_every_link_from_the_landing_page_on_leads_where_it_says(client: TestClient) -> None:
    waiting, seen = [f"http://homeward.example{OGC}"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"] != "application/json":
            continue
        told = answer.json()
        for each in [told, *told.get("collections", [])]:
            for link in each.get("links", []):
                if link["href"].startswith("http://homeward.example/"):
                    content = client.get(link["href"]).headers["content-type"]
                    assert content.partition("; charset")[0] == link["type"]
                    waiting.append(link["href"])
    for name in COLLECTIONS:
        assert f"http://homeward.example{OGC}/collections/{name}/items" in seen
    assert "http://homeward.example/api/openapi.json" in seen


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_an_answer_fits_its_schema(client: TestClient, operation: Any) -> None:
    path = operation.path
    for parameter in operation.path_parameters:
        path = path.replace(f"{{{parameter.name}}}", parameter.example)
    jsonschema.Draft202012Validator(operation.schema).validate(get(client, f"/api{path}"))


def test_the_places_are_those_of_the_store(client: TestClient, frames: Frames) -> None:
    found = features(client, PLACES)
    told = sorted(
        (
            each["properties"]["event_id"],
            each["properties"]["place_id"],
            each["properties"]["role"],
            each["properties"]["share"],
            *each["geometry"]["coordinates"],
        )
        for each in found
    )
    places = frames.event_places
    assert [each[:3] for each in told] == sorted(
        zip(places["event_id"], places["place_id"], places["role"], strict=True)
    )
    known = {
        (place.event_id, place.place_id): (place.lon, place.lat) for place in places.itertuples()
    }
    for event_id, place_id, _, _, lon, lat in told:
        assert (lon, lat) == pytest.approx(known[event_id, place_id], abs=1e-6)


def test_an_event_without_a_place_has_no_geometry(client: TestClient, frames: Frames) -> None:
    found = {each["id"]: each for each in features(client, EVENTS)}
    assert list(found) == list(frames.events["event_id"])
    placed = set(frames.event_places["event_id"])
    for event_id, each in found.items():
        assert (each["geometry"] is not None) == (event_id in placed)
    assert found["BR-2024-11-08"]["geometry"]["type"] == "MultiPoint"


def test_a_feature_alone_is_the_one_of_the_list(client: TestClient) -> None:
    for address in (PLACES, EVENTS, REGIONS):
        each = get(client, f"{address}?limit=1")["features"][0]
        alone = get(client, f"{address}/{each['id']}")
        assert {link["rel"] for link in alone.pop("links")} == {"self", "collection"}
        assert alone["geometry"] == each["geometry"]
        assert alone["properties"] == each["properties"]


def test_a_filter_of_the_dashboard_holds_here_too(client: TestClient) -> None:
    found = features(client, f"{PLACES}?region=UA-14&kind=body_repatriation")
    assert {each["properties"]["kind"] for each in found} == {"body_repatriation"}
    inside = {each["properties"]["admin1"] for each in found if each["properties"]["in_region"]}
    assert inside == {"UA-14"}
    shown = get(client, "/api/events?region=UA-14&kind=body_repatriation&limit=1")["total"]
    assert len({each["properties"]["event_id"] for each in found}) == shown
    assert {each["id"] for each in features(client, f"{REGIONS}?region=UA-14")} == {"UA-14"}


def test_the_outlines_of_regions_are_sound(client: TestClient) -> None:
    found = features(client, REGIONS)
    for each in found:
        shape = shapely.from_geojson(json.dumps(each["geometry"]))
        assert shape.is_valid
        assert not shape.is_empty
        assert each["properties"]["events"] > 0
    crimea = shapely.Point(34.10, 44.95)
    around = {
        each["id"]
        for each in found
        if shapely.from_geojson(json.dumps(each["geometry"])).contains(crimea)
    }
    assert not [code for code in around if code.startswith("RU")]


degrees = st.floats(-180, 180, allow_nan=False).map(lambda value: round(value, 3))
latitudes = st.floats(-90, 90, allow_nan=False).map(lambda value: round(value, 3))


@given(west=degrees, east=degrees, one=latitudes, other=latitudes)
def test_a_box_lets_through_what_lies_in_it(
    client: TestClient, west: float, east: float, one: float, other: float
) -> None:
    south, north = sorted((one, other))
    page = get(client, f"{PLACES}?bbox={west:f},{south:f},{east:f},{north:f}&limit=1000")
    inside = {each["id"] for each in page["features"]}
    for each in get(client, f"{PLACES}?limit=1000")["features"]:
        lon, lat = each["geometry"]["coordinates"]
        across = west <= lon <= east if west <= east else lon >= west or lon <= east
        assert (each["id"] in inside) == (across and south <= lat <= north)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("2025-06-11", "2025-06-11", "2025-06-11"),
        ("2025-06-11T23:30:00-03:00", "2025-06-12", "2025-06-12"),
        ("2025-06-01/2025-06-30", "2025-06-01", "2025-06-30"),
        ("2025-06-01T00:00:00Z/..", "2025-06-01", "9999-12-31"),
        ("../2022-12-31", "0001-01-01", "2022-12-31"),
        ("/2022-12-31", "0001-01-01", "2022-12-31"),
        ("../..", "0001-01-01", "9999-12-31"),
    ],
)
def test_a_period_lets_through_what_touches_it(
    client: TestClient, asked: str, first: str, last: str
) -> None:
    every = get(client, f"{EVENTS}?limit=1000")["features"]
    dated = [each for each in every if each["properties"]["first_day"]]
    expected = {
        each["id"]
        for each in dated
        if each["properties"]["first_day"] <= last and each["properties"]["last_day"] >= first
    }
    page = client.get(EVENTS, params={"datetime": asked, "limit": "1000"}).json()
    assert {each["id"] for each in page["features"]} == expected
    assert expected


@pytest.mark.parametrize(
    "query",
    [
        "bbox=1,2,3", "bbox=1,2,3,nan", "bbox=1,9,3,4", "bbox=-181,0,0,1", "bbox=0,0,0,91",
        "bbox=", "datetime=2025", "datetime=2025-06-30/2025-06-01", "datetime=a/b/c", "datetime=",
        "datetime=2025-06-11T25:00:00Z", "datetime=0001-01-01T00:00:00%2B23:00", "limit=1001",
        "bbox-crs=x", "resultType=hits",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_a_sentence(client: TestClient, query: str) -> None:
    answer = client.get(f"{PLACES}?{query}")
    assert answer.status_code == 400
    assert len(answer.json()["errors"]) == 1
