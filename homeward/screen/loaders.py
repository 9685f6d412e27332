"""What every page needs, made once a process and remade when the store changes."""

from __future__ import annotations

import sqlalchemy as sa
import streamlit as st

from homeward.geo.gazetteer import Gazetteer
from homeward.settings import Settings
from homeward.store.framing import read_frames, store_state
from homeward.store.session import open_homeward
from homeward.view.filters import Chooser


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """Return the settings, read once."""
    return Settings()


@st.cache_resource(show_spinner=False)
def gazetteer() -> Gazetteer:
    """Return the gazetteer, loaded once."""
    return Gazetteer.load(settings().data_folder)


@st.cache_resource(show_spinner=False)
def engine() -> sa.Engine:
    """Return the store, opened once, with the record in it."""
    return open_homeward(settings(), gazetteer=gazetteer())


@st.cache_resource(show_spinner=False, max_entries=2)
def chooser_at(state: str) -> Chooser:
    """Return the chooser over the store in a state, which is that of the moment."""
    del state  # the key: another state of the store is another chooser
    return Chooser(read_frames(engine()), data_folder=settings().data_folder)


def state() -> str:
    """Return the state of the store as it is now."""
    return store_state(engine())


def chooser() -> Chooser:
    """Return the chooser over the store as it is now."""
    return chooser_at(state())
