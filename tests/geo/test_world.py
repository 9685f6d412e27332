"""The world's smaller places: what mentions may name beyond the gazetteer."""

from __future__ import annotations

import pytest

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.making.topology import points_of
from homeward.geo.world import WorldKind, WorldPlaces
from homeward.settings import PROJECT_FOLDER

DATA = PROJECT_FOLDER / "data"


@pytest.fixture(scope="module")
def world() -> WorldPlaces:
    return WorldPlaces.load(DATA / "geography")


def test_a_name_gives_its_bearers_the_most_populous_first(world: WorldPlaces) -> None:
    places = [world.place(row) for row in world.rows("springfield")]
    assert len(places) > 10
    assert places[0].population >= places[1].population > 0
    assert {"US-IL", "US-MO", "US-MA"} <= {place.admin1 for place in places}


def test_counties_and_regions_have_points_near_their_towns(world: WorldPlaces) -> None:
    (row,) = (r for r in world.rows("henderson county") if world.place(r).admin1 == "US-TX")
    place = world.place(row)
    assert world.kind(row) is WorldKind.DISTRICT
    assert (place.lat, place.lon) == (pytest.approx(32.2, abs=0.3), pytest.approx(-95.85, abs=0.3))


def test_a_name_unknown_to_the_world_has_no_bearers(world: WorldPlaces) -> None:
    assert world.rows("no such place at all") == []
    assert world.row_of("geonames:0") is None


def test_seas_and_continents_are_areas(world: WorldPlaces) -> None:
    (row,) = world.rows("red sea")
    assert world.kind(row) is WorldKind.AREA
    assert world.place(row).country is None


def test_short_names_and_points_are_of_known_places(world: WorldPlaces) -> None:
    gazetteer = Gazetteer.load(DATA)
    told = {name.place_id for name in world.short_names.values()} | set(world.points)
    assert [i for i in sorted(told) if i not in gazetteer and world.row_of(i) is None] == []


def test_a_centre_is_read_from_arcs_run_either_way() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [10, 20]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
        "objects": {"areas": {"geometries": [{"type": "Polygon", "id": "1", "arcs": [[0, -2]]}]}},
    }
    assert points_of(topology, "areas") == {"1": (21.0, 11.0)}
