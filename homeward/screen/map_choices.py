"""What a visitor chooses on the map itself ends in the same widgets as a choice beside it."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from homeward.errors import AreaNotUnderstood
from homeward.model import Role
from homeward.view.area import Ring, area_words, is_rectangle, make_ring


def take_choice(what: str, value: object, *, known_regions: Collection[str]) -> None:
    """Put a choice told by the map into the widgets; one that makes no sense changes nothing.

    ``what`` is ``region`` (a code, chosen or left; one without events is none), ``roles`` (a
    list), ``area`` or ``view`` (corners as pairs of longitude and latitude; none leaves it).
    """
    state = st.session_state
    if what == "region" and isinstance(value, str):
        state["region"] = sorted((set(state.get("region", ())) ^ {value}) & set(known_regions))
    elif what == "roles" and isinstance(value, list):
        for role in Role:
            state[f"role:{role}"] = str(role) in value
    elif what in ("area", "view"):
        ring = _ring(value)
        if ring is not None and (what == "area" or not ring or is_rectangle(ring)):
            state[what] = area_words(ring) if ring else ""


def _ring(corners: object) -> Ring | None:
    """Return the outline of corners from a browser; None when they make none."""
    if corners == []:
        return ()
    try:
        return make_ring([(float(lon), float(lat)) for lon, lat in corners])  # type: ignore[attr-defined]
    except (TypeError, ValueError, AreaNotUnderstood):
        return None
