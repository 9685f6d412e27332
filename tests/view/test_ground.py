from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given
from strategies import RINGS, filters

from homeward.geo.outlines import circle, outlines, radii
from homeward.model import GeoPrecision, Role
from homeward.settings import Settings
from homeward.store.frames import rows
from homeward.view.area import Ring, make_ring
from homeward.view.filters import Chooser, Filter
from homeward.view.ground import Ground

DATA = Settings().data_folder
BAKHMUT = make_ring([(37.9, 48.5), (38.1, 48.7)])


def is_there(area: shapely.Polygon, place: object) -> bool:
    """The rule of docs/methods.md, one place at a time."""
    point = shapely.Point(place.lon, place.lat)  # type: ignore[attr-defined]
    precision, place_id = place.geo_precision, place.place_id  # type: ignore[attr-defined]
    if precision == GeoPrecision.ADMIN1 and place_id in outlines(DATA):
        return bool(area.intersects(outlines(DATA)[place_id]))
    if precision == GeoPrecision.NEAR:
        kilometres = radii(DATA).of(place_id, GeoPrecision.NEAR)
        assert kilometres
        return bool(area.intersects(circle(place.lat, place.lon, kilometres)))  # type: ignore[attr-defined]
    return bool(area.intersects(point))


@given(RINGS)
def test_places_are_in_an_area_as_each_of_them_alone_is(chooser: Chooser, ring: Ring) -> None:
    within = Ground(chooser.frames, DATA).within_all(ring)
    area = shapely.Polygon(ring)
    expected = [is_there(area, place) for place in rows(chooser.frames.event_places)]
    assert within.tolist() == expected


@given(filters(), RINGS)
def test_an_event_is_in_an_area_when_one_of_its_places_of_a_chosen_role_is(
    chooser: Chooser, chosen: Filter, ring: Ring
) -> None:
    shown = chooser.choose(Filter(roles=chosen.roles, area=ring))
    places = chooser.frames.event_places
    rows_there = Ground(chooser.frames, DATA).within_all(ring)
    if chosen.roles:
        rows_there = rows_there & places["role"].isin([str(role) for role in chosen.roles])
    expected = set(places["event_id"][rows_there])
    assert set(shown.event_rows()["event_id"]) == expected
    assert (shown.in_region == rows_there).all()


@given(RINGS, RINGS)
def test_an_area_and_a_view_narrow_each_other(chooser: Chooser, area: Ring, view: Ring) -> None:
    ground = Ground(chooser.frames, DATA)
    both = ground.within_all(area, view)
    assert (both == (ground.within_all(area) & ground.within_all(view))).all()
    assert ground.within_all((), ()).all()


def test_a_ring_and_an_oblast_count_when_they_share_ground_and_a_country_by_its_label(
    chooser: Chooser,
) -> None:
    places = chooser.frames.event_places
    beside = make_ring([(38.14, 48.55), (38.3, 48.65)])  # east of Bakhmut, within 15 km of it
    there = set(places["place_id"][Ground(chooser.frames, DATA).within_all(beside)])
    assert {"geonames:713174", "iso:UA-14"} <= there
    assert "iso:UA-59" not in there
    assert "iso:UA" not in there
    minsk = make_ring([(28.0, 53.5), (29.0, 54.1)])
    assert "iso:BY" in set(places["place_id"][Ground(chooser.frames, DATA).within_all(minsk)])


def test_facets_count_what_each_choice_would_show_within_the_area(chooser: Chooser) -> None:
    chosen = Filter(area=BAKHMUT)
    shown = chooser.choose(chosen)
    assert 0 < shown.count < 177
    for role in Role:
        narrowed = chooser.choose(Filter(area=BAKHMUT, roles=frozenset({role})))
        assert shown.facets.roles[role] == narrowed.count
    region = chooser.choose(Filter(area=BAKHMUT, regions=frozenset({"UA-14"})))
    assert shown.facets.regions["UA-14"] == region.count
    assert np.array_equal(shown.in_region, shown.in_region & shown.event_places)
