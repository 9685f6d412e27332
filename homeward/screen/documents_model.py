"""Asking a language model about a document on the page, where one is set and a person asks."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from homeward.errors import ModelUnavailable, SettingsInvalid
from homeward.language import _
from homeward.read.asking import Ask
from homeward.read.places import Places
from homeward.screen.chat import model_of
from homeward.screen.documents import say
from homeward.screen.loaders import engine, settings
from homeward.store.suggested import suggest_events
from homeward.view.words import counted, events_counted

_KEY = "ask_model"


def _model() -> tuple[Ask, str] | None:
    try:
        return model_of(settings())
    except SettingsInvalid as error:
        st.warning(str(error))
        return None


def draw_model_choice() -> None:
    """Draw the choice to ask the language model too; nothing where none is set."""
    model = _model()
    if model is None:
        return
    host = urlsplit(settings().llm_url).hostname
    st.checkbox(
        _("Also ask the language model {name}").format(name=model[1]),
        key=_KEY,
        help=_(
            "The text is sent to {host}. What the model proposes is kept only where its words "
            "stand in the text, is marked as proposed by it, and waits for a person."
        ).format(host=host),
    )


def suggest(document_id: str, *, places: Places) -> None:
    """Ask the model about a document if the person chose to, and say what came of it."""
    if not st.session_state.get(_KEY):
        return
    model = _model()
    if model is None:
        return
    ask, name = model
    try:
        with st.spinner(_("Asking {name}").format(name=name)):
            found = suggest_events(engine(), document_id, ask=ask, model=name, places=places)
    except ModelUnavailable as error:
        say(_("{reason} What reading found stays.").format(reason=error), error=True)
        return
    said = [
        _("{name} proposed {events} more.").format(name=name, events=events_counted(found.added))
    ]
    if found.dropped:
        said.append(
            counted(
                "{count} value was dropped: the text has no such words.",
                "{count} values were dropped: the text has no such words.",
                found.dropped,
            )
        )
    say(" ".join(said))
