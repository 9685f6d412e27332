"""The data inside the page of its own: marks, cards and months, as JSON that cannot break out."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from homeward.store.frames import rows
from homeward.view import map as atlas
from homeward.view.cards import CARD_WORDS, event_card, place_cards
from homeward.view.filters import Shown
from homeward.view.headline import shown_words
from homeward.view.marks import Mark, make_marks
from homeward.view.words import day, plural

_DAILY_UP_TO_DAYS = 62
"""A span up to this long is told day by day, a longer one month by month."""


def page_data(shown: Shown) -> dict[str, Any]:
    """Return all that the page's scripts show, as plain values; text stays text in them."""
    marks = make_marks(shown)
    spans = steps(shown)
    is_daily = all(span["first_on"] == span["last_on"] for span in spans)
    ids = list(shown.event_rows()["event_id"])
    return {
        "centre": list(atlas.CENTRE),
        "zoom": atlas.ZOOM,
        "fit": not shown.chosen.is_empty,
        "settings": atlas.settings(),
        "sent": atlas.payload(marks, selected=None, caption=shown_words(shown)),
        "events": {event_id: event_card(shown.frames, event_id) for event_id in ids},
        "places": place_cards(shown),
        "time": {
            "steps": spans,
            "told": told_marks(shown, marks),
            "words": {
                "play": "Play",
                "pause": "Pause",
                "all": "All shown",
                "up_to": "Up to",
                "single": "only this day" if is_daily else "only this month",
                "of": f"of {plural(shown.count, 'event')}",
            },
        },
        "words": dict(CARD_WORDS),
        "back": {
            "place": "← all events of this place",
            "event": "← the event before",
            "table": "← the table",
            "map": "← the map",
        },
    }


def steps(shown: Shown) -> list[dict[str, str]]:
    """Return the months (or days, of a short span) from the first shown event to the last.

    Each has ``first_on``, ``last_on`` and ``name``. Empty where no shown event has a date.
    """
    begins = shown.event_rows()["starts_on"].dropna()
    if begins.empty:
        return []
    first, last = begins.min(), begins.max()
    unit = "D" if (last - first).days <= _DAILY_UP_TO_DAYS else "M"
    made = []
    period = first.to_period(unit)
    while period <= last.to_period(unit):
        starts, ends = period.start_time.date(), period.end_time.date()
        name = day(starts) if unit == "D" else day(starts).partition(" ")[2]
        made.append({"first_on": starts.isoformat(), "last_on": ends.isoformat(), "name": name})
        period += 1
    return made


def told_marks(shown: Shown, marks: list[Mark]) -> list[dict[str, Any]]:
    """Return what each shown event brings to the marks, so that a script can add up any of them.

    ``at`` holds rows of the mark's position among ``marks``, the people (None where nobody
    told), the untold and whether the place lies in a chosen region. Added up over all
    shown events they give the marks again. An event without a date has blank days.
    """
    position = {(mark.place_id, mark.kind, mark.geo_precision): at for at, mark in enumerate(marks)}
    places = shown.frames.event_places["event"].to_numpy(dtype=np.int64)
    made = []
    for index, event in zip(np.flatnonzero(shown.events), rows(shown.event_rows()), strict=True):
        here = places == index
        alone = replace(
            shown, event_places=shown.event_places & here, in_region=shown.in_region & here
        )
        made.append(
            {
                "event_id": event.event_id,
                "first_on": _iso(event.starts_on),
                "last_on": _iso(event.ends_on),
                "at": [
                    [
                        position[mark.place_id, mark.kind, mark.geo_precision],
                        mark.people,
                        mark.untold,
                        mark.in_region,
                    ]
                    for mark in make_marks(alone)
                ],
            }
        )
    return made


def _iso(moment: Any) -> str:
    if moment is None or moment != moment:  # NaT
        return ""
    date: dt.date = moment.date()
    return date.isoformat()


def dump(value: Any) -> str:
    """Write a value as compact JSON that is inert inside a script element."""
    return inert(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def inert(text: str) -> str:
    """Write the characters with which a script element could be left as JSON escapes."""
    for character, escaped in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(character, escaped)
    return text


@cache
def boundaries(data_folder: Path) -> str:
    """Return the boundaries of the base map as inert JSON."""
    return inert((data_folder / "geography" / "basemap.json").read_text(encoding="utf-8"))
