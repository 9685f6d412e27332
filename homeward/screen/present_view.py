"""What part of the earth the map shows at the moment, handed over when a visitor asks for it.

The server does not follow the map: every pan would run the page's script. The button's
script reads the map's frame, which is of the same origin, when it is pressed.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from homeward.errors import SettingsInvalid
from homeward.export.drawing.window import read_extent
from homeward.language import _
from homeward.screen.assets import OWN

PRESENT_VIEW = "view"
"""The name of this extent among the presets."""

_KEPT = "present_view"


def present_view() -> str:
    """Return the extent last handed over as "west,south,east,north"; blank before the first."""
    return str(st.session_state.get(_KEPT, ""))


def draw_present_view() -> None:
    """Draw the button that takes over the map's present view as the extent of pictures."""
    words = {
        "take": _("Use the map's present view"),
        "none": _("The map is not ready yet; try again in a moment."),
    }
    _component()(key="take_view", data=words, on_extent_change=_taken, height="content")


def _taken() -> None:
    sent = (st.session_state.get("take_view") or {}).get("extent")
    try:
        read_extent(str(sent))
    except SettingsInvalid:
        return  # a view so wide that it cannot be drawn, or not ours: the choice stays
    st.session_state[_KEPT] = str(sent)
    st.session_state["take:extent"] = PRESENT_VIEW


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "homeward_present_view",
        css=(OWN / "small_button.css").read_text(encoding="utf-8"),
        js=(OWN / "present_view.js").read_text(encoding="utf-8"),
    )
