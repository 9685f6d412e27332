"""Playback: what each shown event brings to the marks, and the bar that plays it in the browser.

The server sends all of it with the marks; from then on playing asks it nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from branca.element import MacroElement
from folium.template import Template

from homeward.language import _, locale, ngettext
from homeward.view.filters import Shown
from homeward.view.map import encode
from homeward.view.marks import Mark, events_at_marks
from homeward.view.playback_layers import PlayedRows, layers_in_time
from homeward.view.varints import pack

WINDOW_DAYS = (30, 90, 365)
"""The lengths of the moving window that can be chosen."""

SPEEDS = (0.5, 1, 2, 4)

_EPOCH = dt.date(1970, 1, 1)


def playback_settings() -> dict[str, Any]:
    """Return what the bar needs to know: its choices and its words."""
    return {
        "windows": list(WINDOW_DAYS),
        "speeds": list(SPEEDS),
        "locale": locale().replace("_", "-"),
        "words": {
            "bar": _("Playback through time"),
            "play": _("Play"),
            "pause": _("Pause"),
            "back": _("Step back"),
            "forward": _("Step forward"),
            "date": _("Date"),
            "span": _("What is shown up to the date"),
            "from_start": _("From the start"),
            "windows": {
                str(days): ngettext("Last {days} day", "Last {days} days", days).format(days=days)
                for days in WINDOW_DAYS
            },
            "speed": _("Speed"),
            "times": _("{number}×"),
            "loop": _("Repeat"),
            "all": _("Show all"),
            "none": _("No event shown here has a date."),
        },
    }


def time_payload(shown: Shown, marks: Sequence[Mark], *, selected: str = "") -> dict[str, Any]:
    """Return when each shown event happens and what it brings to the marks, for the bar.

    ``rows`` holds whole numbers (`varints.pack`), column by column: how many events
    and rows; per event in the order of ``played`` the days since the start of the event
    before, the days it lasts after its first, and its number of rows; per row the mark's
    position among ``marks``, and a code of people (+ 1, or 0 for not told, times 4), untold
    (2) and in a chosen region (1). ``first_day`` and ``last_day`` are the ends of the chosen
    period, or of the events where it is open, in days since 1970; None when no event is
    dated. An event without a date is only counted, in ``undated``. ``layers`` is what the
    layers beside the marks need (`playback_layers.layers_in_time`); ``selected`` is the
    position in ``played`` of the event of that id, None where it is not played.
    """
    events = played(shown)
    starts, ends = _days(shown, events)
    rows = _rows(shown, events)
    undated = shown.count - len(events)
    return {
        "rows": _pack(marks, rows, starts, ends),
        "layers": layers_in_time(shown, rows),
        "selected": _rank(shown, rows, selected),
        "first_day": _end_of_time(shown.chosen.first_on, starts.min() if len(starts) else None),
        "last_day": _end_of_time(shown.chosen.last_on, ends.max() if len(ends) else None),
        "undated": undated,
        "words": {
            "up_to": ngettext(
                "Up to {date}: {shown} of {all} event",
                "Up to {date}: {shown} of {all} events",
                len(events),
            ),
            "between": ngettext(
                "{first} – {date}: {shown} of {all} event",
                "{first} – {date}: {shown} of {all} events",
                len(events),
            ),
            "undated": ngettext(
                "{number} event without a date is not played",
                "{number} events without a date are not played",
                undated,
            )
            if undated
            else "",
        },
    }


def played(shown: Shown) -> npt.NDArray[np.int64]:
    """Return the rows of ``frames.events`` that are shown and dated, the earliest first."""
    rows = np.flatnonzero(shown.events)
    starts = shown.frames.events["starts_on"].to_numpy(dtype="datetime64[D]")[rows]
    dated = rows[~np.isnat(starts)]
    order = np.argsort(starts[~np.isnat(starts)], kind="stable")
    ordered: npt.NDArray[np.int64] = dated[order]
    return ordered


def _rows(shown: Shown, events: npt.NDArray[np.int64]) -> PlayedRows:
    brought = events_at_marks(shown)
    rank = np.full(len(shown.events), -1, dtype=np.int64)
    rank[events] = np.arange(len(events))
    of_event = rank[brought.event]
    order = np.argsort(of_event, kind="stable")
    order = order[of_event[order] >= 0]  # an event without a date is not played
    return PlayedRows(rank=rank, event=of_event[order], brought=brought, order=order)


def _pack(
    marks: Sequence[Mark],
    rows: PlayedRows,
    starts: npt.NDArray[np.int64],
    ends: npt.NDArray[np.int64],
) -> str:
    brought, order = rows.brought, rows.order
    position = {mark.key: at for at, mark in enumerate(marks)}
    places = np.array([position.get(mark.key, -1) for mark in brought.marks], dtype=np.int64)
    people = brought.people[order]
    told = ~np.isnan(people)
    code = np.where(told, np.nan_to_num(people) + 1, 0).astype(np.int64) * 4
    code += brought.untold[order] * 2 + brought.in_region[order]
    return pack(
        [len(starts), len(order)],
        np.diff(starts, prepend=0),
        ends - starts,
        np.bincount(rows.event, minlength=len(starts)),
        places[rows.mark],
        code,
    )


def _days(
    shown: Shown, events: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    table = shown.frames.events
    starts, ends = (
        table[name].to_numpy(dtype="datetime64[D]")[events] for name in ("starts_on", "ends_on")
    )
    ends = np.where(np.isnat(ends), starts, np.maximum(starts, ends))
    return starts.astype(np.int64), ends.astype(np.int64)


def _rank(shown: Shown, rows: PlayedRows, event_id: str) -> int | None:
    if not event_id:
        return None
    found = np.flatnonzero((shown.frames.events["event_id"] == event_id).to_numpy(dtype=bool))
    return next((int(at) for at in rows.rank[found] if at >= 0), None)


def _end_of_time(chosen: dt.date | None, of_events: np.int64 | None) -> int | None:
    if of_events is None:
        return None
    return (chosen - _EPOCH).days if chosen else int(of_events)


class PlaybackBar(MacroElement):
    """The bar under a map that plays its marks through time; it asks the server nothing."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Homeward.openPlayback({{ this._parent.get_name() }},
                Homeward.decode("{{ this.settings }}"));
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()
        self._name = "PlaybackBar"
        self.settings = encode(playback_settings())
