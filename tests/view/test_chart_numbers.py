from __future__ import annotations

import datetime as dt

import pandas as pd
from hypothesis import given, settings
from strategies import filters

from homeward.model import Kind, Role
from homeward.view.chart_numbers import (
    cumulative_bodies,
    per_month,
    places_of_recovery,
    promise_to_delivery,
)
from homeward.view.filters import Chooser, Filter
from homeward.view.summary import summarise

JUNE = Filter(first_on=dt.date(2025, 6, 1), last_on=dt.date(2025, 6, 30))


@settings(max_examples=60)
@given(filters())
def test_the_months_add_up_to_the_headline(chooser: Chooser, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    months = per_month(shown)
    for total in summarise(shown).totals:
        of = months[(months["kind"] == total.kind) & (months["direction"] == total.direction)]
        assert of["people"].sum() == total.best
        assert of["low"].sum() == total.low
        assert of["high"].sum() == total.high
        assert of["events"].sum() == total.events


@settings(max_examples=60)
@given(filters())
def test_the_running_sum_ends_at_the_headline_and_never_falls(
    chooser: Chooser, chosen: Filter
) -> None:
    shown = chooser.choose(chosen)
    running = cumulative_bodies(shown)
    for total in summarise(shown).totals:
        if total.kind != Kind.BODY_REPATRIATION:
            continue
        of = running[running["direction"] == total.direction]
        ends = (of["low"].max(), of["best"].max(), of["high"].max()) if len(of) else (0, 0, 0)
        assert ends == (total.low, total.best, total.high)
        assert (of["low"] <= of["best"]).all()
        assert (of["best"] <= of["high"]).all()
        assert of["best"].is_monotonic_increasing


def test_june_2025_has_6057_bodies_to_ukraine_with_up_to_three_more(chooser: Chooser) -> None:
    months = per_month(chooser.choose(JUNE))
    bodies = months[(months["kind"] == "body_repatriation") & (months["direction"] == "to_ukraine")]
    (row,) = bodies.itertuples()
    assert row.month == pd.Timestamp(2025, 6, 1)
    assert (row.low, row.people, row.high, row.events) == (6057, 6057, 6060, 5)


def test_numbers_that_nobody_told_are_counted_beside(chooser: Chooser) -> None:
    months = per_month(chooser.choose(JUNE))
    exchanges = months[(months["kind"] == "prisoner_exchange")]
    assert exchanges["people"].sum() == 0
    assert set(exchanges["untold"]) == {7}


def test_the_june_bodies_came_9_to_14_days_after_the_promise(chooser: Chooser) -> None:
    days = promise_to_delivery(chooser.choose(Filter()))
    of = days[days["commitment"] == "CM-2025-06-02-bodies"]
    assert list(of["days_low"]) == list(of["days_high"]) == [9, 11, 12, 13, 14]
    assert list(of["people"]) == [1212 + 27, 1200, 1200, 1200, 1245 + 51]


def test_a_promise_known_by_its_week_gives_a_range_of_days(chooser: Chooser) -> None:
    days = promise_to_delivery(chooser.choose(Filter()))
    (row,) = days[days["commitment"] == "CM-2026-05-W19-1000"].itertuples()
    assert (row.days_low, row.days_high) == (5, 11)


def test_only_shown_deliveries_are_counted(chooser: Chooser) -> None:
    chosen = Filter(kinds=frozenset({Kind.BODY_REPATRIATION}))
    assert set(promise_to_delivery(chooser.choose(chosen))["kind"]) == {"body_repatriation"}
    nothing = Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND}))
    assert promise_to_delivery(chooser.choose(nothing)).empty


def test_bakhmut_has_216_bodies_and_five_events_without_a_number(chooser: Chooser) -> None:
    places = places_of_recovery(chooser.choose(Filter()))
    (row,) = places[places["place_id"] == "geonames:713174"].itertuples()
    assert row.people == 56 + 89 + 71
    assert (row.events, row.untold) == (8, 5)


@settings(max_examples=30)
@given(filters())
def test_places_are_ranked_and_come_from_the_filter(chooser: Chooser, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    places = places_of_recovery(shown)
    people = [-1 if pd.isna(each) else each for each in places["people"]]
    assert people == sorted(people, reverse=True)
    rows = shown.frames.event_places[shown.event_places]
    recovery = rows[rows["role"] == Role.RECOVERY]
    assert set(places["place_id"]) <= set(recovery["place_id"])


def test_a_filter_that_leaves_nothing_leaves_empty_frames_with_their_columns(
    chooser: Chooser,
) -> None:
    shown = chooser.choose(Filter(words="no such words anywhere"))
    for frame in (
        per_month(shown),
        cumulative_bodies(shown),
        promise_to_delivery(shown),
        places_of_recovery(shown),
    ):
        assert frame.empty
        assert len(frame.columns)
