from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from hypothesis import given
from strategies import filters

from homeward.model import Kind
from homeward.view.filters import Chooser, Filter
from homeward.view.style import KIND_STYLES
from homeward.view.timeline import FIRST_DAY, histogram, histogram_spec

LAST_DAY = dt.date(2026, 12, 31)


@given(filters())
def test_the_bins_hold_every_event_that_any_period_would_show_once(
    chooser: Chooser, chosen: Filter
) -> None:
    shown = chooser.choose(chosen)
    counted = histogram(shown, first_on=FIRST_DAY, last_on=LAST_DAY)
    assert counted["events"].sum() == shown.in_any_period.sum()
    for kind in Kind:
        of_kind = chooser.choose(replace(chosen, first_on=None, last_on=None)).event_rows()
        assert counted[counted["kind"] == kind]["events"].sum() == (of_kind["kind"] == kind).sum()


@given(filters())
def test_moving_the_period_does_not_change_the_bins(chooser: Chooser, chosen: Filter) -> None:
    one = histogram(chooser.choose(chosen), first_on=FIRST_DAY, last_on=LAST_DAY)
    moved = replace(chosen, first_on=None, last_on=dt.date(2024, 1, 1))
    other = histogram(chooser.choose(moved), first_on=FIRST_DAY, last_on=LAST_DAY)
    assert one.equals(other)


@given(filters())
def test_bars_of_one_bin_stand_on_one_another(chooser: Chooser, chosen: Filter) -> None:
    counted = histogram(chooser.choose(chosen), first_on=FIRST_DAY, last_on=LAST_DAY)
    for _, of_bin in counted.groupby("first_on"):
        height = 0
        for bar in of_bin.itertuples():
            assert bar.below == height
            height += bar.events


def test_a_long_span_is_shown_by_month_and_a_short_one_by_week(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    months = histogram(shown, first_on=FIRST_DAY, last_on=LAST_DAY)
    assert all(day.day == 1 for day in months["first_on"])
    weeks = histogram(shown, first_on=dt.date(2025, 6, 1), last_on=dt.date(2025, 6, 30))
    assert all(day.weekday() == 0 for day in weeks["first_on"])
    assert {end - start for start, end in zip(weeks["first_on"], weeks["until"], strict=True)} == {
        dt.timedelta(days=7)
    }


def test_nothing_shown_makes_no_bars(chooser: Chooser) -> None:
    counted = histogram(
        chooser.choose(Filter(words="no such words")), first_on=FIRST_DAY, last_on=LAST_DAY
    )
    assert list(counted.columns) == ["first_on", "until", "kind", "below", "events"]
    assert counted.empty


def test_the_chart_is_plain_json_with_the_colours_of_the_kinds(chooser: Chooser) -> None:
    counted = histogram(chooser.choose(Filter()), first_on=FIRST_DAY, last_on=LAST_DAY)
    chosen = (dt.date(2025, 6, 11), dt.date(2025, 6, 16))
    described = histogram_spec(counted, first_on=FIRST_DAY, last_on=LAST_DAY, chosen=chosen)
    spec = json.loads(json.dumps(described))
    values = spec["data"]["values"]
    assert {value["from"] for value in values if value["chosen"]} == {"2025-06-01"}
    assert sum(value["events"] for value in values) == 177
    assert spec["encoding"]["color"]["scale"]["range"] == [
        style.colour for style in KIND_STYLES.values()
    ]
