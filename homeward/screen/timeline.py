"""The timeline: a histogram, a range slider under it, exact days, and presets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from homeward.language import ENGLISH, _, language
from homeward.view.context import ContextEvent, in_period
from homeward.view.context_marks import with_context
from homeward.view.filters import Shown
from homeward.view.timeline import FIRST_DAY, histogram, histogram_spec
from homeward.view.words import month, span


def presets(today: dt.date) -> dict[str, tuple[dt.date, dt.date]]:
    """Return the periods offered by name, in order."""
    years = {
        str(year): (max(FIRST_DAY, dt.date(year, 1, 1)), min(today, dt.date(year, 12, 31)))
        for year in range(FIRST_DAY.year, today.year + 1)
    }
    return {
        _("All"): (FIRST_DAY, today),
        **years,
        _("Last 12 months"): (max(FIRST_DAY, today - dt.timedelta(days=365)), today),
        month(dt.date(2025, 6, 1)): (dt.date(2025, 6, 1), dt.date(2025, 6, 30)),
    }


def draw_histogram(shown: Shown, context: Sequence[ContextEvent], *, today: dt.date) -> None:
    """Draw how many events there are over all time, the chosen period in full colour.

    The events of the context stand above the bars as quiet pennants.
    """
    period = st.session_state["period"]
    counted = histogram(shown, first_on=FIRST_DAY, last_on=today)
    spec = histogram_spec(counted, first_on=FIRST_DAY, last_on=today, chosen=period)
    spec = with_context(spec, in_period(context, FIRST_DAY, today), chosen=period)
    st.vega_lite_chart(spec, width="stretch", key="histogram")


def draw_slider(*, today: dt.date) -> None:
    """Draw the range slider, the exact days and the presets."""
    st.slider(
        _("Period"),
        min_value=FIRST_DAY,
        max_value=today,
        key="period",
        format="D MMM YYYY" if language() == ENGLISH else "DD.MM.YYYY",
        label_visibility="collapsed",
    )
    first, last = st.session_state["period"]
    offered = presets(today)
    st.session_state["first_day"], st.session_state["last_day"] = first, last
    st.session_state["preset"] = next(
        (name for name, days in offered.items() if days == (first, last)), None
    )
    st.pills(
        _("Presets"),
        list(offered),
        key="preset",
        on_change=_take_preset,
        args=(offered,),
        label_visibility="collapsed",
    )
    exact = st.columns(2)
    for column, label, key in (
        (exact[0], _("From"), "first_day"),
        (exact[1], _("To"), "last_day"),
    ):
        column.date_input(
            label,
            min_value=FIRST_DAY,
            max_value=today,
            key=key,
            format="DD.MM.YYYY",
            on_change=_take_days,
        )


def period_words(*, today: dt.date) -> str:
    """Say the chosen period."""
    first, last = st.session_state["period"]
    return span(first, last) if (first, last) != (FIRST_DAY, today) else _("all time")


def _take_days() -> None:
    state = st.session_state
    first, last = state["first_day"], state["last_day"]
    if first and last:
        state["period"] = (min(first, last), max(first, last))


def _take_preset(offered: dict[str, tuple[dt.date, dt.date]]) -> None:
    chosen = st.session_state["preset"]
    if chosen:
        st.session_state["period"] = offered[chosen]
