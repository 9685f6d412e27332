from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from strategies import filters

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.making.area_outlines import make_area_outlines
from homeward.geo.outlines import drawn_map, radii
from homeward.model import GeoPrecision, Role
from homeward.settings import Settings
from homeward.view import layers
from homeward.view.context import context_events
from homeward.view.filters import Chooser, Filter
from homeward.view.layers import layer_payload, layer_settings, layer_words

DATA = Settings().data_folder
PERIOD = {"first_on": dt.date(2022, 2, 24), "last_on": dt.date(2026, 12, 31)}


@given(filters())
def test_what_is_chosen_comes_back_to_the_map(chooser: Chooser, chosen: Filter) -> None:
    sent = layer_payload(chooser.choose(chosen), event="", place="", **PERIOD)
    assert json.loads(json.dumps(sent)) == sent
    assert set(sent["chosen"]["roles"]) == {str(role) for role in chosen.roles}
    assert sent["chosen"]["regions"] == sorted(chosen.regions)
    assert [tuple(corner) for corner in sent["chosen"]["area"]] == list(chosen.area)


def test_a_thicket_of_lines_is_left_out_until_something_is_selected(
    chooser: Chooser, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = chooser.choose(Filter())
    everything = layer_payload(shown, event="", place="", **PERIOD)
    assert len(everything["lines"]) == 9
    assert everything["too_many_lines"] is False
    monkeypatch.setattr(layers, "MOST_LINES", 5)
    thicket = layer_payload(shown, event="", place="", **PERIOD)
    assert (thicket["lines"], thicket["too_many_lines"]) == ([], True)
    selected = layer_payload(shown, event="BR-2024-12-20", place="", **PERIOD)
    assert {line[0] for line in selected["lines"]} == {"BR-2024-12-20"}
    of_place = layer_payload(shown, event="", place="own:azovstal-mariupol", **PERIOD)
    assert len(of_place["lines"]) == 4


def test_the_map_knows_every_role_radius_and_event_of_the_context(
    chooser: Chooser, gazetteer: Gazetteer
) -> None:
    known = layer_settings(context=context_events(chooser.frames, gazetteer), data_folder=DATA)
    assert list(known["roles"]) == [str(role) for role in Role]
    assert known["radii"]["default"]["near"] > 0
    assert known["radii"]["told"]["own:novi-yarylovychi|near"] == 5
    assert len(known["context"]) > 20
    assert all(event["details"] and event["when"] for event in known["context"])
    assert "{kilometres}" in layer_words()["within"]


def test_a_town_s_own_size_is_not_how_far_near_it_reaches() -> None:
    known = radii(DATA)
    assert known.told.get(("own:posad-pokrovske", GeoPrecision.NEAR)) is None
    assert known.of("own:posad-pokrovske", GeoPrecision.NEAR) == 15
    assert known.of("geonames:713174", GeoPrecision.SETTLEMENT) is None


def test_every_place_that_is_near_something_has_a_radius(chooser: Chooser) -> None:
    places = chooser.frames.event_places
    for place_id in places["place_id"][places["geo_precision"] == "near"]:
        assert radii(DATA).of(place_id, GeoPrecision.NEAR)


def test_the_outlines_of_wider_areas_are_those_made_of_the_base_map() -> None:
    drawn = json.loads(drawn_map(DATA))
    assert drawn["areas"] == make_area_outlines(DATA)
    assert drawn["areas"]["own:ukraine-russia-border"]["closed"] is False
    assert {"countries", "admin1", "labels"} <= set(drawn)
    lons = [lon for line in drawn["areas"]["own:donbas"]["lines"] for lon, _ in line]
    assert 36 < min(lons) < max(lons) < 41
