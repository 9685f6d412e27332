"""Links to a view and to an event, the form for frames of other sites, and how to cite."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode, urlsplit

import streamlit as st

from homeward.export.citation import LICENCE, LICENCE_URL, apa, bibtex
from homeward.language import ENGLISH, _, language
from homeward.screen.fold import fold
from homeward.screen.language import PARAMETER
from homeward.screen.state import View
from homeward.view.filters import Shown
from homeward.view.markup import element, to_html

EMBED_HEIGHT = 640
"""Pixels that the frame of another site is offered with."""


def view_link(view: View, *, selection: bool = True) -> str:
    """Return the whole address of what a visitor sees, in the language it is seen in."""
    parameters = view.parameters() if selection else view.chosen.to_parameters()
    return _address(parameters)


def event_link(event_id: str) -> str:
    """Return the whole address at which an event's card is open and nothing is filtered."""
    return _address({"event": [event_id]})


def embed_snippet(view: View) -> str:
    """Return the HTML by which another site shows the map alone."""
    parameters = view.chosen.to_parameters() | {"place": [view.place] if view.place else []}
    frame = element(
        "iframe",
        src=_address(parameters, embed=["true"]),
        width="100%",
        height=str(EMBED_HEIGHT),
        loading="lazy",
        title=_("Homeward: map of returns, exchanges and negotiations"),
        style="border: 0",
    )
    return to_html(frame)


@st.fragment
def draw_links(view: View, shown: Shown, *, today: dt.date) -> None:
    """Draw what to copy: links, the snippet for a frame, and the citation of this view."""
    with fold(_("Link to this view, embed it, cite it"), key="links") as is_open:
        if not is_open:
            return
        _copied(_("Link to this view"), view_link(view))
        if view.event:
            _copied(_("Link to this event"), event_link(view.event))
        _copied(
            _("For a page of another site: the map alone, as it is filtered now"),
            embed_snippet(view),
            syntax="html",
        )
        link = view_link(view)
        version = shown.frames.version
        _copied(_("Cite as (APA)"), apa(version=version, accessed_on=today, link=link))
        _copied("BibTeX", bibtex(version=version, accessed_on=today, link=link), syntax="latex")
        st.caption(
            _("Licence of the record: [{name}]({address}).").format(
                name=LICENCE, address=LICENCE_URL
            )
        )


def draw_event_link(view: View) -> None:
    """Draw the link to the selected event, where one is selected."""
    if view.event:
        with st.popover(_("Link to this event")):
            st.code(event_link(view.event), language=None, wrap_lines=True)


def _copied(label: str, words: str, *, syntax: str | None = None) -> None:
    st.caption(label)
    st.code(words, language=syntax, wrap_lines=True)


def _address(parameters: dict[str, list[str]], **more: list[str]) -> str:
    base = st.context.url or ""
    if base and not urlsplit(base).path:
        base += "/"
    spoken = {} if language() == ENGLISH else {PARAMETER: [language()]}
    query = urlencode(parameters | spoken | more, doseq=True)
    return f"{base}?{query}" if query else base
