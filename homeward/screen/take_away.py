"""Taking away what is shown: files made when they are asked for, exactly as filtered."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from homeward.export.geojson import geojson
from homeward.export.page import page
from homeward.export.picture import map_picture
from homeward.export.tables import events_csv
from homeward.screen.loaders import settings
from homeward.view.filters import Shown
from homeward.view.words import plural


def draw_take_away(shown: Shown, *, today: dt.date) -> None:
    """Draw a button a file; nothing is made before it is pressed."""
    folder = settings().data_folder
    name = f"homeward-{today.isoformat()}"
    with st.expander(f"Take away these {plural(shown.count, 'event')}"):
        st.caption(
            "Each file holds exactly what is shown, with its sources, the filters and the version "
            "of the record."
        )
        columns = st.columns(4)
        columns[0].download_button(
            "Table (CSV)",
            data=lambda: events_csv(shown),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            width="stretch",
        )
        columns[1].download_button(
            "Places (GeoJSON)",
            data=lambda: geojson(shown, made_on=today),
            file_name=f"{name}.geojson",
            mime="application/geo+json",
            on_click="ignore",
            width="stretch",
        )
        columns[2].download_button(
            "Map (PNG)",
            data=lambda: map_picture(shown, data_folder=folder, made_on=today, format="png"),
            file_name=f"{name}.png",
            mime="image/png",
            on_click="ignore",
            width="stretch",
        )
        columns[3].download_button(
            "Page (HTML)",
            data=lambda: page(shown, data_folder=folder, made_on=today),
            file_name=f"{name}.html",
            mime="text/html",
            on_click="ignore",
            width="stretch",
        )
