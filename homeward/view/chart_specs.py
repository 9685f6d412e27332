"""The charts drawn with Altair; colours, shapes and words from ``style``, data inside."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from homeward.language import _
from homeward.model import Direction, Kind
from homeward.view import style
from homeward.view.chart import NOT_TOLD, PEOPLE, Chart, ChartKey, promise_labels
from homeward.view.chart_numbers import RETURNS
from homeward.view.chart_style import DASHES, MOST_PLACES, SIDE_COLOURS, time_steps
from homeward.view.words import day, month, number, number_range

QUIET = "#565d63"


def chart_specs(chart: Chart) -> list[Any]:
    """Return the drawings of a chart for the screen, each as wide as its container.

    The chart must not be empty. Panels are drawings of their own: joined ones cannot follow
    the width of a page.
    """
    drawn = {
        ChartKey.MONTHS: _months,
        ChartKey.CUMULATIVE: _cumulative,
        ChartKey.DAYS: _days,
        ChartKey.RECOVERY: _recovery,
    }[chart.key](chart)
    return [
        each.configure_view(stroke=None).configure_axis(
            labelColor=QUIET,
            titleColor=QUIET,
            titleFontWeight="normal",
            gridColor="#e7ebed",
            domainColor="#c5cbcf",
            tickColor="#c5cbcf",
            labelLimit=220,
        )
        for each in drawn
    ]


def _people_axis(title: str, **more: Any) -> Any:
    thousands = number(1000)[1:-3]  # as the language of the moment sets them apart
    return alt.Axis(
        title=title,
        labelExpr=f"replace(format(abs(datum.value), ',d'), /,/g, {thousands!r})",
        **more,
    )


def _time_axis(first: pd.Timestamp, last: pd.Timestamp, *, by_month: bool = False) -> Any:
    """Return an axis whose labels read alike in every language: 2025, 2025-06 or 2025-06-11."""
    form, step = time_steps(first, last, by_month=by_month)
    return alt.Axis(title=None, format=form, tickCount=step, grid=False, labelOverlap=True)


def _months(chart: Chart) -> list[Any]:
    known = chart.numbers[chart.numbers["month"].notna()]
    if known.empty:
        return []
    ends = known["month"].min(), known["month"].max()
    panels = []
    for kind in RETURNS:
        of_kind = known[known["kind"] == kind]
        if not of_kind["people"].any():
            continue
        values = pd.DataFrame(
            {
                "month": of_kind["month"],
                "people": [
                    people if way == Direction.TO_UKRAINE else -people
                    for people, way in zip(of_kind["people"], of_kind["direction"], strict=True)
                ],
                "side": [style.DIRECTION_NAMES[Direction(way)] for way in of_kind["direction"]],
                "when": [month(when) for when in of_kind["month"]],
                "told": [
                    number_range(low, high) if events else _(NOT_TOLD)
                    for low, high, events in zip(
                        of_kind["low"], of_kind["high"], of_kind["events"], strict=True
                    )
                ],
            }
        )
        # Nobody at either end, so that the panels lie over each other month by month.
        edges = pd.DataFrame(
            {"month": ends, "people": 0, "side": style.DIRECTION_NAMES[Direction.TO_UKRAINE]}
        )
        bars = (
            alt.Chart(pd.concat([values, edges], ignore_index=True))
            .mark_bar(stroke="white", strokeWidth=0.5)
            .encode(
                x=alt.X("month:T", timeUnit="yearmonth", axis=_time_axis(*ends, by_month=True)),
                y=alt.Y("people:Q", axis=_people_axis(PEOPLE[kind], tickCount=6, **_zero_line())),
                color=_side_colour(),
                tooltip=[
                    alt.Tooltip("when:N", title=_("Month")),
                    alt.Tooltip("side:N", title=_("Side")),
                    alt.Tooltip("told:N", title=PEOPLE[kind]),
                ],
            )
        )
        panels.append(bars.properties(width="container", height=300))
    return panels


def _zero_line() -> dict[str, Any]:
    at_zero = "datum.value === 0"
    return {
        "gridColor": alt.condition(at_zero, alt.value(QUIET), alt.value("#e7ebed")),
        "gridWidth": alt.condition(at_zero, alt.value(1.5), alt.value(1)),
    }


def _side_colour() -> Any:
    return alt.Color(
        "side:N",
        title=None,
        scale=alt.Scale(
            domain=[style.DIRECTION_NAMES[way] for way in Direction],
            range=[SIDE_COLOURS[way] for way in Direction],
        ),
        legend=alt.Legend(orient="top", symbolType="square", symbolOpacity=1),
    )


def _cumulative(chart: Chart) -> list[Any]:
    values = chart.numbers.assign(
        side=[style.DIRECTION_NAMES[Direction(way)] for way in chart.numbers["direction"]],
        when=[day(when) for when in chart.numbers["day"]],
        told=[
            number_range(low, high)
            for low, high in zip(chart.numbers["low"], chart.numbers["high"], strict=True)
        ],
    )
    axis_of_days = _time_axis(values["day"].min(), values["day"].max())
    side = _side_colour()
    legend = alt.Legend(orient="top", symbolType="square", symbolOpacity=1)
    base = alt.Chart(values).encode(x=alt.X("day:T", axis=axis_of_days), color=side)
    axis = _people_axis(_("bodies in all"), tickCount=6)
    band = base.mark_area(interpolate="step-after", opacity=0.3).encode(
        y=alt.Y("low:Q", axis=axis), y2="high:Q"
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=1.6).encode(
        y="best:Q",
        strokeDash=alt.StrokeDash(
            "side:N",
            scale=alt.Scale(
                domain=[style.DIRECTION_NAMES[way] for way in Direction],
                range=[DASHES[way] for way in Direction],
            ),
            legend=legend,
            title=None,
        ),
    )
    points = base.mark_circle(size=26, opacity=1).encode(
        y="best:Q",
        tooltip=[
            alt.Tooltip("when:N", title=_("Day")),
            alt.Tooltip("side:N", title=_("Side")),
            alt.Tooltip("told:N", title=_("Bodies in all")),
            alt.Tooltip("events:Q", title=_("Handovers")),
        ],
    )
    return [(band + line + points).properties(width="container", height=360)]


def _days(chart: Chart) -> list[Any]:
    promises = promise_labels(chart)
    kinds = [kind for kind in RETURNS if (chart.numbers["kind"] == kind).any()]
    values = chart.numbers.assign(
        promise=[promises[event_id] for event_id in chart.numbers["commitment"]],
        kind_name=[style.KIND_STYLES[Kind(kind)].name for kind in chart.numbers["kind"]],
        when=[chart.labels[event_id] for event_id in chart.numbers["delivery"]],
        days=[
            number_range(low, high)
            for low, high in zip(chart.numbers["days_low"], chart.numbers["days_high"], strict=True)
        ],
        told=[
            _(NOT_TOLD) if pd.isna(people) else number(int(people))
            for people in chart.numbers["people"]
        ],
        known=chart.numbers["people"].notna(),
        people=chart.numbers["people"].astype(object).where(chart.numbers["people"].notna(), None),
    )
    labels = list(promises.values())
    styles = [style.KIND_STYLES[kind] for kind in kinds]
    names = [each.name for each in styles]
    # The legend and the title are the same, so that one legend shows colour and shape.
    alike = {
        "title": None,
        "legend": alt.Legend(orient="top", direction="vertical", symbolOpacity=1),
    }
    colours = alt.Scale(domain=names, range=[each.colour for each in styles])
    shapes = alt.Scale(domain=names, range=[each.shape for each in styles])
    colour = alt.Color("kind_name:N", scale=colours, **alike)
    shape = alt.Shape("kind_name:N", scale=shapes, **alike)
    axis = alt.Axis(grid=True, labelOverlap=False)
    base = alt.Chart(values.drop(columns=["promised_on", "delivered_on"])).encode(
        y=alt.Y("promise:N", sort=labels, title=None, axis=axis),
        color=colour,
        tooltip=[
            alt.Tooltip("promise:N", title=_("Promised")),
            alt.Tooltip("when:N", title=_("Delivered")),
            alt.Tooltip("days:N", title=_("Days")),
            alt.Tooltip("told:N", title=_("People, both sides")),
        ],
    )
    spans = base.mark_rule(strokeWidth=5, opacity=0.5).encode(
        x=alt.X("days_low:Q", title=_("days after the promise")), x2="days_high:Q"
    )
    layers = [spans]
    for known in (True, False):
        if (values["known"] == known).any():
            points = base.mark_point(size=90, strokeWidth=1.8, filled=known, opacity=0.9)
            layers.append(
                points.encode(x="days_high:Q", shape=shape).transform_filter(
                    "datum.known" if known else "!datum.known"
                )
            )
    height = 150 + 30 * len(labels)
    return [alt.layer(*layers).properties(width="container", height=height)]


def _recovery(chart: Chart) -> list[Any]:
    top = chart.numbers.head(MOST_PLACES)
    values = pd.DataFrame(
        {
            "place": [chart.labels[place_id] for place_id in top["place_id"]],
            "people": top["people"].fillna(0).astype("int64"),
            "label": [
                _(NOT_TOLD) if pd.isna(people) else number(int(people)) for people in top["people"]
            ],
            "events": top["events"],
            "untold": top["untold"],
        }
    )
    base = alt.Chart(values).encode(
        y=alt.Y(
            "place:N", sort=list(values["place"]), title=None, axis=alt.Axis(labelOverlap=False)
        ),
        x=alt.X(
            "people:Q",
            axis=_people_axis(_("bodies told for the place"), tickCount=5),
            scale=alt.Scale(domain=[0, max(1, int(values["people"].max() * 1.08))], nice=False),
        ),
        tooltip=[
            alt.Tooltip("place:N", title=_("Place")),
            alt.Tooltip("label:N", title=_("Bodies")),
            alt.Tooltip("events:Q", title=_("Events")),
            alt.Tooltip("untold:Q", title=_("Without a number")),
        ],
    )
    bars = base.mark_bar(color=style.KIND_STYLES[Kind.BODY_REPATRIATION].colour)
    labels = base.mark_text(align="left", dx=4, color="#24292E").encode(text="label:N")
    return [(bars + labels).properties(width="container", height=70 + 24 * len(values))]
