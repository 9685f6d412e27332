"""How much a file may hold where more of it could not be read, and what it says then.

Data formats have no bound. A bounded file never leaves anything out in silence: it says how
many events it leaves out and where they are, and the pages say so before it is made.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from homeward.language import _, ngettext
from homeward.view.filters import Shown
from homeward.view.words import day, number

PAGE_EVENTS = 2_000
"""The most events in a page of its own: a browser opens some 7 MB from disk without delay."""

REPORT_EVENTS = 500
"""The most events in a report's table: some forty printed pages."""


def latest(shown: Shown, most: int) -> Shown:
    """Cut what is shown to so many events: those without a day first, then the latest.

    Returns the same where there are no more. The filter and its counts stay as they are.
    """
    if shown.count <= most:
        return shown
    index = np.flatnonzero(shown.events)
    begins = shown.event_rows()["starts_on"].reset_index(drop=True)
    kept = begins.sort_values(ascending=False, na_position="first", kind="stable").index[:most]
    events = np.zeros_like(shown.events)
    events[index[kept]] = True
    of_events = events[shown.frames.event_places["event"].to_numpy(dtype=np.int64)]
    return replace(
        shown,
        events=events,
        event_places=shown.event_places & of_events,
        in_region=shown.in_region & of_events,
    )


def left_out_words(shown: Shown, kept: Shown) -> str:
    """Say what a cut file leaves out and where to find it; blank where it leaves out nothing."""
    left = shown.count - kept.count
    if not left:
        return ""
    begins = kept.event_rows()["starts_on"].dropna()
    where = _("The table of events (CSV) and the other data formats hold all of them.")
    held = (
        _("Only the latest {held} of the {count} chosen events are here.")
        if begins.empty
        else _("Only the latest {held} of the {count} chosen events are here, from {day} on.")
    ).format(held=number(kept.count), count=number(shown.count), day=_first_day(begins))
    missing = ngettext("{left} event is left out.", "{left} events are left out.", left)
    return f"{held} {missing.format(left=number(left))} {where}"


def _first_day(begins: pd.Series) -> str:
    return "" if begins.empty else day(begins.min().date())
