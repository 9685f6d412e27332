"""What the pages beside the map share with it: the filter, in sidebar, timeline and address."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from homeward.language import _
from homeward.screen import loaders
from homeward.screen.assets import OWN
from homeward.screen.headline import plain
from homeward.screen.sidebar import draw_sidebar
from homeward.screen.state import View, open_view, write_address
from homeward.screen.timeline import draw_slider, period_words
from homeward.view.filters import Shown
from homeward.view.headline import shown_words


def open_filtered(title: str, *, today: dt.date, has_list: bool = False) -> tuple[Shown, View]:
    """Draw the head of a page that follows the filter; return what it shows, and the view.

    The address carries the filter as on the map page, so that a link keeps it; going from
    page to page keeps it in the session. ``has_list`` is told by pages with a list in pages.
    """
    chooser = loaders.chooser()
    view = open_view(chooser, today=today, page=title, has_list=has_list)
    shown = chooser.choose(view.chosen)
    write_address(view)
    st.html(OWN / "page.css")
    st.title(title)
    draw_slider(today=today)
    words = _("Shown {events}, {period}")
    st.caption(words.format(events=shown_words(shown), period=period_words(today=today)))
    for note in view.notes:
        st.warning(plain(note))
    draw_sidebar(shown, places=loaders.gazetteer(), today=today)
    return shown, view
