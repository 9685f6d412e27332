"""The histogram above the timeline: how many events, by week or month, stacked by kind."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from homeward.language import _
from homeward.model import Kind
from homeward.store.frames import Frames, rows
from homeward.view.filters import Shown
from homeward.view.style import KIND_STYLES

FIRST_DAY = dt.date(2022, 2, 24)
"""The first day of the timeline: the full-scale invasion."""

_WEEKLY_UP_TO_DAYS = 500
"""A span up to this long is shown by week, a longer one by month."""


def histogram(shown: Shown, *, first_on: dt.date, last_on: dt.date) -> pd.DataFrame:
    """Count events by kind and bin over a span of days, whatever period is chosen.

    Columns: ``first_on`` and ``until`` (the bin's first day and the day after its last),
    ``kind``, ``below`` (events of kinds stacked under this one) and ``events``. An event
    of month or year precision is counted in the bin in which it may have begun.
    """
    unit = "W" if (last_on - first_on).days <= _WEEKLY_UP_TO_DAYS else "M"
    return _counted(shown.frames, shown.in_any_period.tobytes(), first_on, last_on, unit)


@lru_cache(maxsize=32)
def _counted(
    frames: Frames, mask: bytes, first_on: dt.date, last_on: dt.date, unit: str
) -> pd.DataFrame:
    # Moving the slider leaves the mask as it was, so the same answer serves again.
    events = frames.events[np.frombuffer(mask, dtype=np.bool_)]
    starts = events["starts_on"]
    inside = (starts >= pd.Timestamp(first_on)) & (starts <= pd.Timestamp(last_on))
    counts = pd.crosstab(starts[inside].dt.to_period(unit), events["kind"][inside])
    lines = []
    for period, row in zip(pd.PeriodIndex(counts.index), rows(counts), strict=True):
        below = 0
        for kind in Kind:
            number = getattr(row, str(kind), 0)
            if number:
                first, until = period.start_time.date(), (period + 1).start_time.date()
                lines.append((first, until, str(kind), below, number))
                below += number
    return pd.DataFrame(lines, columns=["first_on", "until", "kind", "below", "events"])


def histogram_spec(
    counted: pd.DataFrame, *, first_on: dt.date, last_on: dt.date, chosen: tuple[dt.date, dt.date]
) -> dict[str, Any]:
    """Describe the histogram as a Vega-Lite chart with its data inside.

    Bars outside the chosen period are pale. The horizontal scale is the timeline's from edge to
    edge, so that the chart lies over the slider.
    """
    values = [
        {
            "from": row.first_on.isoformat(),
            "until": row.until.isoformat(),
            "kind": KIND_STYLES[Kind(row.kind)].plural,
            "below": row.below,
            "above": row.below + row.events,
            "events": row.events,
            "chosen": row.until > chosen[0] and row.first_on <= chosen[1],
        }
        for row in rows(counted)
    ]
    kinds = list(KIND_STYLES.values())
    # As expressions: where a mark has two ends, Vega reads a list of numbers twice and warns
    # that its two readings differ.
    domain = {"expr": f"[{_moment(first_on)}, {_moment(last_on)}]"}
    scale = {"domain": domain, "nice": False, "clamp": True}
    top = max([1, *(row.below + row.events for row in rows(counted))])
    return {
        "height": 58,
        "width": "container",
        "padding": {"left": 6, "right": 6, "top": 4, "bottom": 0},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": {
            "view": {"stroke": None},
            "axis": {"labelColor": "#565d63", "domainColor": "#c5cbcf", "tickColor": "#c5cbcf"},
        },
        "data": {"values": values},
        "mark": {"type": "rect", "stroke": "#ffffff", "strokeWidth": 0.4},
        "encoding": {
            "x": {
                "field": "from",
                "type": "temporal",
                "scale": scale,
                "axis": {"title": None, "grid": False, "tickCount": "year"},
            },
            "x2": {"field": "until"},
            "y": {
                "field": "below",
                "type": "quantitative",
                "scale": {"domain": {"expr": f"[0, {top}]"}},
                "axis": {
                    "title": None,
                    "grid": False,
                    "tickCount": 2,
                    "domain": False,
                    "ticks": False,
                    "minExtent": 0,
                    "maxExtent": 0,
                    "labelAlign": "left",
                    "labelPadding": 0,
                },
            },
            "y2": {"field": "above"},
            "color": {
                "field": "kind",
                "type": "nominal",
                "legend": None,
                "scale": {
                    "domain": [kind.plural for kind in kinds],
                    "range": [kind.colour for kind in kinds],
                },
            },
            "opacity": {"condition": {"test": "datum.chosen", "value": 1}, "value": 0.25},
            "tooltip": [
                {"field": "from", "type": "temporal", "title": _("From")},
                {"field": "kind", "title": _("Kind")},
                {"field": "events", "title": _("Events")},
            ],
        },
    }


def _moment(day: dt.date) -> int:
    """Return the milliseconds since 1970 at which a day begins in UTC."""
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp() * 1000)
