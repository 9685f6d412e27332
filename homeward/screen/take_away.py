"""Taking away what is shown: files made when they are asked for, exactly as filtered."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from homeward.export.formats import FORMATS, Order
from homeward.screen.loaders import settings
from homeward.view.filters import Shown
from homeward.view.words import plural

_OFFERED = {
    "Table (CSV)": "csv",
    "Places (GeoJSON)": "geojson",
    "Map (PNG)": "png",
    "Page (HTML)": "html",
}
"""The files offered on the page: the words of the button and the ending of the file."""


def draw_take_away(shown: Shown, *, today: dt.date) -> None:
    """Draw a button a file; nothing is made before it is pressed."""
    order = Order(shown=shown, data_folder=settings().data_folder, made_on=today)
    with st.expander(f"Take away these {plural(shown.count, 'event')}"):
        st.caption(
            "Each file holds exactly what is shown, with its sources, the filters and the version "
            "of the record."
        )
        for column, (words, suffix) in zip(
            st.columns(len(_OFFERED)), _OFFERED.items(), strict=True
        ):
            column.download_button(
                words,
                data=partial(FORMATS[suffix].make, order),
                file_name=f"homeward-{today.isoformat()}.{suffix}",
                mime=FORMATS[suffix].media_type,
                on_click="ignore",
                width="stretch",
            )
