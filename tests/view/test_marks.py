from __future__ import annotations

import sqlalchemy as sa
from hypothesis import given
from strategies import filters

from homeward.model import GeoPrecision, Kind, Role
from homeward.store import schema
from homeward.store.engine import writing
from homeward.store.frames import Frames
from homeward.store.framing import read_frames
from homeward.view.filters import Chooser, Filter
from homeward.view.marks import Mark, make_marks


def mark_at(marks: list[Mark], place_id: str, kind: Kind = Kind.BODY_REPATRIATION) -> Mark:
    (found,) = (mark for mark in marks if (mark.place_id, mark.kind) == (place_id, kind))
    return found


@given(filters())
def test_there_is_one_mark_a_place_kind_and_precision(
    chooser: Chooser, frames: Frames, chosen: Filter
) -> None:
    shown = chooser.choose(chosen)
    marks = make_marks(shown)
    keys = [(mark.place_id, mark.kind, mark.geo_precision) for mark in marks]
    places = frames.event_places[shown.event_places]
    kinds = frames.events["kind"].to_numpy()[places["event"]]
    assert len(keys) == len(set(keys))
    assert set(keys) == set(zip(places["place_id"], kinds, places["geo_precision"], strict=True))


@given(filters())
def test_a_mark_counts_every_event_once(chooser: Chooser, frames: Frames, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    places = frames.event_places[shown.event_places].assign(
        kind=lambda rows: frames.events["kind"].to_numpy()[rows["event"]]
    )
    for mark in make_marks(shown):
        here = places[
            (places["place_id"] == mark.place_id)
            & (places["kind"] == mark.kind)
            & (places["geo_precision"] == mark.geo_precision)
        ]
        assert mark.events == here["event"].nunique()
        assert 0 <= mark.untold <= mark.events
        summed = frames.events.loc[here["event"].unique()]
        highest = summed[["to_ukraine_high", "to_russia_high"]].sum().sum()
        assert (mark.people or 0) <= highest


@given(filters())
def test_marks_with_most_people_come_first_so_that_small_ones_lie_on_top(
    chooser: Chooser, chosen: Filter
) -> None:
    people = [mark.people or 0 for mark in make_marks(chooser.choose(chosen))]
    assert people == sorted(people, reverse=True)


def test_each_place_of_an_event_shows_its_own_share(chooser: Chooser) -> None:
    marks = make_marks(chooser.choose(Filter(words="moskalkova il-76")))
    assert mark_at(marks, "iso:UA-14").people == 320
    assert mark_at(marks, "geonames:713174").people == 89
    assert mark_at(marks, "iso:RU").people == 154
    assert mark_at(marks, "iso:BY").people == 600
    assert mark_at(marks, "geonames:713174").geo_precision is GeoPrecision.NEAR


def test_a_place_without_a_told_share_shows_that_it_is_not_told(chooser: Chooser) -> None:
    marks = make_marks(chooser.choose(Filter(words="br-2022-06-02")))
    assert mark_at(marks, "iso:UA-23").people == 320
    assert mark_at(marks, "own:azovstal-mariupol").people is None
    assert mark_at(marks, "own:azovstal-mariupol").untold == 1


def test_a_place_adds_both_directions_and_takes_the_largest_of_its_roles(
    loaded: sa.Engine,
) -> None:
    donetsk = {"event_id": "BR-2025-09-18", "place_id": "iso:UA-14", "geo_precision": "admin1"}
    donetsk |= {"inferred": False, "origin": "document", "direction": "", "people": None}
    with writing(loaded).begin() as connection:
        for cells in (
            {"role": "recovery", "direction": "to_ukraine", "people": 60},
            {"role": "recovery", "direction": "to_russia", "people": 20},
            {"role": "destination", "direction": "to_ukraine", "people": 70},
        ):
            connection.execute(sa.insert(schema.event_places), donetsk | cells)
    shown = Chooser(read_frames(loaded)).choose(Filter(words="br-2025-09-18"))
    mark = mark_at(make_marks(shown), "iso:UA-14")
    assert (mark.events, mark.people) == (1, 80)


def test_meetings_and_commitments_bring_no_people(chooser: Chooser) -> None:
    marks = make_marks(
        chooser.choose(Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND, Kind.COMMITMENT})))
    )
    assert marks
    assert all(mark.people is None and mark.untold == 0 for mark in marks)


def test_what_is_kept_out_of_totals_brings_no_people(chooser: Chooser) -> None:
    marks = make_marks(chooser.choose(Filter(words="px-2023-06-hu")))
    (mark,) = marks
    assert mark.place_id == "iso:HU"
    assert (mark.events, mark.people) == (1, None)


def test_places_outside_the_chosen_regions_are_told_apart(chooser: Chooser) -> None:
    marks = make_marks(chooser.choose(Filter(words="moskalkova il-76", regions=frozenset({"BY"}))))
    assert {mark.place_id for mark in marks if mark.in_region} == {"iso:BY"}
    assert len(marks) == 4


def test_a_role_leaves_only_the_places_that_have_it(chooser: Chooser) -> None:
    marks = make_marks(
        chooser.choose(Filter(words="moskalkova il-76", roles=frozenset({Role.HELD})))
    )
    assert [mark.place_id for mark in marks] == ["iso:RU"]


def test_nothing_shown_makes_no_mark(chooser: Chooser) -> None:
    assert make_marks(chooser.choose(Filter(words="no such words"))) == []
