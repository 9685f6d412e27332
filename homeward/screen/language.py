"""The language of a visitor's pages: chosen on the page, kept in the address."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import streamlit as st

from homeward.language import ENGLISH, _, language, languages, speak

PARAMETER = "lang"
_SESSION = "homeward_language"
_WIDGET = "language_choice"


def follow_language() -> None:
    """Tell words in the visitor's language: that of a new address, else that chosen before.

    A language without a catalogue means English. The address keeps the choice, also on
    the way from page to page, so that a link shows what its sender saw.
    """
    asked = st.query_params.get(PARAMETER)
    if asked is not None and asked != st.session_state.get(_SESSION):
        st.session_state[_SESSION] = asked if asked in languages() else ENGLISH
        st.session_state.pop(_WIDGET, None)
    speak(st.session_state.get(_SESSION, ENGLISH))
    _write_address()


def draw_language_choice() -> None:
    """Draw the choice of languages, each named in itself, at the head of every page."""
    # The code is one of `languages`, never what an address said.
    st.html(
        f"<script>document.documentElement.lang = '{language()}'</script>",
        unsafe_allow_javascript=True,
    )
    with st.container(key="language_box"):
        st.session_state.setdefault(_WIDGET, language())
        st.segmented_control(
            _("Language"),
            list(languages()),
            key=_WIDGET,
            format_func=languages().__getitem__,
            on_change=_choose,
            label_visibility="collapsed",
            required=True,
        )


def keep_choice(key: str, options: Collection[Any]) -> None:
    """Set the choice of a list anew before it is drawn.

    A browser tells a choice by its words; without this it would keep showing those of the
    language before. A choice that is no longer offered is dropped.
    """
    if key in st.session_state:
        chosen = st.session_state.pop(key)
        if chosen in options:
            st.session_state[key] = chosen


def draw_record_language() -> None:
    """Say that the record's own sentences are English, where the page is not."""
    if language() != ENGLISH:
        st.caption(_("The record's own sentences, names and titles are in English."))


def _choose() -> None:
    st.session_state[_SESSION] = st.session_state[_WIDGET] or ENGLISH
    speak(st.session_state[_SESSION])
    _write_address()


def _write_address() -> None:
    if language() == ENGLISH:
        if PARAMETER in st.query_params:
            del st.query_params[PARAMETER]
    elif st.query_params.get(PARAMETER) != language():
        st.query_params[PARAMETER] = language()
