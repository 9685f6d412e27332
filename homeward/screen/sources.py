"""Pieces of the page of sources: the table of all claims, and how to cite the record."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from homeward.export.citation import apa, bibtex
from homeward.language import _
from homeward.model import Side
from homeward.store.frames import Frames
from homeward.view import style


def draw_claims(frames: Frames) -> None:
    """Draw every claim with its source, searchable and sortable."""
    claims = frames.claims
    sides = [", ".join(style.SIDE_NAMES[Side(side)] for side in told) for told in claims["sides"]]
    st.dataframe(
        claims.drop(columns=["sides", "own_counts"]).assign(side=sides),
        hide_index=True,
        height=420,
        placeholder="",
        column_order=[
            "event_id",
            "claimants",
            "side",
            "statement",
            "publisher",
            "published_on",
            "source_url",
            "language",
        ],
        column_config={
            "event_id": _("Event"),
            "claimants": _("Claimant"),
            "side": _("Side"),
            "statement": st.column_config.TextColumn(_("What is claimed"), width="large"),
            "publisher": _("Publisher"),
            "published_on": _("Published"),
            "source_url": st.column_config.LinkColumn(_("Address")),
            "language": _("Language"),
        },
    )


def citation_lines(version: str) -> list[str]:
    """Return how to cite the record: APA and BibTeX, with its version and today as access date."""
    today = dt.datetime.now(dt.UTC).date()
    return [apa(version=version, accessed_on=today), bibtex(version=version, accessed_on=today)]
