"""What is shown of a period, counted by day, week or month, for charts of that period alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from homeward.model import DatePrecision, Kind
from homeward.store.frames import rows
from homeward.view.filters import Shown


class Unit(StrEnum):
    """How long a bar is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_LONGEST = {Unit.DAY: 62, Unit.WEEK: 500}
"""Days of a period up to which each unit is taken; a longer one goes by month."""

_ALIASES = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M"}
_FINE_ENOUGH = {
    Unit.DAY: {DatePrecision.DAY},
    Unit.WEEK: {DatePrecision.DAY, DatePrecision.WEEK},
    Unit.MONTH: {DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH},
}


@dataclass(frozen=True, kw_only=True)
class Bar:
    """Events of one kind in one bin: its first day, the day after its last, what stands below."""

    first_on: dt.date
    until: dt.date
    kind: Kind
    below: int
    events: int


@dataclass(frozen=True, kw_only=True)
class PeriodBars:
    """The bars of a period; ``undrawn`` events have a date too coarse for its unit."""

    unit: Unit
    bars: tuple[Bar, ...]
    undrawn: int


def period_bars(shown: Shown, *, first_on: dt.date, last_on: dt.date) -> PeriodBars:
    """Count the shown events by kind over a period, each in the bin in which it began.

    What began before the period and goes on in it is counted at its first day. An event whose
    date is coarser than a bar is counted apart: to draw it anywhere would say more than is known.
    """
    length = (last_on - first_on).days + 1
    unit = next((unit for unit, longest in _LONGEST.items() if length <= longest), Unit.MONTH)
    events = shown.event_rows()
    fine = events["date_precision"].isin({str(each) for each in _FINE_ENOUGH[unit]})
    fine &= events["starts_on"].notna()
    drawn = events[fine]
    starts = drawn["starts_on"].where(
        drawn["starts_on"] >= pd.Timestamp(first_on), pd.Timestamp(first_on)
    )
    counts = pd.crosstab(starts.dt.to_period(_ALIASES[unit]), drawn["kind"])
    bars = []
    for period, row in zip(pd.PeriodIndex(counts.index), rows(counts), strict=True):
        below = 0
        for kind in Kind:
            number = int(getattr(row, str(kind), 0))
            if number:
                bars.append(
                    Bar(
                        first_on=max(period.start_time.date(), first_on),
                        until=min((period + 1).start_time.date(), last_on + dt.timedelta(days=1)),
                        kind=kind,
                        below=below,
                        events=number,
                    )
                )
                below += number
    return PeriodBars(unit=unit, bars=tuple(bars), undrawn=int((~fine).sum()))
