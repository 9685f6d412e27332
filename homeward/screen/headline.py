"""The head of the page: title, totals of what is shown, notes on the address."""

from __future__ import annotations

import datetime as dt
import string

import streamlit as st

from homeward.language import N_, _
from homeward.screen.assets import OWN
from homeward.screen.state import View, reset
from homeward.screen.timeline import period_words
from homeward.view.filters import Shown
from homeward.view.headline import headline, shown_words, sides_note
from homeward.view.markup import element, to_html
from homeward.view.summary import summarise

SUBTITLE = N_(
    "the return of the dead, the exchange of prisoners and the negotiations "
    "between Ukraine and Russia"
)


def draw_headline(shown: Shown, view: View, *, today: dt.date) -> None:
    """Draw the totals of what is shown, how much that is, and how to show everything."""
    summary = summarise(shown)
    st.html(OWN / "page.css")
    title = element("div", element("h1", "Homeward"), element("p", _(SUBTITLE)), class_="hw-title")
    figures = element("div", *headline(summary), class_="hw-headline")
    st.html(to_html(title, figures))
    line = st.columns([6, 1], vertical_alignment="center")
    said = [
        _("**Shown {events}**").format(events=shown_words(shown)),
        period_words(today=today),
        sides_note(summary),
    ]
    line[0].caption(" · ".join(part for part in said if part))
    line[1].button(
        _("Reset"), key="reset", on_click=reset, kwargs={"today": today}, width="stretch"
    )
    for note in (*view.notes, *view.faults):
        st.warning(plain(note))


def plain(text: str) -> str:
    """Take Markdown's meaning out of a text that came in an address.

    Every punctuation mark is escaped, and colons are kept from pairing up to icons.
    """
    escaped = (f"\\{char}" if char in string.punctuation else char for char in text)
    return "".join(escaped).replace("\\:", "\\:\u200b")
