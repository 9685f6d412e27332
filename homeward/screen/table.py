"""The table under the map and the tray beside it; a row selected there selects its event."""

from __future__ import annotations

import hashlib

import pandas as pd
import streamlit as st

from homeward.language import N_, _
from homeward.screen.fold import fold
from homeward.screen.state import View, select
from homeward.view.table import NO_DAY, NO_PLACE
from homeward.view.words import counted

_ORDER = [
    "Known as",
    "Kind",
    "To Ukraine",
    "To Russia",
    "Range",
    "Places",
    "Status",
    "Claims",
    "Summary",
    "Weak spots",
    "Event",
]


_TITLES = {
    "Known as": N_("Known as"),
    "Kind": N_("Kind"),
    "Places": N_("Places"),
    "Status": N_("Status"),
    "Claims": N_("Claims"),
    "Weak spots": N_("Weak spots"),
    "Event": N_("Event"),
    "Why": N_("Why"),
}

_ROW_PIXELS = 35


def draw_table(lines: pd.DataFrame, view: View) -> None:
    """Draw the shown events; clicking a row selects its event."""
    if lines.empty:
        st.info(
            _(
                "No event fits these filters. Widen the period, remove a filter, or use "
                "“Reset filters”."
            )
        )
        return
    _selectable(lines, view, order=["Date", *_ORDER], height=380)


def draw_tray(lines: pd.DataFrame, view: View) -> None:
    """Draw what the map or the timeline cannot show exactly, counted, never dropped."""
    placeless = int(lines["Why"].str.contains(_(NO_PLACE), regex=False).sum())
    dayless = int(lines["Why"].str.contains(_(NO_DAY), regex=False).sum())
    if lines.empty:
        st.caption(_("Every shown event has a place and a day."))
        return
    words = counted("{count} event not on the map", "{count} events not on the map", placeless)
    more = counted("{count} without an exact day", "{count} without an exact day", dayless)
    with fold(f"{words}, {more}", key="tray") as is_open:
        if is_open:
            _selectable(lines, view, order=["Why", *_ORDER], height=220)


def _selectable(lines: pd.DataFrame, view: View, *, order: list[str], height: int) -> None:
    # The key names the rows: a selection is a row number, which must not outlive them.
    ids = list(lines["Event"])
    key = f"rows:{order[0]}:{hashlib.sha256(' '.join(ids).encode()).hexdigest()[:12]}"
    selected = [ids.index(view.event)] if view.event in ids else []
    st.dataframe(
        lines,
        key=key,
        height=min(height, _ROW_PIXELS * (len(lines) + 1) + 3),
        hide_index=True,
        placeholder="",
        column_order=order,
        column_config={name: _(title) for name, title in _TITLES.items()}
        | {
            "Date": st.column_config.DateColumn(_("Date"), format="YYYY-MM-DD"),
            "To Ukraine": st.column_config.NumberColumn(_("To Ukraine"), format="localized"),
            "To Russia": st.column_config.NumberColumn(_("To Russia"), format="localized"),
            "Range": st.column_config.TextColumn(_("Range"), width="medium"),
            "Summary": st.column_config.TextColumn(_("Summary"), width="large"),
        },
        on_select=lambda: _row_selected(key, ids),
        selection_mode="single-row",
        selection_default={"selection": {"rows": selected}},
    )


def _row_selected(key: str, ids: list[str]) -> None:
    selected = st.session_state[key]["selection"]["rows"]
    if selected and selected[0] < len(ids):
        select(event=ids[selected[0]])
