"""The area of the map to filter by, as a field beside the map's own drawing tools."""

from __future__ import annotations

import streamlit as st

from homeward.language import _
from homeward.view.area import area_words
from homeward.view.filters import Shown


def draw_area(shown: Shown) -> None:
    """Draw the field that holds what was drawn, and the way out of "only what is in view"."""
    st.text_input(
        _("Area of the map"),
        key="area",
        placeholder=_("west, south; east, north"),
        help=_(
            "Degrees of longitude and latitude: two corners of a rectangle, or the corners of an "
            "outline apart by semicolons. What is drawn on the map stands here. A place counts "
            "when it lies inside; an oblast or a ring when it shares ground with the area; a "
            "country when its label does."
        ),
    )
    if shown.chosen.view:
        st.caption(
            _("Only what the map has in view: {view}").format(view=area_words(shown.chosen.view))
        )
        st.button(_("Show the whole map"), key="leave_view", on_click=_leave_view)


def _leave_view() -> None:
    st.session_state["view"] = ""
