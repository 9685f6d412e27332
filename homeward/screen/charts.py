"""A chart on its page: the drawing, what it says in words, its table, and its files."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from homeward.export.about import filter_words, region_names
from homeward.language import _
from homeward.view.chart import Chart
from homeward.view.chart_specs import chart_specs
from homeward.view.filters import Shown


def draw_chart(chart: Chart, shown: Shown, *, today: dt.date) -> None:
    """Draw a chart with its summary, note, table and files; say so when nothing is left of it."""
    st.header(chart.title)
    if chart.is_empty:
        st.info(_("The filters leave nothing for this chart. Widen the period or remove a filter."))
        return
    st.write(chart.summary)
    for panel, spec in enumerate(chart_specs(chart)):
        st.altair_chart(spec, width="stretch", key=f"chart:{chart.key}:{panel}")
    st.caption(chart.note)
    with st.expander(_("The numbers as a table")):
        st.dataframe(chart.table, hide_index=True, placeholder="")
    said = filter_words(shown.chosen, region_names(shown))
    version = shown.frames.version
    files = st.columns([1, 1, 1, 3])
    for column, words, suffix, media_type in zip(
        files,
        (_("Picture (PNG)"), _("Drawing (SVG)"), _("Numbers (CSV)")),
        ("png", "svg", "csv"),
        ("image/png", "image/svg+xml", "text/csv"),
        strict=False,
    ):
        column.download_button(
            words,
            data=partial(_file, chart, said, today, version, suffix),
            file_name=f"homeward-{chart.key}-{today.isoformat()}.{suffix}",
            mime=media_type,
            on_click="ignore",
            width="stretch",
            key=f"{suffix}:{chart.key}",
        )


def _file(chart: Chart, said: list[str], today: dt.date, version: str, suffix: str) -> bytes:
    # Imported when it is asked for: drawing takes a while to load, most visitors only look.
    from homeward.export.chart_pictures import chart_csv, chart_picture

    if suffix == "csv":
        return chart_csv(chart)
    return chart_picture(chart, said=said, made_on=today, version=version, format=suffix)
