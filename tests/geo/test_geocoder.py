from __future__ import annotations

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.point import Point
from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.geo.geocoder import HomewardGeocoder


def test_it_is_a_geopy_geocoder_and_answers_with_facts(geocoder: HomewardGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    found = geocoder.geocode("Артёмовск")
    assert found.address == "Bakhmut, Donetsk Oblast, Ukraine"
    assert (found.latitude, found.longitude) == pytest.approx((48.594, 37.999), abs=0.001)
    assert found.raw["place_id"] == "geonames:713174"
    assert found.raw["geo_precision"] == "settlement"
    assert found.raw["is_settled"]
    assert found.raw["names"]["uk"] == "Бахмут"


def test_all_candidates_come_when_asked_for(geocoder: HomewardGeocoder) -> None:
    found = geocoder.geocode("Krasnopillia", exactly_one=False)
    assert len(found) == 3
    assert not found[0].raw["is_settled"]
    assert geocoder.geocode("Krasnopillia").raw["place_id"] == found[0].raw["place_id"]


def test_a_country_leaves_out_the_others(geocoder: HomewardGeocoder) -> None:
    assert geocoder.geocode("Donetsk", country="ru").raw["place_id"] == "geonames:565348"
    assert geocoder.geocode("Donetsk", country="TR") is None


def test_nothing_is_none(geocoder: HomewardGeocoder) -> None:
    assert geocoder.geocode("Nowhereville") is None
    assert geocoder.geocode("Nowhereville", exactly_one=False) is None


@pytest.mark.parametrize("query", [(48.59, 38.0), Point(48.59, 38.0), "48.59, 38.0"])
def test_a_point_leads_back_to_its_town(geocoder: HomewardGeocoder, query: object) -> None:
    found = geocoder.reverse(query)
    assert found.raw["name"] == "Bakhmut"
    assert found.raw["distance_km"] < 1


def test_a_point_is_looked_up_on_its_own_side_of_the_border(geocoder: HomewardGeocoder) -> None:
    assert {each.raw["country"] for each in geocoder.reverse((52.08, 30.97), False)} == {"BY"}


def test_a_point_without_towns_is_in_its_region_and_one_at_sea_nowhere(
    geocoder: HomewardGeocoder,
) -> None:
    assert geocoder.reverse((67.0, 160.0)).raw["place_id"] == "iso:RU"
    assert geocoder.reverse((43.0, 34.0)) is None


@pytest.mark.parametrize("query", ["somewhere", (91, 200), None, object()])
def test_what_is_no_point_is_refused_in_words(geocoder: HomewardGeocoder, query: object) -> None:
    with pytest.raises(GeocoderQueryError, match="no point"):
        geocoder.reverse(query)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["Bakhmut", "Kyiv", "Istanbul", "Novaya Huta", "Mariupol", "Sudzha"]))
def test_there_and_back_again_is_the_same_place(geocoder: HomewardGeocoder, name: str) -> None:
    found = geocoder.geocode(name)
    back = geocoder.reverse((found.latitude, found.longitude))
    assert back.raw["place_id"] == found.raw["place_id"]
    assert back.raw["distance_km"] == 0
