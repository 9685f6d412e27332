"""The context in words: the list beside the timeline's pennants, to read and for the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from homeward.language import _
from homeward.screen.fold import fold
from homeward.view.context import ContextEvent, in_period
from homeward.view.context_marks import context_list, context_title
from homeward.view.markup import to_html


@st.fragment
def draw_context(context: Sequence[ContextEvent]) -> None:
    """Draw the events of the context that touch the chosen period."""
    first_on, last_on = st.session_state["period"]
    events = in_period(context, first_on, last_on)
    with fold(context_title(events), key="context") as is_open:
        if not is_open:
            return
        st.caption(
            _(
                "Known events of the war, by which undated texts can be dated. They are no "
                "returns and enter no number; grey pennants show them over the timeline, and on "
                "the map when their layer is on."
            )
        )
        st.html(to_html(context_list(events)))
