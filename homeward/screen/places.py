"""Choosing a place for its story: in a list, or by the address that names it."""

from __future__ import annotations

import streamlit as st

from homeward.language import _
from homeward.screen.state import selected_place
from homeward.store.frames import Frames, rows
from homeward.view.story import places_with_stories
from homeward.view.words import events_counted, place_name

_WIDGET = "story_place"
_PARAMETER = "place"


def chosen_place() -> str:
    """Return the id of the chosen place; blank before one is chosen."""
    return st.session_state.get(_WIDGET) or ""


def draw_place_choice(frames: Frames) -> None:
    """Draw the list of places; the address names the chosen one.

    A new address is followed; without one, the place selected on the map is taken. A place
    that the store does not hold is passed over with a word.
    """
    events = places_with_stories(frames)
    names = {row.place_id: place_name(row) for row in rows(frames.event_places)}
    asked = st.query_params.get(_PARAMETER, "")
    if asked and asked not in events:
        st.warning(_("The link names a place that the store does not hold."))
        asked = ""
        del st.query_params[_PARAMETER]
    if asked and asked != st.session_state.get("story_address"):
        st.session_state[_WIDGET] = asked
    elif _WIDGET not in st.session_state:
        mapped = selected_place()
        st.session_state[_WIDGET] = mapped if mapped in events else None
    st.selectbox(
        _("Place"),
        sorted(events, key=lambda place_id: names[place_id]),
        key=_WIDGET,
        format_func=lambda place_id: f"{names[place_id]} · {events_counted(events[place_id])}",
        placeholder=_("Bakhmut, Istanbul, an oblast …"),
    )
    chosen = chosen_place()
    if chosen and st.query_params.get(_PARAMETER) != chosen:
        st.query_params[_PARAMETER] = chosen
    st.session_state["story_address"] = chosen
