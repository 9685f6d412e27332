"""The small chart of a story: when each thing happened at the place, and how many people."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from homeward.language import _
from homeward.model import Kind
from homeward.view import style
from homeward.view.chart import NOT_TOLD
from homeward.view.chart_style import time_steps
from homeward.view.event_words import event_date
from homeward.view.story import Story
from homeward.view.story_page import HAPPENED
from homeward.view.words import number_range

_QUIET = "#565d63"


def story_numbers(told: Story) -> pd.DataFrame:
    """Return what the chart draws: a row an event and role; undated events are left out.

    Columns: ``day`` (the first on which it may have been), ``what``, ``kind``, ``when`` and
    ``people`` (in words), ``size`` (the highest number told, 0 where none is) and ``known``.
    """
    return pd.DataFrame(
        [
            {
                "day": entry.event.starts_on,
                "what": HAPPENED[entry.stream.role],
                "kind": style.KIND_STYLES[entry.stream.kind].name,
                "when": event_date(entry.event),
                "people": number_range(entry.amount.low, entry.amount.high) if entry.amount else "",
                "size": (entry.amount.high if entry.amount else 0) or 0,
                "known": entry.amount is None or entry.amount.is_told,
            }
            for entry in told.entries
            if not pd.isna(entry.event.starts_on)
        ],
        columns=["day", "what", "kind", "when", "people", "size", "known"],
    )


def story_chart(told: Story) -> Any:
    """Draw the events of a place along time, a row a role; None when none has a day."""
    values = story_numbers(told)
    if values.empty:
        return None
    form, step = time_steps(values["day"].min(), values["day"].max())
    kinds = [kind for kind in Kind if (values["kind"] == style.KIND_STYLES[kind].name).any()]
    names = [style.KIND_STYLES[kind].name for kind in kinds]
    legend = alt.Legend(orient="top", direction="vertical", symbolOpacity=1)
    base = alt.Chart(values).encode(
        x=alt.X("day:T", axis=alt.Axis(title=None, format=form, tickCount=step, labelOverlap=True)),
        y=alt.Y("what:N", title=None, axis=alt.Axis(grid=True, labelOverlap=False)),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=names, range=[style.KIND_STYLES[kind].colour for kind in kinds]),
            legend=legend,
        ),
        shape=alt.Shape(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=names, range=[style.KIND_STYLES[kind].shape for kind in kinds]),
            legend=legend,
        ),
        size=alt.Size(
            "size:Q", scale=alt.Scale(range=[60, 900], domainMin=0, zero=True), legend=None
        ),
        tooltip=[
            alt.Tooltip("when:N", title=_("Day")),
            alt.Tooltip("what:N", title=_("What")),
            alt.Tooltip("people:N", title=_("People")),
        ],
    )
    layers = [
        base.mark_point(filled=known, opacity=0.75, strokeWidth=1.6).transform_filter(
            "datum.known" if known else "!datum.known"
        )
        for known in (True, False)
        if (values["known"] == known).any()
    ]
    height = 120 + 46 * values["what"].nunique()
    drawn = alt.layer(*layers).properties(width="container", height=height)
    return drawn.configure_view(stroke=None).configure_axis(
        labelColor=_QUIET, gridColor="#e7ebed", domainColor="#c5cbcf", tickColor="#c5cbcf"
    )


def chart_words(told: Story) -> str:
    """Say what the chart shows, for those who do not see it, and what is hollow in it."""
    values = story_numbers(told)
    if values.empty:
        return ""
    words = _(
        "Each mark is an event, from {first} to {last}; its area grows with the people told for "
        "this place."
    ).format(first=values["when"].iloc[0], last=values["when"].iloc[-1])
    if not values["known"].all():
        words += " " + _("Hollow marks: {not_told} how many.").format(not_told=_(NOT_TOLD))
    return words
