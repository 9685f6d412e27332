"""The table of what is shown: the same events as on the map, a row each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from homeward.language import N_, _, cached_by_language
from homeward.model import DatePrecision, Direction, Kind, Role
from homeward.store.frames import Frames, rows
from homeward.view import style
from homeward.view.event_words import event_date, weak_spots
from homeward.view.filters import Shown, Status
from homeward.view.words import number_range, place_name

NO_PLACE, NO_DAY = N_("no place told"), N_("no day told")
"""Why an event is not exactly on the map or the timeline."""


@cached_by_language(4)
def table(frames: Frames) -> pd.DataFrame:
    """Return every event as a row, in the order and with the index of ``frames.events``.

    Made once for frames, like them not to be changed.

    Columns: Date (first day on which it may have been), Known as (the date as finely as
    it is known), Kind, To Ukraine, To Russia (best figures, Int64), Range (where claims
    differ), Places, Status, Claims, Summary, Weak spots, Event (its id), Why (blank where
    the event has a place and a day).
    """
    events = frames.events
    names = _place_names(frames)
    lines = rows(events)
    return pd.DataFrame(
        {
            "Date": events["starts_on"],
            "Known as": [event_date(event) for event in lines],
            "Kind": [style.KIND_STYLES[Kind(event.kind)].name for event in lines],
            "To Ukraine": events["to_ukraine_best"],
            "To Russia": events["to_russia_best"],
            "Range": [_ranges(event) for event in lines],
            "Places": [names.get(index, "") for index in events.index],
            "Status": [style.STATUS_NAMES[Status(event.status)] for event in lines],
            "Claims": events["claims"],
            "Summary": events["summary"],
            "Weak spots": [" ".join(weak_spots(event)) for event in lines],
            "Event": events["event_id"],
            "Why": _reasons(frames),
        },
        index=events.index,
    )


def rows_shown(whole: pd.DataFrame, shown: Shown) -> pd.DataFrame:
    """Return the rows of ``table`` that are shown, newest first, numbered from 0."""
    return whole[shown.events].iloc[::-1].reset_index(drop=True)


def tray(lines: pd.DataFrame) -> pd.DataFrame:
    """Return those rows that the map or the timeline cannot place exactly; ``Why`` says why."""
    return lines[lines["Why"] != ""].reset_index(drop=True)


def _reasons(frames: Frames) -> list[str]:
    with_place = set(frames.event_places["event"])
    return [
        "; ".join(
            reason
            for reason, holds in (
                (_(NO_PLACE), index not in with_place),
                (_(NO_DAY), event.date_precision != DatePrecision.DAY),
            )
            if holds
        )
        for index, event in enumerate(rows(frames.events))
    ]


def _ranges(event: Any) -> str:
    told = []
    for direction in Direction:
        low, high = getattr(event, f"{direction}_low"), getattr(event, f"{direction}_high")
        if not pd.isna(low) and low != high:
            told.append(f"{number_range(int(low), int(high))} {style.WAYS[direction]}")
    return "; ".join(told)


def _place_names(frames: Frames) -> dict[int, str]:
    order = {role: position for position, role in enumerate(Role)}
    names: dict[int, list[str]] = {}
    for row in sorted(rows(frames.event_places), key=lambda row: order[Role(row.role)]):
        of_event = names.setdefault(row.event, [])
        name = place_name(row)
        if name not in of_event:
            of_event.append(name)
    return {event: "; ".join(of_event) for event, of_event in names.items()}
