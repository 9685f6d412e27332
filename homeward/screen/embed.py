"""The form for frames of other sites: the map, what it shows, whose it is, where there is more."""

from __future__ import annotations

import streamlit as st

from homeward.export.citation import LICENCE
from homeward.language import _
from homeward.screen.assets import OWN
from homeward.screen.atlas import draw_map
from homeward.screen.links import view_link
from homeward.screen.state import View
from homeward.view.filters import Shown
from homeward.view.headline import shown_words

_MAP_HEIGHT = 560


def draw_embedded(view: View, shown: Shown, *, caption: str) -> None:
    """Draw the map with its caption and, under it, one line with a link to the full view."""
    st.html(OWN / "embed.css")
    draw_map(shown, view, caption=caption, height=_MAP_HEIGHT)
    words = _("Homeward: {shown}. Record version {version}, {licence}.").format(
        shown=shown_words(shown), version=shown.frames.version, licence=LICENCE
    )
    # A link of Markdown opens a tab of its own: within the frame there would be no room.
    full = _("Open the full view")
    st.caption(f"{words} [{full}]({view_link(view)})")
