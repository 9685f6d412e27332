"""The map on the page: the standing frame, the marks sent to it, and what is clicked."""

from __future__ import annotations

import time

import streamlit as st
from streamlit_folium import st_folium

from homeward.screen.assets import assets_digest
from homeward.screen.loaders import chooser, gazetteer, settings
from homeward.screen.map_choices import take_choice
from homeward.screen.state import View, select
from homeward.view.context import context_events
from homeward.view.filters import Shown
from homeward.view.layers import layer_payload
from homeward.view.map import AtlasMap, MarksGroup, payload
from homeward.view.marks import make_marks
from homeward.view.playback import PlaybackBar, time_payload

HEIGHT = 634
"""Pixels of map and playback bar together."""

PAINT_SECONDS = 0.03
"""How long the script waits once the map is sent.

The browser draws whatever has arrived at once; without the pause the table and the charts
arrive with the map, and their redrawing delays it (measured: 200 ms instead of 75).
"""


def draw_map(
    shown: Shown,
    view: View,
    *,
    caption: str,
    height: int = HEIGHT,
) -> None:
    """Draw the map with the marks of what is shown; a click selects a place."""
    atlas = AtlasMap(
        # The frame lies at /component/NAME/index.html, so this address holds under any
        # base path that the server is given.
        assets=f"../../assets/{assets_digest(settings().data_folder)}",
        tiles=settings().online_tiles,
        context=context_events(shown.frames, gazetteer()),
        data_folder=settings().data_folder,
    )
    PlaybackBar().add_to(atlas)
    marks = make_marks(shown)
    first_on, last_on = st.session_state["period"]
    sent = payload(
        marks,
        selected=view.place,
        caption=caption,
        time=time_payload(shown, marks, selected=view.event),
        layers=layer_payload(
            shown, event=view.event, place=view.place, first_on=first_on, last_on=last_on
        ),
    )
    st_folium(
        atlas,
        key="atlas",
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing"],
        feature_group_to_add=MarksGroup(sent),
        on_change=_clicked,
    )
    time.sleep(PAINT_SECONDS)


def _clicked() -> None:
    value = st.session_state.get("atlas") or {}
    feature = value.get("last_active_drawing") or {}
    chosen = feature.get("properties") or {}
    if chosen.get("click") and chosen["click"] != st.session_state.get("last_click"):
        st.session_state["last_click"] = chosen["click"]
        if "what" in chosen:
            known = chooser().regions
            take_choice(str(chosen["what"]), chosen.get("value"), known_regions=known)
        else:
            select(place=str(chosen.get("place_id", "")))
