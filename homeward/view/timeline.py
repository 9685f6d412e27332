"""The histogram above the timeline: how many events or people, by month, stacked by kind."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from homeward.model import Kind
from homeward.store.frames import rows
from homeward.view.filters import Shown
from homeward.view.style import KIND_STYLES

FIRST_DAY = dt.date(2022, 2, 24)
"""The first day of the timeline: the full-scale invasion."""

_WEEKLY_UP_TO_DAYS = 400
"""A period up to this long is shown by week, a longer one by month."""


def histogram(shown: Shown, *, first_on: dt.date, last_on: dt.date) -> pd.DataFrame:
    """Count events by kind and bin over a span of days, whatever period is chosen.

    Columns: ``bin`` (first day of the week or month), ``kind``, ``events``. An event of
    month or year precision is counted in the bin in which it may have begun.
    """
    weekly = (last_on - first_on).days <= _WEEKLY_UP_TO_DAYS
    events = shown.frames.events[shown.in_any_period]
    starts = events["starts_on"]
    inside = (starts >= pd.Timestamp(first_on)) & (starts <= pd.Timestamp(last_on))
    counted = (
        pd.DataFrame(
            {
                "bin": starts[inside].dt.to_period("W" if weekly else "M").dt.start_time,
                "kind": events["kind"][inside],
            }
        )
        .groupby(["bin", "kind"])
        .size()
        .reset_index(name="events")
    )
    return counted.astype({"events": "int64"})


def histogram_spec(
    counted: pd.DataFrame, *, first_on: dt.date, last_on: dt.date, chosen: tuple[dt.date, dt.date]
) -> dict[str, Any]:
    """Describe the histogram as a Vega-Lite chart with its data inside.

    The chosen period is shaded; the horizontal scale is the timeline's, so that the
    chart lies over the slider.
    """
    weekly = (last_on - first_on).days <= _WEEKLY_UP_TO_DAYS
    width = dt.timedelta(days=7 if weekly else 30)
    values = [
        {
            "from": row.bin.date().isoformat(),
            "until": (row.bin.date() + width).isoformat(),
            "kind": KIND_STYLES[Kind(row.kind)].plural,
            "events": row.events,
        }
        for row in rows(counted)
    ]
    scale = {"domain": [first_on.isoformat(), last_on.isoformat()]}
    kinds = list(KIND_STYLES.values())
    return {
        "height": 64,
        "width": "container",
        "padding": {"left": 8, "right": 8, "top": 4, "bottom": 0},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": {"view": {"stroke": None}, "axis": {"labelColor": "#5b6166"}},
        "layer": [
            {
                "data": {
                    "values": [{"from": chosen[0].isoformat(), "until": chosen[1].isoformat()}]
                },
                "mark": {"type": "rect", "color": "#dfe6ea", "tooltip": None},
                "encoding": {
                    "x": {"field": "from", "type": "temporal", "scale": scale},
                    "x2": {"field": "until"},
                },
            },
            {
                "data": {"values": values},
                "mark": {"type": "bar"},
                "encoding": {
                    "x": {
                        "field": "from",
                        "type": "temporal",
                        "scale": scale,
                        "axis": {"title": None, "grid": False, "tickCount": "year"},
                    },
                    "x2": {"field": "until"},
                    "y": {
                        "field": "events",
                        "type": "quantitative",
                        "stack": "zero",
                        "axis": {"title": None, "grid": False, "tickCount": 2, "tickMinStep": 1},
                    },
                    "color": {
                        "field": "kind",
                        "type": "nominal",
                        "legend": None,
                        "scale": {
                            "domain": [kind.plural for kind in kinds],
                            "range": [kind.colour for kind in kinds],
                        },
                    },
                    "tooltip": [
                        {"field": "from", "type": "temporal", "title": "From"},
                        {"field": "kind", "title": "Kind"},
                        {"field": "events", "title": "Events"},
                    ],
                },
            },
        ],
    }
