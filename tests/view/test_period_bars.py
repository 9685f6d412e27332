"""The bars of a period: how long each is, what is counted, and what is not drawn."""

from __future__ import annotations

import datetime as dt

import pytest

from homeward.model import Kind
from homeward.view.filters import Chooser, Filter
from homeward.view.period_bars import Unit, period_bars

FIRST, LAST = dt.date(2025, 6, 1), dt.date(2025, 6, 30)


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        (dt.date(2025, 6, 30), Unit.DAY),
        (dt.date(2025, 12, 31), Unit.WEEK),
        (dt.date(2027, 6, 1), Unit.MONTH),
    ],
)
def test_a_longer_period_has_longer_bars(chooser: Chooser, last: dt.date, unit: Unit) -> None:
    shown = chooser.choose(Filter(first_on=FIRST, last_on=last))
    assert period_bars(shown, first_on=FIRST, last_on=last).unit is unit


@pytest.mark.parametrize("days", [1, 20, 30, 180, 700])
def test_every_shown_event_is_counted_once(chooser: Chooser, days: int) -> None:
    last = FIRST + dt.timedelta(days=days - 1)
    shown = chooser.choose(Filter(first_on=FIRST, last_on=last))
    told = period_bars(shown, first_on=FIRST, last_on=last)
    assert sum(bar.events for bar in told.bars) + told.undrawn == shown.count
    assert all(FIRST <= bar.first_on < bar.until for bar in told.bars)
    assert all(bar.until <= last + dt.timedelta(days=1) for bar in told.bars)


def test_no_day_is_drawn_for_an_event_of_which_only_the_month_is_told(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(first_on=FIRST, last_on=LAST))
    told = period_bars(shown, first_on=FIRST, last_on=LAST)
    assert told.undrawn == 1  # three bodies "in June"
    first_day = [bar for bar in told.bars if bar.first_on == FIRST]
    assert first_day == []


def test_kinds_of_one_day_stand_on_each_other(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(first_on=FIRST, last_on=LAST))
    day = dt.date(2025, 6, 2)
    bars = [
        bar for bar in period_bars(shown, first_on=FIRST, last_on=LAST).bars if bar.first_on == day
    ]
    assert [(bar.kind, bar.below, bar.events) for bar in bars] == [
        (Kind.NEGOTIATION_ROUND, 0, 1),
        (Kind.COMMITMENT, 1, 2),
    ]
