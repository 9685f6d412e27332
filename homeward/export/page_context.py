"""The context in the page of its own: the map's layer of it, and the list to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from homeward.geo.gazetteer import Gazetteer
from homeward.language import N_, _
from homeward.model import Place
from homeward.store.frames import Frames
from homeward.view.context import ContextEvent, context_events, in_period
from homeward.view.context_marks import context_list, context_title
from homeward.view.filters import Shown
from homeward.view.markup import Node, element
from homeward.view.timeline import FIRST_DAY

_NOTE = N_(
    "Known events of the war, by which undated texts can be dated. They are no returns and enter "
    "no number; grey pennants show them on the map when their layer is on."
)


def context_shown(shown: Shown, data_folder: Path) -> list[ContextEvent]:
    """Return the events of the context that touch the period of what is shown."""
    return in_period(context_events(shown.frames, _places(shown.frames, data_folder)), *span(shown))


def span(shown: Shown) -> tuple[dt.date, dt.date]:
    """Return the days between which events are shown; an open period ends with the last event."""
    ends = shown.event_rows()["ends_on"].dropna()
    first_on = shown.chosen.first_on or FIRST_DAY
    last_on = shown.chosen.last_on or (ends.max().date() if len(ends) else first_on)
    return first_on, last_on


def context_nodes(shown: Shown, data_folder: Path) -> list[Node]:
    """Return the list of the context, folded; nothing where no event of it is in the period."""
    events = context_shown(shown, data_folder)
    if not events:
        return []
    return [
        element(
            "details",
            element("summary", context_title(events)),
            element("p", _(_NOTE), class_="hw-note-line"),
            context_list(events),
        )
    ]


@lru_cache(maxsize=2)
def _places(frames: Frames, data_folder: Path) -> Mapping[str, Place]:
    """Return the places of the context; the rest of the gazetteer is not kept."""
    gazetteer = Gazetteer.load(data_folder)
    ids = {place_id for place_id in frames.known_events["place_id"] if place_id in gazetteer}
    return {place_id: gazetteer[place_id] for place_id in ids}
